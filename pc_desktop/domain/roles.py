"""Who may do what: one table of roles and acts. On one laptop it is a courtesy that prevents slips, not a wall."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.errors import Refused

ACTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "referrals": "Take and change referrals",
        "beds": "Change what beds are: stays, holds, closures",
        "decide": "Decide in the meeting",
        "minutes": "Run the meeting and issue its minutes",
        "exchange": "Read returns and lists, write workbooks",
        "restricted": "Open a restricted record, with a reason",
        "setup": "Change the setup",
        "handover": "Hand over to another laptop and take a pack in",
        "erase": "Erase somebody under the retention rule",
        "undo": "Undo and redo",
    }
)
"""What is done with the application, in words, by the code of the act."""


@dataclass(frozen=True, slots=True)
class Role:
    """A role people work in: its name and the acts it may do."""

    key: str
    name: str
    may: frozenset[str]


ROLES: Final = (
    Role("liaison", "Liaison practitioner", frozenset(ACTS)),
    Role("lead", "Clinical lead", frozenset(ACTS)),
    Role("clerk", "Clerk", frozenset({"beds", "minutes", "exchange", "undo"})),
    Role("viewer", "Viewer", frozenset()),
)
"""Every role with what it may do; whoever may do nothing may still look at everything that is not restricted."""


def role_of(key: str) -> Role:
    """Give a role by its code; refuses one there is not."""
    for role in ROLES:
        if role.key == key:
            return role
    raise Refused("There is no such role. Choose liaison, clinical lead, clerk or viewer.")


def refuse_act(role: str, act: str) -> None:
    """Refuse an act that a role may not do, naming who may."""
    found = next((one for one in ROLES if one.key == role), None)
    if found is None or not act or act in found.may:
        return
    who = " or a ".join(one.name.lower() for one in ROLES if act in one.may)
    raise Refused(
        f"{ACTS[act]}: not in the role {found.name.lower()}. Ask a {who}, or change who is working (Ctrl Shift W)."
    )
