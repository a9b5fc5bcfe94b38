"""The points of a drawn measure with their words, and the same numbers as a table."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.calendar import counted
from pc_desktop.domain.outcomes.drawing import Drawing
from pc_desktop.domain.outcomes.drawing_words import plural, unit_after
from pc_desktop.domain.outcomes.happened import last_day
from pc_desktop.domain.outcomes.series import SeriesPoint
from pc_desktop.domain.outcomes.spc_chart import SpcGroup, SpcPoint
from pc_desktop.domain.outcomes.spc_rules import PointType
from pc_desktop.domain.outcomes.steps import step_of
from pc_desktop.domain.outcomes.words import one_decimal
from pc_desktop.domain.settings import Event

NOTHING: Final = "–"
_SIGNALS: Final = MappingProxyType(
    {
        "Common Cause": "",
        "Above UCL": "above the upper limit",
        "Below LCL": "below the lower limit",
        "7 Point Trend (Increasing)": "seven or more rising",
        "7 Point Trend (Decreasing)": "seven or more falling",
        "2 in 3 Above CL": "two of three near the upper limit",
        "2 in 3 Below CL": "two of three near the lower limit",
        "7 Points Above CL": "seven or more above the mean",
        "7 Points Below CL": "seven or more below the mean",
    }
)
"""What marks a point, in words."""
_FIRST_HEADINGS: Final = {"week": "Week", "month": "Month", "quarter": "Quarter", "case": "Day"}
_LONGER: Final[dict[str, PointType]] = {
    "increase": "special_cause_improvement",
    "decrease": "special_cause_concern",
}
_GAP_HEADINGS: Final = {"days_between": "Days since the one before", "cases_between": "Since the one before"}


@dataclass(frozen=True, slots=True)
class Dot:
    """One point to draw: `x` counts steps from the first, `tip` says all of it in words.

    A hollow one counts in no line; a `loose` one is not joined to its neighbours either.
    """

    x: int
    y: float
    kind: str
    tip: str
    cases: tuple[str, ...]
    hollow: bool = False
    loose: bool = False


def dots_of(drawing: Drawing) -> tuple[Dot, ...]:
    """Prepare every point that has a value."""
    found = _found(drawing)
    return tuple(
        _dot(drawing, at, point, found.get(at))
        for at, point in enumerate(drawing.points)
        if point.value is not None
    )


def _found(drawing: Drawing) -> dict[int, SpcPoint]:
    """Give what the rules say of each point that counts, by its place."""
    return dict(zip(drawing.places, drawing.spc.points, strict=True)) if drawing.spc else {}


def _signal(drawing: Drawing, spc: SpcPoint | None) -> str:
    """Say what marks a point; nothing where its group is drawn without limits."""
    return "" if spc is None or drawing.is_bare(spc.group) else _SIGNALS[spc.special_cause]


def _dot(drawing: Drawing, at: int, point: SeriesPoint, spc: SpcPoint | None) -> Dot:
    """Prepare one point."""
    hollow = drawing.hollow.get(at, "")
    bare = spc is None or drawing.is_bare(spc.group)
    parts = [f"{_name(drawing, at)}: {_value(drawing, point)}", _number(drawing, point)]
    tip = "; ".join(
        part for part in (", ".join(filter(None, parts)), _signal(drawing, spc), _why(hollow)) if part
    )
    return Dot(
        x=at,
        y=point.value or 0.0,
        kind=_kind(drawing, point, None if bare else spc),
        tip=tip,
        cases=point.cases,
        hollow=bool(hollow),
        loose=hollow.startswith("left out"),
    )


def _kind(drawing: Drawing, point: SeriesPoint, spc: SpcPoint | None) -> PointType:
    """Tell what a point shows; a gap still open shows something once it is longer than chance would leave one."""
    if point.so_far and drawing.spc is not None and drawing.open_gap_is_long():
        longer = drawing.spc.options.improvement
        return _LONGER.get(longer, "special_cause_neutral_high")
    return spc.point_type if spc else "common_cause"


def _why(hollow: str) -> str:
    """Say why a point counts in no line; that a step is not over stands in its name."""
    return hollow if hollow.startswith("left out") else ""


def _name(drawing: Drawing, at: int) -> str:
    """Name a point: its step, its day, or how long it is since the last event."""
    point = drawing.points[at]
    if drawing.gaps is not None:
        return "Since the last" if point.so_far else point.words
    return f"{point.words} so far" if point.so_far else point.words


def _value(drawing: Drawing, point: SeriesPoint) -> str:
    """Write the value of a point with what it is counted in."""
    if drawing.form == "days_between":
        since = "" if point.so_far else " since the one before"
        return f"{unit_after(point.value or 0.0, 'days')}{since}"
    if drawing.form == "cases_between":
        return unit_after(point.value or 0.0, plural(drawing.measure.of))
    return unit_after(point.value or 0.0, drawing.measure.unit)


def _number(drawing: Drawing, point: SeriesPoint) -> str:
    """Say how many cases a point rests on, where its value does not say so already."""
    if drawing.step == "case" or (drawing.measure.kind == "count" and not drawing.measure.unit):
        return ""
    return counted(point.number, drawing.measure.of, plural(drawing.measure.of))


def latest_words(drawing: Drawing) -> tuple[str, str]:
    """Give the newest figure, and what it is the figure of; what is not over yet is not the newest."""
    told = [(at, point) for at, point in enumerate(drawing.points) if point.value is not None]
    if not told:
        return "", ""
    if drawing.gaps is not None:
        return _value(drawing, told[-1][1]), f"since the last {drawing.measure.of}"
    over = [one for one in told if one[0] not in drawing.hollow] or told
    at, point = over[-1]
    name = _name(drawing, at)
    where = "on" if drawing.step == "case" else "in the" if drawing.step == "week" else "in"
    return _value(
        drawing, point
    ), f"{where} {name[:1].lower() + name[1:] if drawing.step == 'week' else name}"


def chart_headings(drawing: Drawing, title: str) -> tuple[str, ...]:
    """Give the columns of the table."""
    value = _GAP_HEADINGS.get(drawing.form, title)
    cases = plural(drawing.measure.of).capitalize()
    return (
        _FIRST_HEADINGS[drawing.step], value, cases, "Centre", "Lower limit", "Upper limit", "Signals and events",
    )  # fmt: skip


def chart_table(drawing: Drawing, events: Sequence[Event]) -> tuple[tuple[str, ...], ...]:
    """Put every point into the table; one without a value says so, and events stand at every point they touch."""
    found = _found(drawing)
    happened: dict[int, list[str]] = {}
    for event in sorted(events, key=lambda event: (event.day, event.key)):
        for at in _touched(drawing, event):
            happened.setdefault(at, []).append(event.label)
    return tuple(_row(drawing, at, found.get(at), happened.get(at, ())) for at in range(len(drawing.points)))


def _touched(drawing: Drawing, event: Event) -> range:
    """Give the points an event touches: those of its days, or else the next after them, or the last."""
    starts = [point.start for point in drawing.points]
    first = min(bisect_left(starts, step_of(event.day, drawing.step)), len(starts) - 1)
    return range(first, max(first + 1, bisect_right(starts, step_of(last_day(event), drawing.step))))


def _row(drawing: Drawing, at: int, spc: SpcPoint | None, events: Sequence[str]) -> tuple[str, ...]:
    """Put one point into the table."""
    point, name = drawing.points[at], _name(drawing, at)
    number = str(point.number)
    if point.value is None:
        return name, "None", number, *[NOTHING] * 3, "; ".join(events)
    hollow = drawing.hollow.get(at, "")
    said = "; ".join(part for part in (*events, _signal(drawing, spc), hollow) if part)
    value = f"{point.value:,.0f}" if point.value == int(point.value) else one_decimal(point.value)
    if spc is None:
        return name, value, number, *[NOTHING] * 3, said
    return (name, value, number, *_lines(drawing, spc.group), said)


def _lines(drawing: Drawing, group: SpcGroup) -> tuple[str, str, str]:
    """Write centre and limits of a group."""
    bare = drawing.is_bare(group)
    limits = None if bare else group.limits
    centre = drawing.shown(group.median if bare else group.mean)
    lower, upper = (drawing.shown(limits.lpl), drawing.shown(limits.upl)) if limits else (None, None)
    return (_line(centre or 0.0), _line(lower), _line(upper))


def _line(value: float | None) -> str:
    """Write a line with one decimal."""
    return NOTHING if value is None else one_decimal(value)
