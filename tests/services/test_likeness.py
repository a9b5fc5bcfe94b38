"""Who is held already is found by number, and by name and birth however they slipped."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.intake_form import NOBODY
from pc_desktop.domain.nhs_number import check
from pc_desktop.domain.person import Person
from pc_desktop.services.desk import Desk
from pc_desktop.services.likeness import likenesses, near_days, near_numbers
from tests.services.small_region import TODAY, Putting

HELD = Person(
    "h1", "9990013489", "Xxtest-Weston", "Sarah", "Ms", date(2002, 7, 4), "F", "CV5", None, None, None, None
)
SAME = replace(NOBODY, surname="Xxtest-Weston", given="Sarah", born=date(2002, 7, 4))


@pytest.mark.parametrize(
    ("said", "why", "sure"),
    [
        (replace(NOBODY, nhs_number="999 001 3489"), "The same NHS number", True),
        (replace(NOBODY, nhs_number="9990013498"), "An NHS number one slip away", False),
        (replace(NOBODY, nhs_number="9990813489"), "An NHS number one slip away", False),
        (SAME, "The same name and the same date of birth", True),
        (replace(SAME, surname="WESTON"), "The same name and the same date of birth", True),
        (replace(SAME, surname="Xxtest-Westen"), "A similar name and the same date of birth", False),
        (replace(SAME, given="S"), "A similar name and the same date of birth", False),
        (
            replace(SAME, given="Weston", surname="Sarah"),
            "The names the other way round and the same date of birth",
            False,
        ),
        (
            replace(SAME, born=date(2002, 4, 7)),
            "The same name, and day and month of birth the other way round",
            False,
        ),
        (replace(SAME, born=date(2012, 7, 4)), "The same name, and a date of birth one slip away", False),
        (replace(SAME, surname="Xxtest-Quill"), "The same first name and date of birth", False),
        (replace(SAME, born=None), "The same name", False),
    ],
)
def test_that_somebody_held_is_found_with_the_reason(desk: Desk, said: Person, why: str, sure: bool) -> None:
    desk.do(Putting(HELD))
    found = desk.ask(lambda reading: likenesses(reading, said))
    assert [(like.person.key, like.why, like.sure) for like in found] == [("h1", why, sure)]


@pytest.mark.parametrize(
    "said",
    [
        NOBODY,
        replace(NOBODY, nhs_number="99900"),
        replace(SAME, born=date(1985, 3, 30)),
        replace(SAME, surname="Xxtest-Quill", given="Bruno"),
        replace(SAME, born=date(2002, 7, 14), surname="Xxtest-Quill"),
        replace(NOBODY, born=date(2002, 7, 4)),
    ],
)
def test_that_nobody_else_is_taken_for_them(desk: Desk, said: Person) -> None:
    desk.do(Putting(HELD))
    assert desk.ask(lambda reading: likenesses(reading, said)) == ()


def test_that_whoever_waits_is_shown_with_their_referral(desk: Desk) -> None:
    said = replace(NOBODY, nhs_number="9999589065")
    found = desk.ask(lambda reading: likenesses(reading, said))
    assert [like.waiting.ref for like in found if like.waiting] == ["R-0411A"]
    assert found[0].earlier is None


def test_that_somebody_known_by_initials_and_age_is_found(desk: Desk) -> None:
    desk.do(Putting(Person("i1", None, None, None, None, None, "F", None, "S.W.", 24, TODAY, None)))
    found = desk.ask(lambda reading: likenesses(reading, SAME))
    assert [(like.person.key, like.why) for like in found] == [("i1", "The same initials and age")]


def test_that_somebody_is_never_like_themselves(desk: Desk) -> None:
    desk.do(Putting(HELD))
    assert desk.ask(lambda reading: likenesses(reading, HELD)) == ()


@given(st.dates(date(1920, 1, 1), date(2020, 12, 31)), st.data())
def test_that_a_day_one_slip_away_is_near_in_both_directions(day: date, draw: st.DataObject) -> None:
    other = draw.draw(st.sampled_from(sorted(near_days(day))))
    assert day in near_days(day)
    assert day in near_days(other)


@given(st.integers(0, 9), st.integers(1, 9))
def test_that_a_number_with_one_wrong_digit_is_near_the_right_one(place: int, shift: int) -> None:
    right = "9990013489"
    wrong = right[:place] + str((int(right[place]) + shift) % 10) + right[place + 1 :]
    assert right in near_numbers(wrong)
    assert all(check(number).valid for number in near_numbers(wrong))
