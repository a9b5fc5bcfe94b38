"""Days and cases between rare events: brought to an even scale and back, with limits that chance explains."""

from datetime import date, timedelta
from math import inf, isclose, log
from random import Random
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.outcomes.measured import Observed
from pc_desktop.domain.outcomes.rare_events import (
    POWER,
    Gap,
    Gaps,
    cases_between,
    days_between,
    is_sparse,
    opposite,
    to_days,
    to_even,
)
from pc_desktop.domain.outcomes.spc_limits import geometric_centre, geometric_limits

START = date(2025, 1, 1)


def _events(*days: int, value: float = 1.0) -> list[Observed]:
    return [Observed(START + timedelta(days=day), value, f"{at}") for at, day in enumerate(days)]


@given(st.integers(0, 40_000))
def test_that_days_come_back_from_the_even_scale(days: int) -> None:
    back = to_days(to_even(days))
    assert (back is None) == (days == 0)
    assert isclose(back or 0.0, days, rel_tol=1e-9)
    assert to_days(-0.5) is None


def test_that_the_published_power_makes_waiting_times_even() -> None:
    dice = Random(7)
    waits = [dice.expovariate(1 / 30) for _ in range(20_000)]
    even = sorted(to_even(wait) for wait in waits)
    mean = sum(even) / len(even)
    assert POWER == 3.6
    assert abs(mean - median(even)) / mean < 0.01, "mean and middle of an even spread are the same"


def test_that_gaps_run_from_event_to_event_and_the_last_one_to_today() -> None:
    gaps = days_between(_events(0, 3, 3, 10), START + timedelta(days=40))
    assert gaps == Gaps(
        (
            Gap(START + timedelta(days=3), 3.0, "1"),
            Gap(START + timedelta(days=3), 0.0, "2"),
            Gap(START + timedelta(days=10), 7.0, "3"),
        ),
        30.0,
    )
    assert days_between([], START) == Gaps((), None)
    assert days_between(_events(5), START + timedelta(days=5)) == Gaps((), 0.0)


@given(st.lists(st.integers(0, 2000), min_size=1, max_size=30), st.integers(0, 500))
def test_that_all_gaps_together_are_the_time_from_the_first_event_to_today(
    days: list[int], more: int
) -> None:
    ordered = sorted(days)
    gaps = days_between(_events(*ordered), START + timedelta(days=ordered[-1] + more))
    whole = sum(gap.length for gap in gaps.closed) + (gaps.still_open or 0.0)
    assert whole == ordered[-1] + more - ordered[0]
    assert len(gaps.closed) == len(days) - 1


def test_that_cases_between_events_are_those_that_were_none() -> None:
    told = [
        Observed(START + timedelta(days=at), float(value), f"{at}")
        for at, value in enumerate([0, 1, 0, 0, 1, 1, 0])
    ]
    gaps = cases_between(told)
    assert [(gap.length, gap.case) for gap in gaps.closed] == [(2.0, "4"), (0.0, "5")]
    assert gaps.still_open == 1.0
    assert cases_between(told[:1]) == Gaps((), None)


@given(st.lists(st.booleans(), max_size=60))
def test_that_every_case_after_the_first_event_lies_in_one_gap_or_is_an_event(events: list[bool]) -> None:
    gaps = cases_between([Observed(START, float(one), f"{at}") for at, one in enumerate(events)])
    if True not in events:
        assert gaps == Gaps((), None)
        return
    after = events[events.index(True) + 1 :]
    assert sum(gap.length for gap in gaps.closed) + (gaps.still_open or 0.0) == after.count(False)
    assert len(gaps.closed) == after.count(True)


def test_that_a_series_is_sparse_where_half_of_it_is_none_and_months_without_data_do_not_count() -> None:
    assert is_sparse([0.0, 1.0])
    assert is_sparse([0.0, None, None, 5.0])
    assert not is_sparse([0.0, 1.0, 2.0])
    assert not is_sparse([None, None])
    assert not is_sparse([])


def test_that_longer_between_fewer_events_is_better() -> None:
    assert [opposite(way) for way in ("increase", "decrease", "neutral")] == [
        "decrease",
        "increase",
        "neutral",
    ]


@given(st.floats(0.01, 2000))
def test_that_the_middle_and_the_limits_of_cases_between_are_percentiles(mean: float) -> None:
    none, limits = mean / (1 + mean), geometric_limits(mean)
    assert isclose(none ** geometric_centre(mean), 0.5, rel_tol=1e-9)
    assert none ** (limits.upl + 1) <= 0.00135 + 1e-12, "hardly any count lies above the upper limit"
    assert limits.upl == 0 or none**limits.upl > 0.00135 - 1e-9, "and the limit is no higher than it takes"
    assert limits.lpl == -inf or 1 - none**limits.lpl <= 0.00135 + 1e-9
    assert limits.near_lpl <= geometric_centre(mean)
    assert limits.near_upl <= limits.upl


def test_that_a_single_none_between_two_events_is_never_below_a_limit_by_chance() -> None:
    assert geometric_limits(20).lpl == -inf
    assert geometric_limits(2000).lpl > 0
    assert geometric_limits(20).upl == pytest.approx(log(0.00135) / log(20 / 21), abs=1)


def test_that_events_one_after_another_have_no_width() -> None:
    limits = geometric_limits(0.0)
    assert (geometric_centre(0.0), limits.upl, limits.lpl) == (0.0, 0.0, -inf)
