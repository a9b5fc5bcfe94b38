"""Days are read as people type them, and what could be two days is neither."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.intake_days import read_day, read_moment

TODAY = date(2026, 11, 17)
NOW = datetime(2026, 11, 17, 9, 30, tzinfo=UTC)
FORMS = (
    "{0:%d/%m/%Y}",
    "{0:%d.%m.%Y}",
    "{0:%d %m %Y}",
    "{0:%Y-%m-%d}",
    "{0.day} {0:%B %Y}",
    "{0.day}th {0:%b %Y}",
)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.sampled_from(FORMS))
def test_that_a_day_reads_the_same_however_it_is_written(day: date, form: str) -> None:
    assert read_day(form.format(day), TODAY).day == day
    assert read_day(shown_day(day), TODAY).day == day


@given(st.text(max_size=40))
def test_that_no_text_breaks_the_reading_and_a_day_needs_a_figure(text: str) -> None:
    read = read_day(text, TODAY)
    assert read.day is None or read.fault is None
    assert bool(text.strip(" .,\n\t")) or (read.day is None and read.fault is None) or text.strip()
    if read.day is not None and text.strip(" .,").casefold() not in {"today", "t", "yesterday"}:
        assert any(sign.isdigit() for sign in text)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("Tue 24th November 2026", date(2026, 11, 24)),
        ("1 of March 2027", date(2027, 3, 1)),
        ("Sept 4, 2026", date(2026, 9, 4)),
        ("4sep26", date(2026, 9, 4)),
        ("15/11/26", date(2026, 11, 15)),
        ("today", TODAY),
        ("T", TODAY),
        ("yesterday", date(2026, 11, 16)),
    ],
)
def test_that_usual_ways_of_writing_are_read(typed: str, day: date) -> None:
    assert read_day(typed, TODAY).day == day


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("31/02/2026", "There is no 31-Feb-2026."),
        ("29/02/2027", "There is no 29-Feb-2027."),
        ("11/23/2026", "There is no month 23"),
        ("21 Nov", "no year"),
        ("21/11", "no year"),
        ("soon", "21-Nov-2026"),
        ("21/11/0026", "cannot be right"),
    ],
)
def test_that_people_are_told_what_is_wrong_with_a_day(typed: str, words: str) -> None:
    read = read_day(typed, TODAY)
    assert read.day is None
    assert words in str(read.fault)


def test_that_a_birth_with_a_year_of_two_digits_is_in_the_past_or_asked_about() -> None:
    assert read_day("2/3/95", TODAY, birth=True).day == date(1995, 3, 2)
    assert read_day("2/3/08", TODAY, birth=True).day == date(2008, 3, 2)
    assert read_day("2/3/20", TODAY, birth=True).fault == "Write the year in full: 2020 or 1920."


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("16-Nov-2026 14:05", datetime(2026, 11, 16, 14, 5, tzinfo=UTC)),
        ("16/7/26 at 9.05", datetime(2026, 7, 16, 8, 5, tzinfo=UTC)),
        ("16/11/2026", datetime(2026, 11, 16, 12, tzinfo=UTC)),
        ("today", NOW),
        ("16.11.26", datetime(2026, 11, 16, 12, tzinfo=UTC)),
    ],
)
def test_that_a_moment_is_london_time_and_a_day_alone_its_midday(typed: str, moment: datetime) -> None:
    assert read_moment(typed, NOW, TODAY).moment == moment


def test_that_an_impossible_time_is_said() -> None:
    assert read_moment("16/11/26 25:00", NOW, TODAY).fault == "Write the time as 14:05."
    assert read_moment("", NOW, TODAY).moment is None
