"""The plan against two oracles made from the rule alone: stable matching, and every plan there is."""

from collections.abc import Sequence
from itertools import permutations, product

from pc_desktop.domain.candidate import Candidate
from pc_desktop.domain.plan import make_plan
from pc_desktop.domain.room import Place, UnitRoom
from tests.domain.invented_regions import HORIZON, Region, invented_region

_REGIONS = 500
Told = dict[str, tuple[str, str] | None]
"""Where everybody goes: unit and bed, or nowhere."""


def _places(room: UnitRoom) -> list[Place]:
    return [place for place in room.places if place.free_from is None or place.free_from <= HORIZON]


def _can_sit(people: Sequence[Candidate], room: UnitRoom) -> bool:
    """Tell by trying every way whether these people can be in a unit together."""
    men = room.men_now + sum(one.sex != "F" for one in people)
    nursed = room.one_to_one_now + sum("one_to_one" in one.needs for one in people)
    if (
        any(one.sex != "F" for one in people)
        and room.unit.men_places is not None
        and men > room.unit.men_places
    ):
        return False
    limit = room.unit.one_to_one_places
    if any("one_to_one" in one.needs for one in people) and limit is not None and nursed > limit:
        return False
    return any(_all_right(people, way) for way in permutations(_places(room), len(people)))


def _all_right(people: Sequence[Candidate], beds: Sequence[Place]) -> bool:
    return all(bed.sex is None or bed.sex == one.sex for one, bed in zip(people, beds, strict=True))


def _suits(one: Candidate, room: UnitRoom) -> bool:
    """Tell from the unit's own rules, and with nobody else waiting, whether it suits somebody."""
    unit = room.unit
    if not unit.in_region or room.left_out or not one.needs <= set(unit.offers):
        return False
    if unit.sexes not in {"any", one.sex}:
        return False
    if one.age is None:
        if unit.youngest > 0 or unit.oldest is not None:
            return False
    elif one.age < unit.youngest or (unit.oldest is not None and one.age > unit.oldest):
        return False
    return _can_sit([one], room)


def _ranking(one: Candidate, region: Region) -> list[UnitRoom]:
    """Put the units that suit somebody in their order: linked, nearest, the region's own."""

    def order(room: UnitRoom) -> tuple[object, ...]:
        miles = region.miles(one.outcode, room.unit.outcode)
        far = (1, 0.0) if miles is None else (0, miles)
        return (one.linked_unit != room.unit.key, far, room.unit.position, room.unit.key)

    return sorted((room for room in region.rooms if _suits(one, room)), key=order)


def _stable(region: Region) -> dict[str, str | None]:
    """Match as Gale and Shapley do, people proposing, units preferring whoever is higher in the queue."""
    place = {one.key: number for number, one in enumerate(region.people)}
    hopes = {one.key: [room.unit.key for room in _ranking(one, region)] for one in region.people}
    held: dict[str, list[str]] = {room.unit.key: [] for room in region.rooms}
    capacity = {room.unit.key: len(_places(room)) for room in region.rooms}
    free = list(hopes)
    while free:
        one = free.pop()
        if not hopes[one]:
            continue
        unit = hopes[one].pop(0)
        held[unit] = sorted([*held[unit], one], key=place.__getitem__)
        free += held[unit][capacity[unit] :]
        del held[unit][capacity[unit] :]
    return {key: next((unit for unit, people in held.items() if key in people), None) for key in hopes}


def _best_of_all(region: Region) -> Told:
    """Look at every plan, the most unwell's wishes first, and take the first that is possible."""
    wishes = [[*_ranking(one, region), None] for one in region.people]
    for rooms in product(*wishes):
        parties = {
            room.unit.key: [one for one, other in zip(region.people, rooms, strict=True) if other is room]
            for room in region.rooms
        }
        if all(_can_sit(parties[room.unit.key], room) for room in region.rooms):
            return {one.key: None for one in region.people} | {
                one.key: (room.unit.key, bed.bed)
                for room in region.rooms
                for one, bed in zip(
                    parties[room.unit.key], _best_beds(parties[room.unit.key], room), strict=True
                )
            }
    raise AssertionError("nobody going anywhere is always possible")


def _best_beds(people: Sequence[Candidate], room: UnitRoom) -> tuple[Place, ...]:
    """Look at every way of giving out a unit's beds and take the one best for the most unwell first."""
    ways = (way for way in permutations(_places(room), len(people)) if _all_right(people, way))
    return min(
        ways,
        key=lambda way: [(bed.free_from is not None, bed.free_from or HORIZON, bed.position) for bed in way],
    )


def _planned(region: Region) -> Told:
    plan = make_plan(region.people, region.rooms, region.miles, HORIZON)
    return {
        one.candidate.key: (one.unit.key, one.place.bed) if one.unit and one.place else None
        for one in plan.placements
    }


def test_that_the_plan_is_the_stable_matching_best_for_people_where_places_are_alike() -> None:
    right = 0
    for seed in range(_REGIONS):
        region = invented_region(seed, alike=True)
        told = {key: where[0] if where else None for key, where in _planned(region).items()}
        assert told == _stable(region), f"region {seed}"
        right += 1
    print(f"stable matching: {right} of {_REGIONS}")
    assert right == _REGIONS


def test_that_the_plan_is_the_best_of_all_plans_most_unwell_first() -> None:
    right = placed = waiting = 0
    for seed in range(_REGIONS):
        region = invented_region(seed, alike=False)
        told = _planned(region)
        assert told == _best_of_all(region), f"region {seed}"
        right += 1
        placed += sum(where is not None for where in told.values())
        waiting += len(told)
    print(f"lexicographic best: {right} of {_REGIONS}; {placed} of {waiting} people placed")
    assert right == _REGIONS
    assert 0.2 < placed / waiting < 0.9, "regions where everybody or nobody finds a place prove little"
