"""The board pack as a workbook: a summary, a sheet for each measure with Excel's own chart, and the definitions."""

from pathlib import Path
from typing import Final

from openpyxl import Workbook

from pc_desktop.exchange.board_pack_drawing import draw_native
from pc_desktop.exchange.page import (
    FIRST_ROW,
    Head,
    close_page,
    keep_in_view,
    open_page,
    put_note,
    put_section,
)
from pc_desktop.exchange.palette import body
from pc_desktop.exchange.saving import new_book, save_book
from pc_desktop.exchange.sheet import Value, cell_at, put
from pc_desktop.exchange.table import Column, Listing, put_listing
from pc_desktop.services.board_pack import MARK, BoardPack, PackedChart
from pc_desktop.services.chart_marks import Mark

_SUMMARY: Final = (
    Column("Measure", 44, tone="strong"),
    Column("Newest", 20),
    Column("Of", 30),
    Column("What it says", 80),
)
_MEANT: Final = (
    Column("Measure", 36, tone="strong"),
    Column("Definition", 70),
    Column("Source", 44),
    Column("How it is drawn", 44),
)
_LONGEST_NAME: Final = 31
_ROWS_OF_A_CHART: Final = 21
_SHARP: Final = str.maketrans("", "", "[]:*?/\\'")


def write_board_pack(pack: BoardPack, path: Path) -> None:
    """Write the pack as a workbook; raises Unavailable where the file cannot be put in its place."""
    save_book(board_pack_book(pack), path)


def board_pack_book(pack: BoardPack) -> Workbook:
    """Make the workbook of a board pack."""
    book = new_book("Board pack: outcomes", MARK, pack.made)
    head = Head(f"{pack.collaborative} · {pack.about}", pack.made_words, False, "Board pack", MARK)
    _summary(book, head, pack)
    taken: set[str] = {"summary", "definitions", "figures"}
    for one in pack.charts:
        _chart_sheet(book, head, one, sheet_name(one.chart.title, taken))
    if pack.tables:
        _figures(book, head, pack)
    _definitions(book, head, pack)
    return book


def sheet_name(title: str, taken: set[str]) -> str:
    """Make a sheet's name out of a title: no sign Excel refuses, no longer than it allows, and nobody else's."""
    plain = title.translate(_SHARP).strip()[:_LONGEST_NAME].strip() or "Chart"
    name, number = plain, 2
    while name.casefold() in taken:
        end = f" {number}"
        name, number = f"{plain[: _LONGEST_NAME - len(end)].strip()}{end}", number + 1
    taken.add(name.casefold())
    return name


def _summary(book: Workbook, head: Head, pack: BoardPack) -> None:
    """Write the year in one table, every measure at a glance, and the events."""
    sheet = open_page(book, "Summary", "Outcomes", head, [column.width for column in _SUMMARY])
    row = FIRST_ROW
    if pack.year:
        row = put_section(sheet, row + 1, "The year in one table", len(_SUMMARY))
        for label, value, detail in pack.year:
            for number, words in enumerate((label, value, detail), start=1):
                put(cell_at(sheet, row, number), words, body("strong" if number < 3 else "plain", wrap=False))
            row += 1
        for words in (*pack.compared, *pack.assumptions):
            row = put_note(sheet, row, len(_SUMMARY), words)
        row += 1
    row = put_section(sheet, row + 1, "Every measure at a glance", len(_SUMMARY))
    rows = tuple(
        (one.chart.title, one.chart.latest or "–", one.chart.latest_words or "–", one.chart.caption)
        for one in pack.charts
    )
    row = put_listing(sheet, row, Listing("Measures", _SUMMARY, rows, "There is nothing to chart yet."))
    for day, label in pack.events:
        row = put_note(sheet, row, len(_SUMMARY), f"{day}: {label}")
    close_page(sheet)


def _chart_sheet(book: Workbook, head: Head, packed: PackedChart, name: str) -> None:
    """Write one measure: its sentence, the numbers behind the chart, and the chart drawn from them."""
    chart = packed.chart
    columns = (
        Column(chart.headings[0], 24, tone="strong"), Column("Value", 12, "right"),
        Column(chart.headings[2], 12, "right"),
        Column("Centre", 12, "right"), Column("Lower limit", 12, "right"), Column("Upper limit", 12, "right"),
        Column("Target", 10, "right"), Column("Signals and events", 44), Column("Event", 8, "right"),
    )  # fmt: skip
    sheet = open_page(book, name, chart.title, head, [column.width for column in columns])
    row = FIRST_ROW
    for words in (chart.caption, chart.method, *chart.notes, chart.definition, f"Source: {chart.source}"):
        row = put_note(sheet, row, len(columns), words) if words else row
    rows = tuple(_row(packed, at) for at in range(len(packed.table)))
    is_drawn = not packed.withheld and any(value is not None for value in packed.values)
    top = row + (_ROWS_OF_A_CHART if is_drawn else 1)
    put_listing(sheet, top, Listing(name, columns, rows, "Nothing is recorded."))
    keep_in_view(sheet, top)
    if is_drawn:
        sheet.freeze_panes = f"A{FIRST_ROW}"
        draw_native(sheet, packed, (top, top + len(rows)), cell_at(sheet, row + 1, 1).coordinate)
    close_page(sheet)


def _row(packed: PackedChart, at: int) -> tuple[Value, ...]:
    """Write one point: numbers as numbers, and what is hidden or not there as its sign."""
    said, value = packed.table[at], packed.values[at]
    number = said[2]
    return (
        said[0],
        said[1] if value is None else float(value),
        int(number) if number.isdigit() else number,
        *(_number(line[at]) for line in (packed.centre, packed.lower, packed.upper)),
        _number(packed.chart.target),
        said[6] or "–",
        packed.chart.high if any(_is_touched(mark, at) for mark in packed.chart.marks) else "–",
    )


def _is_touched(mark: Mark, at: int) -> bool:
    """Tell whether a point lies in an event: in its band, or just after its line."""
    return mark.x < at < (mark.x + 1 if mark.until is None else mark.until)


def _number(value: float | None) -> Value:
    """Write a line's height, or a dash."""
    return "–" if value is None else float(value)


def _figures(book: Workbook, head: Head, pack: BoardPack) -> None:
    """Write the figures behind the page, each as a table of its own with what must be said with it."""
    wide = max(len(one.headings) for one in pack.tables)
    sheet = open_page(book, "Figures", "The figures behind the outcomes", head, [34, *[18] * (wide - 1)])
    row = FIRST_ROW
    for one in pack.tables:
        row = put_section(sheet, row + 1, one.title, wide)
        row = put_note(sheet, row, wide, one.note)
        columns = tuple(
            Column(name, 34 if at == 0 else 18, tone="strong" if at == 0 else "plain")
            for at, name in enumerate(one.headings)
        )
        row = put_listing(sheet, row, Listing(one.title, columns, one.rows, "Too few to show."))
    close_page(sheet)


def _definitions(book: Workbook, head: Head, pack: BoardPack) -> None:
    """Write what every measure means, where that comes from, and how it is drawn."""
    sheet = open_page(book, "Definitions", "Definitions", head, [column.width for column in _MEANT])
    rows = tuple(
        (one.chart.title, one.chart.definition, one.chart.source, one.chart.method or "–")
        for one in pack.charts
    )
    put_listing(sheet, FIRST_ROW, Listing("Definitions", _MEANT, rows, "There is nothing to chart yet."))
    keep_in_view(sheet, FIRST_ROW)
    close_page(sheet)
