"""The clocks of a referral: exact over the days on which the clocks change, pauses shown and never taken off."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.calendar import LONDON, moment_of
from pc_desktop.domain.clocks import (
    clocks_of,
    due_after,
    leg_words,
    limit_words,
    pause_words,
    standards_of,
    time_words,
)
from pc_desktop.domain.enquiry import Enquiry
from pc_desktop.domain.profile import Profile, Standard
from pc_desktop.domain.referral import STATES, Milestone

START = moment_of(date(2026, 11, 16), time(9))  # a Monday
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1)).map(  # noqa: DTZ001
    lambda moment: moment.replace(tzinfo=UTC, microsecond=0)
)
URGENT = Standard("2", 48, 168, working=False)


def _life(*turns: tuple[str, float]) -> tuple[Milestone, ...]:
    """Make turns some hours after the start; a correction names the turn before as `!state`."""
    made: list[Milestone] = []
    for number, (state, hours) in enumerate(turns, start=1):
        wrong = made[-1].key if state.startswith("!") else None
        at = START + timedelta(hours=hours)
        made.append(Milestone(f"m{number}", "r", number, at, state.lstrip("!"), "L", None, "", None, wrong))
    return tuple(made)


def test_that_each_part_of_the_way_is_told_and_the_whole_is_their_sum() -> None:
    clocks = clocks_of(
        _life(("received", 0), ("triaged", 5), ("accepted", 30), ("offered", 100), ("admitted", 150)), "2", ()
    )
    assert [leg_words(leg, START) for leg in clocks.legs] == ["5 hours", "25 hours", "3 days", "2 days"]
    parts = sum((leg.end - leg.start for leg in clocks.legs if leg.start and leg.end), timedelta())
    assert clocks.whole.start
    assert clocks.whole.end
    assert parts == clocks.whole.end - clocks.whole.start == timedelta(hours=150)


def test_that_a_step_left_out_is_counted_by_the_next() -> None:
    clocks = clocks_of(_life(("received", 0), ("offered", 7)), "2", ())
    now = START + timedelta(hours=10)
    assert [leg_words(leg, now) for leg in clocks.legs] == ["7 hours", "0 hours", "0 hours", "3 hours so far"]


def test_that_a_referral_that_ended_another_way_stops_its_clocks() -> None:
    clocks = clocks_of(_life(("received", 0), ("triaged", 2), ("withdrawn", 50)), "2", (URGENT,))
    assert leg_words(clocks.legs[1], START) == "2 days, then ended"
    assert leg_words(clocks.legs[2], START) == "ended before"
    assert clocks.whole.stopped
    assert all(limit.done is not None for limit in clocks.limits)


def test_that_a_pause_is_told_and_never_taken_off() -> None:
    turns = _life(("received", 0), ("information_asked", 1), ("triaged", 73))
    clocks = clocks_of(turns, "2", (URGENT,))
    assert pause_words(clocks, START) == "paused 3 days for information; still counted in the total"
    assert clocks.limits[0].is_breached(START)
    going = clocks_of(turns[:2], "2", ())
    assert "still waiting" in pause_words(going, START + timedelta(days=2))
    assert pause_words(clocks_of(turns[:1], "2", ()), START) == ""


def _asked(begins: float, ends: float | None) -> Enquiry:
    """Ask for information some hours after the start, answered or not."""
    answered = None if ends is None else START + timedelta(hours=ends)
    at = START + timedelta(hours=begins)
    return Enquiry(f"e{begins}", "r", at, "L", "team", ("ECG",), "", date(2026, 11, 20), None, answered)


def test_that_what_was_asked_later_pauses_too_and_no_moment_counts_twice() -> None:
    turns = _life(("received", 0), ("information_asked", 1), ("triaged", 25), ("accepted", 30))
    asked = [_asked(1, 49), _asked(60, 61), _asked(100, None)]
    clocks = clocks_of(turns, "2", (), frozenset(), asked)
    hours = [
        ((start - START).total_seconds() / 3600, end and (end - START).total_seconds() / 3600)
        for start, end in clocks.pauses
    ]
    assert hours == [(1, 49), (60, 61), (100, None)]
    said = pause_words(clocks, START + timedelta(hours=123))
    assert said == "paused 3 days for information, still waiting; still counted in the total"
    ended = clocks_of(
        (*turns, *_life(*[("received", 0)] * 4, ("withdrawn", 110))[4:]), "2", (), frozenset(), asked
    )
    assert ended.pauses[-1] == (START + timedelta(hours=100), START + timedelta(hours=110))


@given(st.lists(st.tuples(st.integers(0, 80), st.none() | st.integers(0, 80)), max_size=6))
def test_that_pauses_never_overlap_and_miss_nothing_asked(spans: list[tuple[int, int | None]]) -> None:
    asked = [_asked(start, None if more is None else start + more) for start, more in spans]
    pauses = clocks_of(_life(("received", 0)), "2", (), frozenset(), asked).pauses
    for (_, end), (start, _) in pairwise(pauses):
        assert end is not None
        assert end < start
    for one in asked:
        assert any(
            start <= one.at and (end is None or (one.answered is not None and one.answered <= end))
            for start, end in pauses
        )


def test_that_part_of_a_working_day_goes_on_to_the_minute_on_the_next() -> None:
    friday = moment_of(date(2026, 11, 20), time(23, 30))
    assert due_after(friday, 1, working=True) == moment_of(date(2026, 11, 23), time(0, 30))
    assert due_after(friday, 23, working=True) == moment_of(date(2026, 11, 23), time(22, 30))


@given(st.integers(0, 96), st.integers(0, 96), st.integers(0, 200))
def test_that_hours_of_the_clock_add_up_over_both_clock_changes(first: int, more: int, begins: int) -> None:
    for change in (date(2026, 3, 27), date(2026, 10, 23)):
        start = moment_of(change) + timedelta(hours=begins)
        due = due_after(due_after(start, first), more)
        assert due == due_after(start, first + more)
        assert (due - start).total_seconds() == (first + more) * 3600


def test_that_a_turn_put_right_counts_no_more() -> None:
    clocks = clocks_of(_life(("received", 0), ("admitted", 5), ("!triaged", 6)), "2", ())
    assert clocks.whole.end is None
    assert leg_words(clocks.legs[0], START) == "6 hours"


def test_that_limits_are_said_before_at_and_after_their_time() -> None:
    clocks = clocks_of(_life(("received", 0)), "2", (URGENT,))
    answer = clocks.limits[0]
    assert limit_words(answer, START) == "to be answered by 18-Nov-2026 09:00 (standard 48 hours)"
    assert not answer.is_near(START)
    assert answer.is_near(START + timedelta(hours=30))
    assert not answer.is_breached(START + timedelta(hours=48))
    late = START + timedelta(hours=48 + 72)
    assert limit_words(answer, late) == "not answered: 3 days overdue (standard 48 hours)"
    done = clocks_of(_life(("received", 0), ("triaged", 10)), "2", (URGENT,)).limits[0]
    assert limit_words(done, late) == "answered in time, 16-Nov-2026 19:00 (standard 48 hours)"


def test_that_hours_of_the_clock_are_exact_where_the_clocks_change() -> None:
    before = moment_of(date(2026, 10, 24), time(12))  # the day before the clocks go back
    assert due_after(before, 24) == moment_of(date(2026, 10, 25), time(11))
    spring = moment_of(date(2026, 3, 28), time(12))
    assert due_after(spring, 24) == moment_of(date(2026, 3, 29), time(13))


def test_that_working_days_keep_the_time_on_the_wall_and_leave_out_weekends_and_holidays() -> None:
    friday = moment_of(date(2026, 3, 27), time(15))
    assert due_after(friday, 24, working=True) == moment_of(date(2026, 3, 30), time(15))
    thursday = moment_of(date(2026, 4, 2), time(10))
    easter = frozenset({date(2026, 4, 3), date(2026, 4, 6)})
    assert due_after(thursday, 48, easter, working=True) == moment_of(date(2026, 4, 8), time(10))
    saturday = moment_of(date(2026, 11, 21), time(10))
    assert due_after(saturday, 24, working=True) == moment_of(date(2026, 11, 24))
    assert due_after(friday, 12, working=True) == moment_of(date(2026, 3, 30), time(3))


@given(MOMENTS, st.integers(0, 400), st.integers(0, 40), st.booleans())
def test_that_more_hours_are_never_due_sooner(start: datetime, hours: int, more: int, working: bool) -> None:
    due = due_after(start, hours, working=working)
    assert start <= due
    assert due <= due_after(start, hours + more, working=working) or more == 0


@given(MOMENTS, st.integers(1, 20))
def test_that_whole_working_days_end_on_a_working_day_at_the_same_time(start: datetime, days: int) -> None:
    due = due_after(start, 24 * days, working=True).astimezone(LONDON)
    assert due.weekday() < 5
    began = start.astimezone(LONDON)
    if began.weekday() < 5 and not 0 < began.hour < 3:
        assert (due.hour, due.minute) == (began.hour, began.minute)


@given(
    st.lists(st.tuples(st.sampled_from(sorted(STATES)), st.floats(0, 200)), max_size=8),
    st.sampled_from(["1", "2", ""]),
)
def test_that_clocks_never_run_backwards(turns: list[tuple[str, float]], urgency: str) -> None:
    ordered = sorted(turns, key=lambda turn: turn[1])
    clocks = clocks_of(_life(("received", 0), *ordered), urgency, (URGENT,))
    for leg in (*clocks.legs, clocks.whole):
        if leg.start and leg.end and not leg.stopped:
            assert leg.start <= leg.end
    for start, end in clocks.pauses:
        assert end is None or start <= end
    assert bool(clocks.limits) == (urgency == "2")


def test_that_standards_set_in_setup_come_before_the_profiles_and_broken_ones_do_not() -> None:
    profile = Profile("p", "P", (), (), (), (URGENT,), "", (), (), ())
    assert standards_of({"standards": ""}, profile) == (URGENT,)
    assert standards_of({"standards": "{broken"}, profile) == (URGENT,)
    said = '[{"urgency": "1", "respond_hours": 12, "assess_hours": null, "working": true}]'
    assert standards_of({"standards": said}, profile) == (Standard("1", 12, None, working=True),)


def test_that_a_length_of_time_is_said_in_hours_and_then_in_days() -> None:
    assert time_words(START, START + timedelta(hours=47)) == "47 hours"
    assert time_words(START, START + timedelta(hours=48)) == "2 days"


def test_that_a_referral_without_a_turn_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="first turn"):
        clocks_of((), "2", ())
