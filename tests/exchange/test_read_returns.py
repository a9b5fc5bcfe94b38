"""Whole returns: the four layouts met so far exactly, and what a careful person would ask about the rest."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pc_desktop.domain.returns import Draft
from pc_desktop.exchange import reader, truth
from tests.exchange.made_returns import FIXTURES, HEADINGS, number, person, read, told, workbook

_RETURNS = sorted(path for path in FIXTURES.glob("bedstate_*") if path.suffix != ".json")
_STATED = ["Unit:", "Oak Suite", "Week ending:", date(2026, 11, 15), "Beds commissioned:", 3]


def _truth(path: Path) -> list[dict[str, Any]]:
    return json.loads(path.with_name(f"{path.name}.truth.json").read_text("utf-8"))["units"]


@pytest.mark.parametrize("path", _RETURNS, ids=lambda path: path.stem)
def test_that_each_known_return_reads_exactly_as_a_careful_person_reads_it(path: Path) -> None:
    draft = reader.read(path)
    assert truth.as_json(draft)["units"] == _truth(path)
    assert draft.file == path.name
    assert len(draft.digest) == 64


@pytest.mark.parametrize(
    ("name", "layout"),
    [
        ("bedstate_1_conventional.xlsx", "Weekly bed state return"),
        ("bedstate_2_dirty_types.xlsx", "Ward list typed by hand"),
        ("bedstate_3_two_row_header_multi_sheet.xlsx", "Summary and a sheet for each unit"),
        ("bedstate_4_epr_extract.csv", "Extract from a patient record"),
    ],
)
def test_that_each_known_return_is_known_by_its_layout(name: str, layout: str) -> None:
    assert read(FIXTURES / name).layout == layout


def test_that_reading_apart_and_reading_here_agree() -> None:
    path = FIXTURES / "bedstate_2_dirty_types.xlsx"
    apart, here = reader.read(path), read(path)
    assert (apart.units, apart.problems) == (here.units, here.problems)


def test_that_what_was_read_past_is_told_with_its_place() -> None:
    draft = reader.read(FIXTURES / "bedstate_2_dirty_types.xlsx")
    by_cell = {problem.cell: problem for problem in draft.problems}
    assert {problem.severity for problem in draft.problems} == {"note"}
    assert (by_cell["J7"].found, by_cell["J7"].column) == ("w/c 03/12/2026", "Est. D/C")
    assert "03-Dec-2026" in by_cell["J7"].what
    assert by_cell["J5"].found == "TBC"
    assert by_cell["I7"].found == "~14.4"
    assert "13-Sep-2026" in by_cell["G7"].what


def test_that_a_total_nobody_calculated_is_told_and_the_people_are_counted() -> None:
    [problem] = read(FIXTURES / "bedstate_1_conventional.xlsx").problems
    assert (problem.cell, problem.column, problem.found) == ("B17", "Total occupied", "=COUNTA(C6:C15)")
    assert problem.severity == "note"
    summary, *hidden = read(FIXTURES / "bedstate_3_two_row_header_multi_sheet.xlsx").problems
    assert (summary.sheet, summary.cell, summary.column) == ("SUMMARY", "E3", "Beds Avail.")
    assert [(one.sheet, one.cell, one.severity) for one in hidden] == [
        ("Larch", "D2", "note"),
        ("Yew", "D2", "note"),
    ]
    assert "1 column of this table is hidden in the workbook (D)" in hidden[0].what


def test_that_a_draft_as_json_has_the_agreed_names_and_no_made_up_values() -> None:
    written = truth.as_json(reader.read(FIXTURES / "bedstate_4_epr_extract.csv"))
    assert written.keys() == {"units", "problems"}
    assert "age" not in written["units"][0]["patients"][0]
    assert json.loads(json.dumps(written)) == written
    problems = truth.as_json(reader.read(FIXTURES / "bedstate_1_conventional.xlsx"))["problems"]
    assert problems[0].keys() == {"sheet", "cell", "column", "found", "what", "advice", "severity"}


def _one_sheet(tmp_path: Path, *rows: list[Any], name: str = "Sheet1") -> Any:
    return read(workbook(tmp_path / "return.xlsx", {name: rows}))


def test_that_closed_beds_are_counted_only_where_every_bed_is_listed(tmp_path: Path) -> None:
    every = _one_sheet(tmp_path, _STATED, HEADINGS, person(0, 1), person(1, 2), [3, "vacant"])
    assert every.units[0].closed == 0
    some = _one_sheet(tmp_path, _STATED, HEADINGS, person(0, 1), person(1, 2))
    assert some.units[0].closed is None


def test_that_two_lists_of_one_unit_on_one_day_are_one_return(tmp_path: Path) -> None:
    day = ["Unit:", "Oak Suite", "Week ending:", date(2026, 11, 15)]
    path = workbook(
        tmp_path / "corridors.xlsx",
        {
            "East": [day, HEADINGS, person(0, 1)],
            "West": [day, HEADINGS, person(1, 2), [3, "closed - no staff"]],
        },
    )
    [unit] = read(path).units
    assert (unit.occupied, unit.closed, len(unit.beds)) == (2, 1, 1)


def test_that_a_person_whose_name_begins_with_free_is_no_empty_bed(tmp_path: Path) -> None:
    free = person(0, 1)
    free[2] = "FREE, Zed Xxtest"
    [unit] = _one_sheet(tmp_path, _STATED, HEADINGS, free).units
    assert [one.name for one in unit.patients] == ["Zed Xxtest Free"]


def test_that_several_units_on_one_sheet_are_kept_apart(tmp_path: Path) -> None:
    found = _one_sheet(
        tmp_path,
        ["Oak Suite"],
        ["Week ending: 15/11/2026"],
        ["Beds commissioned: 3"],
        HEADINGS,
        person(0, 1),
        person(1, 2),
        [3, "vacant"],
        ["1 vacant"],
        [],
        ["Ash Ward"],
        ["Beds commissioned: 2"],
        HEADINGS,
        person(2, 1),
        [2, "Closed (staffing)"],
        [],
        ["Total occupied", 1],
    )
    oak, ash = found.units
    assert (oak.unit, oak.commissioned, oak.occupied, oak.closed) == ("Oak Suite", 3, 2, 0)
    assert (ash.unit, ash.commissioned, ash.occupied, ash.closed) == ("Ash Ward", 2, 1, 1)
    assert oak.week_ending == ash.week_ending == date(2026, 11, 15)
    assert {problem.severity for problem in found.problems} == {"note"}


def test_that_a_column_of_units_parts_a_list(tmp_path: Path) -> None:
    found = _one_sheet(
        tmp_path,
        ["as at", date(2026, 11, 16)],
        ["Ward", "NHS No", "Name", "Adm", "BMI"],
        ["Oak", number(0), "Zed Xxtest-A", date(2026, 9, 1), 14.0],
        ["", number(1), "Zed Xxtest-B", date(2026, 9, 1), 14.0],
        ["Ash", number(2), "Zed Xxtest-C", date(2026, 9, 1), 14.0],
        ["Total", 3],
    )
    assert [(unit.unit, unit.occupied, unit.as_at) for unit in found.units] == [
        ("Oak", 2, date(2026, 11, 16)),
        ("Ash", 1, date(2026, 11, 16)),
    ]


def test_that_the_latest_of_several_weeks_is_read(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "weeks.xlsx",
        {
            "w.e. 08.11.26": [["Unit: Oak Suite"], HEADINGS, [*person(0, 1)[:6], "banana"]],
            "w.e. 15.11.26": [["Unit: Oak Suite"], HEADINGS, person(0, 1), person(1, 2)],
        },
    )
    found = read(path)
    [unit] = found.units
    assert (unit.week_ending, unit.occupied) == (date(2026, 11, 15), 2)
    assert [(problem.sheet, problem.severity) for problem in found.problems] == [("w.e. 08.11.26", "note")]


def test_that_a_cover_gives_the_day_to_the_sheets_behind_it(tmp_path: Path) -> None:
    sheet: list[list[Any]] = [["Bed", "Initials", "NHS no", "Adm"], ["L1", "AB", number(0), date(2026, 9, 1)]]
    path = workbook(tmp_path / "cover.xlsx", {"Cover": [["Week ending: 15/11/2026"]], "Larch": sheet})
    [unit] = read(path).units
    assert (unit.unit, unit.week_ending) == ("Larch", date(2026, 11, 15))
    assert unit.patients[0].initials == "AB"


def test_that_a_summary_fills_what_the_sheets_leave_out_and_is_held_against_them(tmp_path: Path) -> None:
    listed: list[list[Any]] = [["Larch", "as at", date(2026, 11, 16)], HEADINGS, person(0, 1), person(1, 2)]
    summary: list[list[Any]] = [
        ["Unit", "Commissioned", "Closed", "Occupied", "Informal", "Detained", "CRFD"],
        ["Larch", 2, 0, 3, 1, 1, 1],
        ["Yew", 4, 0, 4, 4, 0, 0],
        ["TOTAL", 6, 0, 8, 5, 1, 1],
    ]
    found = read(workbook(tmp_path / "region.xlsx", {"Summary": summary, "Larch": listed}))
    [larch] = found.units
    assert (larch.commissioned, larch.closed, larch.occupied, larch.crfd_count) == (2, 0, 2, 1)
    assert "The summary says 3 for Larch, the sheet Larch makes 2." in told(found, "D2", "Summary")[0][1]
    assert "The summary says 1 for Larch" in told(found, "E2", "Summary")[0][1]
    assert "only totals" in told(found, "A3", "Summary")[0][1]
    assert told(found, "D4", "Summary") == [("question", "The total is 8, but the rows above add up to 7.")]


def test_that_names_and_readiness_in_columns_of_their_own_are_read(tmp_path: Path) -> None:
    found = _one_sheet(
        tmp_path,
        ["Oak Suite - bed state w/e 15/11/2026 (9 beds)"],
        ["Surname", "Forename", "NHS Number", "Admision date", "Gender", "On leave", "CRFD"],
        ["XXTEST-A", "Mina", number(0), "01/09/2026", 2, "Y", "Y"],
        ["XXTEST-B", "Dara", number(1), "02/09/2026", 1, "N", "05/11/2026"],
    )
    [unit] = found.units
    assert (unit.unit, unit.commissioned, unit.on_leave, unit.crfd_count) == ("Oak Suite", 9, 1, 2)
    assert [(one.name, one.sex, one.crfd, one.on_leave) for one in unit.patients] == [
        ("Mina Xxtest-A", "F", None, True),
        ("Dara Xxtest-B", "M", date(2026, 11, 5), False),
    ]
    assert told(found, "D2")[0][0] == "note"
    assert told(found, "G3")[0][0] == "question"


def test_that_a_draft_has_only_values_and_can_be_compared() -> None:
    path = FIXTURES / "bedstate_1_conventional.xlsx"
    first, second = reader.read(path), reader.read(path)
    assert isinstance(first, Draft)
    assert first == second
