"""Centre line and natural process limits of an XmR chart, for the points of one period."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, fsum
from typing import Final

LIMIT_FACTOR: Final = 2.66
"""Limits lie this many mean moving ranges from the mean (the published rounding of 3 / 1.128)."""

SCREEN_FACTOR: Final = 3.267
"""Moving ranges of this many times their mean and more are outlying."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The lines of one period, on the scale of the values.

    The average moving range and all limits are None where no moving range counts: a single point, or a constant
    baseline whose moving ranges are screened. The near limits lie two thirds of the way from mean to limit.
    """

    mean: float
    average_moving_range: float | None = None
    lpl: float | None = None
    upl: float | None = None
    near_lpl: float | None = None
    near_upl: float | None = None


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
    return [abs(after - before) for before, after in zip(values, values[1:], strict=False)]


def largest_range(ranges: Sequence[float], screen_outliers: bool) -> float:
    """Tell the size that a moving range must stay below to count: no size where outliers are not screened."""
    return SCREEN_FACTOR * accurate_mean(ranges) if screen_outliers and ranges else float("inf")


def limits_of(baseline: Sequence[float], counted_ranges: Sequence[float]) -> Limits:
    """Draw the lines from the values and the moving ranges that count, as rules of XmR charts give them.

    Source: NHS England, Making Data Count, and the R package NHSRplotthedots: mean plus and minus 2.66 mean moving
    ranges, never cut off at zero or one.
    """
    mean = accurate_mean(baseline)
    if not counted_ranges:
        return Limits(mean)
    average = accurate_mean(counted_ranges)
    width, near = LIMIT_FACTOR * average, 2 * (LIMIT_FACTOR / 3) * average
    return Limits(mean, average, mean - width, mean + width, mean - near, mean + near)
