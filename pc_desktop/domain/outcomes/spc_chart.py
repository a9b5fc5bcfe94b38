"""A finished XmR chart: its points, its periods, its two icons and what must be said beside it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pc_desktop.domain.outcomes.spc_limits import Limits
from pc_desktop.domain.outcomes.spc_options import POINTS_BEFORE_LIMITS, SpcOptions
from pc_desktop.domain.outcomes.spc_rules import PointType, Signals, SpecialCause

Variation = Literal[
    "common_cause",
    "improvement_high",
    "improvement_low",
    "concern_high",
    "concern_low",
    "neutral_high",
    "neutral_low",
]
Assurance = Literal["pass", "fail", "inconsistent"]


@dataclass(frozen=True, slots=True)
class SpcGroup:
    """The points between two changes of limits.

    `number` counts the changes up to here, so a change at the very first point makes the first group number
    1. `n` counts points, `baseline` those that mean and limits rest on, the next four the points of each
    type. `last_type` is the type of the latest point. `limits` is None where no moving range counts. `shown_from` is
    how many points it takes to show them.
    """

    number: int
    first: date
    n: int
    baseline: int
    mean: float
    median: float
    limits: Limits | None
    common_cause: int
    improvement: int
    concern: int
    neutral: int
    last_type: PointType
    shown_from: int = POINTS_BEFORE_LIMITS

    @property
    def is_short(self) -> bool:
        """Tell whether the group has too few points for more than trial limits."""
        return self.n < self.shown_from


@dataclass(frozen=True, slots=True)
class SpcPoint:
    """One point of a chart with what the rules say of it.

    `moving_range` is the distance from the point before in the same group; `range_counts` tells whether the
    limits rest on it. `special_cause` is the one label, by precedence; `signals` holds every rule that marks
    the point.
    """

    date: date
    value: float
    group: SpcGroup
    moving_range: float | None
    range_counts: bool
    signals: Signals
    special_cause: SpecialCause
    point_type: PointType

    @property
    def mean(self) -> float:
        """The centre line at this point."""
        return self.group.mean

    @property
    def lpl(self) -> float | None:
        """The lower process limit at this point."""
        return self.group.limits.lpl if self.group.limits else None

    @property
    def upl(self) -> float | None:
        """The upper process limit at this point."""
        return self.group.limits.upl if self.group.limits else None

    @property
    def near_lpl(self) -> float | None:
        """Two thirds of the way down from the mean to the lower limit."""
        return self.group.limits.near_lpl if self.group.limits else None

    @property
    def near_upl(self) -> float | None:
        """Two thirds of the way up from the mean to the upper limit."""
        return self.group.limits.near_upl if self.group.limits else None


@dataclass(frozen=True, slots=True)
class SpcChart:
    """A chart of one series: points in order of time, the groups they fall into, and its icons.

    `variation` comes from the latest point alone, `assurance` from the target and the latest group's limits
    alone; it is None where there is nothing to say, and `assurance_reason` says why in either case. `missing`
    are the dates without a value; `notes` are sentences to print beside the chart.
    """

    options: SpcOptions
    points: tuple[SpcPoint, ...]
    groups: tuple[SpcGroup, ...]
    variation: Variation
    assurance: Assurance | None
    assurance_reason: str
    missing: tuple[date, ...]
    notes: tuple[str, ...]

    @property
    def current(self) -> SpcGroup:
        """The group the latest point belongs to."""
        return self.groups[-1]

    @property
    def last(self) -> SpcPoint:
        """The latest point."""
        return self.points[-1]

    @property
    def median(self) -> float:
        """The median of the current group, for a run chart."""
        return self.current.median

    @property
    def limits_shown(self) -> bool:
        """Tell whether limits and icons may be shown: whether the current group has points enough."""
        return not self.current.is_short
