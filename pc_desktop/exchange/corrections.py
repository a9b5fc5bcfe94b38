"""Puts what a person typed in the place of what a file says, before it is read; the file is never changed."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from pc_desktop.exchange.grids import Book, Grid
from pc_desktop.exchange.parts import place_of

Said = Mapping[str, Any]


def applied(book: Book, digest: str, corrections: Iterable[Said]) -> Book:
    """Give the book with the corrections meant for it; one for a place that is not there does nothing."""
    mine = [one for one in corrections if one.get("digest") == digest]
    if not mine:
        return book
    grids = tuple(
        _corrected(grid, [one for one in mine if one.get("sheet") == grid.name]) for grid in book.grids
    )
    return replace(book, grids=grids)


def _corrected(grid: Grid, corrections: Iterable[Said]) -> Grid:
    """Give one sheet with its corrections."""
    rows, unseen = list(grid.rows), dict(grid.unseen)
    for one in corrections:
        place = place_of(str(one.get("cell", "")))
        if place is None or not place[0] < len(rows):
            continue
        row, column = place
        text = one.get("text")
        if text is None:
            rows[row] = []
            unseen = {where: what for where, what in unseen.items() if where[0] != row}
            continue
        cells = [*rows[row], *[None] * (column + 1 - len(rows[row]))]
        cells[column] = str(text)
        rows[row] = cells
        unseen.pop(place, None)
    return replace(grid, rows=rows, unseen=unseen)
