from datetime import date, timedelta

import pytest

from pc_desktop.domain.candidate import Candidate, Declined
from pc_desktop.domain.distance import Miles
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.plan import Fixed, Plan, make_plan
from pc_desktop.domain.room import UnitRoom
from tests.domain.invented_regions import HORIZON, from_home, person, place, room, unit

_THURSDAY = date(2026, 11, 26)
_MILES = from_home(yew=3, larch=19, elm=44)
_LARCH, _ELM = room(unit("larch"), place("larch-3")), room(unit("elm"), place("elm-6"))
_YEW = room(unit("yew"), place("yew-7", None, _THURSDAY, "discharge expected"))


def _plan(
    people: list[Candidate], rooms: list[UnitRoom], fixed: Fixed | None = None, miles: Miles = _MILES
) -> Plan:
    return make_plan(people, rooms, miles, HORIZON, fixed)


def _where(plan: Plan) -> dict[str, str | None]:
    return {one.candidate.key: one.place.bed if one.place else None for one in plan.placements}


def _why_not(plan: Plan, candidate: str) -> list[str]:
    placement = plan.of(candidate)
    assert placement is not None
    return [reason.words for reason in placement.why_not]


def test_that_the_linked_unit_on_thursday_comes_before_a_nearer_place_free_now() -> None:
    plan = _plan(
        [person("1", linked_unit="larch")], [room(unit("larch"), place("larch-3", None, _THURSDAY)), _NEAR]
    )
    (placement,) = plan.placements
    assert placement.unit is not None
    assert (placement.unit.key, placement.linked, placement.miles, placement.when) == (
        "larch",
        True,
        19,
        _THURSDAY,
    )
    assert placement.why == "Larch is the linked unit: bed 3, free Thu 26-Nov, 19 miles."
    assert _why_not(plan, "1") == [
        "Yew suits too, 3 miles, but Larch is the linked unit, though it still has a place free now."
    ]


_NEAR = room(unit("yew"), place("yew-1"))


def test_that_a_place_free_now_is_pointed_out_only_while_the_plan_leaves_it_open() -> None:
    rooms = [room(unit("larch"), place("larch-3", None, _THURSDAY)), _NEAR]
    plan = _plan([person("1", linked_unit="larch"), person("2")], rooms)
    assert _where(plan) == {"1": "larch-3", "2": "yew-1"}
    assert _why_not(plan, "1") == ["Yew suits too, 3 miles, but Larch is the linked unit."]


def test_that_a_place_free_now_is_not_pointed_out_to_somebody_a_limit_keeps_out() -> None:
    people = [person("1", sex="M", linked_unit="larch"), person("2", sex="M", linked_unit="yew")]
    larch = room(unit("larch"), place("larch-3", None, _THURSDAY))
    yew = room(unit("yew", men_places=1), place("yew-1"), place("yew-2"))
    plan = _plan(people, [larch, yew])
    assert _where(plan) == {"1": "larch-3", "2": "yew-1"}
    assert _why_not(plan, "1") == ["Yew suits too, 3 miles, but Larch is the linked unit."]


def test_that_nobody_is_told_of_a_place_free_now_elsewhere_who_has_one() -> None:
    plan = _plan([person("1", linked_unit="larch")], [_LARCH, _NEAR])
    assert _why_not(plan, "1") == ["Yew suits too, 3 miles, but Larch is the linked unit."]
    assert plan.placements[0].when is None


def test_that_without_a_link_the_nearest_unit_is_chosen_and_farther_ones_say_how_far() -> None:
    plan = _plan([person("1", needs=frozenset({"diabetes"}))], [_ELM, _LARCH, _YEW])
    assert plan.placements[0].why == (
        "Yew is the nearest suitable unit: bed 7, free Thu 26-Nov (discharge expected), 3 miles; "
        "offers diabetes care."
    )
    assert _why_not(plan, "1") == [
        "Larch is farther: 19 miles, against 3 miles to Yew, though it still has a place free now.",
        "Elm is farther: 44 miles, against 3 miles to Yew, though it still has a place free now.",
    ]


def test_that_a_last_place_goes_to_whoever_is_higher_in_the_queue_and_says_to_whom() -> None:
    people = [person("1", linked_unit="yew"), person("2", linked_unit="yew"), person("3", linked_unit="elm")]
    plan = _plan(people, [_YEW, _LARCH])
    assert _where(plan) == {"1": "yew-7", "2": "larch-3", "3": None}
    second, third = plan.placements[1:]
    assert second.why == "Larch is the nearest suitable unit with a place left: bed 3, free now, 19 miles."
    assert _why_not(plan, "2") == [
        "Yew is the linked unit, but its last place goes to R-1, who is higher in the queue."
    ]
    assert third.why == "No place for R-3: every place that suits goes to somebody higher in the queue."
    assert (third.unit, third.place, third.linked, third.miles, third.when) == (None, None, False, None, None)
    assert _why_not(plan, "3") == [
        "Yew suits, but its last place goes to R-1, who is higher in the queue.",
        "Larch suits, but its last place goes to R-2, who is higher in the queue.",
    ]


