"""The chance of a bed coming free in each unit, with what it rests on, and how such chances came true before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.board import BedStanding
from pc_desktop.domain.calendar import counted, local_day
from pc_desktop.domain.chances import (
    LEAST_OF_A_UNIT,
    WINDOWS,
    Check,
    Seen,
    Staying,
    at_least_one,
    check,
    frees_within,
    leaves_within,
    staying,
)
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import Region

_CHECKED_WINDOW: Final = 14
_CHECKED_MONTHS: Final = 24


@dataclass(frozen=True, slots=True)
class UnitChance:
    """One unit's chances: of at least one bed within each window, and how many beds are to be counted on.

    `chances` and `beds` go with WINDOWS; `free_now` beds are not part of them. `untold` counts the patients for whom no
    chance can be told; they count as staying.
    """

    unit: str
    name: str
    free_now: int
    chances: tuple[float, float, float]
    beds: tuple[float, float, float]
    told: int
    untold: int
    basis: str


@dataclass(frozen=True, slots=True)
class ChancePage:
    """Every unit's chances, and what they rest on in a sentence."""

    units: tuple[UnitChance, ...]
    basis: str


@dataclass(frozen=True, slots=True)
class ChanceCheck:
    """How chances told on held-back days came true, and which days those were."""

    found: Check | None
    first: date
    last: date
    days: int


@dataclass(frozen=True, slots=True)
class _Curves:
    """The curve of staying of the whole region and of each unit with enough stays of its own."""

    region: Staying
    units: Mapping[str, Staying]

    def of(self, unit: str) -> Staying:
        """Give the curve that speaks for a unit."""
        return self.units.get(unit, self.region)


def chances_view(reading: Reading, region: Region) -> ChancePage:
    """Give every unit's chances as of the look."""
    today = region.today
    stays = _stays_in(reading, region)
    curves = _curves(stays, today)
    ended = sum(_ended(stay, today) for stay in stays)
    return ChancePage(
        units=tuple(_unit(region, unit, curves) for unit in region.board),
        basis=_basis(ended, region.number("expected_kept_percent")),
    )


def chances_checked(reading: Reading, region: Region) -> ChanceCheck:
    """Tell the chances again as they would have been told on past days, from what had happened by then, and compare.

    Each first of the month of the last two years is held back: only what was known that day counts. How expected dates
    read that day is not known any more, so lengths of stay speak alone.
    """
    stays = _stays_in(reading, region)
    days = _held_back(region.today)
    told: list[tuple[float, bool]] = []
    for day in days:
        known = [stay for stay in stays if local_day(stay.admitted) < day]
        curves = _curves(known, day)
        for stay in known:
            if _ended(stay, day):
                continue
            so_far = (day - local_day(stay.admitted)).days
            chance = leaves_within(curves.of(stay.unit), so_far, _CHECKED_WINDOW)
            if chance is not None:
                told.append((chance, _ended(stay, day + timedelta(days=_CHECKED_WINDOW))))
    return ChanceCheck(check(told), days[0], days[-1], len(days))


def _held_back(today: date) -> tuple[date, ...]:
    """Give the first days of the latest months whose outcome is known by now."""
    day = (today - timedelta(days=_CHECKED_WINDOW)).replace(day=1)
    days = [day]
    while len(days) < _CHECKED_MONTHS:
        day = (day - timedelta(days=1)).replace(day=1)
        days.append(day)
    return tuple(reversed(days))


def _stays_in(reading: Reading, region: Region) -> tuple[Stay, ...]:
    """Give every stay in the region's units: whoever lies in a bed, it is the bed that comes free."""
    return tuple(stay for stay in reading.find(Stay) if stay.unit in region.board)


def _ended(stay: Stay, day: date) -> bool:
    """Tell whether a stay had ended by the end of a day."""
    return stay.discharged is not None and local_day(stay.discharged) <= day


def _curves(stays: Iterable[Stay], today: date) -> _Curves:
    """Estimate the curves from what is known on a day."""
    by_unit: dict[str, list[Seen]] = {}
    for stay in stays:
        admitted = local_day(stay.admitted)
        if admitted > today:
            continue
        ended = _ended(stay, today)
        until = local_day(stay.discharged) if ended and stay.discharged else today
        by_unit.setdefault(stay.unit, []).append(Seen((until - admitted).days, ended))
    enough = {
        unit: staying(seen)
        for unit, seen in by_unit.items()
        if sum(one.ended for one in seen) >= LEAST_OF_A_UNIT
    }
    return _Curves(staying(one for seen in by_unit.values() for one in seen), enough)


def _unit(region: Region, unit: str, curves: _Curves) -> UnitChance:
    """Put one unit's chances together."""
    standings = [one for one in region.board[unit] if one.stay is not None and one.closure is None]
    told = [chance for one in standings if (chance := _bed(one, region, curves.of(unit)))]
    own = "its own stays" if unit in curves.units else "the whole region's stays"
    return UnitChance(
        unit=unit,
        name=region.units[unit].name,
        free_now=region.figures[unit].available,
        chances=_each(at_least_one([chance[at] for chance in told]) for at in range(len(WINDOWS))),
        beds=_each(sum(chance[at] for chance in told) for at in range(len(WINDOWS))),
        told=len(told),
        untold=len(standings) - len(told),
        basis=f"from {own}; {counted(len(told), 'patient')} counted",
    )


def _bed(standing: BedStanding, region: Region, curve: Staying) -> tuple[float, float, float] | None:
    """Tell one bed's chances; None where nobody can say."""
    stay, today = standing.stay, region.today
    if stay is None:
        return None
    so_far = (today - local_day(stay.admitted)).days
    ahead = (stay.expected - today).days if stay.expected else None
    share = region.number("expected_kept_percent") / 100
    found = [frees_within(curve, so_far, window, ahead, share) for window in WINDOWS]
    told = [chance for chance in found if chance is not None]
    return _each(told) if len(told) == len(WINDOWS) else None


def _each(values: Iterable[float]) -> tuple[float, float, float]:
    """Give one value for each window."""
    one, two, four = values
    return one, two, four


def _basis(ended: int, dates_kept: int) -> str:
    """Say what the chances rest on."""
    return (
        f"From {counted(ended, 'stay')} that ended and those still open (product-limit estimate). An expected date "
        f"is taken to be kept in {dates_kept} of 100 cases, as set in Setup. Beds are taken to come free "
        "independently. A chance is not a promise."
    )
