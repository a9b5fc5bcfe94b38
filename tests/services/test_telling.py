"""Who has been told of what, when and how: it is kept, it counts by its latest word, and it is never ahead of time."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import Decision, Meeting
from pc_desktop.domain.urgent import Told
from pc_desktop.services.decide import KeepWaiting
from pc_desktop.services.desk import Desk
from pc_desktop.services.meet import Attended, IssueMinutes, StartMeeting
from pc_desktop.services.minutes_now import minutes_of
from pc_desktop.services.minutes_view import told_now
from pc_desktop.services.telling import RecordTold
from tests.services.invented_meeting import DAY, NOW, desk_in

Seat = tuple[Desk, StoppedClock, str]


@pytest.fixture
def sat(tmp_path: Path) -> Iterator[Seat]:
    """Sit down after a decision; give its key."""
    with desk_in(tmp_path) as (desk, clock):
        desk.do(StartMeeting(DAY, "Dr A. Chair", expected=(Attended("Dr A. Chair", status="present"),)))
        (meeting,) = desk.ask(lambda reading: reading.find(Meeting))
        desk.do(KeepWaiting("referral1", meeting.key))
        (decision,) = desk.ask(lambda reading: reading.find(Decision))
        yield desk, clock, decision.key


def test_that_several_are_told_at_once_by_reference_and_undo_takes_it_back(sat: Seat) -> None:
    desk, _, decision = sat
    done = desk.do(RecordTold(decision, ("gp", "referrer"), "  by   telephone "))
    assert done.title == "Told about R-0412A: the referrer, the GP"
    told = desk.ask(lambda reading: told_now(reading, decision))
    assert [(one.whom, one.how, one.by, one.at) for one in told] == [
        ("referrer", "by telephone", "B. Liaison", NOW),
        ("gp", "by telephone", "B. Liaison", NOW),
    ]
    desk.undo()
    assert desk.ask(lambda reading: reading.find(Told)) == ()


def test_that_the_latest_word_takes_the_place_of_the_earlier_one(sat: Seat) -> None:
    desk, clock, decision = sat
    desk.do(RecordTold(decision, ("family",), "by letter"))
    clock.moment = NOW + timedelta(hours=2)
    desk.do(RecordTold(decision, ("family",), "in person"))
    (told,) = desk.ask(lambda reading: told_now(reading, decision))
    assert told.how == "in person"
    assert len(desk.ask(lambda reading: reading.find(Told))) == 1


def test_that_people_are_told_after_the_minutes_are_issued_which_do_not_move(sat: Seat) -> None:
    desk, clock, decision = sat
    (meeting,) = desk.ask(lambda reading: reading.find(Meeting))
    desk.do(IssueMinutes(meeting.key))
    issued = desk.ask(lambda reading: reading.get(Meeting, meeting.key))
    before = minutes_of(desk, issued)
    clock.moment = NOW + timedelta(days=1)
    desk.do(RecordTold(decision, ("patient",), "in person"))
    assert minutes_of(desk, issued) == before
    assert [one.whom for one in desk.ask(lambda reading: told_now(reading, decision))] == ["patient"]
    desk.undo()
    assert desk.ask(lambda reading: told_now(reading, decision)) == ()


@pytest.mark.parametrize(
    ("whom", "how", "hours", "why"),
    [
        ((), "by letter", 0, "Choose who"),
        (("press",), "by letter", 0, "Choose who"),
        (("gp",), "  ", 0, "Say how"),
        (("gp",), "by letter", 1, "still to come"),
        (("gp",), "by letter", -1, "before it was decided"),
    ],
)
def test_that_what_cannot_be_is_refused(
    sat: Seat, whom: tuple[str, ...], how: str, hours: int, why: str
) -> None:
    desk, _, decision = sat
    with pytest.raises(Refused, match=why):
        desk.do(RecordTold(decision, whom, how, NOW + timedelta(hours=hours)))
