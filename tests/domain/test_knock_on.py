from datetime import date

from pc_desktop.domain.knock_on import knock_on
from pc_desktop.domain.plan import Fixed, make_plan
from pc_desktop.domain.room import UnitRoom
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

_MILES = from_home(yew=3, larch=19, elm=44)
_THURSDAY, _FRIDAY = date(2026, 11, 26), date(2026, 11, 27)
_YEW, _LARCH = room(unit("yew"), place("yew-1")), room(unit("larch"), place("larch-3"))
_ELM = room(unit("elm"), place("elm-6"))


def _region(rooms: list[UnitRoom], *links: str | None) -> Region:
    people = tuple(person(str(number), linked_unit=link) for number, link in enumerate(links, start=1))
    return Region(people, tuple(rooms), _MILES)


def _told(region: Region, fixed: Fixed) -> tuple[str, ...]:
    """Say what a choice does against the plan without it."""
    before = make_plan(region.people, region.rooms, region.miles, HORIZON)
    return knock_on(before, make_plan(region.people, region.rooms, region.miles, HORIZON, fixed))


def test_that_a_choice_tells_who_moves_how_far_and_who_loses_their_place() -> None:
    region = _region([_YEW, _LARCH], "yew", "larch", "yew")
    assert _told(region, {"3": ("yew", "yew-1")}) == (
        "would move R-1 from Yew (linked) to Larch, 19 miles",
        "would leave R-2 without a place",
    )


def test_that_somebody_moved_to_their_linked_unit_is_told_so() -> None:
    region = _region([_YEW, _LARCH, _ELM], "yew", "yew")
    assert _told(region, {"1": ("elm", "elm-6")}) == ("would move R-2 from Larch to Yew (linked), 3 miles",)


def test_that_somebody_who_gains_a_place_is_told() -> None:
    region = _region([_YEW, room(unit("far", in_region=False), place("far-1"))], "yew", "yew")
    assert _told(region, {"1": ("far", "far-1")}) == ("would give R-2 a place in Yew (linked), 3 miles",)


def test_that_coming_to_the_same_unit_later_or_sooner_is_told_and_another_bed_that_day_is_not() -> None:
    yew = room(unit("yew"), place("yew-1"), place("yew-2", None, _THURSDAY), place("yew-3", None, _FRIDAY))
    region = _region([yew], "yew", "yew", "yew")
    assert _told(region, {"3": ("yew", "yew-1")}) == (
        "would bring R-1 to Yew (linked) later, on Thu 26-Nov",
        "would bring R-2 to Yew (linked) later, on Fri 27-Nov",
    )
    assert _told(region, {"1": ("yew", "yew-3")}) == (
        "would bring R-2 to Yew (linked) sooner, now",
        "would bring R-3 to Yew (linked) sooner, on Thu 26-Nov",
    )
    alike = _region([room(unit("yew"), place("yew-1"), place("yew-2"))], "yew", "yew")
    assert _told(alike, {"2": ("yew", "yew-1")}) == ()


def test_that_people_in_one_plan_only_and_people_without_a_place_in_both_are_not_told() -> None:
    region = _region([_YEW], "yew", "yew", "yew")
    before = make_plan(region.people[:2], region.rooms, region.miles, HORIZON)
    after = make_plan(region.people[1:], region.rooms, region.miles, HORIZON)
    assert knock_on(before, after) == ("would give R-2 a place in Yew (linked), 3 miles",)
    assert knock_on(before, before) == ()


def test_that_choosing_what_the_plan_does_anyway_moves_nobody() -> None:
    for seed in range(200):
        region = invented_region(seed, alike=False)
        plan = make_plan(region.people, region.rooms, region.miles, HORIZON)
        fixed = {
            one.candidate.key: (one.unit.key, one.place.bed)
            for one in plan.placements
            if one.unit and one.place
        }
        assert _told(region, fixed) == ()
        for key, where in fixed.items():
            assert _told(region, {key: where}) == ()
