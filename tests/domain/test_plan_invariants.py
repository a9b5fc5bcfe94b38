"""What holds of every plan, whatever the region."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.fit import fits
from pc_desktop.domain.plan import Placement, Plan, make_plan
from pc_desktop.domain.room import Place
from tests.domain.invented_regions import HORIZON, Region, invented_region

_REGIONS = st.integers(0, 10**9).map(lambda seed: invented_region(seed, alike=False))


def _plan(region: Region) -> Plan:
    return make_plan(region.people, region.rooms, region.miles, HORIZON)


def _wish(region: Region, placement: Placement) -> int:
    """Tell how far down somebody's own order of units they went; a place nowhere comes last of all."""
    order = [fit.unit.key for fit in fits(placement.candidate, region.rooms, region.miles, HORIZON)]
    return order.index(placement.unit.key) if placement.unit else len(order)


@given(_REGIONS)
def test_that_nobody_has_two_beds_and_no_bed_two_people(region: Region) -> None:
    plan = _plan(region)
    assert [one.candidate for one in plan.placements] == list(region.people)
    beds = [one.place.bed for one in plan.placements if one.place]
    assert len(beds) == len(set(beds))
    assert all((one.unit is None) == (one.place is None) for one in plan.placements)


@given(_REGIONS)
def test_that_nobody_goes_where_it_does_not_suit_or_into_a_room_that_is_not_theirs(region: Region) -> None:
    for one in _plan(region).placements:
        if one.unit and one.place:
            weighed = fits(one.candidate, region.rooms, region.miles, HORIZON)
            assert next(fit for fit in weighed if fit.unit == one.unit).suits
            assert one.place.sex in {None, one.candidate.sex}
            assert one.place.free_from is None or one.place.free_from <= HORIZON
            assert one.place in next(room.places for room in region.rooms if room.unit == one.unit)


@given(_REGIONS)
def test_that_no_limit_of_a_unit_is_passed(region: Region) -> None:
    plan = _plan(region)
    for room in region.rooms:
        there = [one.candidate for one in plan.placements if one.unit == room.unit]
        men = sum(one.sex != "F" for one in there)
        nursed = sum("one_to_one" in one.needs for one in there)
        assert not men or room.unit.men_places is None or room.men_now + men <= room.unit.men_places
        limit = room.unit.one_to_one_places
        assert not nursed or limit is None or room.one_to_one_now + nursed <= limit


@given(_REGIONS, st.data())
def test_that_one_more_bed_never_makes_the_most_unwell_worse_off(region: Region, data: st.DataObject) -> None:
    before = _wish(region, _plan(region).placements[0])
    number = data.draw(st.integers(0, len(region.rooms) - 1))
    room = region.rooms[number]
    bed = Place("new", "9", 9, data.draw(st.sampled_from([None, "F", "M"])), None, "")
    rooms = [*region.rooms]
    rooms[number] = replace(room, places=(*room.places, bed))
    more = replace(region, rooms=tuple(rooms))
    assert _wish(more, _plan(more).placements[0]) <= before


@given(_REGIONS)
def test_that_people_lower_in_the_queue_change_no_unit_of_those_above(region: Region) -> None:
    units = [one.unit for one in _plan(region).placements]
    for number in range(len(region.people)):
        shorter = replace(region, people=region.people[:number])
        assert [one.unit for one in _plan(shorter).placements] == units[:number]


@given(_REGIONS, st.randoms(use_true_random=False))
def test_that_the_order_units_and_beds_are_given_in_changes_nothing(region: Region, chance: object) -> None:
    rooms = [replace(room, places=room.places[::-1]) for room in region.rooms[::-1]]
    other = _plan(replace(region, rooms=tuple(rooms)))
    assert other == _plan(region)


@given(_REGIONS)
def test_that_everybody_has_one_sentence_why_and_one_for_every_other_unit_why_not(region: Region) -> None:
    for one in _plan(region).placements:
        others = {room.unit.key for room in region.rooms} - ({one.unit.key} if one.unit else set())
        assert sorted(reason.unit.key for reason in one.why_not) == sorted(others)
        sentences = [one.why, *(reason.words for reason in one.why_not)]
        assert all(re.fullmatch(r"[A-Z][^\n]*[^.\n]\.", words) for words in sentences)
        assert all(reason.words.startswith(reason.unit.name) for reason in one.why_not)


@given(_REGIONS)
def test_that_whoever_is_named_as_having_the_last_place_has_one_there_and_is_higher_in_the_queue(
    region: Region,
) -> None:
    plan = _plan(region)
    for number, one in enumerate(plan.placements):
        for reason in one.why_not:
            named = re.search(r"goes to R-(\w+), who is higher in the queue", reason.words)
            if named:
                above = [
                    other.candidate.key for other in plan.placements[:number] if other.unit == reason.unit
                ]
                assert named.group(1) in above


@given(_REGIONS)
def test_that_a_place_said_to_be_free_still_is_and_would_take_them(region: Region) -> None:
    plan = _plan(region)
    given_out = {one.place.bed for one in plan.placements if one.place}
    for one in plan.placements:
        for reason in one.why_not:
            if "still has a place free now" in reason.words:
                places = next(room.places for room in region.rooms if room.unit == reason.unit)
                left = [place for place in places if place.bed not in given_out and place.free_from is None]
                assert any(place.takes(one.candidate.claim.sex) for place in left)
                fixed = {
                    one.candidate.key: (
                        reason.unit.key,
                        next(p.bed for p in left if p.takes(one.candidate.sex)),
                    )
                }
                tried = make_plan(region.people, region.rooms, region.miles, HORIZON, fixed).of(
                    one.candidate.key
                )
                assert tried is not None
                assert "but" not in tried.why


@pytest.mark.parametrize("alike", [True, False])
def test_that_the_same_region_gives_the_same_plan(alike: bool) -> None:
    assert _plan(invented_region(7, alike=alike)) == _plan(invented_region(7, alike=alike))
