"""Words people write are read as what is kept, and nothing is read that was not written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.intake_units import agrees, body_mass_index, in_unit
from pc_desktop.domain.intake_words import (
    NameRead,
    legal_of,
    name_of,
    number_of,
    outcode_of,
    place_of,
    sex_of,
    urgency_of,
)
from pc_desktop.domain.legal import LEGAL
from pc_desktop.domain.referral import PLACES, URGENCIES


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Section 3", "03"), ("s3", "03"), ("S.2", "02"), ("sec 5(2)", "05"), ("37/41", "09"), ("MHA s136", "20"),
        ("detained under section 2 of the MHA", "02"), ("45a", "37"), ("Informal", "01"), ("voluntary", "01"),
        ("s17", None), ("detained", None), ("", None), ("section", None),
    ],
)  # fmt: skip
def test_that_sections_are_read_as_people_write_them(typed: str, code: str | None) -> None:
    assert legal_of(typed) == code


@pytest.mark.parametrize("code", LEGAL)
def test_that_every_status_is_read_by_its_own_words(code: str) -> None:
    assert legal_of(LEGAL[code]) == code


def test_that_urgencies_and_places_are_read_by_their_own_words_and_by_usual_ones() -> None:
    assert {urgency_of(words) for words in URGENCIES.values()} == set(URGENCIES)
    assert {place_of(words) for words in PLACES.values()} == set(PLACES)
    assert (place_of("A&E"), place_of("Home"), place_of("hotel")) == ("emergency_department", "home", None)
    assert (urgency_of("Urgent/serious"), urgency_of("2")) == ("2", None)


def test_that_sex_and_district_are_read() -> None:
    assert (sex_of("Female"), sex_of("m"), sex_of("x")) == ("F", "M", None)
    assert (outcode_of("cv5 6ab"), outcode_of("CV5"), outcode_of("CV56AB"), outcode_of("home")) == (
        "CV5", "CV5", "CV5", None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "value", "unit", "rest"),
    [
        ("12,7 kg/m2", 12.7, "kg/m2", ""),
        ("47.2kg (20-Nov-2026)", 47.2, "kg", "20-Nov-2026"),
        ("~12.7 on 20/11/2026", 12.7, "", "on 20/11/2026"),
        ("38 bpm", 38.0, "bpm", ""),
    ],
)
def test_that_numbers_are_read_with_their_units(typed: str, value: float, unit: str, rest: str) -> None:
    read = number_of(typed)
    assert read is not None
    assert (read.value, read.unit, read.rest) == (value, unit, rest)


@pytest.mark.parametrize("typed", ["", "about", "120/80", "7 st 6", "12-13", "twelve"])
def test_that_what_is_not_one_number_is_none(typed: str) -> None:
    assert number_of(typed) is None


def test_that_only_the_unit_kept_agrees() -> None:
    assert agrees("weight", "kg", "")
    assert agrees("weight", "kg", "Kgs.")
    assert not agrees("weight", "kg", "st")
    assert not agrees("weight", "kg", "lb")
    assert agrees("bmi", "", "kg/m²")
    assert agrees("heart_rate", "a minute", "per min")
    assert not agrees("glucose", "mmol/L", "mg/dl")


@pytest.mark.parametrize(
    ("value", "said", "kept", "given"),
    [(1.65, "", "cm", 165.0), (165, "cm", "m", 1.65), (165, "", "cm", 165), (1.65, "m", "m", 1.65)],
)
def test_that_a_height_is_kept_in_its_unit(value: float, said: str, kept: str, given: float) -> None:
    assert in_unit(value, said, kept) == given


@given(st.floats(20, 150), st.floats(1.2, 2.2))
def test_that_body_mass_index_is_the_same_in_either_unit_of_height(weight: float, height: float) -> None:
    index = body_mass_index(weight, height)
    assert index == pytest.approx(weight / height**2, abs=0.051)
    assert body_mass_index(weight, height * 100) == pytest.approx(index, abs=0.11)
    assert body_mass_index(weight, 0.1) is None


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("XXTEST-WESTON, Sarah (Ms)", NameRead("Xxtest-Weston", "Sarah", "Ms")),
        ("Mr. Jamie Xxtest-Pike", NameRead("Xxtest-Pike", "Jamie", "Mr")),
        ("Sarah Jane Xxtest-Weston", NameRead("Xxtest-Weston", "Sarah Jane", None)),
        ("Xxtest-Weston", NameRead("Xxtest-Weston", None, None)),
        ("R2D2 Xxtest-Robot", None),
        ("", None),
        ("--", None),
    ],
)
def test_that_names_are_taken_apart(typed: str, name: NameRead | None) -> None:
    assert name_of(typed) == name
