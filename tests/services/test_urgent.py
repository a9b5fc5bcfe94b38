"""A decision that could not wait: two people approve it, the next meeting ratifies it, one undo takes it back."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from pc_desktop.domain.bed import Hold
from pc_desktop.domain.distance import Gazetteer
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import Action, Decision, Meeting, Minute
from pc_desktop.domain.urgent import Approval
from pc_desktop.services.decide import GoOutOfArea, KeepWaiting, OfferBed, UseAlternative
from pc_desktop.services.desk import Desk
from pc_desktop.services.meet import IssueMinutes
from pc_desktop.services.meeting_view import meeting_view
from pc_desktop.services.plan_meeting import next_day, next_planned
from pc_desktop.services.ruling import Said
from pc_desktop.services.urgent import DecideUrgently, RatifyUrgent, UrgentLine, ratified_words, urgent_of
from tests.services.small_region import CENTRES, NOW, TODAY, Putting

WEEK = timedelta(days=7)
OFFER = OfferBed("r1", "y2", "", TODAY + timedelta(days=2), Said(rationale="Falling fast", by="A and B"))


def found(desk: Desk, kind: Any, **where: Any) -> Any:
    return desk.ask(lambda reading: reading.find(kind, **where))


def urgent(desk: Desk, meeting: str) -> tuple[UrgentLine, ...]:
    return desk.ask(lambda reading: urgent_of(reading, meeting))


def decide(
    desk: Desk, decision: Any = OFFER, first: str = "A", second: str = "B", why: str = "Tonight"
) -> str:
    desk.do(DecideUrgently(decision, first, second, why))
    return str(found(desk, Decision)[0].meeting)


def test_that_an_urgent_offer_is_one_step_under_the_next_meeting_which_does_not_start(desk: Desk) -> None:
    done = desk.do(DecideUrgently(OFFER, " A ", "B", " Tonight "))
    assert done.title == "Urgent: Offer Yew 2 to R-0411A"
    (decision,), (approval,) = found(desk, Decision), found(desk, Approval)
    meeting = desk.ask(lambda reading: reading.get(Meeting, decision.meeting))
    assert (meeting.day, meeting.started, meeting.place) == (TODAY + WEEK, None, "Online")
    assert (approval.decision, approval.first, approval.second) == (decision.key, "A", "B")
    assert (approval.reason, approval.ratified) == ("Tonight", None)
    assert found(desk, Hold)[0].bed == "y2"
    assert len(found(desk, Action)) == 1
    desk.undo()
    for kind in (Decision, Approval, Hold, Action, Minute):
        assert found(desk, kind) == ()
    assert [one.key for one in found(desk, Meeting)] == ["today"]


def test_that_a_meeting_already_planned_ratifies_it(desk: Desk) -> None:
    planned = Meeting("plan", TODAY + WEEK, "", None, None, None, "", "", None, None, None)
    desk.do(Putting(planned))
    assert decide(desk, KeepWaiting("r1", "today")) == "plan"
    assert desk.ask(next_planned) == planned


def test_that_todays_meeting_ratifies_it_as_long_as_it_has_not_begun(desk: Desk) -> None:
    desk.do(Putting(replace(found(desk, Meeting)[0], started=None)))
    assert decide(desk) == "today"
    assert found(desk, Meeting)[0].started is None


@pytest.mark.parametrize(
    ("first", "second", "why", "said"),
    [
        ("A", " ", "x", "Two people approve"),
        ("", "B", "x", "Two people approve"),
        ("Dr A", "dr  a", "x", "Two different people"),
        ("A", "B", " ", "cannot wait"),
    ],
)
def test_that_two_different_people_and_a_reason_are_needed(
    desk: Desk, first: str, second: str, why: str, said: str
) -> None:
    with pytest.raises(Refused, match=said):
        desk.do(DecideUrgently(OFFER, first, second, why))
    assert found(desk, Decision) == ()


def test_that_what_the_decision_itself_refuses_stays_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="out of area"):
        desk.do(DecideUrgently(GoOutOfArea("r1", "", "99"), "A", "B", "x"))
    with pytest.raises(Refused, match="alternative"):
        desk.do(DecideUrgently(UseAlternative("r1", "", " "), "A", "B", "x"))
    assert len(found(desk, Meeting)) == 1


def test_that_an_urgent_decision_does_not_count_as_discussed(desk: Desk) -> None:
    desk.do(Putting(replace(found(desk, Meeting)[0], started=None)))
    decide(desk, KeepWaiting("r1", ""))
    page = desk.ask(lambda reading: meeting_view(reading, Gazetteer(CENTRES)))
    assert (page.discussed, page.total, page.decided) == (0, 3, frozenset())
    assert [one.ref for one in page.decisions] == ["R-0411A"]
    desk.do(KeepWaiting("r1", "today"))
    page = desk.ask(lambda reading: meeting_view(reading, Gazetteer(CENTRES)))
    assert (page.discussed, page.decided) == (1, frozenset({"r1"}))


def test_that_the_meeting_ratifies_with_a_note_and_starts_by_it(desk: Desk) -> None:
    meeting = decide(desk)
    (line,) = urgent(desk, meeting)
    assert (line.ref, line.words, line.rationale) == (
        "R-0411A", "Offer bed elsewhere in region: Yew 2", "Falling fast",
    )  # fmt: skip
    assert ratified_words(line) == "● to ratify"
    assert desk.do(RatifyUrgent(line.key, " Rightly  so ")).title == (
        "Ratify the urgent decision about R-0411A"
    )
    (line,) = urgent(desk, meeting)
    assert (line.ratified, line.ratified_by, line.note) == (NOW, desk.by, "Rightly so")
    assert ratified_words(line) == "✓ ratified 17-Nov-2026"
    assert desk.ask(lambda reading: reading.get(Meeting, meeting)).started == NOW
    with pytest.raises(Refused, match="ratified already"):
        desk.do(RatifyUrgent(line.key))
    desk.undo()
    assert urgent(desk, meeting)[0].ratified is None


def test_that_issued_minutes_are_ratified_no_more(desk: Desk) -> None:
    desk.do(Putting(replace(found(desk, Meeting)[0], started=None)))
    decide(desk, GoOutOfArea("r2", "", "10"))
    desk.do(Putting(replace(found(desk, Meeting)[0], started=NOW)))
    desk.do(IssueMinutes("today"))
    (line,) = urgent(desk, "today")
    assert line.words == "Out of area (no bed available)"
    with pytest.raises(Refused, match="issued and locked"):
        desk.do(RatifyUrgent(line.key))


def test_that_a_meeting_under_way_stays_under_way(desk: Desk) -> None:
    decide(desk)
    assert desk.ask(lambda reading: reading.get(Meeting, "today")).started == NOW


def test_that_the_next_meeting_is_on_the_day_agreed_or_weekly_after_the_last(desk: Desk) -> None:
    (last,) = found(desk, Meeting)
    assert next_day(last, TODAY) == TODAY + WEEK
    assert next_day(replace(last, next_day=None), TODAY) == TODAY + WEEK
    assert next_day(last, TODAY + 3 * WEEK) == TODAY + 4 * WEEK
    assert next_day(None, TODAY) == TODAY + WEEK


def test_that_an_urgent_decision_needs_no_meeting_before_it(desk: Desk) -> None:
    attendance = desk.ask(lambda reading: reading.find(Meeting))
    assert attendance
    desk.do(IssueMinutes("today"))
    assert decide(desk, KeepWaiting("r3", "")) != "today"
