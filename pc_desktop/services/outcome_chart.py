"""One outcome over time, made ready to be drawn, read out and tabled: whoever paints it computes nothing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.outcomes.caption import caption, method
from pc_desktop.domain.outcomes.series import MonthPoint
from pc_desktop.domain.outcomes.spc import chart
from pc_desktop.domain.outcomes.spc_chart import SpcChart, SpcGroup, SpcPoint
from pc_desktop.domain.outcomes.spc_options import Improvement, SpcOptions
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


@dataclass(frozen=True, slots=True)
class Dot:
    """One point to draw: `x` counts months from the first, `tip` says all of it in words."""

    x: int
    y: float
    kind: str
    tip: str
    cases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The lines of one group from its first x to its last; no limits where it has too few points."""

    start: int
    end: int
    centre: float
    lower: float | None
    upper: float | None
    words: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A day of the service's history, just before the point of its month."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class OutcomeChart:
    """One outcome by month: all that is drawn and all that is said.

    `spc` is None where there is nothing to chart, and `caption` then says so. `labels` are the months in
    words by x, `low` and `high` what the value axis must reach. `table` holds the same numbers as the
    drawing, as text.
    """

    name: str
    title: str
    unit: str
    method: str
    definition: str
    source: str
    caption: str
    notes: tuple[str, ...]
    spc: SpcChart | None
    dots: tuple[Dot, ...]
    stretches: tuple[Stretch, ...]
    marks: tuple[Mark, ...]
    labels: tuple[str, ...]
    low: float
    high: float
    headings: tuple[str, ...]
    table: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ChartWords:
    """What one chart is called and means; `of` names a case in the singular, such as discharge."""

    name: str
    title: str
    unit: str
    of: str
    definition: str
    source: str


def outcome_chart(
    words: ChartWords,
    points: Sequence[MonthPoint],
    events: Iterable[Event],
    rebase: date | None,
    improvement: Improvement = "decrease",
) -> OutcomeChart:
    """Chart one outcome by month, its limits computed anew from `rebase` on where a day is given."""
    first = points[0].month
    drawn = any(point.value is not None for point in points)
    options = SpcOptions(improvement=improvement, rebase=(rebase,) if rebase else ())
    spc = chart([(point.month, point.value) for point in points], options) if drawn else None
    found = {point.date: point for point in spc.points} if spc else {}
    dots = tuple(_dot(words, point, found[point.month], first) for point in points if point.month in found)
    stretches = tuple(_stretch(words, group, spc, first) for group in spc.groups) if spc else ()
    reach = [dot.y for dot in dots]
    reach += [limit for one in stretches for limit in (one.lower, one.upper) if limit is not None]
    written = _with(words.unit)
    return OutcomeChart(
        name=words.name,
        title=words.title,
        unit=words.unit,
        method=method(spc) if spc else "",
        definition=words.definition,
        source=words.source,
        caption=caption(spc, written=written) if spc else f"No {words.of} is recorded in these months.",
        notes=spc.notes if spc else (),
        spc=spc,
        dots=dots,
        stretches=stretches,
        marks=tuple(_marks(events, first, points[-1].month)),
        labels=tuple(month_words(point.month) for point in points),
        low=min((0.0, *reach)),
        high=max(reach, default=1.0),
        headings=(
            "Month",
            words.title,
            f"{words.of.capitalize()}s",
            "Centre",
            "Lower limit",
            "Upper limit",
            "Signal",
        ),
        table=tuple(_row(point, found.get(point.month)) for point in points),
    )


def month_words(month: date) -> str:
    """Write a month as Nov-2026."""
    return shown_day(month)[3:]


def months_from(first: date, day: date) -> int:
    """Count the months from the month of one day to that of another."""
    return (day.year - first.year) * 12 + day.month - first.month


def _with(unit: str) -> Callable[[float], str]:
    """Give what writes a value with its unit."""
    return lambda value: f"{value:,.1f} {unit}"


def _dot(words: ChartWords, point: MonthPoint, spc: SpcPoint, first: date) -> Dot:
    """Prepare one point."""
    signal = "" if spc.group.is_short else _SIGNALS[spc.special_cause]
    number = f"{point.number} {words.of}{'' if point.number == 1 else 's'}"
    so_far = " so far" if point.so_far else ""
    tip = f"{month_words(point.month)}{so_far}: {spc.value:.1f} {words.unit}, {number}"
    kind = "common_cause" if spc.group.is_short else spc.point_type
    return Dot(
        months_from(first, point.month), spc.value, kind, f"{tip}; {signal}" if signal else tip, point.cases
    )


def _stretch(words: ChartWords, group: SpcGroup, spc: SpcChart, first: date) -> Stretch:
    """Prepare the lines of one group: of a short one the median alone."""
    inside = [point.date for point in spc.points if point.group is group]
    limits = None if group.is_short else group.limits
    centre = group.median if group.is_short else group.mean
    return Stretch(
        start=months_from(first, inside[0]),
        end=months_from(first, inside[-1]),
        centre=centre,
        lower=limits.lpl if limits else None,
        upper=limits.upl if limits else None,
        words=f"{'median' if group.is_short else 'mean'} {centre:.1f} {words.unit}",
    )


def _marks(events: Iterable[Event], first: date, last: date) -> Iterable[Mark]:
    """Place the events within the months shown, half a step before the point of their month."""
    for event in sorted(events, key=lambda event: (event.day, event.key)):
        month = months_from(first, event.day)
        if 0 < month <= months_from(first, last):
            yield Mark(month - 0.5, f"{event.label} {month_words(event.day)}")


def _row(point: MonthPoint, spc: SpcPoint | None) -> tuple[str, ...]:
    """Put one month into the table; one without a case says so."""
    month = month_words(point.month) + (" so far" if point.so_far else "")
    if spc is None:
        return month, "None", "0", NOTHING, NOTHING, NOTHING, ""
    group = spc.group
    limits = None if group.is_short else group.limits
    return (
        month,
        f"{spc.value:.1f}",
        str(point.number),
        f"{group.median if group.is_short else group.mean:.1f}",
        f"{limits.lpl:.1f}" if limits else NOTHING,
        f"{limits.upl:.1f}" if limits else NOTHING,
        "" if group.is_short else _SIGNALS[spc.special_cause],
    )
