"""How the cases of a measure become one figure for a period: the one place where a value is worked out."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from typing import Final

from pc_desktop.domain.calendar import counted
from pc_desktop.domain.outcomes.asked import Scope
from pc_desktop.domain.outcomes.definitions import Figure
from pc_desktop.domain.outcomes.measured import Measure, Spell
from pc_desktop.domain.outcomes.series import told_of

_DAY: Final = attrgetter("day")
Chosen = Callable[[str | None, str | None], bool]
"""Tells whether a case of a unit and an area is asked for."""


def chosen_by(scope: Scope, services: Mapping[str, str] | None = None) -> Chosen:
    """Give what tells whether a case is asked for; `services` is the class of beds of each unit, by its key.

    A case that belongs to no unit, or to no area, is left out where one is asked for.
    """
    if scope.is_everything:
        return everything

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

    Spells are followed up to `today`, which is not over and not counted. A chart's points are worked out the same way.
    """
    value, cases = told_of(_within(measure, start, end, chosen), start, end, today)
    return Figure(value, tuple(dict.fromkeys(cases)))


def _within(measure: Measure, start: date, end: date, chosen: Chosen) -> Measure:
    """Keep the cases that can count in some days and are asked for; dated ones stand in order of their days."""
    from_, to = (bisect_left(measure.observed, day, key=_DAY) for day in (start, end))
    dated = measure.observed[from_:to]
    if chosen is not everything:
        dated = tuple(one for one in dated if chosen(one.unit, one.area))
    return replace(
        measure,
        observed=dated,
        spells=_lasting(measure.spells, start, end, chosen),
        against=_lasting(measure.against, start, end, chosen),
    )


def _lasting(spells: Sequence[Spell], start: date, end: date, chosen: Chosen) -> tuple[Spell, ...]:
    """Keep the spells that touch some days and are asked for."""
    return tuple(
        one
        for one in spells
        if one.start < end and (one.end is None or one.end >= start) and chosen(one.unit, one.area)
    )


def median_of(
    measure: Measure, start: date, end: date, today: date, chosen: Chosen = everything
) -> float | None:
    """Give the middle value of a measure whose mean is reported; None of none."""
    return figure_of(replace(measure, kind="median"), start, end, today, chosen).value


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
