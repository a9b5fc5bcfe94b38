"""The plan's lines: what somebody needs, where they would go, when and why."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.bed import Closure, Confirmation, Hold, Stay
from pc_desktop.domain.distance import Gazetteer
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.settings import Setting
from pc_desktop.services.decide import GoOutOfArea
from pc_desktop.services.desk import Desk
from pc_desktop.services.offering import hold_until
from pc_desktop.services.plan_view import PlanLine, candidate_of, horizon, plan_lines, planning_now, rooms
from pc_desktop.services.region import region_now
from tests.services.small_region import CENTRES, NOW, TODAY, Putting

MAP = Gazetteer(CENTRES)


def plan(desk: Desk) -> dict[str, PlanLine]:
    """Give the plan by referral."""
    region = desk.ask(region_now)
    return {line.key: line for line in plan_lines(region, planning_now(region, MAP).plan)}


def test_that_the_linked_units_beds_go_to_the_most_unwell_in_order(desk: Desk) -> None:
    found = plan(desk)
    assert next(iter(found.values())).ref == "R-0411A"
    assert [(line.unit, line.when, line.linked) for line in found.values()] == [
        ("Larch", "now", True),
        ("Larch", "now", True),
        ("Yew", "now", False),
    ]
    assert all(line.miles.endswith(("mile", "miles")) for line in found.values())


def test_that_a_detained_patient_needs_a_unit_that_takes_detained_patients(desk: Desk) -> None:
    referral = desk.ask(lambda reading: reading.get(Referral, "r1"))
    desk.do(Putting(replace(referral, legal="03")))
    region = desk.ask(region_now)
    assert "detained" in candidate_of(region, region.cases["r1"]).needs
    line = plan(desk)["r1"]
    assert (line.unit, line.bed, line.when, line.miles) == (None, None, "", "")
    assert {unit for unit, _ in line.why_not} == {"Larch", "Yew"}


def test_that_nobody_sought_a_bed_for_elsewhere_is_planned_for(desk: Desk) -> None:
    desk.do(GoOutOfArea("r1", "today", "10"))
    assert "r1" not in plan(desk)


@pytest.mark.parametrize(
    ("days", "why"), [(5, "discharge expected"), (-2, "discharge was expected 15-Nov-2026")]
)
def test_that_an_expected_bed_is_a_place_on_its_day_and_today_where_it_is_overdue(
    desk: Desk, days: int, why: str
) -> None:
    held = desk.ask(lambda reading: reading.get(Stay, "s2"))
    day = TODAY + timedelta(days=days)
    desk.do(Putting(replace(held, expected=day)))
    (room,) = [one for one in rooms(desk.ask(region_now)) if one.unit.key == "yew"]
    place = next(one for one in room.places if one.bed == "y1")
    assert (place.free_from, place.why) == (max(day, TODAY), why)


def test_that_an_expected_bed_promised_or_closed_is_no_place(desk: Desk) -> None:
    desk.do(Putting(Hold("h", "y1", "r1", "w1", NOW, NOW + timedelta(days=9), None, used=False)))
    (room,) = [one for one in rooms(desk.ask(region_now)) if one.unit.key == "yew"]
    assert {place.bed for place in room.places} == {"y2"}
    desk.do(Putting(Closure("c", "y2", NOW, None, "estates", "works", None)))
    (room,) = [one for one in rooms(desk.ask(region_now)) if one.unit.key == "yew"]
    assert room.places == ()


def test_that_the_plan_looks_ahead_as_many_days_as_set(desk: Desk) -> None:
    assert horizon(desk.ask(region_now)) == TODAY + timedelta(days=14)
    desk.do(Putting(Setting("plan_horizon_days", "3")))
    assert horizon(desk.ask(region_now)) == TODAY + timedelta(days=3)


def test_that_a_bed_is_held_for_the_days_set_from_the_day_it_is_expected_free(desk: Desk) -> None:
    assert desk.ask(lambda reading: hold_until(reading, "l2")) == TODAY + timedelta(days=3)
    assert desk.ask(lambda reading: hold_until(reading, "y1")) == TODAY + timedelta(days=8)
    assert desk.ask(lambda reading: hold_until(reading, "l1")) == TODAY + timedelta(days=3)
    desk.do(Putting(Setting("hold_days", "5")))
    assert desk.ask(lambda reading: hold_until(reading, "l2")) == TODAY + timedelta(days=5)


def test_that_the_day_of_a_units_word_is_londons(desk: Desk, clock: StoppedClock) -> None:
    clock.moment = datetime(2027, 7, 9, 9, tzinfo=UTC)
    desk.do(Putting(Confirmation("c9", "larch", datetime(2027, 6, 30, 23, 30, tzinfo=UTC), "x", "meeting")))
    (room,) = [one for one in rooms(desk.ask(region_now)) if one.unit.key == "larch"]
    assert room.left_out == "its beds are not confirmed since 01-Jul-2027"
