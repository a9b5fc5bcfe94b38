"""When a referral counts as an admission avoided, and when it stops counting."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.calendar import moment_of
from pc_desktop.domain.outcomes.avoided import Avoided, avoided_in, judged
from tests.domain.outcomes.invented_cases import NOW, YEAR, stay, turn

CLOSED = date(2025, 3, 4)
PEOPLE = {"r": "person-a"}


def avoided(
    *, admitted: date | None = None, state: str = "alternative", at: date = CLOSED, now: datetime = NOW
) -> Avoided:
    """Count one referral whose patient was admitted on a day, or never."""
    stays = [] if admitted is None else [stay("a", admitted, source="own")]
    return avoided_in(judged([turn("r", at, state)], PEOPLE, stays, days=90, now=now), YEAR)


def test_that_a_referral_with_an_alternative_and_no_admission_counts() -> None:
    found = avoided()
    assert found.figure.cases == ("r",)
    assert found.figure.value == 1
    assert found.reversed_cases == ()
    assert found.too_early == ()


@pytest.mark.parametrize("days", [0, 1, 89])
def test_that_an_admission_within_the_days_takes_it_out_again(days: int) -> None:
    found = avoided(admitted=CLOSED + timedelta(days=days))
    assert found.figure.cases == ()
    assert found.reversed_cases == ("r",)


@pytest.mark.parametrize("days", [-30, -1, 91, 200])
def test_that_an_earlier_or_a_much_later_admission_does_not(days: int) -> None:
    assert avoided(admitted=CLOSED + timedelta(days=days)).figure.cases == ("r",)


def test_that_an_admission_of_any_source_counts_against_it() -> None:
    for source in ("own", "elsewhere", "meeting"):
        stays = [stay("a", CLOSED + timedelta(days=5), source=source)]
        found = avoided_in(judged([turn("r", CLOSED)], PEOPLE, stays, days=90, now=NOW), YEAR)
        assert found.reversed_cases == ("r",)


def test_that_somebody_elses_admission_changes_nothing() -> None:
    stays = [stay("b", CLOSED + timedelta(days=5))]
    found = avoided_in(judged([turn("r", CLOSED)], PEOPLE, stays, days=90, now=NOW), YEAR)
    assert found.figure.cases == ("r",)


def test_that_one_whose_days_are_not_over_counts_and_is_said_to_be_early() -> None:
    found = avoided(now=moment_of(CLOSED + timedelta(days=30)))
    assert found.figure.cases == ("r",)
    assert found.too_early == ("r",)


@pytest.mark.parametrize("state", ["withdrawn", "not_accepted", "admitted", "accepted"])
def test_that_other_endings_are_not_avoided_admissions(state: str) -> None:
    assert avoided(state=state).figure.cases == ()


@pytest.mark.parametrize("at", [date(2024, 10, 31), date(2025, 11, 1)])
def test_that_one_closed_outside_the_year_is_not_counted(at: date) -> None:
    assert avoided(at=at).figure.cases == ()


def test_that_nothing_after_now_is_counted() -> None:
    assert avoided(now=moment_of(CLOSED)).figure.cases == ()


@given(st.lists(st.tuples(st.integers(0, 360), st.integers(-50, 300) | st.none()), max_size=20))
def test_that_every_alternative_either_counts_or_is_taken_out(drawn: list[tuple[int, int | None]]) -> None:
    days = [YEAR.start + timedelta(days=after) for after, _ in drawn]
    turns = [turn(f"r{place:02d}", day) for place, day in enumerate(days)]
    people = {one.referral: f"person-{one.referral}" for one in turns}
    stays = [
        stay(one.referral, day + timedelta(days=gap))
        for one, day, (_, gap) in zip(turns, days, drawn, strict=True)
        if gap is not None
    ]
    found = avoided_in(judged(turns, people, stays, days=90, now=NOW), YEAR)
    assert sorted(found.figure.cases + found.reversed_cases) == sorted(people)
    assert set(found.too_early) <= set(found.figure.cases)
