"""The table a new store begins with: every row, its thresholds, its provenance, and nobody's signature."""

import pytest

from pc_desktop.domain.severity import Level, RiskRule, RiskVersion, is_judged, level_of, rules_for
from pc_desktop.reference import table
from pc_desktop.services.cases import rules_in_force
from pc_desktop.services.desk import Desk
from pc_desktop.services.starting_table import LayStartingTable, starting_table
from tests.services.small_region import Putting

TABLE = table("risk_signs.toml")
FACTS = tuple(starting_table(TABLE))
RULES = tuple(fact for fact in FACTS if isinstance(fact, RiskRule))
_BOTH = {
    "weight_loss", "heart_rate", "circulation", "hydration", "temperature", "suss", "clinical_state", "ecg",
    "potassium", "glucose", "biochemistry", "haematology", "eating", "engagement", "activity", "purging",
    "self_harm",
}  # fmt: skip


def rows(population: str, sex: str = "F") -> dict[str, RiskRule]:
    mine = [rule for rule in RULES if rule.population == population]
    return {rule.sign: rule for rule in rules_for(mine, sex)}


def test_that_adults_and_those_under_18_have_the_rows_meant_for_them() -> None:
    assert rows("adult").keys() == _BOTH | {"bmi", "hand_grip", "muac"}
    assert rows("under_18").keys() == _BOTH | {"median_bmi"}


@pytest.mark.parametrize(
    ("population", "sex", "sign", "levels"),
    [
        ("adult", "F", "weight_loss", {1.0: "red", 0.9: "amber", 0.5: "amber", 0.4: "green"}),
        ("adult", "F", "bmi", {12.9: "red", 13.0: "amber", 14.9: "amber", 15.1: "green"}),
        ("under_18", "F", "median_bmi", {69.9: "red", 70.0: "amber", 80.0: "amber", 80.1: "green"}),
        ("adult", "F", "heart_rate", {39: "red", 40: "amber", 50: "amber", 51: "green"}),
        ("adult", "F", "temperature", {35.4: "red", 35.5: "amber", 35.9: "amber", 36.1: "green"}),
        ("adult", "F", "suss", {0: "red", 1: "red", 2: "amber", 3: "green"}),
        ("adult", "F", "hand_grip", {17.4: "red", 17.5: "amber", 22.9: "amber", 23.1: "green"}),
        ("adult", "M", "hand_grip", {30.4: "red", 30.5: "amber", 37.9: "amber", 38.1: "green"}),
        ("adult", "F", "muac", {17.9: "red", 18.0: "amber", 20.0: "amber", 20.1: "green"}),
        ("adult", "F", "potassium", {2.4: "red", 2.5: "green"}),
        ("adult", "F", "glucose", {2.9: "red", 3.0: "green"}),
        ("adult", "F", "activity", {2.1: "red", 2.0: "amber", 1.1: "amber", 1.0: "green"}),
        ("adult", "F", "hydration", {2: "red", 1: "amber", 0: "green"}),
    ],
)
def test_that_each_level_begins_where_the_source_says(
    population: str, sex: str, sign: str, levels: dict[float, Level]
) -> None:
    rule = rows(population, sex)[sign]
    assert {value: level_of(rule, value) for value in levels} == levels


@pytest.mark.parametrize(
    ("population", "sex", "limit"),
    [("adult", "F", "450"), ("adult", "M", "430"), ("under_18", "F", "460"), ("under_18", "M", "450")],
)
def test_that_the_limit_of_the_qtc_is_that_of_age_and_sex(population: str, sex: str, limit: str) -> None:
    rule = rows(population, sex)["ecg"]
    assert limit in (rule.red_words or "")
    assert limit in (rule.green_words or "")


def test_that_the_circulation_of_adults_goes_by_a_pressure_and_of_the_young_by_a_centile() -> None:
    assert "below 90" in (rows("adult")["circulation"].red_words or "")
    assert "0.4th centile" in (rows("under_18")["circulation"].red_words or "")


def test_that_every_judged_row_says_what_red_means_and_no_row_is_without_a_threshold() -> None:
    for rule in RULES:
        assert is_judged(rule) == bool(rule.red_from == 2.0 and rule.red_words and rule.unit == "")
        assert (rule.red_below, rule.red_from) != (None, None)


def test_that_rows_have_keys_of_their_own_and_an_order() -> None:
    assert len({rule.key for rule in RULES}) == len(RULES)
    for population in ("adult", "under_18"):
        places = [rule.position for rule in RULES if rule.population == population]
        assert places == list(range(1, len(places) + 1))


def test_that_nobody_has_signed_the_table_and_its_source_says_so() -> None:
    (version,) = (fact for fact in FACTS if isinstance(fact, RiskVersion))
    assert (version.signed_by, version.signed_on) == (None, None)
    assert "CR233" in version.source
    assert "not yet locally verified" in version.source


def test_that_laying_the_table_brings_it_into_force_as_one_step(desk: Desk) -> None:
    done = desk.do(LayStartingTable(TABLE))
    assert done.title == "Lay the starting table of risk signs, version 2022"
    assert done.topics == {"risk_rule", "risk_version"}
    assert {rule.key for rule in desk.ask(lambda reading: rules_in_force(reading, "2022"))} == {
        rule.key for rule in RULES
    }


def test_that_laying_it_again_changes_nothing(desk: Desk) -> None:
    desk.do(Putting(*FACTS))
    assert desk.do(LayStartingTable(TABLE)).step is None
