"""Where one person could go, the plan beside its alternatives, and what would have to change."""

from dataclasses import replace
from datetime import timedelta

from pc_desktop.domain.bed import Closure, Confirmation, Hold, Stay
from pc_desktop.domain.board import OVERRIDE
from pc_desktop.domain.distance import Gazetteer
from pc_desktop.domain.places import Unit
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.unit_answer import UnitAnswer
from pc_desktop.services.desk import Desk
from pc_desktop.services.placement import WhereLine, compared, left_out, miles_total_words, where_could
from pc_desktop.services.placement_changes import change_sentence, events_of
from pc_desktop.services.plan_view import Planning, candidate_of, planning_now
from pc_desktop.services.region import Region, region_now
from tests.services.small_region import CENTRES, NOW, TODAY, Putting

MAP = Gazetteer(CENTRES)


def planned(desk: Desk, days: int | None = None) -> tuple[Region, Planning]:
    region = desk.ask(region_now)
    return region, planning_now(region, MAP, days)


def where(desk: Desk, key: str) -> dict[str, WhereLine]:
    return {line.unit_key: line for line in where_could(planned(desk)[1], key)}


def changes(desk: Desk, key: str, days: int | None = None) -> str:
    region, planning = planned(desk, days)
    return desk.ask(lambda reading: change_sentence(reading, region, planning, key))


def events(desk: Desk, days: int) -> list[str]:
    region, planning = planned(desk, days)
    return [one.words for one in desk.ask(lambda reading: events_of(reading, region, planning))]


def fill_larch(desk: Desk) -> None:
    desk.do(
        Putting(
            *(Closure(f"c{bed}", bed, NOW, None, "staffing", "no nurses", None) for bed in ("l2", "l3")),
            Closure("cy", "y2", NOW, None, "unusable", "sex mix", None),
        )
    )


def test_that_every_unit_of_the_region_has_its_sentence_the_linked_one_first(desk: Desk) -> None:
    _, planning = planned(desk)
    lines = where_could(planning, "r3")
    assert [line.unit_key for line in lines] == ["larch", "yew"]
    assert (lines[0].badge, lines[0].linked, lines[0].planned) == ("Linked, free now", True, False)
    assert (lines[1].badge, lines[1].planned, lines[1].knock_on) == ("Free now", True, ())
    assert lines[0].sentence == "bed L02, free now · under a mile"
    assert where_could(planning, "nobody") == ()


def test_that_the_knock_on_of_choosing_another_unit_is_told_before_it_is_confirmed(desk: Desk) -> None:
    told = where(desk, "r3")["larch"].knock_on
    assert len(told) == 1
    assert told[0].startswith("would move R-041")
    assert told[0].endswith("from Larch (linked) to Yew, 18 miles")


def test_that_a_no_of_a_unit_is_told_with_its_reason_until_it_says_yes(desk: Desk) -> None:
    no = UnitAnswer(
        "a", "r1", "larch", NOW - timedelta(days=2), False, "acuity", "Too unsettled.", "Lead", None
    )
    desk.do(Putting(no))
    assert where(desk, "r1")["larch"].sentence.endswith(
        "declined R-0411A before: acuity on the ward, 15-Nov-2026"
    )
    yes = replace(no, key="b", at=NOW - timedelta(days=1), accepted=True, reason=None)
    desk.do(Putting(yes))
    region = desk.ask(region_now)
    assert candidate_of(region, region.cases["r1"]).declined_by == ()


def test_that_what_is_left_of_a_units_limits_is_said_to_whom_it_concerns(desk: Desk) -> None:
    larch = desk.ask(lambda reading: reading.get(Unit, "larch"))
    referral = desk.ask(lambda reading: reading.get(Referral, "r1"))
    desk.do(Putting(replace(larch, one_to_one_places=2, offers=("one_to_one",))))
    assert "one-to-one" not in where(desk, "r1")["larch"].sentence
    desk.do(Putting(replace(referral, needs=("one_to_one",))))
    assert where(desk, "r1")["larch"].sentence.endswith("2 of 2 one-to-one places left")


