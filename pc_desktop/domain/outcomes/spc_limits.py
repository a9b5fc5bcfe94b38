"""Centre line and natural process limits of an XmR chart, for the points of one period."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil, floor, fsum, inf, log, log1p
from typing import Final

LIMIT_FACTOR: Final = 2.66
"""Limits lie this many mean moving ranges from the mean (the published rounding of 3 / 1.128)."""

SCREEN_FACTOR: Final = 3.267
"""Moving ranges of this many times their mean and more are outlying."""

_OUTSIDE, _NEAR = 0.00135, 0.02275
"""The parts of a normal distribution beyond three, and beyond two, standard deviations on one side."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The lines around the mean of one period, on the scale of the values.

    `lpl` and `upl` are the lower and upper process limits; the near limits lie two thirds of the way to them.
    """

    average_moving_range: float
    lpl: float
    upl: float
    near_lpl: float
    near_upl: float


def accurate_mean(values: Sequence[float]) -> float:
    """Average values so closely that the mean of equal values is that value, bit for bit."""
    number = len(values)
    rough = fsum(values) / number
    return rough + fsum([value - rough for value in values]) / number


def baseline_length(number: int, fix_after: float | None) -> int:
    """Tell how many of a period's points its mean and limits rest on."""
    return number if fix_after is None else min(number, floor(fix_after))


def moving_ranges(values: Sequence[float]) -> list[float]:
    """Give the distances between neighbours, one fewer than the values."""
    return [abs(after - before) for before, after in pairwise(values)]


def largest_range(ranges: Sequence[float], screen_outliers: bool) -> float:
    """Tell the size that a moving range must stay below to count: no size where outliers are not screened."""
    return SCREEN_FACTOR * accurate_mean(ranges) if screen_outliers and ranges else float("inf")


def limits_around(mean: float, counted_ranges: Sequence[float]) -> Limits | None:
    """Draw the limits from the moving ranges that count; there are none where no moving range counts.

    That is so for a single point, and for a constant baseline whose moving ranges are screened. Limits are
    never cut off at zero or one. Source: NHS England, Making Data Count, as the R package NHSRplotthedots
    applies it.
    """
    if not counted_ranges:
        return None
    average = accurate_mean(counted_ranges)
    width, near = LIMIT_FACTOR * average, 2 * (LIMIT_FACTOR / 3) * average
    return Limits(average, mean - width, mean + width, mean - near, mean + near)


def without_part_days(limits: Limits) -> Limits:
    """Leave out lower limits under one day: two events on one day are no days apart, and that is no signal."""
    lower = limits.lpl if limits.lpl >= 1 else -inf
    return replace(limits, lpl=lower, near_lpl=limits.near_lpl if limits.near_lpl >= 1 else -inf)


def geometric_centre(mean: float) -> float:
    """Give the middle of counts between rare events whose mean is `mean`: half of them lie on either side of it.

    Cases between events of one steady chance are geometric. Source: Benneyan 2001, number-between g-type charts.
    """
    return log(0.5) / _log_of_none(mean) if mean > 0 else 0.0


def geometric_limits(mean: float) -> Limits:
    """Draw the limits of counts between rare events, beyond which chance alone would rarely leave one.

    They are the percentiles that three standard deviations are of a normal distribution, as a geometric one is far
    from even: there is a lower limit only where a count of none would itself be as rare.
    """
    if mean <= 0:
        return Limits(0.0, -inf, 0.0, -inf, 0.0)
    lower, near_lower = (_percentile(part, mean) for part in (_OUTSIDE, _NEAR))
    upper, near_upper = (_percentile(1 - part, mean) for part in (_OUTSIDE, _NEAR))
    return Limits(0.0, lower or -inf, upper, near_lower or -inf, near_upper)


def _percentile(part: float, mean: float) -> float:
    """Give the least count that this part of all counts do not exceed."""
    return float(max(0, ceil(log1p(-part) / _log_of_none(mean)) - 1))


def _log_of_none(mean: float) -> float:
    """Give the logarithm of the chance that a case is no event."""
    return log(mean / (1 + mean))
