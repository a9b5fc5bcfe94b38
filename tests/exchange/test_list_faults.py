"""Faults put into a list of referrals one by one: each is found at its cell, and nothing else is."""

import csv
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pc_desktop.exchange import reader
from pc_desktop.exchange.grids import letters
from tests.exchange.made_referrals import HEADINGS, clean, listed

FAULTS: tuple[tuple[str, Any, str, str], ...] = (
    ("NHS Number", "9990000019", "nhs", "error"),
    ("NHS Number", "999000001", "nhs", "error"),
    ("NHS Number", "9999999999", "nhs", "error"),
    ("NHS Number", "99900O0018", "nhs", "error"),
    ("NHS Number", "TBC", "nhs", "question"),
    ("Patient name", "12345", "surname", "error"),
    ("DOB", "31/02/1990", "dob", "error"),
    ("DOB", "1990", "dob", "note"),
    ("DOB", "unknown date", "dob", "error"),
    ("Sex", "F/M?", "sex", "question"),
    ("Postcode", "Coventry", "outcode", "error"),
    ("Date received", "10/11", "referred", "question"),
    ("Date received", "13/13/2026", "referred", "error"),
    ("Date received", "Nov 2026", "referred", "question"),
    ("Date received", date(1985, 1, 1), "referred", "error"),
    ("Date received", time(9, 30), "referred", "error"),
    ("Urgency", "asap!!", "urgency", "question"),
    ("Urgency", "TBC", "urgency", "question"),
    ("Community team", "to be confirmed", "team", "question"),
    ("Current location", "On the moon", "place", "question"),
    ("MHA status", "S99", "mha", "question"),
    ("MHA status", "Section 2 or 3", "mha", "question"),
    ("NG feeding", "maybe", "need:ng_feeding", "question"),
    ("Needs", "TBC", "needs", "question"),
    ("Date measured", "last week", "measured_on", "error"),
    ("Date measured", date(1980, 3, 3), "measured_on", "error"),
    ("Weight (kg)", "heavy", "sign:weight", "question"),
    ("Weight (kg)", 4150, "sign:weight", "question"),
    ("Weight (kg)", "40-42", "sign:weight", "question"),
    ("Height", "12 cm", "sign:height", "question"),
    ("BMI", "142", "sign:bmi", "question"),
    ("BMI", "<13", "sign:bmi", "question"),
    ("BMI", "TBC", "sign:bmi", "note"),
    ("BMI", date(2026, 2, 14), "sign:bmi", "error"),
    ("BMI", "85%", "sign:bmi", "error"),
    ("Rate of loss", "lots", "sign:weight_loss", "question"),
    ("HR", "52-60", "sign:heart_rate", "question"),
    ("BP", "60/90", "sign:systolic", "question"),
    ("Temp", 96.8, "sign:temperature", "question"),
    ("SUSS", 7, "sign:suss", "question"),
    ("Bloods date", "30/02/26", "bloods_on", "error"),
    ("Potassium", "pending", "sign:potassium", "note"),
    ("ECG date", "w/c", "ecg_on", "error"),
    ("Ethnicity", "Martian", "ethnic", "question"),
    ("Autism status", "Yes", "autism", "question"),
    ("Next review", "soon", "review_on", "error"),
    ("CTR date", "booked", "cetr_on", "error"),
)
"""What is typed under which heading, what it would have been read as, and how bad that is."""

_FIRST = 4


def with_faults() -> list[dict[str, Any]]:
    """Give a clean row before and after each faulty one."""
    rows: list[dict[str, Any]] = []
    for heading, typed, _, _ in FAULTS:
        rows += [clean(len(rows)), clean(len(rows) + 1) | {heading: typed}]
    return [*rows, clean(len(rows))]


def expected() -> dict[str, str]:
    """Give the severity of each fault by its cell."""
    return {
        f"{letters(HEADINGS.index(heading))}{_FIRST + 2 * place + 1}": severity
        for place, (heading, _, _, severity) in enumerate(FAULTS)
    }


def test_that_there_are_many_different_faults() -> None:
    assert len(FAULTS) >= 25
    assert len({role for _, _, role, _ in FAULTS}) >= 25


