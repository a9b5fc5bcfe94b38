"""Faults put into a return of ours one by one: each is found at its cell, and nothing is said of clean rows."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import openpyxl

from pc_desktop.domain.return_pack import BedLine, ReturnPack
from pc_desktop.exchange import reader
from pc_desktop.exchange.grids import letters
from pc_desktop.exchange.return_book import COLUMNS, FIRST, SHEET, write_return
from tests.exchange.made_packs import MADE, patient
from tests.exchange.made_returns import number

_PLACE = {column.field: place for place, column in enumerate(COLUMNS)}
FAULTS: tuple[tuple[str, Any, str], ...] = (
    ("nhs", "9990000019", "error"), ("nhs", "999000001", "error"), ("nhs", "99900O0018", "error"),
    ("nhs", "9999999999", "error"), ("nhs", "TBC", "question"), ("nhs", None, "question"),
    ("dob", "31/02/1990", "error"), ("dob", "no idea", "error"), ("dob", date(2030, 1, 1), "error"),
    ("dob", date(2026, 10, 30), "error"), ("dob", "03/1990", "error"),
    ("sex", "F/M", "question"), ("sex", "7", "question"),
    ("outcode", "Coventry", "error"), ("outcode", "12345", "error"),
    ("referred", "13/13/2026", "error"), ("referred", "10/11", "question"), ("referred", "Nov 2026", "question"),
    ("referred", date(2026, 11, 15), "question"), ("referred", time(9, 30), "error"),
    ("referred", date(1999, 1, 1), "question"),
    ("admitted", "32/10/2026", "error"), ("admitted", "soon", "error"), ("admitted", date(2026, 12, 1), "question"),
    ("admitted", "10/10/26 or 11/10/26", "question"), ("admitted", "Oct 2026", "question"),
    ("admitted", "12 weeks ago", "error"),
    ("mha", "S99", "question"), ("mha", "Section 2 or 3", "question"), ("mha", "detained", "question"),
    ("bmi", "heavy", "question"), ("bmi", 142.0, "question"), ("bmi", "<13", "question"), ("bmi", "85%", "error"),
    ("bmi", date(2026, 2, 14), "error"), ("bmi", "TBC", "note"),
    ("edd", "30/02/2027", "error"), ("edd", "when well", "error"), ("edd", date(2026, 1, 3), "question"),
    ("edd", "TBC", "note"), ("edd", "w/c 07/12/2026", "note"), ("edd", date(2026, 11, 12), "note"),
    ("crfd", "maybe", "question"), ("crfd", "Y", "question"), ("crfd", date(2026, 12, 25), "question"),
    ("state", "Vacant", "question"), ("state", "Closed", "question"),
)  # fmt: skip
"""What is typed into which field, and how bad that is."""


def _beds() -> Iterator[BedLine]:
    """Give a bed for each fault with a clean one before it, and a clean one at the end."""
    for place in range(2 * len(FAULTS) + 1):
        said = {"nhs": number(place), "bed": f"L{place + 1:03d}", "initials": f"Z{chr(65 + place % 26)}"}
        yield BedLine(
            f"L{place + 1:03d}", "Occupied",
            patient(0, admitted=date(2026, 10, 1 + place % 20), edd=date(2027, 1, 5), on_leave=False, **said),
        )  # fmt: skip


def _with_faults(path: Path) -> Path:
    write_return(ReturnPack("Invented", "key", "Larch", MADE, tuple(_beds()), is_filled=True), path)
    book = openpyxl.load_workbook(path)
    sheet = book[SHEET]
    sheet["G5"] = date(2026, 11, 16)
    for place, (field, typed, _) in enumerate(FAULTS):
        sheet.cell(FIRST + 2 * place + 1, _PLACE[field] + 1).value = typed
    book.save(path)
    return path


def test_that_there_are_forty_different_faults() -> None:
    assert len(FAULTS) >= 40
    assert len({field for field, _, _ in FAULTS}) >= 10


def test_that_every_fault_is_found_at_its_cell_and_nothing_else_is(tmp_path: Path) -> None:
    draft = reader.read(_with_faults(tmp_path / "faults.xlsx"))
    expected = {
        f"{letters(_PLACE[field])}{FIRST + 2 * place + 1}": severity
        for place, (field, _, severity) in enumerate(FAULTS)
    }
    assert {problem.cell: problem.severity for problem in draft.problems} == expected
    assert len(draft.problems) == len(expected)
    assert all(problem.sheet == SHEET and problem.what and problem.advice for problem in draft.problems)


def test_that_what_cannot_be_read_is_left_out_and_clean_rows_are_whole(tmp_path: Path) -> None:
    (unit,) = reader.read(_with_faults(tmp_path / "faults.xlsx")).units
    assert len(unit.patients) == 2 * len(FAULTS) + 1
    clean = [line.patient for line in _beds()]
    for place, one in enumerate(unit.patients):
        if place % 2 == 0:
            expected = clean[place]
            assert expected is not None
            fields = ("nhs", "initials", "admitted", "mha", "bmi", "edd", "bed")
            assert [getattr(one, name) for name in fields] == [getattr(expected, name) for name in fields]
    for place, (field, typed, severity) in enumerate(FAULTS):
        if severity == "error":
            assert getattr(unit.patients[2 * place + 1], field) is None, (field, typed)


def test_that_a_clean_return_has_no_problems(tmp_path: Path) -> None:
    path = tmp_path / "clean.xlsx"
    write_return(ReturnPack("Invented", "key", "Larch", MADE, tuple(_beds()), is_filled=True), path)
    book = openpyxl.load_workbook(path)
    book[SHEET]["G5"] = date(2026, 11, 16)
    book.save(path)
    assert reader.read(path).problems == ()
