"""What a chart accepts: its order, its gaps, its changes of limits, and what it refuses with a sentence."""

import time
from datetime import UTC, date, datetime, timedelta
from math import inf, nan
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.calendar import LONDON, moment_of
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.outcomes.spc import chart, charts_by_facet
from pc_desktop.domain.outcomes.spc_chart import SpcChart
from pc_desktop.domain.outcomes.spc_options import SpcOptions

START = date(2024, 4, 1)
NOON = datetime(2024, 4, 1, 12, 0)  # noqa: DTZ001 - a time on the wall


def _points(number: int, step: int = 7) -> list[tuple[date, float | None]]:
    return [(START + timedelta(days=step * place), float(place % 3)) for place in range(number)]


def _rebased(*starts: date) -> SpcChart:
    return chart(_points(30), SpcOptions(rebase=starts))


def _refusal(points: Any, options: SpcOptions | None = None) -> str:
    with pytest.raises(Refused) as refusal:
        chart(points, options or SpcOptions())
    return refusal.value.sentence


# ------------------------------------------------------------------------------------------ changes of limits


def test_that_new_limits_begin_at_the_point_of_their_date_without_a_word() -> None:
    drawn = _rebased(date(2024, 7, 1))
    assert [(group.number, group.first, group.n) for group in drawn.groups] == [
        (0, START, 13),
        (1, date(2024, 7, 1), 17),
    ]
    assert drawn.notes == ()


def test_that_new_limits_between_two_points_begin_at_the_next_and_say_so() -> None:
    drawn = _rebased(date(2024, 6, 27))
    assert [group.first for group in drawn.groups] == [START, date(2024, 7, 1)]
    assert drawn.notes == (
        "There is no point for 27-Jun-2024: the new limits begin at the next, 01-Jul-2024.",
    )


@given(st.integers(1, 7 * 29))
def test_that_new_limits_always_begin_at_the_first_point_on_or_after_their_date(days: int) -> None:
    asked = START + timedelta(days=days)
    first = _rebased(asked).current.first
    assert asked <= first < asked + timedelta(days=7)


def test_that_new_limits_from_the_very_first_point_leave_no_group_before_them() -> None:
    assert [(group.number, group.n) for group in _rebased(START).groups] == [(1, 30)]


def test_that_new_limits_before_the_first_point_or_after_the_last_change_nothing_and_say_so() -> None:
    drawn = _rebased(date(2010, 1, 1), date(2040, 1, 1))
    assert [(group.number, group.n) for group in drawn.groups] == [(0, 30)]
    assert drawn.notes == (
        "New limits from 01-Jan-2010 change nothing: that is before the first point.",
        "New limits from 01-Jan-2040 change nothing yet: that is after the last point.",
    )


def test_that_order_and_repetition_of_changes_make_no_difference() -> None:
    once = _rebased(date(2024, 5, 6), date(2024, 8, 5))
    again = _rebased(date(2024, 8, 5), date(2024, 5, 6), date(2024, 8, 5))
    assert again.points == once.points
    assert len(_rebased(date(2024, 5, 1), date(2024, 5, 2)).groups) == 2


def test_that_new_limits_pass_over_a_point_without_a_value() -> None:
    points = [(day, None if day == date(2024, 7, 1) else value) for day, value in _points(30)]
    drawn = chart(points, SpcOptions(rebase=(date(2024, 7, 1),)))
    assert drawn.current.first == date(2024, 7, 8)
    assert drawn.missing == (date(2024, 7, 1),)
    assert drawn.notes == (
        "1 point without a value is left out: 01-Jul-2024.",
        "There is no point for 01-Jul-2024: the new limits begin at the next, 08-Jul-2024.",
    )


def test_that_moments_belong_to_their_london_day_after_the_clocks_change() -> None:
    days = [date(2024, 3, 20) + timedelta(days=place) for place in range(30)]
    points = [(moment_of(day), float(day.day % 4)) for day in days]
    drawn = chart(points, SpcOptions(rebase=(date(2024, 4, 4),)))
    assert drawn.current.first == moment_of(date(2024, 4, 4)) == datetime(2024, 4, 3, 23, 0, tzinfo=UTC)
    assert not any("no point" in note for note in drawn.notes)


def test_that_times_on_the_wall_keep_their_own_day() -> None:
    points = [(NOON + timedelta(days=place), float(place % 4)) for place in range(30)]
    drawn = chart(points, SpcOptions(rebase=(date(2024, 4, 15),)))
    assert drawn.current.first == NOON + timedelta(days=14)
    late = chart(points, SpcOptions(rebase=(NOON + timedelta(days=14, minutes=1),)))
    assert late.current.first == NOON + timedelta(days=15)
    assert late.notes[0] == (
        "There is no point for 15-Apr-2024 12:01: the new limits begin at the next, 16-Apr-2024 12:00."
    )


