"""A chart of Excel's own beside the numbers it is drawn from: it changes when somebody changes them."""

from typing import Any, Final

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.marker import Marker
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.worksheet.worksheet import Worksheet

from pc_desktop.exchange.sheet import cell_at
from pc_desktop.services.board_pack import PackedChart

_STROKES: Final = (
    (2, "Value", "1F4E79", "solid", 2.25),
    (4, "Centre", "212B32", "solid", 1.5),
    (5, "Lower limit", "66757F", "dash", 1.25),
    (6, "Upper limit", "66757F", "dash", 1.25),
    (7, "Target", "B10E1E", "sysDashDot", 1.5),
)
"""The column of each line, its words, and its colour, dash and width in points."""

_EVENT, _BAND = 9, "D6DDEB"
"""The column that says which points an event touches, and the colour of its band."""
_UNITS_TO_A_POINT: Final = 12_700
_TALL, _WIDE, _MARKER = 9.5, 24.0, 6


def draw_native(sheet: Worksheet, packed: PackedChart, rows: tuple[int, int], place: str) -> None:
    """Draw the table between two rows, its heading being the first, as a line chart at a place.

    A cell without a number is left empty, as Excel would draw a dash as nought.
    """
    lines = _lines(sheet, rows)
    drawn: Any = _bands(sheet, rows) if _mark_events(sheet, rows) else lines
    if drawn is not lines:
        drawn += lines
    drawn.title = packed.chart.title
    drawn.height, drawn.width = _TALL, _WIDE
    drawn.y_axis.title = packed.chart.unit or "number"
    drawn.y_axis.delete = drawn.x_axis.delete = False
    drawn.y_axis.number_format = "0"
    drawn.legend.position = "b"
    drawn.display_blanks = "gap"
    sheet.add_chart(drawn, place)


def _lines(sheet: Worksheet, rows: tuple[int, int]) -> Any:
    """Make the line of values, and those of centre, limits and target where there are any."""
    top, last = rows
    made: Any = LineChart()
    for column, words, colour, dash, width in _STROKES:
        cells = [cell_at(sheet, row, column) for row in range(top + 1, last + 1)]
        numbers = [cell for cell in cells if isinstance(cell.value, int | float)]
        for cell in cells:
            if cell not in numbers:
                cell.value = None
        if numbers:
            values = Reference(sheet, min_col=column, min_row=top + 1, max_row=last)
            made.series.append(_line(values, words, (colour, dash, width)))
    made.set_categories(Reference(sheet, min_col=1, min_row=top + 1, max_row=last))
    return made


def _mark_events(sheet: Worksheet, rows: tuple[int, int]) -> bool:
    """Show a dot in place of the height of each event's bar; tells whether there is an event at all."""
    heights = [cell_at(sheet, row, _EVENT) for row in range(rows[0] + 1, rows[1] + 1)]
    for cell in heights:
        cell.number_format = '"●"'
        cell.value = cell.value if isinstance(cell.value, int | float) else None
    return any(cell.value is not None for cell in heights)


def _bands(sheet: Worksheet, rows: tuple[int, int]) -> Any:
    """Make a band behind the lines over every point an event touches, as high as the chart."""
    made: Any = BarChart()
    values: Any = SeriesFactory(
        Reference(sheet, min_col=_EVENT, min_row=rows[0] + 1, max_row=rows[1]), title="Event"
    )
    values.graphicalProperties.solidFill = _BAND
    made.series.append(values)
    made.gapWidth = 0
    made.set_categories(Reference(sheet, min_col=1, min_row=rows[0] + 1, max_row=rows[1]))
    return made


def _line(values: Reference, words: str, stroke: tuple[str, str, float]) -> Any:
    """Make one line: the values with points, centre, limits and target without."""
    colour, dash, width = stroke
    made: Any = SeriesFactory(values, title=words)
    made.graphicalProperties.line.solidFill = colour
    made.graphicalProperties.line.dashStyle = dash
    made.graphicalProperties.line.width = round(width * _UNITS_TO_A_POINT)
    made.smooth = False
    is_value = words == "Value"
    made.marker = Marker(symbol="circle" if is_value else "none", size=_MARKER if is_value else None)
    if is_value:
        made.marker.graphicalProperties = GraphicalProperties(solidFill=colour)
    return made
