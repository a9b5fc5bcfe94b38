"""The one sentence a clinician would say about a chart, from the rule its latest point meets."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import pairwise, takewhile
from typing import Final

from pc_desktop.domain.calendar import counted
from pc_desktop.domain.outcomes.spc_chart import SpcChart, SpcPoint
from pc_desktop.domain.outcomes.spc_rules import HIGH
from pc_desktop.domain.outcomes.spc_series import shown
from pc_desktop.domain.outcomes.words import one_decimal

_MEANINGS: Final = {
    "special_cause_improvement": "improving",
    "special_cause_concern": "concerning",
    "special_cause_neutral_high": "higher",
    "special_cause_neutral_low": "lower",
}


def plain(value: float) -> str:
    """Write a value with one decimal at most: 12, 12.5, 1,204."""
    return one_decimal(value).removesuffix(".0")


def caption(
    chart: SpcChart, one: str = "month", many: str | None = None, written: Callable[[float], str] = plain
) -> str:
    """Say what the latest points of a chart show, in one sentence.

    `one` and `many` name what a point stands for; `written` writes a value with its unit. A group too short
    for limits is told by its median alone. Nothing said here reaches back across a change of limits.
    """
    many = many or f"{one}s"
    group = chart.current
    if not chart.limits_shown:
        are, its = ("are", "their median") if group.n > 1 else ("is", "its value")
        number = f"{counted(group.n, one, many)}{_since(chart)} {are} too few for limits"
        return f"{number}, which need {chart.options.shown_from}: {its} is {written(group.median)}."
    newest_first = chart.points[-group.n :][::-1]
    if chart.last.point_type != "common_cause":
        finding = _finding(newest_first, chart.missing, one, many)
        return f"{finding}: special cause, {_MEANINGS[chart.last.point_type]}."
    if len({point.value for point in newest_first}) == 1:
        return f"All {group.n} {many}{_since(chart)} have the value {written(group.mean)}: no variation."
    latest = _latest(newest_first[:1], chart.missing, one, many)
    if group.limits is None:
        return f"{latest} is part of no pattern, and there are no limits to hold it against: common cause."
    return f"{latest} is within the limits and part of no pattern: common cause, no significant change."


def method(chart: SpcChart, one: str = "month", many: str | None = None) -> str:
    """Say how the chart's current lines are drawn, to be printed beside it."""
    many = many or f"{one}s"
    group, options = chart.current, chart.options
    if not chart.limits_shown:
        return f"Run chart; median of {counted(group.n, one, many)}{_since(chart)}."
    basis = "all" if group.baseline == group.n else f"the first {group.baseline} of"
    ranges = "outlying moving ranges left out" if options.screen_outliers else "all moving ranges counted"
    widened = "; points outside the limits count as near them" if options.outside_counts_as_close else ""
    return f"XmR chart; limits from {basis} {group.n} {many}{_since(chart)}; {ranges}{widened}."


def _finding(newest_first: Sequence[SpcPoint], missing: Iterable[date], one: str, many: str) -> str:
    """Say which rule marks the latest point, and how many points back it holds."""
    last = newest_first[0]
    high = last.special_cause in HIGH
    limit = "upper limit" if high else "lower limit"
    on_this_side = [point.signals.side == last.signals.side for point in newest_first]
    if last.signals.outside:
        outside = [point.signals.outside for point in newest_first]
        run = _length(here and out for here, out in zip(on_this_side, outside, strict=True))
        where = f"{'above' if high else 'below'} the {limit}"
        return f"{_latest(newest_first[:run], missing, one, many)} {'are' if run > 1 else 'is'} {where}"
    if last.signals.trend:
        steps = ((before.value, after.value) for after, before in pairwise(newest_first))
        run = 1 + _length(before < after if high else before > after for before, after in steps)
        way = "rise" if high else "fall"
        return f"{_latest(newest_first[:run], missing, one, many)} {way} one after another"
    if last.signals.two_in_three:
        marked = [point for point in newest_first[:3] if point.signals.two_in_three]
        near = "near or beyond" if any(point.signals.outside for point in marked) else "near"
        latest = _latest(newest_first[:3], missing, one, many)
        if len(marked) == 3:
            return f"{latest} are all {near} the {limit}"
        return f"2 of the {latest.removeprefix('The ')} are {near} the {limit}"
    run = _length(on_this_side)
    return f"{_latest(newest_first[:run], missing, one, many)} are {'above' if high else 'below'} the mean"


def _length(holding: Iterable[bool]) -> int:
    """Count how far back something holds without a break."""
    return sum(takewhile(bool, holding))


def _latest(points: Sequence[SpcPoint], missing: Iterable[date], one: str, many: str) -> str:
    """Name the latest points; where one without a value lies among or after them, as recorded ones."""
    recorded = "recorded " if any(moment > points[-1].date for moment in missing) else ""
    return f"The last {len(points)} {recorded}{many}" if len(points) > 1 else f"The latest {recorded}{one}"


def _since(chart: SpcChart) -> str:
    """Say from when the current group counts, where there was one before it."""
    return f" since {shown(chart.current.first)}" if len(chart.groups) > 1 else ""
