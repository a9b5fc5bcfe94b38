"""The icons of a chart, its groups, and the series that are odd but must be drawn all the same."""

from collections.abc import Sequence
from dataclasses import FrozenInstanceError
from datetime import date, timedelta
from math import inf, nextafter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.outcomes.spc import chart
from pc_desktop.domain.outcomes.spc_chart import SpcChart
from pc_desktop.domain.outcomes.spc_options import POINTS_BEFORE_LIMITS, Improvement, SpcOptions

START = date(2024, 4, 1)
QUIET = (49.0, 51.0) * 10
SERIES = st.lists(st.integers(-30, 30).map(float), min_size=1, max_size=45)


def _day(place: int) -> date:
    return START + timedelta(days=7 * place)


def _chart(values: Sequence[float], options: SpcOptions | None = None) -> SpcChart:
    return chart(
        ((_day(place), value) for place, value in enumerate(values)), options or SpcOptions("increase")
    )


def _fixed(tail: Sequence[float], improvement: Improvement) -> SpcChart:
    """Chart points after twenty around 50, whose limits of 44.68 and 55.32 hold for all."""
    return _chart([*QUIET, *tail], SpcOptions(improvement, fix_after=20))


def _causes(drawn: SpcChart) -> list[str]:
    return [point.special_cause for point in drawn.points]


# ------------------------------------------------------------------------------------------ icons


@pytest.mark.parametrize(
    ("improvement", "tail", "icon"),
    [
        ("increase", 60.0, "improvement_high"),
        ("increase", 40.0, "concern_low"),
        ("decrease", 60.0, "concern_high"),
        ("decrease", 40.0, "improvement_low"),
        ("neutral", 60.0, "neutral_high"),
        ("neutral", 40.0, "neutral_low"),
        ("increase", 51.0, "common_cause"),
        ("neutral", 51.0, "common_cause"),
    ],
)
def test_that_the_variation_icon_tells_the_latest_point_alone(
    improvement: Improvement, tail: float, icon: str
) -> None:
    assert _fixed([60.0, 40.0, tail], improvement).variation == icon


@given(SERIES, st.sampled_from(["increase", "decrease", "neutral"]))
def test_that_points_of_every_type_add_up(values: list[float], improvement: Improvement) -> None:
    drawn = _chart(values, SpcOptions(improvement, rebase=(_day(10),)))
    for group in drawn.groups:
        kinds = [point.point_type for point in drawn.points if point.group is group]
        assert group.common_cause + group.improvement + group.concern + group.neutral == group.n == len(kinds)
        assert group.improvement == kinds.count("special_cause_improvement")
        assert group.concern == kinds.count("special_cause_concern")
        assert group.last_type == kinds[-1]


@pytest.mark.parametrize(
    ("improvement", "target", "icon", "words"),
    [
        (
            "increase",
            56.0,
            "fail",
            "above the upper limit: unless something changes it will always be missed",
        ),
        ("increase", 44.0, "pass", "below the lower limit: unless something changes it will always be met"),
        ("decrease", 56.0, "pass", "above the upper limit: unless something changes it will always be met"),
        (
            "decrease",
            44.0,
            "fail",
            "below the lower limit: unless something changes it will always be missed",
        ),
        ("increase", 50.0, "inconsistent", "within the limits"),
        ("decrease", 55.0, "inconsistent", "within the limits"),
        ("neutral", 56.0, None, "Neither direction is better"),
        ("increase", None, None, "No target is set."),
    ],
)
def test_that_the_assurance_icon_compares_the_target_with_the_limits(
    improvement: Improvement, target: float | None, icon: str | None, words: str
) -> None:
    drawn = _chart(QUIET, SpcOptions(improvement, target))
    assert drawn.assurance == icon
    assert words in drawn.assurance_reason


def test_that_a_target_exactly_on_a_limit_lies_within_them() -> None:
    limits = _chart(QUIET).current.limits
    assert limits is not None
    for target in (limits.lpl, limits.upl):
        assert _chart(QUIET, SpcOptions("increase", target)).assurance == "inconsistent"
    assert _chart(QUIET, SpcOptions("increase", nextafter(limits.upl, inf))).assurance == "fail"
    assert _chart(QUIET, SpcOptions("increase", nextafter(limits.lpl, -inf))).assurance == "pass"


