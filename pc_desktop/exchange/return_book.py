"""The weekly return of a unit as a workbook to fill in: a row for each bed, checks as it is typed, ready to print."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.legal import LEGAL
from pc_desktop.domain.return_pack import BED_IS, BedLine, ReturnPack
from pc_desktop.domain.returns import VERSION, WEEKLY_RETURN, MadeFrom
from pc_desktop.exchange.entry import (
    Check,
    check_cells,
    day_cell,
    day_check,
    entry_look,
    list_check,
    lock_sheet,
    lock_structure,
    nhs_check,
    open_cell,
)
from pc_desktop.exchange.made_writing import put_made_from
from pc_desktop.exchange.page import MARK, Head, close_page, keep_in_view, open_page
from pc_desktop.exchange.palette import body, heading, line
from pc_desktop.exchange.saving import new_book, save_book
from pc_desktop.exchange.sheet import DAY_FORMAT, cell_at, nhs_text, put, put_text

SHEET: Final = "Bed state"
_LABELS, _HEADINGS = 5, 7
FIRST: Final = _HEADINGS + 1
"""The row of the first bed."""
_SPARE: Final = 6
"""Empty rows below the beds, for whoever has none."""
_NOT_ASKED: Final = frozenset({"07", "08", "12", "13", "14", "19", "20", "98", "99"})
_INSTRUCTION: Final = (
    "One row for each bed. Fill in the yellow cells, leave empty what you do not know, type dates as 21-Nov-2026, "
    "and send this file back as it is."
)


@dataclass(frozen=True, slots=True)
class _Ask:
    """One column: its heading, the field of a patient it shows, its width, and the check it is held to."""

    heading: str
    field: str
    width: float
    check: str = ""


COLUMNS: Final = (
    _Ask("Bed", "bed", 8),
    _Ask("NHS number", "nhs", 14.5, "nhs"),
    _Ask("Patient", "initials", 23),
    _Ask("Date of birth", "dob", 13, "born"),
    _Ask("Sex", "sex", 6, "sex"),
    _Ask("Home postcode", "outcode", 11),
    _Ask("Referred", "referred", 13, "past"),
    _Ask("Admitted", "admitted", 13, "past"),
    _Ask("Legal status", "mha", 15, "legal"),
    _Ask("BMI", "bmi", 7, "bmi"),
    _Ask("Expected discharge", "edd", 13, "coming"),
    _Ask("Clinically ready since", "crfd", 13, "past"),
    _Ask("On leave", "on_leave", 8.5, "leave"),
    _Ask("This bed is", "state", 11, "state"),
    _Ask("Remarks", "remarks", 30),
)
_DAYS: Final = frozenset({"dob", "referred", "admitted", "edd", "crfd"})


def write_return(pack: ReturnPack, path: Path) -> None:
    """Write a return to be filled in; raises Unavailable where the file cannot be put in its place."""
    save_book(return_book(pack), path)


def return_book(pack: ReturnPack) -> Workbook:
    """Make the workbook of one unit's return."""
    book = new_book(f"Weekly return of {pack.unit}", MARK, pack.made)
    head = Head(
        subtitle=f"{pack.collaborative} · made {shown_day(pack.made.date())}",
        status=_INSTRUCTION,
        is_draft=False,
        foot=f"Weekly return of {pack.unit}",
    )
    sheet = open_page(book, SHEET, f"Weekly return · {pack.unit}", head, [column.width for column in COLUMNS])
    _put_labels(sheet, pack)
    for number, column in enumerate(COLUMNS, start=1):
        put(cell_at(sheet, _HEADINGS, number), column.heading, heading())
    sheet.row_dimensions[_HEADINGS].height = 32
    lines = (*pack.beds, *(BedLine("") for _ in range(_SPARE)))
    for row, one in enumerate(lines, start=FIRST):
        _put_line(sheet, row, one)
    last = FIRST + len(lines) - 1
    for number, column in enumerate(COLUMNS, start=1):
        if column.check:
            letter = get_column_letter(number)
            check_cells(sheet, f"{letter}{FIRST}:{letter}{last}", _check(book, column.check, letter))
    keep_in_view(sheet, _HEADINGS)
    close_page(sheet)
    lock_sheet(sheet)
    put_made_from(book, MadeFrom(WEEKLY_RETURN, VERSION, pack.unit_key, pack.made, pack.patients))
    lock_structure(book)
    return book


