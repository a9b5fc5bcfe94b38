from datetime import date, timedelta

import pytest

from pc_desktop.domain.room import Place
from tests.domain.invented_regions import HORIZON, TODAY, place, room, unit

_THURSDAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("label", "free_from", "why", "words"),
    [
        ("7", None, "", "bed 7, free now"),
        ("7", _THURSDAY, "discharge expected", "bed 7, free Thu 26-Nov (discharge expected)"),
        ("Bed 7", None, "", "Bed 7, free now"),
    ],
)
def test_that_a_place_says_its_bed_and_when_it_is_free(
    label: str, free_from: date | None, why: str, words: str
) -> None:
    assert Place("b", label, 1, None, free_from, why).words() == words


@pytest.mark.parametrize(
    ("designation", "takes"),
    [(None, {"F", "M", None}), ("F", {"F"}), ("M", {"M"})],
)
def test_that_a_room_for_one_sex_takes_only_people_recorded_so(
    designation: str | None, takes: set[str | None]
) -> None:
    sexes: tuple[str | None, ...] = ("F", "M", None)
    assert {sex for sex in sexes if place("u-1", designation).takes(sex)} == takes


def test_that_places_come_free_now_then_soonest_then_lowest_and_none_after_the_horizon() -> None:
    late, last = place("u-1", None, HORIZON + timedelta(days=1)), place("u-2", None, HORIZON)
    soon, now_high, now_low = place("u-3", None, TODAY), place("u-5"), place("u-4")
    made = room(unit("u"), late, last, soon, now_high, now_low)
    assert made.places_by(HORIZON) == (now_low, now_high, soon, last)


def test_that_the_next_place_after_the_horizon_is_the_first_one_beyond_it() -> None:
    beyond = [HORIZON + timedelta(days=days) for days in (9, 3, 5)]
    places = [place(f"u-{number}", None, day) for number, day in enumerate(beyond, start=1)]
    made = room(unit("u"), place("u-7"), place("u-8", None, HORIZON), *places)
    assert made.next_after(HORIZON) == HORIZON + timedelta(days=3)


def test_that_there_is_no_next_place_where_none_is_expected() -> None:
    assert room(unit("u"), place("u-1"), place("u-2", None, HORIZON)).next_after(HORIZON) is None
