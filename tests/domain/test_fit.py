from datetime import date, timedelta
from time import process_time

import pytest

from pc_desktop.domain.candidate import Candidate, Declined
from pc_desktop.domain.fit import Fit, fits
from pc_desktop.domain.places import OFFERS
from pc_desktop.domain.room import UnitRoom
from tests.domain.invented_regions import EVERYTHING, HORIZON, TODAY, from_home, person, place, room, unit

_THURSDAY = date(2026, 11, 26)


def _only(candidate: Candidate, made: UnitRoom) -> Fit:
    (fit,) = fits(candidate, [made], from_home(yew=3), HORIZON)
    return fit


def test_that_the_linked_unit_comes_first_then_the_nearest_and_unsuitable_ones_last() -> None:
    rooms = [
        room(unit("oak", offers=()), place("oak-1")),
        room(unit("far", position=1), place("far-1")),
        room(unit("near", position=2), place("near-1")),
        room(unit("linked", position=3), place("linked-1")),
        room(unit("unknown", position=4), place("unknown-1")),
        room(unit("lost", position=2), place("lost-1")),
        room(unit("nearby", position=1), place("nearby-1")),
    ]
    found = fits(
        person("a", needs=frozenset({"diabetes"}), linked_unit="linked"),
        rooms,
        from_home(oak=0.1, far=44, near=19, nearby=19, linked=70),
        HORIZON,
    )
    assert [fit.unit.key for fit in found] == ["linked", "nearby", "near", "far", "lost", "unknown", "oak"]
    assert [fit.suits for fit in found] == [True] * 6 + [False]
    assert [fit.linked for fit in found] == [True] + [False] * 6


def test_that_the_order_does_not_depend_on_the_order_units_are_given_in() -> None:
    rooms = [room(unit(key), place(f"{key}-1")) for key in ("a", "b", "c")]
    forward, back = (fits(person("p"), some, from_home(), HORIZON) for some in (rooms, rooms[::-1]))
    assert forward == back


def test_that_a_unit_that_suits_says_its_place_its_distance_and_what_it_offers() -> None:
    yew = room(
        unit("yew"), place("yew-9", None, HORIZON), place("yew-7", None, _THURSDAY, "discharge expected")
    )
    fit = _only(person("1", needs=frozenset({"ng_feeding", "diabetes"}), linked_unit="yew"), yew)
    assert fit.suits
    assert fit.place is not None
    assert fit.place.bed == "yew-7"
    assert fit.words == (
        "Yew is the linked unit: bed 7, free Thu 26-Nov (discharge expected), 3 miles; "
        "offers diabetes care and NG feeding."
    )


def test_that_many_needs_read_as_a_list_and_a_detained_patient_is_taken() -> None:
    needs = frozenset({"ng_feeding", "diabetes", "mobility", "detained"})
    words = _only(person("1", needs=needs), room(unit("yew"), place("yew-1"))).words
    assert words == (
        "Yew suits: bed 1, free now, 3 miles; offers diabetes care, step-free rooms and NG feeding; "
        "takes detained patients."
    )


@pytest.mark.parametrize("need", OFFERS)
def test_that_every_need_a_unit_does_not_offer_is_a_reason_against_it(need: str) -> None:
    lacking = unit("yew", offers=tuple(offer for offer in EVERYTHING if offer != need))
    assert _only(person("1", needs=frozenset(EVERYTHING)), room(unit("yew"), place("yew-1"))).suits
    fit = _only(person("1", needs=frozenset(EVERYTHING)), room(lacking, place("yew-1")))
    reason = "does not take detained patients" if need == "detained" else f"no {OFFERS[need]}"
    assert fit.reasons_not == (reason,)


@pytest.mark.parametrize(
    ("sexes", "sex", "reasons", "to_record"),
    [
        ("F", "F", (), ()),
        ("F", "M", ("takes women only",), ()),
        ("M", "F", ("takes men only",), ()),
        ("F", None, ("takes women only, and sex is not recorded",), ("sex",)),
        ("M", "X", ("takes men only, and sex is not recorded",), ("sex",)),
        ("any", None, (), ()),
    ],
)
def test_that_a_unit_for_one_sex_suits_only_people_recorded_so(
    sexes: str, sex: str | None, reasons: tuple[str, ...], to_record: tuple[str, ...]
) -> None:
    fit = _only(person("1", sex=sex), room(unit("yew", sexes=sexes), place("yew-1")))
    assert (fit.reasons_not, fit.to_record) == (reasons, to_record)


@pytest.mark.parametrize(
    ("youngest", "oldest", "age", "reasons"),
    [
        (18, None, 18, ()),
        (18, None, 17, ("takes ages 18 and over",)),
        (13, 17, 17, ()),
        (13, 17, 13, ()),
        (13, 17, 18, ("takes ages 13 to 17",)),
        (13, 17, 12, ("takes ages 13 to 17",)),
        (0, 17, 18, ("takes ages up to 17",)),
        (18, None, None, ("takes ages 18 and over, and age is not recorded",)),
        (0, 17, None, ("takes ages up to 17, and age is not recorded",)),
        (0, None, None, ()),
    ],
)
def test_that_a_unit_suits_only_ages_in_its_range_both_ends_included(
    youngest: int, oldest: int | None, age: int | None, reasons: tuple[str, ...]
) -> None:
    fit = _only(person("1", age=age), room(unit("yew", youngest=youngest, oldest=oldest), place("yew-1")))
    assert fit.reasons_not == reasons
    assert fit.to_record == (("age",) if reasons and age is None else ())


