"""The charts' rules against the reference's own answers: every case it gives, point by point."""

import json
import os
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.outcomes.spc import charts_by_facet
from pc_desktop.domain.outcomes.spc_chart import SpcChart, SpcGroup, SpcPoint
from pc_desktop.domain.outcomes.spc_options import POINTS_BEFORE_LIMITS, SpcOptions

GIVEN = Path(__file__).resolve().parents[2] / "fixtures" / "spc_cases.json"
REAL = os.environ.get("PC_DESKTOP_SPC_REAL", "")
Case = dict[str, Any]
ICONS = {"consistent_pass": "pass", "consistent_fail": "fail", "inconsistent": "inconsistent", None: None}


def _unfolded(part: Any) -> Any:
    """Undo the fixture's one economy: a column written as {"runs": [[value, times], ...]}."""
    if isinstance(part, dict):
        if set(part) == {"runs"}:
            return [value for value, times in part["runs"] for _ in range(times)]
        return {name: _unfolded(inner) for name, inner in part.items()}
    return [_unfolded(inner) for inner in part] if isinstance(part, list) else part


def _cases(file: Path) -> list[Case]:
    cases: list[Case] = _unfolded(json.loads(file.read_text(encoding="utf-8"))["cases"])
    return cases


ALL = _cases(GIVEN)
BY_ID = {case["id"]: case for case in ALL}
NORMATIVE = [case for case in ALL if case["normative"]]
ANSWERED = [case for case in NORMATIVE if case["expected"]["status"] == "ok"]
REFUSED = [case for case in NORMATIVE if case["expected"]["status"] == "error"]
REAL_ONES = [case for case in _cases(Path(REAL)) if case["normative"]] if REAL else []


def _named(cases: list[Case]) -> list[Any]:
    return [pytest.param(case, id=case["id"]) for case in cases]


def _moment(text: str) -> date:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _charted(case: Case) -> dict[str, SpcChart]:
    """Chart a case as it is given, facets and all."""
    asked, given = case["options"], case["input"]
    numeric = "numeric facet" in (case["note"] or "")
    facets = given["facet"] or ["no facet"] * len(given["date"])
    names = [int(facet) if numeric else facet for facet in facets]
    target, rebase = asked["target"], asked["rebase"]
    options = SpcOptions(
        improvement=asked["improvement_direction"],
        target=None if isinstance(target, dict) else target,
        screen_outliers=asked["screen_outliers"],
        fix_after=asked["fix_after_n_points"],
        rebase=() if isinstance(rebase, dict) else tuple(_moment(day) for day in rebase or ()),
    )
    charts = charts_by_facet(
        zip(names, map(_moment, given["date"]), given["value"], strict=True),
        options,
        targets=target if isinstance(target, dict) else None,
        rebases={name: [_moment(day) for day in days] for name, days in rebase.items()}
        if isinstance(rebase, dict)
        else None,
        order=("C ward", "b ward", "A ward") if "factor facet" in (case["note"] or "") else (),
    )
    return {str(name): chart for name, chart in charts.items()}


def _near(found: float | None, wanted: float | None, range_size: float | None) -> bool:
    if found is None or wanted is None:
        return found is None and wanted is None
    return abs(found - wanted) <= 1e-9 * max(abs(wanted), range_size or 0.0)


def _flag(value: bool | None) -> bool:
    """Read an undefined flag as the reference means it: not marked."""
    return bool(value)


def _number_columns(chart: SpcChart, place: int) -> dict[str, float | None]:
    point = chart.points[place]
    group = point.group
    place_in_group = place - [other.group.number for other in chart.points].index(group.number)
    return {
        "value": point.value,
        "fix_value": point.value if place_in_group < group.baseline else None,
        "mean": point.mean,
        "lpl": point.lpl,
        "upl": point.upl,
        "near_lpl": point.near_lpl,
        "near_upl": point.near_upl,
        "moving_range_used": point.moving_range if point.range_counts else None,
        "avg_moving_range": group.limits.average_moving_range if group.limits else None,
        "target": chart.options.target,
    }


def _word_columns(point: SpcPoint) -> dict[str, object]:
    return {
        "rebase_group": point.group.number,
        "relative_to_mean": point.signals.side,
        "outside_limits": point.signals.outside,
        "close_to_limits": point.signals.close,
        "rule_trend": point.signals.trend,
        "rule_two_in_three": point.signals.two_in_three,
        "rule_shift": point.signals.shift,
        "special_cause_type": point.special_cause,
        "special_cause_flag": point.special_cause != "Common Cause",
        "point_type": point.point_type,
        "short_group_warning": point.group.n < POINTS_BEFORE_LIMITS,
    }


