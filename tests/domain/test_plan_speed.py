"""How long a plan takes, sentences included: the best of five runs, in processor time."""

from datetime import timedelta
from random import Random
from time import process_time

import pytest

from pc_desktop.domain.distance import Gazetteer
from pc_desktop.domain.plan import make_plan
from tests.domain.invented_regions import EVERYTHING, HORIZON, TODAY, Region, person, place, room, unit


def _large_region(people: int, beds: int, units: int) -> Region:
    """Invent a region in which most units suit most people and not everybody finds a place."""
    chance = Random(2026)
    towns = {f"T{number}": (51 + chance.random() * 3, -3 + chance.random() * 4) for number in range(60)}
    days = [None, *(TODAY + timedelta(days=number) for number in range(20))]
    rooms = []
    for number in range(units):
        of = unit(
            f"u{number}",
            position=number,
            outcode=chance.choice(list(towns)),
            offers=tuple(need for need in EVERYTHING if chance.random() < 0.8),
            men_places=chance.choice([None, 2, 4]),
            one_to_one_places=chance.choice([None, 2]),
        )
        places = [
            place(f"u{number}-{bed}", chance.choice([None, None, "F", "M"]), chance.choice(days))
            for bed in range(1, beds // units + 1)
        ]
        rooms.append(room(of, *places))
    waiting = tuple(
        person(
            str(number),
            sex=chance.choice("FFFM"),
            needs=frozenset(need for need in EVERYTHING if chance.random() < 0.15),
            outcode=chance.choice(list(towns)),
            linked_unit=f"u{chance.randrange(units)}",
        )
        for number in range(people)
    )
    return Region(waiting, tuple(rooms), Gazetteer(towns).miles)


@pytest.mark.parametrize(
    ("people", "beds", "units", "seconds"),
    [(50, 200, 10, 0.050), (500, 500, 20, 1.0), (500, 500, 1, 1.0)],
)
def test_that_everybody_s_plan_is_ready_in_time(people: int, beds: int, units: int, seconds: float) -> None:
    region = _large_region(people, beds, units)
    plan, times = make_plan(region.people, region.rooms, region.miles, HORIZON), []
    for _ in range(5):
        start = process_time()
        make_plan(region.people, region.rooms, region.miles, HORIZON)
        times.append(process_time() - start)
    assert all(len(one.why_not) + (one.unit is not None) == units for one in plan.placements)
    print(f"{people} referrals, {beds} beds in {units} units: {min(times) * 1000:.0f} ms. {plan.words}")
    assert min(times) < seconds
