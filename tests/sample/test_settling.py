"""Bringing cases to a mean by small steps, or saying that it cannot be done."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.person import Person
from pc_desktop.sample.course import Course
from pc_desktop.sample.frame import SAMPLE_YEARS, Span, YearPlan, frame
from pc_desktop.sample.settling import settle_distances, settle_stays

PERSON = Person("p", None, None, None, None, None, "F", "B15", None, None, None, None)
PLAN: YearPlan = frame(Span(SAMPLE_YEARS)).years[1]


def admitted(day: date, days: int, *, outside: bool = False, unit: str = "unit-oak") -> Course:
    """Invent an admission."""
    return Course(PERSON, None, day, "admitted", None, day, "2", "01", (), 14.0, days, outside, unit=unit)


@given(st.lists(st.integers(20, 200), min_size=8, max_size=40))
def test_that_the_stays_of_a_year_come_to_its_mean_and_stay_in_it(lengths: list[int]) -> None:
    plan = replace(PLAN, mean_stay=90.0)
    courses = [admitted(plan.start + timedelta(days=60), days) for days in lengths]
    settled = settle_stays(courses, plan)
    assert sum(one.days or 0 for one in settled) == 90 * len(lengths)
    assert all(one.left_in(plan) for one in settled)


def test_that_a_mean_out_of_reach_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot have a mean"):
        settle_stays([admitted(PLAN.end - timedelta(days=40), 30)], replace(PLAN, mean_stay=200.0))


def test_that_stays_of_other_years_are_left_alone() -> None:
    other = admitted(PLAN.start - timedelta(days=200), 30)
    settled = settle_stays([other, admitted(PLAN.start, 50)], replace(PLAN, mean_stay=60.0))
    assert settled[0] == other
    assert settled[1].days == 60


def test_that_patients_outside_are_moved_until_the_mean_is_closest() -> None:
    miles = {"near": 100.0, "middle": 170.0, "far": 250.0, "unit-oak": 10.0}
    courses = [admitted(PLAN.start, 30, outside=True, unit="near") for _ in range(4)]
    courses.append(admitted(PLAN.start, 30))
    settled = settle_distances(
        courses, PLAN, 140.0, lambda _: ["near", "middle", "far"], lambda one: miles[one.unit or ""]
    )
    total = sum(miles[one.unit or ""] for one in settled)
    assert abs(total / 5 - 140) < 10
    assert settled[-1] == courses[-1]


def test_that_nobody_outside_leaves_distances_as_they_are() -> None:
    courses = [admitted(PLAN.start, 30)]
    assert settle_distances(courses, PLAN, 100.0, lambda _: [], lambda _: 10.0) == courses
