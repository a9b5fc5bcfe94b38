"""What would have to change, against every set of events there is."""

from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from pc_desktop.domain.plan import make_plan
from pc_desktop.domain.room import UnitRoom
from pc_desktop.domain.seating import Claim
from pc_desktop.domain.what_would_change import (
    Event,
    Outlook,
    change_words,
    placed_after,
    what_would_change,
)
from tests.domain.invented_regions import (
    HORIZON,
    Region,
    from_home,
    invented_region,
    person,
    place,
    room,
    unit,
)


def _events(chance: Random, region: Region) -> tuple[Event, ...]:
    """Invent up to five events, some of which free the same bed."""
    made = []
    for number in range(chance.randint(0, 5)):
        of, home = chance.choice(region.rooms), chance.choice(region.rooms)
        bed = place(f"{of.unit.key}-{chance.randint(10, 12)}", chance.choice([None, "F", "M"]))
        leaver = Claim(chance.choice(["F", "M", None]), chance.random() < 0.3)
        kind = chance.choice(["discharge", "reopening", "return"])
        if kind == "reopening":
            made.append(Event("reopening", f"e{number}", of.unit.key, bed))
        elif kind == "discharge" or of is home:
            made.append(Event("discharge", f"e{number}", of.unit.key, bed, leaver))
        else:
            made.append(Event("return", f"e{number}", of.unit.key, bed, leaver, home.unit.key))
    return tuple(made)


def _smallest(outlook: Outlook, who: str) -> tuple[Event, ...] | None:
    """Try every set of events, small ones first and in the order given, by the plan itself."""
    now = placed_after(outlook, ())
    for size in range(4):
        for happening in combinations(outlook.events, size):
            beds = {event.place.bed for event in happening}
            if len(beds) == size and now | {who} <= placed_after(outlook, happening):
                return happening
    return None


def _outlook(region: Region, events: tuple[Event, ...]) -> Outlook:
    return Outlook(region.people, region.rooms, region.miles, HORIZON, events)


@settings(max_examples=300, deadline=None)
@given(st.integers(min_value=0, max_value=100_000))
def test_that_the_smallest_set_of_events_is_found(seed: int) -> None:
    region = invented_region(seed, alike=False)
    outlook = _outlook(region, _events(Random(seed), region))
    for one in region.people:
        assert what_would_change(outlook, one.key) == _smallest(outlook, one.key)


@settings(max_examples=300, deadline=None)
@given(st.integers(min_value=0, max_value=100_000))
def test_that_who_is_placed_is_whom_the_plan_places(seed: int) -> None:
    region = invented_region(seed, alike=False)
    plan = make_plan(region.people, region.rooms, region.miles, HORIZON)
    assert placed_after(_outlook(region, ()), ()) == {
        one.candidate.key for one in plan.placements if one.unit
    }


_MILES = from_home(yew=3, ash=5)


def _told(rooms: tuple[UnitRoom, ...], events: tuple[Event, ...], people: int = 1) -> str:
    waiting = tuple(person(str(number)) for number in range(1, people + 1))
    outlook = Outlook(waiting, rooms, _MILES, HORIZON, events)
    return change_words(f"R-{people}", what_would_change(outlook, str(people)))


def test_that_one_event_is_preferred_to_two_and_the_first_of_its_kind_is_named() -> None:
    full = room(unit("ash"))
    first = Event("reopening", "Ash 4 reopened", "ash", place("ash-4"))
    second = Event("reopening", "Ash 5 reopened", "ash", place("ash-5"))
    assert _told((full,), (first, second)) == "If Ash 4 reopened, R-1 would have a place."
    assert _told((full,), (first, second), people=2) == (
        "If Ash 4 reopened and Ash 5 reopened, R-2 would have a place."
    )
    assert _told((full,), ()) == "No 3 discharges, reopened beds or returns would give R-1 a place."
    assert _told((room(unit("ash"), place("ash-1")),), ()) == "R-1 has a place in the plan."


def test_that_a_return_takes_a_place_in_the_linked_unit_and_costs_nobody_theirs() -> None:
    yew, ash = room(unit("yew"), place("yew-1")), room(unit("ash"))
    back = Event("return", "R-9 went back", "ash", place("ash-1"), Claim("F", one_to_one=False), "yew")
    assert (
        what_would_change(Outlook((person("1"), person("2")), (yew, ash), _MILES, HORIZON, (back,)), "2")
        is None
    )
    two = room(unit("yew", men_places=0), place("yew-1"))
    man = person("1", sex="M")
    assert what_would_change(Outlook((man,), (two, ash), _MILES, HORIZON, (back,)), "1") == (back,)
    full = room(unit("yew"), place("yew-1", None, HORIZON.replace(year=2027)))
    assert placed_after(Outlook((man,), (full, ash), _MILES, HORIZON, (back,)), (back,)) == frozenset()


def test_that_a_discharge_gives_back_what_the_patient_counted_against() -> None:
    ash = room(unit("ash", men_places=1), men_now=1)
    gone = Event("discharge", "R-9 left", "ash", place("ash-1"), Claim("M", one_to_one=False))
    opened = Event("reopening", "Ash 1 reopened", "ash", place("ash-1"))
    man = (person("1", sex="M"),)
    assert what_would_change(Outlook(man, (ash,), _MILES, HORIZON, (opened, gone)), "1") == (gone,)
