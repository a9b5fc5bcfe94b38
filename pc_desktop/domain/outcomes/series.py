"""Figures over time: the cases of a measure gathered by week, month or quarter, or one by one in order."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import fsum
from statistics import median
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.outcomes.measured import PLACE, Kind, Measure, Observed, Spell
from pc_desktop.domain.outcomes.spc_limits import accurate_mean
from pc_desktop.domain.outcomes.steps import Step, step_after, step_words, steps_between


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """One step of time, or one case: its first day and the day after its last, its value and the cases behind it.

    The value is None where there is none to give. `so_far` says that the step is not over.
    """

    start: date
    end: date
    words: str
    value: float | None
    cases: tuple[str, ...]
    so_far: bool = False

    @property
    def number(self) -> int:
        """Tell how many cases the point rests on."""
        return len(self.cases)


def only(measure: Measure, units: Collection[str] | None = None, area: str | None = None) -> Measure:
    """Keep the cases of these units and of this area; None keeps all."""
    if units is None and area is None:
        return measure

    def stays_in(one: Observed | Spell) -> bool:
        return (units is None or one.unit in units) and (area is None or one.area == area)

    return replace(
        measure,
        observed=tuple(filter(stays_in, measure.observed)),
        spells=tuple(filter(stays_in, measure.spells)),
        against=tuple(filter(stays_in, measure.against)),
    )


def by_step(measure: Measure, first: date, last: date, step: Step, today: date) -> tuple[SeriesPoint, ...]:
    """Give a point for every step from that of `first` to that of `last`, if only an empty one."""
    starts = list(steps_between(first, last, step))
    if not starts:
        return ()
    ends = [*starts[1:], step_after(starts[-1], step)]
    told = (
        _of_spells(measure, starts, ends, today)
        if measure.kind in _SPELLED
        else _of_observed(measure, ends, starts[0])
    )
    return tuple(
        SeriesPoint(start, end, step_words(start, step), value, cases, end > today)
        for start, end, (value, cases) in zip(starts, ends, told, strict=True)
    )


def one_by_one(measure: Measure, first: date, last: date) -> tuple[SeriesPoint, ...]:
    """Give a point for every case from one day to another, both included, in order."""
    chosen = _within(_in_order(measure.observed), first, last)
    return tuple(
        SeriesPoint(one.day, one.day, shown_day(one.day), 100 * one.value / one.of, (one.case,))
        if measure.kind == "share" and one.of
        else SeriesPoint(one.day, one.day, shown_day(one.day), one.value, (one.case,))
        for one in chosen
    )


def events_of(measure: Measure, last: date) -> tuple[Observed, ...]:
    """Give the dated cases up to a day, in order, each of which is an event by itself."""
    return tuple(_within(_in_order(measure.observed), date.min, last))


def _in_order(observed: Iterable[Observed]) -> list[Observed]:
    """Put cases in order of their day, and of their key on one day."""
    return sorted(observed, key=PLACE)


def _within(ordered: Sequence[Observed], first: date, last: date) -> Sequence[Observed]:
    """Take the cases of the days from one to another, both included."""
    days = [one.day for one in ordered]
    return ordered[bisect_left(days, first) : bisect_right(days, last)]


_Told = tuple[float | None, tuple[str, ...]]


def _of_observed(measure: Measure, ends: Sequence[date], first: date) -> Iterable[_Told]:
    """Cut the cases in order at the end of each step, and make each step's into one value."""
    ordered = _in_order(measure.observed)
    days = [one.day for one in ordered]
    make, at = _MAKERS[measure.kind], bisect_left(days, first)
    for end in ends:
        until = bisect_left(days, end)
        here = ordered[at:until]
        yield make(here), tuple(one.case for one in here)
        at = until


def _mean(cases: Sequence[Observed]) -> float | None:
    return accurate_mean([one.value for one in cases]) if cases else None


def _median(cases: Sequence[Observed]) -> float | None:
    return median(one.value for one in cases) if cases else None


def _sum(cases: Sequence[Observed]) -> float | None:
    return fsum(one.value for one in cases)


def _count(cases: Sequence[Observed]) -> float | None:
    return float(len(cases))


