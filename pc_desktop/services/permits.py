"""Which act every order is, so that the table of roles can be held to it before it is carried out."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.roles import ACTS, ROLES, refuse_act
from pc_desktop.services.ports import Command

ACT_OF_MODULE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "actions": "minutes",
        "admissions": "beds",
        "admit_away": "beds",
        "agenda": "minutes",
        "amend_referral": "referrals",
        "approving": "minutes",
        "ask_information": "referrals",
        "board": "beds",
        "clinical": "referrals",
        "closures": "beds",
        "decide": "decide",
        "decide_further": "decide",
        "erase": "erase",
        "escalate": "minutes",
        "exported": "",
        "find_views": "referrals",
        "ghosts": "setup",
        "glass": "restricted",
        "holds": "beds",
        "import_referrals": "exchange",
        "import_returns": "exchange",
        "leaves": "beds",
        "life": "referrals",
        "life_risk": "referrals",
        "meet": "minutes",
        "minuting": "minutes",
        "move_in_order": "decide",
        "moves": "beds",
        "plan_meeting": "minutes",
        "repatriation": "beds",
        "stays": "beds",
        "starting_table": "setup",
        "take_referral": "referrals",
        "telling": "minutes",
        "unit_answers": "beds",
        "urgent": "decide",
    }
)
"""The act an order is, by the module it stands in; those of `set_...` are `setup`, any other `referrals`.

What is no act, such as noting an export, is free to everybody.
"""


def act_of(command: Command) -> str:
    """Tell which act an order is."""
    module = type(command).__module__.rpartition(".")[2]
    if module.startswith("set_"):
        return "setup"
    return ACT_OF_MODULE.get(module, "referrals")


def refuse_unless_allowed(role: str, command: Command) -> None:
    """Refuse an order that a role may not give; roles of the application's own are not held."""
    refuse_act(role, act_of(command))


def refuse_undo_unless_allowed(role: str) -> None:
    """Refuse Undo and Redo to a role that may not."""
    refuse_act(role, "undo")


def roles_table() -> str:
    """Write the table of roles as the help shows it, in Markdown."""
    head = "| | " + " | ".join(role.name for role in ROLES) + " |"
    rule = "|---|" + "---|" * len(ROLES)
    rows = [
        f"| {words} | " + " | ".join("yes" if act in role.may else "–" for role in ROLES) + " |"
        for act, words in ACTS.items()
    ]
    return "\n".join((head, rule, *rows))
