from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.calendar import (
    counted,
    days_between,
    end_of_day,
    local_day,
    moment_of,
    shown_day,
    shown_day_short,
    shown_day_with_weekday,
    shown_days,
    shown_moment,
    shown_time,
    weekday_and_day,
)

_TUESDAY = date(2026, 11, 24)
_DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))
_MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 7, 1, 22, 59, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 7, 1, 23, 0, tzinfo=UTC), date(2026, 7, 2)),
        (datetime(2026, 12, 1, 23, 59, tzinfo=UTC), date(2026, 12, 1)),
        (datetime(2026, 12, 2, 1, 0, tzinfo=timezone(timedelta(hours=5))), date(2026, 12, 1)),
    ],
)
def test_that_a_day_begins_at_midnight_in_london(moment: datetime, day: date) -> None:
    assert local_day(moment) == day


def test_that_a_wall_clock_time_becomes_universal_in_summer_and_winter() -> None:
    assert moment_of(date(2026, 7, 1), time(9, 30)) == datetime(2026, 7, 1, 8, 30, tzinfo=UTC)
    assert moment_of(date(2026, 12, 1), time(9, 30)) == datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
    assert moment_of(date(2026, 7, 1)).tzinfo is UTC


@given(_DAYS)
def test_that_a_day_holds_its_midnight_and_not_its_end(day: date) -> None:
    assert local_day(moment_of(day)) == day
    assert local_day(end_of_day(day) - timedelta(microseconds=1)) == day
    assert local_day(end_of_day(day)) == day + timedelta(days=1)


def test_that_the_days_the_clocks_change_are_an_hour_short_and_an_hour_long() -> None:
    spring, autumn = date(2026, 3, 29), date(2026, 10, 25)
    assert end_of_day(spring) - moment_of(spring) == timedelta(hours=23)
    assert end_of_day(autumn) - moment_of(autumn) == timedelta(hours=25)


def test_that_days_are_written_as_the_meeting_says_them() -> None:
    assert shown_day(date(2026, 11, 1)) == "01-Nov-2026"
    assert shown_day_short(_TUESDAY) == "24-Nov"
    assert shown_day_with_weekday(_TUESDAY) == "Tue 24-Nov-2026"
    assert weekday_and_day(date(2026, 11, 26)) == "Thu 26-Nov"


def test_that_what_is_not_known_reads_not_recorded() -> None:
    assert shown_day(None) == shown_day_short(None) == shown_moment(None) == "Not recorded"


@given(_DAYS)
def test_that_a_written_day_names_its_month_in_english_and_no_other_day(day: date) -> None:
    month = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")[
        day.month - 1
    ]
    assert shown_day(day) == f"{day.day:02}-{month}-{day.year}"
    assert shown_day(day).startswith(shown_day_short(day))


def test_that_moments_are_written_in_london_time() -> None:
    moment = datetime(2026, 7, 1, 23, 5, tzinfo=UTC)
    assert shown_moment(moment) == "02-Jul-2026 00:05"
    assert shown_time(moment) == "00:05"


def test_that_days_between_counts_midnights_in_london() -> None:
    evening, morning = datetime(2026, 11, 1, 23, 59, tzinfo=UTC), datetime(2026, 11, 2, 0, 1, tzinfo=UTC)
    assert days_between(evening, morning) == 1
    assert days_between(morning, evening) == -1
    assert days_between(morning, morning + timedelta(hours=23)) == 0


@given(_MOMENTS, _MOMENTS, _MOMENTS)
def test_that_days_between_add_up(a: datetime, b: datetime, c: datetime) -> None:
    assert days_between(a, b) + days_between(b, c) == days_between(a, c)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (counted(1, "day"), "1 day"),
        (counted(0, "day"), "0 days"),
        (counted(2, "day"), "2 days"),
        (counted(1, "man", "men"), "1 man"),
        (counted(3, "man", "men"), "3 men"),
        (shown_days(9), "9 d"),
    ],
)
def test_that_a_number_agrees_with_its_noun(said: str, words: str) -> None:
    assert said == words
