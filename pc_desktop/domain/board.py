"""The bed board: what state every bed is in at a moment, and each unit's figures, worked out from facts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.bed import Closure, Confirmation, Hold, Leave, Occupation, Stay
from pc_desktop.domain.calendar import days_between, local_day
from pc_desktop.domain.places import Bed, Unit

BED_STATES: Final = MappingProxyType(
    {
        "free": "Free",
        "held": "Held",
        "occupied": "Occupied",
        "expected": "Expected",
        "ready": "Ready to leave",
        "on_leave": "On leave",
        "closed": "Closed",
        "unusable": "Not usable",
    }
)
"""The states of a bed, in words."""

EXPECTED_WITHIN: Final = 14

OVERRIDE: Final = "override"
"""The source of a confirmation by which people plan with a unit for a day although its word is old."""

RETURN: Final = "return"
"""The source of a confirmation by an accepted return, which speaks of a day rather than of an hour."""


@dataclass(frozen=True, slots=True)
class Lent:
    """Somebody on leave who left their bed for others to use, and who comes back."""

    stay: Stay
    leave: Leave


@dataclass(frozen=True, slots=True)
class BedStanding:
    """One bed at one moment: its state and the facts the state comes from.

    `days` is how long the patient in it has stayed. `lent` are the people on leave whose bed this was last; it changes
    nothing about the state, for others may use the bed.
    """

    bed: Bed
    state: str
    occupation: Occupation | None
    stay: Stay | None
    hold: Hold | None
    closure: Closure | None
    leave: Leave | None
    days: int | None
    lent: tuple[Lent, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """One unit in figures: every screen, the plan and the minutes show these and no others.

    `commissioned` counts the beds on its list, `open` those not closed, `available` those free now. `expected` counts
    beds whose discharge is expected within 7, 14 and 28 days. `confirmed` is when somebody last gave their word for it,
    `overridden` when people said to plan with it today all the same.
    """

    unit: Unit
    commissioned: int
    open: int
    occupied: int
    on_leave: int
    held: int
    closed: int
    unusable: int
    available: int
    ready: int
    expected: tuple[int, int, int]
    confirmed: datetime | None
    fresh: bool
    overridden: datetime | None = None

    @property
    def in_plan(self) -> bool:
        """Tell whether the plan counts on this unit: its word is fresh, or people said to plan with it today."""
        return self.fresh or self.overridden is not None


@dataclass(frozen=True, slots=True)
class BedFacts:
    """The facts that matter to beds at one moment, each by the bed (or stay) it concerns."""

    occupations: Mapping[str, Occupation]
    holds: Mapping[str, Hold]
    closures: Mapping[str, Closure]
    stays: Mapping[str, Stay]
    leaves: Mapping[str, Leave]
    lent: Mapping[str, tuple[Lent, ...]] = field(default_factory=dict)


def standing_of(bed: Bed, facts: BedFacts, now: datetime) -> BedStanding:
    """Work out one bed's state: out of use, else who is in it, else whom it is held for, else free."""
    occupation, hold, closure = (
        facts.occupations.get(bed.key),
        facts.holds.get(bed.key),
        facts.closures.get(bed.key),
    )
    stay = facts.stays.get(occupation.stay) if occupation else None
    leave = facts.leaves.get(occupation.stay) if occupation else None
    days = days_between(stay.admitted, now) if stay else None
    if occupation:
        state = _occupied_state(stay, leave, local_day(now))
    elif closure:
        state = "unusable" if closure.kind == "unusable" else "closed"
    else:
        state = "held" if hold else "free"
    lent = facts.lent.get(bed.key, ())
    return BedStanding(bed, state, occupation, stay, hold, closure, leave, days, lent)


def _occupied_state(stay: Stay | None, leave: Leave | None, today: date) -> str:
    """Tell which kind of occupied a bed is: most useful to the meeting first."""
    if stay is not None and stay.ready is not None and stay.ready <= today:
        return "ready"
    if stay is not None and stay.expected is not None and (stay.expected - today).days <= EXPECTED_WITHIN:
        return "expected"
    return "on_leave" if leave else "occupied"


def figures_of(
    unit: Unit,
    standings: Iterable[BedStanding],
    confirmation: Confirmation | None,
    now: datetime,
    fresh_days: int,
    override: Confirmation | None = None,
) -> UnitFigures:
    """Count one unit's beds by state; its word is fresh while it is no older than `fresh_days`.

    The word of a return counts by days: one dated two days ago is two days old until midnight.
    An override is nobody's word for the beds: it holds for its own day and makes nothing fresh.
    """
    if confirmation is not None and confirmation.source == OVERRIDE:
        confirmation, override = None, confirmation
    beds = tuple(standings)
    today = local_day(now)
    taken = [one for one in beds if one.occupation]
    closed = sum(one.state == "closed" for one in beds)
    confirmed = confirmation.at if confirmation else None
    return UnitFigures(
        unit=unit,
        commissioned=len(beds),
        open=len(beds) - closed,
        occupied=len(taken),
        on_leave=sum(one.leave is not None for one in taken),
        held=sum(one.hold is not None for one in beds),
        closed=closed,
        unusable=sum(one.state == "unusable" for one in beds),
        available=sum(one.state == "free" for one in beds),
        ready=sum(one.state == "ready" for one in beds),
        expected=_expected(taken, today),
        confirmed=confirmed,
        fresh=confirmation is not None and _is_fresh(confirmation, now, fresh_days),
        overridden=override.at if override and local_day(override.at) == today else None,
    )


def _is_fresh(word: Confirmation, now: datetime, fresh_days: int) -> bool:
    """Tell whether a unit's word is no older than so many days."""
    if word.source == RETURN:
        return (local_day(now) - local_day(word.at)).days <= fresh_days
    return now - word.at <= timedelta(days=fresh_days)


def _expected(taken: Iterable[BedStanding], today: date) -> tuple[int, int, int]:
    """Count the beds whose discharge is expected within 7, 14 and 28 days, overdue ones included."""
    ahead = [(one.stay.expected - today).days for one in taken if one.stay and one.stay.expected]
    return (
        sum(days <= 7 for days in ahead),
        sum(days <= 14 for days in ahead),
        sum(days <= 28 for days in ahead),
    )
