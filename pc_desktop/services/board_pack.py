"""What is taken to a board: every chart as chosen, the year in one table, and all that must be said with them.

A breakdown by unit or by area that leaves shows no count from one to four: its points are a star, a chart that would
show one is left out with a sentence, and so is the number of cases behind a point. The whole collaborative's figures
are the headline and stay.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from pc_desktop.domain.calendar import shown_moment
from pc_desktop.domain.outcomes.happened import days_words, is_within
from pc_desktop.domain.outcomes.series import SeriesPoint
from pc_desktop.domain.outcomes.suppression import HIDDEN, NATIONAL
from pc_desktop.services.charts_view import ChartsPage
from pc_desktop.services.outcome_chart import OutcomeChart
from pc_desktop.services.outcomes_tables import PackedTable, packed_tables
from pc_desktop.services.outcomes_view import OutcomesPage

VERSION: Final = "0.1.0"
"""The version of the application, printed on whatever leaves it: definitions may differ between versions."""

MARK: Final = "OFFICIAL"
"""The handling mark of what names nobody (Government Security Classifications)."""

_WITHHELD: Final = (
    "Not drawn: this breakdown by place would show counts under five, which the whole does not."
)


@dataclass(frozen=True, slots=True)
class PackedChart:
    """One chart as it leaves: `withheld` says why it is not drawn, and is else empty.

    `values`, `centre`, `lower` and `upper` are the numbers of each point, None where there is none or it is hidden.
    """

    chart: OutcomeChart
    table: tuple[tuple[str, ...], ...]
    values: tuple[float | None, ...]
    centre: tuple[float | None, ...]
    lower: tuple[float | None, ...]
    upper: tuple[float | None, ...]
    withheld: str = ""


@dataclass(frozen=True, slots=True)
class BoardPack:
    """Everything that is taken to a board, ready to be written."""

    collaborative: str
    made: datetime
    by: str
    version: str
    period: str
    scope: str
    compared: tuple[str, ...]
    year: tuple[tuple[str, str, str], ...]
    assumptions: tuple[str, ...]
    charts: tuple[PackedChart, ...]
    events: tuple[tuple[str, str], ...]
    tables: tuple[PackedTable, ...] = ()

    @property
    def made_words(self) -> str:
        """Say when the pack was made, by whom, with which version."""
        return f"Made {shown_moment(self.made)} by {self.by} · Bed meeting {self.version}"

    @property
    def about(self) -> str:
        """Say which days and whose cases the charts cover."""
        return f"{self.period} · {self.scope}"


def board_pack(
    charts: ChartsPage,
    page: OutcomesPage,
    collaborative: str,
    made: tuple[datetime, str],
) -> BoardPack:
    """Put together what is taken to a board; `made` is the moment and who takes it."""
    narrowed = bool(charts.chosen.unit or charts.chosen.area or charts.chosen.service)
    shown = [event for event in charts.events if is_within(event, charts.span.first, charts.span.last)]
    return BoardPack(
        collaborative=collaborative,
        made=made[0],
        by=made[1],
        version=VERSION,
        period=charts.span.words,
        scope=charts.scope,
        compared=(page.period, page.baseline),
        year=() if narrowed else tuple((row.label, row.value, row.detail) for row in page.rows),
        assumptions=page.assumptions,
        charts=tuple(packed(chart, narrowed=narrowed) for chart in charts.charts),
        events=tuple((days_words(event), event.label) for event in shown),
        tables=() if narrowed else packed_tables(page),
    )


def packed(chart: OutcomeChart, *, narrowed: bool) -> PackedChart:
    """Prepare one chart to leave; of a breakdown by place small counts are hidden."""
    points = chart.drawing.points if chart.drawing else ()
    small = {at for at, point in enumerate(points) if narrowed and _is_small(point, chart)}
    values = tuple(None if at in small else point.value for at, point in enumerate(points))
    lines = _lines(chart, len(points))
    if not small:
        return PackedChart(chart, chart.table, values, *lines)
    nothing = (None,) * len(points)
    table = tuple(_hidden(row) if at in small else row for at, row in enumerate(chart.table))
    bare = tuple((*row[:3], "–", "–", "–", row[6]) for row in table)
    hidden = replace(chart, caption=_WITHHELD, latest="", latest_words="", variation=None, assurance=None)
    return PackedChart(hidden, bare, values, nothing, nothing, nothing, _WITHHELD)


def _is_small(point: SeriesPoint, chart: OutcomeChart) -> bool:
    """Tell whether a point rests on so few cases that somebody might be recognised."""
    if chart.form == "days_between":
        return len(chart.dots) <= NATIONAL.below
    return 0 < point.number < NATIONAL.below


def _hidden(row: tuple[str, ...]) -> tuple[str, ...]:
    """Hide the value and the number of cases of one point."""
    return (row[0], HIDDEN, HIDDEN, *row[3:])


_Line = tuple[float | None, ...]


def _lines(chart: OutcomeChart, points: int) -> tuple[_Line, _Line, _Line]:
    """Give centre and limits at every point."""
    at_point = [
        next((one for one in chart.stretches if one.start <= at <= one.end), None) for at in range(points)
    ]
    return (
        tuple(one.centre if one else None for one in at_point),
        tuple(one.lower if one else None for one in at_point),
        tuple(one.upper if one else None for one in at_point),
    )
