"""Prices and organisations as they were on any day, and what a unit and a postcode district may be."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.places import (
    BED_TYPES_SPLIT,
    BED_TYPES_V5,
    Organisation,
    Price,
    Unit,
    known_on,
    price_on,
    refuse_unit,
    stands_on,
    takes_words,
    tidied_outcode,
)
from pc_desktop.reference import code_list, outcodes

UNIT = Unit("u", "Larch", "t", "CV1", 1, "203", (), "any", 18, None, None, None, 500, True, ())
DAY = date(2026, 4, 1)
DAYS = st.integers(-400, 400).map(lambda days: DAY + timedelta(days=days))


def organisation(
    code: str, opened: date | None, closed: date | None, *heirs: str, name: str = ""
) -> Organisation:
    return Organisation(f"{code}{opened}", code, name or code, "icb", opened, closed, heirs)


@given(st.dictionaries(DAYS, st.integers(1, 999), max_size=6), DAYS)
def test_that_a_price_holds_until_the_next_begins(begun: dict[date, int], day: date) -> None:
    prices = [Price(str(since), "u", since, per_day) for since, per_day in begun.items()]
    prices.append(Price("other", "another unit", DAY, 7))
    earlier = [since for since in sorted(begun) if since <= day]
    assert price_on(prices, UNIT, day) == (begun[earlier[-1]] if earlier else 500)


def test_that_a_price_nobody_recorded_is_none() -> None:
    assert price_on([], replace(UNIT, price_per_day=None), DAY) is None


def test_that_an_organisation_stands_from_its_first_day_to_before_its_last() -> None:
    one = organisation("QAA", date(2022, 7, 1), DAY)
    assert [stands_on(one, day) for day in (date(2022, 6, 30), date(2022, 7, 1), date(2026, 3, 31), DAY)] == [
        False, True, True, False,
    ]  # fmt: skip
    assert stands_on(organisation("QBB", None, None), date.min)


def test_that_a_code_is_followed_through_mergers_and_splits() -> None:
    records = (
        organisation("QAA", date(2022, 7, 1), DAY, "QCC"),
        organisation("QBB", date(2022, 7, 1), DAY, "QCC"),
        organisation("QCC", DAY, date(2027, 4, 1), "QDD", "QEE"),
        organisation("QDD", date(2027, 4, 1), None),
        organisation("QEE", date(2027, 4, 1), None),
    )
    assert [one.code for one in known_on(records, "QAA", date(2025, 1, 1))] == ["QAA"]
    assert [one.code for one in known_on(records, "QAA", DAY)] == ["QCC"]
    assert [one.code for one in known_on(records, "QBB", date(2028, 1, 1))] == ["QDD", "QEE"]
    assert known_on(records, "QAA", date(2020, 1, 1)) == ()
    assert known_on(records, "QZZ", DAY) == ()


def test_that_a_code_kept_under_another_name_reads_as_it_was_called_then() -> None:
    records = (
        organisation("QAA", date(2022, 7, 1), DAY, name="Old name"),
        organisation("QAA", DAY, None, name="New name"),
    )
    assert [one.name for one in known_on(records, "QAA", date(2025, 1, 1))] == ["Old name"]
    assert [one.name for one in known_on(records, "QAA", DAY)] == ["New name"]


@given(
    st.lists(
        st.tuples(st.sampled_from("ABCD"), st.sampled_from("ABCD"), st.integers(0, 300), st.integers(1, 300)),
        max_size=6,
    ),
    DAYS,
)
def test_that_following_ends_whatever_follows_whatever(
    merged: list[tuple[str, str, int, int]], day: date
) -> None:
    records = [
        organisation(code, DAY + timedelta(days=start), DAY + timedelta(days=start + length), heir)
        for code, heir, start, length in merged
    ]
    assert all(stands_on(one, day) for one in known_on(records, "A", day))


def test_that_every_district_there_is_can_be_written_and_tidied() -> None:
    for outcode in outcodes():
        assert tidied_outcode(f" {outcode.lower()} ") == outcode


@pytest.mark.parametrize("said", ["", "CV", "C34A5", "CV34 8AB", "34"])
def test_that_what_is_no_district_is_refused(said: str) -> None:
    with pytest.raises(Refused, match="first half of a postcode"):
        tidied_outcode(said)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"name": ""}, "name"),
        ({"sexes": "x"}, "whom"),
        ({"youngest": -1}, "Ages"),
        ({"oldest": 121}, "Ages"),
        ({"youngest": 18, "oldest": 17}, "nobody"),
        ({"men_places": -1}, "Places for men"),
        ({"one_to_one_places": 100}, "Places for one-to-one"),
    ],
)
def test_that_a_unit_that_makes_no_sense_is_refused(change: dict[str, object], why: str) -> None:
    refuse_unit(UNIT)
    with pytest.raises(Refused, match=why):
        refuse_unit(replace(UNIT, **change))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("limits", "takes"),
    [
        ({}, "women and men; 18 and over"),
        ({"sexes": "F", "oldest": 65}, "women; 18 to 65"),
        ({"men_places": 1}, "women and men, at most 1 man; 18 and over"),
        ({"sexes": "M", "men_places": 2}, "men; 18 and over"),
    ],
)
def test_that_a_unit_says_whom_it_takes(limits: dict[str, object], takes: str) -> None:
    assert takes_words(replace(UNIT, **limits)) == takes  # type: ignore[arg-type]


def test_that_earlier_bed_types_lead_to_types_there_are() -> None:
    assert set(BED_TYPES_V5.values()) <= set(code_list("mh_bed_type_v6"))
    assert set(BED_TYPES_V5) <= set(code_list("mh_bed_type_v5"))
    assert "17" not in BED_TYPES_V5
    assert {each for either in BED_TYPES_SPLIT.values() for each in either} <= set(
        code_list("mh_bed_type_v6")
    )
    assert not set(BED_TYPES_SPLIT) & set(BED_TYPES_V5)
