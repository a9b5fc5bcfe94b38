"""What is worked out about those waiting is worked out once, and never kept past a change of what it rests on."""

from dataclasses import replace
from datetime import timedelta

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.person import Person
from pc_desktop.domain.settings import Setting
from pc_desktop.domain.severity import Measurement, RiskRule
from pc_desktop.services.desk import Desk
from pc_desktop.services.region import region_now
from tests.services.small_region import NOW, TODAY, Putting


def _bmi(desk: Desk) -> tuple[str, float | None]:
    (reading,) = desk.ask(region_now).cases["r1"].signs.readings
    return reading.level, reading.value


def test_that_signs_are_the_same_objects_from_look_to_look_until_something_changes(desk: Desk) -> None:
    first = desk.ask(region_now).cases["r1"].signs
    assert desk.ask(region_now).cases["r1"].signs is first
    desk.do(Putting(Measurement("new", "w2", "bmi", TODAY, 14.0)))
    again = desk.ask(region_now).cases["r1"].signs
    assert again == first
    assert again is not first


def test_that_a_new_value_a_changed_rule_another_version_and_another_day_are_seen_at_once(
    desk: Desk, clock: StoppedClock
) -> None:
    assert _bmi(desk) == ("red", 12.7)
    desk.do(Putting(Measurement("new", "w1", "bmi", TODAY, 14.0)))
    assert _bmi(desk) == ("amber", 14.0)
    rule = desk.ask(lambda reading: reading.get(RiskRule, "bmi"))
    desk.do(Putting(replace(rule, red_below=14.5)))
    assert _bmi(desk)[0] == "red"
    desk.do(Putting(replace(rule, key="other", version="2", red_below=10.0, amber_below=11.0)))
    desk.do(Putting(Setting("risk_version", "2")))
    assert _bmi(desk)[0] == "green"
    desk.do(Putting(Setting("risk_version", "1")))
    assert _bmi(desk)[0] == "red"
    desk.do(Putting(Measurement("later", "w1", "bmi", TODAY + timedelta(days=1), 20.0)))
    assert _bmi(desk)[1] == 14.0
    clock.moment = NOW + timedelta(days=1)
    assert _bmi(desk)[1] == 20.0


def test_that_a_patient_whose_age_is_put_right_is_read_by_the_other_table(desk: Desk) -> None:
    rule = desk.ask(lambda reading: reading.get(RiskRule, "bmi"))
    desk.do(Putting(replace(rule, key="young", population="under_18", red_below=12.0)))
    assert _bmi(desk)[0] == "red"
    person = desk.ask(lambda reading: reading.get(Person, "w1"))
    desk.do(Putting(replace(person, born=TODAY - timedelta(days=16 * 366))))
    assert _bmi(desk)[0] == "amber"
