"""Finds the tables of a sheet by the words at the head of their columns, wherever they stand."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from pc_desktop.exchange.grids import Grid, Value, blank, text_of
from pc_desktop.exchange.layouts import Layout, key, role
from pc_desktop.exchange.sense import note

IDENTITY = ("nhs", "name", "surname", "initials")
_PEOPLE = frozenset({
    "nhs", "name", "initials", "surname", "forename", "dob", "age", "sex", "outcode", "referred", "admitted",
    "mha", "bmi", "edd", "crfd", "bed", "leave",
})  # fmt: skip
_OF_A_WARD = frozenset({"nhs", "admitted", "referred", "mha", "bmi", "edd", "crfd", "bed"})
_TOTALS = frozenset(
    {"commissioned", "closed", "occupied", "vacant", "informal", "detained", "crfd", "on_leave"}
)
_FEWEST = 3
_DEEPEST = 5_000
_NEAR = 0.9
_REPEATED = frozenset({"ignored", "comments"})

NOT_UNDERSTOOD = note(
    "This column is not one that is read.", "Nothing in it was used. Look at it if it matters."
)
NEARLY = note(
    "This heading was taken for the usual word it nearly is.", "Check the values read from this column."
)

Heads = dict[int, tuple[str, ...]]
Fits = Callable[[frozenset[str]], bool]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Where one table stands: `top` is its first heading row, `first` the row under it, `end` the row after.

    `columns` takes what a column holds to its number, `titles` its number to the heading as typed; `unknown`
    are the columns whose heading means nothing here, `guessed` those whose heading is only nearly a known
    word. Rows and columns are counted from nought.
    """

    top: int
    first: int
    end: int
    columns: Mapping[str, int]
    titles: Mapping[int, str]
    unknown: tuple[int, ...]
    guessed: tuple[int, ...] = ()

    def title(self, column: int) -> str:
        """Give the heading of a column as typed."""
        return self.titles.get(column, "")


def people(grid: Grid, layout: Layout, deepest: int = _DEEPEST) -> list[Table]:
    """Find every table that lists people, one under the other."""
    return _tables(grid, layout.headings, deepest, lists_people)


def of_kind(grid: Grid, layout: Layout, deepest: int, fits: Fits) -> list[Table]:
    """Find every table whose headings, by what they stand for, fit."""
    return _tables(grid, layout.headings, deepest, fits)


def totals(grid: Grid, layout: Layout) -> list[Table]:
    """Find every table that gives one row of totals for each unit."""
    return _tables(grid, layout.totals, 200, _gives_totals)


def words(grid: Grid, deepest: int = 60) -> Iterator[str]:
    """Give every text near the top of a sheet, by which its layout may be known."""
    for row in grid.rows[:deepest]:
        yield from (value for value in row if isinstance(value, str) and value.strip())


def lists_people(roles: frozenset[str]) -> bool:
    """Tell whether headings are those of a table of a unit's patients."""
    return not roles.isdisjoint(IDENTITY) and bool(roles & _OF_A_WARD) and len(roles & _PEOPLE) >= _FEWEST


def _gives_totals(roles: frozenset[str]) -> bool:
    return "unit" in roles and len(roles & _TOTALS) >= 2


def _tables(grid: Grid, meanings: Mapping[str, str], deepest: int, fits: Fits) -> list[Table]:
    """Find the heading rows; each table reaches to the next."""
    found: list[tuple[int, int, Heads]] = []
    row = 0
    while row < min(len(grid.rows), deepest):
        heads, height = _heading(grid, row, meanings, fits)
        if heads:
            found.append((row, row + height, heads))
        row += height
    ends = [*(top for top, _, _ in found[1:]), len(grid.rows)]
    return [
        _table(top, first, end, heads, meanings)
        for (top, first, heads), end in zip(found, ends, strict=False)
    ]


def _heading(grid: Grid, row: int, meanings: Mapping[str, str], fits: Fits) -> tuple[Heads, int]:
    """Give what stands at the head of each column where a heading begins in this row, and its height."""
    one, under = _one_row(grid, row), _one_row(grid, row + 1)
    single, below = _roles(one, meanings), _roles(under, meanings)
    two = _two_rows(grid, row)
    double = _roles(two, meanings)
    if fits(double) and len(double) > max(len(single), len(below) if fits(below) else 0):
        return two, 2
    return (one, 1) if fits(single) else ({}, 1)


def _one_row(grid: Grid, row: int) -> Heads:
    """Give the texts of one row; none where it holds too few to be a heading."""
    cells = grid.rows[row] if row < len(grid.rows) else []
    texts: Heads = {
        column: (text_of(cell),)
        for column, cell in enumerate(cells)
        if isinstance(cell, str) and cell.strip()
    }
    return texts if len(texts) >= _FEWEST else {}


def _two_rows(grid: Grid, row: int) -> Heads:
    """Give for each column the words a group above and a heading below make together, then each alone."""
    if row + 1 >= len(grid.rows) or not all(_wordy(cell) for two in grid.rows[row : row + 2] for cell in two):
        return {}
    heads: Heads = {}
    group = ""
    for column in range(max(len(grid.rows[row]), len(grid.rows[row + 1]))):
        above, below = text_of(grid.at(row, column)), text_of(grid.at(row + 1, column))
        group = above or (group if below else "")
        options: tuple[str, ...] = (
            (f"{group} {below}", below, group) if below and group else (below or above,)
        )
        if options[0]:
            heads[column] = options
    return heads


def _wordy(cell: Value) -> bool:
    """Tell whether a cell is empty or holds words, as the cells of a heading do."""
    return blank(cell) or (isinstance(cell, str) and not cell.strip().isdigit())


def _roles(heads: Heads, meanings: Mapping[str, str]) -> frozenset[str]:
    """Give everything the headings stand for."""
    return frozenset(found for options in heads.values() if (found := _meaning(options, meanings)))


def _meaning(options: tuple[str, ...], meanings: Mapping[str, str]) -> str | None:
    """Give what the first of a column's possible headings that means anything stands for."""
    return next((found for text in options if (found := role(text, meanings))), None)


def _table(top: int, first: int, end: int, heads: Heads, meanings: Mapping[str, str]) -> Table:
    """Make the table, taking a heading that is nearly one of the known words for that word."""
    columns: dict[str, int] = {}
    unknown: list[int] = []
    for column, options in heads.items():
        found = _meaning(options, meanings)
        if found is None or (found in columns and found not in _REPEATED):
            unknown.append(column)
        else:
            columns.setdefault(found, column)
    guessed: list[int] = []
    for column in list(unknown):
        near = _nearly(heads[column][0], meanings)
        if near and near not in columns and near != "ignored":
            columns[near] = column
            unknown.remove(column)
            guessed.append(column)
    titles = {column: options[0] for column, options in heads.items()}
    return Table(top, first, end, columns, titles, tuple(unknown), tuple(guessed))


def _nearly(text: str, meanings: Mapping[str, str]) -> str | None:
    """Give what a heading with a slip of the finger in it stands for."""
    typed = key(text)
    near = get_close_matches(typed, meanings, n=1, cutoff=_NEAR) if len(typed) > 5 else []
    return meanings[near[0]] if near else None
