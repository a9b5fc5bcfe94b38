"""Reads a summary with one row of totals for each unit, and holds it against the people listed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from pc_desktop.domain.returns import ReturnedUnit
from pc_desktop.exchange import cells
from pc_desktop.exchange.grids import Grid, text_of
from pc_desktop.exchange.headings import Table
from pc_desktop.exchange.problems import Problems
from pc_desktop.exchange.sense import Sense, question
from pc_desktop.exchange.units import Found

_NUMBERS = ("commissioned", "closed", "occupied", "vacant", "informal", "detained", "crfd", "on_leave")
_ASK = "Ask the unit which is right; the people listed were counted."


@dataclass(frozen=True, slots=True)
class Line:
    """One unit's row of a summary: its name, its numbers by what they count, and where it stands."""

    unit: str
    numbers: Mapping[str, int]
    grid: Grid
    table: Table
    row: int


def lines(grid: Grid, tables: Iterable[Table], sense: Sense, problems: Problems) -> list[Line]:
    """Read every row of a sheet's summaries, checking rows of totals against the rows above them."""
    found: list[Line] = []
    for table in tables:
        mine: list[Line] = []
        for row in range(table.first, table.end):
            name = text_of(grid.at(row, table.columns["unit"]))
            numbers = _numbers(grid, table, row, sense, problems) if name else {}
            line = Line(name, MappingProxyType(numbers), grid, table, row)
            if any(pattern.search(name) for pattern in sense.layout.patterns["total"]):
                _check_total(line, mine, problems)
            elif numbers:
                mine.append(line)
        found += mine
    return found


def _numbers(grid: Grid, table: Table, row: int, sense: Sense, problems: Problems) -> dict[str, int]:
    """Read the numbers of one row."""
    numbers: dict[str, int] = {}
    for field in _NUMBERS:
        if field in table.columns:
            column = table.columns[field]
            count, fault = cells.read_count(grid.at(row, column), sense)
            if fault is not None:
                problems.cell(grid, table, row, column, fault)
            if count is not None:
                numbers[field] = count
    return numbers


def _check_total(total: Line, above: Sequence[Line], problems: Problems) -> None:
    """Ask about a total that is not the sum of the rows above it."""
    for field, stated in total.numbers.items():
        added = [line.numbers[field] for line in above if field in line.numbers]
        if len(added) == len(above) and sum(added) != stated:
            fault = question(f"The total is {stated}, but the rows above add up to {sum(added)}.", _ASK)
            problems.cell(total.grid, total.table, total.row, total.table.columns[field], fault)


def apply(found: Sequence[Found], summary: Sequence[Line], problems: Problems) -> list[Found]:
    """Fill each unit with what only the summary states, and ask where it disagrees with the people listed."""
    by_name = {line.unit.casefold(): line for line in summary}
    filled: list[Found] = []
    for one in found:
        line = by_name.pop(one.unit.unit.casefold(), None)
        if line is not None:
            filled.append(replace(one, unit=_filled(one, line)))
            _compare(filled[-1], line, problems)
        else:
            if summary:
                fault = question(
                    f"The summary has no row for {one.unit.unit}.", "Ask the unit whether it is complete."
                )
                problems.sheet(one.block.grid.name, fault)
            filled.append(one)
    for line in by_name.values():
        if found:
            fault = question(
                f"No people are listed for {line.unit}, only totals.", "Ask for this unit's own list."
            )
            problems.cell(line.grid, line.table, line.row, line.table.columns["unit"], fault)
    return filled


def _filled(one: Found, line: Line) -> ReturnedUnit:
    """Give the unit with numbers from the summary where its own sheet gives none."""
    unit, numbers = one.unit, line.numbers
    listed = "crfd" in one.block.table.columns
    return replace(
        unit,
        commissioned=unit.commissioned if unit.commissioned is not None else numbers.get("commissioned"),
        closed=unit.closed if unit.closed is not None else numbers.get("closed"),
        on_leave=unit.on_leave if unit.on_leave is not None else numbers.get("on_leave"),
        crfd_count=unit.crfd_count if listed or unit.crfd_count is not None else numbers.get("crfd"),
    )


def _compare(one: Found, line: Line, problems: Problems) -> None:
    """Ask about each number of the summary that the unit's own sheet does not bear out."""
    unit = one.unit
    statuses = [patient.mha for patient in unit.patients]
    shut = sum(bed.state == "closed" for bed in unit.beds)
    empty = sum(bed.state == "vacant" for bed in unit.beds)
    known = bool(statuses) and all(statuses)
    counted: dict[str, int | None] = {
        "occupied": unit.occupied,
        "commissioned": unit.occupied + len(unit.beds)
        if "bed" in one.block.table.columns
        else unit.commissioned,
        "closed": shut if unit.beds else unit.closed,
        "vacant": empty if unit.beds else None,
        "informal": sum(status == "Informal" for status in statuses) if known else None,
        "detained": sum(status != "Informal" for status in statuses) if known else None,
        "crfd": unit.crfd_count,
        "on_leave": unit.on_leave,
    }
    for field, stated in line.numbers.items():
        number = counted[field]
        if number is not None and number != stated:
            where = f"the sheet {one.block.grid.name}" if one.block.grid is not line.grid else "the list"
            fault = question(f"The summary says {stated} for {unit.unit}, {where} makes {number}.", _ASK)
            problems.cell(line.grid, line.table, line.row, line.table.columns[field], fault)
