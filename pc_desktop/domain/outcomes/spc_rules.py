"""The four special-cause rules for the points of one period, and the one label each point gets.

Source: NHS England, Making Data Count, as the R package NHSRplotthedots applies it. All comparisons are
strict: a point on a limit is inside it, a point on the mean is on no side of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final, Literal

from pc_desktop.domain.outcomes.spc_limits import Limits
from pc_desktop.domain.outcomes.spc_options import Improvement

RUN: Final = 7
"""Points in a row that make a shift or a trend."""

SpecialCause = Literal[
    "Common Cause",
    "Above UCL",
    "Below LCL",
    "7 Point Trend (Increasing)",
    "7 Point Trend (Decreasing)",
    "2 in 3 Above CL",
    "2 in 3 Below CL",
    "7 Points Above CL",
    "7 Points Below CL",
]
PointType = Literal[
    "common_cause",
    "special_cause_improvement",
    "special_cause_concern",
    "special_cause_neutral_high",
    "special_cause_neutral_low",
]
HIGH: Final[frozenset[SpecialCause]] = frozenset(
    {"Above UCL", "7 Point Trend (Increasing)", "2 in 3 Above CL", "7 Points Above CL"}
)


@dataclass(frozen=True, slots=True)
class Signals:
    """What the rules say of one point, before one of them is chosen for its label.

    `side` is 1 above the mean, -1 below, 0 on it. `close` is beyond the near limits but not outside.
    """

    side: int
    outside: bool
    close: bool
    trend: bool
    two_in_three: bool
    shift: bool


_signals = cache(Signals)


def signals_of(
    values: Sequence[float], mean: float, limits: Limits | None, outside_counts_as_close: bool
) -> list[Signals]:
    """Apply every rule to the points of one period; without limits only shift and trend can mark one."""
    sides = [(value > mean) - (value < mean) for value in values]
    if limits is None:
        outside = close = counting = [False] * len(values)
    else:
        lpl, upl, near_lpl, near_upl = limits.lpl, limits.upl, limits.near_lpl, limits.near_upl
        outside = [value > upl or value < lpl for value in values]
        beyond = [value > near_upl or value < near_lpl for value in values]
        close = [far and not out for far, out in zip(beyond, outside, strict=True)]
        counting = beyond if outside_counts_as_close else close
    marks = (sides, outside, close, trends(values), two_in_three(sides, counting), shifts(sides))
    return list(map(_signals, *marks))


def shifts(sides: Sequence[int]) -> list[bool]:
    """Mark every point of seven or more in a row on one side of the mean."""
    marks = [False] * len(sides)
    for start, stop in _runs(sides, RUN):
        marks[start:stop] = [True] * (stop - start)
    return marks


def trends(values: Sequence[float]) -> list[bool]:
    """Mark every point of seven or more in a row that all rise or all fall, the first one too."""
    marks = [False] * len(values)
    slopes = [(after > before) - (after < before) for before, after in pairwise(values)]
    for start, stop in _runs(slopes, RUN - 1):
        marks[start : stop + 1] = [True] * (stop + 1 - start)
    return marks


def two_in_three(sides: Sequence[int], close: Sequence[bool]) -> list[bool]:
    """Mark the close points among three in a row on one side of the mean of which two or more are close."""
    marks = [False] * len(sides)
    if True not in close:
        return marks
    for start in range(len(sides) - 2):
        near = close[start : start + 3]
        if sum(near) > 1 and abs(sum(sides[start : start + 3])) == 3:
            for place in range(3):
                marks[start + place] |= near[place]
    return marks


def _runs(signs: Sequence[int], at_least: int) -> Iterator[tuple[int, int]]:
    """Find where signs that are not zero repeat: the first place and the place after the last."""
    start, sign = 0, 0
    for place, here in enumerate(signs):
        if here != sign:
            if sign and place - start >= at_least:
                yield start, place
            start, sign = place, here
    if sign and len(signs) - start >= at_least:
        yield start, len(signs)


def special_causes(values: Sequence[float], signals: Sequence[Signals]) -> list[SpecialCause]:
    """Choose one label for each point: the first of outside, trend, two in three, shift that marks it."""
    return [
        _label(mark, mark.trend and _is_rising(place, values, signals)) for place, mark in enumerate(signals)
    ]


def _is_rising(place: int, values: Sequence[float], signals: Sequence[Signals]) -> bool:
    """Tell a trend's slope at one of its points: forward where the next one is in a trend, else backward."""
    if place + 1 < len(values) and signals[place + 1].trend:
        return values[place + 1] > values[place]
    return values[place] > values[place - 1]


def _label(mark: Signals, rising: bool) -> SpecialCause:
    if mark.outside:
        return "Above UCL" if mark.side > 0 else "Below LCL"
    if mark.trend:
        return "7 Point Trend (Increasing)" if rising else "7 Point Trend (Decreasing)"
    if mark.two_in_three:
        return "2 in 3 Above CL" if mark.side > 0 else "2 in 3 Below CL"
    if mark.shift:
        return "7 Points Above CL" if mark.side > 0 else "7 Points Below CL"
    return "Common Cause"


@cache
def point_type(cause: SpecialCause, improvement: Improvement) -> PointType:
    """Tell what a label means where more, less or neither is better."""
    if cause == "Common Cause":
        return "common_cause"
    high = cause in HIGH
    if improvement == "neutral":
        return "special_cause_neutral_high" if high else "special_cause_neutral_low"
    better = high == (improvement == "increase")
    return "special_cause_improvement" if better else "special_cause_concern"
