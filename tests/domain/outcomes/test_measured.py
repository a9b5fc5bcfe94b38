"""Cases are worked out when they are first looked at, once, and are then as good as the tuple of them."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.later import Later
from pc_desktop.domain.outcomes.book import CaseBook
from pc_desktop.domain.outcomes.measures import measures_of
from tests.domain.outcomes.invented_cases import NOW, UNITS, meeting, minute, referral, stay

MARCH = date(2025, 3, 3)


@given(told=st.lists(st.integers()), at=st.integers(-5, 5), end=st.integers(-5, 5))
def test_that_later_cases_are_as_good_as_the_tuple_of_them(told: list[int], at: int, end: int) -> None:
    later, whole = Later(lambda: iter(told)), tuple(told)
    assert later == whole
    assert later == Later(lambda: told)
    assert hash(later) == hash(whole)
    assert (len(later), tuple(later), later[at:end]) == (len(whole), whole, whole[at:end])
    assert (0 in later) == (0 in whole)
    assert later != (*whole, 1)


def test_that_later_cases_are_worked_out_once_and_not_before_they_are_looked_at() -> None:
    asked: list[str] = []

    def make() -> Iterator[str]:
        asked.append("again")
        yield "stay"

    later = Later(make)
    assert asked == []
    assert (later[0], list(later), len(later)) == ("stay", ["stay"], 1)
    assert asked == ["again"]


def test_that_every_measure_holds_its_cases_in_order_of_their_days() -> None:
    days = [MARCH + timedelta(days=step * 3 % 50) for step in range(40)]
    book = CaseBook(
        now=NOW,
        units=UNITS,
        spells=tuple(stay(f"s{at}", day, 4) for at, day in enumerate(days)),
        meetings=tuple(meeting(f"m{at}", day) for at, day in enumerate(days)),
        minutes=tuple(minute(f"m{at}", at, 60) for at in range(40)),
    )
    found = {one.name: [case.day for case in one.observed] for one in measures_of(book)}
    assert len(found["length_of_stay"]) == len(found["discussion"]) == 40
    assert all(told == sorted(told) for told in found.values())


@pytest.mark.parametrize("first", ["stay", "referral", "meeting", None])
def test_that_the_first_day_is_that_of_the_first_stay_referral_or_meeting(first: str | None) -> None:
    day = {"stay": MARCH, "referral": MARCH, "meeting": MARCH}
    if first is not None:
        day[first] = MARCH - timedelta(days=20)
    book = CaseBook(
        now=NOW,
        units=UNITS,
        spells=(stay("s", day["stay"]), stay("own", date(2020, 1, 1), source="own")),
        referrals=(referral("r", day["referral"]),),
        meetings=(meeting("m", day["meeting"]),),
    )
    assert book.first_day == min(day.values())


def test_that_an_empty_book_begins_today() -> None:
    book = CaseBook(now=NOW, units=UNITS)
    assert book.first_day == book.today
