"""Tables that stand on their side, headings at the left and a column for each patient: turned, and told as typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pc_desktop.domain.problem import Problem
from pc_desktop.domain.returns import ReturnedUnit
from pc_desktop.exchange import headings, layouts
from pc_desktop.exchange.grids import Book, Grid, Value, a1, blank
from pc_desktop.exchange.layouts import Layout
from pc_desktop.exchange.marks import Marks
from pc_desktop.exchange.parts import place_of

_LEFT, _DEEPEST, _WIDEST, _FEWEST, _PATIENTS = 4, 400, 400, 4, 2
_TOLD: Final = (
    "This table stands on its side: headings at the left, a column for each patient. It was turned."
)
_DO: Final = "Nothing to do, if what was read is right."


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a table was turned on a sheet: its rows from `top` to before `end`, all `width` columns of them."""

    top: int
    end: int
    width: int

    def forth(self, row: int, column: int) -> tuple[int, int]:
        """Give where a cell of the workbook stands once turned, counted from nought."""
        if row < self.top:
            return row, column
        if row < self.end:
            return self.top + column, row - self.top
        return row - self.end + self.top + self.width, column

    def back(self, row: int, column: int) -> tuple[int, int]:
        """Give where a turned cell stands in the workbook."""
        if row < self.top:
            return row, column
        if row < self.top + self.width:
            return self.top + column, row - self.top
        return row - self.top - self.width + self.end, column


def turned(book: Book, known: Sequence[Layout]) -> tuple[Book, Mapping[str, Turn]]:
    """Turn the tables of a book that stand on their side; a sheet with a table that stands upright is left as it is."""
    turns: dict[str, Turn] = {}
    grids = []
    for grid in book.grids:
        turn = _found(grid, known[0]) if grid.visible else None
        if turn is not None and _stands_upright(grid, known[0]):
            turn = None
        grids.append(_turn(grid, turn) if turn is not None else grid)
        if turn is not None:
            turns[grid.name] = turn
    if not turns:
        return book, {}
    notes = (Problem(name, a1(turn.top, 0), "", "", _TOLD, _DO, "note") for name, turn in turns.items())
    return replace(book, grids=tuple(grids), problems=(*book.problems, *notes)), turns


def _stands_upright(grid: Grid, layout: Layout) -> bool:
    """Tell whether a sheet holds a table as it is."""
    return bool(headings.people(grid, layout) or headings.totals(grid, layout))


def _found(grid: Grid, layout: Layout) -> Turn | None:
    """Find a run of headings down one of the first columns, with at least two patients beside it."""
    for column in range(_LEFT):
        cells = [grid.at(row, column) for row in range(min(len(grid.rows), _DEEPEST))]
        roles = {
            row: found
            for row, cell in enumerate(cells)
            if isinstance(cell, str)
            and sum(not blank(one) for one in grid.rows[row][column + 1 :]) >= _PATIENTS
            and (found := layouts.role(cell, layout.headings))
        }
        if len(set(roles.values())) < _FEWEST or not headings.lists_people(frozenset(roles.values())):
            continue
        top, end = min(roles), max(roles) + 1
        while (
            end < len(cells)
            and isinstance(cells[end], str)
            and layouts.role(str(cells[end]), layout.headings)
        ):
            end += 1
        width = max(_filled_to(grid.rows[row]) for row in range(top, end))
        if width <= _WIDEST:
            return Turn(top, end, width)
    return None


def _filled_to(cells: Sequence[Value]) -> int:
    """Tell up to which column a row is filled."""
    return max((column + 1 for column, cell in enumerate(cells) if not blank(cell)), default=0)


def _turn(grid: Grid, turn: Turn) -> Grid:
    """Give a sheet with its table turned."""
    table: list[list[Value]] = [
        [grid.at(row, column) for row in range(turn.top, turn.end)] for column in range(turn.width)
    ]
    marks = Marks(comments={turn.forth(*place): comment for place, comment in grid.marks.comments.items()})
    unseen = {turn.forth(*place): what for place, what in grid.unseen.items()}
    rows = [*grid.rows[: turn.top], *table, *grid.rows[turn.end :]]
    return replace(grid, rows=rows, unseen=unseen, marks=marks)


def told_as_typed(
    turns: Mapping[str, Turn], units: Sequence[ReturnedUnit], problems: Sequence[Problem]
) -> tuple[tuple[ReturnedUnit, ...], tuple[Problem, ...]]:
    """Name every cell as it stands in the workbook."""

    def back(sheet: str, cell: str) -> str:
        place = place_of(cell) if sheet in turns else None
        return a1(*turns[sheet].back(*place)) if place is not None else cell

    return (
        tuple(
            replace(
                unit, patients=tuple(replace(one, where=back(one.sheet, one.where)) for one in unit.patients)
            )
            for unit in units
        ),
        tuple(one if one.what == _TOLD else replace(one, cell=back(one.sheet, one.cell)) for one in problems),
    )
