"""What each reported figure counts, and what it does not."""

from datetime import date, timedelta
from random import Random
from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.calendar import moment_of
from pc_desktop.domain.outcomes.definitions import (
    DEFINITIONS,
    Period,
    admissions_managed,
    discharged_in,
    discussion,
    inappropriate_out_of_area,
    length_of_stay,
    mean,
    mean_distance,
    mean_length_of_stay,
    median_length_of_stay,
    out_of_area_started,
    year_from,
)
from tests.domain.outcomes.invented_cases import BASELINE, UNITS, YEAR, meeting, minute, stay

DAYS = st.dates(date(2023, 11, 1), date(2025, 10, 31))
LENGTHS = st.integers(0, 300)


def test_that_the_day_of_discharge_is_not_counted() -> None:
    assert length_of_stay(stay("a", date(2025, 3, 1), 1)) == 1
    assert length_of_stay(stay("a", date(2025, 3, 1), 0)) == 0


def test_that_a_stay_over_the_change_of_the_clocks_is_counted_in_london_days() -> None:
    spring = stay("a", date(2025, 3, 29), discharged=moment_of(date(2025, 3, 31)))
    assert length_of_stay(spring) == 2


def test_that_a_stay_still_open_has_no_length() -> None:
    assert length_of_stay(stay("a", date(2025, 3, 1), None)) is None


def test_that_a_year_holds_its_first_moment_and_not_its_last() -> None:
    assert moment_of(date(2024, 11, 1)) in YEAR
    assert moment_of(date(2024, 11, 1)) not in BASELINE
    assert moment_of(date(2025, 11, 1)) not in YEAR
    assert None not in YEAR


def test_that_a_year_from_leap_day_ends_before_the_next_first_of_march() -> None:
    assert year_from(date(2024, 2, 29)).end == date(2025, 3, 1)
    assert year_from(date(2023, 11, 1), "x") == Period(date(2023, 11, 1), date(2024, 11, 1), "x")


@given(st.lists(st.tuples(DAYS, LENGTHS), max_size=30))
def test_that_every_discharge_belongs_to_one_year_alone(drawn: list[tuple[date, int]]) -> None:
    stays = [stay(f"{place:02d}", day, length) for place, (day, length) in enumerate(drawn)]
    years = [year_from(date(year, 11, 1)) for year in range(2023, 2027)]
    found = [one.key for year in years for one, _ in discharged_in(stays, year)]
    assert sorted(found) == [one.key for one in stays]


@given(st.lists(st.tuples(DAYS, LENGTHS), min_size=1, max_size=30), st.randoms(use_true_random=False))
def test_that_means_and_medians_do_not_depend_on_the_order(
    drawn: list[tuple[date, int]], chance: Random
) -> None:
    stays = [stay(f"{place:02d}", day, length) for place, (day, length) in enumerate(drawn)]
    whole = Period(date(2023, 11, 1), date(2026, 11, 1), "")
    straight = mean_length_of_stay(stays, whole)
    chance.shuffle(stays)
    assert mean_length_of_stay(stays, whole) == straight
    lengths = [length for _, length in drawn]
    assert straight.value == mean(lengths)
    assert straight.number == len(lengths)
    assert median_length_of_stay(stays, whole).value == median(lengths)


def test_that_the_mean_of_many_equal_values_is_that_value() -> None:
    assert mean([0.1] * 10) == 0.1
    assert mean([]) is None


def test_that_only_admissions_of_the_meeting_are_counted() -> None:
    day = date(2025, 3, 1)
    stays = [stay("a", day), stay("b", day, source="own"), stay("c", day, source="elsewhere")]
    assert admissions_managed(stays, YEAR).cases == ("a",)
    assert mean_length_of_stay(stays, YEAR).cases == ("a",)
    assert mean_distance(stays, YEAR).cases == ("a",)
    outside = [stay("d", day, unit="far", source="own")]
    assert out_of_area_started(outside, UNITS, YEAR).cases == ()


def test_that_no_case_gives_no_mean() -> None:
    assert mean_length_of_stay([], YEAR).value is None
    assert median_length_of_stay([], YEAR).value is None
    assert mean_distance([], YEAR).value is None


def test_that_out_of_area_counts_any_reason_and_inappropriate_the_want_of_a_bed() -> None:
    day = date(2024, 3, 1)
    stays = [
        stay("a", day, unit="far", oat_reason="10"),
        stay("b", day, unit="far", oat_reason="14"),
        stay("c", day, oat_reason="10"),
        stay("d", day - timedelta(days=200), unit="far", oat_reason="10"),
    ]
    assert out_of_area_started(stays, UNITS, BASELINE).cases == ("a", "b")
    assert inappropriate_out_of_area(stays, UNITS, BASELINE).cases == ("a",)


def test_that_an_admission_from_an_unknown_home_is_left_out_of_the_distance() -> None:
    day = date(2025, 3, 1)
    found = mean_distance(
        [stay("a", day, miles=10.0), stay("b", day, miles=None), stay("c", day, miles=30.0)], YEAR
    )
    assert found.value == 20.0
    assert found.cases == ("a", "c")


def test_that_only_meetings_of_the_year_with_something_said_are_counted() -> None:
    meetings = [
        meeting("before", date(2024, 10, 31)),
        meeting("first", date(2024, 11, 1)),
        meeting("silent", date(2025, 1, 7)),
        meeting("after", date(2025, 11, 1)),
    ]
    minutes = [
        minute("before", 1, 1000),
        minute("first", 1, 100),
        minute("first", 2, 20),
        minute("silent", 1, 0),
        minute("after", 1, 1000),
    ]
    found = discussion(minutes, meetings, YEAR)
    assert found.value == 120
    assert found.cases == ("first",)


def test_that_every_definition_says_what_where_from_and_how_it_is_called() -> None:
    assert len({one.label for one in DEFINITIONS.values()}) == len(DEFINITIONS)
    for one in DEFINITIONS.values():
        assert one.text.endswith((".", "{assumptions}"))
        assert one.source.endswith(".")