@pytest.mark.parametrize(
    ("sexes", "rooms", "sentence"),
    [
        ("FF", ("F", "M"), "Yew suits, but its last place for a woman goes to R-0"),
        ("MM", ("F", "M"), "Yew suits, but its last place for a man goes to R-0"),
        ("FFM", ("F", None), "Yew suits, but its last place for a man goes to R-1"),
        ("F?", ("M", None), "Yew suits, but its last place open to anybody goes to R-0"),
    ],
)
def test_that_a_last_place_in_rooms_for_one_sex_is_named_so(
    sexes: str, rooms: tuple[str | None, ...], sentence: str
) -> None:
    people = [person(str(number), sex=sex if sex != "?" else None) for number, sex in enumerate(sexes)]
    places = [place(f"yew-{number}", sex) for number, sex in enumerate(rooms, start=1)]
    plan = _plan(people, [room(unit("yew"), *places)])
    assert _why_not(plan, people[-1].key) == [f"{sentence}, who is higher in the queue."]


def test_that_limits_on_men_and_on_nursing_are_named_where_they_are_what_ran_out() -> None:
    three = place("yew-1"), place("yew-2"), place("yew-3")
    few_men = room(unit("yew", men_places=1), *three)
    plan = _plan([person("1", sex="M"), person("2", sex="M"), person("3", sex=None)], [few_men])
    assert _why_not(plan, "2") == [
        "Yew suits, but its last place for a man goes to R-1, who is higher in the queue."
    ]
    assert _why_not(plan, "3") == [
        (
            "Yew suits, but its last place for a man (sex is not recorded) goes to R-1, "
            "who is higher in the queue."
        )
    ]
    nursed = frozenset({"one_to_one"})
    plan = _plan(
        [person("1", needs=nursed), person("2", needs=nursed)],
        [room(unit("yew", one_to_one_places=1), *three)],
    )
    assert _why_not(plan, "2") == [
        "Yew suits, but its last place with one-to-one nursing goes to R-1, who is higher in the queue."
    ]


def test_that_nobody_is_stranded_by_who_took_which_bed() -> None:
    yew = room(unit("yew"), place("yew-1"), place("yew-2", "F", _THURSDAY))
    plan = _plan([person("1", sex="F"), person("2", sex="M")], [yew])
    assert _where(plan) == {"1": "yew-2", "2": "yew-1"}
    alone = _plan([person("1", sex="F")], [yew])
    assert _where(alone) == {"1": "yew-1"}


@pytest.mark.parametrize(
    ("miles", "why", "why_not"),
    [
        (
            from_home(yew=3),
            "Yew is the nearest suitable unit: bed 1, free now, 3 miles.",
            "Larch suits too, distance not known, against 3 miles to Yew.",
        ),
        (
            from_home(),
            "Yew is the first suitable unit: bed 1, free now, distance not known.",
            "Larch suits too, but comes after Yew in the region's list of units.",
        ),
        (
            from_home(yew=3.1, larch=3.2),
            "Yew is the nearest suitable unit: bed 1, free now, 3 miles.",
            "Larch suits too, 3 miles, but is no nearer than Yew.",
        ),
    ],
)
def test_that_distances_not_known_or_alike_are_said_plainly(miles: Miles, why: str, why_not: str) -> None:
    larch = room(unit("larch", position=2), place("larch-3"))
    plan = _plan([person("1")], [larch, _NEAR], miles=miles)
    assert (plan.placements[0].why, _why_not(plan, "1")) == (why, [why_not])


def test_that_a_unit_that_declined_before_may_still_be_planned_and_says_so() -> None:
    plan = _plan([person("1", declined_by=(Declined("yew", "staffing"),))], [_NEAR])
    assert plan.placements[0].why == (
        "Yew is the nearest suitable unit: bed 1, free now, 3 miles; declined R-1 before: staffing."
    )


