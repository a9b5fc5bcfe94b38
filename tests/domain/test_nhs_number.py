"""NHS numbers: the rule, the ways they are typed, and what people are told."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.nhs_number import check, check_digit_fits, normalise, shown

_VECTORS = Path(__file__).resolve().parent.parent / "fixtures" / "nhs_number_vectors.csv"
_NINE = st.text("0123456789", min_size=9, max_size=9)


def _vectors() -> list[dict[str, str]]:
    with _VECTORS.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _completed(nine: str) -> str | None:
    return next((nine + last for last in "0123456789" if check_digit_fits(nine + last)), None)


@pytest.mark.parametrize("vector", _vectors(), ids=lambda vector: f"{vector['kind']}-{vector['input']!r}")
def test_that_every_published_and_derived_example_is_judged_as_written(vector: dict[str, str]) -> None:
    checked = check(vector["input"])
    assert (normalise(vector["input"]) or "") == vector["normalised"]
    assert checked.valid == (vector["valid"] == "1")
    assert (checked.fault is None) == checked.valid


@given(_NINE)
def test_that_nine_digits_have_one_check_digit_or_none(nine: str) -> None:
    fitting = [last for last in "0123456789" if check_digit_fits(nine + last)]
    total = sum((10 - place) * int(digit) for place, digit in enumerate(nine))
    assert len(fitting) == (0 if 11 - total % 11 == 10 else 1)


@given(_NINE, st.integers(0, 9), st.integers(1, 9))
def test_that_one_wrong_digit_is_always_noticed(nine: str, place: int, shift: int) -> None:
    number = _completed(nine)
    if number is not None:
        wrong = str((int(number[place]) + shift) % 10)
        assert not check_digit_fits(number[:place] + wrong + number[place + 1 :])


@given(_NINE, st.integers(0, 8))
def test_that_two_neighbours_that_changed_places_are_noticed(nine: str, place: int) -> None:
    number = _completed(nine)
    if number is not None and number[place] != number[place + 1]:
        swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
        assert not check_digit_fits(swapped)


@given(
    _NINE,
    st.sampled_from(["{} {} {}", "{}-{}-{}", " {}{}{} ", "{}\u00a0{}\u00a0{}", "'{}{}{}", "{} - {} - {}"]),
)
def test_that_a_number_is_the_same_however_it_is_spaced(nine: str, form: str) -> None:
    number = nine + "0"
    assert normalise(form.format(number[:3], number[3:6], number[6:])) == number


@given(st.text("0123456789", min_size=10, max_size=10))
def test_that_a_number_shown_reads_back_as_itself(number: str) -> None:
    assert normalise(shown(number)) == number
    assert shown(number).replace("\u00a0", " ") == f"{number[:3]} {number[3:6]} {number[6:]}"


@pytest.mark.parametrize(
    ("typed", "kind", "words"),
    [
        ("999O000018", "letters", "the letter O"),
        ("N/A", "letters", "has letters"),
        ("999 000 001", "too short", "this has 9"),
        ("99900000188", "too long", "this has 11"),
        ("012 345-6789", "grouping", "3, 3 and 4"),
        ("9.99E+09", "rounded", "rounded"),
        ("9990000019", "check digit", "does not fit"),
        ("1111111111", "placeholder", "placeholder"),
        ("", "empty", "No NHS number"),
        ("QQ 12 34 56 C", "national insurance", "National Insurance"),
        ("qq123456c", "national insurance", "10 digits"),
    ],
)
def test_that_people_are_told_what_is_wrong(typed: str, kind: str, words: str) -> None:
    checked = check(typed)
    assert checked.kind == kind
    assert words in str(checked.fault)


@pytest.mark.parametrize("typed", ["9990000018.0", "9.990000018E+09"])
def test_that_a_number_a_spreadsheet_bent_is_repaired_and_said_to_be(typed: str) -> None:
    checked = check(typed)
    assert (checked.digits, checked.valid, checked.repaired) == ("9990000018", True, True)
