"""A workbook as plain grids of values, whatever kind of file it came in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from pc_desktop.domain.errors import Locked, Unavailable
from pc_desktop.domain.problem import Problem
from pc_desktop.exchange.calendar_words import shown
from pc_desktop.exchange.marks import NO_MARKS, Marks

Value = str | float | bool | date | datetime | time | timedelta | None
Row = list[Value]

MOST_CELLS = 20_000_000
LONGEST_TEXT = 2_000
TITLE = "This workbook cannot be read."


@dataclass(frozen=True, slots=True)
class Unseen:
    """What only the file itself shows of a cell: a formula without a stored result, or an error."""

    formula: str | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: its name, whether people see it, and its rows from A1 on; rows may differ in length.

    An empty cell is "" or None. `unseen` tells by (row, column), counted from nought, what the values do not
    show, `marks` what is hidden or commented.
    """

    name: str
    rows: list[Row]
    visible: bool = True
    unseen: Mapping[tuple[int, int], Unseen] = field(default_factory=dict)
    marks: Marks = NO_MARKS

    def at(self, row: int, column: int | None) -> Value:
        """Give one value, None outside the grid."""
        if column is None or not 0 <= row < len(self.rows):
            return None
        cells = self.rows[row]
        return cells[column] if column < len(cells) else None


@dataclass(frozen=True, slots=True)
class Book:
    """Everything one file holds: its grids, whether its days count from 1904, and what could not be opened.

    `kind` is xlsx, xlsb, xls, ods, csv, html or xml 2003.
    """

    kind: str
    grids: tuple[Grid, ...]
    from_1904: bool = False
    problems: tuple[Problem, ...] = ()


def refused(advice: str) -> Unavailable:
    """Make the one refusal of a file that cannot be read, with the sentence that says why and what to do."""
    return Unavailable(TITLE, advice)


def locked(advice: str) -> Locked:
    """Make the refusal of a file that wants a password."""
    return Locked(TITLE, advice)


def blank(value: Value) -> bool:
    """Tell whether a cell holds nothing anybody could see."""
    return value is None or (isinstance(value, str) and not value.strip())


def text_of(value: Value) -> str:
    """Write a value as a person would see it: days as 21-Nov-2026, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, str):
        return " ".join(value[:LONGEST_TEXT].split())
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return f"{shown(value)} {value:%H:%M}"
    if isinstance(value, date):
        return shown(value)
    return str(value)


def letters(column: int) -> str:
    """Name a column, counted from nought, as spreadsheets do: A, B, ... Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def a1(row: int, column: int) -> str:
    """Name a cell, counted from nought, as spreadsheets do."""
    return f"{letters(column)}{row + 1}"
