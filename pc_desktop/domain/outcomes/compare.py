"""Comparing with care: a measure with its baseline, and groups side by side with what chance alone would give."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import accumulate
from math import comb, fsum, sqrt
from typing import Final

from pc_desktop.domain.outcomes.definitions import Figure
from pc_desktop.domain.outcomes.folded import Chosen, everything, figure_of
from pc_desktop.domain.outcomes.measured import Measure, Observed
from pc_desktop.domain.outcomes.words import FEWEST_FOR_PERCENT, percent_change

SIGMAS: Final = 3.0
"""How far from the whole a group's mean may lie by chance, in standard errors: funnel plots' usual outer line."""
_TAIL: Final = 0.00135
"""The chance beyond three standard errors on one side, for shares of small numbers."""
_EXACT_UP_TO: Final = 1000


@dataclass(frozen=True, slots=True)
class Basis:
    """One side of a comparison: its value and everything that must be said with it, kept together.

    `number` is how many cases it rests on, `source` where the value comes from, `definition` what it means.
    """

    start: date
    end: date
    value: float | None
    number: int
    source: str
    definition: str


@dataclass(frozen=True, slots=True)
class Change:
    """How a value changed: in its own unit, and in per cent where the baseline rests on five cases or more."""

    difference: float | None
    percent: int | None
    why_no_percent: str


def change(before: Basis, now: Basis) -> Change:
    """Compare two sides; no percentage where the baseline rests on fewer than five cases, is nought or unknown."""
    if before.value is None or now.value is None:
        return Change(None, None, "nothing to compare with")
    difference = now.value - before.value
    if before.number < FEWEST_FOR_PERCENT:
        return Change(
            difference, None, f"no percentage: the baseline rests on {before.number}, fewer than five"
        )
    if before.value <= 0:
        return Change(difference, None, "no percentage: the baseline is nought")
    return Change(difference, percent_change(100.0, 100.0 * now.value / before.value), "")


class Standing(StrEnum):
    """Where a group lies in what chance alone would give."""

    WITHIN = "within what chance gives"
    ABOVE = "higher than chance gives"
    BELOW = "lower than chance gives"
    FEW = "too few to compare"
    SIZE = "a size, not compared"


@dataclass(frozen=True, slots=True)
class Side:
    """One group beside the others: its figure, and between which values chance would put it; None where not drawn."""

    key: str
    figure: Figure
    low: float | None
    high: float | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Groups of one measure side by side, and the whole they are compared with."""

    measure: str
    whole: Figure
    sides: tuple[Side, ...]


def side_by_side(
    measure: Measure,
    groups: Mapping[str, Chosen],
    period: tuple[date, date],
    today: date,
    chosen: Chosen = everything,
    fewest: int = FEWEST_FOR_PERCENT,
) -> SideBySide:
    """Work a measure out for each group, with the funnel around the whole.

    A mean may lie three standard errors from the mean of all, a share as far as the binomial distribution allows with
    the same chance; groups of fewer than `fewest` cases are shown without a verdict, and sizes are never ranked.
    """
    start, end = period
    whole = figure_of(measure, start, end, today, chosen)
    inside = [one for one in measure.observed if start <= one.day < end and chosen(one.unit, one.area)]
    sides = tuple(
        _side(
            measure, key, figure_of(measure, start, end, today, _both(chosen, belongs)), whole, inside, fewest
        )
        for key, belongs in groups.items()
    )
    return SideBySide(measure.name, whole, sides)


def _both(one: Chosen, other: Chosen) -> Chosen:
    """Choose what both choose."""
    if one is everything:
        return other
    return lambda unit, area: one(unit, area) and other(unit, area)


def _side(
    measure: Measure, key: str, figure: Figure, whole: Figure, inside: Sequence[Observed], fewest: int
) -> Side:
    """Place one group in the funnel."""
    if measure.kind not in {"mean", "share"}:
        return Side(key, figure, None, None, Standing.SIZE)
    if figure.value is None or whole.value is None or figure.number < fewest:
        return Side(key, figure, None, None, Standing.FEW)
    if measure.kind == "share":
        low, high = share_limits(whole.value, figure.number)
    else:
        low, high = mean_limits(whole.value, [one.value for one in inside], figure.number)
    standing = Standing.WITHIN
    if figure.value > high:
        standing = Standing.ABOVE
    elif figure.value < low:
        standing = Standing.BELOW
    return Side(key, figure, low, high, standing)


def mean_limits(centre: float, values: Sequence[float], number: int) -> tuple[float, float]:
    """Give between which values the mean of `number` cases lies by chance: three standard errors either side.

    The spread is that of all `values` (their sample standard deviation), never below nought where none is.
    """
    middle = fsum(values) / len(values) if values else 0.0
    spread = sqrt(fsum((one - middle) ** 2 for one in values) / (len(values) - 1)) if len(values) > 1 else 0.0
    reach = SIGMAS * spread / sqrt(number)
    low = centre - reach
    return (max(0.0, low) if min(values, default=0.0) >= 0 else low), centre + reach


def share_limits(percent: float, number: int) -> tuple[float, float]:
    """Give between which per cents the share of `number` cases lies by chance, where `percent` of all do.

    By the binomial distribution: beyond each limit lies no more than 0.135 % of chance. Above a thousand cases by
    three standard errors, which then says the same.
    """
    part = min(1.0, max(0.0, percent / 100))
    if number > _EXACT_UP_TO:
        reach = SIGMAS * sqrt(part * (1 - part) / number) * 100
        return max(0.0, percent - reach), min(100.0, percent + reach)
    chances = [comb(number, hits) * part**hits * (1 - part) ** (number - hits) for hits in range(number + 1)]
    return _quantile(chances) / number * 100, (number - _quantile(chances[::-1])) / number * 100


def _quantile(chances: Iterable[float]) -> int:
    """Give the least number of hits that chance does not leave behind."""
    return next(hits for hits, below in enumerate(accumulate(chances)) if below > _TAIL)
