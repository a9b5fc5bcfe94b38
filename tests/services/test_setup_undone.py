"""Every change of the setup is one step with a title of its own, taken back whole by Undo and done again by Redo."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from pc_desktop.domain.kinds import KINDS, Fact
from pc_desktop.domain.places import Organisation, Price
from pc_desktop.domain.profile import Standard
from pc_desktop.domain.ranking import OrderRule
from pc_desktop.domain.settings import Setting
from pc_desktop.domain.severity import RiskRule
from pc_desktop.reference import profiles
from pc_desktop.services.desk import Desk
from pc_desktop.services.ports import Command, Reading
from pc_desktop.services.set_beds import AddBeds, ChangeBed, RetireBed
from pc_desktop.services.set_order import AddOrder, ChangeOrder, RemoveOrder, SignOrder, UseOrder
from pc_desktop.services.set_organisations import (
    ImportOrganisations,
    RemoveOrganisation,
    SaveOrganisation,
)
from pc_desktop.services.set_prices import RemovePrice, SetPrice
from pc_desktop.services.set_profile import AddNeed, RemoveNeed, ResetStandards, SetStandard
from pc_desktop.services.set_risk import ChangeSign, CopyTable, RemoveTable, SignTable, UseTable
from pc_desktop.services.set_settings import ChangeSetting, ChooseProfile
from pc_desktop.services.set_teams import SaveTeam
from pc_desktop.services.set_units import AddUnit, ChangeUnit, UnitSaid
from tests.services.small_region import TODAY, Putting

SAID = UnitSaid("Elm", "New trust", "B15", "203", ("autism",), "F", 18, 65, None, 1, ("Elm ward",))
ADULT, YOUNG = profiles()["adult_eating_disorders"], profiles()["children_and_young_people"]
BOARD = Organisation("o", "QAA", "Board", "icb", None, None, ())
RULE = RiskRule("x", "2026", "adult", 1, "bmi", "BMI", "", 1, 13.0, None, 15.0, None, falling_is_worse=True)
SCENE: tuple[Fact, ...] = (
    Setting("needs_added", "garden"),
    Setting("standards", '[{"urgency": "2", "respond_hours": 1, "assess_hours": 2, "working": false}]'),
    Setting("risk_version", "1"),
    Price("p", "larch", date(2026, 1, 1), 500),
    BOARD,
    RULE,
    OrderRule("w", "2026", ("wait",), "here", None, None),
)
COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        "setting": ChangeSetting("hold_days", "5"),
        "profile": ChooseProfile(YOUNG),
        "need": AddNeed("family room", ADULT),
        "no need": RemoveNeed("garden"),
        "clock": SetStandard(Standard("3", 24, 48, working=True), ADULT),
        "clocks back": ResetStandards(ADULT),
        "unit": ChangeUnit("larch", SAID),
        "new unit": AddUnit(SAID, in_region=True),
        "beds": AddBeds("yew", ("3", "4")),
        "bed": ChangeBed("y2", "2a", "F"),
        "retired": RetireBed("y2", "Ward made smaller"),
        "price": SetPrice("larch", TODAY, 700),
        "price changed": SetPrice("larch", date(2026, 1, 1), 700),
        "no price": RemovePrice("p"),
        "team": SaveTeam("riverside", "River team", "Area", "yew", ("WR1",)),
        "new team": SaveTeam(None, "Hill team", "Hills", None, ("WR1",)),
        "board": SaveOrganisation(replace(BOARD, name="New board")),
        "boards": ImportOrganisations((replace(BOARD, code="QBB"), replace(BOARD, code="QCC"))),
        "no board": RemoveOrganisation("o"),
        "copied": CopyTable("1", "2027", "here"),
        "sign": ChangeSign(replace(RULE, red_below=12.0)),
        "signed": SignTable("2026", "Dr Ann Xxtest-Example", TODAY),
        "table": UseTable("2026"),
        "no table": RemoveTable("2026"),
        "new order": AddOrder("2027", ("urgency", "wait"), ""),
        "order": ChangeOrder("2026", ("urgency",)),
        "order signed": SignOrder("2026", "Dr Ann Xxtest-Example", TODAY),
        "order used": UseOrder("2026"),
        "no order": RemoveOrder("2026"),
    }
)


def everything(desk: Desk) -> dict[str, tuple[Fact, ...]]:
    def every(reading: Reading) -> dict[str, tuple[Fact, ...]]:
        return {name: reading.find(kind) for name, kind in KINDS.items()}

    return desk.ask(every)


@pytest.mark.parametrize("name", COMMANDS)
def test_that_a_change_of_the_setup_is_one_step_undone_and_done_again_whole(desk: Desk, name: str) -> None:
    desk.do(Putting(*SCENE))
    before = everything(desk)
    done = desk.do(COMMANDS[name])
    after = everything(desk)
    assert after != before
    assert done.step is not None
    assert len(done.title) > 10
    assert done.topics == {kind for kind in KINDS if after[kind] != before[kind]}
    assert desk.undo().title == f"Undo: {done.title}"
    assert everything(desk) == before
    desk.redo()
    assert everything(desk) == after
    assert desk.verify() == ()


def test_that_no_title_of_the_setup_is_like_another(desk: Desk) -> None:
    desk.do(Putting(*SCENE))
    titles = [desk.ask(command.title) for command in COMMANDS.values()]
    assert len(set(titles)) == len(titles)
