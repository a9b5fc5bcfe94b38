"""The alternatives against every way of seating people there is, and what each promises in words."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pc_desktop.domain import alternatives as module
from pc_desktop.domain.alternatives import (
    Asked,
    alternatives,
    fewest_miles,
    most_linked,
    most_people,
    wait_for_linked,
)
from pc_desktop.domain.candidate import Candidate
from pc_desktop.domain.plan import Plan, make_plan
from pc_desktop.domain.room import UnitRoom
from tests.domain.invented_regions import (
    HORIZON,
    TODAY,
    Region,
    from_home,
    invented_region,
    person,
    place,
    room,
    unit,
)
from tests.domain.test_plan_exact import _can_sit, _ranking

_SEEDS = st.integers(min_value=0, max_value=100_000)
Way = tuple[UnitRoom | None, ...]


def _asked(region: Region, horizon: date = HORIZON) -> Asked:
    plan = make_plan(region.people, region.rooms, region.miles, horizon)
    return Asked(region.people, region.rooms, region.miles, horizon, plan)


def _placed(plan: Plan) -> list[str | None]:
    return [one.unit.key if one.unit else None for one in plan.placements]


def _ways(region: Region) -> Iterator[tuple[tuple[int, ...], Way]]:
    """Give every possible way with the rank of what each person gets; nowhere is everybody's last wish."""
    wishes = [[*_ranking(one, region), None] for one in region.people]
    for ranks in product(*(range(len(wish)) for wish in wishes)):
        way = tuple(wish[rank] for wish, rank in zip(wishes, ranks, strict=True))
        parties = {
            each.unit.key: [one for one, other in zip(region.people, way, strict=True) if other is each]
            for each in region.rooms
        }
        if all(_can_sit(parties[each.unit.key], each) for each in region.rooms):
            yield ranks, way


def _best(
    region: Region, plan: Plan, cost: Callable[[Way], tuple[int, ...]], *, may_gain: bool
) -> list[str | None]:
    """Look at every way in which everybody planned keeps a place, and take the cheapest."""
    kept = [one.unit is not None for one in plan.placements]
    allowed = (
        (ranks, way)
        for ranks, way in _ways(region)
        if all(to is not None for to, keep in zip(way, kept, strict=True) if keep)
        and (may_gain or all(to is None for to, keep in zip(way, kept, strict=True) if not keep))
    )
    _, way = min(allowed, key=lambda found: (cost(found[1]), found[0]))
    return [to.unit.key if to else None for to in way]


def _miles_of(region: Region, way: Way) -> tuple[int, int]:
    far = [
        region.miles(one.outcode, to.unit.outcode) for one, to in zip(region.people, way, strict=True) if to
    ]
    return sum(one is None for one in far), round(sum(one for one in far if one is not None) * 100)


def _beds_are_right(region: Region, plan: Plan, until: dict[str, date]) -> bool:
    """Tell whether everybody has a bed of their own in their unit, for them, in time."""
    beds = [one.place.bed for one in plan.placements if one.place]
    return len(beds) == len(set(beds)) and all(
        (one.unit is None) == (one.place is None)
        and (
            one.place is None
            or (
                one.place.takes(one.candidate.claim.sex)
                and (one.place.free_from or TODAY) <= until[one.candidate.key]
            )
        )
        for one in plan.placements
    )


@settings(max_examples=300, deadline=None)
@given(_SEEDS)
def test_that_the_first_three_alternatives_are_the_best_of_all_ways_by_their_aim(seed: int) -> None:
    region = invented_region(seed, alike=False)
    asked = _asked(region)
    until = dict.fromkeys((one.key for one in region.people), HORIZON)
    aims: list[tuple[Plan | None, Callable[[Way], tuple[int, ...]], bool]] = [
        (most_people(asked), lambda way: (sum(to is None for to in way),), True),
        (fewest_miles(asked), lambda way: _miles_of(region, way), False),
        (
            most_linked(asked),
            lambda way: (
                -sum(
                    to is not None and to.unit.key == one.linked_unit
                    for one, to in zip(region.people, way, strict=True)
                ),
            ),
            False,
        ),
    ]
    for plan, cost, may_gain in aims:
        assert plan is not None
        assert _placed(plan) == _best(region, asked.plan, cost, may_gain=may_gain)
        assert _beds_are_right(region, plan, until)


