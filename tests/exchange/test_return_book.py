"""The weekly return we send out: what comes back is read exactly as it was filled in."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pc_desktop.domain.returns import VERSION, WEEKLY_RETURN, ReturnedBed
from pc_desktop.exchange import made_sheet, reader
from pc_desktop.exchange.return_book import COLUMNS, FIRST, SHEET, write_return
from tests.exchange.made_packs import MADE, pack, patient
from tests.exchange.made_returns import number
from tests.exchange.through_office import KINDS, needs_office, said, saved_by_office

_PLACE = {column.field: place for place, column in enumerate(COLUMNS, start=1)}


def _filled_in(path: Path, *typed: tuple[int, str, Any], day: Any = date(2026, 11, 16)) -> Path:
    """Fill a return in as somebody at a unit does: the day it speaks of, and some cells by row and field."""
    book = openpyxl.load_workbook(path)
    sheet = book[SHEET]
    sheet["G5"] = day
    for row, field, value in typed:
        sheet.cell(FIRST + row, _PLACE[field]).value = value
    book.save(path)
    return path


def _written(tmp_path: Path, *, filled: bool = True) -> Path:
    path = tmp_path / "Larch.xlsx"
    write_return(pack(filled=filled), path)
    return path


def test_that_a_return_sent_back_as_it_was_is_read_without_a_question(tmp_path: Path) -> None:
    draft = reader.read(_filled_in(_written(tmp_path)))
    assert draft.layout == "Our weekly return"
    assert draft.problems == ()
    (unit,) = draft.units
    assert (unit.unit, unit.as_at, unit.commissioned, unit.closed) == ("Larch", date(2026, 11, 16), 10, 1)
    assert (unit.occupied, unit.on_leave, unit.crfd_count) == (7, 1, 1)
    assert unit.beds == (
        ReturnedBed("L08", "vacant"), ReturnedBed("L09", "vacant"), ReturnedBed("L10", "closed", "New flooring"),
    )  # fmt: skip
    for place, one in enumerate(unit.patients):
        expected = patient(place, sheet=SHEET, where=f"A{FIRST + place}")
        assert one == expected


def test_that_it_carries_what_it_was_made_from_where_nobody_sees_it(tmp_path: Path) -> None:
    path = _filled_in(_written(tmp_path), (0, "edd", date(2026, 12, 24)))
    book = openpyxl.load_workbook(path)
    assert book[made_sheet.NAME].sheet_state == "veryHidden"
    assert book["Lists"].sheet_state == "hidden"
    made = reader.read(path).made
    assert made is not None
    assert (made.template, made.version, made.unit, made.made) == (WEEKLY_RETURN, VERSION, "unit key", MADE)
    held = made.patient(number(0))
    assert held is not None
    assert (held.edd, held.bed, held.mha, held.bmi, held.on_leave) == (None, "L01", "Section 3", 14.0, False)
    assert made.patient(number(8)) is None
    assert made.patient(None) is None


def test_that_a_blank_return_names_nobody_and_reads_what_is_typed_into_it(tmp_path: Path) -> None:
    path = _written(tmp_path, filled=False)
    words = [str(cell.value) for row in openpyxl.load_workbook(path)[SHEET].iter_rows() for cell in row]
    assert not any(number(place) in word.replace(" ", "") for word in words for place in range(9))
    typed = ((0, "nhs", number(3)), (0, "initials", "XXTEST-D, Zed"), (0, "admitted", date(2026, 11, 2)))
    draft = reader.read(_filled_in(path, *typed, (0, "state", "Occupied"), (1, "state", "Vacant")))
    (unit,) = draft.units
    assert [(one.nhs, one.name, one.bed, one.admitted) for one in unit.patients] == [
        (number(3), "Zed Xxtest-D", "L01", date(2026, 11, 2))
    ]
    assert draft.made is not None
    assert draft.made.patients == ()


@pytest.mark.parametrize(
    ("row", "field", "typed", "what"),
    [
        (7, "state", "Occupied", "Nobody is listed for this bed; it was left as it is."),
        (2, "state", "Vacant", "Somebody is listed in this bed; they were read."),
        (2, "state", "Closed", "Somebody is listed in this bed; they were read."),
    ],
)
def test_that_a_bed_said_to_be_otherwise_than_its_row_is_asked_about(
    tmp_path: Path, row: int, field: str, typed: str, what: str
) -> None:
    draft = reader.read(_filled_in(_written(tmp_path), (row, field, typed)))
    letter = openpyxl.utils.get_column_letter(_PLACE[field])
    assert (f"{letter}{FIRST + row}", what) in [(one.cell, one.what) for one in draft.problems]


def test_that_the_sheet_is_locked_but_for_what_is_to_be_filled_in(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(_written(tmp_path))
    sheet = book[SHEET]
    assert book.security.lockStructure
    assert sheet.protection.sheet
    assert sheet["A8"].protection.locked
    assert sheet["A1"].protection.locked
    open_cells = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert {"G5", "K5", "B8", "O8", "B14", "A18"} <= open_cells
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$7:$7"
    kinds = {rule.type for rule in sheet.data_validations.dataValidation}
    assert kinds == {"custom", "date", "list", "decimal"}
    assert all(rule.error for rule in sheet.data_validations.dataValidation)


def test_that_a_workbook_of_a_newer_version_is_read_without_what_it_began_with(tmp_path: Path) -> None:
    path = _filled_in(_written(tmp_path))
    book = openpyxl.load_workbook(path)
    book[made_sheet.NAME]["B3"] = str(VERSION + 1)
    book.save(path)
    draft = reader.read(path)
    assert draft.made is not None
    assert draft.made.patients == ()
    assert [one.column for one in draft.problems] == ["File"]


@pytest.mark.parametrize("spoilt", ["B3", "B5", "A2"])
def test_that_a_hidden_sheet_somebody_spoilt_is_as_if_it_were_not_there(tmp_path: Path, spoilt: str) -> None:
    path = _filled_in(_written(tmp_path))
    book = openpyxl.load_workbook(path)
    book[made_sheet.NAME][spoilt] = "spoilt"
    book.save(path)
    draft = reader.read(path)
    assert draft.made is None
    assert draft.problems == ()


@needs_office
@pytest.mark.parametrize("kind", KINDS)
def test_that_a_return_saved_by_libreoffice_reads_the_same(tmp_path: Path, kind: str) -> None:
    typed = (
        (1, "edd", date(2026, 12, 24)),
        (2, "bmi", 15.3),
        (7, "nhs", number(8)),
        (7, "initials", "Zed Xxtest-I"),
    )
    path = _filled_in(
        _written(tmp_path), *typed, (7, "admitted", date(2026, 11, 12)), (7, "state", "Occupied")
    )
    assert said(reader.read(saved_by_office(path, kind))) == said(reader.read(path))
