"""The meeting's page: which meeting, whose turn, what was decided."""

from dataclasses import replace
from datetime import timedelta

from pc_desktop.domain.distance import Gazetteer
from pc_desktop.domain.meeting import Attendance, Meeting
from pc_desktop.services.decide import GoOutOfArea, KeepWaiting, OfferBed, UseAlternative
from pc_desktop.services.desk import Desk
from pc_desktop.services.meet import IssueMinutes
from pc_desktop.services.meeting_view import MeetingPage, current_meeting, meeting_view
from pc_desktop.services.minutes_now import latest_meeting, minutes_of
from pc_desktop.services.ruling import Said
from tests.services.small_region import CENTRES, TODAY, Putting
from tests.services.test_region import Taking

MAP = Gazetteer(CENTRES)


def page(desk: Desk, chosen: str | None = None) -> MeetingPage:
    """Look at the meeting."""
    return desk.ask(lambda reading: meeting_view(reading, MAP, chosen))


def turn(desk: Desk, chosen: str | None = None) -> str | None:
    """Tell whose turn it is."""
    case = page(desk, chosen).case
    return case.key if case else None


def test_that_the_first_not_yet_decided_on_has_the_turn(desk: Desk) -> None:
    assert turn(desk) == "r1"
    desk.do(KeepWaiting("r1", "today", Said(seconds=60)))
    assert turn(desk) == page(desk).queue[1].key
    assert (page(desk).discussed, page(desk).total, page(desk).seconds) == (1, 3, 60)
    assert turn(desk, "r1") == "r1", "whom the chair chose comes first"
    for key in ("r2", "r3"):
        desk.do(KeepWaiting(key, "today"))
    assert turn(desk) == "r1", "when all are decided on, the first again"
    assert turn(desk, "nobody") == "r1"


def test_that_whoever_left_the_queue_still_counts_as_discussed(desk: Desk) -> None:
    desk.do(UseAlternative("r1", "today", "crisis team at home"))
    assert (page(desk).discussed, page(desk).total) == (1, 3)


def test_that_an_empty_queue_has_nobodys_turn(desk: Desk) -> None:
    for key in ("r1", "r2", "r3"):
        desk.do(UseAlternative(key, "today", "crisis team at home"))
    assert (turn(desk), page(desk).plan, page(desk).queue) == (None, (), ())


def test_that_decisions_read_as_the_minutes_say_them(desk: Desk) -> None:
    desk.do(OfferBed("r1", "l2", "today", TODAY + timedelta(days=3), Said(rationale="Most unwell.")))
    desk.do(GoOutOfArea("r2", "today", "10"))
    desk.do(KeepWaiting("r3", "today"))
    found = page(desk).decisions
    assert [(one.number, one.ref, one.words) for one in found] == [
        (1, "R-0411A", "Offer bed in linked unit: Larch L02"),
        (2, "R-0412A", "Out of area: 10"),
        (3, "R-0413A", "Keep waiting"),
    ]
    assert found[0].rationale == "Most unwell."


def test_that_the_meeting_at_hand_is_the_earliest_not_issued_or_else_the_latest(desk: Desk) -> None:
    today = desk.ask(lambda reading: reading.get(Meeting, "today"))
    week = timedelta(days=7)
    later = replace(today, key="next", day=TODAY + week, started=None)
    desk.do(Putting(later))
    assert page(desk).heading == "Tue 17-Nov-2026"
    desk.do(IssueMinutes("today"))
    at_hand = desk.ask(current_meeting)
    assert (at_hand.key if at_hand else None, page(desk).issued) == ("next", False)
    held = desk.ask(latest_meeting)
    assert held is not None
    assert held.key == "today", "the next one has not begun"
    desk.do(Taking(later))
    assert page(desk).issued


def test_that_without_a_meeting_the_page_says_so_and_still_shows_the_rest(desk: Desk) -> None:
    meeting = desk.ask(lambda reading: reading.get(Meeting, "today"))
    desk.do(Taking(*desk.ask(lambda reading: reading.find(Attendance)), meeting))
    found = page(desk)
    assert (found.meeting, found.issued, found.heading) == (None, False, "No meeting planned")
    assert (found.attending, found.seconds, found.decisions) == (0, 0, ())
    assert len(found.queue) == len(found.plan) == 3
    assert desk.ask(latest_meeting) is None


def test_that_attendance_is_counted(desk: Desk) -> None:
    desk.do(Putting(Attendance("a2", "today", "Larch lead", "Lead", "larch", "apologies")))
    assert (page(desk).attending, page(desk).invited) == (1, 2)


def test_that_minutes_not_yet_issued_show_the_beds_as_they_stand(desk: Desk) -> None:
    meeting = desk.ask(lambda reading: reading.get(Meeting, "today"))
    before = sum(line.free for line in minutes_of(desk, meeting).bed_state)
    desk.do(OfferBed("r1", "l2", "today", TODAY + timedelta(days=3)))
    assert sum(line.free for line in minutes_of(desk, meeting).bed_state) == before - 1
