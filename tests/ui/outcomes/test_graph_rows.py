"""A drawing prepared without a window: broken where it must be, and explained in full."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from math import isnan

import pytest

from pc_desktop.domain.outcomes.spc_chart import Assurance, Variation
from pc_desktop.domain.settings import Event
from pc_desktop.services.outcome_chart import OutcomeChart
from pc_desktop.ui.outcomes.graph_rows import finding_of, graph_rows, mark_rows
from pc_desktop.ui.outcomes.rows import Level, Stroke
from pc_desktop.ui.widgets.shown import Finding

Charted = Callable[..., OutcomeChart]
STEADY = [10.0, 12.0] * 7


def test_that_a_month_without_a_case_breaks_the_line(charted: Charted) -> None:
    line = graph_rows(charted(10.0, None, 30.0, 31.0)).line
    assert line.xs == (0.0, 1.0, 2.0, 3.0)
    assert [isnan(y) for y in line.ys] == [False, True, False, False]


def test_that_new_limits_break_the_line_and_no_level_reaches_into_the_other_group(charted: Charted) -> None:
    rows = graph_rows(charted(*STEADY, *[30.0, 31.0] * 7, rebase=date(2025, 3, 1)))
    (gap,) = [x for x, y in zip(rows.line.xs, rows.line.ys, strict=True) if isnan(y)]
    assert gap == 13.5
    assert max(x for x, y in zip(rows.centre.xs, rows.centre.ys, strict=True) if y < 20) < 13.5
    assert min(x for x, y in zip(rows.centre.xs, rows.centre.ys, strict=True) if y > 20) > 13.5


def test_that_few_months_have_no_limits_and_no_marks(charted: Charted) -> None:
    chart = charted(*STEADY[:12])
    rows = graph_rows(chart)
    assert rows.limits.xs == ()
    assert rows.levels == (Level(11.0, "median 11.0 days"),)
    assert [entry.words for entry in rows.key] == ["common cause", "median"]
    assert mark_rows(chart.spc) == ()


def test_that_thirteen_months_have_both(charted: Charted) -> None:
    chart = charted(*STEADY[:13])
    rows = graph_rows(chart)
    assert [level.words.split()[0] for level in rows.levels] == ["mean", "upper", "lower"]
    assert {y for y in rows.limits.ys if not isnan(y)} == {level.y for level in rows.levels[1:]}
    assert [mark.letter for mark in mark_rows(chart.spc)] == ["~"]


def test_that_a_short_period_after_a_long_one_keeps_only_the_earlier_limits(charted: Charted) -> None:
    rows = graph_rows(charted(*STEADY, 30.0, 31.0, rebase=date(2025, 3, 1)))
    assert max(rows.limits.xs) < 13.5
    assert [level.words for level in rows.levels] == ["median 30.5 days"]
    assert any(entry.words == "mean or median" for entry in rows.key)


def test_that_a_limit_below_nothing_is_written_with_a_minus_and_not_a_hyphen(charted: Charted) -> None:
    rows = graph_rows(charted(*[0.0, 6.0] * 7))
    (lower,) = (level.words for level in rows.levels if level.words.startswith("lower"))
    assert lower.startswith("lower limit \N{MINUS SIGN}")
    assert f"limits {lower.removeprefix('lower limit ')} to " in rows.spots[0].readout


def test_that_a_readout_names_the_lines_the_point_lies_between(charted: Charted) -> None:
    first = graph_rows(charted(*STEADY)).spots[0]
    assert first.readout.startswith("Jan-2024: 10.0 days, 1 discharge · mean 11.0 days, limits ")
    assert "limits" not in graph_rows(charted(10.0, 12.0)).spots[0].readout


def test_that_the_key_explains_what_is_drawn_and_nothing_else(
    charted: Charted, happened: Callable[[str, int], Event]
) -> None:
    plain = graph_rows(charted(*STEADY))
    assert {entry.mark for entry in plain.key} == {Finding.COMMON_CAUSE, Stroke.CENTRE, Stroke.LIMIT}
    marked = graph_rows(charted(*STEADY, 90.0, events=(happened("Go-live", 4),)))
    assert {entry.mark for entry in marked.key} - {entry.mark for entry in plain.key} == {
        Finding.CONCERN,
        Finding.IMPROVEMENT,
        Stroke.EVENT,
    }


def test_that_nothing_to_draw_is_an_empty_drawing(charted: Charted) -> None:
    rows = graph_rows(charted(None, None))
    assert (rows.spots, rows.line.xs, rows.centre.xs, rows.levels, rows.key) == ((), (), (), (), ())
    assert mark_rows(None) == ()


def test_that_every_kind_of_point_has_its_meaning() -> None:
    kinds = {
        "common_cause": Finding.COMMON_CAUSE,
        "special_cause_improvement": Finding.IMPROVEMENT,
        "special_cause_concern": Finding.CONCERN,
        "special_cause_neutral_high": Finding.NEUTRAL,
        "special_cause_neutral_low": Finding.NEUTRAL,
    }
    assert {kind: finding_of(kind) for kind in kinds} == kinds


@pytest.mark.parametrize(
    ("variation", "assurance", "letters"),
    [
        ("common_cause", None, "~"),
        ("improvement_high", "pass", "HP"),
        ("improvement_low", "fail", "LF"),
        ("concern_high", "inconsistent", "H?"),
        ("concern_low", None, "L"),
        ("neutral_high", None, "↑"),
        ("neutral_low", None, "↓"),
    ],
)
def test_that_marks_say_the_variation_and_then_the_target(
    charted: Charted, variation: Variation, assurance: Assurance | None, letters: str
) -> None:
    spc = charted(*STEADY).spc
    assert spc is not None
    marks = mark_rows(replace(spc, variation=variation, assurance=assurance))
    assert "".join(mark.letter for mark in marks) == letters
    assert marks[0].finding is finding_of(variation)
    assert all(mark.words for mark in marks)
