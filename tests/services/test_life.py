"""The life of a referral through the desk: each turn one guarded step, put right by a further entry."""

from datetime import timedelta

import pytest

from pc_desktop.domain.bed import Hold, Stay
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.person import Person
from pc_desktop.domain.referral import Milestone, Referral, standing_turns, state_of
from pc_desktop.services.admit_away import AdmitOutOfArea
from pc_desktop.services.decide import OfferBed
from pc_desktop.services.desk import Desk
from pc_desktop.services.life import (
    AcceptToWaiting,
    AdmittedElsewhere,
    ArrangeAssessment,
    CorrectTurn,
    Defer,
    NotAccept,
    PutOnAgenda,
    RecordAssessment,
    RecordDied,
    RecordPatientDeclined,
    Triage,
    Withdraw,
)
from pc_desktop.services.life_risk import NameRiskHolder, RecordReviews, review_prompts, unheld_red
from pc_desktop.services.ports import Command
from pc_desktop.services.region import region_now
from tests.services.small_region import NOW, TODAY, Putting

SOON = TODAY + timedelta(days=3)


def _referral(desk: Desk, key: str = "r1") -> Referral:
    return desk.ask(lambda reading: reading.get(Referral, key))


def _last(desk: Desk, key: str = "r1") -> Milestone:
    return desk.ask(lambda reading: state_of(reading.find(Milestone, referral=key)))


