"""Dates and names, as British wards and their computers write them."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.exchange.calendar_words import NAMES
from pc_desktop.exchange.dates import column_sense, read_birth, read_date, says_american
from pc_desktop.exchange.layouts import role
from pc_desktop.exchange.names import as_initials, regular, together
from pc_desktop.exchange.sense import Sense
from tests.exchange.made_returns import KNOWN, SENSE

_AMERICAN = Sense(KNOWN[0], on=date(2026, 11, 15), american=True)


def _severity(reading: tuple[Any, Any]) -> str:
    return reading[1].severity if reading[1] else ""


@pytest.mark.parametrize(
    ("value", "day", "severity"),
    [
        (date(2026, 11, 15), date(2026, 11, 15), ""),
        (datetime.fromisoformat("2026-11-15 07:02"), date(2026, 11, 15), ""),
        ("15/11/2026", date(2026, 11, 15), ""),
        ("15.11.26", date(2026, 11, 15), ""),
        ("15-11-26", date(2026, 11, 15), ""),
        ("15-Nov-2026", date(2026, 11, 15), ""),
        ("Sunday 15th November 2026", date(2026, 11, 15), ""),
        ("1st of March 2027", date(2027, 3, 1), ""),
        ("16/11/2026 07:02", date(2026, 11, 16), ""),
        ("07/03/2027 2.30pm", date(2027, 3, 7), ""),
        ("2026-11-15", date(2026, 11, 15), ""),
        ("2026-11-15T00:00:00", date(2026, 11, 15), ""),
        ("20261115", date(2026, 11, 15), ""),
        ("15112026", date(2026, 11, 15), ""),
        (20261115.0, date(2026, 11, 15), ""),
        (46278.0, date(2026, 9, 13), "note"),
        ("46278", date(2026, 9, 13), "note"),
        ("w/c 03/12/2026", date(2026, 12, 3), "note"),
        ("~12/12/2026", date(2026, 12, 12), "note"),
        ("agreed 23/10/2026 by team", date(2026, 10, 23), "note"),
        ("12/12/2026?", date(2026, 12, 12), "question"),
        ("Monday 15th November 2026", date(2026, 11, 15), "question"),
        ("12/10/26 - 14/10/26", None, "question"),
        ("Nov 2026", None, "question"),
        ("23/10", None, "question"),
        ("TBC", None, "note"),
        ("11/23/2026", None, "error"),
        ("99/99/2026", None, "error"),
        ("as soon as may be", None, "error"),
        ("0206-11-15", None, "error"),
        (time(7, 2), None, "error"),
        (True, None, "error"),
        (12.0, None, "error"),
        (float("nan"), None, "error"),
        (float("inf"), None, "error"),
        (1e300, None, "error"),
        ("-", None, ""),
        (None, None, ""),
    ],
)
def test_that_a_date_is_read_however_it_is_written(value: Any, day: Any, severity: str) -> None:
    reading = read_date(value, SENSE)
    assert (reading[0], _severity(reading)) == (day, severity)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("31/11/2026", "There is no 31-Nov-2026: November has 30 days."),
        ("29/02/2027", "There is no 29-Feb-2027: 2027 is not a leap year."),
        ("11/23/2026", "There is no month 23."),
    ],
)
def test_that_a_day_that_never_was_is_named_and_not_moved(typed: str, words: str) -> None:
    day, fault = read_date(typed, SENSE)
    assert day is None
    assert fault is not None
    assert (fault.what, fault.severity) == (words, "error")


def test_that_a_column_with_the_month_first_somewhere_makes_its_other_dates_a_question() -> None:
    assert read_date("03/04/2026", SENSE) == (date(2026, 4, 3), None)
    assert _severity(read_date("03/04/2026", _AMERICAN)) == "question"
    assert read_date("03/04/2026", _AMERICAN)[0] is None
    assert read_date("04/04/2026", _AMERICAN) == (date(2026, 4, 4), None)
    assert read_date("3 Apr 2026", _AMERICAN) == (date(2026, 4, 3), None)


def test_that_day_numbers_count_from_1904_only_where_the_file_says_so() -> None:
    from_1904 = Sense(KNOWN[0], from_1904=True)
    assert read_date(44816.0, from_1904)[0] == read_date(46278.0, SENSE)[0]


@pytest.mark.parametrize(
    ("typed", "day", "severity"),
    [
        ("25.08.93", date(1993, 8, 25), ""),
        ("03.08.07", date(2007, 8, 3), ""),
        ("12/05/1926", date(1926, 5, 12), ""),
        ("01/01/20", None, "question"),
    ],
)
def test_that_a_year_of_birth_of_two_digits_lies_in_the_past(typed: str, day: Any, severity: str) -> None:
    reading = read_birth(typed, SENSE)
    assert (reading[0], _severity(reading)) == (day, severity)


@given(st.dates(date(1950, 1, 1), date(2060, 12, 31)))
def test_that_every_day_reads_back_from_every_usual_form(day: date) -> None:
    month = NAMES[day.month - 1]
    for form in (
        f"{day.day:02d}/{day.month:02d}/{day.year}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day}-{month}-{day.year}",
        f"{day.day} {month.lower()} {day.year}",
        f"{day.day:02d}/{day.month:02d}/{day.year} 00:00",
        day.isoformat(),
    ):
        assert read_date(form, SENSE) == (day, None), form


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("XXTEST-HEATH, Mina", "Mina Xxtest-Heath"),
        ("Yara Xxtest-Thorn", "Yara Xxtest-Thorn"),
        ("XXTEST-O'NEILL, Si\u00e2n (Mrs)", "Si\u00e2n Xxtest-O'Neill"),
        ("XXTEST Zed", "Zed Xxtest"),
        ("Mr Zed XXTEST", "Zed Xxtest"),
        ("VAN DER XXTEST, Anna", "Anna van der Xxtest"),
        ("McXxtest, Flora", "Flora McXxtest"),
        ("zed xxtest", "Zed Xxtest"),
        ("  ", None),
    ],
)
def test_that_a_name_becomes_given_and_surname(typed: str, name: str | None) -> None:
    assert regular(typed) == name


def test_that_initials_and_names_in_two_columns_are_known() -> None:
    assert [as_initials(text) for text in ("NE", "N.E.", "Ng", "ZEDA")] == ["NE", "NE", None, None]
    assert together("Mina", "XXTEST-HEATH") == "Mina Xxtest-Heath"
    assert together(None, "XXTEST") == "Xxtest"


@pytest.mark.parametrize(
    ("heading", "says"),
    [
        ("Admitted (mm/dd/yyyy)", True), ("DOB MM-DD-YY", True), ("Referred, US date", True), ("mmddyyyy", True),
        ("Admitted (dd/mm/yyyy)", False), ("Admitted", False), ("DOB dd.mm.yy", False), ("Summary", False),
    ],
)  # fmt: skip
def test_that_a_heading_says_where_the_month_stands_first(heading: str, says: bool) -> None:
    assert says_american(heading) is says
    sense = column_sense(("04/05/2026", "11/23/2026"), heading, SENSE)
    assert (sense.month_first, sense.american) == (says, not says)


@pytest.mark.parametrize(
    ("value", "day", "severity"),
    [
        ("04/05/2026", date(2026, 4, 5), ""), ("11/23/2026", date(2026, 11, 23), ""),
        ("2026-11-15", date(2026, 11, 15), ""),
        ("15 Nov 2026", date(2026, 11, 15), ""), ("23/11/2026", None, "error"), ("11232026", date(2026, 11, 23), ""),
        ("20261115", date(2026, 11, 15), ""),
    ],
)  # fmt: skip
def test_that_under_such_a_heading_numbers_are_read_month_first(
    value: str, day: date | None, severity: str
) -> None:
    answer = read_date(value, replace(SENSE, month_first=True))
    assert (answer[0], _severity(answer)) == (day, severity)


def test_that_a_heading_with_its_format_is_known_like_one_without() -> None:
    words = KNOWN[0].headings
    for heading in (
        "Date of admission mm/dd/yyyy",
        "Date of admission (dd/mm/yyyy)",
        "Date of admission dd.mm.yy",
    ):
        assert role(heading, words) == "admitted"
