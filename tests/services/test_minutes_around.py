"""What surrounds the decisions is gathered as it stood: agenda, interests, urgent decisions, escalations and gaps."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.agenda import AgendaItem, Declaration
from pc_desktop.domain.escalation import Escalation, Gap
from pc_desktop.domain.meeting import Attendance, Decision, Meeting
from pc_desktop.domain.minutes_pack import MinutesPack
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.urgent import Approval
from pc_desktop.services.decide import KeepWaiting
from pc_desktop.services.desk import Desk
from pc_desktop.services.meet import AddAddendum, Attended, IssueMinutes, StartMeeting
from pc_desktop.services.minutes_now import meetings_held, minutes_of
from tests.services.invented_meeting import DAY, NOW, Put, desk_in
from tests.services.test_region import Taking

Seat = tuple[Desk, StoppedClock, Meeting]
WEEK = timedelta(days=7)


@pytest.fixture
def sat(tmp_path: Path) -> Iterator[Seat]:
    """Sit down at a meeting with a decision, a week after an earlier one."""
    with desk_in(tmp_path) as (desk, clock):
        last = Meeting("last", DAY - WEEK, "", NOW - WEEK, None, None, "", "", None, None, None)
        desk.do(Put((last,)))
        desk.do(StartMeeting(DAY, "Dr A. Chair", expected=(Attended("Dr A. Chair", "", "larch", "present"),)))
        (meeting,) = desk.ask(lambda reading: reading.find(Meeting, day=DAY))
        desk.do(KeepWaiting("referral1", meeting.key))
        yield desk, clock, meeting


def told(desk: Desk, meeting: Meeting) -> MinutesPack:
    """Gather the minutes as they stand."""
    return minutes_of(desk, desk.ask(lambda reading: reading.get(Meeting, meeting.key)))


def test_that_agenda_items_stand_in_order_without_those_left_out(sat: Seat) -> None:
    desk, _, meeting = sat
    items = (
        AgendaItem("b", meeting.key, 2, "own", "Something else", 3, 0, dropped=False),
        AgendaItem(
            "a", meeting.key, 1, "welcome", "Welcome", 1, 60, dropped=False, notes="All well.", done=NOW
        ),
        AgendaItem("c", meeting.key, 3, "gaps", "Gaps", 1, 0, dropped=True),
    )
    desk.do(Taking(*desk.ask(lambda reading: reading.find(AgendaItem))))
    desk.do(Put((*items, Declaration("d", meeting.key, "D. Lead", "A friend", "left"))))
    pack = told(desk, meeting)
    assert [(one.title, one.notes, one.through) for one in pack.agenda] == [
        ("Welcome", "All well.", True),
        ("Something else", "", False),
    ]
    assert [(one.name, one.handling) for one in pack.declarations] == [("D. Lead", "left")]


def test_that_an_urgent_decision_is_ratified_only_from_then_on(sat: Seat) -> None:
    desk, clock, meeting = sat
    (decision,) = desk.ask(lambda reading: reading.find(Decision))
    later = NOW + timedelta(hours=1)
    desk.do(Put((Approval("a", decision.key, "A", "B", "Potassium.", later, "Chair", "Agreed."),)))
    (urgent,) = told(desk, meeting).urgent
    assert (urgent.number, urgent.first, urgent.ratified, urgent.note) == (1, "A", None, None)
    assert told(desk, meeting).decisions[0].urgent
    clock.moment = later
    (urgent,) = told(desk, meeting).urgent
    assert (urgent.ratified, urgent.ratified_by, urgent.note) == (later, "Chair", "Agreed.")


def test_that_escalations_wait_in_every_minutes_until_answered(sat: Seat) -> None:
    desk, clock, meeting = sat
    old = Escalation("o", "last", None, 1, NOW - 2 * WEEK, "delay", "ICB", "When?", "B. Liaison")
    answered = replace(old, key="n", number=2, answered=NOW - timedelta(days=9), answer="Now")
    between = replace(old, key="b", meeting=None, number=3, at=NOW - timedelta(days=2), kind="new kind")
    ours = replace(old, key="u", meeting=meeting.key, number=4, at=NOW, referral="referral1", kind="no_bed")
    ahead = replace(old, key="a", number=5, at=NOW + WEEK)
    desk.do(Put((old, answered, between, ours, ahead)))
    lines = told(desk, meeting).escalations
    assert [(one.number, one.about, one.ref, one.answer) for one in lines] == [
        (1, "Discharge delayed", None, None),
        (3, "new kind", None, None),
        (4, "No bed in the region", "R-0412A", None),
    ]
    clock.moment = NOW + timedelta(hours=1)
    desk.do(Put((replace(ours, answered=clock.moment, answer="Yes"),)))
    assert told(desk, meeting).escalations[-1].answer == "Yes"


def test_that_gaps_are_counted_by_place_and_service_over_a_year(sat: Seat) -> None:
    desk, _, meeting = sat
    gap = Gap("g1", meeting.key, "referral1", NOW, "Worcester", "crisis team", "", "B. Liaison")
    desk.do(
        Put(
            (
                gap,
                replace(gap, key="g2", meeting=None, referral=None, at=NOW - timedelta(days=1)),
                replace(
                    gap, key="g3", meeting="last", at=NOW - WEEK, place=" worcester ", service="Crisis team"
                ),
                replace(gap, key="g4", meeting="last", at=NOW - timedelta(days=366)),
                replace(gap, key="g5", meeting=meeting.key, place="Stoke", at=NOW - timedelta(hours=1)),
            )
        )
    )
    pack = told(desk, meeting)
    assert [(one.place, one.times) for one in pack.gap_counts] == [("worcester", 3), ("Stoke", 1)]
    assert [(one.ref, one.place) for one in pack.gaps] == [
        (None, "Worcester"),
        ("R-0412A", "Stoke"),
        ("R-0412A", "Worcester"),
    ]


def test_that_the_quorum_is_said_by_who_was_present(sat: Seat) -> None:
    desk, _, meeting = sat
    assert told(desk, meeting).quorum == ("Not quorate: the liaison practitioner is not here.")
    (chair,) = desk.ask(lambda reading: reading.find(Attendance))
    desk.do(Put((replace(chair, status="apologies"),)))
    assert told(desk, meeting).quorum.startswith("Nobody is recorded as present")
    desk.do(Put((replace(chair, name="E. Deputy", capacity="deputy_chair", unit=None),)))
    assert "0 of 2 units spoken for by a clinical lead or deputy, 1 needed" in told(desk, meeting).quorum
    assert told(desk, meeting).attendance[0].capacity == "Deputy chair"


def test_that_a_plan_changed_after_the_issue_leaves_the_minutes_as_they_were(sat: Seat) -> None:
    desk, clock, meeting = sat
    referral = desk.ask(lambda reading: reading.get(Referral, "referral1"))
    desk.do(Put((replace(referral, interim_plan="Medical ward.", risk_holder="Riverside team"),)))
    desk.do(IssueMinutes(meeting.key))
    before = told(desk, meeting)
    clock.moment = NOW + timedelta(days=1)
    desk.do(Put((replace(referral, interim_plan="Home.", risk_holder="GP"),)))
    desk.do(AddAddendum(meeting.key, "Not so."))
    after = told(desk, meeting)
    assert after.decisions == before.decisions
    assert after.decisions[0].interim_plan == "Medical ward."
    assert (after.version, [one.text for one in after.addenda]) == (2, ["Not so."])
    assert after.outcomes is not None
    assert after.outcomes == before.outcomes


def test_that_meetings_that_began_are_listed_the_latest_first(sat: Seat) -> None:
    desk, _, meeting = sat
    desk.do(Put((Meeting("next", DAY + WEEK, "", None, None, None, "", "", None, None, None),)))
    assert [one.key for one in desk.ask(meetings_held)] == [meeting.key, "last"]
