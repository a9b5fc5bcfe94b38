"""The numbers behind the charts as comma-separated text, a line for each point, with all that must be said of it."""

import csv
from io import StringIO
from typing import Final

from pc_desktop.exchange.sheet import could_be_formula
from pc_desktop.services.board_pack import BoardPack

HEADINGS: Final = (
    "Measure", "Point", "First day", "Value", "Unit", "Cases", "Centre", "Lower limit", "Upper limit", "Target",
    "Signals and events", "Chart", "Definition", "Source", "Period", "Scope", "Collaborative", "Made", "Version",
)  # fmt: skip


def board_pack_csv(pack: BoardPack) -> bytes:
    """Write every point of every chart; spreadsheets read it as UTF-8, and no cell of it as a formula."""
    kept = StringIO(newline="")
    writer = csv.writer(kept, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for one in pack.charts:
        chart = one.chart
        points = chart.drawing.points if chart.drawing else ()
        for at, (row, point) in enumerate(zip(one.table, points, strict=True)):
            value = row[1] if one.values[at] is None else f"{one.values[at]}"
            lines = [_number(line[at]) for line in (one.centre, one.lower, one.upper)]
            cells = (
                chart.title, row[0], point.start.isoformat(), value, chart.unit, row[2], *lines, _number(chart.target),
                row[6], chart.method, chart.definition, chart.source, pack.period, pack.scope, pack.collaborative,
                pack.made.isoformat(timespec="minutes"), pack.version,
            )  # fmt: skip
            writer.writerow([_safe(cell) for cell in cells])
    return b"\xef\xbb\xbf" + kept.getvalue().encode()


def _number(value: float | None) -> str:
    """Write a number with all its digits, or nothing."""
    return "" if value is None else f"{value}"


def _safe(text: str) -> str:
    """Keep text from being taken for a formula; numbers are left as they are."""
    try:
        float(text)
    except ValueError:
        return f"'{text}" if could_be_formula(text) else text
    return text
