"""Which rows of the table concern somebody, judged signs, and the BMI worked out from weight and height."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.severity import (
    JUDGED,
    LETTERS,
    SHAPES,
    WORKED_OUT,
    Measurement,
    RiskRule,
    is_judged,
    rules_for,
    signs,
    with_bmi,
)

TODAY = date(2026, 11, 17)
GRIP = RiskRule(
    "g",
    "1",
    "adult",
    2,
    "hand_grip",
    "Hand grip",
    "kg",
    1,
    17.5,
    None,
    23.0,
    None,
    falling_is_worse=True,
    sex="F",
)
MENS_GRIP = replace(GRIP, key="gm", position=3, red_below=30.5, amber_below=38.0, sex="M")
BMI = RiskRule("b", "1", "adult", 1, "bmi", "BMI", "", 1, 13.0, None, 15.0, None, falling_is_worse=True)
_RED_BELOW, _AMBER_BELOW, _RED_FROM, _AMBER_FROM = JUDGED
FLUIDS = RiskRule(
    "h", "1", "adult", 4, "hydration", "Hydration", "", 0, _RED_BELOW, _RED_FROM, _AMBER_BELOW, _AMBER_FROM,
    falling_is_worse=False, red_words="refuses fluids", amber_words="restricts", green_words="drinks",
)  # fmt: skip


def taken(sign: str, value: float, days_ago: int = 0) -> Measurement:
    return Measurement(f"{sign}-{days_ago}-{value}", "p", sign, TODAY - timedelta(days=days_ago), value)


def bmi_of(*measured: Measurement) -> list[float]:
    return [one.value for one in with_bmi(measured) if one.sign == "bmi"]


@pytest.mark.parametrize(("sex", "level"), [("F", "green"), ("M", "red")])
def test_that_a_row_for_one_sex_is_read_for_that_sex(sex: str, level: str) -> None:
    rows = rules_for((MENS_GRIP, GRIP, BMI), sex)
    assert [row.sex for row in rows] == [None, sex]
    assert signs((taken("hand_grip", 29.0),), rows, TODAY).readings[1].level == level


def test_that_where_the_sex_is_not_recorded_each_sign_still_stands_once() -> None:
    assert [row.key for row in rules_for((MENS_GRIP, GRIP, BMI), None)] == ["b", "g"]


@pytest.mark.parametrize(
    ("value", "level", "meaning"),
    [(0, "green", "drinks"), (1, "amber", "restricts"), (2, "red", "refuses fluids")],
)
def test_that_a_judged_sign_has_a_level_and_its_words_and_no_number(
    value: int, level: str, meaning: str
) -> None:
    (reading,) = signs((taken("hydration", value),), (FLUIDS,), TODAY).readings
    assert is_judged(FLUIDS)
    assert (reading.level, reading.meaning, reading.words()) == (level, meaning, "Hydration")
    assert not is_judged(BMI)


def test_that_a_judged_sign_worsens_as_its_level_rises() -> None:
    (reading,) = signs((taken("hydration", 0, 8), taken("hydration", 1)), (FLUIDS,), TODAY).readings
    assert reading.worsening


def test_that_every_level_has_a_letter_of_its_own() -> None:
    assert LETTERS.keys() == SHAPES.keys()
    assert len(set(LETTERS.values())) == len(LETTERS)
    (reading,) = signs((taken("bmi", 12.9),), (BMI,), TODAY).readings
    assert reading.letter == "R"


def test_that_the_bmi_follows_from_weight_and_height_and_says_so() -> None:
    (reading,) = signs(with_bmi((taken("weight", 36.0), taken("height", 1.7, 30))), (BMI,), TODAY).readings
    assert (reading.value, reading.level, reading.worked_out) == (12.5, "red", True)


def test_that_a_bmi_measured_that_day_stands() -> None:
    assert bmi_of(taken("weight", 36.0), taken("height", 1.7), taken("bmi", 14.0)) == [14.0]
    assert bmi_of(taken("weight", 36.0), taken("height", 1.7), taken("bmi", 14.0, 7)) == [14.0, 12.5]


def test_that_each_weight_is_read_with_the_height_known_that_day() -> None:
    grown = (
        taken("height", 1.6, 400),
        taken("height", 1.7, 10),
        taken("weight", 40.0, 300),
        taken("weight", 40.0),
    )
    assert bmi_of(*grown) == [15.6, 13.8]
    assert bmi_of(taken("weight", 40.0, 20), taken("height", 1.6, 10)) == [15.6]


def test_that_without_a_height_there_is_no_bmi() -> None:
    assert bmi_of(taken("weight", 36.0)) == []
    assert bmi_of(taken("weight", 36.0), taken("height", 0.0)) == []


@given(
    weights=st.lists(st.tuples(st.integers(0, 90), st.floats(25, 120)), max_size=6),
    heights=st.lists(st.tuples(st.integers(0, 90), st.floats(1.3, 2.05)), max_size=3),
)
def test_that_nothing_measured_is_lost_and_nothing_worked_out_could_be_mistaken_for_it(
    weights: list[tuple[int, float]], heights: list[tuple[int, float]]
) -> None:
    measured = tuple(taken("weight", value, days) for days, value in weights)
    measured += tuple(taken("height", value, days) for days, value in heights)
    whole = with_bmi(measured)
    assert whole[: len(measured)] == measured
    made = whole[len(measured) :]
    assert all(one.key.startswith(WORKED_OUT) and one.sign == "bmi" for one in made)
    assert len(made) == (len(weights) if heights else 0)
