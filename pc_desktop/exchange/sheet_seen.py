"""A sheet as people see it in their workbook: its first rows with what each was taken for, and every row left out."""

from typing import Any, Final

from pc_desktop.exchange.grids import Grid, blank, letters, text_of
from pc_desktop.exchange.headings import IDENTITY, Table
from pc_desktop.exchange.layouts import Layout
from pc_desktop.exchange.problems import Problems
from pc_desktop.exchange.roll import RollReader
from pc_desktop.exchange.sense import Sense

_ABOVE, _READ, _LEFT_OUT = 12, 12, 20
_LOOKED_AT: Final = 2_000
"""So many rows are looked at for rows that are left out; nobody looks through more of them here."""
_WIDEST, _LONGEST = 60, 80


def seen(grid: Grid, layout: Layout, table: Table | None, *, rolled: bool) -> dict[str, Any]:
    """Give a sheet's first rows with what each was taken for, as it travels; `rolled` says that it is a return's."""
    left_out = set(_left_out(grid, layout, table, rolled=rolled)) if table is not None else set()
    rows = [_row(grid, row, _taken(grid, row, table, left_out)) for row in _shown(grid, table, left_out)]
    return {
        "rows": rows,
        "height": len(grid.rows),
        "hidden": [letters(column) for column in sorted(grid.marks.columns) if column < _WIDEST],
        "is_hidden": not grid.visible,
    }


def _shown(grid: Grid, table: Table | None, left_out: set[int]) -> list[int]:
    """Choose the rows to show: what stands above, the headings, the first rows read, and those left out."""
    if table is None:
        return list(range(min(len(grid.rows), _ABOVE + _READ)))
    above = range(max(0, table.top - _ABOVE), table.first)
    filled = [row for row in range(table.first, min(table.end, len(grid.rows))) if _filled(grid, row)]
    read = [row for row in filled if row not in left_out][:_READ]
    return sorted({*above, *read, *sorted(left_out)[:_LEFT_OUT]})


def _left_out(grid: Grid, layout: Layout, table: Table, *, rolled: bool) -> list[int]:
    """Give the rows under the headings that hold something and say nothing of anybody: totals, footers, remarks."""
    end = min(table.end, table.first + _LOOKED_AT, len(grid.rows))
    if rolled and any(role in table.columns for role in IDENTITY):
        cut = Table(table.top, table.first, end, table.columns, table.titles, table.unknown, table.guessed)
        return list(RollReader(grid, cut, Sense(layout), Problems()).read().loose)
    keys = [column for name, column in table.columns.items() if name in (*IDENTITY, "reference", "bed")]
    return [
        row
        for row in range(table.first, end)
        if (keys and _filled(grid, row) and all(blank(grid.at(row, column)) for column in keys))
        or _stands_apart(grid, row, layout)
    ]


def _stands_apart(grid: Grid, row: int, layout: Layout) -> bool:
    """Tell whether a row holds a single value, or begins with a word for totals."""
    filled = [cell for cell in grid.rows[row] if not blank(cell)]
    patterns = layout.patterns.get("total", ())
    return len(filled) == 1 or any(
        pattern.search(text_of(cell)) for cell in filled[:1] for pattern in patterns
    )


def _taken(grid: Grid, row: int, table: Table | None, left_out: set[int]) -> str:
    """Say what a row was taken for."""
    if table is None or row < table.top:
        return "above"
    if row < table.first:
        return "heading"
    if row in left_out:
        return "left out"
    return "hidden" if row in grid.marks.rows else "read"


def _row(grid: Grid, row: int, taken: str) -> dict[str, Any]:
    """Give one row as it travels: its number in the workbook and what people see in its cells."""
    cells = [text_of(cell)[:_LONGEST] for cell in grid.rows[row][:_WIDEST]]
    while cells and not cells[-1]:
        cells.pop()
    said = {column: one.text for (place, column), one in grid.marks.comments.items() if place == row}
    return {"number": row + 1, "cells": cells, "taken": taken, "comments": said}


def _filled(grid: Grid, row: int) -> bool:
    """Tell whether a row holds anything."""
    return not all(map(blank, grid.rows[row]))