def test_that_facts_to_record_are_named_only_where_they_alone_stand_in_the_way() -> None:
    strict = unit("yew", sexes="F", youngest=18)
    nobody_said = person("1", sex=None, age=None)
    assert _only(nobody_said, room(strict, place("yew-1"))).to_record == ("sex", "age")
    assert _only(nobody_said, room(strict)).to_record == ()


def test_that_what_is_not_recorded_is_said_even_where_nothing_depends_on_it() -> None:
    fit = _only(person("1", sex=None, age=None), room(unit("yew"), place("yew-1", "F"), place("yew-2")))
    assert fit.words == (
        "Yew suits: bed 2, free now, 3 miles; "
        "sex not recorded, so in a room open to anybody; age not recorded."
    )


@pytest.mark.parametrize(
    ("designations", "sex", "reason"),
    [
        (("F", "F"), "M", "its places are in rooms for women only"),
        (("M",), "F", "its places are in rooms for men only"),
        (("M", "F"), None, "its places are in rooms for one sex only, and sex is not recorded"),
    ],
)
def test_that_rooms_for_one_sex_keep_others_out(
    designations: tuple[str, ...], sex: str | None, reason: str
) -> None:
    places = [place(f"yew-{number}", of) for number, of in enumerate(designations, start=1)]
    assert _only(person("1", sex=sex), room(unit("yew"), *places)).reasons_not == (reason,)


@pytest.mark.parametrize(
    ("limit", "now", "sex", "reasons"),
    [
        (2, 1, "M", ()),
        (2, 1, None, ()),
        (2, 2, "F", ()),
        (2, 2, "M", ("has 2 men and takes no more than 2",)),
        (1, 1, "M", ("has 1 man and takes no more than 1",)),
        (2, 2, None, ("has 2 men and takes no more than 2, and sex is not recorded",)),
        (0, 0, "M", ("takes no men",)),
    ],
)
def test_that_a_unit_s_limit_on_men_is_a_reason_once_reached(
    limit: int, now: int, sex: str | None, reasons: tuple[str, ...]
) -> None:
    made = room(unit("yew", men_places=limit), place("yew-1"), men_now=now)
    assert _only(person("1", sex=sex), made).reasons_not == reasons


def test_that_one_to_one_nursing_already_full_is_a_reason_only_for_who_needs_it() -> None:
    made = room(unit("yew", one_to_one_places=2), place("yew-1"), one_to_one_now=2)
    assert _only(person("1"), made).suits
    needing = _only(person("1", needs=frozenset({"one_to_one"})), made)
    assert needing.reasons_not == ("one-to-one nursing is full (2 of 2)",)


@pytest.mark.parametrize(
    ("days", "reason"),
    [((), "full, no discharge expected"), ((3, 9), "full, next expected Fri 04-Dec")],
)
def test_that_a_full_unit_says_when_a_place_is_next_expected(days: tuple[int, ...], reason: str) -> None:
    places = [place(f"yew-{number}", None, HORIZON + timedelta(days=number)) for number in days]
    fit = _only(person("1"), room(unit("yew"), *places))
    assert fit.reasons_not == (reason,)
    assert fit.words == f"Yew does not suit: {reason}."
    assert fit.place is None


def test_that_a_unit_left_out_or_outside_the_region_says_so() -> None:
    stale = room(unit("yew"), place("yew-1"), left_out="not confirmed since 03-Nov-2026")
    assert _only(person("1"), stale).reasons_not == ("not confirmed since 03-Nov-2026",)
    away = room(unit("yew", in_region=False), place("yew-1"))
    assert _only(person("1"), away).reasons_not == ("outside the region",)


def test_that_every_reason_is_given_at_once_and_none_twice() -> None:
    made = room(
        unit("yew", sexes="F", youngest=18, offers=(), men_places=0, one_to_one_places=0, in_region=False),
        place("yew-1", "F"),
        left_out="not confirmed since 03-Nov-2026",
    )
    fit = _only(
        person("1", sex="M", age=15, needs=frozenset({"one_to_one", "diabetes"}), linked_unit="yew"), made
    )
    assert fit.words == (
        "Yew is the linked unit but does not suit: outside the region; not confirmed since 03-Nov-2026; "
        "takes women only; takes ages 18 and over; no diabetes care; no one-to-one nursing."
    )


def test_that_being_declined_before_is_told_and_changes_nothing() -> None:
    declined = (Declined("yew", "too many on feeds"), Declined("oak", "staffing"))
    before, after = person("1"), person("1", declined_by=declined)
    for made in (room(unit("yew"), place("yew-1")), room(unit("yew"))):
        fit = _only(after, made)
        assert fit.suits == _only(before, made).suits
        assert fit.declined == ("too many on feeds",)
        assert fit.words.endswith("; declined R-1 before: too many on feeds.")


def test_that_520_beds_are_weighed_for_one_person_within_50_ms() -> None:
    rooms = [
        room(
            unit(f"u{number}", position=number),
            *(place(f"u{number}-{bed}", None, TODAY) for bed in range(1, 27)),
        )
        for number in range(20)
    ]
    assert sum(len(made.places) for made in rooms) == 520
    candidate = person("1", needs=frozenset({"ng_feeding"}), linked_unit="u7")
    times = []
    for _ in range(5):
        start = process_time()
        assert all(fit.words for fit in fits(candidate, rooms, from_home(u1=3), HORIZON))
        times.append(process_time() - start)
    print(f"520 beds for one person: {min(times) * 1000:.1f} ms")
    assert min(times) < 0.050
