"""The beds of the sample through the years, and as they stand today."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, datetime
from itertools import pairwise
from typing import Any

import pytest

from pc_desktop.domain.bed import Closure, Hold, Occupation, Stay, hold_end
from pc_desktop.domain.calendar import moment_of
from pc_desktop.domain.person import Person
from pc_desktop.domain.places import Bed, Unit
from pc_desktop.reference import gazetteer
from pc_desktop.sample.region import sample_now
from pc_desktop.services.board_view import board_view
from pc_desktop.services.desk import Desk
from pc_desktop.services.plan_view import planning_now
from pc_desktop.services.queue_view import queue_view
from pc_desktop.services.region import Region, region_now

Every = Callable[[Any], tuple[Any, ...]]
FAR = datetime.max.replace(tzinfo=sample_now().tzinfo)
Span = tuple[datetime, datetime]


@pytest.fixture(scope="module")
def region(desk: Desk) -> Region:
    """Look at the sample region as it stands in a store."""
    return desk.ask(region_now)


def meeting_spans(spans: Iterable[tuple[str, Span]]) -> list[str]:
    """Name whatever has two spans that meet."""
    found: dict[str, list[Span]] = {}
    for key, span in spans:
        found.setdefault(key, []).append(span)
    return [
        key
        for key, some in found.items()
        if any(before[1] > after[0] for before, after in pairwise(sorted(some)))
    ]


def test_that_no_bed_and_no_person_is_occupied_twice(every: Every) -> None:
    told = [(one, (one.start, one.end or FAR)) for one in every(Occupation)]
    assert meeting_spans((one.bed, span) for one, span in told) == []
    assert meeting_spans((one.person, span) for one, span in told) == []


def test_that_no_bed_is_held_twice_and_nobody_has_two_beds_held(every: Every) -> None:
    told = [(one, (one.start, hold_end(one))) for one in every(Hold)]
    assert meeting_spans((one.bed, span) for one, span in told) == []
    assert meeting_spans((one.person, span) for one, span in told) == []


def test_that_nobody_else_is_admitted_into_a_bed_held(every: Every) -> None:
    holds: dict[str, list[Hold]] = {}
    for hold in every(Hold):
        holds.setdefault(hold.bed, []).append(hold)
    for one in every(Occupation):
        into = [hold for hold in holds.get(one.bed, []) if hold.start <= one.start < hold_end(hold)]
        assert {hold.person for hold in into} <= {one.person}


def test_that_every_stay_in_the_region_has_its_bed_from_beginning_to_end(every: Every) -> None:
    units = {unit.key: unit for unit in every(Unit)}
    beds = {bed.key: bed for bed in every(Bed)}
    occupations = {one.stay: one for one in every(Occupation)}
    assert len(occupations) == len(every(Occupation))
    for stay in every(Stay):
        if not units[stay.unit].in_region:
            assert stay.key not in occupations
            assert stay.oat_reason
            continue
        one = occupations[stay.key]
        assert (one.start, one.end, one.person) == (stay.admitted, stay.discharged, stay.person)
        assert beds[one.bed].unit == stay.unit


def test_that_no_bed_out_of_use_has_somebody_in_it(every: Every) -> None:
    for closure in every(Closure):
        inside = [one for one in every(Occupation) if one.bed == closure.bed]
        end = closure.end or FAR
        assert not [one.key for one in inside if one.start < end and (one.end or FAR) > closure.start]


def test_that_units_never_have_more_men_than_places_for_them_nor_men_where_they_take_women(
    every: Every,
) -> None:
    men = {person.key for person in every(Person) if person.sex == "M"}
    for unit in every(Unit):
        stays = [stay for stay in every(Stay) if stay.unit == unit.key and stay.person in men]
        if unit.sexes == "F":
            assert stays == []
        for stay in stays:
            there = [one for one in stays if one.admitted <= stay.admitted < (one.discharged or FAR)]
            assert unit.men_places is None or len(there) <= unit.men_places


def test_that_most_beds_are_full_throughout(every: Every) -> None:
    beds = len(every(Bed))
    for day in (date(2024, 1, 15), date(2024, 9, 1), date(2025, 6, 1), date(2026, 3, 1)):
        moment = moment_of(day)
        taken = sum(one.start <= moment < (one.end or FAR) for one in every(Occupation))
        assert 0.75 < taken / beds < 1


def test_that_other_regions_people_and_units_own_fill_most_beds_and_are_marked_so(every: Every) -> None:
    count = Counter(stay.source for stay in every(Stay))
    assert count["own"] + count["elsewhere"] > 2 * count["meeting"]
    assert min(count.values()) > 100


def test_that_today_some_beds_are_free_some_expected_some_ready_and_some_closed(region: Region) -> None:
    board = board_view(region)
    states = Counter(bed.state for unit in board.units for bed in unit.beds)
    assert [len(unit.beds) for unit in board.units] == [10, 16, 8, 12, 14]
    assert states["free"] == 5
    assert states["held"] == 1
    assert states["on_leave"] == 1
    assert states["closed"] == 2
    assert states["expected"] >= 3
    assert states["ready"] >= 4


def test_that_four_units_have_given_their_word_lately_and_one_has_not(region: Region) -> None:
    fresh = {figures.unit.name: figures.fresh for figures in region.figures.values()}
    assert fresh == {"Oak Suite": True, "Ash Ward": True, "Larch": True, "Yew": True, "Rowan House": False}


def test_that_fourteen_wait_four_of_them_red(region: Region) -> None:
    lines = queue_view(region)
    assert len(lines) == 14
    assert Counter(line.level for line in lines) == {"red": 4, "amber": 7, "green": 2, "missing": 1}
    assert [line.level for line in lines[:4]] == ["red"] * 4
    assert lines[0].signs == "▲ Red · 4"


def test_that_the_people_waiting_stand_at_different_points(region: Region) -> None:
    states = Counter(line.state for line in queue_view(region))
    assert states == {"accepted": 8, "for_meeting": 3, "offered": 1, "deferred": 1, "information_asked": 1}


def test_that_eight_weeks_of_measurements_show_where_things_are_going(region: Region) -> None:
    for case in region.cases.values():
        bmi = [one for one in case.measurements if one.sign == "bmi"]
        assert len(bmi) == (0 if case.last.state == "information_asked" else 8)
    falling = [line.bmi for line in queue_view(region) if "▼" in line.bmi]
    assert len(falling) >= 6
    assert any("▲" in line.bmi for line in queue_view(region))
    assert any("=" in line.bmi for line in queue_view(region))


def test_that_weight_loss_agrees_with_the_change_of_bmi(region: Region) -> None:
    for case in region.cases.values():
        signs = {one.sign: one for one in case.signs.readings}
        loss, change = signs["weight_loss"].value, signs["bmi"].change
        if loss is not None and change is not None and loss >= 0.3:
            assert change < 0
            assert loss / 1.85**2 - 0.1 <= -change <= loss / 1.55**2 + 0.1


def test_that_a_plan_can_be_made_of_it(region: Region) -> None:
    plan = planning_now(region, gazetteer()).plan
    placed = [one for one in plan.placements if one.place]
    assert len(placed) >= 5
    assert sum(one.linked for one in placed) >= 3
