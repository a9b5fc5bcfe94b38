from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.person import Person, age_on, full_name, initials, sex_and_age, sex_word, whole_years

_NOBODY = Person(
    key="p",
    nhs_number=None,
    surname=None,
    given=None,
    title=None,
    born=None,
    sex=None,
    outcode=None,
    initials_said=None,
    age_said=None,
    age_said_on=None,
    died=None,
)
_TODAY = date(2026, 11, 17)
_DAYS = st.dates(date(1920, 1, 1), date(2060, 1, 1))


@pytest.mark.parametrize(
    ("given_name", "surname", "said", "shown"),
    [
        ("Kate", "Mole", None, "K.M."),
        ("kate", "mole", None, "K.M."),
        ("Kate", "Xxtest-Mole", None, "K.M."),
        ("Kate", "XXTEST-Mole", "Z", "K.M."),
        ("Kate", "Xxtest-", None, "K.X."),
        (None, "Mole", "km", "K.M."),
        ("Kate", None, "K.M.", "K.M."),
        (None, None, "K", "K."),
        (None, None, "--", "–"),
        (None, None, None, "–"),
    ],
)
def test_that_the_room_sees_initials_and_never_more(
    given_name: str | None, surname: str | None, said: str | None, shown: str
) -> None:
    assert initials(replace(_NOBODY, given=given_name, surname=surname, initials_said=said)) == shown


@pytest.mark.parametrize(
    ("given_name", "surname", "title", "shown"),
    [
        ("Kate", "Mole", "Ms", "MOLE, Kate (Ms)"),
        ("Kate", "Mole", None, "MOLE, Kate"),
        (None, "Mole", None, "MOLE"),
        (None, "Mole", "Ms", "MOLE (Ms)"),
        ("Kate", None, "Ms", "K.M."),
    ],
)
def test_that_a_name_is_written_as_clinical_screens_write_it(
    given_name: str | None, surname: str | None, title: str | None, shown: str
) -> None:
    assert (
        full_name(replace(_NOBODY, given=given_name, surname=surname, title=title, initials_said="KM"))
        == shown
    )


def test_that_age_counts_whole_years_from_birth() -> None:
    born = replace(_NOBODY, born=date(2002, 11, 18))
    assert age_on(born, _TODAY) == 23
    assert age_on(born, _TODAY + timedelta(days=1)) == 24


def test_that_somebody_born_on_29_february_is_a_year_older_on_1_march() -> None:
    born = date(2004, 2, 29)
    assert whole_years(born, date(2026, 2, 28)) == 21
    assert whole_years(born, date(2026, 3, 1)) == 22
    assert whole_years(born, date(2028, 2, 29)) == 24


@given(_DAYS, _DAYS)
def test_that_a_birthday_makes_exactly_one_year(born: date, day: date) -> None:
    grown = whole_years(born, day + timedelta(days=1)) - whole_years(born, day)
    tomorrow = day + timedelta(days=1)
    leap_birthday = (born.month, born.day) == (2, 29) and (tomorrow.month, tomorrow.day) == (3, 1)
    no_leap_day = leap_birthday and day.day == 28
    assert grown == int((tomorrow.month, tomorrow.day) == (born.month, born.day) or no_leap_day)


def test_that_an_age_somebody_said_grows_with_the_years_and_never_shrinks() -> None:
    said = replace(_NOBODY, age_said=24, age_said_on=_TODAY)
    assert age_on(said, _TODAY) == 24
    assert age_on(said, _TODAY + timedelta(days=400)) == 25
    assert age_on(said, _TODAY - timedelta(days=400)) == 24


def test_that_a_date_of_birth_outweighs_an_age_somebody_said() -> None:
    both = replace(_NOBODY, born=date(1990, 1, 1), age_said=24, age_said_on=_TODAY)
    assert age_on(both, _TODAY) == 36


def test_that_no_age_is_given_where_nobody_said_enough() -> None:
    assert age_on(_NOBODY, _TODAY) is None
    assert age_on(replace(_NOBODY, age_said=24), _TODAY) is None


def test_that_sex_and_age_are_short_and_leave_a_dash_for_what_is_not_recorded() -> None:
    known = replace(_NOBODY, sex="F", born=date(2002, 1, 1))
    assert sex_and_age(known, _TODAY) == "F 24"
    assert sex_and_age(_NOBODY, _TODAY) == "– –"
    assert sex_and_age(replace(known, born=_TODAY), _TODAY) == "F 0"


@pytest.mark.parametrize(
    ("sex", "word"), [("F", "female"), ("M", "male"), (None, "sex not recorded"), ("X", "sex not recorded")]
)
def test_that_sex_is_said_as_recorded(sex: str | None, word: str) -> None:
    assert sex_word(replace(_NOBODY, sex=sex)) == word