def _assert_points_agree(charts: dict[str, SpcChart], wanted: dict[str, list[Any]]) -> None:
    order = [(facet, place) for facet, chart in charts.items() for place in range(len(chart.points))]
    assert [facet for facet, _ in order] == [str(facet) for facet in wanted["facet"]]
    assert [charts[facet].points[place].date for facet, place in order] == [*map(_moment, wanted["date"])]
    for row, (facet, place) in enumerate(order):
        size = wanted["avg_moving_range"][row]
        for name, number in _number_columns(charts[facet], place).items():
            assert _near(number, wanted[name][row], size), (facet, place, name, number, wanted[name][row])
        for name, word in _word_columns(charts[facet].points[place]).items():
            expected = _flag(wanted[name][row]) if isinstance(word, bool) else wanted[name][row]
            assert word == expected, (facet, place, name, word, expected)


def _assert_icons_agree(chart: SpcChart, wanted: Case) -> None:
    assert len(chart.points) == wanted["n"]
    assert chart.last.point_type == wanted["last_point_type"]
    assert chart.last.special_cause == wanted["last_special_cause_type"]
    assert chart.variation == wanted["variation_icon"]
    _assert_assurance_agrees(chart, wanted["assurance_type"])
    if chart.current.limits is not None:
        assert chart.assurance == wanted["assurance_icon"]


def _assert_assurance_agrees(chart: SpcChart, wanted: str | None) -> None:
    """Hold the icon to the reference, save where it calls a target with no limits hit and miss."""
    if chart.current.limits is None and wanted is not None:
        assert wanted == "inconsistent"
        assert chart.assurance is None
        assert chart.assurance_reason.startswith("Limits are not available: ")
    else:
        assert chart.assurance == ICONS[wanted]


def _assert_group_agrees(group: SpcGroup, wanted: Case) -> None:
    limits = group.limits
    size = limits.average_moving_range if limits else None
    assert group.number == wanted["rebase_group"]
    assert group.n == wanted["n"]
    assert _near(group.mean, wanted["mean"], size)
    assert _near(limits.lpl if limits else None, wanted["lpl"], size)
    assert _near(limits.upl if limits else None, wanted["upl"], size)
    assert group.common_cause == wanted["common_cause"]
    assert group.improvement == wanted["special_cause_improvement"]
    assert group.concern == wanted["special_cause_concern"]
    assert group.neutral == group.n - group.common_cause - group.improvement - group.concern
    assert group.last_type == wanted["variation_type"]


def _assert_agrees(case: Case) -> None:
    charts, expected = _charted(case), case["expected"]
    _assert_points_agree(charts, expected["points"])
    assert list(charts) == [str(series["facet"]) for series in expected["series"]]
    for series in expected["series"]:
        _assert_icons_agree(charts[str(series["facet"])], series)
    groups = [(facet, group) for facet, chart in charts.items() for group in chart.groups]
    assert [facet for facet, _ in groups] == [str(wanted["facet"]) for wanted in expected["groups"]]
    for (facet, group), wanted in zip(groups, expected["groups"], strict=True):
        _assert_group_agrees(group, wanted)
        if group is charts[facet].current:
            _assert_assurance_agrees(charts[facet], wanted["assurance_type"])
        else:
            assert wanted["assurance_type"] is None


@pytest.mark.parametrize("case", _named(ANSWERED))
def test_that_a_case_is_answered_as_the_reference_answers_it(case: Case) -> None:
    _assert_agrees(case)


@pytest.mark.parametrize("case", _named(REFUSED))
def test_that_a_case_is_refused_where_the_reference_refuses_it(case: Case) -> None:
    with pytest.raises(Refused) as refusal:
        _charted(case)
    assert refusal.value.sentence.endswith(".")


@pytest.mark.skipif(not REAL, reason="PC_DESKTOP_SPC_REAL names no file of real cases")
@pytest.mark.parametrize("case", _named(REAL_ONES) or [pytest.param({}, id="none")])
def test_that_a_real_case_is_answered_as_the_reference_answers_it(case: Case) -> None:
    _assert_agrees(case)


def test_that_all_the_reference_cases_are_there() -> None:
    assert (len(ALL), len(ANSWERED), len(REFUSED)) == (255, 240, 5)


def test_that_a_series_without_a_named_target_has_no_assurance_icon() -> None:
    charts = _charted(BY_ID["facet_06"])
    unnamed = [chart for facet, chart in charts.items() if facet != "A ward"]
    assert [(chart.assurance, chart.assurance_reason) for chart in unnamed] == [
        (None, "No target is set.")
    ] * 2
    assert charts["A ward"].assurance is not None


@pytest.mark.parametrize("case", _named([case for case in ALL if case["family"] == "missing"]))
def test_that_missing_values_are_left_out_and_told_where_the_reference_stumbles(case: Case) -> None:
    values = [value for value in case["input"]["value"] if value is not None]
    if not values:
        with pytest.raises(Refused, match="no value"):
            _charted(case)
        return
    chart = _charted(case)["no facet"]
    assert sorted(point.value for point in chart.points) == sorted(values)
    assert len(chart.missing) == len(case["input"]["value"]) - len(values) > 0
    assert "left out" in chart.notes[0]


@pytest.mark.parametrize("name", ["error_11", "error_12"])
def test_that_nothing_to_chart_and_two_targets_are_refused(name: str) -> None:
    with pytest.raises(Refused):
        _charted(BY_ID[name])