@pytest.mark.parametrize(
    ("command", "state", "reason", "title"),
    [
        (
            Triage("r1", "4"),
            "triaged",
            "urgency changed from urgent to very urgent",
            "Triage R-0411A: very urgent",
        ),
        (Triage("r1", "2", "as said"), "triaged", "as said", "Triage R-0411A: urgent"),
        (PutOnAgenda("r1", "today"), "for_meeting", "Meeting of ", "Put R-0411A on the agenda of "),
        (Defer("r1", SOON, "bloods"), "deferred", "until ", "Defer R-0411A until "),
        (
            ArrangeAssessment("r1", SOON, "Larch team"),
            "assessment_arranged",
            "",
            "Assessment of R-0411A arranged",
        ),
        (
            RecordAssessment("r1", TODAY, "admission helps"),
            "assessment_done",
            "",
            "Assessment of R-0411A done",
        ),
        (AcceptToWaiting("r1"), "accepted", "", "Accept R-0411A to the waiting list"),
        (
            NotAccept("r1", "02", "BMI 19.", "Community team"),
            "not_accepted",
            "BMI 19. Advice: Community team",
            "",
        ),
        (Withdraw("r1", "07", "The patient"), "withdrawn", "The patient.", "R-0411A withdrawn"),
        (AdmittedElsewhere("r1", "Medical ward"), "admitted_elsewhere", "Medical ward", ""),
    ],
)
def test_that_each_turn_is_written_with_its_reason_and_taken_back_whole(
    desk: Desk, command: Command, state: str, reason: str, title: str
) -> None:
    before = desk.ask(region_now)
    done = desk.do(command)
    assert done.title.startswith(title)
    assert _last(desk).state == state
    assert reason in _last(desk).reason
    closes = state in {"not_accepted", "withdrawn", "admitted_elsewhere"}
    assert (_referral(desk).closed == NOW) == closes
    desk.undo()
    assert desk.ask(region_now) == before


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (Triage("r1", "7"), "Choose how urgent"),
        (Defer("r1", TODAY - timedelta(days=1), "x"), "day that has passed"),
        (Defer("r1", SOON, " "), "Say why"),
        (ArrangeAssessment("r1", TODAY - timedelta(days=1), "x"), "Record it as done"),
        (RecordAssessment("r1", SOON, "x"), "still to come"),
        (NotAccept("r1", "02", "x", ""), "advice"),
        (NotAccept("r1", "77", "x", "y"), "Choose why"),
        (Withdraw("r1", "07", ""), "who withdrew"),
        (RecordPatientDeclined("r1", "too far"), "cannot become declined by patient"),
        (CorrectTurn("r1", "triaged", "x"), "never its receiving"),
        (RecordDied("r1", SOON), "still to come"),
    ],
)
def test_that_what_cannot_be_is_refused_in_words(desk: Desk, command: Command, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        desk.do(command)


def test_that_a_turn_away_from_an_offer_releases_its_bed(desk: Desk) -> None:
    desk.do(OfferBed("r1", "l2", "today", SOON))
    desk.do(RecordPatientDeclined("r1", "too far from home"))
    assert desk.ask(region_now).cases["r1"].hold is None
    desk.do(AcceptToWaiting("r1"))
    assert _last(desk).state == "accepted"


def test_that_a_correction_may_open_a_closed_referral_and_keeps_both_entries(desk: Desk) -> None:
    desk.do(Withdraw("r1", "07", "The patient"))
    desk.do(CorrectTurn("r1", "triaged", "wrong referral"))
    assert _referral(desk).closed is None
    turns = desk.ask(lambda reading: reading.find(Milestone, referral="r1"))
    assert [one.state for one in sorted(turns, key=lambda one: one.number)] == [
        "received",
        "withdrawn",
        "triaged",
    ]
    assert [one.state for one in standing_turns(turns)] == ["received", "triaged"]
    assert "r1" in desk.ask(region_now).cases


def test_that_a_correction_must_be_a_turn_that_could_have_been(desk: Desk) -> None:
    desk.do(Triage("r1", "2"))
    with pytest.raises(Refused, match="cannot have become declined"):
        desk.do(CorrectTurn("r1", "declined_by_unit", "wrong"))
    desk.do(CorrectTurn("r1", "received", "triaged by mistake"))
    assert _last(desk).state == "received"


def test_that_a_death_ends_every_wait_and_hold_and_leaves_no_queue_with_them(desk: Desk) -> None:
    desk.do(OfferBed("r1", "l2", "today", SOON))
    desk.do(RecordDied("r1", TODAY))
    assert _last(desk).state == "died"
    assert desk.ask(lambda reading: reading.get(Person, "w1")).died == TODAY
    assert desk.ask(lambda reading: reading.find(Hold, released=None)) == ()
    assert "r1" not in desk.ask(region_now).cases


def test_that_somebody_recorded_as_having_died_is_in_no_queue_whatever_their_referral_says(
    desk: Desk,
) -> None:
    from dataclasses import replace

    person = desk.ask(lambda reading: reading.get(Person, "w1"))
    desk.do(Putting(replace(person, died=TODAY)))
    assert "r1" not in desk.ask(region_now).cases


def test_that_an_admission_out_of_area_is_a_stay_with_its_code_and_no_bed(desk: Desk) -> None:
    done = desk.do(AdmitOutOfArea("r1", "away", "10", miles=80.0))
    assert done.title == "Admit R-0411A out of area to Faraway House"
    (stay,) = desk.ask(lambda reading: reading.find(Stay, person="w1"))
    assert (stay.unit, stay.oat_reason, stay.source, stay.miles) == ("away", "10", "meeting", 80.0)
    assert (_last(desk).state, _last(desk).code) == ("admitted", "10")
    assert _referral(desk).closed == NOW
    with pytest.raises(Refused, match="already staying"):
        desk.do(AdmitOutOfArea("r1", "away", "10"))


def test_that_out_of_area_is_outside_the_region_and_says_why(desk: Desk) -> None:
    with pytest.raises(Refused, match="is in the region"):
        desk.do(AdmitOutOfArea("r1", "larch", "10"))
    with pytest.raises(Refused, match="Choose why"):
        desk.do(AdmitOutOfArea("r1", "away", "99"))


def test_that_a_red_person_without_a_holder_or_review_is_named_until_both_are_there(desk: Desk) -> None:
    (case, missing), *others = desk.ask(lambda reading: unheld_red(region_now(reading)))
    assert (case.referral.ref, others) == ("R-0411A", [])
    assert missing == ("nobody is named to hold the risk", "no day of review is set")
    desk.do(NameRiskHolder("r1", " Riverside  team ", "Weekly bloods", TODAY))
    assert desk.ask(lambda reading: unheld_red(region_now(reading))) == ()
    assert _referral(desk).risk_holder == "Riverside team"
    with pytest.raises(Refused, match="day that has passed"):
        desk.do(NameRiskHolder("r1", "x", "y", TODAY - timedelta(days=1)))


def test_that_reviews_are_prompted_for_learning_disability_or_autism_until_recorded(desk: Desk) -> None:
    from dataclasses import replace

    person = desk.ask(lambda reading: reading.get(Person, "w1"))
    assert review_prompts(person) == ()
    desk.do(Putting(replace(person, autism="2")))
    assert len(review_prompts(desk.ask(lambda reading: reading.get(Person, "w1")))) == 2
    desk.do(RecordReviews("r1", TODAY, TODAY))
    assert review_prompts(desk.ask(lambda reading: reading.get(Person, "w1"))) == ()
