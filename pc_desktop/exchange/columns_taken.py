"""Tells what each column of a sheet was taken for, and shows the sheet it stands on."""

from collections.abc import Mapping, Sequence
from typing import Any

from pc_desktop.domain.sheet_columns import ColumnTaken, SheetColumns, SheetRow
from pc_desktop.exchange import headings, layouts, list_kinds, sheet_seen
from pc_desktop.exchange.grids import Book, Grid, blank, letters, text_of
from pc_desktop.exchange.headings import Table
from pc_desktop.exchange.layouts import Layout

_DEEPEST, _SAMPLES, _LONGEST = 60, 3, 40


def taken(book: Book, known: Sequence[Layout]) -> list[dict[str, Any]]:
    """Say for every sheet that could be a table what its columns were taken for, as it travels."""
    found = {id(one.grid): one for one in list_kinds.lists_in(book, known) if one.table is not None}
    said = []
    for grid in book.grids:
        listed = found.get(id(grid))
        if listed is not None and listed.table is not None:
            said.append(_sheet(grid, listed.layout, listed.table, rolled=False))
        elif any(not blank(cell) for row in grid.rows[:_DEEPEST] for cell in row):
            layout = layouts.choose(known, list(headings.words(grid)))
            tables = headings.people(grid, layout)
            summed = [] if tables else headings.totals(grid, layout)
            table = (*tables, *summed, _guess(grid, layout))[0]
            said.append(_sheet(grid, layout, table, rolled=bool(tables), meanings=summed and layout.totals))
    return said


def _sheet(
    grid: Grid, layout: Layout, table: Table | None, *, rolled: bool, meanings: Any = None
) -> dict[str, Any]:
    """Say what the columns of a table were taken for, and show the sheet it stands on."""
    named = {"sheet": grid.name, "layout": layout.name, "purpose": layout.purpose}
    shown = sheet_seen.seen(grid, layout, table, rolled=rolled)
    return {**named, "columns": _columns(grid, table, meanings or layout.headings) if table else [], **shown}


def _columns(grid: Grid, table: Table, meanings: Mapping[str, str]) -> list[dict[str, Any]]:
    """Say what each column of a table was taken for."""
    roles = {column: role for role, column in table.columns.items()}
    return [
        {
            "letter": letters(column), "heading": heading, "samples": _samples(grid, table.first, table.end, column),
            "meaning": layouts.role(heading, meanings) or roles.get(column, ""),
            "how": "nearly" if column in table.guessed else "not understood" if column in table.unknown else "known",
        }
        for column, heading in sorted(table.titles.items())
    ]  # fmt: skip


def _guess(grid: Grid, layout: Layout) -> Table | None:
    """Take the row with most words near the top for the headings, where no table was found."""
    rows = range(min(len(grid.rows), _DEEPEST))
    counts = {
        row: sum(isinstance(cell, str) and bool(cell.strip()) for cell in grid.rows[row]) for row in rows
    }
    top = max(counts, key=lambda row: counts[row], default=None)
    if top is None or counts[top] < 3:
        return None
    titles = {
        at: text_of(cell) for at, cell in enumerate(grid.rows[top]) if isinstance(cell, str) and cell.strip()
    }
    known = {at: layouts.role(words, layout.headings) for at, words in titles.items()}
    columns = {role: at for at, role in reversed(known.items()) if role}
    unknown = tuple(at for at, role in known.items() if not role)
    return Table(top, top + 1, len(grid.rows), columns, titles, unknown)


def _samples(grid: Grid, first: int, end: int, column: int) -> list[str]:
    """Give the first few values of a column, as a person would see them."""
    values = (grid.at(row, column) for row in range(first, min(end, first + _DEEPEST)))
    return [text_of(value)[:_LONGEST] for value in values if not blank(value)][:_SAMPLES]


def unpack(said: Sequence[Any]) -> tuple[SheetColumns, ...]:
    """Believe what arrived; raises KeyError, TypeError or ValueError where it has the wrong shape."""
    return tuple(
        SheetColumns(
            str(one["sheet"]),
            str(one["layout"]),
            str(one["purpose"]),
            tuple(
                ColumnTaken(
                    str(column["letter"]), str(column["heading"]), tuple(map(str, column["samples"])),
                    str(column["meaning"]), column["how"],
                )
                for column in one["columns"]
            ),
            tuple(_row(row) for row in one["rows"]),
            int(one["height"]),
            tuple(map(str, one["hidden"])),
            one["is_hidden"] is True,
        )
        for one in said
    )  # fmt: skip


def _row(said: Any) -> SheetRow:
    """Believe one row that arrived."""
    comments = {int(place): str(words) for place, words in said["comments"].items()}
    return SheetRow(int(said["number"]), tuple(map(str, said["cells"])), said["taken"], comments)
