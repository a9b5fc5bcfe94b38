"""How one statistical process control chart is to be drawn, refused at once where it makes no sense."""

from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import Final, Literal, TypeGuard, get_args

from pc_desktop.domain.errors import Refused

Improvement = Literal["increase", "decrease", "neutral"]
"""Which way is better; neutral where neither is."""

Spread = Literal["moving_range", "waiting", "geometric"]
"""What limits are worked out from: the moving ranges of the values, those of days to a power, or counts of cases."""

SHORTEST_BASELINE: Final = 12
"""The fewest points that limits may be fixed from."""

POINTS_BEFORE_LIMITS: Final = 13
"""A period of fewer points is drawn as a run chart around its median, without limits and icons."""


def is_number(value: object) -> TypeGuard[int | float]:
    """Tell whether a value is a number; true and false are not."""
    return isinstance(value, int | float) and not isinstance(value, bool)


@dataclass(frozen=True, slots=True)
class SpcOptions:
    """What a chart is asked to do, kept with the chart so that it can be printed beside it.

    `target` is on the scale of the values. `screen_outliers` leaves moving ranges of 3.267 times their mean
    and more out of the limits. `fix_after` is the number of points, at the beginning of each period, that
    mean and limits are computed from; a fraction counts as the whole number below it. `rebase` holds the days
    (or moments) at which a new period begins. `outside_counts_as_close` lets points outside the limits count
    in the two-in-three rule, as the national spreadsheet tools have done since 2023. `shown_from` is how many
    points a period needs before its limits and icons are shown. Raises Refused.
    """

    improvement: Improvement = "neutral"
    target: float | None = None
    screen_outliers: bool = False
    fix_after: float | None = None
    rebase: tuple[date, ...] = ()
    outside_counts_as_close: bool = False
    shown_from: int = POINTS_BEFORE_LIMITS
    spread: Spread = "moving_range"

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn."""
        if self.improvement not in get_args(Improvement):
            raise Refused(f"The better direction is increase, decrease or neutral, not “{self.improvement}”.")
        if self.target is not None and not (is_number(self.target) and isfinite(self.target)):
            raise Refused(f"A target must be one number, not “{self.target}”.")
        if self.fix_after is not None and not self._can_fix_limits(self.fix_after):
            raise Refused(
                f"Limits can be fixed after {SHORTEST_BASELINE} points or more, not after “{self.fix_after}”."
            )
        for start in self.rebase:
            if not isinstance(start, date):
                raise Refused(f"New limits begin on a date; “{start}” is not one.")

    @staticmethod
    def _can_fix_limits(number: object) -> bool:
        return is_number(number) and isfinite(number) and number >= SHORTEST_BASELINE
