"""Minutes are approved as they read; whatever changes them afterwards is said, and nothing else is."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import Decision, Meeting
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.urgent import Approval
from pc_desktop.services.approving import ApproveMinutes, _steps_from, changed_since_approved
from pc_desktop.services.decide import KeepWaiting
from pc_desktop.services.desk import Desk
from pc_desktop.services.meet import Attended, IssueMinutes, RecordAttendance, StartMeeting
from pc_desktop.services.telling import RecordTold
from tests.services.invented_meeting import DAY, NOW, Put, desk_in

Seat = tuple[Desk, StoppedClock]


@pytest.fixture
def sat(tmp_path: Path) -> Iterator[Seat]:
    """Sit down at a region whose meeting has started."""
    with desk_in(tmp_path) as (desk, clock):
        desk.do(StartMeeting(DAY, "Dr A. Chair", expected=(Attended("Dr A. Chair", status="present"),)))
        desk.do(KeepWaiting("referral1", _key(desk)))
        yield desk, clock


def _key(desk: Desk) -> str:
    (meeting,) = desk.ask(lambda reading: reading.find(Meeting))
    return meeting.key


def _changed(desk: Desk) -> bool:
    return desk.ask(lambda reading: changed_since_approved(reading, reading.get(Meeting, _key(desk))))


def test_that_approving_keeps_who_and_when_and_is_undone_like_anything(sat: Seat) -> None:
    desk, _ = sat
    done = desk.do(ApproveMinutes(_key(desk)))
    assert done.title == "Approve the minutes of 17-Nov-2026"
    meeting = desk.ask(lambda reading: reading.get(Meeting, _key(desk)))
    assert (meeting.approved, meeting.approved_by) == (NOW, "B. Liaison")
    assert not _changed(desk)
    with pytest.raises(Refused, match="nothing has changed since"):
        desk.do(ApproveMinutes(_key(desk)))
    desk.undo()
    assert desk.ask(lambda reading: reading.get(Meeting, _key(desk))).approved is None
    assert not _changed(desk)


@pytest.mark.parametrize("later", [timedelta(0), timedelta(hours=1)])
def test_that_what_changes_the_minutes_asks_for_another_approval(sat: Seat, later: timedelta) -> None:
    desk, clock = sat
    desk.do(ApproveMinutes(_key(desk)))
    clock.moment += later
    desk.do(RecordAttendance(_key(desk), (Attended("E. Guest", status="present"),)))
    assert _changed(desk)
    clock.moment += timedelta(minutes=1)
    desk.do(ApproveMinutes(_key(desk)))
    assert not _changed(desk)
    desk.do(KeepWaiting("referral2", _key(desk)))
    assert _changed(desk)
    desk.undo()
    assert _changed(desk), "a step taken back is a change of its own, to be read again"


def test_that_a_ratification_changes_the_minutes_and_telling_people_does_not(sat: Seat) -> None:
    desk, _ = sat
    (decision,) = desk.ask(lambda reading: reading.find(Decision))
    desk.do(ApproveMinutes(_key(desk)))
    desk.do(RecordTold(decision.key, ("gp",), "by letter"))
    assert not _changed(desk)
    desk.do(Put((Approval("one", decision.key, "A", "B", "Late."),)))
    assert _changed(desk)


def test_that_many_steps_since_are_walked_through(sat: Seat) -> None:
    desk, clock = sat
    desk.do(ApproveMinutes(_key(desk)))
    (decision,) = desk.ask(lambda reading: reading.find(Decision))
    for minutes in range(60):
        clock.moment = NOW + timedelta(minutes=minutes)
        desk.do(RecordTold(decision.key, ("gp",), f"by letter {minutes}"))
    assert not _changed(desk)


def test_that_issued_minutes_are_not_approved_any_more(sat: Seat) -> None:
    desk, _ = sat
    desk.do(IssueMinutes(_key(desk)))
    with pytest.raises(Refused, match="issued and locked"):
        desk.do(ApproveMinutes(_key(desk)))


def test_that_an_approval_the_journal_does_not_know_is_taken_as_it_stands(sat: Seat) -> None:
    desk, clock = sat
    meeting = desk.ask(lambda reading: reading.get(Meeting, _key(desk)))
    clock.moment = NOW + timedelta(days=1)
    desk.do(Put((replace(meeting, approved=NOW + timedelta(days=2), approved_by="Somebody"),)))
    assert not _changed(desk)


def test_that_a_new_place_or_another_plan_until_then_is_a_change(sat: Seat) -> None:
    desk, clock = sat
    desk.do(ApproveMinutes(_key(desk)))
    meeting = desk.ask(lambda reading: reading.get(Meeting, _key(desk)))
    other = desk.ask(lambda reading: reading.get(Referral, "referral3"))
    desk.do(Put((replace(other, interim_plan="Elsewhere."),)))
    assert not _changed(desk)
    clock.moment = NOW + timedelta(minutes=1)
    desk.do(Put((replace(meeting, place="Room 9"),)))
    assert _changed(desk)
    desk.do(ApproveMinutes(_key(desk)))
    clock.moment = NOW + timedelta(minutes=2)
    ours = desk.ask(lambda reading: reading.get(Referral, "referral1"))
    desk.do(Put((replace(ours, interim_plan="Medical ward."),)))
    assert _changed(desk)


def test_that_the_journal_is_walked_back_to_its_beginning(sat: Seat) -> None:
    desk, _ = sat
    walked = desk.ask(lambda reading: [step.number for step in _steps_from(reading, NOW - timedelta(days=9))])
    assert walked == desk.ask(lambda reading: [step.number for step in reading.steps(1000)])
