"""What a meeting takes further: escalations with their answers, and the gaps in services it names."""

from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

ESCALATIONS: Final = MappingProxyType(
    {
        "no_bed": "No bed in the region",
        "out_of_area": "Bed sought out of area",
        "closed_beds": "Closed beds",
        "delay": "Discharge delayed",
        "safeguarding": "Safeguarding",
        "incident": "Serious incident",
        "other": "Other",
    }
)
"""What an escalation is about."""

TO_WHOM: Final = (
    "Lead provider's commissioning team",
    "Integrated care board",
    "NHS England region",
    "Trust executive on call",
    "Local authority",
)
"""Whom a meeting usually escalates to; other words may be typed."""

SERVICES: Final = (
    "intensive day treatment",
    "enhanced community treatment",
    "home treatment or crisis team",
    "medical admission with specialist in-reach",
    "supported accommodation",
    "autism-adapted place",
    "specialist outpatient team",
)
"""Kinds of service whose absence a meeting usually names; other words may be typed."""


@dataclass(frozen=True, slots=True)
class Escalation:
    """One matter taken further: `asked` of `whom`, and what came of it; `kind` is a key of ESCALATIONS.

    `meeting` is None where it was escalated between meetings; `number` counts all escalations from 1.
    """

    key: str
    meeting: str | None
    referral: str | None
    number: int
    at: datetime
    kind: str
    whom: str
    asked: str
    by: str
    answered: datetime | None = None
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """A service that does not exist at a place: somebody's stay or wait would have been avoided if it did."""

    key: str
    meeting: str | None
    referral: str | None
    at: datetime
    place: str
    service: str
    words: str
    by: str
