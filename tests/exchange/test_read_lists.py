"""Long lists of referrals or stays, read and checked column by column."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pc_desktop.domain.errors import Unavailable
from pc_desktop.exchange import reader
from tests.exchange.made_returns import FIXTURES, number, workbook

_HEADINGS = [
    "Reference", "NHS Number", "Patient name", "DOB", "Sex", "Postcode", "Referral date", "Admission date",
    "Legal status", "BMI", "Discharge date",
]  # fmt: skip


def _row(place: int) -> list[Any]:
    return [
        f"R-{place:04d}A", number(place), "XXTEST-OAK, Mina", date(1990, 1, 1), "f", "cv1 2ab",
        date(2026, 1, 1),
        "02/01/2026", "S3", 14.5, None,
    ]  # fmt: skip


def _list(tmp_path: Path, *rows: list[Any]) -> Path:
    return workbook(
        tmp_path / "stays.xlsx", {"Notes": [["What this is"]], "Stays": [["Stays"], _HEADINGS, *rows]}
    )


def test_that_a_list_is_read_by_what_its_columns_hold(tmp_path: Path) -> None:
    draft = reader.read_list(_list(tmp_path, _row(0), _row(1), [], ["2 rows returned"]))
    assert (draft.sheet, len(draft), draft.numbers) == ("Stays", 2, (3, 4))
    assert next(draft.rows()) == {
        "reference": "R-0000A", "nhs": number(0), "name": "Mina Xxtest-Oak", "dob": date(1990, 1, 1),
        "sex": "F",
        "outcode": "CV1", "referred": date(2026, 1, 1), "admitted": date(2026, 1, 2), "mha": "Section 3",
        "bmi": 14.5,
        "discharged": None,
    }  # fmt: skip
    assert draft.problems == ()


def test_that_each_wrong_value_is_left_out_and_told(tmp_path: Path) -> None:
    wrong = _row(0)
    wrong[1], wrong[3], wrong[8], wrong[9] = "9990000019", "31/11/1990", "banana", "155"
    late = _row(1)
    late[10] = date(2025, 12, 31)
    draft = reader.read_list(_list(tmp_path, wrong, late))
    assert {(problem.cell, problem.severity) for problem in draft.problems} == {
        ("B3", "error"), ("D3", "error"), ("I3", "question"), ("J3", "question"), ("K4", "question"),
    }  # fmt: skip
    first = next(draft.rows())
    assert [first[role] for role in ("nhs", "dob", "mha", "bmi")] == [None, None, None, None]


def test_that_the_same_value_is_read_the_same_in_every_row(tmp_path: Path) -> None:
    rows = [_row(place) for place in range(200)]
    for row in rows:
        row[9] = "~14.4"
    draft = reader.read_list(_list(tmp_path, *rows))
    assert set(draft.columns["bmi"]) == {14.4}
    assert sum(problem.column == "BMI" for problem in draft.problems) == 101


def test_that_a_file_without_a_list_is_refused() -> None:
    with pytest.raises(Unavailable, match="No list of people"):
        reader.read_list(FIXTURES / "syn_csv_named.xlsx")


def test_that_a_weekly_return_can_be_read_as_a_list_too() -> None:
    draft = reader.read_list(FIXTURES / "bedstate_4_epr_extract.csv")
    assert len(draft) == 12
    assert draft.layout == "Extract from a patient record"
    assert set(draft.columns["mha"]) == {"Informal", "Section 2", "Section 3"}
