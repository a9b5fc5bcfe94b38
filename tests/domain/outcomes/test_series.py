"""Figures over time: a point for each week, month or quarter, or for each case in order."""

from datetime import date, timedelta
from itertools import pairwise
from math import isclose

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pc_desktop.domain.outcomes.folded import figure_of
from pc_desktop.domain.outcomes.measured import Kind, Observed, Spell
from pc_desktop.domain.outcomes.series import SeriesPoint, baseline_of, by_step, events_of, one_by_one, only
from pc_desktop.domain.outcomes.steps import STEPS, Step, short_step_words, step_of, step_words, steps_between
from tests.domain.outcomes.invented_measures import FIRST, measure

TODAY = date(2025, 4, 17)
JANUARY = date(2025, 1, 1)


def _seen(day: date, value: float = 1.0, case: str = "a", of: float = 1.0) -> Observed:
    return Observed(day, value, case, "oak", "north", of)


def test_that_steps_begin_on_monday_on_the_first_and_with_the_quarter() -> None:
    day = date(2025, 5, 14)
    assert [step_of(day, step) for step in STEPS] == [
        date(2025, 5, 12), date(2025, 5, 1), date(2025, 4, 1), day,
    ]  # fmt: skip
    assert [step_words(step_of(day, step), step) for step in STEPS] == [
        "Week of 12-May-2025", "May-2025", "Apr to Jun 2025", "14-May-2025",
    ]  # fmt: skip
    assert [short_step_words(step_of(day, step), step) for step in STEPS] == [
        "12-May-2025", "May-2025", "Apr–Jun 25", "14-May-2025",
    ]  # fmt: skip


def test_that_months_and_quarters_run_over_the_turn_of_the_year() -> None:
    assert list(steps_between(date(2024, 11, 30), date(2025, 2, 1), "month")) == [
        date(2024, 11, 1), date(2024, 12, 1), date(2025, 1, 1), date(2025, 2, 1),
    ]  # fmt: skip
    assert list(steps_between(date(2024, 11, 30), date(2025, 2, 1), "quarter")) == [
        date(2024, 10, 1), date(2025, 1, 1),
    ]  # fmt: skip
    assert list(steps_between(date(2025, 2, 1), date(2025, 1, 1), "month")) == []
    assert by_step(measure(), date(2025, 2, 1), date(2025, 1, 1), "month", TODAY) == ()


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 900), st.sampled_from(STEPS[:3]))
def test_that_steps_follow_one_another_without_a_gap(day: date, days: int, step: Step) -> None:
    points = by_step(measure(), day, day + timedelta(days=days), step, day)
    assert points[0].start <= day < points[0].end
    assert points[-1].start <= day + timedelta(days=days) < points[-1].end
    assert all(one.end == other.start for one, other in pairwise(points))


def test_that_a_month_without_a_discharge_is_a_point_without_a_value() -> None:
    seen = [
        _seen(JANUARY, 10.0, "a"),
        _seen(date(2025, 1, 30), 20.0, "b"),
        _seen(date(2025, 3, 30), 4.0, "c"),
    ]
    points = by_step(measure(seen), date(2025, 1, 15), TODAY, "month", TODAY)
    assert [(one.words, one.value, one.cases, one.so_far) for one in points] == [
        ("Jan-2025", 15.0, ("a", "b"), False),
        ("Feb-2025", None, (), False),
        ("Mar-2025", 4.0, ("c",), False),
        ("Apr-2025", None, (), True),
    ]
    assert [point.number for point in points] == [2, 0, 1, 0]


@pytest.mark.parametrize(
    ("kind", "value", "of_none"),
    [
        ("count", 3.0, 0.0),
        ("sum", 18.0, 0.0),
        ("mean", 6.0, None),
        ("median", 4.0, None),
        ("share", 450.0, None),
    ],
)
def test_that_each_kind_makes_its_own_value_of_cases_and_of_none(
    kind: Kind, value: float, of_none: float | None
) -> None:
    seen = [_seen(JANUARY, 2.0, "a", 2.0), _seen(JANUARY, 4.0, "b"), _seen(JANUARY, 12.0, "c")]
    points = by_step(measure(seen, kind), JANUARY, date(2025, 2, 28), "month", TODAY)
    assert [point.value for point in points] == [value, of_none]


def test_that_days_of_spells_are_laid_over_the_months_and_open_ones_end_yesterday() -> None:
    spells = [
        Spell(date(2025, 1, 30), date(2025, 2, 3), "a"),
        Spell(date(2025, 4, 15), None, "b"),
        Spell(date(2025, 2, 10), date(2025, 2, 10), "same day"),
        Spell(date(2024, 12, 31), date(2025, 1, 2), "c", weight=0.5),
    ]
    points = by_step(measure(kind="days", spells=spells), JANUARY, TODAY, "month", TODAY)
    assert [(point.value, point.cases) for point in points] == [
        (2.5, ("a", "c")), (2.0, ("a",)), (0.0, ()), (2.0, ("b",)),
    ]  # fmt: skip


def test_that_occupancy_is_days_in_per_cent_of_those_there_were() -> None:
    spells = [Spell(JANUARY, date(2025, 1, 16), "a")]
    beds = [Spell(JANUARY, date(2025, 1, 31), "bed")]
    points = by_step(
        measure(kind="days", spells=spells, against=beds), JANUARY, date(2025, 2, 9), "month", TODAY
    )
    assert [point.value for point in points] == [50.0, None]


