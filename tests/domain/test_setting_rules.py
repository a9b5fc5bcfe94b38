"""What each setting may be, and what is said where it may not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.settings import (
    DEFAULTS,
    RULES,
    refuse_contradiction,
    setting_rule,
    setting_words,
    tidied_setting,
)

NUMBERS = [rule for rule in RULES if rule.kind == "number"]


def test_that_every_rule_is_of_a_setting_and_every_default_keeps_its_rule() -> None:
    for rule in RULES:
        value = DEFAULTS[rule.key]
        assert tidied_setting(rule.key, value) == value
        assert value or rule.optional, rule.key


@given(st.sampled_from(NUMBERS), st.integers(-10, 2_000_000))
def test_that_a_number_is_kept_exactly_where_it_lies_in_its_range(rule: object, number: int) -> None:
    assert isinstance(rule, type(RULES[0]))
    if rule.least <= number <= rule.most:
        kept = tidied_setting(rule.key, f" {number} ")
        assert int(kept) == number
        assert tidied_setting(rule.key, kept) == kept
    else:
        with pytest.raises(Refused) as refused:
            tidied_setting(rule.key, str(number))
        assert rule.label in refused.value.sentence


@pytest.mark.parametrize("said", ["three", "3.5", "-3", "³", "٣", "3 days"])
def test_that_what_is_no_whole_number_is_refused_in_words(said: str) -> None:
    with pytest.raises(Refused, match="is a whole number"):
        tidied_setting("hold_days", said)


def test_that_the_range_is_said_in_words() -> None:
    with pytest.raises(Refused, match=r"“An offered bed is held for” lies between 1 day and 28 days\."):
        tidied_setting("hold_days", "29")
    with pytest.raises(Refused, match=r"lies between £1 and £9,999\."):
        tidied_setting("saving_price_per_day", "10000")


def test_that_money_may_be_written_as_money() -> None:
    assert tidied_setting("saving_price_per_day", "£1,530") == "1530"
    assert setting_words("saving_price_per_day", "1530") == "£1,530"


def test_that_only_an_optional_setting_may_be_empty() -> None:
    assert tidied_setting("baseline_from", " ") == ""
    with pytest.raises(Refused, match="cannot be left empty"):
        tidied_setting("collaborative", "  ")


def test_that_a_day_is_a_day() -> None:
    assert tidied_setting("chart_from", "2026-11-21") == "2026-11-21"
    with pytest.raises(Refused, match="is a day"):
        tidied_setting("chart_from", "2026-02-30")


def test_that_a_name_is_tidied_and_has_an_end() -> None:
    assert tidied_setting("collaborative", "  West \n Region ") == "West Region"
    with pytest.raises(Refused, match="at most 80 letters"):
        tidied_setting("collaborative", "x" * 81)


def test_that_values_are_said_as_people_read_them() -> None:
    assert setting_words("hold_days", "1") == "1 day"
    assert setting_words("points_before_limits", "15") == "15 points"
    assert setting_words("chart_from", "2026-11-21") == "21-Nov-2026"
    assert setting_words("chart_from", "") == "Not recorded"


def test_that_settings_of_other_places_are_not_changed_by_hand() -> None:
    with pytest.raises(Refused):
        setting_rule("risk_version")


def test_that_settings_contradicting_one_another_are_refused() -> None:
    with pytest.raises(Refused, match="cannot be longer"):
        refuse_contradiction({**DEFAULTS, "saving_shorter_stay": "100", "saving_longer_stay": "99"})
    with pytest.raises(Refused, match="begins after the baseline"):
        refuse_contradiction({**DEFAULTS, "baseline_from": "2024-11-01", "compared_from": "2024-11-01"})
    refuse_contradiction({**DEFAULTS, "saving_shorter_stay": "9", "saving_longer_stay": "100"})