def test_that_a_moment_may_begin_new_limits_among_days() -> None:
    assert _rebased(datetime(2024, 7, 1, 9, 30, tzinfo=UTC)).current.first == date(2024, 7, 1)


def test_that_moments_are_ordered_by_when_they_are_and_not_by_what_the_wall_says() -> None:
    early, late = datetime(2024, 10, 27, 0, 30, tzinfo=UTC), datetime(2024, 10, 27, 1, 10, tzinfo=UTC)
    wall = [moment.astimezone(LONDON) for moment in (late, early)]
    drawn = chart([(wall[0], 2.0), (wall[1], 1.0)], SpcOptions())
    assert wall[0].replace(tzinfo=None) < wall[1].replace(tzinfo=None)
    assert [point.value for point in drawn.points] == [1, 2]


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system cannot move to another time zone")
def test_that_times_on_the_wall_are_read_off_it_wherever_the_computer_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    points = [(datetime(2024, 3, 31, hour, 30), float(hour)) for hour in range(4)]  # noqa: DTZ001
    with monkeypatch.context() as away:
        away.setenv("TZ", "Europe/London")  # where this night has no half past one
        time.tzset()
        try:
            drawn = chart(points, SpcOptions(rebase=(points[2][0],)))
        finally:
            away.undo()
            time.tzset()
    assert [group.n for group in drawn.groups] == [2, 2]


def test_that_a_kind_of_date_of_its_own_is_a_day() -> None:
    class Day(date):
        """A day of another make, as test libraries have them."""

    drawn = chart([(Day(2024, 4, 2), 2.0), (START, 1.0)], SpcOptions(rebase=(Day(2024, 4, 2),)))
    assert [point.value for point in drawn.points] == [1, 2]
    assert drawn.current.number == 1


# ------------------------------------------------------------------------------------------ gaps


@given(st.lists(st.sampled_from([1.0, 2.0, 5.0, None, nan, inf, -inf]), min_size=1, max_size=40))
def test_that_points_without_a_finite_value_are_left_out_and_named(values: list[float | None]) -> None:
    points = [(START + timedelta(days=place), value) for place, value in enumerate(values)]
    there = [(day, value) for day, value in points if value in {1.0, 2.0, 5.0}]
    if not there:
        assert _refusal(points) == "There is no value to draw a chart of."
        return
    drawn, alone = chart(points, SpcOptions()), chart(there, SpcOptions())
    assert drawn.points == alone.points
    assert drawn.missing == tuple(day for day, value in points if value not in {1.0, 2.0, 5.0})
    assert len(drawn.notes) - len(alone.notes) == bool(drawn.missing)


def test_that_many_missing_values_are_counted_and_the_first_three_named() -> None:
    points: list[tuple[date, float | None]] = [(START + timedelta(days=place), None) for place in range(5)]
    three = chart([*points[:3], (date(2024, 5, 1), 1)], SpcOptions())
    five = chart([*points, (date(2024, 5, 1), 1)], SpcOptions())
    assert three.notes[0] == "3 points without a value are left out: 01-Apr-2024, 02-Apr-2024, 03-Apr-2024."
    assert five.notes[0].endswith("01-Apr-2024, 02-Apr-2024, 03-Apr-2024 and 2 more.")
    assert five.notes[0].startswith("5 points")


def test_that_the_largest_value_that_can_be_added_up_is_drawn() -> None:
    assert chart([(START, 1e300), (date(2024, 5, 1), -1e300)], SpcOptions()).current.mean == 0


def test_that_whole_numbers_are_drawn_as_numbers() -> None:
    assert chart([(START, 3)], SpcOptions()).last.value == 3


# ------------------------------------------------------------------------------------------ refusals


@pytest.mark.parametrize(
    ("points", "sentence"),
    [
        ([], "There is no value to draw a chart of."),
        ([(START, None)], "There is no value to draw a chart of."),
        ([(START, 1.0), (START, 2.0)], "There are two points for 01-Apr-2024; a chart can show one."),
        ([(START, 1.0), (START, None)], "There are two points for 01-Apr-2024; a chart can show one."),
        ([(START, "12")], "The value of 01-Apr-2024 is not a number: “12”."),
        ([(START, True)], "The value of 01-Apr-2024 is not a number: “True”."),
        ([("2024-04-01", 1.0)], "Every point needs a date; “2024-04-01” is not one."),
        ([(None, 1.0)], "Every point needs a date; “None” is not one."),
        ([(START, 1e301)], "A value is too large to be drawn."),
        ([(START, -1e301)], "A value is too large to be drawn."),
        ([(START, 10**400)], "A value is too large to be drawn."),
        (
            [(START, 1.0), (NOON, 2.0)],
            "The points of one chart must all have days, or all have moments of one kind.",
        ),
        (
            [(NOON, 1.0), (datetime(2024, 4, 2, tzinfo=UTC), 2.0)],
            "The points of one chart must all have days, or all have moments of one kind.",
        ),
    ],
)
def test_that_a_series_no_chart_can_show_is_refused_with_a_sentence(points: Any, sentence: str) -> None:
    assert _refusal(points) == sentence


