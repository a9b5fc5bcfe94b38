"""Whoever is not to be told of is not in what was typed, however they were written; everything else stays as it was."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.others_out import SOMEBODY, Others, others, without
from pc_desktop.domain.person import Person

OWN = Person(
    key="own",
    nhs_number="9990000476",
    surname="Xxtest-Reed",
    given="Kim",
    title=None,
    born=date(2001, 2, 3),
    sex="F",
    outcode="CV1",
    initials_said=None,
    age_said=None,
    age_said_on=None,
    died=None,
)
OTHER = replace(
    OWN,
    key="other",
    nhs_number="9990006393",
    surname="Xxtest-O'Ocelot",
    given="Zoë",
    born=date(1999, 8, 17),
    outcode="WR5",
)
NOBODY = replace(
    OWN, key="n", nhs_number=None, surname=None, given=None, born=None, outcode=None, initials_said="QZ"
)


@pytest.fixture
def left_out() -> Others:
    return others((OTHER, NOBODY), (OWN,), ("R-0412A",), ("B15",), ("Ocelot House", "Larch", ""))


@pytest.mark.parametrize(
    "typed",
    [
        "XXTEST-O'OCELOT, Zoë",
        "xxtest o’ocelot",
        "Ocelot",
        "Zoe's mother",
        "Z.O.",
        "Q. Z.",
        "999 000 6393",
        "9990006393",
        "999-000-6393",
        "9990010862",
        "17-Aug-1999",
        "17/8/99",
        "17/08/1999",
        "17.8.1999",
        "1999-08-17",
        "17th of August 1999",
        "August 17, 1999",
        "WR5",
        "wr5 2ab",
        "B15 2TT",
        "R-0413A",
        "r-0413a",
    ],
)
def test_that_somebody_else_is_left_out_however_they_are_written(left_out: Others, typed: str) -> None:
    said = without(f"before {typed} after", left_out)
    assert said.startswith("before ")
    assert said.endswith(" after")
    assert SOMEBODY in said
    assert typed.casefold() not in said.casefold()


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "KIM REED is first; R-0412A until 20-Nov-2026",
        "999 000 0476",
        "born 03-Feb-2001 in CV1, near B15",
        "K.R. waits",
        "Ocelot House has a bed",
        "BMI 12.7, 02-Nov-2026, 31-Foo-2026 and 99/99/2020",
        "ring 01234 567 890",
        "a zoe of things, an ocelot",
        "Weight 999 000 6394 is no number",
    ],
)
def test_that_ones_own_patients_places_and_plain_words_stay(left_out: Others, typed: str) -> None:
    assert without(typed, left_out) == typed


def test_that_a_name_two_people_bear_stays_for_the_one_who_may_be_told_of() -> None:
    same = replace(OTHER, surname="Xxtest-Reed", given="Kim")
    assert without("Kim Reed", others((same,), (OWN,), ())) == "Kim Reed"


def test_that_a_place_of_one_word_stays_before_a_bed_and_goes_where_it_could_be_somebody() -> None:
    larch = replace(OTHER, surname="Xxtest-Larch", given="Ash")
    left_out = others((larch,), (OWN,), (), (), ("Larch", "Ash Ward"))
    for stays in (
        "offered Larch 3",
        "Larch L03 is free",
        "the Larch lead",
        "Larch expects a bed",
        "in Ash Ward",
    ):
        assert without(stays, left_out) == stays
    for goes in ("Larch rang", "Larch's mother", "Xxtest-Larch 3", "Ash rang"):
        assert SOMEBODY in without(goes, left_out)


def test_that_nothing_is_left_out_where_there_is_nobody_else() -> None:
    assert without("Larch, Zoe Ocelot, WR5", others((), (OWN,), ())) == "Larch, Zoe Ocelot, WR5"


@given(st.text(max_size=60), st.text(max_size=60))
def test_that_whatever_stands_around_a_name_it_is_gone(before: str, after: str) -> None:
    left_out = others((OTHER,), (OWN,), ())
    said = without(f"{before} Xxtest-O'Ocelot {after}", left_out)
    assert "xxtest-o'ocelot" not in said.casefold()


@given(st.text(max_size=80))
def test_that_cleaning_twice_changes_nothing_more(text: str) -> None:
    left_out = others((OTHER,), (OWN,), ())
    once = without(text, left_out)
    assert without(once, left_out) == once
