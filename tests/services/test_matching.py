"""Knowing again what a return names, however it was typed."""

import pytest

from pc_desktop.domain.places import Bed
from pc_desktop.domain.returns import ReturnedPatient
from pc_desktop.services.matching import recognise, said_initials, same_label, split_name
from tests.services.small_region import unit

UNITS = (unit("larch", "Larch", "CV1", 1), unit("yew", "Yew", "B15", 2, known_as=("Yew Ward",)))


def beds(*labels: str) -> list[Bed]:
    """Make beds of these labels."""
    return [Bed(label, "larch", label, place, None) for place, label in enumerate(labels)]


@pytest.mark.parametrize(
    ("name", "key"),
    [("Larch", "larch"), (" LARCH ", "larch"), ("yew ward", "yew"), ("Elm", None), ("", None)],
)
def test_that_a_unit_is_known_by_its_names(name: str, key: str | None) -> None:
    found = recognise(UNITS, name)
    assert (found.key if found else None) == key


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("3", "L03"),
        ("03", "L03"),
        ("l03", "L03"),
        ("L3", "L03"),
        ("30", "L30"),
        ("x", None),
        ("", None),
        ("0", None),
    ],
)
def test_that_a_bed_is_known_by_its_number(said: str, label: str | None) -> None:
    assert same_label(beds("L03", "L30", "Side"), said) == label


def test_that_a_number_two_beds_share_names_neither() -> None:
    assert same_label(beds("A3", "B3"), "3") is None
    assert same_label(beds("A3", "B3"), "b3") == "B3"
    assert same_label(beds("A3"), None) is None


def test_that_names_and_initials_are_taken_as_far_as_they_go() -> None:
    full = ReturnedPatient(name="Kim Lee Xxtest-Moss")
    assert split_name(full) == ("Xxtest-Moss", "Kim Lee")
    assert said_initials(full) == "K.M."
    assert split_name(ReturnedPatient(name="Xxtest-Moss")) == ("Xxtest-Moss", None)
    assert split_name(ReturnedPatient()) == (None, None)
    assert said_initials(ReturnedPatient(initials="KM")) == "K.M."
