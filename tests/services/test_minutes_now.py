"""Minutes that are issued keep the beds as they stood at that moment."""

from datetime import timedelta

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.meeting import Meeting
from pc_desktop.services.decide import KeepWaiting, OfferBed
from pc_desktop.services.desk import Desk
from pc_desktop.services.meet import IssueMinutes, StartMeeting
from pc_desktop.services.minutes_now import latest_meeting, minutes_of
from tests.services.small_region import TODAY


def test_that_issued_minutes_do_not_move_with_the_beds(desk: Desk, clock: StoppedClock) -> None:
    desk.do(KeepWaiting("r1", "today"))
    desk.do(IssueMinutes("today"))
    issued = desk.ask(lambda reading: reading.get(Meeting, "today"))
    before = minutes_of(desk, issued)
    clock.moment += timedelta(days=7)
    desk.do(StartMeeting(TODAY + timedelta(days=7), "Chair"))
    latest = desk.ask(latest_meeting)
    assert latest is not None
    assert latest.key != "today"
    desk.do(OfferBed("r1", "l2", latest.key, TODAY + timedelta(days=9)))
    assert minutes_of(desk, issued).bed_state == before.bed_state
    assert sum(line.held for line in minutes_of(desk, latest).bed_state) == 1
