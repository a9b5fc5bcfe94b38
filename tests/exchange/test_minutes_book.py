"""The minutes as a workbook: everything in the pack is in it, as it was, and it prints as it should."""

import csv
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from pc_desktop.domain.minutes_pack import MinutesPack
from pc_desktop.domain.nhs_number import check
from pc_desktop.exchange.minutes_book import minutes_book, write_minutes
from pc_desktop.exchange.page import MARK
from pc_desktop.exchange.saving import save_book
from pc_desktop.exchange.sheet import safe_text
from tests.exchange.invented_minutes import NAMES, SAID, TYPED, empty_draft, minutes
from tests.exchange.workbook_as_text import as_text

SHEETS = [
    "Summary",
    "Attendance",
    "Bed state",
    "Decisions",
    "Discussion",
    "Actions",
    "Escalations and gaps",
    "Outcomes",
]
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed here")


def written(pack: MinutesPack, folder: Path) -> Any:
    """Write minutes and open the workbook."""
    write_minutes(pack, folder / pack.file_name)
    return load_workbook(folder / pack.file_name)


def cells(book: Any) -> Iterator[Any]:
    """Give every cell of a workbook that holds something."""
    return (
        cell
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    )


def column(sheet: Any, heading: str) -> list[Any]:
    """Give what stands in one column of a sheet's table."""
    for table in sheet.tables.values():
        first, *rows = sheet[table.ref]
        headings = [cell.value for cell in first]
        if heading in headings:
            return [row[headings.index(heading)].value for row in rows]
    raise AssertionError(heading)


def test_that_the_workbook_reads_as_it_was_agreed(tmp_path: Path, project: Path) -> None:
    """Compare with the text kept beside; PC_DESKTOP_WRITE_GOLDEN=1 writes it anew, to be read and kept."""
    golden = project / "tests" / "golden" / "minutes.txt"
    write_minutes(minutes(), tmp_path / "minutes.xlsx")
    write_minutes(empty_draft(), tmp_path / "draft.xlsx")
    told = f"{as_text(tmp_path / 'minutes.xlsx')}\n\n##### draft #####\n{as_text(tmp_path / 'draft.xlsx')}"
    if os.environ.get("PC_DESKTOP_WRITE_GOLDEN") == "1":
        golden.write_text(told, encoding="utf-8", newline="\n")
    assert told.splitlines() == golden.read_text(encoding="utf-8").splitlines()


def test_that_no_cell_is_a_formula_or_an_error_whatever_was_typed(tmp_path: Path) -> None:
    pack = minutes(len(TYPED))
    typed = [
        replace(
            line, rationale=text, departure=text, by=text or "x", words=text or "x", where=text, name=text
        )
        for line, text in zip(pack.decisions, TYPED, strict=True)
    ]
    attendance = [
        replace(pack.attendance[0], name=text, role=text, unit=text, status="present") for text in TYPED
    ]
    actions = [replace(pack.actions[0], what=text, owner=text, ref=text) for text in TYPED]
    said = TYPED[1]
    book = written(
        replace(
            pack,
            collaborative=said,
            place=said,
            chair=said,
            decisions=tuple(typed),
            attendance=tuple(attendance),
            actions=tuple(actions),
        ),
        tmp_path,
    )
    kinds = {cell.data_type for cell in cells(book)}
    assert kinds <= {"s", "n", "d"}
    for text in TYPED[1:6]:
        assert safe_text(text) in column(book["Decisions"], "Why")
        assert safe_text(text) in column(book["Actions"], "Owner")
        assert safe_text(text) in column(book["Attendance"], "Name")
    assert all(cell.quotePrefix for cell in cells(book) if str(cell.value).startswith(("=", "+", "-", "@")))


def test_that_every_line_of_the_pack_is_in_the_workbook(tmp_path: Path) -> None:
    pack = minutes()
    book = written(pack, tmp_path)
    assert book.sheetnames == SHEETS
    assert column(book["Attendance"], "Name") == [line.name for line in pack.attendance]
    assert column(book["Bed state"], "Free") == [line.free for line in pack.bed_state]
    assert column(book["Decisions"], "Reference") == [line.ref for line in pack.decisions]
    assert column(book["Actions"], "Action") == [line.what for line in pack.actions]
    assert list(dict.fromkeys(column(book["Discussion"], "Reference"))) == [
        line.ref for line in pack.discussion
    ]
    assert sum(filter(None, column(book["Discussion"], "Minutes"))) * 60 == pytest.approx(pack.seconds)
    said = " ".join(str(text) for text in column(book["Discussion"], "Discussion"))
    assert said.count("Rapid loss since September") == 21


def test_that_days_are_days_counts_are_counts_and_nhs_numbers_text(tmp_path: Path) -> None:
    book = written(minutes(), tmp_path)
    held = [value for value in column(book["Decisions"], "Held until") if value != "–"]
    assert held
    assert all(isinstance(value, datetime) for value in held + column(book["Actions"], "Due"))
    assert all(isinstance(value, int) for value in column(book["Bed state"], "Occupied"))
    shown = set(column(book["Decisions"], "NHS number")) - {"Not recorded"}
    assert shown
    assert all(check(text).valid and text == f"{text[:3]} {text[4:7]} {text[8:]}" for text in shown)


def test_that_the_total_of_the_beds_is_the_sum_of_the_units(tmp_path: Path) -> None:
    pack = minutes()
    sheet = written(pack, tmp_path)["Bed state"]
    (table,) = sheet.tables.values()
    totals = [cell.value for cell in sheet[int(table.ref.split("K")[-1].split("M")[-1]) + 1]]
    names = ("commissioned", "open", "occupied", "on_leave", "held", "closed", "unusable", "free", "ready")
    assert totals[0] == "All units"
    assert totals[1:10] == [sum(getattr(line, name) for line in pack.bed_state) for name in names]


