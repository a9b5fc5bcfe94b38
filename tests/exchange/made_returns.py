"""Makes small workbooks of invented people for the tests of reading."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from pc_desktop.domain.nhs_number import check_digit_fits
from pc_desktop.exchange import layouts, opening, returns_reader
from pc_desktop.exchange.returns_reader import Return
from pc_desktop.exchange.sense import Sense

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures" / "returns"
LAYOUTS = Path(__file__).resolve().parent.parent.parent / "resources" / "layouts"
KNOWN = layouts.load(LAYOUTS)
SENSE = Sense(KNOWN[0], on=date(2026, 11, 15))
HEADINGS = ["Bed", "NHS Number", "Patient", "DOB", "Admission date", "Legal status", "BMI", "EDD"]


def number(place: int) -> str:
    """Make a valid number of the range kept for tests; the same for the same place."""
    found = 9_990_000_000 + place * 1_000
    while not check_digit_fits(str(found)):
        found += 1
    return str(found)


def person(place: int, bed: object) -> list[Any]:
    """Make a row under HEADINGS."""
    letter = chr(65 + place)
    return [
        bed, number(place), f"Zed Xxtest-{letter}", date(1990, 1, 1 + place), date(2026, 9, 1 + place),
        "Informal", 15.0, date(2026, 12, 20),
    ]  # fmt: skip


def workbook(path: Path, sheets: dict[str, Sequence[Sequence[Any]]]) -> Path:
    """Write sheets of rows as an .xlsx."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def read(path: Path) -> Return:
    """Read a return in this very process."""
    book = opening.opened(path.read_bytes(), path.stem, (), lambda _: None)
    return returns_reader.read(book, KNOWN, lambda _: None)


def told(found: Return, cell: str, sheet: str | None = None) -> list[tuple[str, str]]:
    """Give severity and words of every problem told of a cell."""
    return [
        (problem.severity, problem.what)
        for problem in found.problems
        if problem.cell == cell and sheet in {None, problem.sheet}
    ]