def _can_sit_in_time(party: list[tuple[Candidate, date]], each: UnitRoom) -> bool:
    """Tell by trying every way whether these people can be in a unit, each in a bed by their own day."""
    men = each.men_now + sum(one.sex != "F" for one, _ in party)
    nursed = each.one_to_one_now + sum("one_to_one" in one.needs for one, _ in party)
    limit_men, limit_nursed = each.unit.men_places, each.unit.one_to_one_places
    if any(one.sex != "F" for one, _ in party) and limit_men is not None and men > limit_men:
        return False
    if (
        any("one_to_one" in one.needs for one, _ in party)
        and limit_nursed is not None
        and nursed > limit_nursed
    ):
        return False
    return any(
        all(
            (bed.sex is None or bed.sex == one.sex) and (bed.free_from or TODAY) <= day
            for (one, day), bed in zip(party, beds, strict=True)
        )
        for beds in permutations(each.places, len(party))
    )


def _waiting_best(region: Region, horizon: date, until: date) -> tuple[list[str | None], dict[str, date]]:
    """Look at every way, each person's wishes in order, and take the first that is possible."""
    from tests.domain import test_plan_exact as exact

    latest = max(horizon, until)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exact, "HORIZON", latest)
        rankings = [_ranking(one, region) for one in region.people]
    wishes: list[list[tuple[UnitRoom | None, date]]] = []
    for one, ranking in zip(region.people, rankings, strict=True):
        linked = [each for each in ranking if each.unit.key == one.linked_unit]
        others = [each for each in ranking if each.unit.key != one.linked_unit]
        wishes.append(
            [
                *((each, until) for each in linked),
                *((each, horizon) for each in others),
                *((each, horizon) for each in linked),
                (None, latest),
            ]
        )
    for way in product(*wishes):
        parties = {
            each.unit.key: [
                (one, day) for one, (to, day) in zip(region.people, way, strict=True) if to is each
            ]
            for each in region.rooms
        }
        if all(_can_sit_in_time(parties[each.unit.key], each) for each in region.rooms):
            keys = [one.key for one in region.people]
            return [to.unit.key if to else None for to, _ in way], dict(
                zip(keys, (day for _, day in way), strict=True)
            )
    raise AssertionError("nobody going anywhere is always possible")


@settings(max_examples=300, deadline=None)
@given(_SEEDS, st.sampled_from([0, 3, 9, 14]), st.sampled_from([0, 2, 9, 14, 20]))
def test_that_waiting_for_the_linked_unit_gives_everybody_their_first_wish_in_turn(
    seed: int, ahead: int, wait: int
) -> None:
    region = invented_region(seed, alike=False)
    horizon, until = TODAY + timedelta(days=ahead), TODAY + timedelta(days=wait)
    plan = wait_for_linked(_asked(region, horizon), until)
    expected, days = _waiting_best(region, horizon, until)
    assert _placed(plan) == expected
    assert _beds_are_right(region, plan, days)


_YEW, _ASH = room(unit("yew"), place("yew-1")), room(unit("ash"), place("ash-1"))
_MILES = from_home(yew=3, ash=5)


def test_that_most_people_moves_the_first_aside_so_that_somebody_else_has_a_place_too() -> None:
    women_only = room(unit("ash", sexes="F"), place("ash-1"))
    people = (person("1"), person("2", sex="M"))
    asked = _asked(Region(people, (_YEW, women_only), _MILES))
    assert _placed(asked.plan) == ["yew", None]
    told = {one.key: one for one in alternatives(asked, TODAY, 0)}
    found = told["people"].plan
    assert found is not None
    assert _placed(found) == ["ash", "yew"]
    assert told["people"].changes == (
        "would move R-1 from Yew to Ash, 5 miles",
        "would give R-2 a place in Yew, 3 miles",
    )


def test_that_where_there_are_too_many_ways_nothing_is_said_rather_than_something_nearly_right(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MOST_WAYS", 1)
    asked = _asked(
        Region((person("1"), person("2", linked_unit="yew")), (_YEW, _ASH), from_home(yew=3, ash=3))
    )
    told = {one.key: one for one in alternatives(asked, TODAY, 0)}
    assert told["miles"].plan is None
    assert told["miles"].changes == ()
    assert told["wait"].plan is not None
