"""Tells of formulas whose results were never stored, so that nothing missing is taken for nothing there."""

from collections import defaultdict
from collections.abc import Sequence

from pc_desktop.exchange.grids import Grid, a1, blank, text_of
from pc_desktop.exchange.headings import IDENTITY, Table
from pc_desktop.exchange.problems import Problems
from pc_desktop.exchange.roll import READERS
from pc_desktop.exchange.sense import note, question

_STORE = "Opening and saving the workbook in Excel stores the results."


def tell(grid: Grid, tables: Sequence[Table], problems: Problems) -> None:
    """Tell once of each column of patients' values that is not calculated, and once of everything else."""
    cells = sorted(
        place for place, unseen in grid.unseen.items() if unseen.formula and blank(grid.at(*place))
    )
    columns: dict[tuple[Table, int], list[int]] = defaultdict(list)
    others: list[tuple[int, int]] = []
    for row, column in cells:
        table = next((table for table in tables if table.first <= row < table.end), None)
        if table is not None and _matters(table, column):
            columns[table, column].append(row)
        else:
            others.append((row, column))
    for (table, column), rows in columns.items():
        if len(rows) > 1:
            fault = question(f"{len(rows)} values here are formulas without a stored result.", _STORE)
            problems.add(
                grid.name, a1(rows[0], column), table.title(column), _formula(grid, rows[0], column), fault
            )
        else:
            others.append((rows[0], column))
    if others:
        _tell_of_totals(grid, tables, sorted(others), problems)


def _matters(table: Table, column: int) -> bool:
    """Tell whether a column holds something that is read of a person."""
    return any(
        place == column and (role in READERS or role == "crfd") for role, place in table.columns.items()
    )


def _tell_of_totals(
    grid: Grid, tables: Sequence[Table], others: list[tuple[int, int]], problems: Problems
) -> None:
    """Tell of totals and other sums, naming the first."""
    row, column = others[0]
    table = next((table for table in tables if table.first <= row < table.end), None)
    label = next((text_of(cell) for cell in grid.rows[row] if isinstance(cell, str) and cell.strip()), "")
    in_summary = table is not None and not any(role in table.columns for role in IDENTITY)
    title = table.title(column) if table is not None and (in_summary or not label) else label
    what = (
        f"This and {len(others) - 1} more formulas here have no stored result, so they could not be checked."
        if len(others) > 1
        else "This formula has no stored result, so it could not be checked."
    )
    fault = note(what, f"Nothing is lost: what is listed was counted instead. {_STORE}")
    problems.add(grid.name, a1(row, column), title, _formula(grid, row, column), fault)


def _formula(grid: Grid, row: int, column: int) -> str:
    """Give the formula as typed."""
    return grid.unseen[row, column].formula or ""
