"""The rules of an XmR chart, each by an example that needs it and by a slower statement of the same."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from math import inf, nextafter
from statistics import fmean
from statistics import mean as exact_mean

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pc_desktop.domain.outcomes.spc import chart
from pc_desktop.domain.outcomes.spc_chart import SpcChart
from pc_desktop.domain.outcomes.spc_limits import accurate_mean
from pc_desktop.domain.outcomes.spc_options import Improvement, SpcOptions

START = date(2024, 4, 1)
QUIET = (49.0, 51.0) * 10
OPPOSITE = str.maketrans("+-", "-+")
SERIES = st.lists(st.integers(-30, 30).map(float), min_size=1, max_size=45)
WALKS = st.lists(st.integers(-3, 3), min_size=1, max_size=45).map(
    lambda steps: [float(sum(steps[: place + 1])) for place in range(len(steps))]
)
ANY = SERIES | WALKS
BASELINE = st.lists(st.floats(-1e6, 1e6), min_size=12, max_size=12)


def _day(place: int) -> date:
    return START + timedelta(days=7 * place)


def _dated(values: Sequence[float | None]) -> list[tuple[date, float | None]]:
    return [(_day(place), value) for place, value in enumerate(values)]


def _chart(values: Sequence[float | None], options: SpcOptions | None = None) -> SpcChart:
    return chart(_dated(values), options or SpcOptions("increase"))


def _causes(drawn: SpcChart) -> list[str]:
    return [point.special_cause for point in drawn.points]


def _fixed(tail: Sequence[float], improvement: Improvement = "increase") -> SpcChart:
    """Chart points after twenty around 50: limits 44.68 and 55.32, near limits 46.45 and 53.55."""
    return _chart([*QUIET, *tail], SpcOptions(improvement, fix_after=20))


def _tail(drawn: SpcChart) -> list[str]:
    return _causes(drawn)[20:]


# ------------------------------------------------------------------------------------------ lines


def test_that_limits_lie_2_66_mean_moving_ranges_from_the_mean() -> None:
    limits = _chart(QUIET).current.limits
    assert limits is not None
    assert limits.average_moving_range == 2
    assert (limits.lpl, limits.upl) == pytest.approx((44.68, 55.32), rel=1e-12)
    assert (limits.near_lpl, limits.near_upl) == pytest.approx((46.4533333333, 53.5466666667), rel=1e-10)


@given(ANY)
def test_that_without_screening_limits_rest_on_every_moving_range(values: list[float]) -> None:
    assume(len(values) > 1)
    drawn = _chart(values)
    ranges = [abs(Fraction(after) - Fraction(before)) for before, after in pairwise(values)]
    limits = drawn.current.limits
    assert limits is not None
    assert limits.average_moving_range == pytest.approx(float(exact_mean(ranges)), rel=1e-12)
    assert [point.range_counts for point in drawn.points] == [False] + [True] * len(ranges)


def test_that_screening_leaves_an_outlying_range_out_once_and_only_when_asked() -> None:
    values = [*QUIET, 80.0, *QUIET]
    plain, screened = _chart(values), _chart(values, SpcOptions("increase", screen_outliers=True))
    left_out = [point.moving_range for point in screened.points if not point.range_counts]
    assert left_out == [None, 29.0, 31.0]
    assert all(point.range_counts for point in plain.points[1:])
    assert plain.current.limits is not None
    assert screened.current.limits is not None
    assert screened.current.limits.upl < plain.current.limits.upl
    assert screened.current.mean == plain.current.mean


def test_that_a_range_of_exactly_3_267_times_the_mean_is_screened() -> None:
    # Nine equal steps and one larger by the factor f of the mean of all ten: f (9 + x) / 10 = x.
    step = 3.267 * 9 / (10 - 3.267)
    values = [float(place % 2) for place in range(10)]
    for size, is_counted in ((nextafter(step, 0) - 1e-9, True), (step + 1e-9, False)):
        drawn = _chart([*values, values[-1] + size], SpcOptions(screen_outliers=True))
        assert drawn.last.range_counts is is_counted


@given(st.integers(12, 60), st.sampled_from([0.1, 0.7, 0.92, 96.3, 1 / 3, 1e-7, 1e15 / 7]))
def test_that_equal_values_lie_on_their_mean_to_the_last_bit(number: int, value: float) -> None:
    drawn = _chart([value] * number)
    assert drawn.current.mean == value
    assert set(_causes(drawn)) == {"Common Cause"}


@given(st.lists(st.floats(-1e12, 1e12), min_size=1, max_size=60))
def test_that_the_mean_is_as_near_as_the_exact_one(values: list[float]) -> None:
    assert accurate_mean(values) == pytest.approx(
        exact_mean(values), rel=1e-15, abs=1e-15 * max(map(abs, values))
    )


def test_that_a_fixed_baseline_is_counted_in_each_group_and_a_fraction_of_a_point_is_dropped() -> None:
    values = [float(value) for value in range(40)]
    drawn = _chart(values, SpcOptions("increase", fix_after=12.9, rebase=(_day(15),)))
    assert [group.baseline for group in drawn.groups] == [12, 12]
    assert [group.mean for group in drawn.groups] == [fmean(range(12)), fmean(range(15, 27))]
    assert [point.range_counts for point in drawn.points[:15]] == [False] + [True] * 11 + [False] * 3


def test_that_limits_may_lie_below_zero_and_above_one() -> None:
    limits = _chart([0.0, 1.0] * 10).current.limits
    assert limits is not None
    assert limits.lpl < 0
    assert limits.upl > 1


@given(ANY)
def test_that_the_median_of_the_current_group_is_given_for_a_run_chart(values: list[float]) -> None:
    drawn = _chart([1000.0, *values], SpcOptions(rebase=(_day(1),)))
    below, above = (sum(sign * value < sign * drawn.median for value in values) for sign in (1, -1))
    assert max(below, above) <= len(values) / 2


# ------------------------------------------------------------------------------------------ rules


@given(BASELINE)
def test_that_a_point_on_a_limit_is_inside_it(baseline: list[float]) -> None:
    options = SpcOptions("increase", fix_after=12)
    limits = _chart(baseline, options).current.limits
    assert limits is not None
    on = _chart([*baseline, limits.upl, limits.lpl, limits.near_upl, limits.near_lpl], options)
    assert [point.signals.outside for point in on.points[12:]] == [False] * 4
    assert [point.signals.close for point in on.points[14:]] == [False] * 2
    beyond = _chart([*baseline, nextafter(limits.upl, inf), nextafter(limits.lpl, -inf)], options)
    assert _causes(beyond)[12:] == ["Above UCL", "Below LCL"]


def test_that_a_point_outside_the_limits_is_not_called_close_to_them() -> None:
    signals = [point.signals for point in _fixed([54.0, 56.0, 46.0, 44.0]).points[20:]]
    assert [(mark.close, mark.outside) for mark in signals] == [(True, False), (False, True)] * 2


@pytest.mark.parametrize(("run", "marked"), [(6, 0), (7, 7), (8, 8)])
def test_that_seven_points_on_one_side_are_a_shift_and_six_are_not(run: int, marked: int) -> None:
    for side, label in ((1, "7 Points Above CL"), (-1, "7 Points Below CL")):
        tail = [50 + side * (1 + place % 2) for place in range(run)]
        drawn = _fixed([50.0, *tail, 50.0])
        assert _tail(drawn).count(label) == marked
        assert _tail(drawn)[0] == _tail(drawn)[-1] == "Common Cause"


def test_that_a_point_on_the_mean_ends_a_shift_and_is_no_part_of_one() -> None:
    assert set(_tail(_fixed([50.0, 51, 52, 51, 50, 51, 52, 51]))) == {"Common Cause"}


@pytest.mark.parametrize(("run", "marked"), [(6, 0), (7, 7), (8, 8)])
def test_that_seven_rising_or_falling_points_are_a_trend_and_six_are_not(run: int, marked: int) -> None:
    for slope, label in ((1, "7 Point Trend (Increasing)"), (-1, "7 Point Trend (Decreasing)")):
        tail = [50 + slope * 0.5 * (place - run / 2 + 0.5) for place in range(run)]
        drawn = _fixed([tail[0], *tail])
        assert _tail(drawn).count(label) == marked


def test_that_a_tie_breaks_a_trend() -> None:
    assert set(_tail(_fixed([48.5, 49, 49.5, 49.5, 50.5, 51, 51.5, 48.5]))) == {"Common Cause"}


def test_that_two_close_points_of_three_on_one_side_mark_only_the_close_ones() -> None:
    assert _tail(_fixed([50.0, 54, 51, 54])) == [
        "Common Cause",
        "2 in 3 Above CL",
        "Common Cause",
        "2 in 3 Above CL",
    ]
    assert _tail(_fixed([50.0, 46, 46, 49]))[1:] == ["2 in 3 Below CL", "2 in 3 Below CL", "Common Cause"]


def test_that_close_points_with_one_across_the_mean_or_on_it_signal_nothing() -> None:
    for between in (49.0, 50.0):
        assert set(_tail(_fixed([50.0, 54, between, 54]))) == {"Common Cause"}


def test_that_a_point_outside_counts_as_close_only_when_asked() -> None:
    tail = [50.0, 56, 51, 54, 50]
    assert _tail(_fixed(tail))[1:4] == ["Above UCL", "Common Cause", "Common Cause"]
    asked = SpcOptions("increase", fix_after=20, outside_counts_as_close=True)
    assert _tail(_chart([*QUIET, *tail], asked))[1:4] == ["Above UCL", "Common Cause", "2 in 3 Above CL"]


def test_that_the_first_rule_in_order_gives_the_label() -> None:
    rising = _fixed([50.5, 51.0, 51.5, 52.0, 53.6, 54.0, 56.0])
    assert _tail(rising) == ["7 Point Trend (Increasing)"] * 6 + ["Above UCL"]
    assert all(point.signals.trend and point.signals.shift for point in rising.points[20:])
    assert rising.points[25].signals.two_in_three
    level = _fixed([51.0, 52, 51, 52, 51, 54, 54])
    assert _tail(level) == ["7 Points Above CL"] * 5 + ["2 in 3 Above CL"] * 2
    assert all(point.signals.shift for point in level.points[20:])


def test_that_a_turning_point_belongs_to_the_later_trend() -> None:
    down, up = [53.0, 52, 51, 50, 49, 48, 47], [48.0, 49, 50, 51, 52, 53]
    labels = _tail(_fixed([*down, *up]))
    assert labels == ["7 Point Trend (Decreasing)"] * 6 + ["7 Point Trend (Increasing)"] * 7


@given(ANY)
def test_that_every_rule_marks_what_a_plain_search_of_all_windows_finds(values: list[float]) -> None:
    drawn = _chart(values)
    mean, limits = drawn.current.mean, drawn.current.limits
    sides = [(value > mean) - (value < mean) for value in values]
    for place, point in enumerate(drawn.points):
        mark = point.signals
        sevens = _windows(values, place, 7)
        assert mark.side == sides[place]
        assert mark.shift == any(abs(sum(sides[start : start + 7])) == 7 for start in sevens)
        assert mark.trend == any(_is_monotone(values[start : start + 7]) for start in sevens)
        if limits is None:
            assert {mark.outside, mark.close, mark.two_in_three} == {False}
            continue
        close = [
            limits.lpl <= value <= limits.upl and not limits.near_lpl <= value <= limits.near_upl
            for value in values
        ]
        assert mark.outside == (not limits.lpl <= values[place] <= limits.upl)
        assert mark.close == close[place]
        assert mark.two_in_three == any(
            close[place] and sum(close[start : start + 3]) >= 2 and abs(sum(sides[start : start + 3])) == 3
            for start in _windows(values, place, 3)
        )


def _windows(values: Sequence[float], place: int, width: int) -> range:
    return range(max(0, place - width + 1), min(place, len(values) - width) + 1)


def _is_monotone(window: Sequence[float]) -> bool:
    return list(window) in (sorted(set(window)), sorted(set(window), reverse=True))


# ------------------------------------------------------------------------------------------ groups


@given(ANY, st.data())
def test_that_rules_and_lines_never_cross_a_change_of_limits(values: list[float], cut: st.DataObject) -> None:
    assume(len(values) > 1)
    place = cut.draw(st.integers(1, len(values) - 1))
    whole = _chart(values, SpcOptions("decrease", rebase=(_day(place),)))
    parts = [chart(part, SpcOptions("decrease")) for part in (_dated(values)[:place], _dated(values)[place:])]
    for group, alone in zip(whole.groups, parts, strict=True):
        own = [point for point in whole.points if point.group is group]
        assert (group.mean, group.limits, group.n) == (
            alone.current.mean,
            alone.current.limits,
            len(alone.points),
        )
        assert [(point.signals, point.special_cause, point.moving_range) for point in own] == [
            (point.signals, point.special_cause, point.moving_range) for point in alone.points
        ]
    assert (whole.variation, whole.median) == (parts[1].variation, parts[1].median)


@given(ANY, st.randoms(use_true_random=False))
def test_that_the_order_points_are_given_in_makes_no_difference(values: list[float], chance: object) -> None:
    shuffled = _dated(values)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    options = SpcOptions("increase", 3.0, rebase=(_day(9), _day(20)))
    assert chart(shuffled, options) == chart(_dated(values), options)


@given(ANY, st.integers(-1000, 1000))
def test_that_adding_a_constant_moves_lines_and_changes_no_signal(values: list[float], lift: int) -> None:
    before = _chart(values)
    assume(_margin(before) > 1e-9)
    after = _chart([value + lift for value in values])
    assert [point.signals for point in after.points] == [point.signals for point in before.points]
    assert _causes(after) == _causes(before)
    assert after.current.mean == pytest.approx(before.current.mean + lift, abs=1e-9)
    if before.current.limits is not None and after.current.limits is not None:
        assert after.current.limits.average_moving_range == before.current.limits.average_moving_range
        assert after.current.limits.upl == pytest.approx(before.current.limits.upl + lift, abs=1e-9)


@given(ANY, st.sampled_from(["increase", "decrease", "neutral"]))
def test_that_a_chart_upside_down_says_the_opposite(values: list[float], improvement: Improvement) -> None:
    assume(all(before != after for before, after in pairwise(values)))
    upright = _chart(values, SpcOptions(improvement))
    turned = _chart([-value for value in values], SpcOptions(improvement))
    for point, mirror in zip(upright.points, turned.points, strict=True):
        assert mirror.signals.side == -point.signals.side
        assert _signs(mirror.special_cause) == _signs(point.special_cause).translate(OPPOSITE)


def _signs(label: str) -> str:
    """Tell which way a label points: + up, - down, nothing where there is no special cause."""
    words = {"Above": "+", "(Increasing)": "+", "Below": "-", "(Decreasing)": "-"}
    return "".join(words.get(word, "") for word in label.split())


def _margin(drawn: SpcChart) -> float:
    limits = drawn.current.limits
    lines = [] if limits is None else [limits.lpl, limits.upl, limits.near_lpl, limits.near_upl]
    return min((abs(point.value - line) for point in drawn.points for line in lines), default=inf)
