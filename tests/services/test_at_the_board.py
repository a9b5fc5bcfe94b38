"""At the bed board: a unit's word renewed, and a bed held let go of."""

from datetime import timedelta

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.bed import Confirmation, Hold, is_live
from pc_desktop.domain.calendar import end_of_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.referral import Milestone, Referral, state_of
from pc_desktop.services.board import ConfirmUnit, PlanWithUnit, ReleaseHold, counts_in_plan
from pc_desktop.services.board_view import board_view
from pc_desktop.services.decide import KeepWaiting, OfferBed
from pc_desktop.services.desk import Desk
from pc_desktop.services.region import region_now
from tests.services.small_region import NOW, TODAY, Putting

UNTIL = TODAY + timedelta(days=3)


def offered(desk: Desk) -> Hold:
    """Offer a bed and give its hold."""
    desk.do(OfferBed("r1", "l2", "today", UNTIL))
    (hold,) = desk.ask(lambda reading: reading.find(Hold))
    return hold


def last(desk: Desk, referral: str) -> Milestone:
    """Give the milestone a referral stands at."""
    return state_of(desk.ask(lambda reading: reading.find(Milestone, referral=referral)))


def test_that_confirming_a_unit_renews_its_word_as_one_step(desk: Desk) -> None:
    before = desk.ask(lambda reading: reading.chain()[1])
    done = desk.do(ConfirmUnit("yew"))
    assert done.title == "Confirm the beds of Yew"
    assert done.topics == {"confirmation"}
    assert desk.ask(lambda reading: reading.chain()[1]) == before + 1
    newest = max(
        desk.ask(lambda reading: reading.find(Confirmation, unit="yew")), key=lambda one: (one.at, one.key)
    )
    assert (newest.at, newest.source, newest.by) == (NOW, "meeting", desk.by)
    board = board_view(desk.ask(region_now))
    assert (
        next(unit.word_age for unit in board.units if unit.figures.unit.key == "yew") == "confirmed just now"
    )


def test_that_undo_takes_a_confirmation_back(desk: Desk) -> None:
    before = desk.ask(lambda reading: reading.find(Confirmation))
    desk.do(ConfirmUnit("larch"))
    desk.undo()
    assert desk.ask(lambda reading: reading.find(Confirmation)) == before


def test_that_a_unit_outside_the_region_is_not_confirmed(desk: Desk) -> None:
    with pytest.raises(Refused, match="Faraway House lies outside the region"):
        desk.do(ConfirmUnit("away"))


def test_that_releasing_a_hold_frees_the_bed_and_puts_the_referral_back(desk: Desk) -> None:
    hold = offered(desk)
    done = desk.do(ReleaseHold(hold.key))
    assert done.title == "Release Larch L02, held for R-0411A"
    assert done.topics == {"hold", "milestone"}
    (released,) = desk.ask(lambda reading: reading.find(Hold))
    assert released.released == NOW
    assert not is_live(released, NOW)
    stands = last(desk, "r1")
    assert (stands.state, stands.reason, stands.meeting) == ("accepted", "Larch L02 is no longer held", None)
    region = desk.ask(region_now)
    assert next(one for one in region.board["larch"] if one.bed.key == "l2").state == "free"
    assert region.cases["r1"].hold is None
    assert desk.ask(lambda reading: reading.get(Referral, "r1")).closed is None


def test_that_a_reason_given_is_kept_in_the_life_of_the_referral(desk: Desk) -> None:
    desk.do(ReleaseHold(offered(desk).key, "  The family would rather wait for Yew. "))
    assert last(desk, "r1").reason == "The family would rather wait for Yew."


def test_that_a_hold_already_released_or_lapsed_is_refused_in_words(desk: Desk) -> None:
    hold = offered(desk)
    desk.do(ReleaseHold(hold.key))
    with pytest.raises(Refused, match="Larch L02 is no longer held for R-0411A"):
        desk.do(ReleaseHold(hold.key))
    lapsed = Hold(
        "old",
        "y2",
        "r2",
        "w2",
        NOW - timedelta(days=5),
        end_of_day(TODAY - timedelta(days=1)),
        None,
        used=False,
    )
    desk.do(Putting(lapsed))
    with pytest.raises(Refused, match="no longer held"):
        desk.do(ReleaseHold("old"))


def test_that_a_referral_that_is_no_longer_offered_keeps_its_state(desk: Desk) -> None:
    hold = offered(desk)
    desk.do(KeepWaiting("r1", "today"))
    again = Hold("again", hold.bed, "r1", "w1", NOW, hold.until, None, used=False)
    desk.do(Putting(again))
    before = last(desk, "r1")
    assert desk.do(ReleaseHold("again")).topics == {"hold"}
    assert last(desk, "r1") == before


def test_that_one_undo_takes_a_release_back_whole(desk: Desk) -> None:
    hold = offered(desk)
    before = desk.ask(lambda reading: (reading.find(Hold), reading.find(Milestone), reading.find(Referral)))
    desk.do(ReleaseHold(hold.key))
    desk.undo()
    assert (
        desk.ask(lambda reading: (reading.find(Hold), reading.find(Milestone), reading.find(Referral)))
        == before
    )


def test_that_a_unit_may_be_planned_with_for_today_although_its_word_is_old(
    desk: Desk, clock: StoppedClock
) -> None:
    clock.moment += timedelta(days=3)
    assert not counts_in_plan(desk.ask(region_now), "larch")
    assert desk.do(PlanWithUnit("larch")).title == "Plan with Larch today"
    region = desk.ask(region_now)
    assert counts_in_plan(region, "larch")
    assert not region.figures["larch"].fresh
    assert not counts_in_plan(region, "yew")
    with pytest.raises(Refused, match="counts on Larch already"):
        desk.do(PlanWithUnit("larch"))
    desk.undo()
    assert not counts_in_plan(desk.ask(region_now), "larch")
    desk.redo()
    clock.moment += timedelta(days=1)
    assert not counts_in_plan(desk.ask(region_now), "larch")


def test_that_nobody_overrides_a_fresh_word_or_a_unit_outside_the_region(desk: Desk) -> None:
    with pytest.raises(Refused, match="counts on Larch already"):
        desk.do(PlanWithUnit("larch"))
    with pytest.raises(Refused, match="outside the region"):
        desk.do(PlanWithUnit("away"))
