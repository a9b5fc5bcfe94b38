"""Every order is an act of the table of roles, so that nobody gives one by being forgotten."""

from pathlib import Path

import pytest

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.roles import ACTS
from pc_desktop.services.decide_further import DiscussOnly
from pc_desktop.services.minuting import RecordDiscussion
from pc_desktop.services.permits import ACT_OF_MODULE, act_of, refuse_unless_allowed
from pc_desktop.services.ports import Command
from pc_desktop.services.set_targets import SetTarget


def test_that_every_module_of_orders_names_its_act(project: Path) -> None:
    services = (project / "pc_desktop" / "services").glob("*.py")
    orders = {file.stem for file in services if "    def carry_out(" in file.read_text(encoding="utf-8")}
    unnamed = {name for name in orders - ACT_OF_MODULE.keys() - {"ports"} if not name.startswith("set_")}
    assert unnamed == set()
    assert set(ACT_OF_MODULE.values()) - {""} <= set(ACTS)


@pytest.mark.parametrize(
    ("command", "act"),
    [
        (DiscussOnly("r1", "today"), "decide"),
        (RecordDiscussion("today", "r1", "Said", 1), "minutes"),
    ],
)
def test_that_a_decision_and_what_is_said_are_different_acts(command: Command, act: str) -> None:
    assert act_of(command) == act


def test_that_a_clerk_keeps_the_minutes_and_decides_nothing() -> None:
    refuse_unless_allowed("clerk", RecordDiscussion("today", "r1", "Said", 1))
    with pytest.raises(Refused, match="Decide in the meeting: not in the role clerk"):
        refuse_unless_allowed("clerk", DiscussOnly("r1", "today"))
    assert act_of(SetTarget.__new__(SetTarget)) == "setup"
