"""Reads a long list column by column: the words and rules of a return, at the pace of 20,000 rows."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from pc_desktop.exchange import cells, dates, headings, layouts, names, wire
from pc_desktop.exchange.grids import Book, Grid, Value, blank, refused
from pc_desktop.exchange.headings import IDENTITY, Table
from pc_desktop.exchange.layouts import Layout
from pc_desktop.exchange.problems import Problems
from pc_desktop.exchange.roll import READERS, column_sense
from pc_desktop.exchange.sense import Fault, Sense, ValueReader, question

MOST_ROWS = 200_000
_DEEPEST_HEADING = 60
_ASK = "Check both dates with whoever sent the list."
_READERS: Mapping[str, ValueReader] = {
    **READERS,
    "discharged": dates.read_date,
    "crfd": dates.read_date,
    "los": cells.read_count,
    "name": lambda value, sense: (
        names.regular(text) if (text := cells.read_text(value, sense)[0]) else None,
        None,
    ),
    **dict.fromkeys(
        ("surname", "forename", "unit", "team", "trust", "reference", "urgency", "comments"), cells.read_text
    ),
}
_ORDERS = (("dob", "referred"), ("dob", "admitted"), ("referred", "admitted"), ("admitted", "discharged"))


def read(book: Book, known: Sequence[Layout], tell: Callable[[str], None]) -> dict[str, Any]:
    """Read the longest list of people in a book, packed for the way; raises Unavailable where none is."""
    found: list[tuple[int, Grid, Table, Layout]] = []
    for grid in book.grids:
        layout = layouts.choose(known, list(headings.words(grid)))
        tables = headings.people(grid, layout, _DEEPEST_HEADING) if grid.visible else []
        found += [(table.end - table.first, grid, table, layout) for table in tables]
    if not found:
        raise refused(
            "No list of people was found in it. A list has a heading over each column, such as NHS number."
        )
    _, grid, table, layout = max(found, key=lambda entry: entry[0])
    tell(f"Checking {table.end - table.first:,} rows")
    problems = Problems()
    rows = _rows(grid, table)
    sense = Sense(layout, from_1904=book.from_1904)
    columns = {
        role: read_column(
            grid, table, (role, _READERS[role]), rows, column_sense(grid, table, role, sense), problems
        )[0]
        for role in table.columns
        if role in _READERS
    }
    _check_orders(grid, table, columns, rows, problems)
    for column in table.unknown:
        problems.cell(grid, table, table.first - 1, column, headings.NOT_UNDERSTOOD)
    return {
        "layout": layout.name,
        "sheet": grid.name,
        "columns": {role: [_plain(value) for value in values] for role, values in columns.items()},
        "numbers": [row + 1 for row in rows],
        "problems": wire.pack_problems((*book.problems, *problems.listed())),
    }


def _rows(grid: Grid, table: Table) -> list[int]:
    """Give the rows that say who they are about, leaving out empty rows and last lines."""
    keys = [column for role, column in table.columns.items() if role in IDENTITY]
    rows = [
        row
        for row in range(table.first, table.end)
        if any(not blank(grid.at(row, column)) for column in keys) and _filled(grid.rows[row]) >= 2
    ]
    if len(rows) > MOST_ROWS:
        raise refused(f"It lists more than {MOST_ROWS:,} people. Ask for it in parts.")
    return rows


def _filled(row: Sequence[Value]) -> int:
    """Count the filled cells of a row, as far as two."""
    filled = 0
    for cell in row:
        if cell is not None and cell != "":
            filled += 1
            if filled == 2:
                break
    return filled


def read_column(
    grid: Grid,
    table: Table,
    read_as: tuple[str, ValueReader],
    rows: Sequence[int],
    sense: Sense,
    problems: Problems,
) -> tuple[list[Any], list[int]]:
    """Read every value of a column, and give the places of those left out as wrong.

    `read_as` names the column and what reads it; a value met before is not read again.
    """
    role, reader = read_as
    column = table.columns[role]
    known: dict[Value, tuple[Any, Fault | None]] = {}
    values: list[Any] = []
    wrong: list[int] = []
    for row in rows:
        here = grid.rows[row]
        value = here[column] if column < len(here) else None
        found = None if isinstance(value, bool) else known.get(value)  # True would be found as 1
        if found is None:
            found = reader(value, sense)
            if not isinstance(value, bool):
                known[value] = found
        if found[1] is not None:
            problems.cell(grid, table, row, column, found[1])
            if found[0] is None:
                wrong.append(len(values))
        values.append(found[0])
    return values, wrong


def _check_orders(
    grid: Grid, table: Table, columns: Mapping[str, list[Any]], rows: Sequence[int], problems: Problems
) -> None:
    """Ask about a row whose later event lies before its earlier one."""
    for earlier, later in _ORDERS:
        if earlier in columns and later in columns:
            first, second = table.title(table.columns[earlier]), table.columns[later]
            for row, before, after in zip(rows, columns[earlier], columns[later], strict=True):
                if before is not None and after is not None and after < before:
                    fault = question(f"This lies before the date under \u201c{first}\u201d.", _ASK)
                    problems.cell(grid, table, row, second, fault)


def _plain(value: Any) -> Any:
    """Write a day as ISO text and leave everything else as it is."""
    return value.isoformat() if type(value) is date else value
