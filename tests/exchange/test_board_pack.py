"""The board pack as a workbook and as numbers: native charts over real cells, and nothing small of a place."""

import csv
import shutil
import subprocess
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from pc_desktop.exchange.board_pack_book import board_pack_book, sheet_name, write_board_pack
from pc_desktop.exchange.board_pack_text import HEADINGS, board_pack_csv
from pc_desktop.sample.region import sample_facts, sample_now
from pc_desktop.services.board_pack import BoardPack, board_pack
from pc_desktop.services.chart_choices import Chosen
from pc_desktop.services.charts_view import charts_view
from pc_desktop.services.desk import Desk
from pc_desktop.services.outcomes_view import outcomes_view
from tests.services.test_outcomes_view import desk_with


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Sit down at the sample region."""
    yield from desk_with(tmp_path_factory.mktemp("pack"), sample_facts())


def packed(desk: Desk, chosen: Chosen) -> BoardPack:
    """Put a pack together."""
    charts = desk.ask(lambda reading: charts_view(reading, chosen))
    page = desk.ask(outcomes_view)
    return board_pack(charts, page, "Invented collaborative", (sample_now(), "Invented liaison"))


@pytest.fixture(scope="module")
def pack(desk: Desk) -> BoardPack:
    """Put the whole collaborative's pack together."""
    return packed(desk, Chosen())


