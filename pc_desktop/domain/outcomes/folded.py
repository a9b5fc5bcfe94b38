"""How the cases of a measure become one figure for a period: the one place where a value is worked out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import fsum
from statistics import median
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.calendar import counted
from pc_desktop.domain.outcomes.asked import Scope
from pc_desktop.domain.outcomes.definitions import Figure, mean
from pc_desktop.domain.outcomes.measured import Measure, Observed, Spell

Chosen = Callable[[str | None, str | None], bool]
"""Tells whether a case of a unit and an area is asked for."""


@dataclass(frozen=True, slots=True)
class Days:
    """The days from `start` up to but not including `end`; days still to come are never counted."""

    start: date
    end: date


def chosen_by(scope: Scope, services: Mapping[str, str] | None = None) -> Chosen:
    """Give what tells whether a case is asked for; `services` is the class of beds of each unit, by its key.

    A case that belongs to no unit, or to no area, is left out where one is asked for.
    """

    def is_chosen(unit: str | None, area: str | None) -> bool:
        """Compare what is asked for."""
        if scope.unit is not None and unit != scope.unit:
            return False
        if scope.area is not None and area != scope.area:
            return False
        return scope.service is None or (services or {}).get(unit or "") == scope.service

    return is_chosen


def everything(_unit: str | None, _area: str | None) -> bool:
    """Choose every case."""
    return True


def figure_of(measure: Measure, start: date, end: date, today: date, chosen: Chosen = everything) -> Figure:
    """Work out a measure for the days from `start` up to but not including `end`, with the cases it rests on.

    Spells are followed up to `today`, which is not over and not counted. See `Kind` for what is worked out.
    """
    if measure.kind in {"days", "open"}:
        return _SPELLED[measure.kind](measure, Days(start, min(end, today)), end, chosen)
    told = [one for one in measure.observed if start <= one.day < end and chosen(one.unit, one.area)]
    return Figure(_WORKED_OUT[measure.kind](told), tuple(dict.fromkeys(one.case for one in told)))


def median_of(
    measure: Measure, start: date, end: date, today: date, chosen: Chosen = everything
) -> float | None:
    """Give the middle value of a measure whose mean is reported; None of none."""
    return figure_of(replace(measure, kind="median"), start, end, today, chosen).value


def _share(told: Iterable[Observed]) -> float | None:
    """Give what values are of what they could be, in per cent."""
    cases = list(told)
    whole = fsum(one.of for one in cases)
    return fsum(one.value for one in cases) / whole * 100 if whole else None


def _median(told: Iterable[Observed]) -> float | None:
    """Give the middle value; None of none."""
    values = [one.value for one in told]
    return float(median(values)) if values else None


_WORKED_OUT: Final[Mapping[str, Callable[[list[Observed]], float | None]]] = MappingProxyType(
    {
        "count": lambda told: float(len(told)),
        "sum": lambda told: fsum(one.value for one in told),
        "mean": lambda told: mean(one.value for one in told),
        "median": _median,
        "share": _share,
    }
)
"""How dated cases become a value."""


def days_within(spell: Spell, days: Days) -> int:
    """Count the days of a spell that lie within some days."""
    end = days.end if spell.end is None or spell.end > days.end else spell.end
    return max(0, (end - max(spell.start, days.start)).days)


def _lasting(measure: Measure, days: Days, _end: date, chosen: Chosen) -> Figure:
    """Add up the days spells last, in per cent of those they are against where there are any to set them against."""
    total, cases = _added(measure.spells, days, chosen)
    if not measure.against:
        return Figure(total, cases)
    whole, _ = _added(measure.against, days, chosen)
    return Figure(total / whole * 100 if whole > 0 else None, cases)


def _added(spells: Iterable[Spell], days: Days, chosen: Chosen) -> tuple[float, tuple[str, ...]]:
    """Add up weighted days, and name the cases that have any."""
    total, cases = 0.0, dict[str, None]()
    for one in spells:
        if one.start < days.end and (one.end is None or one.end > days.start) and chosen(one.unit, one.area):
            lasted = days_within(one, days)
            total += lasted * one.weight
            if lasted:
                cases[one.case] = None
    return total, tuple(cases)


def _open(measure: Measure, days: Days, end: date, chosen: Chosen) -> Figure:
    """Count the spells open when the days end, at midnight; where that is still to come, those open now."""
    is_now, last = days.end < end, days.end
    cases = tuple(
        one.case
        for one in measure.spells
        if (one.start < last or (is_now and one.start == last))
        and (one.end is None or one.end > last or (one.end == last and not is_now))
        and chosen(one.unit, one.area)
    )
    return Figure(float(len(cases)), tuple(dict.fromkeys(cases)))


_SPELLED: Final[Mapping[str, Callable[[Measure, Days, date, Chosen], Figure]]] = MappingProxyType(
    {"days": _lasting, "open": _open}
)
"""How cases that last become a value."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a figure does not count as it counts the others, and why: its cases can be opened like any."""

    words: str
    cases: tuple[str, ...]


def left_out(measure: Measure, start: date, end: date, chosen: Chosen = everything) -> tuple[LeftOut, ...]:
    """Say what a measure leaves out of the days from `start` up to, not including, `end`, and why."""
    found: dict[str, dict[str, None]] = {}
    for one in measure.aside:
        if start <= one.day < end and chosen(one.unit, one.area):
            found.setdefault(one.why, {})[one.case] = None
    return tuple(
        LeftOut(f"{counted(len(cases), measure.of)} {why}", tuple(cases)) for why, cases in found.items()
    )