def test_that_what_is_open_is_counted_in_the_night_after_the_step_and_now() -> None:
    spells = [
        Spell(date(2025, 1, 31), date(2025, 2, 1), "over the night"),
        Spell(date(2025, 1, 5), date(2025, 1, 31), "left on the last day"),
        Spell(TODAY, None, "came today"),
        Spell(date(2025, 4, 1), TODAY, "left today"),
    ]
    points = by_step(measure(kind="open", spells=spells), JANUARY, TODAY, "month", TODAY)
    assert [point.cases for point in points] == [("over the night",), (), (), ("came today",)]


def test_that_cases_of_other_units_and_areas_are_left_out() -> None:
    seen = [Observed(JANUARY, 1.0, "a", "oak", "north"), Observed(JANUARY, 1.0, "b", "ash", None)]
    spells = [Spell(JANUARY, None, "c", "oak", "south")]
    whole = measure(seen, spells=spells, against=spells)
    assert only(whole) is whole
    oak = only(whole, units=frozenset({"oak"}))
    assert ([one.case for one in oak.observed], len(oak.spells), len(oak.against)) == (["a"], 1, 1)
    north = only(whole, area="north")
    assert ([one.case for one in north.observed], north.spells, north.against) == (["a"], (), ())


def test_that_cases_are_told_one_by_one_in_order_even_two_on_a_day() -> None:
    seen = [_seen(date(2025, 1, 2), 3.0, "b"), _seen(date(2025, 1, 2), 1.0, "a"), _seen(JANUARY, 5.0, "c")]
    points = one_by_one(measure([*seen, _seen(date(2025, 5, 1), 9.0, "later")]), JANUARY, TODAY)
    assert [(one.words, one.value, one.cases) for one in points] == [
        ("01-Jan-2025", 5.0, ("c",)), ("02-Jan-2025", 1.0, ("a",)), ("02-Jan-2025", 3.0, ("b",)),
    ]  # fmt: skip
    (share,) = one_by_one(measure([_seen(JANUARY, 1.0, of=2.0)], "share"), JANUARY, TODAY)
    assert share.value == 50.0
    assert len(events_of(measure(seen), JANUARY)) == 1


def test_that_a_baseline_is_of_its_own_days_and_counts_are_by_step() -> None:
    seen = [_seen(FIRST + timedelta(days=day), 10.0 + day % 2, f"{day}") for day in range(0, 366, 3)]
    end = date(2025, 1, 1)
    value, number = baseline_of(measure(seen), FIRST, end, "quarter", TODAY)
    assert number == 122
    assert value == pytest.approx(10.5, abs=0.01)
    value, number = baseline_of(measure(seen, "count"), FIRST, end, "month", TODAY)
    assert number == 122
    assert value == pytest.approx(122 / 12, rel=0.01)
    assert baseline_of(measure(), FIRST, end, "month", TODAY) == (None, 0)
    assert baseline_of(
        measure(kind="open", spells=[Spell(FIRST, None, "a")]), FIRST, end, "month", TODAY
    ) == (None, 0)
    beds = [Spell(FIRST, end, "bed")]
    half = measure(kind="days", spells=[Spell(FIRST, date(2024, 7, 2), "a")], against=beds)
    assert baseline_of(half, FIRST, end, "month", TODAY)[0] == pytest.approx(50.0)


_CASES = st.lists(st.tuples(st.integers(0, 700), st.integers(0, 60)), max_size=40)


@given(_CASES, st.sampled_from(["count", "sum", "mean", "median", "share"]), st.sampled_from(STEPS[:3]))
@example([(7, 0), (0, 0)], "count", "week")
def test_that_every_point_is_the_figure_of_its_own_days(
    cases: list[tuple[int, int]], kind: Kind, step: Step
) -> None:
    seen = [
        _seen(FIRST + timedelta(days=day), float(value), f"{at:02d}")
        for at, (day, value) in enumerate(sorted(cases))
    ]
    one = measure(seen, kind)
    for point in by_step(one, FIRST, date(2025, 12, 31), step, TODAY):
        figure = figure_of(one, point.start, point.end, TODAY)
        assert sorted(point.cases) == sorted(figure.cases)
        _same(point, figure.value)


_SPELLS = st.lists(st.tuples(st.integers(0, 500), st.none() | st.integers(0, 90)), max_size=25)


@given(_SPELLS, st.sampled_from(["days", "open"]), st.sampled_from(STEPS[:3]))
def test_that_every_point_of_spells_is_the_figure_of_its_own_days(
    spells: list[tuple[int, int | None]], kind: Kind, step: Step
) -> None:
    told = [
        Spell(
            FIRST + timedelta(days=start),
            None if lasts is None else FIRST + timedelta(days=start + lasts),
            f"{at:02d}",
        )
        for at, (start, lasts) in enumerate(spells)
    ]
    one = measure(kind=kind, spells=told)
    for point in by_step(one, FIRST, TODAY, step, TODAY):
        figure = figure_of(one, point.start, point.end, TODAY)
        _same(point, figure.value)
        assert sorted(point.cases) == sorted(figure.cases)


def _same(point: SeriesPoint, value: float | None) -> None:
    if point.value is None or value is None:
        assert point.value is value
    else:
        assert isclose(point.value, value, rel_tol=1e-9, abs_tol=1e-9), point
