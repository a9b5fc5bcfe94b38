"""Sheets that people fill in: tinted cells to type into, lists to choose from, checks that say what is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import absolute_coordinate, quote_sheetname
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from pc_desktop.exchange.palette import BODY, FACE, Align, Look
from pc_desktop.exchange.sheet import DAY_FORMAT, cell_at, put_text

LISTS: Final = "Lists"
"""The hidden sheet whose columns hold what can be chosen."""
_GROUND, _EDGE, _INK = "FFFFF9DB", "FFB9A96B", "FF212B32"
_TEXT: Final = "@"


@dataclass(frozen=True, slots=True)
class Check:
    """What may be typed into some cells, and what is said where it is not: a short title and a sentence.

    `kind` is list, date, decimal or custom, as workbooks name them; `first` and `second` are its limits or formula.
    A check that is not `strict` warns and lets the value stand.
    """

    kind: Literal["list", "date", "decimal", "custom"]
    first: str
    second: str = ""
    title: str = ""
    sentence: str = ""
    hint: str = ""
    strict: bool = True


def entry_look(align: Align = "left", *, wrap: bool = False) -> Look:
    """Give the look of a cell to be filled in: tinted and framed, so that it is told by more than its colour."""
    side = Side("thin", _EDGE)
    return Look(
        font=Font(name=FACE, size=BODY, color=_INK),
        fill=PatternFill("solid", fgColor=_GROUND),
        border=Border(left=side, right=side, top=side, bottom=side),
        alignment=Alignment(
            horizontal=align, vertical="center", wrap_text=wrap, indent=1 if align == "left" else 0
        ),
    )


def open_cell(cell: Cell, look: Look, shape: str = _TEXT) -> None:
    """Make a cell one that can be typed into on a locked sheet."""
    look.dress(cell)
    cell.number_format = shape
    cell.protection = Protection(locked=False)


def check_cells(sheet: Worksheet, cells: str, check: Check) -> None:
    """Hold what is typed into some cells, or ranges with spaces between, to a check."""
    rule = DataValidation(
        type=check.kind,
        operator="between" if check.kind in {"date", "decimal"} else None,
        formula1=check.first,
        formula2=check.second or None,
        allow_blank=True,
        showErrorMessage=True,
        showInputMessage=bool(check.hint),
        errorStyle="stop" if check.strict else "warning",
        errorTitle=check.title,
        error=check.sentence,
        prompt=check.hint or None,
    )
    for place in cells.split():
        rule.add(place)
    sheet.add_data_validation(rule)


def nhs_check(cell: str) -> Check:
    """Hold a cell to a number of ten digits whose last digit fits the other nine, spaces or not.

    The weights 10 to 1 over all ten digits add up to a multiple of 11 where it does (NHS Data Dictionary).
    """
    digits = f'SUBSTITUTE({cell}," ","")'
    whole = f"SUMPRODUCT(MID({digits},ROW($1:$10),1)*(11-ROW($1:$10)))"
    return Check(
        "custom",
        f"AND(LEN({digits})=10,MOD({whole},11)=0)",
        title="NHS number",
        sentence="An NHS number has ten digits, and the last one must fit the others. Please check it.",
    )


def day_check(first: str, last: str, title: str, sentence: str) -> Check:
    """Hold a cell to a day from `first` to `last`, both formulas."""
    return Check("date", first, last, title, sentence)


def list_check(book: Workbook, name: str, words: Sequence[str]) -> Check:
    """Hold a cell to one of some words, which are kept on the hidden sheet of lists."""
    sheet = book[LISTS] if LISTS in book.sheetnames else _lists(book)
    column = 1 if sheet.max_row == 1 and sheet.cell(1, 1).value is None else sheet.max_column + 1
    put_text(cell_at(sheet, 1, column), name)
    for row, word in enumerate(words, start=2):
        put_text(cell_at(sheet, row, column), word)
    first, last = sheet.cell(2, column).coordinate, sheet.cell(len(words) + 1, column).coordinate
    place = f"{quote_sheetname(LISTS)}!{absolute_coordinate(f'{first}:{last}')}"
    return Check(
        "list", place, title=name, sentence="Please choose one from the list, or leave the cell empty."
    )


def _lists(book: Workbook) -> Worksheet:
    """Add the hidden sheet of lists."""
    sheet: Worksheet = book.create_sheet(LISTS)
    sheet.sheet_state = "hidden"
    return sheet


def lock_sheet(sheet: Worksheet) -> None:
    """Lock everything but the cells to fill in; columns may still be made wider. It keeps slips out, not people."""
    guard = sheet.protection
    guard.sheet = True
    guard.formatColumns = guard.formatRows = False
    guard.selectLockedCells = False


def lock_structure(book: Workbook) -> None:
    """Keep sheets from being renamed, moved or deleted; lock every sheet that people only read."""
    book.security = WorkbookProtection(lockStructure=True)
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            lock_sheet(sheet)


def day_cell(cell: Cell) -> None:
    """Make a cell to type a day into."""
    open_cell(cell, entry_look("center"), DAY_FORMAT)