def test_that_names_and_nhs_numbers_stand_in_the_decisions_alone(tmp_path: Path) -> None:
    book = written(minutes(), tmp_path)
    naming = {cell.parent.title for cell in cells(book) if cell.value in NAMES}
    numbering = {cell.parent.title for cell in cells(book) if check(str(cell.value)).valid}
    assert naming == {"Decisions"}
    assert numbering == {"Decisions"}
    assert book.properties.creator == "Bed meeting"


def test_that_every_sheet_prints_on_a4_landscape_with_mark_and_page_numbers(tmp_path: Path) -> None:
    for sheet in written(minutes(), tmp_path).worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.oddFooter.center.text == MARK
        assert sheet.oddFooter.right.text == "Page &P of &N"
        if sheet.title != "Summary":
            assert sheet.freeze_panes == "A6"
            several = len(sheet.tables) > 1
            assert (sheet.print_title_rows == "$5:$5") is not several, (
                "no heading stands over another's columns"
            )


def test_that_a_draft_says_so_on_every_page_and_empty_tables_say_none(tmp_path: Path) -> None:
    book = written(empty_draft(), tmp_path)
    for sheet in book.worksheets:
        assert sheet["A3"].value.startswith("DRAFT, not issued")
        assert sheet.oddFooter.left.text.startswith("DRAFT")
        for table in sheet.tables.values():
            assert sheet[table.ref][1][0].value.startswith("None.")
    assert sum(len(sheet.tables) for sheet in book.worksheets) == 12
    summary = [cell.value for cell in cells(book) if cell.parent.title == "Summary"]
    assert sum(str(value).startswith("None.") for value in summary) == 2


def test_that_issued_minutes_without_corrections_say_none(tmp_path: Path) -> None:
    book = written(replace(minutes(), addenda=(), version=1, issued_by=None), tmp_path)
    summary = [cell.value for cell in cells(book) if cell.parent.title == "Summary"]
    assert "None." in summary


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Let LibreOffice make a workbook, texts and a PDF of the minutes."""
    folder = tmp_path_factory.mktemp("office")
    save_book(minutes_book(minutes()), folder / "minutes.xlsx")
    home = (folder / "home").as_uri()
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"
    for kind in ("xlsx", every_sheet, "pdf"):
        order = [str(SOFFICE), "--headless", f"-env:UserInstallation={home}", "--convert-to", kind]
        order += ["--outdir", str(folder / "out"), str(folder / "minutes.xlsx")]
        subprocess.run(order, check=True, capture_output=True, timeout=180)
    return folder


@needs_office
def test_that_another_office_program_keeps_every_cell(converted: Path) -> None:
    ours, theirs = (load_workbook(converted / name) for name in ("minutes.xlsx", "out/minutes.xlsx"))
    assert theirs.sheetnames == ours.sheetnames
    for sheet in ours.worksheets:
        other = theirs[sheet.title]
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            found = other[cell.coordinate]
            where = f"{sheet.title} {cell.coordinate}"
            assert found.data_type == cell.data_type, where
            if isinstance(cell.value, float):
                assert found.value == pytest.approx(cell.value), where
            else:
                assert _plain(found.value) == _plain(cell.value), where
        assert {one.ref for one in other.tables.values()} == {one.ref for one in sheet.tables.values()}


def _plain(value: Any) -> Any:
    """Give text without the protection of what looks like an escaped sign."""
    return value.replace("_x005F_x", "_x") if isinstance(value, str) else value


@needs_office
def test_that_another_office_program_shows_every_cell_as_it_is_meant(converted: Path) -> None:
    book = load_workbook(converted / "minutes.xlsx")
    for sheet in book.worksheets:
        with (converted / "out" / f"minutes-{sheet.title}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            assert rows[cell.row - 1][cell.column - 1] == _shown(cell), f"{sheet.title} {cell.coordinate}"


def _shown(cell: Any) -> str:
    """Tell how a cell should look in any program."""
    if isinstance(cell.value, datetime):
        moment = "hh" in cell.number_format
        return cell.value.strftime("%d-%b-%Y %H:%M" if moment else "%d-%b-%Y")
    if isinstance(cell.value, int | float) and cell.number_format == "0.0":
        return str(Decimal(repr(cell.value)).quantize(Decimal("0.1"), ROUND_HALF_UP))
    return str(_plain(cell.value))


@needs_office
@pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not installed here"
)
def test_that_every_printed_page_carries_the_mark_its_number_and_no_cut_text(converted: Path) -> None:
    order = ["pdftotext", "-layout", str(converted / "out" / "minutes.pdf"), "-"]
    told = subprocess.run(order, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    pages = told.split("\f")[:-1]
    assert len(pages) >= len(SHEETS)
    for number, page in enumerate(pages, start=1):
        assert MARK in page
        assert f"Page {number} of {len(pages)}" in page
    words = "".join(told.split())
    assert words.count("diabetesnurseatYewonTueandThu") >= 15
    for name in NAMES:
        assert "".join(name.split(", ")[1].split()) in words


def test_that_the_day_of_a_summer_meeting_shows_summer_time(tmp_path: Path) -> None:
    pack = replace(minutes(), day=date(2026, 7, 7), started=datetime(2026, 7, 7, 13, 0, tzinfo=UTC))
    book = written(pack, tmp_path)
    assert "14:00" in [cell.value for cell in cells(book) if cell.parent.title == "Summary"]
    assert SAID.startswith("Rapid")
