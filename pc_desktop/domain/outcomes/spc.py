"""Statistical process control: XmR charts after NHS England's Making Data Count, in plain Python.

The rules agree with the R package NHSRplotthedots 0.2.2 except where that surprises people: a change of
limits begins at the first point on or after its date instead of being passed over in silence, points without
a value are left out, moving ranges are not screened unless asked, and where there is no target, or there are
no limits, there is no assurance icon.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import compress, pairwise, repeat
from statistics import median
from typing import Final

from pc_desktop.domain.calendar import counted
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.outcomes.spc_chart import (
    Assurance,
    SpcChart,
    SpcGroup,
    SpcPoint,
    Variation,
)
from pc_desktop.domain.outcomes.spc_limits import (
    accurate_mean,
    baseline_length,
    geometric_centre,
    geometric_limits,
    largest_range,
    limits_around,
    moving_ranges,
    without_part_days,
)
from pc_desktop.domain.outcomes.spc_options import Improvement, SpcOptions
from pc_desktop.domain.outcomes.spc_rules import PointType, point_type, signals_of, special_causes
from pc_desktop.domain.outcomes.spc_series import arrange, shown

Facet = str | int
"""The name or number of one of several series charted side by side."""

_VARIATIONS: Final[Mapping[tuple[PointType, Improvement], Variation]] = {
    ("special_cause_improvement", "increase"): "improvement_high",
    ("special_cause_improvement", "decrease"): "improvement_low",
    ("special_cause_concern", "increase"): "concern_low",
    ("special_cause_concern", "decrease"): "concern_high",
    ("special_cause_neutral_high", "neutral"): "neutral_high",
    ("special_cause_neutral_low", "neutral"): "neutral_low",
}
_WITHIN: Final = "The target lies within the limits: by chance alone it is met at times and missed at times."
_ALL_ONE: Final = "The target, the mean and both limits are the same."


def chart(points: Iterable[tuple[date, float | None]], options: SpcOptions) -> SpcChart:
    """Chart one series of dated values, in whatever order they come. Raises Refused with a sentence."""
    series = arrange(points, options.rebase)
    edges = sorted({0, *series.starts, len(series.values)})
    first_number = 1 if 0 in series.starts else 0
    drawn: list[SpcPoint] = []
    groups: list[SpcGroup] = []
    for number, (start, stop) in enumerate(pairwise(edges), start=first_number):
        stretch = _group(number, series.moments[start:stop], series.values[start:stop], options)
        groups.append(stretch[0].group)
        drawn += stretch
    assurance, reason = _assure(groups[-1], options)
    return SpcChart(
        options=options,
        points=tuple(drawn),
        groups=tuple(groups),
        variation=_VARIATIONS.get((groups[-1].last_type, options.improvement), "common_cause"),
        assurance=assurance,
        assurance_reason=reason,
        missing=series.missing,
        notes=(*series.notes, *_trial_limits(groups, options.shown_from)),
    )


def charts_by_facet(
    rows: Iterable[tuple[Facet, date, float | None]],
    options: SpcOptions,
    targets: Mapping[Facet, float] | None = None,
    rebases: Mapping[Facet, Sequence[date]] | None = None,
    order: Sequence[Facet] = (),
) -> dict[Facet, SpcChart]:
    """Chart several named series, each by itself: in the given order, then numbers, then names.

    Where `targets` or `rebases` are given they take the place of the options' own, for the series they name;
    a series they do not name has none. Raises Refused for names that no series has, and whatever `chart`
    refuses.
    """
    series: dict[Facet, list[tuple[date, float | None]]] = {}
    for facet, moment, value in rows:
        series.setdefault(facet, []).append((moment, value))
    if not series:
        raise Refused("There is no value to draw a chart of.")
    for name in [*(targets or ()), *(rebases or ())]:
        if name not in series:
            raise Refused(f"There is no series called “{name}”.")
    charts = {}
    for facet in sorted(series, key=lambda facet: _place_of(facet, order)):
        own = options if targets is None else replace(options, target=targets.get(facet))
        own = own if rebases is None else replace(own, rebase=tuple(rebases.get(facet, ())))
        charts[facet] = chart(series[facet], own)
    return charts


def _place_of(facet: Facet, order: Sequence[Facet]) -> tuple[int, bool, int, str]:
    place = order.index(facet) if facet in order else len(order)
    return (place, True, 0, facet) if isinstance(facet, str) else (place, False, facet, "")


def _group(
    number: int, moments: Sequence[date], values: Sequence[float], options: SpcOptions
) -> list[SpcPoint]:
    """Draw the lines of one group, apply the rules inside it and give its points."""
    baseline = baseline_length(len(values), options.fix_after)
    mean = accurate_mean(values[:baseline])
    ranges = moving_ranges(values)
    below = largest_range(ranges[: baseline - 1], options.screen_outliers)
    counts = [size < below for size in ranges[: baseline - 1]]
    limits = limits_around(mean, list(compress(ranges, counts)))
    if options.spread == "waiting" and limits is not None:
        limits = without_part_days(limits)
    if options.spread == "geometric":
        mean, limits = geometric_centre(mean), geometric_limits(mean)
    signals = signals_of(values, mean, limits, options.outside_counts_as_close)
    causes = special_causes(values, signals)
    types = [point_type(cause, options.improvement) for cause in causes]
    group = SpcGroup(
        number=number,
        first=moments[0],
        n=len(values),
        baseline=baseline,
        mean=mean,
        median=median(values),
        limits=limits,
        common_cause=types.count("common_cause"),
        improvement=types.count("special_cause_improvement"),
        concern=types.count("special_cause_concern"),
        neutral=types.count("special_cause_neutral_high") + types.count("special_cause_neutral_low"),
        last_type=types[-1],
        shown_from=options.shown_from,
    )
    counting = [False, *counts, *[False] * (len(values) - baseline)]
    columns = (moments, values, repeat(group), [None, *ranges], counting, signals, causes, types)
    return list(map(SpcPoint, *columns))


def _assure(group: SpcGroup, options: SpcOptions) -> tuple[Assurance | None, str]:
    """Compare the target with the limits, and nothing else: a target on a limit lies within them."""
    target, limits = options.target, group.limits
    if target is None:
        return None, "No target is set."
    if options.improvement == "neutral":
        return None, "Neither direction is better here, so the target can be neither met nor missed."
    if limits is None:
        why = "there is only one point" if group.n == 1 else "every value they would rest on is the same"
        return None, f"Limits are not available: {why}."
    if limits.lpl <= target <= limits.upl:
        return "inconsistent", _WITHIN if limits.lpl < limits.upl else _ALL_ONE
    is_above = target > limits.upl
    where = "above the upper limit" if is_above else "below the lower limit"
    if is_above == (options.improvement == "decrease"):
        return "pass", f"The target lies {where}: unless something changes it will always be met."
    return "fail", f"The target lies {where}: unless something changes it will always be missed."


def _trial_limits(groups: Sequence[SpcGroup], needed: int) -> list[str]:
    """Name the groups too short for firm limits."""
    return [
        f"Limits from {shown(group.first)} would rest on {counted(group.n, 'point')}; {needed} are needed."
        for group in groups
        if group.is_short
    ]