def _put_labels(sheet: Worksheet, pack: ReturnPack) -> None:
    """Write which unit this is, and ask for the day it speaks of and for the beds commissioned."""
    for place, label in ((1, "Unit:"), (5, "As at:"), (9, "Beds commissioned:")):
        put(cell_at(sheet, _LABELS, place), label, line(bold=True))
    put(cell_at(sheet, _LABELS, 2), pack.unit, line())
    day_cell(cell_at(sheet, _LABELS, 7))
    sheet.merge_cells(start_row=_LABELS, end_row=_LABELS, start_column=7, end_column=8)
    count = sum(bool(one.bed) for one in pack.beds)
    cell = cell_at(sheet, _LABELS, 11)
    open_cell(cell, entry_look("center"), "0")
    cell.value = count or None
    check_cells(sheet, "G5", _past("As at", "Please type the day this return speaks of, not a day to come."))
    whole = Check("decimal", "0", "200", "Beds", "Please type a number of beds.", strict=True)
    check_cells(sheet, "K5", whole)
    sheet.row_dimensions[_LABELS].height = 20
    sheet.row_dimensions[_LABELS + 1].height = 8


def _put_line(sheet: Worksheet, row: int, one: BedLine) -> None:
    """Write one bed with what is known of it; its name stays locked, the rest can be typed over."""
    said = {"bed": one.bed, "state": one.state, "remarks": one.remarks}
    for number, column in enumerate(COLUMNS, start=1):
        cell = cell_at(sheet, row, number)
        value = said[column.field] if column.field in said else getattr(one.patient, column.field, None)
        if column.field == "bed" and value:
            put(cell, value, body("strong", wrap=False))
            continue
        look = entry_look("left" if column.field in {"remarks", "initials", "mha"} else "center")
        open_cell(cell, look, _shape(column.field))
        if isinstance(value, bool):
            value = "Yes" if value else "No"
        if isinstance(value, str) and value:
            put_text(cell, nhs_text(value) or "" if column.field == "nhs" else value)
        elif isinstance(value, date | float):
            cell.value = value
    sheet.row_dimensions[row].height = 19


def _shape(field: str) -> str:
    """Give the format of a column's cells."""
    return DAY_FORMAT if field in _DAYS else "0.0" if field == "bmi" else "@"


def _check(book: Workbook, name: str, letter: str) -> Check:
    """Make the check of a column."""
    if name == "nhs":
        return nhs_check(f"{letter}{FIRST}")
    if name == "bmi":
        words = "A BMI lies between 7 and 60. Keep it if it is right."
        return Check("decimal", "7", "60", "BMI", words, strict=False)
    if name in {"born", "past"}:
        return _past(
            "Date", "Please type a day up to today, as 21-Nov-2026.", "1900" if name == "born" else "1990"
        )
    if name == "coming":
        return day_check(
            "DATE(1990,1,1)",
            "TODAY()+3660",
            "Date",
            "Please type a day within the next ten years, as 21-Nov-2026.",
        )
    titles = {"sex": "Sex", "legal": "Legal status", "leave": "On leave", "state": "This bed is"}
    return list_check(book, titles[name], tuple(_choices(name)))


def _choices(name: str) -> Iterator[str]:
    """Give what can be chosen in a column."""
    if name == "legal":
        yield from (words for code, words in LEGAL.items() if code not in _NOT_ASKED)
    else:
        yield from {"sex": ("F", "M"), "leave": ("Yes", "No"), "state": BED_IS}[name]


def _past(title: str, sentence: str, year: str = "2000") -> Check:
    """Hold a cell to a day that is not still to come."""
    return day_check(f"DATE({year},1,1)", "TODAY()+1", title, sentence)
