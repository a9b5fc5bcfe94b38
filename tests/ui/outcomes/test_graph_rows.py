"""A drawing prepared without a window: broken where it must be, and explained in full."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from math import isnan

import pytest

from pc_desktop.domain.outcomes.spc_chart import Assurance, Variation
from pc_desktop.domain.settings import Event
from pc_desktop.services.chart_marks import BaselineLine
from pc_desktop.services.outcome_chart import OutcomeChart
from pc_desktop.ui.outcomes.graph_rows import _ASSURANCES, _VARIATIONS, finding_of, graph_rows, mark_rows
from pc_desktop.ui.outcomes.rows import KeyEntry, Level, Stroke
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
    assert rows.levels == (Level(11.0, "median 11 days"),)
    assert [entry.words for entry in rows.key] == ["common cause", "median"]
    assert mark_rows(chart) == ()


def test_that_thirteen_months_have_both(charted: Charted) -> None:
    chart = charted(*STEADY[:13])
    rows = graph_rows(chart)
    assert [level.words.split()[0] for level in rows.levels] == ["mean", "upper", "lower"]
    assert {y for y in rows.limits.ys if not isnan(y)} == {level.y for level in rows.levels[1:]}
    assert [mark.letter for mark in mark_rows(chart)] == ["~"]


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
    assert first.readout.startswith("Jan-2024: 10 days, 1 discharge · mean 11 days, limits ")
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
    }


def test_that_nothing_to_draw_is_an_empty_drawing(charted: Charted) -> None:
    rows = graph_rows(charted(None, None))
    assert (rows.spots, rows.line.xs, rows.centre.xs, rows.levels, rows.key) == ((), (), (), (), ())
    assert mark_rows(charted(None, None)) == ()


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
        ("neutral_high", None, ""),
        ("neutral_low", None, ""),
    ],
)
def test_that_marks_say_the_variation_and_then_the_target(
    charted: Charted, variation: Variation, assurance: Assurance | None, letters: str
) -> None:
    marks = mark_rows(replace(charted(*STEADY), variation=variation, assurance=assurance))
    assert "".join(mark.letter for mark in marks) == letters
    assert marks[0].finding is finding_of(variation)
    assert all(mark.words for mark in marks)


def test_that_every_icon_has_a_sign_of_its_own() -> None:
    marks = [*_VARIATIONS.values(), *_ASSURANCES.values()]
    assert len({(mark.letter, mark.glyph, mark.finding) for mark in marks}) == len(marks)
    without_colour = {(mark.letter, mark.glyph) for mark in marks}
    assert len(without_colour) == len(marks) - 2, "better and worse share a letter, and differ by their words"


def test_that_a_target_and_a_baseline_have_lines_of_their_own(charted: Charted) -> None:
    rows = graph_rows(charted(*STEADY, target=5.0))
    assert rows.target.ys == (5.0, 5.0)
    assert Level(5.0, "target 5.0") in rows.levels
    assert Stroke.TARGET in {entry.mark for entry in rows.key}
    based = graph_rows(
        replace(charted(*STEADY), baseline=BaselineLine(0, 5, 11.0, "baseline year 11 days, n 6"))
    )
    assert based.baseline.ys == (11.0, 11.0)
    assert KeyEntry(Stroke.BASELINE, "baseline year 11 days, n 6") in based.key


def test_that_a_point_left_out_is_hollow_and_joined_to_nothing(charted: Charted) -> None:
    rows = graph_rows(charted(*STEADY, ghosts={date(2024, 3, 1): "flood"}))
    assert [spot.hollow for spot in rows.spots[:4]] == [False, False, True, False]
    assert 2.0 not in [x for x, y in zip(rows.line.xs, rows.line.ys, strict=True) if not isnan(y)]
    assert Stroke.HOLLOW in {entry.mark for entry in rows.key}
    first = graph_rows(charted(*STEADY, ghosts={date(2024, 1, 1): "flood"})).spots[0]
    assert first.readout == "Jan-2024: 10 days, 1 discharge; left out: flood"
    only = graph_rows(charted(5.0, ghosts={date(2024, 1, 1): "flood"}))
    assert (only.line.xs, len(only.spots)) == ((), 1)
