"""Somebody moved up or down the order by people, with the reason: kept, shown and counted."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Departure:
    """That a referral stands directly above another, whatever the rule says; at the very end where `above` is None.

    `above` is the key of a referral. It holds from `at` until `ended`, and lapses when either of the two waits no
    longer.
    """

    key: str
    referral: str
    above: str | None
    at: datetime
    by: str
    reason: str
    ended: datetime | None
