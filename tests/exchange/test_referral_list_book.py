"""The list of referrals as a workbook: real tables, initials or names as asked, and nothing that is a formula."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest

from pc_desktop.domain.errors import Refused
from pc_desktop.exchange.page import FIRST_ROW, MARK
from pc_desktop.exchange.referral_list_book import referral_list_book, write_referral_list
from pc_desktop.services.referral_list import Listed, ReferralList

NOW = datetime(2026, 11, 17, 9, 30, tzinfo=UTC)
WAITING = Listed(
    place=1,
    ref="R-0403A",
    initials="S.W.",
    name="XXTEST-WESTON, Sarah (Ms)",
    nhs_number="9990013489",
    born=date(2002, 7, 14),
    sex_age="F 24",
    signs="▲ Red · 1",
    bmi="12.7 ▼",
    legal="Informal",
    linked="Ash Ward",
    team="Coventry community team",
    waited=6,
    state="For meeting",
    risk_holder=None,
    review_on=date(2026, 11, 20),
)
CLOSED = replace(
    WAITING, place=None, ref="R-0001A", state="Withdrawn, 07-Nov-2026", signs="", bmi="", legal=""
)


def listed(*lines: Listed, names: bool = True) -> ReferralList:
    return ReferralList("Invented Collaborative", NOW, names, "Every open referral", "Order: urgency", lines)


def table(one: ReferralList) -> list[tuple[object, ...]]:
    sheet = referral_list_book(one)["Referrals"]
    return [
        tuple(row)
        for row in sheet.iter_rows(min_row=FIRST_ROW, max_row=FIRST_ROW + len(one.lines), values_only=True)
    ]


def test_that_a_list_with_names_holds_name_number_and_birth() -> None:
    heading, line = table(listed(WAITING))
    told = dict(zip(heading, line, strict=True))
    assert told["Patient"] == "XXTEST-WESTON, Sarah (Ms)"
    assert told["NHS number"] == "999 001 3489"
    assert told["Born"] == date(2002, 7, 14)
    assert (told["Place"], told["Days waited"], told["Risk signs"]) == (1, 6, "▲ Red · 1")
    assert told["Risk held by"] == "Not recorded"


def test_that_a_list_of_initials_names_nobody() -> None:
    bare = replace(WAITING, name=None, nhs_number=None, born=None)
    heading, line = table(listed(bare, names=False))
    assert "Initials" in heading
    assert not {"Patient", "NHS number", "Born"} & set(heading)
    assert "S.W." in line
    assert "Xxtest" not in str(line)


def test_that_a_closed_referral_has_no_place_and_nothing_it_no_longer_has() -> None:
    heading, line = table(listed(CLOSED))
    told = dict(zip(heading, line, strict=True))
    assert (told["Place"], told["Risk signs"], told["BMI"], told["Next review"]) == ("closed", "–", "–", "–")


@pytest.mark.parametrize("words", ["=1+1", "+44 0", "-5", "@cmd", "\t=1", '=HYPERLINK("x")'])
def test_that_what_looks_like_a_formula_is_text(words: str) -> None:
    book = referral_list_book(listed(replace(WAITING, team=words, state=words, risk_holder=words)))
    for row in book["Referrals"].iter_rows():
        assert all(cell.data_type != "f" for cell in row)


def test_that_it_is_marked_says_what_it_shows_and_has_a_table_one_can_sort() -> None:
    sheet = referral_list_book(listed(WAITING, CLOSED))["Referrals"]
    said = {str(cell.value) for row in sheet.iter_rows(max_row=3) for cell in row if cell.value}
    assert MARK in said
    assert "Every open referral · Order: urgency" in said
    assert "Invented Collaborative · 2 referrals, with names and NHS numbers" in said
    (made,) = sheet.tables.values()
    assert made.autoFilter is not None


def test_that_an_empty_list_says_so() -> None:
    sheet = referral_list_book(listed())["Referrals"]
    assert sheet.cell(FIRST_ROW + 1, 1).value == "No referral is shown in this list."


def test_that_the_file_opens_again_and_names_nobody_in_its_properties(tmp_path: Path) -> None:
    write_referral_list(listed(WAITING), tmp_path / "Referrals.xlsx")
    book = openpyxl.load_workbook(tmp_path / "Referrals.xlsx")
    assert book.sheetnames == ["Referrals"]
    assert "XXTEST" not in f"{book.properties.title}{book.properties.creator}{book.properties.category}"


def test_that_only_a_workbook_is_written(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        write_referral_list(listed(WAITING), tmp_path / "Referrals.pdf")
