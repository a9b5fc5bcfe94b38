"""Tables in our workbooks: real ones that people can sort and filter, with rows as high as their text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn
from openpyxl.worksheet.worksheet import Worksheet

from pc_desktop.exchange.palette import BOLD, Align, Tone, Vertical, body, heading
from pc_desktop.exchange.sheet import MISSING, Entry, Value, cell_at, put, put_text, words_of
from pc_desktop.exchange.wrapping import line_count, parts_of, row_height

_MOST_LINES: Final = 16
"""The most lines of one row: a higher one leaves gaps on paper, and beyond 31 a workbook cuts it."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its heading and width in digits.

    `repeats` says that its value stands again where a row too high for one is continued below.
    """

    heading: str
    width: float
    align: Align = "left"
    tone: Tone = "plain"
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A table to be written; `nothing` is the sentence that stands there when it has no rows.

    `filters` says whether its headings carry buttons to sort and filter by.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value | Entry, ...], ...]
    nothing: str
    heading_height: float = 32.0
    filters: bool = True


def put_listing(sheet: Worksheet, top: int, listing: Listing) -> int:
    """Write a table from row `top` on as a table people can sort and filter; give the first row after it.

    Rows are made as high as their text needs; a row too high for the page goes on in the next.
    """
    for number, column in enumerate(listing.columns, start=1):
        put(cell_at(sheet, top, number), column.heading, heading(column.align))
    sheet.row_dimensions[top].height = listing.heading_height
    row = top + 1
    if not listing.rows:
        _put_nothing(sheet, row, listing)
        row += 1
    for place, entries in enumerate(listing.rows):
        for part in _parts(entries, listing.columns):
            _put_row(sheet, row, part, listing.columns, banded=place % 2 == 1)
            row += 1
    _make_table(sheet, top, row - 1, listing)
    return row


def _put_nothing(sheet: Worksheet, row: int, listing: Listing) -> None:
    """Write in words that a table is empty, across all its columns."""
    for number in range(1, len(listing.columns) + 1):
        body("quiet", wrap=False).dress(cell_at(sheet, row, number))
    put_text(cell_at(sheet, row, 1), listing.nothing)
    sheet.row_dimensions[row].height = row_height(1)


def _parts(entries: Sequence[Value | Entry], columns: Sequence[Column]) -> list[list[Entry | None]]:
    """Give one row, or several where its text is too long; what does not repeat stands in the first."""
    whole = [entry if isinstance(entry, Entry) else Entry(entry) for entry in entries]
    cut = [
        parts_of(one.value, column.width, _MOST_LINES) if isinstance(one.value, str) else []
        for one, column in zip(whole, columns, strict=True)
    ]
    count = max([1, *map(len, cut)])
    rows: list[list[Entry | None]] = []
    for number in range(count):
        row: list[Entry | None] = []
        for one, column, parts in zip(whole, columns, cut, strict=True):
            if len(parts) > 1:
                row.append(replace(one, value=_part(parts, number)) if number < len(parts) else None)
            else:
                row.append(one if number == 0 or column.repeats else None)
        rows.append(row)
    return rows


def _part(parts: Sequence[str], number: int) -> str:
    """Give one part of a long text, saying that it goes on or that it is continued."""
    before = "(continued) " if number else ""
    after = " (continues below)" if number < len(parts) - 1 else ""
    return f"{before}{parts[number].rstrip() if after else parts[number]}{after}"


def _put_row(
    sheet: Worksheet, row: int, entries: Sequence[Entry | None], columns: Sequence[Column], *, banded: bool
) -> None:
    """Write one row as high as its text needs; where it has several lines, everything begins on the first."""
    toned = [one and _toned(one, column) for one, column in zip(entries, columns, strict=True)]
    lines = max(_lines(one, column) for one, column in zip(toned, columns, strict=True))
    vertical: Vertical = "top" if lines > 1 else "center"
    for number, (one, column) in enumerate(zip(toned, columns, strict=True), start=1):
        cell = cell_at(sheet, row, number)
        if one is None:
            body(banded=banded).dress(cell)
        else:
            put(cell, one.value, body(one.tone, column.align, banded=banded, vertical=vertical))
    sheet.row_dimensions[row].height = row_height(lines)


def _toned(entry: Entry, column: Column) -> Entry:
    """Give an entry the tone of its column where it has none of its own; what is missing is always quiet."""
    if words_of(entry.value) == MISSING:
        return replace(entry, tone="quiet")
    return replace(entry, tone=column.tone) if entry.tone == "plain" else entry


def _lines(entry: Entry | None, column: Column) -> int:
    """Count the lines an entry takes in its column; days and numbers never break."""
    if entry is None or not isinstance(entry.value, str | None):
        return 1
    return line_count(words_of(entry.value), column.width, bold=entry.tone in BOLD)


def _make_table(sheet: Worksheet, top: int, bottom: int, listing: Listing) -> None:
    """Tell the workbook that these cells are a table."""
    taken = {name for other in _sheets(sheet) for name in other.tables}
    reference = f"A{top}:{get_column_letter(len(listing.columns))}{bottom}"
    name = table_name(listing.name, taken)
    table = Table(name=name, displayName=name, ref=reference)
    table.tableColumns = [
        TableColumn(id=number, name=column.heading) for number, column in enumerate(listing.columns, start=1)
    ]
    table.autoFilter = AutoFilter(ref=reference) if listing.filters else None
    sheet.add_table(table)


def _sheets(sheet: Worksheet) -> list[Worksheet]:
    """Give every sheet of the workbook a sheet is in."""
    return list(sheet.parent.worksheets) if sheet.parent else [sheet]


def table_name(words: str, taken: set[str]) -> str:
    """Make a table's name out of words: never a reference to a cell, and nobody else's in any case."""
    name = "".join(part[:1].upper() + part[1:] for part in re.findall("[A-Za-z0-9]+", words)) or "Table"
    if re.fullmatch("(?i)[0-9].*|[A-Z]{1,3}[0-9]*|R[0-9]*C[0-9]*|R[0-9]+", name):
        name = f"Table_{name}"
    name = name[:200]
    used = {one.casefold() for one in taken}
    number, unique = 2, name
    while unique.casefold() in used:
        unique, number = f"{name}_{number}", number + 1
    return unique
