"""The facts about beds, stays and holds from which a bed's state is worked out, never stored.

Every interval is half-open: it holds its beginning and not its end, so a bed may be handed over in the same minute.
"""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Stay:
    """One patient's spell in one unit, from admission to discharge (half-open).

    `source` says whose admission it was: meeting (managed by the meeting), own (the unit's own), elsewhere (another
    region's patient) or transfer (going on from a stay in another unit): only the first are admissions in the
    collaborative's figures. `oat_reason` is the national reason code 10
    to 15 of an out-of-area placement. `managed` in the sense of the figures is `source == "meeting"`. `miles` is the
    straight-line distance from home when admitted, kept so that a later move of either does not rewrite history.
    """

    key: str
    person: str
    unit: str
    referral: str | None
    admitted: datetime
    discharged: datetime | None
    expected: date | None
    ready: date | None
    ready_reason: str | None
    legal: str | None
    source: str
    oat_reason: str | None
    miles: float | None
    method: str | None
    destination: str | None


@dataclass(frozen=True, slots=True)
class Occupation:
    """One patient in one bed from `start` to `end` (half-open; open while `end` is None), within a stay."""

    key: str
    stay: str
    person: str
    bed: str
    start: datetime
    end: datetime | None


@dataclass(frozen=True, slots=True)
class Leave:
    """A patient away from the unit during a stay; while `bed_usable` the bed may take somebody else."""

    key: str
    stay: str
    start: datetime
    end: datetime | None
    due_back: date | None
    bed_usable: bool
    leave_type: str


@dataclass(frozen=True, slots=True)
class Hold:
    """One bed kept for one referral from `start` until it lapses, or is released by being used or given up.

    `until` is the moment it lapses by itself; `released` the moment somebody ended it earlier. `used` says that
    the patient was admitted into it.
    """

    key: str
    bed: str
    referral: str
    person: str
    start: datetime
    until: datetime
    released: datetime | None
    used: bool


@dataclass(frozen=True, slots=True)
class Closure:
    """One bed out of use from `start` to `end` (half-open).

    `kind` is estates, staffing, infection, commissioner, other or unusable: the last is a bed that is vacant but cannot
    be used (sex mix, acuity ...), which the meeting counts apart. `told` says which commissioner was told, and when.
    """

    key: str
    bed: str
    start: datetime
    end: datetime | None
    kind: str
    reason: str
    told: str | None


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Somebody's word, at a moment, that what is held about a unit's beds is right; `source` is meeting or return."""

    key: str
    unit: str
    at: datetime
    by: str
    source: str


def hold_end(hold: Hold) -> datetime:
    """Tell when a hold stops holding: when released, or else when it lapses."""
    return hold.until if hold.released is None else min(hold.released, hold.until)


def is_live(hold: Hold, now: datetime) -> bool:
    """Tell whether a hold keeps its bed at this moment."""
    return hold.start <= now < hold_end(hold)
