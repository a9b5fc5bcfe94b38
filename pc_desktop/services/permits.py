"""Which act every order is, so that the table of roles can be held to it before it is carried out."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.roles import ACTS, ROLES, refuse_act
from pc_desktop.services.ports import Command

ACT_OF_MODULE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "admissions": "beds",
        "admit_away": "beds",
        "amend_referral": "referrals",
        "ask_information": "referrals",
        "board": "beds",
        "clinical": "referrals",
        "closures": "beds",
        "decide": "decide",
        "erase": "erase",
        "exported": "",
        "find_views": "referrals",
        "glass": "restricted",
        "holds": "beds",
        "import_referrals": "exchange",
        "import_returns": "exchange",
        "leaves": "beds",
        "life": "referrals",
        "life_risk": "referrals",
        "meet": "minutes",
        "move_in_order": "decide",
        "moves": "beds",
        "repatriation": "beds",
        "stays": "beds",
        "take_referral": "referrals",
        "unit_answers": "beds",
    }
)
"""The act an order is, by the module it stands in; those of `set_...` are `setup`, all others `referrals`.

What is no act, such as noting an export, is free to everybody.
"""


def act_of(command: Command) -> str:
    """Tell which act an order is."""
    module = type(command).__module__.rpartition(".")[2]
    if module.startswith("set_") or module == "starting_table":
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
