"""What a unit said when it was asked to take somebody."""

from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

DECLINE_REASONS: Final = MappingProxyType(
    {
        "no_bed": "no bed",
        "acuity": "acuity on the ward",
        "staffing": "staffing",
        "sex_mix": "sex mix of rooms",
        "one_to_one": "no more one-to-one nursing",
        "ng_feeding": "cannot give NG feeding",
        "medical": "medical needs beyond the unit",
        "risk": "risk to self or others",
        "not_indicated": "admission not indicated",
        "incomplete": "information incomplete",
        "other": "another reason",
    }
)
"""Why a unit says no, in words; kept so that a vacant bed that could not be used is counted with its reason."""


@dataclass(frozen=True, slots=True)
class UnitAnswer:
    """One unit's yes or no to one referral: when, by whom, why, and when it will look again.

    `reason` is a key of DECLINE_REASONS where the unit said no, else None; `words` is what was said.
    """

    key: str
    referral: str
    unit: str
    at: datetime
    accepted: bool
    reason: str | None
    words: str
    by: str
    review_on: date | None
