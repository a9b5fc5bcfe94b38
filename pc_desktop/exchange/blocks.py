"""Cuts a sheet into blocks: a table of patients with what is said above and below it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pc_desktop.exchange import headings, said
from pc_desktop.exchange.grids import Grid, blank
from pc_desktop.exchange.headings import Table
from pc_desktop.exchange.problems import Problems
from pc_desktop.exchange.roll import Roll, RollReader
from pc_desktop.exchange.said import Statement
from pc_desktop.exchange.sense import Sense

_OPENING = frozenset({"unit", "week_ending", "as_at", "commissioned"})


@dataclass(frozen=True, slots=True)
class Block:
    """One table of patients as read: its roll, the statements about it, and a title standing alone above it.

    `on` is the day it speaks of, and `week` tells that the day was given as the end of a week.
    """

    grid: Grid
    table: Table
    roll: Roll
    statements: tuple[Statement, ...]
    title: str | None
    on: date | None
    week: bool

    def first(self, field: str) -> Statement | None:
        """Give the first statement of a field that has a value."""
        return next((one for one in self.statements if one.field == field and one.value is not None), None)


def day_of(statements: Sequence[Statement]) -> tuple[date, bool] | None:
    """Give the day some statements speak of, and whether it is the end of a week; the week is preferred."""
    for field in ("week_ending", "as_at"):
        for one in statements:
            if one.field == field and isinstance(one.value, date):
                return one.value, field == "week_ending"
    return None


def above(grid: Grid, sense: Sense, tables: Sequence[Table]) -> list[Statement]:
    """Give what a sheet says above its first table, or near its top where it has none, and on its tab."""
    depth = tables[0].top if tables else min(len(grid.rows), 60)
    return [*said.in_rows(grid, range(depth), sense), *said.on_tab(grid, sense)]


def of_sheet(
    grid: Grid, sense: Sense, tables: Sequence[Table], day: tuple[date, bool] | None, problems: Problems
) -> list[Block]:
    """Read every table of a sheet; `day` is the day of the workbook, for a sheet that gives none."""
    blocks: list[Block] = []
    opening = above(grid, sense, tables)
    title = _title(grid, range(tables[0].top), sense) if tables else None
    for table in tables:
        found = day_of(opening) or (blocks and blocks[-1].on and (blocks[-1].on, blocks[-1].week)) or day
        told = replace(sense, on=found[0] if found else None)
        _tell_of_headings(grid, table, problems)
        roll = RollReader(grid, table, told, problems).read()
        under, over = _shared(grid, roll, table, told, last=table is tables[-1])
        statements = (*opening, *said.in_rows(grid, under, told))
        blocks.append(Block(grid, table, roll, statements, title, told.on, bool(found and found[1])))
        opening, title = said.in_rows(grid, over, told), _title(grid, over, sense)
    return blocks


def _shared(grid: Grid, roll: Roll, table: Table, sense: Sense, *, last: bool) -> tuple[list[int], list[int]]:
    """Part the rows that list nobody: those about this table, and those that open the next one."""
    if last:
        return list(roll.loose), []
    for row in range(roll.last + 1, table.end):
        opens = any(one.field in _OPENING for one in said.in_rows(grid, [row], sense))
        if opens or said.name_alone(grid, row, sense):
            return [loose for loose in roll.loose if loose < row], [
                loose for loose in roll.loose if loose >= row
            ]
    return list(roll.loose), []


def _title(grid: Grid, rows: Sequence[int], sense: Sense) -> str | None:
    """Give the lowest short text standing alone in some rows above a table, where it could name a unit."""
    found = [name for row in rows if (name := said.name_alone(grid, row, sense))]
    if found:
        return found[-1]
    corner = next((cell for row in rows for cell in grid.rows[row][:1] if not blank(cell)), None)
    if isinstance(corner, str) and corner.strip().casefold() == grid.name.strip().casefold():
        return said.unit_name(corner, sense)
    return None


def _tell_of_headings(grid: Grid, table: Table, problems: Problems) -> None:
    """Tell of columns whose heading means nothing here, and of headings that were nearly understood."""
    row = table.first - 1
    for column in table.unknown:
        if any(not blank(grid.at(below, column)) for below in range(table.first, table.end)):
            problems.cell(grid, table, row, column, headings.NOT_UNDERSTOOD)
    for column in table.guessed:
        problems.cell(grid, table, row, column, headings.NEARLY)
