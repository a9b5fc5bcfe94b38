"""The agenda of a meeting: its items in order, interests declared, and what somebody brings to be talked about."""

from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

ITEMS: Final = MappingProxyType(
    {
        "welcome": ("Welcome and confidentiality", 1),
        "attendance": ("Attendance and apologies", 1),
        "quorum": ("Quorum", 1),
        "interests": ("Declarations of interest", 1),
        "last_minutes": ("Last minutes and matters arising", 2),
        "actions": ("Actions", 3),
        "bed_state": ("Bed state round", 4),
        "urgent": ("Urgent decisions since last time", 2),
        "new_referrals": ("New referrals", 10),
        "waiting": ("Waiting list", 8),
        "away": ("Out of area and repatriation", 3),
        "inpatients": ("Inpatients by exception", 3),
        "difficult": ("Difficult cases", 2),
        "escalations": ("Escalations", 1),
        "gaps": ("Gaps in services", 1),
        "next_meeting": ("Next meeting", 1),
    }
)
"""The items every agenda begins with, in order: their words and the minutes budgeted, 44 in all."""

OWN_ITEM: Final = "own"
"""The kind of an item the meeting adds in words of its own."""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item of a meeting's agenda, from `position` 1 on.

    `kind` is a key of ITEMS, or OWN_ITEM. `budget` is in minutes, `seconds` is the time spent on it. `done` is when the
    meeting was through with it; `dropped` leaves it out of this meeting.
    """

    key: str
    meeting: str
    position: int
    kind: str
    title: str
    budget: int
    seconds: int
    dropped: bool
    notes: str | None = None
    done: datetime | None = None


@dataclass(frozen=True, slots=True)
class Declaration:
    """An interest somebody declares at a meeting, and what the meeting does about it."""

    key: str
    meeting: str
    name: str
    interest: str
    handling: str | None = None


@dataclass(frozen=True, slots=True)
class Tabled:
    """A referral or a stay somebody brings to an item of a meeting, and why; `item` is a key of ITEMS."""

    key: str
    meeting: str
    item: str
    referral: str | None
    stay: str | None
    words: str
    by: str
