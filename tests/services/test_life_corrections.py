"""Corrections put right what a turn brought with it, and refuse what takes an act of its own."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.bed import Hold, Occupation, Stay
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.person import Person
from pc_desktop.domain.referral import STATES, Milestone, Referral, state_of
from pc_desktop.services.admissions import AdmitPatient
from pc_desktop.services.decide import KeepWaiting, OfferBed
from pc_desktop.services.desk import Desk
from pc_desktop.services.life import CorrectTurn, PutOnAgenda, RecordDied, Triage, Withdraw
from pc_desktop.services.life_entry import may_have_been
from pc_desktop.services.meet import IssueMinutes
from pc_desktop.services.region import region_now
from pc_desktop.services.stays import DischargePatient
from tests.services.small_region import NOW, TODAY, Putting, milestone, referral, stay

SOON = TODAY + timedelta(days=3)


def last(desk: Desk, key: str = "r1") -> Milestone:
    """Give the turn a referral stands at."""
    return desk.ask(lambda reading: state_of(reading.find(Milestone, referral=key)))


def test_that_a_correction_is_dated_as_what_it_corrects_and_says_when_it_was_entered(
    desk: Desk, clock: StoppedClock
) -> None:
    desk.do(PutOnAgenda("r1", "today"))
    clock.moment += timedelta(days=2)
    desk.do(Withdraw("r1", "07", "The patient"))
    withdrawn = clock.moment
    clock.moment += timedelta(days=1)
    desk.do(CorrectTurn("r1", "for_meeting", "wrong patient"))
    assert last(desk).at == withdrawn
    assert last(desk).reason == "Correction of 20-Nov-2026 09:30: wrong patient"
    for moment in (NOW, withdrawn, withdrawn + timedelta(hours=1), clock.moment):
        region = desk.ask_at(moment, region_now)
        assert region.cases["r1"].last.state == "for_meeting", "open at every moment, and says so"


def test_that_a_death_recorded_by_mistake_is_taken_from_the_patient(desk: Desk) -> None:
    desk.do(RecordDied("r1", TODAY))
    desk.do(CorrectTurn("r1", "received", "another patient of that name"))
    assert desk.ask(lambda reading: reading.get(Person, "w1")).died is None
    assert desk.ask(lambda reading: reading.get(Referral, "r1")).closed is None
    assert "r1" in desk.ask(region_now).cases


def test_that_an_admission_whose_stay_is_kept_is_not_corrected_away(desk: Desk) -> None:
    desk.do(AdmitPatient("r1", "l2"))
    with pytest.raises(Refused, match="A stay began with the admission of R-0411A"):
        desk.do(CorrectTurn("r1", "accepted", "not admitted"))
    assert last(desk).state == "admitted"


@pytest.mark.parametrize("state", ["offered", "admitted", "died"])
def test_that_what_takes_an_act_of_its_own_is_no_correction(desk: Desk, state: str) -> None:
    desk.do(Triage("r1", "2"))
    with pytest.raises(Refused, match=r"correction holds no bed|begins no stay|death itself"):
        desk.do(CorrectTurn("r1", state, "should have been"))


def test_that_an_offer_corrected_away_lets_its_bed_go(desk: Desk) -> None:
    desk.do(OfferBed("r1", "l2", "today", SOON))
    desk.do(CorrectTurn("r1", "accepted", "offered to the wrong person"))
    assert desk.ask(lambda reading: reading.find(Hold, released=None)) == ()
    desk.do(KeepWaiting("r1", "today"))
    assert last(desk).number == 4


def test_that_a_referral_is_not_opened_again_beside_another_or_for_somebody_who_died(desk: Desk) -> None:
    desk.do(Withdraw("r1", "07", "The patient"))
    other = referral("r8", "R-0418A", "w1")
    desk.do(Putting(other, milestone("m8", other)))
    with pytest.raises(Refused, match="waits as R-0418A already"):
        desk.do(CorrectTurn("r1", "received", "withdrawn by mistake"))
    desk.do(RecordDied("r8", TODAY))
    with pytest.raises(Refused, match="recorded as having died on 17-Nov-2026"):
        desk.do(CorrectTurn("r1", "received", "withdrawn by mistake"))


def test_that_a_state_nobody_knows_is_refused_and_the_code_stays_with_the_same_state(desk: Desk) -> None:
    desk.do(Withdraw("r1", "09", "The patient"))
    with pytest.raises(Refused, match="Choose what"):
        desk.do(CorrectTurn("r1", "lost", "x"))
    desk.do(CorrectTurn("r1", "withdrawn", "the family rang, not the patient"))
    assert (last(desk).code, STATES[last(desk).state]) == ("09", "Withdrawn")
    desk.do(CorrectTurn("r1", "received", "not withdrawn at all"))
    assert last(desk).code is None


def test_that_what_is_offered_as_a_correction_is_taken_and_nothing_else_is(desk: Desk) -> None:
    desk.do(PutOnAgenda("r1", "today"))
    desk.do(Withdraw("r1", "07", "The patient"))
    turns = desk.ask(lambda reading: reading.find(Milestone, referral="r1"))
    offered = may_have_been(turns)
    assert offered[0] == "for_meeting", "first where it stood before"
    for state in STATES:
        if state in offered:
            desk.do(CorrectTurn("r1", state, "put right"))
            assert last(desk).state == state
            desk.undo()
        else:
            with pytest.raises(Refused):
                desk.do(CorrectTurn("r1", state, "put right"))
    assert may_have_been(turns[:1]) == ()
    assert may_have_been(desk.ask(lambda reading: reading.find(Milestone, referral="r2"))) == ()


def test_that_a_correction_of_an_offer_by_hand_cannot_pretend_the_bed_back(desk: Desk) -> None:
    desk.do(OfferBed("r1", "l2", "today", SOON))
    desk.do(Withdraw("r1", "07", "The patient"))
    assert "offered" not in may_have_been(desk.ask(lambda reading: reading.find(Milestone, referral="r1")))


def test_that_a_correction_after_the_minutes_are_issued_belongs_to_no_meeting_and_may_be_undone(
    desk: Desk,
) -> None:
    desk.do(KeepWaiting("r1", "today"))
    desk.do(CorrectTurn("r1", "received", "not yet"))
    assert last(desk).meeting == "today", "the meeting still goes on"
    desk.do(KeepWaiting("r1", "today"))
    desk.do(IssueMinutes("today"))
    desk.do(CorrectTurn("r1", "received", "not yet"))
    assert last(desk).meeting is None
    desk.undo()
    assert last(desk).state == "accepted"


def test_that_the_death_of_somebody_out_of_area_is_recorded_where_they_stay(desk: Desk) -> None:
    other, away = referral("r8", "R-0418A", "p1"), stay("s9", "p1", "away", 3)
    ended = replace(desk.ask(lambda reading: reading.get(Stay, "s1")), discharged=NOW)
    last_bed = desk.ask(lambda reading: reading.find(Occupation, stay="s1"))[0]
    desk.do(Putting(other, milestone("m8", other), ended, replace(last_bed, end=NOW), away))
    with pytest.raises(Refused, match=r"stays in Faraway House. Discharge them there \(Beds, page Away\)"):
        desk.do(RecordDied("r8", TODAY))
    desk.do(DischargePatient("s9", "79", "4"))
    assert last(desk, "r8").state == "died"
    assert desk.ask(lambda reading: reading.get(Person, "p1")).died == TODAY


def test_that_the_death_of_somebody_staying_in_the_region_is_recorded_at_their_bed(desk: Desk) -> None:
    other = referral("r8", "R-0418A", "p1")
    desk.do(Putting(other, milestone("m8", other)))
    with pytest.raises(Refused, match="The patient stays in Larch"):
        desk.do(RecordDied("r8", TODAY))
    desk.do(DischargePatient("s1", "79", "4"))
    assert last(desk, "r8").state == "died"
    assert desk.ask(lambda reading: reading.find(Occupation, bed="l1", end=None)) == ()
