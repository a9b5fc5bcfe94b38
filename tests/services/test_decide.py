"""Decisions: one order writes the hold, the state, the decision, the minute and the action; one undo takes all back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.bed import Closure, Hold
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.kinds import Fact
from pc_desktop.domain.meeting import Action, Decision, Meeting, Minute
from pc_desktop.domain.referral import Milestone, Referral, state_of
from pc_desktop.services.decide import GoOutOfArea, KeepWaiting, OfferBed, UseAlternative
from pc_desktop.services.desk import Desk
from pc_desktop.services.meet import IssueMinutes
from pc_desktop.services.ruling import Said
from pc_desktop.services.undoing import put_back
from tests.services.small_region import NOW, TODAY, Putting

UNTIL = TODAY + timedelta(days=3)
SAID = Said(discussion="Losing weight.", rationale="Most unwell.", seconds=240)


def state(desk: Desk, referral: str) -> str:
    """Give the state a referral stands at."""
    return state_of(desk.ask(lambda reading: reading.find(Milestone, referral=referral))).state


def everything(desk: Desk) -> dict[str, tuple[object, ...]]:
    """Give every fact a decision may touch."""
    kinds: tuple[type[Fact], ...] = (Hold, Referral, Milestone, Decision, Action, Minute, Meeting)
    return desk.ask(lambda reading: {kind.__name__: reading.find(kind) for kind in kinds})


def test_that_an_offer_writes_everything_it_means_as_one_step(desk: Desk) -> None:
    before = desk.ask(lambda reading: reading.chain()[1])
    done = desk.do(OfferBed("r1", "l2", "today", UNTIL, SAID))
    assert done.title == "Offer Larch L02 to R-0411A"
    assert done.topics >= {"hold", "milestone", "decision", "action", "minute"}
    assert desk.ask(lambda reading: reading.chain()[1]) == before + 1
    (hold,) = desk.ask(lambda reading: reading.find(Hold))
    assert (hold.bed, hold.referral, hold.start) == ("l2", "r1", NOW)
    (decision,) = desk.ask(lambda reading: reading.find(Decision))
    assert (decision.kind, decision.hold, decision.rationale) == ("offer_linked", hold.key, "Most unwell.")
    (minute,) = desk.ask(lambda reading: reading.find(Minute))
    assert (minute.discussion, minute.seconds) == ("Losing weight.", 240)
    (action,) = desk.ask(lambda reading: reading.find(Action))
    assert "R-0411A is offered Larch L02 until 20-Nov-2026" in action.what
    assert action.owner == "Larch lead"
    assert state(desk, "r1") == "offered"


def test_that_a_bed_elsewhere_in_the_region_is_minuted_as_such(desk: Desk) -> None:
    desk.do(OfferBed("r1", "y2", "today", UNTIL, SAID))
    (decision,) = desk.ask(lambda reading: reading.find(Decision))
    assert decision.kind == "offer_in_region"


def test_that_one_undo_takes_all_of_a_decision_back_and_redo_does_it_again(desk: Desk) -> None:
    before = everything(desk)
    desk.do(OfferBed("r1", "l2", "today", UNTIL, SAID))
    after = everything(desk)
    assert desk.undo().title == "Undo: Offer Larch L02 to R-0411A"
    assert everything(desk) == before
    assert desk.redo().title == "Redo: Offer Larch L02 to R-0411A"
    assert everything(desk) == after


def test_that_a_bed_held_for_somebody_else_is_refused_by_name(desk: Desk) -> None:
    desk.do(OfferBed("r1", "l2", "today", UNTIL, SAID))
    with pytest.raises(Refused, match=r"Larch L02 is held for R-0411A until 20-Nov-2026\."):
        desk.do(OfferBed("r2", "l2", "today", UNTIL, SAID))


def test_that_a_new_offer_releases_the_bed_offered_before(desk: Desk, clock: StoppedClock) -> None:
    desk.do(OfferBed("r1", "l2", "today", UNTIL, SAID))
    clock.moment += timedelta(minutes=5)
    desk.do(OfferBed("r1", "l3", "today", UNTIL, SAID))
    held = {hold.bed: hold.released for hold in desk.ask(lambda reading: reading.find(Hold))}
    assert held == {"l2": clock.moment, "l3": None}


def test_that_a_lapsed_hold_frees_its_bed_for_another(desk: Desk, clock: StoppedClock) -> None:
    desk.do(OfferBed("r1", "l2", "today", UNTIL, SAID))
    clock.moment += timedelta(days=4)
    desk.do(OfferBed("r2", "l2", "today", UNTIL + timedelta(days=4), SAID))
    assert state(desk, "r2") == "offered"


def test_that_a_bed_cannot_be_held_until_a_day_that_has_passed(desk: Desk) -> None:
    with pytest.raises(Refused, match="a day that has passed"):
        desk.do(OfferBed("r1", "l2", "today", TODAY - timedelta(days=1), SAID))


def test_that_an_occupied_bed_is_offered_only_when_somebody_expects_it_free(desk: Desk) -> None:
    with pytest.raises(Refused, match="Larch L01 is occupied and nobody expects it free"):
        desk.do(OfferBed("r1", "l1", "today", UNTIL, SAID))
    desk.do(OfferBed("r1", "y1", "today", TODAY + timedelta(days=8), SAID))
    assert state(desk, "r1") == "offered"


def test_that_a_closed_bed_is_not_offered(desk: Desk) -> None:
    desk.do(Putting(Closure("x", "l2", NOW - timedelta(days=1), None, "estates", "water damage", None)))
    with pytest.raises(Refused, match="Larch L02 is out of use: water damage"):
        desk.do(OfferBed("r1", "l2", "today", UNTIL, SAID))


def test_that_keeping_somebody_waiting_releases_their_bed_and_asks_for_a_review(desk: Desk) -> None:
    desk.do(OfferBed("r1", "l2", "today", UNTIL, SAID))
    assert desk.do(KeepWaiting("r1", "today", SAID)).title == "Keep R-0411A waiting"
    (hold,) = desk.ask(lambda reading: reading.find(Hold))
    assert hold.released == NOW
    assert state(desk, "r1") == "accepted"
    review = desk.ask(lambda reading: reading.find(Action))[-1]
    assert {one.due for one in desk.ask(lambda reading: reading.find(Action))} >= {TODAY + timedelta(days=7)}
    assert review.referral == "r1"


def test_that_an_alternative_ends_the_wait_and_must_be_named(desk: Desk) -> None:
    with pytest.raises(Refused, match="which alternative"):
        desk.do(UseAlternative("r1", "today", "  ", SAID))
    desk.do(UseAlternative("r1", "today", "intensive day treatment", SAID))
    assert desk.ask(lambda reading: reading.get(Referral, "r1")).closed == NOW
    with pytest.raises(Refused, match="no longer waits"):
        desk.do(OfferBed("r1", "l2", "today", UNTIL, SAID))


def test_that_out_of_area_needs_a_national_reason_and_keeps_the_referral_open(desk: Desk) -> None:
    with pytest.raises(Refused, match="codes 10 to 15"):
        desk.do(GoOutOfArea("r1", "today", "9", SAID))
    desk.do(GoOutOfArea("r1", "today", "10", SAID))
    (decision,) = desk.ask(lambda reading: reading.find(Decision))
    assert (decision.kind, decision.detail) == ("out_of_area", "10")
    assert desk.ask(lambda reading: reading.get(Referral, "r1")).closed is None


def test_that_time_adds_up_over_decisions_about_one_person(desk: Desk) -> None:
    desk.do(KeepWaiting("r1", "today", SAID))
    desk.do(KeepWaiting("r1", "today", Said(seconds=60)))
    (minute,) = desk.ask(lambda reading: reading.find(Minute))
    assert (minute.seconds, minute.discussion) == (300, "Losing weight.")


def test_that_nothing_is_decided_or_undone_once_the_minutes_are_issued(desk: Desk) -> None:
    desk.do(KeepWaiting("r1", "today", SAID))
    desk.do(IssueMinutes("today"))
    with pytest.raises(Refused, match="issued"):
        desk.do(KeepWaiting("r2", "today", SAID))
    with pytest.raises(Refused, match="issued, so this cannot be undone"):
        desk.undo()


def test_that_an_undo_is_refused_where_something_has_changed_since(desk: Desk) -> None:
    desk.do(OfferBed("r1", "l2", "today", UNTIL, SAID))
    (hold,) = desk.ask(lambda reading: reading.find(Hold))
    first = desk.ask(lambda reading: reading.steps(1))[0]
    desk.do(KeepWaiting("r1", "today", SAID))
    with desk._store.working(NOW, "x", "x") as work, pytest.raises(Refused, match="changed since"):
        put_back(work, first)
    assert hold.released is None


def test_that_the_first_decision_starts_the_meeting(desk: Desk) -> None:
    meeting = desk.ask(lambda reading: reading.get(Meeting, "today"))
    desk.do(Putting(replace(meeting, started=None)))
    desk.do(KeepWaiting("r1", "today", SAID))
    assert desk.ask(lambda reading: reading.get(Meeting, "today")).started == NOW


@pytest.mark.parametrize("until", [TODAY + timedelta(days=366), date.max])
def test_that_a_bed_is_not_held_for_more_than_a_year(desk: Desk, until: date) -> None:
    with pytest.raises(Refused, match="365 days at most"):
        desk.do(OfferBed("r1", "l2", "today", until, SAID))
    desk.do(OfferBed("r1", "l2", "today", TODAY + timedelta(days=365), SAID))