def test_that_a_unit_whose_word_is_old_is_left_out_until_people_say_otherwise(desk: Desk) -> None:
    for key in ("c1", "c2"):
        old = desk.ask(lambda reading, key=key: reading.get(Confirmation, key))  # type: ignore[misc]
        desk.do(Putting(replace(old, at=NOW - timedelta(days=9))))
    region, planning = planned(desk)
    assert all(line.bed is None for line in where_could(planning, "r1"))
    assert left_out(region, planning)[0] == "Larch is left out: its beds are not confirmed since 08-Nov-2026."
    desk.do(Putting(Confirmation("o", "larch", NOW, "Chair", OVERRIDE)))
    region, planning = planned(desk)
    assert planning.plan.of("r1") is not None
    assert where(desk, "r1")["larch"].planned
    assert left_out(region, planning)[-1] == (
        "Larch counts though its beds are not confirmed: people said so today."
    )


def test_that_the_plan_and_its_alternatives_stand_side_by_side_in_the_same_figures(desk: Desk) -> None:
    region, planning = planned(desk)
    lines = {line.key: line for line in compared(region, planning, 14)}
    assert list(lines) == ["plan", "people", "miles", "linked", "wait"]
    placed = [one for one in planning.plan.placements if one.unit]
    assert (lines["plan"].placed, lines["plan"].linked) == (3, sum(one.linked for one in placed))
    assert lines["plan"].miles == sum(one.miles or 0 for one in placed)
    assert miles_total_words(lines["plan"]) == f"{round(lines['plan'].miles or 0):,}"
    assert lines["miles"].changes == ()


def test_that_somebody_without_a_place_is_told_the_least_that_would_have_to_happen(desk: Desk) -> None:
    assert changes(desk, "r1") == "R-0411A has a place in the plan."
    assert changes(desk, "nobody") == ""
    fill_larch(desk)
    assert changes(desk, "r2", 0) == (
        "If B.F. left Yew 1 (expected 22-Nov-2026) and Larch L02 reopened, R-0412A would have a place."
    )
    assert events(desk, 0) == [
        "B.F. left Yew 1 (expected 22-Nov-2026)",
        "Larch L02 reopened",
        "Yew 2 could be used",
        "Larch L03 reopened",
    ]
    assert events(desk, 14) == ["Larch L02 reopened", "Yew 2 could be used", "Larch L03 reopened"]


def test_that_somebody_in_a_unit_that_is_not_theirs_could_return_to_it(desk: Desk) -> None:
    stay = desk.ask(lambda reading: reading.get(Stay, "s2"))
    old = desk.ask(lambda reading: reading.get(Referral, "r1"))
    gone = replace(
        old,
        key="r9",
        ref="R-0399A",
        person="p2",
        received=NOW - timedelta(days=30),
        closed=NOW - timedelta(days=20),
    )
    desk.do(Putting(gone, replace(stay, referral="r9", expected=None)))
    assert events(desk, 14) == ["R-0399A went from Yew 1 back to Larch, their linked unit"]


def test_that_a_bed_promised_to_somebody_is_no_event(desk: Desk) -> None:
    desk.do(Putting(Hold("h", "y1", "r1", "w1", NOW, NOW + timedelta(days=9), None, used=False)))
    assert events(desk, 0) == []


def test_that_somebody_ready_to_leave_comes_first(desk: Desk) -> None:
    stay = desk.ask(lambda reading: reading.get(Stay, "s1"))
    desk.do(Putting(replace(stay, ready=TODAY - timedelta(days=3))))
    assert events(desk, 0) == [
        "A.R. left Larch L01 (ready since 14-Nov-2026)",
        "B.F. left Yew 1 (expected 22-Nov-2026)",
    ]
