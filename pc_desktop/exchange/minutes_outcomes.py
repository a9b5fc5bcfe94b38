"""The outcomes in the minutes' workbook: the figures, charts Excel draws itself, and the months they are drawn from."""

from collections.abc import Sequence
from typing import Final

from openpyxl import Workbook
from openpyxl.chart import LineChart, Reference
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.legend import Legend
from openpyxl.chart.marker import Marker
from openpyxl.chart.series import Series
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.worksheet.worksheet import Worksheet

from pc_desktop.domain.minutes_pack import MinutesPack
from pc_desktop.domain.minutes_parts import OutcomeLines, SeriesLine, SeriesPoint
from pc_desktop.exchange.minutes_listings import NONE, Row
from pc_desktop.exchange.page import FIRST_ROW, Head, keep_in_view, open_page, put_note, put_section
from pc_desktop.exchange.sheet import cell_at
from pc_desktop.exchange.table import Column, Listing, put_listing

_FIRST: Final = (26.0, 22.0, 38.0, 10.0)
_PARTS: Final = 6
_WIDTHS: Final = (22.0, 38.0, 10.0, 11.0, 11.0, 11.0), (16.0, 26.0, 10.0, 11.0, 11.0, 11.0)
_ROWS, _ROW_HEIGHT = 18, 16.0
_WIDE, _HIGH = 19, 9.4
_CORNERS: Final = ("A", "E")
_LINES: Final = (
    (0, "005EB8", 22_000, "solid"),
    (3, "425563", 12_000, "solid"),
    (4, "8A5200", 12_000, "dash"),
    (5, "8A5200", 12_000, "dash"),
)
"""The columns drawn, counted from a series' first: the value, the centre, and the limits, each with its look."""


def put_outcomes(book: Workbook, pack: MinutesPack, head: Head) -> None:
    """Add the page of outcomes; what each figure means and what is assumed stands below it."""
    outcomes = pack.outcomes or OutcomeLines("", "", (), (), ())
    widths = [
        _FIRST[0],
        *(width for place in range(max(1, len(outcomes.series))) for width in _widths(place)),
    ]
    sheet = open_page(book, "Outcomes", "Outcomes", head, widths)
    row = put_listing(sheet, FIRST_ROW, _figures(outcomes))
    keep_in_view(sheet, FIRST_ROW, repeats_head=True)
    told = [outcomes.period, outcomes.baseline]
    told += [f"{one.label}: {one.definition}" for one in outcomes.figures] + list(outcomes.assumptions)
    for words in filter(None, told):
        row = put_note(sheet, row, len(widths), words)
    if outcomes.series:
        _put_charts(sheet, row + 1, outcomes.series, len(widths))


def _widths(place: int) -> tuple[float, ...]:
    """Give the widths of the columns of one series."""
    return _WIDTHS[min(place, 1)]


def _figures(outcomes: OutcomeLines) -> Listing:
    """Give the figures as the Outcomes screen shows them."""
    headings = ("Figure", "Value", "In detail", "Cases")
    columns = tuple(
        Column(heading, width, tone="strong" if place < 2 else "plain")
        for place, (heading, width) in enumerate(zip(headings, _FIRST, strict=True))
    )
    rows = tuple((one.label, one.value, one.detail, one.cases) for one in outcomes.figures)
    return Listing("Outcome figures", columns, rows, "None. No figure is known.", filters=False)


def _put_charts(sheet: Worksheet, row: int, every: Sequence[SeriesLine], last: int) -> None:
    """Write what the charts say, the charts side by side, then the one table they are all drawn from."""
    row = put_section(sheet, row, "Month by month, as charts", last)
    for series in every:
        row = put_note(sheet, row, last, f"{series.title}: {series.caption} {series.definition}")
    at, row = row, row + _ROWS + 1
    for number in range(at, row):
        sheet.row_dimensions[number].height = _ROW_HEIGHT
    row = put_section(sheet, row, "Month by month, as numbers", last)
    listing = _months(every)
    after = put_listing(sheet, row, listing)
    keep_in_view(sheet, FIRST_ROW)
    sheet.print_title_rows = f"{row}:{row}"
    _leave_gaps(sheet, every, row)
    for place, series in enumerate(every):
        if series.points:
            corner = f"{_CORNERS[min(place, 1)]}{at}"
            sheet.add_chart(_chart(sheet, series, row, after - 1, 2 + _PARTS * place), corner)