def test_that_assurance_rests_on_the_latest_group_alone() -> None:
    drawn = _chart(
        [*QUIET, *(value + 40 for value in QUIET)], SpcOptions("increase", 70.0, rebase=(_day(20),))
    )
    assert drawn.assurance == "pass"
    assert _chart(QUIET, SpcOptions("increase", 70.0)).assurance == "fail"


# ------------------------------------------------------------------------------------------ odd series


@pytest.mark.parametrize("number", [12, 13, 40])
def test_that_nothing_but_zeros_is_common_cause_on_one_line(number: int) -> None:
    drawn = _chart([0.0] * number)
    assert (drawn.current.mean, drawn.median) == (0, 0)
    assert drawn.last.lpl == drawn.last.upl == drawn.last.near_lpl == drawn.last.near_upl == 0
    assert set(_causes(drawn)) == {"Common Cause"}
    assert drawn.limits_shown == (number >= POINTS_BEFORE_LIMITS)


def test_that_one_count_among_zeros_stands_out_and_the_rest_is_a_shift() -> None:
    drawn = _chart([0.0] * 10 + [1.0] + [0.0] * 10, SpcOptions("decrease"))
    assert _causes(drawn) == ["7 Points Below CL"] * 10 + ["Above UCL"] + ["7 Points Below CL"] * 10
    assert drawn.variation == "improvement_low"


def test_that_a_constant_series_is_judged_by_its_own_line_and_never_called_hit_and_miss_beside_it() -> None:
    for target, icon in ((95.0, "pass"), (105.0, "fail"), (100.0, "inconsistent")):
        assert _chart([100.0] * 20, SpcOptions("increase", target)).assurance == icon
    on_it = _chart([100.0] * 20, SpcOptions("increase", 100.0))
    assert on_it.assurance_reason == "The target, the mean and both limits are the same."


def test_that_a_constant_series_whose_ranges_are_screened_has_no_limits_and_no_assurance_icon() -> None:
    drawn = _chart([100.0] * 20, SpcOptions("increase", 95.0, screen_outliers=True))
    assert drawn.current.limits is None
    assert drawn.last.mean == 100
    assert [drawn.last.lpl, drawn.last.upl, drawn.last.near_lpl, drawn.last.near_upl] == [None] * 4
    assert drawn.assurance is None
    assert drawn.assurance_reason == "Limits are not available: every value they would rest on is the same."


def test_that_one_point_has_a_mean_and_nothing_else() -> None:
    drawn = _chart([7.0], SpcOptions("increase", 5.0))
    assert (drawn.last.mean, drawn.median, drawn.last.moving_range, drawn.last.upl) == (7, 7, None, None)
    assert (drawn.variation, drawn.assurance) == ("common_cause", None)
    assert drawn.assurance_reason == "Limits are not available: there is only one point."
    assert not drawn.limits_shown


@pytest.mark.parametrize(("number", "may_be_shown"), [(12, False), (13, True), (14, True)])
def test_that_limits_may_be_shown_from_thirteen_points_in_the_current_group(
    number: int, may_be_shown: bool
) -> None:
    drawn = _chart([1.0, 2.0] * 20, SpcOptions(rebase=(_day(40 - number),)))
    assert drawn.current.n == number
    assert drawn.limits_shown is may_be_shown
    assert drawn.current.is_short is not may_be_shown
    assert any("13 are needed" in note for note in drawn.notes) is not may_be_shown


def test_that_a_gap_in_the_dates_changes_nothing_but_the_dates() -> None:
    values = [float(value % 5) for value in range(20)]
    spread = [(START + timedelta(days=place**2), value) for place, value in enumerate(values)]
    apart = chart(spread, SpcOptions())
    assert [(point.signals, point.upl) for point in apart.points] == [
        (point.signals, point.upl) for point in _chart(values, SpcOptions()).points
    ]


def test_that_a_finished_chart_cannot_be_changed() -> None:
    drawn = _chart(QUIET)
    for part in (drawn, drawn.options, drawn.last, drawn.last.signals, drawn.current, drawn.current.limits):
        assert not hasattr(part, "__dict__")
        for name in part.__slots__:  # type: ignore[union-attr]
            with pytest.raises(FrozenInstanceError):
                setattr(part, name, None)
