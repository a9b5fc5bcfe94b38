r"""Everything of a store in one workbook, and back: a sheet for each table, every value so that it comes back.

A value that a cell cannot hold faithfully is written as a stroke and a letter: `\e` is an empty text (an empty cell is
nothing at all), two strokes begin a text that itself begins with one, `\j` is JSON, `\i` and `\f` are numbers too long
for a cell, and `\l` the number of a text that stands in parts on the sheet of long texts.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from pc_desktop.domain.calendar import shown_moment
from pc_desktop.domain.errors import Unavailable
from pc_desktop.domain.whole import Plain, WholeTable
from pc_desktop.exchange.grids import Grid, text_of
from pc_desktop.exchange.in_memory import long_sheet, workbook_bytes
from pc_desktop.exchange.page import MARK
from pc_desktop.exchange.saving import MADE_BY, refuse_place, save_bytes
from pc_desktop.exchange.sheet import could_be_formula

ABOUT: Final = "About"
_LONG: Final = "Long texts"
_MOST_ROWS: Final = 1_000_000
_LONGEST: Final = 30_000
_EXACT: Final = 2**53
_MARK: Final = "Everything of a bed meeting store"
_UNFAITHFUL: Final = re.compile(
    "[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|_x[0-9A-Fa-f]{4}_|^\\s|\\s$"
)
_NUMBERED: Final = re.compile(r"(.+) \((\d+)\)")


def write_whole(tables: Iterable[WholeTable], made: datetime, path: Path) -> None:
    """Write every table to one workbook; raises Unavailable where the file cannot be put in its place."""
    refuse_place(path)
    save_bytes(whole_bytes(tables, made), path)


def whole_bytes(tables: Iterable[WholeTable], made: datetime) -> bytes:
    """Give the bytes of the workbook that holds every table."""
    book = Workbook(write_only=True)
    book.properties.creator = book.properties.lastModifiedBy = MADE_BY
    about = long_sheet(book, ABOUT)
    long: list[str] = []
    named: list[tuple[str, int]] = []
    for table in tables:
        named.append((table.name, len(table.rows)))
        for part, start in enumerate(range(0, max(len(table.rows), 1), _MOST_ROWS), start=1):
            sheet = long_sheet(book, table.name if part == 1 else f"{table.name} ({part})")
            sheet.append(list(table.columns))
            for row in table.rows[start : start + _MOST_ROWS]:
                sheet.append([_cell(sheet, _written(value, long)) for value in row])
    _put_long(book, long)
    for words in (_MARK, f"Written {shown_moment(made)}. {MARK}. Keep it as safe as the store itself.", ""):
        about.append([words])
    for name, count in named:
        about.append([name, count])
    return workbook_bytes(book)


def _cell(sheet: Any, value: Plain) -> Any:
    """Give what is put into a cell: text that looks like a formula is marked as text."""
    if isinstance(value, str) and could_be_formula(value):
        cell = WriteOnlyCell(sheet, value)
        cell.data_type = "s"
        cell.quotePrefix = True
        return cell
    return value


def _written(value: Plain, long: list[str]) -> Plain:
    """Write one value so that it can be read back as it was."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return value if abs(value) < _EXACT else f"\\i{value}"
    if isinstance(value, float):
        return value if float(f"{value:.15g}") == value else f"\\f{value!r}"
    if not value:
        return "\\e"
    safe = f"\\{value}" if value.startswith("\\") else value
    if _UNFAITHFUL.search(value):
        safe = "\\j" + json.dumps(value).replace("_", "\\u005f")
    if len(safe.encode("utf-16-le")) // 2 <= _LONGEST:
        return safe
    long.append(safe)
    return f"\\l{len(long)}"


def _put_long(book: Workbook, long: Sequence[str]) -> None:
    """Put the long texts on a sheet of their own, in parts that begin with a letter no reader trims or takes away."""
    sheet = long_sheet(book, _LONG)
    sheet.append(["number", "part", "text"])
    for number, text in enumerate(long, start=1):
        for part, start in enumerate(range(0, len(text), _LONGEST // 2), start=1):
            sheet.append([number, part, f"|{text[start : start + _LONGEST // 2]}|"])


def whole_in(grids: Sequence[Grid]) -> tuple[WholeTable, ...]:
    """Give the tables a workbook holds; raises Unavailable where it is not everything of a store."""
    by_name = {grid.name: grid for grid in grids}
    if ABOUT not in by_name or text_of(by_name[ABOUT].at(0, 0)) != _MARK:
        raise Unavailable(
            "This is not everything of a store.",
            "Choose a workbook that was written by exporting everything.",
        )
    long = _long_in(by_name[_LONG]) if _LONG in by_name else {}
    tables: dict[str, WholeTable] = {}
    for grid in grids:
        if grid.name in {ABOUT, _LONG}:
            continue
        numbered = _NUMBERED.fullmatch(grid.name)
        name = numbered[1] if numbered else grid.name
        more = _table(name, grid, long)
        held = tables.get(name)
        tables[name] = WholeTable(name, held.columns, [*held.rows, *more.rows]) if held else more
    return tuple(tables.values())


def _long_in(grid: Grid) -> dict[str, str]:
    """Put the long texts together again."""
    texts: dict[str, str] = {}
    for row in grid.rows[1:]:
        number = text_of(row[0])
        texts[number] = texts.get(number, "") + str(row[2])[1:-1]
    return texts


def _table(name: str, grid: Grid, long: dict[str, str]) -> WholeTable:
    """Read one sheet."""
    columns = tuple(text_of(cell) for cell in grid.rows[0])
    return WholeTable(name, columns, list(_rows(grid.rows[1:], len(columns), long)))


def _rows(rows: Iterable[Sequence[Any]], width: int, long: dict[str, str]) -> Iterator[tuple[Plain, ...]]:
    """Read the rows of a sheet, each as wide as its headings."""
    for row in rows:
        yield tuple(_read(row[place] if place < len(row) else None, long) for place in range(width))


def _read(value: Any, long: dict[str, str]) -> Plain:
    """Read one value back; raises Unavailable where it cannot be one of ours."""
    if value in {None, ""}:
        return None
    if isinstance(value, bool | int | float):
        return value
    text = long.get(value[2:], "") if value.startswith("\\l") else str(value)
    if not text.startswith("\\"):
        return text
    kind, rest = text[1:2], text[2:]
    try:
        if kind in {"i", "f"}:
            return int(rest) if kind == "i" else float(rest)
        if kind == "j":
            return str(json.loads(rest))
    except ValueError as fault:
        raise Unavailable(
            "This workbook was changed since it was written.", "Choose another copy."
        ) from fault
    return "" if kind == "e" else text[1:]