def test_that_somebody_no_unit_suits_is_told_what_to_record_or_that_none_does() -> None:
    strict = room(unit("yew", sexes="F", youngest=18), place("yew-1"))
    plan = _plan([person("1", sex=None, age=None), person("2", sex="M")], [strict])
    assert plan.placements[0].why == "No place can be planned for R-1 until more is recorded: age and sex."
    assert plan.placements[1].why == "No place for R-2: no unit has one that suits."
    assert _why_not(plan, "2") == ["Yew does not suit: takes women only."]


def test_that_a_unit_nobody_has_confirmed_is_never_planned_for() -> None:
    stale = room(unit("yew"), place("yew-1"), left_out="not confirmed since 03-Nov-2026")
    plan = _plan([person("1", linked_unit="yew")], [stale, _LARCH])
    assert _where(plan) == {"1": "larch-3"}
    assert _why_not(plan, "1") == [
        "Yew is the linked unit but does not suit: not confirmed since 03-Nov-2026."
    ]


def test_that_a_plan_sums_itself_up() -> None:
    people = [person(key, linked_unit="yew") for key in "123"]
    assert _plan(people, [_YEW, _LARCH]).words == (
        "Places 2 of 3: 1 in their linked unit, 1 elsewhere in the region, none out of area."
    )
    assert _plan(people[:1], [_YEW]).words == "Places 1 of 1: 1 in their linked unit, none out of area."
    assert _plan([person("1")], [_LARCH]).words == (
        "Places 1 of 1: none in their linked unit, 1 elsewhere in the region, none out of area."
    )
    assert _plan(people, []).words == "Places none of 3."
    assert _plan([], [_YEW]).words == "Nobody is waiting for a bed."


def test_that_somebody_not_in_the_plan_has_no_placement() -> None:
    assert _plan([person("1")], [_YEW]).of("2") is None


def test_that_a_bed_people_chose_is_planned_for_before_anybody_else() -> None:
    people = [
        person("1", linked_unit="yew"),
        person("2", linked_unit="larch"),
        person("3", linked_unit="yew"),
    ]
    plan = _plan(people, [_YEW, _LARCH], {"2": ("yew", "yew-7")})
    assert _where(plan) == {"1": "larch-3", "2": "yew-7", "3": None}
    first, chosen, last = plan.placements
    assert _why_not(plan, "1") == [
        "Yew is the linked unit, but its last place goes to R-2, as the meeting chose."
    ]
    assert (first.by_choice, chosen.by_choice) == (False, True)
    assert chosen.why == "Yew is the meeting's choice: bed 7, free Thu 26-Nov (discharge expected), 3 miles."
    assert _why_not(plan, "2") == ["Larch is the linked unit, 19 miles, but the meeting chose Yew."]
    assert last.why == "No place for R-3: every place that suits goes to others, as the meeting chose."


def test_that_a_chosen_bed_may_be_unsuitable_or_beyond_the_horizon_and_says_what_speaks_against_it() -> None:
    late = HORIZON + timedelta(days=4)
    oak = room(unit("oak", offers=(), men_places=0, youngest=30), place("oak-1", "F", late))
    chosen = person("1", sex="M", needs=frozenset({"diabetes"}), declined_by=(Declined("oak", "staffing"),))
    plan = _plan([chosen], [oak, _LARCH], {"1": ("oak", "oak-1")})
    assert plan.placements[0].why == (
        "Oak is the meeting's choice: bed 1, free Sat 05-Dec, distance not known; "
        "but takes ages 30 and over; but no diabetes care; but the room is for women only; but takes no men; "
        "declined R-1 before: staffing."
    )
    assert _why_not(plan, "1") == [
        "Larch suits too, 19 miles, but the meeting chose Oak, though it still has a place free now."
    ]


def test_that_a_place_chosen_outside_the_region_is_counted_out_of_area() -> None:
    away = room(unit("away", in_region=False), place("away-1"))
    plan = _plan([person("1"), person("2")], [away, _LARCH], {"1": ("away", "away-1")})
    assert plan.words == "Places 2 of 2: none in their linked unit, 1 elsewhere in the region, 1 out of area."


@pytest.mark.parametrize(
    ("fixed", "sentence"),
    [
        ({"9": ("yew", "yew-7")}, "no longer waiting"),
        ({"1": ("oak", "oak-1")}, "no longer among the places"),
        ({"1": ("yew", "yew-8")}, "no longer among the places"),
        ({"1": ("yew", "larch-3")}, "no longer among the places"),
        ({"1": ("yew", "yew-7"), "2": ("yew", "yew-7")}, "the same bed"),
    ],
)
def test_that_a_choice_the_facts_have_overtaken_is_refused(
    fixed: dict[str, tuple[str, str]], sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        _plan([person("1"), person("2")], [_YEW, _LARCH], fixed)