def _months(every: Sequence[SeriesLine]) -> Listing:
    """Give every series by month, side by side."""
    columns = [Column("Month", _FIRST[0], tone="strong")]
    for place, series in enumerate(every):
        short = series.title.partition(",")[0]
        words = (series.title, f"{short}: signal", f"{short}: cases", *(f"{short}: {one}" for one in _LIMITS))
        aligns = ("center", "left", "center", "center", "center", "center")
        columns += [
            Column(word, width, "left" if align == "left" else "center")
            for word, width, align in zip(words, _widths(place), aligns, strict=True)
        ]
    rows = tuple(_month(every, number) for number in range(len(every[0].points)))
    return Listing("Months", tuple(columns), rows, "None. No case is recorded.", 58, filters=False)


_LIMITS: Final = ("centre", "lower limit", "upper limit")


def _month(every: Sequence[SeriesLine], at: int) -> Row:
    """Put one month into a row."""
    row: Row = (every[0].points[at].month,)
    for series in every:
        one = series.points[at]
        value, centre, lower, upper = (NONE if number is None else number for number in _numbers(one))
        row += (value, one.signal or NONE, one.cases, centre, lower, upper)
    return row


def _leave_gaps(sheet: Worksheet, every: Sequence[SeriesLine], top: int) -> None:
    """Leave the cell of a number that is not there empty, as a chart draws any word in it as nought."""
    for place, series in enumerate(every):
        for row, point in enumerate(series.points, start=top + 1):
            for (column, *_), number in zip(_LINES, _numbers(point), strict=True):
                if number is None:
                    cell_at(sheet, row, 2 + _PARTS * place + column).value = None


def _numbers(point: SeriesPoint) -> tuple[float | None, ...]:
    """Give what is drawn of a month, in the order of the lines."""
    return point.value, point.centre, point.lower, point.upper


def _chart(sheet: Worksheet, series: SeriesLine, top: int, bottom: int, first: int) -> LineChart:
    """Make the chart of one series, whose columns begin at `first`, from the months in these rows."""
    chart = LineChart()
    chart.title, chart.height = series.title, _HIGH
    chart.width = _WIDE
    chart.y_axis.title = series.unit
    chart.y_axis.delete, chart.x_axis.delete = False, False
    chart.y_axis.numFmt, chart.y_axis.scaling.min = "0", 0
    chart.y_axis.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=LineProperties(solidFill="D8DDE0")))
    chart.legend = Legend(legendPos="b")
    for look in _LINES:
        chart.series.append(_line(sheet, (top, bottom, first), look))
    chart.set_categories(Reference(sheet, min_col=1, min_row=top + 1, max_row=bottom))
    return chart


def _line(sheet: Worksheet, where: tuple[int, int, int], look: tuple[int, str, int, str]) -> Series:
    """Make one line, straight from point to point; the value's own has its points marked."""
    (top, bottom, first), (column, colour, width, dash) = where, look
    values = Reference(sheet, min_col=first + column, min_row=top + 1, max_row=bottom)
    drawn: Series = SeriesFactory(values, title=str(cell_at(sheet, top, first + column).value))
    drawn.smooth = False
    properties = GraphicalProperties()
    properties.line.solidFill, properties.line.width, properties.line.dashStyle = colour, width, dash
    drawn.graphicalProperties = properties
    drawn.marker = Marker(symbol="none")
    if column == _LINES[0][0]:
        points = GraphicalProperties(solidFill=colour)
        points.line.solidFill = colour
        drawn.marker = Marker(symbol="circle", size=5, spPr=points)
    return drawn
