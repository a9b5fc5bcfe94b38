"""What a careful person would ask about a return, and where."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pc_desktop.domain.returns import ReturnedBed, ReturnedPatient
from pc_desktop.exchange import checks
from tests.exchange.made_returns import FIXTURES, HEADINGS, number, person, read, told, workbook

_STATED = ["Unit:", "Oak Suite", "Week ending:", date(2026, 11, 15), "Beds commissioned:", 3]


def _one_sheet(tmp_path: Path, *rows: list[Any], name: str = "Sheet1") -> Any:
    return read(workbook(tmp_path / "return.xlsx", {name: rows}))


def test_that_beds_without_people_keep_their_reason() -> None:
    _, yew = read(FIXTURES / "bedstate_3_two_row_header_multi_sheet.xlsx").units
    assert yew.beds == (ReturnedBed("Y11", "vacant"), ReturnedBed("Y12", "closed", "water damage"))


def test_that_a_number_that_fails_its_check_is_left_out_and_told(tmp_path: Path) -> None:
    wrong = person(0, 1)
    wrong[1] = number(0)[:-1] + str((int(number(0)[-1]) + 1) % 10)
    found = _one_sheet(tmp_path, _STATED, HEADINGS, wrong)
    assert found.units[0].patients[0].nhs is None
    assert found.units[0].patients[0].name == "Zed Xxtest-A"
    assert [severity for severity, _ in told(found, "B3")] == ["error"]


def test_that_one_person_in_two_beds_is_a_question(tmp_path: Path) -> None:
    found = _one_sheet(tmp_path, _STATED, HEADINGS, person(0, 1), person(0, 2))
    assert told(found, "B4") == [("question", "The same NHS number stands at Sheet1 B3.")]


def test_that_stated_numbers_the_rows_do_not_bear_out_are_questions(tmp_path: Path) -> None:
    found = _one_sheet(
        tmp_path, _STATED, HEADINGS, person(0, 1), [2, "vacant"], [], ["Total occupied", 7], ["9 vacant beds"]
    )
    assert "3 is stated here, but the rows make 2." in told(found, "F1")[0][1]
    assert "7 is stated here, but the rows make 1." in told(found, "B6")[0][1]
    assert "9 is stated here, but the rows make 1." in told(found, "A7")[0][1]
    assert found.units[0].occupied == 1


def test_that_an_empty_row_of_a_bed_is_read_as_vacant_and_told(tmp_path: Path) -> None:
    found = _one_sheet(tmp_path, _STATED, HEADINGS, person(0, 1), [2], [3, "CLOSED: awaiting repair"])
    assert found.units[0].beds == (ReturnedBed("2", "vacant"), ReturnedBed("3", "closed", "awaiting repair"))
    assert told(found, "A4")[0][0] == "note"


def test_that_a_row_nobody_can_place_is_told(tmp_path: Path) -> None:
    found = _one_sheet(tmp_path, _STATED, HEADINGS, person(0, 1), [2, "see list", "", "", "", "", "", ""])
    assert told(found, "B4") == [("question", "This row was not understood and is left out.")]


def test_that_dates_out_of_order_and_impossible_stays_are_questions(tmp_path: Path) -> None:
    headings = [*HEADINGS, "Referral date", "LoS"]
    late = [*person(0, 1), date(2026, 10, 1), 75]
    swapped = [*person(8, 2), date(2026, 1, 1), 300]
    future = person(2, 3)
    future[4] = date(2026, 11, 20)
    found = _one_sheet(tmp_path, _STATED, headings, late, swapped, [*future, None, None])
    assert told(found, "I3") == [("question", "Referred after being admitted on 01-Sep-2026.")]
    assert told(found, "J4") == [("question", "Admitted on 09-Sep-2026 makes 67 days, not 300.")]
    assert told(found, "E5") == [("question", "This lies after the day of the return, 15-Nov-2026.")]


def test_that_a_birth_after_the_admission_is_left_out(tmp_path: Path) -> None:
    newborn = person(0, 1)
    newborn[3] = date(2026, 10, 1)
    found = _one_sheet(tmp_path, _STATED, HEADINGS, newborn)
    assert found.units[0].patients[0].dob is None
    assert told(found, "D3")[0][0] == "error"


@pytest.mark.parametrize(
    ("said", "column", "severity", "words"),
    [
        ({"dob": date(2027, 1, 1)}, "dob", "error", "after the day of the return"),
        ({"dob": date(2026, 10, 1), "admitted": date(2026, 9, 1)}, "dob", "error", "after the admission"),
        ({"dob": date(1990, 1, 1), "age": 20}, "age", "question", "would be 36 years old"),
        (
            {"admitted": date(2026, 9, 1), "referred": date(2026, 9, 2)},
            "referred",
            "question",
            "Referred after",
        ),
        (
            {"admitted": date(2026, 9, 1), "edd": date(2026, 8, 1)},
            "edd",
            "question",
            "Expected to leave before",
        ),
        (
            {"admitted": date(2026, 9, 1), "crfd": date(2026, 8, 1)},
            "crfd",
            "question",
            "Ready to leave before",
        ),
        ({"admitted": date(2026, 11, 16)}, "admitted", "question", "after the day of the return"),
        ({"admitted": date(2000, 1, 1)}, "admitted", "question", "more than twenty years ago"),
        ({"edd": date(2026, 11, 1)}, "edd", "note", "has passed"),
    ],
)
def test_that_what_cannot_be_is_told(said: dict[str, Any], column: str, severity: str, words: str) -> None:
    [(where, fault)] = checks.of_patient(ReturnedPatient(**said), date(2026, 11, 15), None)
    assert (where, fault.severity) == (column, severity)
    assert words in fault.what


@pytest.mark.parametrize(
    "said",
    [
        {"dob": date(1990, 1, 1), "age": 36, "referred": date(2026, 9, 1), "admitted": date(2026, 9, 1)},
        {"admitted": date(2026, 11, 15), "edd": date(2026, 11, 15), "crfd": date(2026, 11, 15)},
        {},
    ],
)
def test_that_what_can_be_is_left_in_peace(said: dict[str, Any]) -> None:
    assert list(checks.of_patient(ReturnedPatient(**said), date(2026, 11, 15), None)) == []


def test_that_a_bed_kept_for_somebody_is_vacant_and_told(tmp_path: Path) -> None:
    found = _one_sheet(tmp_path, _STATED, HEADINGS, person(0, 1), [2, "Reserved for transfer"])
    assert found.units[0].beds == (ReturnedBed("2", "vacant"),)
    assert told(found, "B4")[0][0] == "note"


def test_that_an_error_in_a_cell_is_told_and_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    broken = person(0, 1)
    broken[6] = "#REF!"
    found = _one_sheet(tmp_path, _STATED, HEADINGS, broken)
    [problem] = [problem for problem in found.problems if problem.cell == "G3"]
    assert (problem.found, problem.severity) == ("#REF!", "question")


def test_that_a_column_of_formulas_nobody_calculated_is_a_question(tmp_path: Path) -> None:
    rows = [person(place, place + 1) for place in range(3)]
    for row in rows:
        row[6] = "=1+1"
    found = _one_sheet(tmp_path, _STATED, HEADINGS, *rows)
    assert told(found, "G3") == [("question", "3 values here are formulas without a stored result.")]


def test_that_a_column_nobody_knows_is_told_once(tmp_path: Path) -> None:
    found = _one_sheet(tmp_path, _STATED, [*HEADINGS, "Shoe size"], [*person(0, 1), 5], [*person(1, 2), 6])
    assert told(found, "I2") == [("note", "This column is not one that is read.")]


def test_that_a_return_without_a_day_or_a_unit_is_asked_about(tmp_path: Path) -> None:
    found = _one_sheet(tmp_path, HEADINGS, person(0, 1))
    assert found.units[0].unit == ""
    assert {what for _, what in told(found, "A1")} == {
        "Nothing here says which unit this is.",
        "Nothing here says which week or day this is for.",
    }


def test_that_a_hidden_list_is_not_read_in_silence(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "two.xlsx", {"Oak": [_STATED, HEADINGS, person(0, 1)], "Old": [HEADINGS, person(1, 1)]}
    )
    book = openpyxl.load_workbook(path)
    book["Old"].sheet_state = "hidden"
    book.save(path)
    found = read(path)
    assert [unit.occupied for unit in found.units] == [1]
    assert told(found, "A1", "Old")[0][0] == "question"


def test_that_a_workbook_with_nothing_to_be_seen_says_so(tmp_path: Path) -> None:
    path = workbook(tmp_path / "two.xlsx", {"Oak": [], "Lists": [["Informal"]]})
    book = openpyxl.load_workbook(path)
    book["Lists"].sheet_state = "hidden"
    book.save(path)
    [problem] = read(path).problems
    assert (problem.what, problem.severity) == ("The workbook is empty.", "error")


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([["Unit", "Commissioned", "Occupied"], ["Oak", 10, 9]], "totals only"),
        ([["Minutes of the meeting"], ["All well"]], "No table of patients was found on sheet"),
        ([], "The workbook is empty."),
    ],
)
def test_that_a_workbook_without_people_says_so_and_gives_no_unit(
    tmp_path: Path, rows: Any, words: str
) -> None:
    found = _one_sheet(tmp_path, *rows)
    assert found.units == ()
    [problem] = found.problems
    assert problem.severity == "error"
    assert words in problem.what


def test_that_the_same_fault_a_thousand_times_is_told_a_hundred_times_and_counted(tmp_path: Path) -> None:
    rows = [[f"B{place}", number(place), "banana"] for place in range(1, 1001)]
    found = _one_sheet(tmp_path, _STATED, ["Bed", "NHS Number", "Legal status"], *rows)
    legal = [problem for problem in found.problems if problem.column == "Legal status"]
    assert len(legal) == 101
    assert "900 more of this kind" in legal[-1].what
    assert found.units[0].occupied == 1000