def test_that_every_fault_is_found_at_its_cell_and_nothing_else_is(tmp_path: Path) -> None:
    draft = reader.read(listed(tmp_path / "faults.xlsx", *with_faults()))
    assert {problem.cell: problem.severity for problem in draft.problems} == expected()
    assert len(draft.problems) == len({problem.cell for problem in draft.problems})
    assert all(problem.sheet == "Referrals" and problem.advice and problem.what for problem in draft.problems)
    assert {problem.column for problem in draft.problems} <= set(HEADINGS)


def test_that_what_cannot_be_read_is_nothing_and_clean_rows_are_whole(tmp_path: Path) -> None:
    (found,) = reader.read(listed(tmp_path / "faults.xlsx", *with_faults())).lists
    rows = list(found.rows())
    whole = set(rows[0])
    for place, (heading, typed, role, severity) in enumerate(FAULTS):
        faulty = rows[2 * place + 1]
        assert set(rows[2 * place]) == whole, "the clean row before"
        if (heading, typed) != ("DOB", "1990"):
            assert role not in faulty, (heading, typed, faulty.get(role))
            assert severity != "error" or role in found.unread[2 * place + 1], heading
    assert set(rows[-1]) == whole


def test_that_a_clean_list_has_no_problems(tmp_path: Path) -> None:
    draft = reader.read(listed(tmp_path / "clean.xlsx", *[clean(place) for place in range(60)]))
    assert draft.problems == ()
    assert len(draft.lists[0]) == 60
    assert draft.units == ()


def test_that_text_separated_by_commas_reads_as_the_workbook_does(tmp_path: Path) -> None:
    rows = [clean(place) for place in range(12)]
    path = tmp_path / "list.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEADINGS)
        for row in rows:
            writer.writerow([_typed(value) for value in row.values()])
    found, same = reader.read(path), reader.read(listed(tmp_path / "list.xlsx", *rows))
    assert found.problems == ()
    assert list(found.lists[0].rows()) == list(same.lists[0].rows())


def _typed(value: Any) -> str:
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M}"
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else "" if value is None else str(value)


def test_that_a_cell_which_shows_an_error_is_told_of(tmp_path: Path) -> None:
    path = listed(tmp_path / "errors.xlsx", clean(0), clean(1))
    book = openpyxl.load_workbook(path)
    sheet = book["Referrals"]
    sheet["R5"].value, sheet["R5"].data_type = "#N/A", "e"
    book.save(path)
    draft = reader.read(path)
    assert [(one.cell, one.found, one.severity) for one in draft.problems] == [("R5", "#N/A", "error")]
    assert draft.lists[0].unread == {1: frozenset({"sign:bmi"})}


def test_that_every_value_of_a_column_that_is_wrong_throughout_is_told_of_singly(tmp_path: Path) -> None:
    rows = [clean(place) | {"Urgency": "soonish"} for place in range(150)]
    draft = reader.read(listed(tmp_path / "wrong.xlsx", *rows))
    assert {problem.cell for problem in draft.problems} == {f"G{row}" for row in range(_FIRST, _FIRST + 150)}


@pytest.mark.parametrize(
    ("extra", "severity"),
    [
        ([None, None, None, None, None, None, "Urgent", None, None, "Home"], "question"),
        (["Printed 12/11/2026"], "note"),
    ],
)
def test_that_a_row_about_nobody_is_never_passed_over_in_silence(
    tmp_path: Path, extra: list[Any], severity: str
) -> None:
    path = listed(tmp_path / "rows.xlsx", clean(0), clean(1))
    book = openpyxl.load_workbook(path)
    book["Referrals"].append(extra)
    book["Referrals"].append(["Total: 2"])
    book["Referrals"].append(list(HEADINGS))
    book["Referrals"].append(list(clean(2).values()))
    book.save(path)
    draft = reader.read(path)
    assert [one.severity for one in draft.problems] == [severity]
    assert draft.problems[0].cell.endswith("6")
    assert [number for one in draft.lists for number in one.numbers] == [4, 5, 9]


def test_that_headings_said_again_at_the_top_of_a_page_are_nobody(tmp_path: Path) -> None:
    rows = [clean(place) for place in range(80)]
    again = dict(zip(HEADINGS, HEADINGS, strict=True))
    draft = reader.read(listed(tmp_path / "pages.xlsx", *rows[:40], again, *rows[40:70], again, *rows[70:]))
    assert draft.problems == ()
    assert sum(len(one) for one in draft.lists) == 80