@pytest.fixture(scope="module")
def book(pack: BoardPack, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the pack as a workbook."""
    path = tmp_path_factory.mktemp("book") / "pack.xlsx"
    write_board_pack(pack, path)
    return path


def test_that_the_pack_says_period_scope_version_maker_and_day(pack: BoardPack) -> None:
    assert pack.about == "Apr-2023 to Nov-2026 · Whole collaborative"
    assert pack.made_words == "Made 17-Nov-2026 09:30 by Invented liaison · Bed meeting 0.1.0"
    assert ("Length of stay", "−36 days") in [(label, value) for label, value, _ in pack.year]
    assert pack.events[0] == ("01-Nov-2023", "Baseline year begins")
    assert not any(one.withheld for one in pack.charts)


def test_that_the_version_printed_is_the_version_there_is(pack: BoardPack, project: Path) -> None:
    assert f'version = "{pack.version}"' in (project / "pyproject.toml").read_text("utf-8")


def test_that_every_measure_has_a_sheet_with_its_definition_and_a_native_chart(
    pack: BoardPack, book: Path
) -> None:
    read = openpyxl.load_workbook(book)
    assert read.sheetnames[0] == "Summary"
    assert read.sheetnames[-1] == "Definitions"
    assert read.sheetnames[-2] == "Figures"
    assert len(read.sheetnames) == len(pack.charts) + 3
    with ZipFile(book) as parts:
        drawn = [name for name in parts.namelist() if name.startswith("xl/charts/chart")]
    assert len(drawn) == sum(any(value is not None for value in one.values) for one in pack.charts)
    for one, sheet in zip(pack.charts, read.worksheets[1:-2], strict=True):
        words = _words(sheet)
        assert one.chart.caption in words, sheet.title
        assert one.chart.definition in words, sheet.title
        assert pack.made_words in words, sheet.title
        assert any(pack.about in each for each in words), sheet.title


def test_that_the_figures_behind_the_page_go_along_and_none_of_a_part_of_it(
    desk: Desk, pack: BoardPack, book: Path
) -> None:
    words = _words(openpyxl.load_workbook(book)["Figures"])
    for one in pack.tables:
        assert one.title in words
        assert one.note in words
    assert packed(desk, Chosen(unit="unit-oak")).tables == ()


def test_that_the_numbers_behind_a_chart_are_numbers_and_gaps_are_empty(pack: BoardPack, book: Path) -> None:
    read = openpyxl.load_workbook(book)
    at = next(at for at, one in enumerate(pack.charts) if one.chart.name == "distance")
    sheet: Any = read.worksheets[at + 1]
    (table,) = sheet.tables.values()
    rows = list(sheet[table.ref])[1:]
    assert [row[1].value for row in rows] == [
        None if value is None else pytest.approx(value) for value in pack.charts[at].values
    ]
    assert any(row[1].value is None for row in rows), "a month without a case is a gap"
    assert all(isinstance(row[3].value, int | float) for row in rows)
    *_, drawn = sheet._charts[0]._charts
    assert len(drawn.series) == 4, "values, centre and both limits"
    first, last = rows[0][1].coordinate, rows[-1][1].coordinate
    reference = drawn.series[0].val.numRef.f.replace("$", "")
    assert reference.endswith(f"{first}:{last}")
    assert sheet._charts[0].display_blanks == "gap"


def test_that_no_patient_and_no_key_is_in_the_book(book: Path) -> None:
    with ZipFile(book) as parts:
        whole = b"".join(parts.read(name) for name in parts.namelist())
    assert b"Xxtest" not in whole
    assert b"R-0" not in whole


def test_that_the_numbers_are_those_of_the_charts(pack: BoardPack) -> None:
    text = board_pack_csv(pack).decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text)))
    assert tuple(rows[0]) == HEADINGS
    assert len(rows) == sum(len(one.table) for one in pack.charts)
    for one in pack.charts:
        of_it = [
            row
            for row in rows
            if row["Measure"] == one.chart.title and row["Definition"] == one.chart.definition
        ]
        told = [float(row["Value"]) for row in of_it if row["Value"] not in {"", "None"}]
        assert told[: len(one.values)] == [value for value in one.values if value is not None], (
            one.chart.title
        )
    assert {row["Scope"] for row in rows} == {"Whole collaborative"}
    assert {row["Version"] for row in rows} == {pack.version}


def test_that_no_cell_of_the_numbers_is_taken_for_a_formula(pack: BoardPack) -> None:
    for row in csv.reader(StringIO(board_pack_csv(pack).decode("utf-8-sig"))):
        for cell in row:
            assert cell[:1] not in {"=", "@", "+"}
            assert not cell.startswith("-") or float(cell) < 0


def test_that_of_a_place_no_count_under_five_leaves(desk: Desk) -> None:
    area = packed(desk, Chosen(area="Herefordshire"))
    assert area.year == (), "the headline is of the whole collaborative"
    for one in area.charts:
        for row, point in zip(one.table, one.chart.drawing.points if one.chart.drawing else (), strict=True):
            if one.chart.form != "days_between" and 0 < point.number < 5:
                assert (row[1], row[2]) == ("*", "*"), one.chart.name
        if one.withheld:
            assert one.chart.caption == one.withheld
            assert set(one.centre) == {None}
    assert any(one.withheld for one in area.charts)
    text = board_pack_csv(area).decode("utf-8-sig")
    small = [
        row for row in csv.DictReader(StringIO(text)) if row["Cases"].isdigit() and 0 < int(row["Cases"]) < 5
    ]
    assert {row["Unit"] for row in small} <= {"days"}, "of gaps between events alone, where there are many"
    read = board_pack_book(area)
    assert len(read.worksheets) == len(area.charts) + 2


def test_that_few_gaps_of_a_place_are_withheld_too(desk: Desk) -> None:
    for area in ("Herefordshire", "Worcestershire", "Black Country"):
        for one in packed(desk, Chosen(area=area)).charts:
            if one.chart.form == "days_between" and len(one.table) <= 5:
                assert one.withheld


@pytest.mark.parametrize(
    ("title", "taken", "name"),
    [
        ("Length of stay, mean days", set(), "Length of stay, mean days"),
        ("Out-of-area placements for want of a bed", set(), "Out-of-area placements for want"),
        ("Stays: [all]*?/\\'", set(), "Stays all"),
        ("Stays", {"stays", "stays 2"}, "Stays 3"),
        ("***", set(), "Chart"),
    ],
)
def test_that_a_sheet_has_a_name_excel_allows(title: str, taken: set[str], name: str) -> None:
    assert sheet_name(title, taken) == name
    assert name.casefold() in taken


def _words(sheet: Any) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_that_an_event_goes_along_with_the_charts_it_touches_and_no_other(
    desk: Desk, pack: BoardPack, book: Path
) -> None:
    works = ("08-Apr-2024 to 20-May-2024", "Oak Suite: ward works")
    assert works in pack.events
    read = openpyxl.load_workbook(book)
    assert ": ".join(works) in _words(read["Summary"])
    sheet: Any = read.worksheets[[one.chart.name for one in pack.charts].index("distance") + 1]
    (table,) = sheet.tables.values()
    touched = [row[0].value for row in list(sheet[table.ref])[1:] if works[1] in str(row[7].value)]
    assert touched == ["Apr-2024", "May-2024"]
    banded = [row[0].value for row in list(sheet[table.ref])[1:] if row[8].value]
    assert banded == ["Nov-2023", "Apr-2024", "May-2024", "Nov-2024", "Nov-2025"]
    assert [one.tagname for one in sheet._charts[0]._charts] == ["barChart", "lineChart"], (
        "the bands lie behind the lines"
    )
    text = board_pack_csv(pack).decode("utf-8-sig")
    assert sum(works[1] in line for line in text.splitlines()) >= 2
    assert works in packed(desk, Chosen(unit="unit-oak")).events
    assert works not in packed(desk, Chosen(unit="unit-ash")).events


def test_that_a_chart_stands_above_its_numbers_and_leaves_room_to_scroll_to_them(book: Path) -> None:
    read = openpyxl.load_workbook(book)
    drawn = [sheet for sheet in read.worksheets if sheet._charts]  # type: ignore[attr-defined]
    for sheet in drawn:
        (chart,) = sheet._charts  # type: ignore[attr-defined]
        (table,) = sheet.tables.values()
        heading = int(table.ref.partition(":")[0][1:])
        above = [row[0].row for row in sheet.iter_rows(max_row=heading - 1, max_col=1) if row[0].value]
        place = chart.anchor._from.row + 1
        tall = sum(sheet.row_dimensions[row].height or 15 for row in range(place, heading)) * 12_700
        assert max(above) < place, sheet.title
        assert chart.anchor.ext.height <= tall, "its foot does not cover the heading of the numbers"
        assert int(str(sheet.freeze_panes)[1:]) <= 5, "on a small screen the numbers are still reached"


SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed here")
def test_that_another_office_program_opens_every_sheet_and_every_chart(book: Path, tmp_path: Path) -> None:
    home = (tmp_path / "home").as_uri()
    order = [str(SOFFICE), "--headless", f"-env:UserInstallation={home}", "--convert-to", "xlsx"]
    subprocess.run(
        [*order, "--outdir", str(tmp_path), str(book)], check=True, capture_output=True, timeout=180
    )
    ours, theirs = openpyxl.load_workbook(book), openpyxl.load_workbook(tmp_path / book.name)
    assert theirs.sheetnames == ours.sheetnames
    for sheet in ours.worksheets:
        other: Any = theirs[sheet.title]
        drawn = [_references(chart) for chart in sheet._charts]  # type: ignore[attr-defined]
        assert [_references(chart) for chart in other._charts] == drawn, sheet.title
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if isinstance(cell.value, int | float):
                assert other[cell.coordinate].value == pytest.approx(cell.value), cell.coordinate


def _references(chart: Any) -> list[str]:
    """Give the cells each line of a chart is drawn from."""
    parts = [series for part in chart._charts for series in part.series]
    return sorted(series.val.numRef.f.replace("$", "").replace("'", "") for series in parts)
