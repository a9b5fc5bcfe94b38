"""Comparing with care: baselines kept together, no percentage of few, and funnels that chance alone fills."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.outcomes.asked import Scope
from pc_desktop.domain.outcomes.book import CaseBook
from pc_desktop.domain.outcomes.compare import (
    Basis,
    Standing,
    change,
    mean_limits,
    share_limits,
    side_by_side,
)
from pc_desktop.domain.outcomes.definitions import Figure
from pc_desktop.domain.outcomes.folded import chosen_by, figure_of
from pc_desktop.domain.outcomes.kept import FixedBaseline
from pc_desktop.domain.outcomes.measured import Kind, Measure, Observed
from tests.domain.outcomes.invented_cases import BASELINE, NOW, UNITS, YEAR, asked_about, stay

DAY, TODAY = date(2025, 3, 3), date(2026, 11, 17)
SPAN = (YEAR.start, YEAR.end)


def basis(value: float | None, number: int) -> Basis:
    """Invent one side of a comparison."""
    return Basis(BASELINE.start, BASELINE.end, value, number, "Counted.", "What it means.")


@pytest.mark.parametrize(
    ("before", "now", "difference", "percent", "why"),
    [
        (basis(22, 22), basis(0, 0), -22, -100, ""),
        (basis(8, 8), basis(12, 12), 4, 50, ""),
        (basis(4, 4), basis(0, 0), -4, None, "rests on 4, fewer than five"),
        (basis(136.4, 49), basis(100.4, 41), pytest.approx(-36.0), -26, ""),
        (basis(0, 9), basis(3, 3), 3, None, "the baseline is nought"),
        (basis(None, 0), basis(3, 3), None, None, "nothing to compare with"),
        (basis(3, 9), basis(None, 0), None, None, "nothing to compare with"),
    ],
)
def test_that_changes_are_told_as_worked_by_hand(
    before: Basis, now: Basis, difference: float | None, percent: int | None, why: str
) -> None:
    found = change(before, now)
    assert found.difference == difference
    assert found.percent == percent
    assert why in found.why_no_percent


@given(st.integers(0, 4), st.floats(0.1, 1000), st.floats(0, 1000))
def test_that_no_percentage_is_ever_given_of_fewer_than_five(number: int, before: float, now: float) -> None:
    found = change(basis(before, number), basis(now, 50))
    assert found.percent is None
    assert found.why_no_percent


def measure(kind: Kind, values: dict[str, list[float]]) -> Measure:
    """Invent a measure of some units' values."""
    observed = tuple(
        Observed(DAY, value, f"{unit}-{place}", unit)
        for unit, told in values.items()
        for place, value in enumerate(told)
    )
    return Measure(
        "m",
        "M",
        "days",
        "stay",
        kind,
        "decrease",
        "What.",
        "Where.",
        "stay",
        "T",
        observed=observed,
    )


def sides(made: Measure, *units: str) -> dict[str, Standing]:
    """Set units side by side."""
    groups = {unit: chosen_by(Scope(unit=unit)) for unit in units}
    return {one.key: one.standing for one in side_by_side(made, groups, SPAN, TODAY).sides}


def test_that_a_share_far_from_all_is_marked_and_few_are_not_judged() -> None:
    made = measure("share", {"a": [1.0] * 40, "b": [1.0] * 15 + [0.0] * 25, "c": [0.0] * 4})
    assert sides(made, "a", "b", "c") == {"a": Standing.ABOVE, "b": Standing.BELOW, "c": Standing.FEW}


def test_that_a_mean_far_from_all_is_marked() -> None:
    made = measure("mean", {"a": [100.0, 110.0, 90.0] * 10, "b": [300.0, 310.0, 290.0] * 2, "c": []})
    assert sides(made, "a", "b", "c") == {"a": Standing.WITHIN, "b": Standing.ABOVE, "c": Standing.FEW}


def test_that_sizes_are_never_ranked() -> None:
    assert sides(measure("count", {"a": [1.0] * 99, "b": [1.0]}), "a", "b") == dict.fromkeys(
        "ab", Standing.SIZE
    )


@given(st.integers(0, 2**32), st.floats(0.05, 0.95))
def test_that_equal_units_rarely_lie_outside_the_funnel(seed: int, part: float) -> None:
    """Of 20 units of 30 cases with the same chance at most a few are marked: 0.27 % each are expected."""
    chance = Random(seed)
    values = {f"u{unit}": [float(chance.random() < part) for _ in range(30)] for unit in range(20)}
    found = sides(measure("share", values), *values)
    assert sum(one in {Standing.ABOVE, Standing.BELOW} for one in found.values()) <= 3


@given(st.floats(0, 100), st.integers(1, 3000))
def test_that_the_limits_of_a_share_lie_round_it_within_nothing_and_all(percent: float, number: int) -> None:
    low, high = share_limits(percent, number)
    assert 0 <= low <= high <= 100
    assert low <= percent + 100 / number
    assert high >= percent - 100 / number


def test_that_limits_narrow_as_cases_grow_and_agree_where_the_method_changes() -> None:
    few, many = share_limits(50, 10), share_limits(50, 1000)
    assert few[1] - few[0] > many[1] - many[0]
    assert share_limits(50, 1001)[0] == pytest.approx(many[0], abs=0.2)
    assert mean_limits(100, [90, 100, 110], 4) == pytest.approx((85, 115))
    assert mean_limits(5, [0, 10], 1)[0] == 0
    assert mean_limits(-5, [-10, 0], 1)[0] < -10
    assert mean_limits(7, [7], 1) == (7, 7)


def test_that_a_scope_keeps_the_cases_of_its_unit_area_and_service() -> None:
    made = measure("count", {"a": [1.0], "b": [1.0, 1.0]})
    placed = replace(made, observed=tuple(replace(one, area="North") for one in made.observed))
    for scope, number in (
        (Scope(), 3),
        (Scope(unit="b"), 2),
        (Scope(area="North"), 3),
        (Scope(area="South"), 0),
        (Scope(service="203"), 1),
        (Scope(unit="b", service="203"), 0),
    ):
        chosen = chosen_by(scope, {"a": "203", "b": "300"})
        assert figure_of(placed, *SPAN, TODAY, chosen).number == number


def test_that_a_fixed_baseline_is_compared_with_and_says_so() -> None:
    """The stays say 100 days then; 120 days of 46 stays were fixed."""
    book = CaseBook(NOW, UNITS, spells=(stay("a", date(2024, 1, 1), 100),))
    told = asked_about(book)
    assert told.before("length_of_stay") == Figure(100.0, ("a",))
    fixed = FixedBaseline(
        "k", "length_of_stay", date(2019, 4, 1), date(2020, 4, 1), 120.0, 46, "A report.", "Days.",
        None, None, None, NOW, "Somebody",
    )  # fmt: skip
    told = replace(told, fixed={"length_of_stay": fixed})
    before = told.before("length_of_stay")
    assert (before.value, before.number) == (120.0, 46)
    assert told.before_period("length_of_stay").start == date(2019, 4, 1)
    assert "01-Apr-2019 up to 01-Apr-2020, n 46" in told.basis_words("length_of_stay")
    assert told.basis_words("distance") == ""
