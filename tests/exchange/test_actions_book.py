"""Actions as a workbook: everybody's, then a sheet for each owner; nothing a formula, no name made unsafe."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.exchange.actions_book import actions_book, sheet_name, write_actions
from pc_desktop.exchange.page import FIRST_ROW, MARK
from pc_desktop.services.actions_view import ActionNow, ActionsList

NOW = datetime(2026, 11, 17, 9, 30, tzinfo=UTC)
LATE = ActionNow(
    "a", 3, date(2026, 11, 3), "r1", "R-0411A", "Ring the ward", "Unit lead", date(2026, 11, 10), "overdue", 7,
    "▲ overdue by 7 days", 2, None, locked=True,
)  # fmt: skip
OFF = replace(
    LATE,
    key="b",
    owner="Chair",
    standing="cancelled",
    words="– cancelled 17-Nov-2026",
    cancelled="Moved away",
    ref=None,
)


def listed(*lines: ActionNow, owner: str | None = None) -> ActionsList:
    return ActionsList("Invented Collaborative", NOW, owner, lines)


def rows(one: ActionsList, sheet: str) -> list[tuple[object, ...]]:
    found = actions_book(one)[sheet]
    return [tuple(row) for row in found.iter_rows(min_row=FIRST_ROW, max_row=FIRST_ROW + 2, values_only=True)]


def test_that_everybody_has_a_sheet_and_one_holds_all() -> None:
    book = actions_book(listed(LATE, OFF))
    assert book.sheetnames == ["All actions", "Unit lead", "Chair"]
    heading, first, second = rows(listed(LATE, OFF), "All actions")
    told = dict(zip(heading, first, strict=True))
    assert (told["Status"], told["Action"], told["Reference"], told["Owner"]) == (
        "▲ overdue by 7 days", "Ring the ward", "R-0411A", "Unit lead",
    )  # fmt: skip
    assert (told["Due"], told["Raised"], told["No."], told["Carried over"]) == (
        date(2026, 11, 10), date(2026, 11, 3), 3, 2,
    )  # fmt: skip
    told = dict(zip(heading, second, strict=True))
    assert (told["Status"], told["Reference"]) == ("– cancelled 17-Nov-2026\nMoved away", "–")
    assert [row[3] for row in rows(listed(LATE, OFF), "Chair")[1:2]] == ["Chair"]


def test_that_one_owners_list_holds_nobody_elses() -> None:
    book = actions_book(listed(LATE, owner="Unit lead"))
    assert book.sheetnames == ["Unit lead"]
    assert "1 action overdue, 0 open in time" in {cell.value for cell in book["Unit lead"]["A"]}


def test_that_an_empty_list_says_so() -> None:
    assert rows(listed(), "All actions")[1][0] == "Nothing is to be done."


@pytest.mark.parametrize("words", ["=1+1", "+44 0", "@cmd", '=HYPERLINK("x")'])
def test_that_what_looks_like_a_formula_is_text(words: str) -> None:
    book = actions_book(listed(replace(LATE, what=words, owner=words, cancelled=words)))
    for sheet in book.worksheets:
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        ("Dr A/B: [lead]?*", "Dr A B lead"),
        ("'", "Owner"),
        ("History", "History of actions"),
        ("x" * 40, "x" * 31),
    ],
)
def test_that_a_sheet_is_named_as_workbooks_allow(owner: str, name: str) -> None:
    assert sheet_name(owner, ()) == name


@given(st.lists(st.text(max_size=40), max_size=12))
def test_that_no_two_sheets_share_a_name_and_none_is_too_long(owners: list[str]) -> None:
    taken: list[str] = []
    for owner in owners:
        taken.append(sheet_name(owner, taken))
    assert len({name.casefold() for name in taken}) == len(taken)
    assert all(0 < len(name) <= 31 for name in taken)


def test_that_the_workbook_is_written_marked_and_names_nobody(tmp_path: Path) -> None:
    path = tmp_path / "Actions.xlsx"
    write_actions(listed(LATE, OFF), path)
    book = openpyxl.load_workbook(path)
    assert book.properties.creator == "Bed meeting"
    assert {sheet.oddFooter.center.text for sheet in book.worksheets if sheet.oddFooter} == {MARK}
    assert len({name for sheet in book.worksheets for name in sheet.tables}) == 3