def _share(cases: Sequence[Observed]) -> float | None:
    whole = fsum(one.of for one in cases)
    return 100 * fsum(one.value for one in cases) / whole if whole else None


_MAKERS: Final[Mapping[Kind, Callable[[Sequence[Observed]], float | None]]] = MappingProxyType(
    {"count": _count, "sum": _sum, "mean": _mean, "median": _median, "share": _share}
)
_SPELLED: Final = frozenset({"days", "open"})


def _of_spells(
    measure: Measure, starts: Sequence[date], ends: Sequence[date], today: date
) -> Iterable[_Told]:
    """Lay spells over the steps: their days in each, or how many are open at its end."""
    if measure.kind == "open":
        tomorrow = today + timedelta(days=1)
        return _open_at(measure.spells, [min(end, tomorrow) for end in ends])
    days, cases = _laid(measure.spells, starts, ends, today)
    if not is_part(measure):
        return list(zip(days, cases, strict=True))
    whole, _ = _laid(measure.against, starts, ends, today)
    shares = [100 * part / of if of > 0 else None for part, of in zip(days, whole, strict=True)]
    return list(zip(shares, cases, strict=True))


def is_part(measure: Measure) -> bool:
    """Tell whether days are given in per cent of others, also where of those none are left."""
    return measure.unit == "%" or bool(measure.against)


def _laid(
    spells: Iterable[Spell], starts: Sequence[date], ends: Sequence[date], today: date
) -> tuple[list[float], list[tuple[str, ...]]]:
    """Add up the days of spells in each step, an open one up to today; and name the cases of each."""
    totals = [0.0] * len(starts)
    cases: list[list[str]] = [[] for _ in starts]
    for spell in spells:
        until = today if spell.end is None else min(spell.end, today)
        at = max(0, bisect_right(starts, spell.start) - 1)
        while at < len(starts) and starts[at] < until:
            days = (min(until, ends[at]) - max(spell.start, starts[at])).days
            if days > 0:
                totals[at] += spell.weight * days
                cases[at].append(spell.case)
            at += 1
    return totals, [tuple(dict.fromkeys(keys)) for keys in cases]


def _open_at(spells: Iterable[Spell], moments: Sequence[date]) -> Iterable[_Told]:
    """Count the spells open in the night before each of some days, which are those after the ends of steps."""
    cases: list[list[str]] = [[] for _ in moments]
    for spell in sorted(spells, key=lambda one: (one.start, one.case)):
        until = len(moments) if spell.end is None else bisect_right(moments, spell.end)
        for at in range(bisect_right(moments, spell.start), until):
            cases[at].append(spell.case)
    return [(float(len(keys)), tuple(keys)) for keys in cases]


def told_of(measure: Measure, start: date, end: date, today: date) -> _Told:
    """Give the value of a measure from one day up to, not including, another, and the cases it rests on."""
    if measure.kind in _SPELLED:
        return next(iter(_of_spells(measure, [start], [end], today)))
    return next(iter(_of_observed(measure, [end], start)))


def baseline_of(
    measure: Measure, start: date, end: date, step: Step, today: date
) -> tuple[float | None, int]:
    """Give the value of a measure from one day up to, not including, another, and how many cases it rests on.

    What has a value for any number of cases has that of all of the period's; what is counted or added up has its mean
    by step. There is none of what is open at a moment.
    """
    if measure.kind == "open":
        return None, 0
    value, cases = told_of(measure, start, end, today)
    each = None if value is None else in_a_step(measure, value, (end - start).days, step)
    return each, len(dict.fromkeys(cases))


def in_a_step(measure: Measure, value: float, days: int, step: Step) -> float:
    """Bring the value of some days to that of a step: what is counted or added up has its mean by step."""
    is_shared = measure.kind in {"mean", "median", "share"} or is_part(measure)
    return value if is_shared else value * _DAYS_OF_A_STEP[step] / days


_DAYS_OF_A_STEP: Final[Mapping[Step, float]] = MappingProxyType(
    {"week": 7.0, "month": 365.25 / 12, "quarter": 365.25 / 4, "case": 1.0}
)
