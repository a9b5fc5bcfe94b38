"""Hand-worked examples of the measures of stays and of placements out of area, after the national rules."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.calendar import moment_of
from pc_desktop.domain.outcomes.book import CaseBook
from pc_desktop.domain.outcomes.measures_away import days_since_last
from tests.domain.outcomes.invented_cases import NOW, UNITS, left_of, stay, worked

MARCH = date(2025, 3, 3)


def at(day: date, hour: int = 12) -> datetime:
    """Give an hour of a day in London."""
    return moment_of(day, time(hour))


def away(key: str = "a", admitted: date = MARCH, days: int | None = 10, **fields: object) -> Stay:
    """Invent a placement outside the region for want of a bed."""
    return stay(key, admitted, days, **({"unit": "far", "oat_reason": "10"} | fields))


def moved(first: Stay, unit: str, left: datetime | None, key: str = "z") -> Stay:
    """Go on with a stay in another unit."""
    assert first.discharged is not None
    return replace(
        first,
        key=key,
        unit=unit,
        source="transfer",
        admitted=first.discharged,
        discharged=left,
        oat_reason=None,
    )


@pytest.mark.parametrize(
    ("admitted", "discharged", "without", "with_last", "until_ready"),
    [
        (at(date(2025, 3, 1)), at(date(2025, 3, 2)), 1, 2, 1),
        (at(date(2025, 3, 1), 9), at(date(2025, 3, 1), 17), 0, 1, 0),
        (at(date(2024, 12, 31)), at(date(2025, 1, 31)), 31, 32, 31),
        (at(date(2025, 3, 29)), moment_of(date(2025, 3, 31)), 2, 3, 2),
        (at(date(2024, 2, 28)), at(date(2025, 3, 1)), 367, 368, 367),
        (moment_of(date(2025, 6, 1)), at(date(2025, 6, 30), 23), 29, 30, 29),
    ],
)
def test_that_a_length_of_stay_is_counted_as_each_dashboard_does(
    admitted: datetime, discharged: datetime, without: int, with_last: int, until_ready: int
) -> None:
    """One night; the same day; over New Year; over the change of the clocks; over a leap day; midnight in summer."""
    one = (replace(stay("a", MARCH), admitted=admitted, discharged=discharged),)
    assert worked("length_of_stay", spells=one).value == without
    assert worked("length_of_stay_with_last_day", spells=one).value == with_last
    assert worked("length_of_stay_without_ready_days", spells=one).value == until_ready


@pytest.mark.parametrize(
    ("ready", "days"),
    [
        (date(2025, 3, 13), 10),
        (date(2025, 3, 3), 0),
        (date(2025, 3, 22), 19),
        (date(2025, 3, 23), 20),
        (date(2025, 4, 30), 20),
        (date(2025, 2, 1), 0),
        (None, 20),
    ],
)
def test_that_days_after_being_ready_can_be_left_out(ready: date | None, days: int) -> None:
    """A stay of 20 days from 3 March: ready on the tenth day, at once, late, on leaving, after, before, and never."""
    one = (stay("a", MARCH, 20, ready=ready),)
    assert worked("length_of_stay_without_ready_days", spells=one).value == days
    assert worked("length_of_stay", spells=one).value == 20
    unsaid = left_of("length_of_stay_without_ready_days", spells=one)
    assert bool(unsaid) == (ready is None)


def test_that_stays_average_over_the_discharges_of_the_period() -> None:
    """(10 + 20 + 45) / 3 = 25; one still in and one of a unit's own are not among them."""
    stays = (
        stay("a", MARCH, 10),
        stay("b", MARCH, 20),
        stay("c", MARCH, 45),
        stay("d", MARCH, None),
        stay("e", MARCH, 300, source="own"),
        stay("f", MARCH, 300, source="elsewhere"),
    )
    found = worked("length_of_stay", spells=stays)
    assert found.value == 25
    assert found.cases == ("a", "b", "c")


def test_that_a_stay_counts_in_the_period_it_ends_in() -> None:
    before, inside = stay("a", date(2024, 10, 1), 30), stay("b", date(2024, 10, 1), 31)
    assert worked("length_of_stay", spells=(before, inside)).cases == ("b",)
    assert worked("length_of_stay", spells=(stay("c", date(2025, 10, 1), 31),)).cases == ()
    assert worked("length_of_stay", spells=()).value is None


def test_that_a_transfer_within_the_region_is_one_stay() -> None:
    first = stay("a", MARCH, 10)
    whole = (first, moved(first, "ash", at(date(2025, 4, 2))))
    found = worked("length_of_stay", spells=whole)
    assert (found.value, found.cases) == (30, ("a",))


@pytest.mark.parametrize(
    ("stays", "miles", "cases"),
    [
        ((stay("a", MARCH, miles=10.0), stay("b", MARCH, miles=30.0)), 20.0, 2),
        ((stay("a", MARCH, miles=10.0), stay("b", MARCH, miles=None)), 10.0, 1),
        ((stay("a", MARCH, miles=0.0),), 0.0, 1),
        ((stay("a", MARCH, None, miles=80.0),), 80.0, 1),
        ((stay("a", date(2024, 10, 31), 90, miles=80.0),), None, 0),
        ((stay("a", MARCH, miles=10.0), stay("b", MARCH, miles=300.0, source="own")), 10.0, 1),
    ],
)
def test_that_distance_is_averaged_over_the_admissions_of_the_period(
    stays: tuple[Stay, ...], miles: float | None, cases: int
) -> None:
    """Two; one of unknown home; next door; still in; admitted before; a unit's own."""
    found = worked("distance", spells=stays)
    assert (found.value, found.number) == (miles, cases)


