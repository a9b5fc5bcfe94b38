"""Reads lists of referrals and of measurements column by column, telling of every value that cannot be read."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from pc_desktop.domain.people_list import SIGN, PeopleList
from pc_desktop.exchange import dates, form_lists, formulas, headings, remarks
from pc_desktop.exchange.grids import Book, Grid, Value, a1, blank, letters, refused, text_of
from pc_desktop.exchange.headings import IDENTITY, Table
from pc_desktop.exchange.layouts import role
from pc_desktop.exchange.list_checks import ERROR, MOMENTS, Columns, Unread, check_orders, dating, name_apart
from pc_desktop.exchange.list_kinds import Found
from pc_desktop.exchange.list_reader import MOST_ROWS, read_column
from pc_desktop.exchange.people_readers import reader_for
from pc_desktop.exchange.problems import Problems
from pc_desktop.exchange.roll import column_sense
from pc_desktop.exchange.sense import Sense, note, question
from pc_desktop.exchange.sign_cells import read_sign

MOST_SINGLY = 20_000
"""So many values of a column that cannot be read are told one by one."""

_NOBODY = question(
    "This row names nobody, so it was not read.",
    "Give a name or an NHS number in it if it is about somebody.",
)
_LOOSE = note("This stands alone in a row of the list, so it was not read.", "Look at it if it matters.")
_NO_SIGN = question("This is not a sign that is known.", "Check its name, or leave the row out.")


def read(
    book: Book, found: Sequence[Found], tell: Callable[[str], None]
) -> tuple[list[PeopleList], Problems]:
    """Read every list and form found in a book."""
    problems = Problems(MOST_SINGLY, "the referrer")
    lists: list[PeopleList] = []
    for one in found:
        tell(f"Reading sheet {one.grid.name}")
        if one.table is not None:
            lists.append(_Rows(one, one.table, book, problems).read())
        elif one.form is not None:
            lists.append(form_lists.read(one, one.form, book, problems))
    for grid in {id(one.grid): one.grid for one in found}.values():
        remarks.tell(grid, [one.table for one in found if one.grid is grid and one.table], problems)
    return lists, problems


class _Rows:
    """One table being read."""

    def __init__(self, found: Found, table: Table, book: Book, problems: Problems) -> None:
        """Choose the rows that are about somebody."""
        self._found, self._problems = found, problems
        self._grid, self._layout = found.grid, found.layout
        unread = tuple(column for name, column in table.columns.items() if name == "unread")
        kept = {name: column for name, column in table.columns.items() if name != "unread"}
        self._table = replace(table, columns=kept, unknown=(*table.unknown, *unread))
        self._sense = Sense(found.layout, from_1904=book.from_1904)
        self._columns: Columns = {}
        self._unread: Unread = defaultdict(set)
        self._tell_of_headings()
        self._numbers = self._rows()

    def read(self) -> PeopleList:
        """Read every column, then hold the dates of a row against one another."""
        for name in self._table.columns:
            reader = reader_for(name, self._layout)
            if reader is not None:
                sense = _column_sense(self._grid, self._table, name, self._sense)
                values, wrong = read_column(
                    self._grid, self._table, (name, reader), self._numbers, sense, self._problems
                )
                self._columns[name] = values
                for place in wrong:
                    self._unread[place].add(name)
        places = {name: letters(column) for name, column in self._table.columns.items()}
        titles = {name: self._table.title(column) for name, column in self._table.columns.items()}
        if "measure" in self._table.columns and "value" in self._table.columns:
            self._read_pairs(places, titles)
        self._tell_of_errors()
        formulas.tell(self._grid, [self._table], self._problems)
        check_orders(self._columns, self._unread, self._tell)
        name_apart(self._columns, self._unread, places, titles)
        return PeopleList(
            kind=self._found.kind,
            layout=self._layout.name,
            sheet=self._grid.name,
            columns={name: tuple(values) for name, values in self._columns.items()},
            numbers=tuple(row + 1 for row in self._numbers),
            titles=titles,
            places=places,
            unread={place: frozenset(columns) for place, columns in self._unread.items()},
            dated=dating(self._columns, self._layout),
        )

    def _tell(self, place: int, name: str, fault: Any) -> None:
        """Tell of a value by the place of its row in the list and its column's name."""
        self._problems.cell(self._grid, self._table, self._numbers[place], self._table.columns[name], fault)

    def _tell_of_headings(self) -> None:
        """Tell of columns that are not read and hold something, and of headings that were nearly understood."""
        rows = range(self._table.first, self._table.end)
        for column in self._table.unknown:
            if any(not blank(self._grid.at(row, column)) for row in rows):
                self._problems.cell(
                    self._grid, self._table, self._table.first - 1, column, headings.NOT_UNDERSTOOD
                )
        for column in self._table.guessed:
            self._problems.cell(self._grid, self._table, self._table.first - 1, column, headings.NEARLY)

    def _rows(self) -> list[int]:
        """Give the rows that say who they are about; tell of what stands in any other."""
        table, grid = self._table, self._grid
        keys = [column for name, column in table.columns.items() if name in (*IDENTITY, "reference")]
        rows: list[int] = []
        for row in range(table.first, table.end):
            there = grid.rows[row]
            named = next(
                (column for column in keys if column < len(there) and not blank(there[column])), None
            )
            others = (cell for column, cell in enumerate(there) if column != named and cell is not None)
            if named is not None and not all(map(blank, others)):
                if not self._repeats_headings(row, named):
                    rows.append(row)
            elif filled := [column for column, cell in enumerate(there) if not blank(cell)]:
                self._tell_of_loose(row, filled)
        if len(rows) > MOST_ROWS:
            raise refused(f"It lists more than {MOST_ROWS:,} people. Ask for it in parts.")
        return rows

    def _repeats_headings(self, row: int, named: int) -> bool:
        """Tell whether a row says the headings again, as at the top of a new page; `named` is filled."""
        there, titles = self._grid.rows[row], self._table.title
        if text_of(there[named]) != titles(named):
            return False
        return all(text_of(cell) == titles(at) for at, cell in enumerate(there) if not blank(cell))

    def _tell_of_loose(self, row: int, filled: Sequence[int]) -> None:
        """Tell of a row that names nobody: a question where it holds several values, a remark where it holds one."""
        first = text_of(self._grid.at(row, filled[0]))
        patterns = (*self._layout.patterns["total"], *self._layout.sentences["listed"])
        if any(pattern.search(first) for pattern in patterns):
            return
        several = len(filled) > 1 and any(column in self._table.columns.values() for column in filled)
        fault = _NOBODY if several else _LOOSE
        self._problems.at(self._grid, row, filled[0], self._table.title(filled[0]), fault)

    def _tell_of_errors(self) -> None:
        """Tell of every cell of the table that shows an error, and take it for left out."""
        names = {column: name for name, column in self._table.columns.items()}
        places = {row: place for place, row in enumerate(self._numbers)}
        for (row, column), unseen in sorted(self._grid.unseen.items()):
            name, place = names.get(column), places.get(row)
            if (
                unseen.error
                and name in self._columns
                and place is not None
                and blank(self._grid.at(row, column))
            ):
                title = self._table.title(column)
                self._problems.add(self._grid.name, a1(row, column), title, unseen.error, ERROR)
                self._unread[place].add(name)

    def _read_pairs(self, places: dict[str, str], titles: dict[str, str]) -> None:
        """Turn the name of a sign and its value, one to a row, into a column for each sign met."""
        measure, value = self._table.columns["measure"], self._table.columns["value"]
        self._columns.pop("measure", None)
        self._columns.pop("unit_of_value", None)
        for place, row in enumerate(self._numbers):
            typed = text_of(self._grid.at(row, measure))
            name = role(typed, self._layout.headings) or ""
            if not name.startswith(SIGN):
                name = role(f"{typed} level", self._layout.headings) or ""
            if not name.startswith(SIGN):
                self._problems.cell(self._grid, self._table, row, measure, _NO_SIGN)
                self._unread[place].add("measure")
                continue
            column = self._columns.setdefault(name, [None] * len(self._numbers))
            places[name], titles[name] = letters(value), self._table.title(value)
            column[place], fault = self._pair(row, name)
            if fault is not None:
                self._problems.cell(self._grid, self._table, row, value, fault)
                if column[place] is None:
                    self._unread[place].add(name)

    def _pair(self, row: int, name: str) -> Any:
        """Read one value with the unit that stands beside it, where one does."""
        value = self._grid.at(row, self._table.columns["value"])
        unit = text_of(self._grid.at(row, self._table.columns.get("unit_of_value")))
        together: Value = f"{text_of(value)} {unit}" if unit and not blank(value) else value
        return read_sign(together, self._sense, self._layout.signs[name.removeprefix(SIGN)])


def _column_sense(grid: Grid, table: Table, name: str, sense: Sense) -> Sense:
    """Give the sense a column is read with: every column of days may give its order of day and month away."""
    if name in MOMENTS:
        column = table.columns[name]
        values = (grid.at(row, column) for row in range(table.first, table.end))
        return dates.column_sense(values, table.title(column), sense)
    return column_sense(grid, table, name, sense)
