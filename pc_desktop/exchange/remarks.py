"""Tells of what people marked on a sheet besides its values: comments on cells, and rows or columns they hid."""

from collections.abc import Iterable, Sequence

from pc_desktop.domain.calendar import counted
from pc_desktop.exchange.grids import Grid, a1, blank, letters
from pc_desktop.exchange.headings import Table
from pc_desktop.exchange.marks import OURS
from pc_desktop.exchange.problems import Problems
from pc_desktop.exchange.sense import note

_COMMENT = "A comment stands on this cell. It is shown here and not written anywhere."
_COMMENT_DO = "Read it: it may say what the cell does not."
_HIDDEN_DO = "Show them in the workbook if somebody should look at them."


def tell(grid: Grid, tables: Sequence[Table], problems: Problems) -> None:
    """Tell of the comments on a sheet, but for our own questions, and of what is hidden within its tables."""
    for (row, column), comment in sorted(grid.marks.comments.items()):
        if comment.author != OURS:
            table = next((one for one in tables if one.top <= row < one.end), None)
            title = table.title(column) if table is not None else ""
            problems.add(grid.name, a1(row, column), title, comment.text, note(_COMMENT, _COMMENT_DO))
    for table in tables:
        _tell_of_rows(grid, table, problems)
        _tell_of_columns(grid, table, problems)


def _tell_of_rows(grid: Grid, table: Table, problems: Problems) -> None:
    """Tell of the rows of a table that are hidden and hold something."""
    rows = [
        row
        for row in sorted(grid.marks.rows)
        if table.first <= row < min(table.end, len(grid.rows)) and not all(map(blank, grid.rows[row]))
    ]
    if rows:
        what = f"{counted(len(rows), 'row')} of this table {_are(len(rows))} hidden in the workbook"
        where = in_runs(str(row + 1) for row in rows)
        fault = note(f"{what} ({where}). Hidden rows are read like the others.", _HIDDEN_DO)
        problems.add(grid.name, a1(rows[0], 0), "", None, fault)


def _tell_of_columns(grid: Grid, table: Table, problems: Problems) -> None:
    """Tell of the columns of a table that are hidden and have a heading."""
    columns = [column for column in sorted(grid.marks.columns) if column in table.titles]
    if columns:
        what = f"{counted(len(columns), 'column')} of this table {_are(len(columns))} hidden in the workbook"
        where = ", ".join(letters(column) for column in columns[:20])
        fault = note(f"{what} ({where}). Hidden columns are read like the others.", _HIDDEN_DO)
        problems.add(grid.name, a1(table.top, columns[0]), table.title(columns[0]), None, fault)


def _are(count: int) -> str:
    """Say is or are."""
    return "is" if count == 1 else "are"


def in_runs(numbers: Iterable[str]) -> str:
    """Write row numbers shortly, such as rows 4, 9 to 12 and 20; those beyond ten runs as how many they are."""
    runs: list[list[int]] = []
    for number in map(int, numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said = [str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs[:10]]
    rest = sum(len(run) for run in runs[10:])
    said += [f"{rest} more"] if rest else []
    words = " and ".join(filter(None, (", ".join(said[:-1]), said[-1])))
    return f"{'row' if len(runs) == 1 and len(runs[0]) == 1 else 'rows'} {words}"