def test_that_an_admission_from_an_unknown_home_is_named_among_what_is_left_out() -> None:
    (found,) = left_of("distance", spells=(stay("a", MARCH, miles=None), stay("b", MARCH)))
    assert found.words == "1 admission left out: the home is not recorded"
    assert found.cases == ("a",)


@pytest.mark.parametrize(
    ("stays", "number"),
    [
        ((stay("a", MARCH), stay("b", MARCH, None)), 2),
        ((stay("a", date(2024, 11, 1)), stay("b", date(2025, 10, 31))), 2),
        ((stay("a", date(2024, 10, 31)), stay("b", date(2025, 11, 1))), 0),
        ((stay("a", MARCH, source="own"), stay("b", MARCH, source="elsewhere")), 0),
        ((stay("a", MARCH, unit="far"),), 1),
        ((stay("a", MARCH, 10), moved(stay("a", MARCH, 10), "ash", None)), 1),
    ],
)
def test_that_admissions_managed_are_those_the_meeting_brought_about(
    stays: tuple[Stay, ...], number: int
) -> None:
    """Two; first and last day; the days beside; others' patients; outside the region; a transfer."""
    assert worked("managed", spells=stays).value == number


@pytest.mark.parametrize(
    ("stays", "started", "for_want", "for_reason"),
    [
        ((away(),), 1, 1, 0),
        ((away(oat_reason="14"),), 1, 0, 1),
        ((away(oat_reason=None),), 1, 0, 0),
        ((stay("a", MARCH, oat_reason="10"),), 0, 0, 0),
        ((away(source="own"),), 0, 0, 0),
        ((away("a", date(2024, 10, 31)), away("b", date(2025, 11, 1))), 0, 0, 0),
        ((away(), moved(away(), "off", None)), 1, 1, 0),
        ((stay("a", MARCH), moved(stay("a", MARCH), "far", None)), 1, 0, 0),
        ((away("a", oat_reason="11"), away("b", oat_reason="15"), away("c")), 3, 1, 2),
    ],
)
def test_that_placements_out_of_area_are_counted_by_their_reason(
    stays: tuple[Stay, ...], started: int, for_want: int, for_reason: int
) -> None:
    """Want of a bed; the patient's choice; no reason; in the region; a unit's own; outside the year; moved on."""
    assert worked("out_of_area", spells=stays).value == started
    assert worked("out_of_area_for_want", spells=stays).value == for_want
    assert worked("out_of_area_for_reason", spells=stays).value == for_reason


def test_that_a_placement_without_a_reason_is_in_neither_group_and_is_named() -> None:
    (found,) = left_of("out_of_area_for_want", spells=(away(oat_reason=None),))
    assert found.words == "1 placement without a recorded reason, in neither group"


@pytest.mark.parametrize(
    ("admitted", "days", "open_then", "bed_days", "for_want"),
    [
        (MARCH, 7, 0, 7, 7),
        (MARCH, 0, 0, 0, 0),
        (date(2024, 10, 22), 20, 0, 10, 10),
        (date(2025, 10, 22), 20, 1, 10, 10),
        (date(2025, 10, 31), None, 1, 1, 1),
        (date(2025, 11, 1), None, 0, 0, 0),
        (date(2024, 10, 1), 31, 0, 0, 0),
        (date(2025, 10, 1), 31, 1, 31, 31),
    ],
)
def test_that_out_of_area_days_lie_within_the_period(
    admitted: date, days: int | None, open_then: int, bed_days: int, for_want: int
) -> None:
    """A week; the same day; from before; to after; the last day; the day after; left on the first day; on the last."""
    stays = (away("a", admitted, days),)
    assert worked("out_of_area_open", spells=stays).value == open_then
    assert worked("out_of_area_days", spells=stays).value == bed_days
    assert worked("out_of_area_days_for_want", spells=stays).value == for_want


def test_that_a_placement_ends_with_the_move_home() -> None:
    first = away("a", MARCH, 10)
    stays = (first, moved(first, "oak", None))
    assert worked("out_of_area_days", spells=stays).value == 10
    assert worked("out_of_area_open", spells=stays).value == 0
    assert worked("length_of_stay", spells=stays).value is None


@pytest.mark.parametrize(
    ("stays", "days"),
    [
        ((), None),
        ((away("a", date(2026, 11, 16)),), 1),
        ((away("a", date(2026, 11, 10)),), 7),
        ((away("a", date(2025, 11, 17)), away("b", date(2026, 11, 7))), 10),
        ((away("a", date(2026, 11, 10), None),), 7),
        ((away("a", date(2026, 11, 10), source="own"),), None),
        ((away("a", date(2026, 10, 24)),), 24),
    ],
)
def test_that_days_since_the_last_placement_run_from_its_start(
    stays: tuple[Stay, ...], days: int | None
) -> None:
    """None yet; yesterday; a week ago; the later of two; still open; a unit's own; over the change of the clocks."""
    found = days_since_last(CaseBook(NOW, UNITS, spells=stays), NOW)
    assert (found[0] if found else None) == days
