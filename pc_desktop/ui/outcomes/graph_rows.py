"""Turns one outcome chart into what is painted: broken lines, points by meaning, words for every part."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import nan
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.outcomes.spc_chart import Assurance, Variation
from pc_desktop.domain.outcomes.words import one_decimal
from pc_desktop.services.chart_rows import Dot
from pc_desktop.services.outcome_chart import OutcomeChart, Stretch
from pc_desktop.ui.outcomes.rows import GraphRows, KeyEntry, Level, MarkRow, Path, Spot, Stroke
from pc_desktop.ui.widgets.shown import Finding, Glyph

_REACH = 0.4
"""How far the lines of a group reach beyond its first and last point, in steps: never into another group."""
_NOWHERE: Final = Path((), ())

_POINT_WORDS: Final = MappingProxyType(
    {
        Finding.COMMON_CAUSE: "common cause",
        Finding.IMPROVEMENT: "special cause, improving",
        Finding.CONCERN: "special cause, concerning",
        Finding.NEUTRAL: "special cause, neither better nor worse",
    }
)
_VARIATIONS: Final[MappingProxyType[Variation, MarkRow]] = MappingProxyType(
    {
        "common_cause": MarkRow(
            Finding.COMMON_CAUSE, "~", "Variation: common cause, no significant change", Glyph.WAVE
        ),
        "improvement_high": MarkRow(
            Finding.IMPROVEMENT, "H", "Variation: special cause, improving, values higher", Glyph.UP
        ),
        "improvement_low": MarkRow(
            Finding.IMPROVEMENT, "L", "Variation: special cause, improving, values lower", Glyph.DOWN
        ),
        "concern_high": MarkRow(
            Finding.CONCERN, "H", "Variation: special cause, concerning, values higher", Glyph.UP
        ),
        "concern_low": MarkRow(
            Finding.CONCERN, "L", "Variation: special cause, concerning, values lower", Glyph.DOWN
        ),
        "neutral_high": MarkRow(Finding.NEUTRAL, "", "Variation: special cause, values higher", Glyph.UP),
        "neutral_low": MarkRow(Finding.NEUTRAL, "", "Variation: special cause, values lower", Glyph.DOWN),
    }
)
_ASSURANCES: Final[MappingProxyType[Assurance, MarkRow]] = MappingProxyType(
    {
        "pass": MarkRow(Finding.IMPROVEMENT, "P", "Target: will be met as things are", Glyph.BEYOND),
        "fail": MarkRow(Finding.CONCERN, "F", "Target: will not be met as things are", Glyph.SHORT),
        "inconsistent": MarkRow(
            Finding.COMMON_CAUSE, "?", "Target: may or may not be met, by chance", Glyph.WITHIN
        ),
    }
)


def graph_rows(chart: OutcomeChart) -> GraphRows:
    """Prepare the drawing of one chart."""
    spots = tuple(_spot(dot, chart) for dot in chart.dots)
    last = len(chart.labels) - 1
    target, before = chart.target, chart.baseline
    return GraphRows(
        name=chart.title,
        unit=chart.unit,
        spots=spots,
        line=_line(chart.dots, chart.stretches),
        centre=_level_lines((one, one.centre) for one in chart.stretches),
        limits=_level_lines(
            (one, limit) for one in chart.stretches for limit in (one.upper, one.lower) if limit is not None
        ),
        target=Path((-_REACH, last + _REACH), (target, target)) if target is not None else _NOWHERE,
        baseline=Path((before.start - _REACH, before.end + _REACH), (before.value, before.value))
        if before
        else _NOWHERE,
        marks=chart.marks,
        labels=chart.labels,
        levels=_levels(chart),
        key=_key(chart, spots),
        low=chart.low,
        high=chart.high,
        spoken=f"{chart.caption} {chart.method}",
    )


def mark_rows(chart: OutcomeChart) -> tuple[MarkRow, ...]:
    """Give the marks of variation and target; none before there are points enough for limits."""
    marks = [] if chart.variation is None else [_VARIATIONS[chart.variation]]
    if chart.assurance is not None:
        marks.append(_ASSURANCES[chart.assurance])
    return tuple(marks)


def finding_of(kind: str) -> Finding:
    """Tell what a type of point means for people, whichever way it goes."""
    return next((one for one in Finding if one in kind), Finding.COMMON_CAUSE)


def _spot(dot: Dot, chart: OutcomeChart) -> Spot:
    """Prepare one point: its readout names the lines it lies between."""
    around = next((one for one in chart.stretches if one.start <= dot.x <= one.end), None)
    readout = f"{dot.tip} · {around.words}" if around else dot.tip
    if around and around.upper is not None:
        lower = "0" if around.lower is None else _figure(around.lower)
        readout += f", limits {lower} to {_figure(around.upper)}"
    return Spot(dot.x, dot.y, finding_of(dot.kind), readout, dot.hollow)


def _figure(level: float) -> str:
    """Write a limit with one decimal, and a minus that is not a hyphen."""
    return one_decimal(level).replace("-", "\N{MINUS SIGN}")


def _line(dots: Sequence[Dot], stretches: Sequence[Stretch]) -> Path:
    """Join neighbours of one group; a step without a value, or a change of limits, breaks the line."""
    joined = [dot for dot in dots if not dot.loose]
    if not joined:
        return _NOWHERE
    begins = {one.start for one in stretches}
    xs, ys = [float(joined[0].x)], [joined[0].y]
    for before, dot in pairwise(joined):
        if dot.x - before.x > 1 or dot.x in begins:
            xs.append((before.x + dot.x) / 2)
            ys.append(nan)
        xs.append(float(dot.x))
        ys.append(dot.y)
    return Path(tuple(xs), tuple(ys))


def _level_lines(levels: Iterable[tuple[Stretch, float]]) -> Path:
    """Lay level lines along their groups, each ending before the next begins."""
    xs: list[float] = []
    ys: list[float] = []
    for stretch, level in levels:
        xs += [stretch.start - _REACH, stretch.end + _REACH, stretch.end + _REACH]
        ys += [level, level, nan]
    return Path(tuple(xs), tuple(ys))


def _levels(chart: OutcomeChart) -> tuple[Level, ...]:
    """Name the lines of the current group, and the target."""
    levels = []
    if chart.stretches:
        last = chart.stretches[-1]
        levels.append(Level(last.centre, last.words))
        if last.upper is not None:
            levels.append(Level(last.upper, f"upper limit {_figure(last.upper)}"))
        if last.lower is not None:
            levels.append(Level(last.lower, f"lower limit {_figure(last.lower)}"))
    if chart.target is not None:
        levels.insert(1, Level(chart.target, f"target {_figure(chart.target)}"))
    return tuple(levels)


def _key(chart: OutcomeChart, spots: Sequence[Spot]) -> tuple[KeyEntry, ...]:
    """Explain what is drawn, and nothing that is not."""
    found = {spot.finding for spot in spots}
    entries = [KeyEntry(finding, words) for finding, words in _POINT_WORDS.items() if finding in found]
    if any(spot.hollow for spot in spots):
        entries.append(KeyEntry(Stroke.HOLLOW, "counts in no line"))
    centres = dict.fromkeys(one.words.split()[0] for one in chart.stretches)
    if centres:
        entries.append(KeyEntry(Stroke.CENTRE, " or ".join(centres)))
    if any(one.upper is not None for one in chart.stretches):
        entries.append(KeyEntry(Stroke.LIMIT, "limits"))
    if chart.target is not None:
        entries.append(KeyEntry(Stroke.TARGET, "target"))
    if chart.baseline is not None:
        entries.append(KeyEntry(Stroke.BASELINE, chart.baseline.words))
    return tuple(entries)
