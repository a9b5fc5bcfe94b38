from collections.abc import Iterable
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.room import Place
from pc_desktop.domain.seating import Claim, Seating
from tests.domain.invented_regions import HORIZON, TODAY, place, room, unit

_WOMAN, _MAN, _UNKNOWN = Claim("F", False), Claim("M", False), Claim(None, False)
_SEXES = st.sampled_from(["F", "M", None])


def _places(*sexes: str | None) -> list[Place]:
    return [place(f"u-{number}", sex) for number, sex in enumerate(sexes, start=1)]


def _can_all_sit(sexes: Iterable[str | None], places: list[Place]) -> bool:
    """Try every way of giving these people these places."""
    people = list(sexes)
    ways = permutations(places, len(people))
    return any(all(one.takes(sex) for sex, one in zip(people, way, strict=True)) for way in ways)


@given(st.lists(_SEXES, max_size=5), st.lists(_SEXES, max_size=5))
def test_that_one_more_may_come_exactly_when_everybody_can_be_seated(
    rooms: list[str | None], people: list[str | None]
) -> None:
    places = _places(*rooms)
    seating = Seating(room(unit("u"), *places), HORIZON)
    seated: list[str | None] = []
    for number, sex in enumerate(people):
        claim = Claim(sex, one_to_one=False)
        assert seating.has_room_for(claim) == _can_all_sit([*seated, sex], places)
        if seating.has_room_for(claim):
            seating.take(str(number), claim)
            seated.append(sex)


@given(st.lists(_SEXES, max_size=5), st.lists(_SEXES, max_size=5), st.randoms(use_true_random=False))
def test_that_beds_go_to_the_most_unwell_soonest_and_leave_nobody_without(
    rooms: list[str | None], people: list[str | None], chance: Random
) -> None:
    days = [None, TODAY, HORIZON]
    places = [place(f"u-{number}", sex, chance.choice(days)) for number, sex in enumerate(rooms, start=1)]
    seating = Seating(room(unit("u"), *places), HORIZON)
    seated: list[str | None] = []
    for number, sex in enumerate(people):
        if seating.has_room_for(Claim(sex, one_to_one=False)):
            seating.take(str(number), Claim(sex, one_to_one=False))
            seated.append(sex)
    ways = (
        way
        for way in permutations(places, len(seated))
        if all(one.takes(sex) for sex, one in zip(seated, way, strict=True))
    )
    best = min(ways, key=lambda way: [one.order() for one in way])
    assert tuple(seating.beds().values()) == best


def test_that_an_early_comer_leaves_the_only_women_s_room_to_whoever_needs_it() -> None:
    seating = Seating(room(unit("u"), place("u-1"), place("u-2", "F")), HORIZON)
    seating.take("woman", _WOMAN)
    seating.take("man", _MAN)
    beds = seating.beds()
    assert (beds["woman"].bed, beds["man"].bed) == ("u-2", "u-1")


def test_that_the_first_comer_has_the_lower_bed_where_nobody_needs_it() -> None:
    seating = Seating(room(unit("u"), place("u-1"), place("u-2", "F")), HORIZON)
    seating.take("woman", _WOMAN)
    assert seating.beds()["woman"].bed == "u-1"


@pytest.mark.parametrize(("claim", "let_in"), [(_MAN, False), (_UNKNOWN, False), (_WOMAN, True)])
def test_that_the_limit_on_men_counts_those_in_already_and_those_whose_sex_is_not_recorded(
    claim: Claim, let_in: bool
) -> None:
    seating = Seating(room(unit("u", men_places=2), *_places(None, None, None), men_now=1), HORIZON)
    assert seating.has_room_for(claim)
    seating.take("unknown", _UNKNOWN)
    assert seating.has_room_for(claim) is let_in


def test_that_the_limit_on_one_to_one_nursing_counts_those_nursed_already() -> None:
    nursed = Claim("F", one_to_one=True)
    seating = Seating(
        room(unit("u", one_to_one_places=2), *_places(None, None, None), one_to_one_now=1), HORIZON
    )
    seating.take("first", nursed)
    assert not seating.has_room_for(nursed)
    assert seating.has_room_for(_WOMAN)
    assert (seating.stop(nursed).limit, seating.stop(nursed).who) == ("one_to_one", "first")


def test_that_whoever_used_up_the_last_of_something_is_remembered_and_nobody_after_them() -> None:
    seating = Seating(room(unit("u"), *_places(None, "F")), HORIZON)
    seating.take("first", _WOMAN)
    seating.take("second", _WOMAN)
    assert seating.stop(_MAN).who == "second"
    with pytest.raises(KeyError):
        Seating(room(unit("u"), *_places("F")), HORIZON).stop(_MAN)


def test_that_a_bed_people_chose_is_nobody_else_s() -> None:
    seating = Seating(room(unit("u"), *_places(None, None)), HORIZON)
    seating.put("chosen", _WOMAN, "u-1")
    seating.take("first", _MAN)
    assert seating.beds()["first"].bed == "u-2"
    assert not seating.has_room_for(_WOMAN)


def test_that_a_chosen_bed_outside_the_horizon_takes_no_place_but_counts_against_the_limits() -> None:
    seating = Seating(room(unit("u", men_places=1), *_places(None)), HORIZON)
    seating.put("chosen", _MAN, "u-9")
    assert seating.has_room_for(_WOMAN)
    assert seating.stop(_MAN).limit == "men"


def test_that_everything_a_unit_ran_out_of_before_anybody_came_is_told() -> None:
    full = room(unit("u", men_places=0, one_to_one_places=1), one_to_one_now=1)
    seating = Seating(full, HORIZON)
    assert seating.shortages_at_first(Claim("M", one_to_one=True)) == ("place", "men", "one_to_one")
    assert seating.shortages_at_first(_WOMAN) == ("place",)


def test_that_a_place_free_now_stays_open_only_to_those_it_takes_and_only_while_not_given() -> None:
    seating = Seating(room(unit("u"), place("u-1", "F"), place("u-2", None, TODAY)), HORIZON)
    assert seating.sexes_with_a_place_now({}) == {"F"}
    seating.take("woman", _WOMAN)
    assert seating.sexes_with_a_place_now(seating.beds()) == set()
