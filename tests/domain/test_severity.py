from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.severity import (
    SHAPES,
    Level,
    Measurement,
    Reading,
    RiskRule,
    RiskSigns,
    level_of,
    signs,
)

_TODAY = date(2026, 11, 17)


def _rule(
    sign: str = "bmi",
    *,
    position: int = 1,
    below: tuple[float | None, float | None] = (13.0, 15.0),
    from_: tuple[float | None, float | None] = (None, None),
    falling_is_worse: bool = True,
    unit: str = "",
) -> RiskRule:
    return RiskRule(
        key=f"rule-{sign}",
        version="v1",
        population="adult",
        position=position,
        sign=sign,
        label=sign.upper(),
        unit=unit,
        decimals=1,
        red_below=below[0],
        red_from=from_[0],
        amber_below=below[1],
        amber_from=from_[1],
        falling_is_worse=falling_is_worse,
    )


def _taken(value: float, days_ago: int = 0, sign: str = "bmi", key: str = "m") -> Measurement:
    return Measurement(f"{key}{days_ago}", "p", sign, _TODAY - timedelta(days=days_ago), value)


def _reading(level: Level, *, worsening: bool = False, value: float | None = 12.68) -> Reading:
    return Reading("bmi", "BMI", "", 1, level, value, _TODAY, None, worsening)


@pytest.mark.parametrize(
    ("value", "level"),
    [(12.9, "red"), (13.0, "amber"), (14.9, "amber"), (15.0, "green"), (0.0, "red"), (40.0, "green")],
)
def test_that_a_value_is_beyond_a_lower_threshold_only_strictly_below_it(value: float, level: Level) -> None:
    assert level_of(_rule(), value) == level


@pytest.mark.parametrize(
    ("value", "level"), [(450.0, "red"), (449.9, "amber"), (430.0, "amber"), (429.9, "green")]
)
def test_that_a_value_is_beyond_an_upper_threshold_from_it_on(value: float, level: Level) -> None:
    assert level_of(_rule(below=(None, None), from_=(450.0, 430.0)), value) == level


def test_that_a_sign_may_be_dangerous_on_both_sides_or_on_none() -> None:
    both = _rule(below=(35.0, 36.0), from_=(40.0, 38.0))
    assert [level_of(both, value) for value in (34.9, 35.5, 37.0, 38.0, 40.0)] == [
        "red",
        "amber",
        "green",
        "amber",
        "red",
    ]
    assert level_of(_rule(below=(None, None)), 0.0) == "green"


def test_that_the_latest_value_up_to_today_is_read() -> None:
    taken = [_taken(12.0, 3), _taken(16.0, 1), _taken(11.0, -1), _taken(14.0, 9)]
    (reading,) = signs(taken, [_rule()], _TODAY).readings
    assert (reading.value, reading.taken, reading.level) == (16.0, _TODAY - timedelta(days=1), "green")


@pytest.mark.parametrize(
    ("earlier", "falling_is_worse", "change", "worsening"),
    [
        ([(14.0, 7)], True, -1.0, True),
        ([(14.0, 7)], False, -1.0, False),
        ([(12.0, 7)], True, 1.0, False),
        ([(12.0, 7)], False, 1.0, True),
        ([(13.0, 7)], True, 0.0, False),
        ([(14.0, 6)], True, None, False),
        ([(14.0, 6), (12.0, 8), (20.0, 30)], True, 1.0, False),
        ([], True, None, False),
    ],
)
def test_that_change_is_against_the_last_value_at_least_a_week_older(
    earlier: list[tuple[float, int]], falling_is_worse: bool, change: float | None, worsening: bool
) -> None:
    taken = [_taken(13.0), *(_taken(value, days) for value, days in earlier)]
    (reading,) = signs(taken, [_rule(falling_is_worse=falling_is_worse)], _TODAY).readings
    assert (reading.change, reading.worsening) == (change, worsening)


@given(
    st.lists(st.tuples(st.floats(8, 30), st.integers(-3, 30)), max_size=8), st.randoms(use_true_random=False)
)
def test_that_the_order_measurements_come_in_changes_nothing(
    values: list[tuple[float, int]], chance: Random
) -> None:
    taken = [_taken(value, days, key=f"m{number}-") for number, (value, days) in enumerate(values)]
    shuffled = chance.sample(taken, len(taken))
    assert signs(taken, [_rule()], _TODAY) == signs(shuffled, [_rule()], _TODAY)


def test_that_signs_stand_in_the_table_s_order_and_unmeasured_ones_are_shown_missing() -> None:
    rules = [_rule("k", position=2, below=(2.5, 3.0)), _rule("bmi", position=1)]
    found = signs([_taken(2.4, sign="k"), _taken(1.0, sign="other")], rules, _TODAY)
    assert [(one.sign, one.level) for one in found.readings] == [("bmi", "missing"), ("k", "red")]
    assert [one.words() for one in found.readings] == ["BMI not recorded", "K 2.4"]
    assert found.readings[0].value is None


def test_that_a_reading_is_said_with_its_unit_and_its_decimals() -> None:
    (reading,) = signs([_taken(-1.44)], [_rule(unit="kg/week")], _TODAY).readings
    assert reading.words() == "BMI -1.4 kg/week"
    assert _reading("red").words() == "BMI 12.7"


@pytest.mark.parametrize(
    ("levels", "worst", "words"),
    [
        (["red", "red", "amber", "green"], "red", "▲ Red · 2"),
        (["green", "amber", "missing"], "amber", "◆ Amber · 1"),
        (["green", "missing"], "green", "● Green"),
        (["missing"], "missing", "○ Not recorded"),
        ([], "missing", "○ Not recorded"),
    ],
)
def test_that_the_worst_sign_is_said_with_its_shape_and_how_many(
    levels: list[Level], worst: Level, words: str
) -> None:
    found = RiskSigns(tuple(_reading(level) for level in levels))
    assert (found.worst, found.words()) == (worst, words)


@pytest.mark.parametrize(
    ("level", "worsening", "falling"),
    [("red", True, True), ("amber", True, True), ("green", True, False), ("red", False, False)],
)
def test_that_only_a_worsening_red_or_amber_sign_is_falling(
    level: Level, worsening: bool, falling: bool
) -> None:
    assert RiskSigns((_reading(level, worsening=worsening),)).falling is falling


def test_that_every_level_has_a_shape_of_its_own_so_that_colour_never_stands_alone() -> None:
    levels: list[Level] = ["red", "amber", "green", "missing"]
    assert len({SHAPES[level] for level in levels}) == len(levels)
