"""The sentence under a chart says exactly what its latest point shows."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.outcomes.caption import caption, method, plain
from pc_desktop.domain.outcomes.spc import chart
from pc_desktop.domain.outcomes.spc_chart import SpcChart
from pc_desktop.domain.outcomes.spc_options import Improvement, SpcOptions
from pc_desktop.domain.outcomes.steps import steps_between

WITHIN = "The latest month is within the limits and part of no pattern: common cause, no significant change."
QUIET = (49.0, 51.0) * 10
MONTHS = tuple(steps_between(date(2022, 1, 1), date(2030, 12, 1), "month"))


def _after(
    tail: Sequence[float | None], improvement: Improvement = "decrease", *, asked: SpcOptions | None = None
) -> SpcChart:
    """Chart months after twenty around 50: limits 44.68 and 55.32, near limits 46.45 and 53.55."""
    points = zip(MONTHS, [*QUIET, *tail], strict=False)
    return chart(points, asked or SpcOptions(improvement, fix_after=20))


@pytest.mark.parametrize(
    ("tail", "improvement", "sentence"),
    [
        (
            [50, 49, 48, 49, 48, 49, 48, 49],
            "decrease",
            "The last 7 months are below the mean: special cause, improving.",
        ),
        (
            [49, 48, 49, 48, 49, 48, 49, 48],
            "decrease",
            "The last 8 months are below the mean: special cause, improving.",
        ),
        (
            [50, 52, 51, 52, 51, 52, 51, 52],
            "decrease",
            "The last 7 months are above the mean: special cause, concerning.",
        ),
        (
            [50, 52, 51, 52, 51, 52, 51, 52],
            "neutral",
            "The last 7 months are above the mean: special cause, higher.",
        ),
        ([60], "decrease", "The latest month is above the upper limit: special cause, concerning."),
        (
            [60, 61, 40, 41, 42],
            "decrease",
            "The last 3 months are below the lower limit: special cause, improving.",
        ),
        ([60, 40], "neutral", "The latest month is below the lower limit: special cause, lower."),
        (
            [50, 54, 51, 54],
            "increase",
            "2 of the last 3 months are near the upper limit: special cause, improving.",
        ),
        (
            [50, 46, 46, 46],
            "increase",
            "The last 3 months are all near the lower limit: special cause, concerning.",
        ),
        (
            [52, 48, 48.5, 49, 49.5, 50.5, 51, 51.5],
            "increase",
            "The last 7 months rise one after another: special cause, improving.",
        ),
        (
            [48, 52.5, 52, 51.5, 51, 50, 49.5, 49, 48.5],
            "increase",
            "The last 8 months fall one after another: special cause, concerning.",
        ),
        ([50, 60, 61], "increase", "The last 2 months are above the upper limit: special cause, improving."),
        (
            [52, 48, 48, 48.5, 49, 49.5, 50.5, 51, 51.5],
            "increase",
            "The last 7 months rise one after another: special cause, improving.",
        ),
        (
            [48, 52, 52, 51.5, 51, 50, 49.5, 49, 48.5],
            "decrease",
            "The last 7 months fall one after another: special cause, improving.",
        ),
        (
            [50, 54, 54.5, 54, 54.5],
            "neutral",
            "The last 3 months are all near the upper limit: special cause, higher.",
        ),
        (
            [60, 50],
            "decrease",
            WITHIN,
        ),
    ],
)
def test_that_the_sentence_follows_the_rule_of_the_latest_point(
    tail: list[float], improvement: Improvement, sentence: str
) -> None:
    assert caption(_after(tail, improvement)) == sentence


def test_that_a_gap_among_the_latest_months_is_owned_up_to() -> None:
    assert caption(_after([50, 49, 48, 49, None, 48, 49, 48, 49])).startswith(
        "The last 7 recorded months are below"
    )
    assert caption(_after([60, None])).startswith("The latest recorded month is above")
    assert caption(_after([None, 60])).startswith("The latest month is above")


def test_that_points_outside_are_named_where_they_count_as_near() -> None:
    asked = SpcOptions("increase", fix_after=20, outside_counts_as_close=True)
    assert caption(_after([50, 56, 51, 54], asked=asked)) == (
        "2 of the last 3 months are near or beyond the upper limit: special cause, improving."
    )


def test_that_points_may_stand_for_something_else_than_months() -> None:
    drawn = _after([49, 48] * 4)
    assert caption(drawn, "discharge").startswith("The last 8 discharges are")
    assert caption(drawn, "person discharged", "people discharged").startswith(
        "The last 8 people discharged are"
    )


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (1, "1 month is too few for limits, which need 13: its value is 4."),
        (2, "2 months are too few for limits, which need 13: their median is 4.5."),
        (12, "12 months are too few for limits, which need 13: their median is 9.5."),
    ],
)
def test_that_too_few_points_are_told_by_their_median(number: int, sentence: str) -> None:
    drawn = chart(zip(MONTHS, [4.0 + place for place in range(number)], strict=False), SpcOptions("increase"))
    assert caption(drawn) == sentence
    assert method(drawn) == f"Run chart; median of {'1 month' if number == 1 else f'{number} months'}."


def test_that_a_short_group_says_since_when_and_nothing_of_the_time_before() -> None:
    asked = SpcOptions("decrease", rebase=(date(2023, 9, 1),))
    drawn = _after([40.0, 39, 38, 37, 36, 35, 34, 33], asked=asked)
    assert caption(drawn, written=lambda value: f"{value:.0f} days") == (
        "8 months since 01-Sep-2023 are too few for limits, which need 13: their median is 36 days."
    )
    assert method(drawn) == "Run chart; median of 8 months since 01-Sep-2023."


def test_that_a_run_is_not_counted_back_across_a_change_of_limits() -> None:
    before = [float(place) for place in range(-20, 0)]
    after = [0.0, *(10 + place / 10 for place in range(13))]
    drawn = chart(zip(MONTHS, [*before, *after], strict=False), SpcOptions("increase", rebase=(MONTHS[20],)))
    assert caption(drawn) == "The last 14 months rise one after another: special cause, improving."


def test_that_a_level_line_is_called_one() -> None:
    drawn = chart(zip(MONTHS, [0.0] * 14, strict=False), SpcOptions("decrease", screen_outliers=True))
    assert caption(drawn) == "All 14 months have the value 0: no variation."


def test_that_common_cause_without_limits_does_not_speak_of_limits_kept() -> None:
    asked = SpcOptions("decrease", fix_after=12, screen_outliers=True)
    drawn = chart(zip(MONTHS, [5.0] * 12 + [6, 5, 6], strict=False), asked)
    assert caption(drawn) == (
        "The latest month is part of no pattern, and there are no limits to hold it against: common cause."
    )


def test_that_the_lines_tell_how_they_are_drawn() -> None:
    assert (
        method(_after([], asked=SpcOptions()))
        == "XmR chart; limits from all 20 months; all moving ranges counted."
    )
    asked = SpcOptions(
        fix_after=12, screen_outliers=True, outside_counts_as_close=True, rebase=(date(2022, 3, 1),)
    )
    assert method(_after([], asked=asked), "discharge") == (
        "XmR chart; limits from the first 12 of 18 discharges since 01-Mar-2022; outlying moving ranges left "
        "out; points outside the limits count as near them."
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [(12.0, "12"), (12.54, "12.5"), (1204.0, "1,204"), (0.0, "0"), (-3.04, "-3"), (10.0, "10"), (-0.04, "0")],
)
def test_that_values_are_written_with_one_decimal_at_most(value: float, text: str) -> None:
    assert plain(value) == text


@given(
    st.lists(st.integers(-20, 20).map(float), min_size=13, max_size=50),
    st.lists(st.integers(1, 9).map(float), max_size=12),
    st.sampled_from([1, -1]),
)
def test_that_the_run_in_the_sentence_is_the_longest_on_the_chart(
    values: list[float], tail: list[float], way: int
) -> None:
    drawn = chart(
        zip(MONTHS, [*values, *(way * value for value in tail)], strict=False), SpcOptions("increase")
    )
    sentence, last = caption(drawn), drawn.last
    assert sentence.endswith(".")
    assert ("special cause" in sentence) == (last.special_cause != "Common Cause")
    assert ("the mean" in sentence) == (last.special_cause in {"7 Points Above CL", "7 Points Below CL"})
    if "the mean" in sentence:
        run = int(sentence.split()[2])
        sides = [point.signals.side for point in drawn.points]
        assert set(sides[-run:]) == {last.signals.side}
        assert run >= 7
        assert run == len(sides) or sides[-run - 1] != last.signals.side
