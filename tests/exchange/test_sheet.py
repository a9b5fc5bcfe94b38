"""Whatever is written into a cell stays what it is: text text, a day a day, and nothing becomes a formula."""

import math
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.utils.escape import unescape
from python_calamine import CalamineWorkbook

from pc_desktop.exchange.palette import body
from pc_desktop.exchange.sheet import (
    DAY_FORMAT,
    LONGEST,
    MISSING,
    MOMENT_FORMAT,
    Value,
    cell_at,
    could_be_formula,
    nhs_text,
    put,
    safe_text,
    set_widths,
    words_of,
)

INJECTIONS = (
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://example.invalid", "open")',
    "+1",
    "-1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\x00=1",
    " =1",
    "\uff1d1",
    "#N/A",
    "TRUE",
    "'=1",
    "_x003D_1",
    "1e5",
    "17/11/2026",
)
ANY_TEXT = st.text(st.characters(), max_size=200)
LEGAL = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1)


def saved(values: list[Value]) -> BytesIO:
    """Write values below one another and save them."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row, value in enumerate(values, start=1):
        put(cell_at(sheet, row, 1), value, body())
    file = BytesIO()
    book.save(file)
    file.seek(0)
    return file


def read_back(*values: Value) -> list[Any]:
    """Write values and give the cells as another program finds them."""
    sheet = load_workbook(saved(list(values))).worksheets[0]
    return [cell_at(sheet, row, 1) for row in range(1, len(values) + 1)]


@pytest.mark.parametrize("text", INJECTIONS)
def test_that_text_is_never_a_formula_a_number_or_an_error(text: str) -> None:
    (cell,) = read_back(text)
    assert cell.data_type == "s"
    assert unescape(cell.value) == text.replace("\r", "\n").replace("\x00", "")


@pytest.mark.parametrize("text", INJECTIONS[:10])
def test_that_what_could_be_a_formula_is_marked_as_text_for_whoever_edits_it(text: str) -> None:
    (cell,) = read_back(text)
    assert could_be_formula(cell.value)
    assert cell.quotePrefix is True


@pytest.mark.parametrize("text", ["Keep waiting", "R-0412A", "3-3-4", "a=b", "Dr A. @ home", "–"])
def test_that_plain_text_is_not_marked(text: str) -> None:
    assert read_back(text)[0].quotePrefix is False


@given(ANY_TEXT)
@example("_x000D_")
@example("_x_x0041__x005F_x0041_")
@example("\ud83d")
def test_that_any_text_comes_back_as_it_was_but_for_what_no_workbook_may_hold(text: str) -> None:
    (cell,) = read_back("x" + text)
    kept = "".join(sign for sign in text.replace("\r\n", "\n").replace("\r", "\n") if _is_legal(sign))
    assert cell.data_type == "s"
    assert cell.value == safe_text("x" + text)
    assert unescape(cell.value) == "x" + kept


def _is_legal(sign: str) -> bool:
    """Tell whether XML 1.0 allows a sign."""
    code = ord(sign)
    return sign in "\t\n" or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000


@given(st.lists(LEGAL, min_size=1, max_size=5))
@example(["_x0041_", "_x005F_x0041_", "a_x000D_b"])
def test_that_another_reader_finds_the_very_text(texts: list[str]) -> None:
    texts = ["x" + text for text in texts]
    rows = CalamineWorkbook.from_filelike(saved(list(texts))).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows] == texts


@given(
    st.text(st.characters(), max_size=60), st.integers(LONGEST - 80, LONGEST + 80), st.sampled_from("a😀_é")
)
def test_that_text_too_long_for_a_cell_is_cut_and_says_so(end: str, length: int, sign: str) -> None:
    text = sign * length + end
    safe = safe_text(text)
    assert len(safe.encode("utf-16-le")) // 2 <= LONGEST
    assert read_back(text)[0].value == safe
    if len(text.encode("utf-16-le", "ignore")) // 2 > LONGEST + 60:
        assert safe.endswith("it is kept in full in the application.]")


@given(st.integers(0, 40), st.sampled_from(["_x0041_", "_", "_x005F_", "_x00", "😀"]))
def test_that_a_cut_text_begins_as_the_whole_one_did(shift: int, sign: str) -> None:
    text = "a" * (32_600 + shift) + sign * 400
    kept, _ = safe_text(text).split(" … ")
    assert text.startswith(unescape(kept))
    assert len(kept) > 32_600


def test_that_text_that_just_fits_is_left_alone() -> None:
    assert safe_text("a" * LONGEST) == "a" * LONGEST
    assert "kept in full" in safe_text("a" * (LONGEST + 1))


def test_that_what_is_missing_reads_not_recorded() -> None:
    assert [cell.value for cell in read_back(None, "", "  ", math.nan, math.inf)] == [MISSING] * 5


@given(st.dates(date(1901, 1, 1), date(9999, 12, 31)))
def test_that_a_day_is_a_real_day(day: date) -> None:
    (cell,) = read_back(day)
    assert (cell.is_date, cell.value.date(), cell.number_format) == (True, day, DAY_FORMAT)


def test_that_a_day_before_workbooks_can_count_is_written_in_words() -> None:
    assert read_back(date(1899, 7, 1))[0].value == "01-Jul-1899"


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)))  # noqa: DTZ001 - made aware below
def test_that_a_moment_shows_the_london_clock(moment: datetime) -> None:
    aware = moment.replace(microsecond=0, tzinfo=UTC)
    (cell,) = read_back(aware)
    assert cell.number_format == MOMENT_FORMAT
    assert abs(cell.value - aware.replace(tzinfo=None)) in {timedelta(0), timedelta(hours=1)}
    assert cell.value.strftime("%d-%b-%Y %H:%M") == words_of(aware)


def test_that_summer_time_is_shown() -> None:
    assert read_back(datetime(2026, 7, 1, 13, 0, tzinfo=UTC))[0].value == datetime(2026, 7, 1, 14, 0)  # noqa: DTZ001


@given(st.integers(-(10**12), 10**12), st.floats(-1e9, 1e9))
def test_that_numbers_stay_numbers(whole: int, part: float) -> None:
    first, second = read_back(whole, part)
    assert (first.data_type, first.value, first.number_format) == ("n", whole, "0")
    assert second.data_type == "n"
    assert second.value == pytest.approx(part)


def test_that_yes_and_no_are_words() -> None:
    assert [cell.value for cell in read_back(True, False)] == ["Yes", "No"]


def test_that_an_nhs_number_is_text_in_threes_with_plain_spaces() -> None:
    (cell,) = read_back(nhs_text("9990000476"))
    assert (cell.data_type, cell.value) == ("s", "999 000 0476")
    assert nhs_text(None) is None


def test_that_a_value_is_measured_as_it_will_be_shown() -> None:
    assert [words_of(value) for value in (date(2026, 11, 17), 4.88, 3, None, math.nan)] == [
        "17-Nov-2026",
        "4.9",
        "3",
        MISSING,
        MISSING,
    ]


def test_that_columns_are_as_wide_as_asked() -> None:
    sheet = Workbook().worksheets[0]
    set_widths(sheet, (5, 12.5))
    assert [sheet.column_dimensions[letter].width for letter in "AB"] == [5, 12.5]
    assert isinstance(cell_at(sheet, 1, 1), Cell)
