"""Decisions besides a bed: each writes turn, decision, minute and action as one step, and one undo takes all back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from pc_desktop.domain.bed import Hold
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.kinds import Fact
from pc_desktop.domain.meeting import Action, Decision, Meeting, Minute
from pc_desktop.domain.referral import Milestone, Referral, state_of
from pc_desktop.services.decide import OfferBed
from pc_desktop.services.decide_further import (
    AdmitMedicallyFirst,
    DeferForAssessment,
    DeferForInformation,
    DiscussOnly,
    DoNotAccept,
    PlanDischarge,
    PlanTransfer,
    WithdrawAtMeeting,
)
from pc_desktop.services.desk import Desk
from pc_desktop.services.meet import IssueMinutes
from pc_desktop.services.minuting import CorrectTime, RecordDiscussion, Views
from pc_desktop.services.ports import Command
from pc_desktop.services.ruling import Said
from tests.services.small_region import NOW, TODAY, Putting

UNTIL = TODAY + timedelta(days=3)
NEXT = TODAY + timedelta(days=7)
VIEWS = Views(
    options="Day treatment; home with daily visits",
    patient_view="Wants to be near her sister",
    carer_view="Mother agrees",
    presented_by="Riverside team",
    dissent="Yew lead: too early",
    risk_holder="Dr Invented",
    interim_plan="Bloods twice a week",
    review_on=UNTIL,
    tells_referrer="Liaison practitioner",
    tells_family="Riverside team",
)
SAID = Said(discussion="Losing weight.", rationale="Most unwell.", seconds=240, views=VIEWS)
ALL: dict[str, tuple[Callable[[Said], Command], str, str, bool]] = {
    "defer_information": (
        lambda said: DeferForInformation("r1", "today", "bloods", None, said),
        "deferred",
        "Ask the referrer of R-0411A for: bloods. Back at the meeting of 24-Nov-2026.",
        False,
    ),
    "defer_assessment": (
        lambda said: DeferForAssessment("r1", "today", "Dr Invented at Larch", None, said),
        "deferred",
        "Arrange the assessment of R-0411A (Dr Invented at Larch) before 24-Nov-2026.",
        False,
    ),
    "not_accepted": (
        lambda said: DoNotAccept("r1", "today", "02", "Ask the crisis team.", said),
        "not_accepted",
        "Tell the referrer that R-0411A is not accepted, with the advice.",
        True,
    ),
    "medical_first": (
        lambda said: AdmitMedicallyFirst("r1", "today", "County Hospital", said),
        "deferred",
        "Arrange a medical admission for R-0411A: County Hospital. Agree who steps R-0411A down.",
        False,
    ),
    "transfer": (
        lambda said: PlanTransfer("r1", "today", "Yew", UNTIL, said=said),
        "received",
        "Transfer R-0411A: Yew, by 20-Nov-2026.",
        False,
    ),
    "repatriate": (
        lambda said: PlanTransfer("r1", "today", "Larch", UNTIL, True, said),
        "received",
        "Bring back R-0411A: Larch, by 20-Nov-2026.",
        False,
    ),
    "discharge_planning": (
        lambda said: PlanDischarge("r1", "today", "Flat adapted", "", UNTIL, said),
        "received",
        "R-0411A: Flat adapted",
        False,
    ),
    "discussion_only": (lambda said: DiscussOnly("r1", "today", said), "received", "", False),
    "withdrawn": (
        lambda said: WithdrawAtMeeting("r1", "today", "07", "Riverside team", said),
        "withdrawn",
        "Confirm to the referrer that R-0411A is withdrawn.",
        True,
    ),
}


def everything(desk: Desk) -> dict[str, tuple[object, ...]]:
    """Give every fact a decision may touch."""
    kinds: tuple[type[Fact], ...] = (Hold, Referral, Milestone, Decision, Action, Minute, Meeting)
    return desk.ask(lambda reading: {kind.__name__: reading.find(kind) for kind in kinds})


@pytest.mark.parametrize("kind", ALL)
def test_that_each_writes_turn_decision_minute_and_action_as_one_step_undone_at_once(
    desk: Desk, kind: str
) -> None:
    make, state, action, closes = ALL[kind]
    before, steps = everything(desk), desk.ask(lambda reading: reading.chain()[1])
    desk.do(make(SAID))
    after = everything(desk)
    assert desk.ask(lambda reading: reading.chain()[1]) == steps + 1
    (decision,) = desk.ask(lambda reading: reading.find(Decision))
    assert (decision.kind, decision.rationale, decision.dissent) == (
        kind,
        "Most unwell.",
        "Yew lead: too early",
    )
    assert (decision.tells_referrer, decision.tells_family) == ("Liaison practitioner", "Riverside team")
    (minute,) = desk.ask(lambda reading: reading.find(Minute))
    assert (minute.discussion, minute.seconds, minute.options) == ("Losing weight.", 240, VIEWS.options)
    assert (minute.patient_view, minute.carer_view) == (VIEWS.patient_view, VIEWS.carer_view)
    assert [one.what for one in desk.ask(lambda reading: reading.find(Action))] == [action] * bool(action)
    turns = desk.ask(lambda reading: reading.find(Milestone, referral="r1"))
    assert state_of(turns).state == state
    kept = desk.ask(lambda reading: reading.get(Referral, "r1"))
    assert (kept.closed is not None) is closes
    assert (kept.risk_holder, kept.interim_plan) == ("Dr Invented", "Bloods twice a week")
    assert kept.review_on == (NEXT if state == "deferred" else UNTIL)
    desk.undo()
    assert everything(desk) == before
    desk.redo()
    assert everything(desk) == after


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (DeferForInformation("r1", "today", " . "), "what information is missing"),
        (DeferForInformation("r1", "today", "bloods", TODAY - timedelta(days=1)), "a day that has passed"),
        (DeferForAssessment("r1", "today", ""), "who assesses"),
        (DoNotAccept("r1", "today", "99", "Ask again."), "why the referral is not accepted"),
        (DoNotAccept("r1", "today", "02", ""), "Give the referrer advice"),
        (AdmitMedicallyFirst("r1", "today", " "), "which hospital or ward"),
        (PlanTransfer("r1", "today", "", UNTIL), "where the patient is to go"),
        (PlanTransfer("r1", "today", "Yew", TODAY - timedelta(days=1)), "That day has passed"),
        (PlanDischarge("r1", "today", "", "", UNTIL), "before the patient can leave"),
        (WithdrawAtMeeting("r1", "today", "99", "The team"), "why the referral is withdrawn"),
        (WithdrawAtMeeting("r1", "today", "07", " "), "who withdrew"),
    ],
)
def test_that_what_is_missing_is_refused_in_words_and_nothing_changes(
    desk: Desk, command: Command, sentence: str
) -> None:
    before = everything(desk)
    with pytest.raises(Refused, match=sentence):
        desk.do(command)
    assert everything(desk) == before


@pytest.mark.parametrize(
    "kind", ["defer_information", "defer_assessment", "not_accepted", "medical_first", "withdrawn"]
)
def test_that_a_bed_offered_before_is_let_go_where_nobody_waits_for_it(desk: Desk, kind: str) -> None:
    desk.do(OfferBed("r1", "l2", "today", UNTIL))
    if kind == "not_accepted":
        with pytest.raises(Refused, match="is offered; it cannot become not accepted"):
            desk.do(ALL[kind][0](SAID))
        return
    desk.do(ALL[kind][0](SAID))
    (hold,) = desk.ask(lambda reading: reading.find(Hold))
    assert hold.released == NOW


@pytest.mark.parametrize("kind", ["transfer", "repatriate", "discharge_planning", "discussion_only"])
def test_that_talk_and_plans_leave_an_offered_bed_held_and_serve_whoever_waits_no_longer(
    desk: Desk, kind: str
) -> None:
    desk.do(OfferBed("r1", "l2", "today", UNTIL))
    desk.do(ALL[kind][0](SAID))
    (hold,) = desk.ask(lambda reading: reading.find(Hold))
    assert hold.released is None
    closed = replace(desk.ask(lambda reading: reading.get(Referral, "r2")), closed=NOW)
    desk.do(Putting(closed))
    desk.do(DiscussOnly("r2", "today", Said(discussion="Doing well.")))
    assert desk.ask(lambda reading: reading.find(Decision, referral="r2"))[0].kind == "discussion_only"


def test_that_a_day_to_come_back_may_be_named(desk: Desk) -> None:
    day = date(2026, 12, 8)
    desk.do(DeferForInformation("r1", "today", "ECG", day))
    assert desk.ask(lambda reading: reading.get(Referral, "r1")).review_on == day


def test_that_views_without_words_leave_what_was_recorded_before(desk: Desk) -> None:
    desk.do(RecordDiscussion("today", "r1", "First.", 60, VIEWS))
    desk.do(RecordDiscussion("today", "r1", "", 30))
    (minute,) = desk.ask(lambda reading: reading.find(Minute))
    assert (minute.discussion, minute.seconds, minute.options) == ("First.", 90, VIEWS.options)
    assert desk.ask(lambda reading: reading.get(Referral, "r1")).interim_plan == VIEWS.interim_plan


def test_that_the_time_discussed_can_be_put_right_until_the_minutes_are_issued(desk: Desk) -> None:
    desk.do(RecordDiscussion("today", "r1", "First.", 600))
    desk.do(CorrectTime("today", "r1", 240))
    (minute,) = desk.ask(lambda reading: reading.find(Minute))
    assert minute.seconds == 240
    with pytest.raises(Refused, match="between nothing and four hours"):
        desk.do(CorrectTime("today", "r1", 5 * 3600))
    desk.do(IssueMinutes("today"))
    with pytest.raises(Refused, match="issued"):
        desk.do(CorrectTime("today", "r1", 60))
