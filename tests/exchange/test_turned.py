"""Tables on their side: read as if they stood upright, every cell named as it stands in the workbook."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.returns import Draft
from pc_desktop.exchange import reader
from pc_desktop.exchange.turned import Turn
from tests.exchange.made_returns import number, workbook

HEAD: list[list[Any]] = [["Unit:", "Larch"], ["As at: 16/11/2026"], []]
SIDE: list[list[Any]] = [
    ["Bed", "L01", "L02", "L03", "L04"],
    ["NHS number", number(1), number(2), "999 123 4567", None],
    ["Patient", "Zed Xxtest-A", "Zed Xxtest-B", "Zed Xxtest-C", "VACANT"],
    ["Admission date", date(2026, 9, 1), date(2026, 9, 2), "31/02/2026", None],
    ["BMI", 14.2, "15,3", 16.0, None],
    ["Expected discharge", None, date(2026, 12, 1)],
]


def read(tmp_path: Path, rows: list[list[Any]]) -> Draft:
    """Read a workbook of these rows."""
    return reader.read(workbook(tmp_path / "side.xlsx", {"Bed State": rows}))


def test_that_a_table_on_its_side_is_read_and_told_in_its_own_cells(tmp_path: Path) -> None:
    draft = read(tmp_path, [*HEAD, *SIDE, [], ["Notes: return by noon"]])
    (unit,) = draft.units
    assert (unit.unit, unit.as_at) == ("Larch", date(2026, 11, 16))
    assert [(one.bed, one.nhs, one.admitted, one.where) for one in unit.patients] == [
        ("L01", number(1), date(2026, 9, 1), "B4"), ("L02", number(2), date(2026, 9, 2), "C4"),
        ("L03", None, None, "D4"),
    ]  # fmt: skip
    assert [one.edd for one in unit.patients] == [None, date(2026, 12, 1), None]
    assert [(one.bed, one.state) for one in unit.beds] == [("L04", "vacant")]
    told = {one.cell: (one.column, one.severity) for one in draft.problems}
    assert told["D7"] == ("Admission date", "error")
    assert told["D5"][0] == "NHS number"
    assert told["C8"] == ("BMI", "note")
    assert "stands on its side" in next(one.what for one in draft.problems if one.cell == "A4")


def test_that_it_reads_as_the_same_table_upright(tmp_path: Path) -> None:
    clean = [row[:3] for row in SIDE[:-1]]
    upright = [list(column) for column in zip(*clean, strict=True)]
    (side,), (plain,) = read(tmp_path, [*HEAD, *clean]).units, read(tmp_path, [*HEAD, *upright]).units
    assert [(one.nhs, one.name, one.bed, one.admitted, one.bmi) for one in side.patients] == [
        (one.nhs, one.name, one.bed, one.admitted, one.bmi) for one in plain.patients
    ]


def test_that_a_cell_put_right_is_the_one_named(tmp_path: Path) -> None:
    from pc_desktop.domain.correction import Asked, Correction

    path = workbook(tmp_path / "side.xlsx", {"Bed State": [*HEAD, *SIDE]})
    digest = reader.read(path).digest
    asked = Asked(corrections=(Correction(digest, "Bed State", "D7", "28/02/2026"),))
    assert reader.read(path, asked=asked).units[0].patients[2].admitted == date(2026, 2, 28)


def test_that_one_patient_down_a_column_is_no_table_on_its_side(tmp_path: Path) -> None:
    draft = read(tmp_path, [*HEAD, *(row[:2] for row in SIDE)])
    assert not any("stands on its side" in one.what for one in draft.problems)


@pytest.mark.parametrize("turn", [Turn(3, 8, 5), Turn(0, 4, 9)])
@given(st.integers(0, 30), st.integers(0, 30))
def test_that_every_cell_turned_is_found_again(turn: Turn, row: int, column: int) -> None:
    if row < turn.top or row >= turn.end or column < turn.width:
        assert turn.back(*turn.forth(row, column)) == (row, column)