def test_that_one_moment_told_in_two_places_is_there_twice() -> None:
    moment = moment_of(date(2024, 7, 1))
    twice = [(moment, 1.0), (moment.astimezone(LONDON), 2.0)]
    assert _refusal(twice) == "There are two points for 01-Jul-2024 00:00; a chart can show one."


def test_that_new_limits_by_another_kind_of_time_are_refused() -> None:
    points = [(NOON + timedelta(days=place), 1.0) for place in range(3)]
    sentence = _refusal(points, SpcOptions(rebase=(datetime(2024, 4, 2, 12, 0, tzinfo=UTC),)))
    assert sentence.startswith("New limits cannot begin at 02-Apr-2024 13:00")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"improvement": "up"}, "not “up”"),
        ({"target": [1, 2]}, "must be one number"),
        ({"target": "95"}, "must be one number"),
        ({"target": True}, "must be one number"),
        ({"target": nan}, "must be one number"),
        ({"fix_after": 11}, "12 points or more, not after “11”"),
        ({"fix_after": 11.99}, "12 points or more"),
        ({"fix_after": inf}, "12 points or more"),
        ({"fix_after": "12"}, "12 points or more"),
        ({"rebase": ("2024-04-01",)}, "begin on a date; “2024-04-01” is not one"),
    ],
)
def test_that_options_that_make_no_sense_are_refused_with_a_sentence(asked: Any, words: str) -> None:
    with pytest.raises(Refused) as refusal:
        SpcOptions(**asked)
    assert words in refusal.value.sentence
    assert refusal.value.sentence.endswith(".")


def test_that_limits_may_be_fixed_after_twelve_points() -> None:
    assert chart(_points(30), SpcOptions(fix_after=12)).current.baseline == 12


# ------------------------------------------------------------------------------------------ side by side


def _rows(*facets: str | int) -> list[tuple[str | int, date, float | None]]:
    return [(facet, day, value) for facet in facets for day, value in _points(14)]


def test_that_series_stand_in_the_given_order_then_numbers_then_names() -> None:
    rows = _rows("b ward", 10, "C ward", 9, "A ward", "Provider 10", "Provider 2")
    assert list(charts_by_facet(rows, SpcOptions())) == [
        9, 10, "A ward", "C ward", "Provider 10", "Provider 2", "b ward",
    ]  # fmt: skip
    assert list(charts_by_facet(rows, SpcOptions(), order=("b ward", 10)))[:3] == ["b ward", 10, 9]


def test_that_each_series_is_charted_by_itself() -> None:
    other: list[tuple[str | int, date, float | None]] = [
        ("B", day, 50.0 + (value or 0)) for day, value in _points(20)
    ]
    charts = charts_by_facet([*_rows("A"), *other], SpcOptions("increase", 10.0))
    assert charts["A"] == chart(_points(14), SpcOptions("increase", 10.0))
    assert charts["B"] == chart([(day, value) for _, day, value in other], SpcOptions("increase", 10.0))


def test_that_named_targets_and_changes_reach_only_the_series_they_name() -> None:
    options = SpcOptions("increase", 7.0, rebase=(date(2024, 4, 8),))
    charts = charts_by_facet(_rows("A", "B"), options, targets={"A": 1.0}, rebases={"B": [date(2024, 4, 15)]})
    assert (charts["A"].options.target, charts["B"].options.target) == (1.0, None)
    assert charts["B"].assurance_reason == "No target is set."
    assert [len(drawn.groups) for drawn in charts.values()] == [1, 2]


@pytest.mark.parametrize("named", [{"targets": {"Z": 1.0}}, {"rebases": {"Z": [START]}}])
def test_that_a_name_no_series_has_is_refused(named: Any) -> None:
    with pytest.raises(Refused, match="There is no series called “Z”"):
        charts_by_facet(_rows("A"), SpcOptions(), **named)


def test_that_no_rows_at_all_are_refused() -> None:
    with pytest.raises(Refused, match="no value"):
        charts_by_facet([], SpcOptions())
