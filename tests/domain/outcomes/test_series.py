"""Figures over time: a point for each month or for each discharge."""

from datetime import date, timedelta
from math import isclose

from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.calendar import moment_of
from pc_desktop.domain.outcomes.definitions import Period, mean_length_of_stay
from pc_desktop.domain.outcomes.series import (
    MonthPoint,
    monthly_distance,
    monthly_length_of_stay,
    months,
    stays_in_order,
)
from tests.domain.outcomes.invented_cases import YEAR, stay

TODAY = date(2025, 4, 17)


def test_that_months_run_over_the_turn_of_the_year() -> None:
    assert list(months(date(2024, 11, 30), date(2025, 2, 1))) == [
        date(2024, 11, 1),
        date(2024, 12, 1),
        date(2025, 1, 1),
        date(2025, 2, 1),
    ]


def test_that_a_month_without_a_discharge_is_a_point_without_a_value() -> None:
    stays = [
        stay("a", date(2025, 1, 1), 10),
        stay("b", date(2025, 1, 1), 20),
        stay("c", date(2025, 3, 30), 4),
    ]
    assert monthly_length_of_stay(stays, date(2025, 1, 15), TODAY) == (
        MonthPoint(date(2025, 1, 1), 15.0, ("a", "b")),
        MonthPoint(date(2025, 2, 1), None, ()),
        MonthPoint(date(2025, 3, 1), None, ()),
        MonthPoint(date(2025, 4, 1), 4.0, ("c",), so_far=True),
    )


def test_that_a_discharge_just_after_midnight_in_summer_belongs_to_the_day_in_london() -> None:
    late = stay("a", date(2025, 5, 1), discharged=moment_of(date(2025, 6, 1)))
    points = monthly_length_of_stay([late], date(2025, 5, 1), date(2025, 6, 30))
    assert [point.number for point in points] == [0, 1]


def test_that_distance_is_told_by_month_of_admission_where_it_is_known() -> None:
    stays = [stay("a", date(2025, 3, 31), 40, miles=12.0), stay("b", date(2025, 3, 1), miles=None)]
    points = monthly_distance(stays, date(2025, 3, 1), TODAY)
    assert points == (
        MonthPoint(date(2025, 3, 1), 12.0, ("a",)),
        MonthPoint(date(2025, 4, 1), None, (), so_far=True),
    )


def test_that_discharges_are_told_in_order_even_two_on_a_day() -> None:
    stays = [
        stay("b", date(2025, 1, 1), 20),
        stay("a", date(2025, 1, 11), 10),
        stay("c", date(2024, 12, 1), 3),
    ]
    points = stays_in_order([*stays, stay("d", date(2025, 1, 1), None)], YEAR)
    assert [(one.place, one.case, one.value) for one in points] == [
        (1, "c", 3.0),
        (2, "a", 10.0),
        (3, "b", 20.0),
    ]


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 60)), min_size=1, max_size=40))
def test_that_the_months_together_hold_what_the_year_holds(drawn: list[tuple[int, int]]) -> None:
    stays = [
        stay(f"{at:02d}", YEAR.start + timedelta(days=day), days) for at, (day, days) in enumerate(drawn)
    ]
    last = YEAR.end - timedelta(days=1)
    points = monthly_length_of_stay(stays, YEAR.start, last)
    whole = mean_length_of_stay(stays, Period(YEAR.start, YEAR.end, ""))
    assert len(points) == 12
    assert sorted(case for point in points for case in point.cases) == sorted(whole.cases)
    total = sum((point.value or 0) * point.number for point in points)
    assert isclose(total, (whole.value or 0) * whole.number, abs_tol=1e-6)
