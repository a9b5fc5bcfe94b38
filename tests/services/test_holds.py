"""Holds by hand: one bed for one referral, until a day; and what lapsed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.calendar import end_of_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.places import Bed
from pc_desktop.domain.referral import Referral
from pc_desktop.services.admissions import AdmitPatient
from pc_desktop.services.board import ReleaseHold
from pc_desktop.services.closures import CloseBed
from pc_desktop.services.decide import KeepWaiting, OfferBed
from pc_desktop.services.desk import Desk
from pc_desktop.services.holds import HoldBed, lapses
from pc_desktop.services.stays import PlanDischarge
from tests.services.bed_board import DAY, holds, image, stands_at, state_of_bed
from tests.services.small_region import NOW, TODAY, Putting, milestone

UNTIL = TODAY + timedelta(days=3)


def test_that_a_free_bed_is_held_for_a_referral_which_stands_where_it_stood(desk: Desk) -> None:
    before = stands_at(desk, "r1")
    done = desk.do(HoldBed("l2", "r1", UNTIL))
    assert done.title == "Hold Larch L02 for R-0411A until 20-Nov-2026"
    assert done.topics == {"hold"}
    (hold,) = holds(desk)
    assert (hold.bed, hold.referral, hold.person, hold.start) == ("l2", "r1", "w1", NOW)
    assert (hold.until, hold.released, hold.used) == (end_of_day(UNTIL), None, False)
    assert (state_of_bed(desk, "l2"), stands_at(desk, "r1")) == ("held", before)


def test_that_a_bed_somebody_is_expected_to_leave_is_held(desk: Desk) -> None:
    with pytest.raises(Refused, match="Larch L01 is occupied and nobody expects it free"):
        desk.do(HoldBed("l1", "r1", UNTIL))
    desk.do(PlanDischarge("s1", UNTIL))
    desk.do(HoldBed("l1", "r1", UNTIL))
    assert (holds(desk)[0].bed, state_of_bed(desk, "l1")) == ("l1", "expected")


def test_that_holding_the_same_bed_again_changes_the_day(desk: Desk) -> None:
    desk.do(OfferBed("r1", "l2", "today", UNTIL))
    desk.do(HoldBed("l2", "r1", TODAY))
    (hold,) = holds(desk)
    assert (hold.until, stands_at(desk, "r1").state) == (end_of_day(TODAY), "offered")


def test_that_a_referral_has_one_bed_held_and_a_bed_one_referral(desk: Desk) -> None:
    desk.do(HoldBed("l2", "r1", UNTIL))
    with pytest.raises(Refused, match=r"R-0411A already has Larch L02 held\. Release it first\."):
        desk.do(HoldBed("l3", "r1", UNTIL))
    with pytest.raises(Refused, match=r"Larch L02 is held for R-0411A until 20-Nov-2026\."):
        desk.do(HoldBed("l2", "r2", UNTIL))


def test_that_no_bed_is_held_in_the_past_out_of_use_or_outside(desk: Desk) -> None:
    with pytest.raises(Refused, match="a day that has passed"):
        desk.do(HoldBed("l2", "r1", TODAY - timedelta(days=1)))
    desk.do(CloseBed("l2", "estates", "Paint"))
    with pytest.raises(Refused, match="Larch L02 is out of use: Paint"):
        desk.do(HoldBed("l2", "r1", UNTIL))
    desk.do(Putting(Bed("f1", "away", "1", 1, None)))
    with pytest.raises(Refused, match="Faraway House lies outside the region"):
        desk.do(HoldBed("f1", "r1", UNTIL))


def test_that_no_bed_is_held_for_somebody_who_waits_no_more(desk: Desk) -> None:
    desk.do(AdmitPatient("r1", "l2"))
    with pytest.raises(Refused, match="R-0411A no longer waits, so no bed can be held for it"):
        desk.do(HoldBed("l3", "r1", UNTIL))


def test_that_nobody_has_the_bed_held_they_are_in(desk: Desk) -> None:
    first = desk.ask(lambda reading: reading.get(Referral, "r1"))
    waits = replace(first, key="r8", ref="R-0480A", person="p2")
    desk.do(Putting(waits, milestone("m8", waits)))
    with pytest.raises(Refused, match="R-0480A is in Yew 1 already"):
        desk.do(HoldBed("y1", "r8", UNTIL))


def test_that_a_held_bed_is_released_and_held_again(desk: Desk) -> None:
    desk.do(HoldBed("l2", "r1", UNTIL))
    desk.do(ReleaseHold(holds(desk)[0].key))
    assert state_of_bed(desk, "l2") == "free"
    desk.do(HoldBed("l2", "r2", UNTIL))
    assert state_of_bed(desk, "l2") == "held"


def test_that_a_hold_lapses_at_its_time_and_says_what_it_freed(desk: Desk, clock: StoppedClock) -> None:
    desk.do(HoldBed("l2", "r1", TODAY))
    desk.do(HoldBed("l3", "r2", UNTIL))
    assert desk.ask(lambda reading: lapses(reading, NOW)) == ()
    clock.moment = end_of_day(TODAY)
    (lapse,) = desk.ask(lambda reading: lapses(reading, NOW))
    assert lapse.hold.bed == "l2"
    assert lapse.words == "The hold of Larch L02 for R-0411A lapsed on 18-Nov-2026 00:00: Larch L02 is free."
    assert state_of_bed(desk, "l2") == "free"
    desk.do(AdmitPatient("r3", "l2"))
    clock.moment = NOW + 5 * DAY
    words = [one.words for one in desk.ask(lambda reading: lapses(reading, NOW))]
    assert [sentence.rpartition(": ")[2] for sentence in words] == [
        "Larch L02 is not free now.",
        "Larch L03 is free.",
    ]
    assert desk.ask(lambda reading: lapses(reading, NOW + 5 * DAY)) == ()


def test_that_a_hold_let_go_of_does_not_lapse(desk: Desk, clock: StoppedClock) -> None:
    desk.do(OfferBed("r1", "l2", "today", TODAY))
    desk.do(KeepWaiting("r1", "today"))
    clock.moment = NOW + 2 * DAY
    assert desk.ask(lambda reading: lapses(reading, NOW)) == ()


def test_that_one_undo_takes_a_hold_back(desk: Desk) -> None:
    before = image(desk)
    desk.do(HoldBed("l2", "r1", UNTIL))
    desk.undo()
    assert image(desk) == before
