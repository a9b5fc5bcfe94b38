"""The pack tells everything the meeting wrote, as it was when the minutes were issued."""

from collections.abc import Iterator
from dataclasses import FrozenInstanceError, replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import Action, Decision, Meeting
from pc_desktop.domain.minutes import BedStateLine
from pc_desktop.domain.minutes_pack import MinutesPack
from pc_desktop.domain.settings import DEFAULTS, Setting
from pc_desktop.services.decide import GoOutOfArea, KeepWaiting, OfferBed, UseAlternative
from pc_desktop.services.desk import Desk
from pc_desktop.services.meet import (
    AddAddendum,
    Attended,
    CloseAction,
    IssueMinutes,
    RecordAttendance,
    StartMeeting,
)
from pc_desktop.services.minutes_view import minutes_view
from pc_desktop.services.minuting import RecordDiscussion
from pc_desktop.services.ports import Reading, Work
from pc_desktop.services.ruling import Said
from tests.services.invented_meeting import DAY, NOW, Put, desk_in

WEEK = timedelta(days=7)
PEOPLE = (
    Attended("Zoe Lead", "Clinical lead", "larch", "present"),
    Attended("Dr Adam Abel", "Peer support", None, "present"),
    Attended("Dr A. Chair", "Chair", None, "present"),
    Attended("C. Lead", "Clinical lead", "ash", "apologies"),
    Attended("B. Lead", "Clinical lead", "ash"),
)
BEDS = (BedStateLine("Larch", 2, 2, 0, 0, 0, 0, 0, 2, 0, 0, NOW, fresh=True),)
Seat = tuple[Desk, StoppedClock]


@pytest.fixture
def sat(tmp_path: Path) -> Iterator[Seat]:
    """Sit down at the invented region."""
    with desk_in(tmp_path) as seat:
        yield seat


def start(desk: Desk, day: date = DAY) -> str:
    """Start a meeting with people and give its key."""
    desk.do(StartMeeting(day, "Dr A. Chair", "B. Liaison", "Room 4", PEOPLE))
    meetings = desk.ask(lambda reading: reading.find(Meeting, day=day, issued=None))
    return meetings[0].key


def pack_of(desk: Desk, meeting: str, at: datetime | None = None) -> MinutesPack:
    """Gather the minutes."""
    return desk.ask(lambda reading: minutes_view(reading, meeting, BEDS, at))


def action(key: str, meeting: str, due: date, done: datetime | None = None, number: int = 9) -> Action:
    """Make an action."""
    return Action(key, meeting, None, number, f"Do {key}.", "B. Liaison", due, done)


def test_that_the_pack_tells_where_when_and_by_whom_and_cannot_be_changed(sat: Seat) -> None:
    desk, _ = sat
    pack = pack_of(desk, start(desk))
    assert (pack.collaborative, pack.day, pack.place) == ("West Region (sample)", DAY, "Room 4")
    assert (pack.chair, pack.minute_taker, pack.started) == ("Dr A. Chair", "B. Liaison", NOW)
    assert (pack.issued, pack.version, pack.as_at, pack.bed_state_at) == (None, 0, NOW, NOW)
    assert (pack.decisions, pack.discussion, pack.actions, pack.addenda) == ((), (), (), ())
    assert pack.bed_state == BEDS
    with pytest.raises(FrozenInstanceError):
        pack.place = "Room 5"  # type: ignore[misc]


def test_that_an_unnamed_collaborative_goes_by_its_usual_name(sat: Seat) -> None:
    desk, _ = sat
    meeting = start(desk)

    class Forget:
        """Forget the name."""

        def title(self, reading: Reading) -> str:
            """Say what this does."""
            return "Forget"

        def carry_out(self, work: Work) -> None:
            """Do it."""
            work.remove(work.get(Setting, "collaborative"))

    desk.do(Forget())
    assert pack_of(desk, meeting).collaborative == DEFAULTS["collaborative"]


def test_that_there_are_no_minutes_of_a_meeting_that_is_not_there(sat: Seat) -> None:
    with pytest.raises(Refused):
        pack_of(sat[0], "nothing")


def test_that_attendance_lists_the_chair_first_then_by_last_name_whoever_came_before_who_did_not(
    sat: Seat,
) -> None:
    desk, _ = sat
    lines = pack_of(desk, start(desk)).attendance
    assert [(line.name, line.unit, line.status) for line in lines] == [
        ("Dr A. Chair", None, "present"),
        ("Dr Adam Abel", None, "present"),
        ("Zoe Lead", "Larch", "present"),
        ("C. Lead", "Ash Ward", "apologies"),
        ("B. Lead", "Ash Ward", "not recorded"),
    ]


def test_that_each_kind_of_decision_is_told_in_words_with_the_patient_named(sat: Seat) -> None:
    desk, _ = sat
    meeting = start(desk)
    said = Said("Losing weight.", "Most unwell.", "The meeting", 120, "Family asked.")
    desk.do(OfferBed("referral1", "larch3", meeting, DAY + timedelta(days=3), said))
    desk.do(UseAlternative("referral2", meeting, "day programme at Ash Ward"))
    desk.do(GoOutOfArea("referral3", meeting, "10"))
    offer, other, away = pack_of(desk, meeting).decisions
    assert (offer.number, offer.ref, offer.name) == (1, "R-0412A", "XXTEST-MARTIN, Kim (Ms)")
    assert (offer.nhs_number, offer.initials, offer.age) == ("9990000476", "K.M.", 24)
    assert (offer.words, offer.where) == ("Offer bed elsewhere in region", "Larch 3")
    assert (offer.held_until, offer.rationale) == (date(2026, 11, 20), "Most unwell.")
    assert (offer.departure, offer.by, offer.at) == ("Family asked.", "The meeting", NOW)
    assert other.words == "Alternative to admission: day programme at Ash Ward"
    assert (other.nhs_number, other.where, other.held_until) == (None, None, None)
    assert away.words == "Out of area: no bed available (10)"
    assert (away.name, away.initials, away.age) == ("Q.Z.", "Q.Z.", None)


def test_that_an_unknown_reason_or_a_unit_without_a_bed_is_told_as_it_stands(sat: Seat) -> None:
    desk, _ = sat
    meeting = start(desk)
    decision = Decision(
        key="d",
        meeting=meeting,
        referral="referral1",
        number=1,
        at=NOW,
        kind="out_of_area",
        unit="ash",
        bed=None,
        hold=None,
        until=None,
        detail="99",
        rationale="",
        departure=None,
        by="The meeting",
    )
    plain = replace(decision, key="e", number=2, referral="referral2", kind="defer", detail=None)
    desk.do(Put((decision, plain)))
    first, second = pack_of(desk, meeting).decisions
    assert (first.words, first.where) == ("Out of area: 99", "Ash Ward")
    assert second.words == "defer"


def test_that_a_decision_taken_again_says_which_later_one_replaced_it(sat: Seat) -> None:
    desk, _ = sat
    meeting = start(desk)
    desk.do(KeepWaiting("referral1", meeting))
    desk.do(KeepWaiting("referral2", meeting))
    desk.do(OfferBed("referral1", "larch3", meeting, DAY))
    pack = pack_of(desk, meeting)
    assert [line.replaced_by for line in pack.decisions] == [3, None, None]
    assert [line.decided for line in pack.discussion] == ["Offer bed elsewhere in region", "Keep waiting"]


def test_that_discussion_stands_in_the_order_held_with_its_time(sat: Seat) -> None:
    desk, _ = sat
    meeting = start(desk)
    desk.do(RecordDiscussion(meeting, "referral3", "Waits in pain.", 90))
    desk.do(RecordDiscussion(meeting, "referral1", "Losing weight.", 150))
    pack = pack_of(desk, meeting)
    assert [(line.number, line.ref, line.text, line.seconds) for line in pack.discussion] == [
        (1, "R-0414A", "Waits in pain.", 90),
        (2, "R-0412A", "Losing weight.", 150),
    ]
    assert [(line.initials, line.age, line.decided) for line in pack.discussion] == [
        ("Q.Z.", None, None),
        ("K.M.", 24, None),
    ]
    assert pack.seconds == 240


def test_that_actions_are_carried_from_meeting_to_meeting_until_they_were_seen_done(sat: Seat) -> None:
    desk, clock = sat
    long_ago = Meeting("old", DAY - 2 * WEEK, "", None, NOW - 2 * WEEK, None, "", "", None, None, None)
    last = replace(long_ago, key="last", day=DAY - WEEK, started=NOW - WEEK)
    seen = NOW - WEEK - timedelta(days=1)
    desk.do(
        Put(
            (
                long_ago,
                last,
                action("forgotten", "old", DAY - timedelta(days=9)),
                action("seen", "old", DAY - timedelta(days=9), seen),
                action("new", "last", DAY - timedelta(days=1), NOW - timedelta(days=2)),
                action("ahead", "last", DAY + WEEK),
            )
        )
    )
    meeting = start(desk)
    desk.do(KeepWaiting("referral1", meeting))
    lines = pack_of(desk, meeting).actions
    assert [(line.what[:14], line.standing, line.days_over, line.raised) for line in lines] == [
        ("Do forgotten.", "overdue", 9, DAY - 2 * WEEK),
        ("Do ahead.", "open", 0, DAY - WEEK),
        ("Review R-0412A", "open", 0, DAY),
        ("Do new.", "done", 0, DAY - WEEK),
    ]
    assert [line.ref for line in lines] == [None, None, "R-0412A", None]
    assert lines[-1].done == DAY - timedelta(days=2)
    assert clock.moment == NOW


def test_that_an_earlier_meeting_of_the_same_day_is_earlier(sat: Seat) -> None:
    desk, clock = sat
    morning = start(desk)
    desk.do(KeepWaiting("referral1", morning))
    desk.do(IssueMinutes(morning))
    clock.moment = NOW + timedelta(hours=2)
    afternoon = start(desk)
    desk.do(KeepWaiting("referral2", afternoon))
    assert {line.ref for line in pack_of(desk, afternoon).actions} == {"R-0412A", "R-0413A"}
    assert [line.ref for line in pack_of(desk, morning).actions] == ["R-0412A"]


def test_that_issued_minutes_read_the_same_ever_after(sat: Seat) -> None:
    desk, clock = sat
    meeting = start(desk)
    desk.do(
        OfferBed("referral1", "larch3", meeting, DAY + timedelta(days=3), Said("Losing weight.", "", "", 9))
    )
    desk.do(IssueMinutes(meeting, DAY + WEEK))
    as_issued = pack_of(desk, meeting, NOW)
    (raised,) = desk.ask(lambda reading: reading.find(Action, meeting=meeting))
    clock.moment = NOW + 3 * WEEK
    desk.do(CloseAction(raised.key))
    later = start(desk, DAY + WEEK)
    desk.do(KeepWaiting("referral2", later))
    desk.do(RecordAttendance(later, (Attended("E. Guest", status="present"),)))
    assert pack_of(desk, meeting, NOW) == as_issued
    assert as_issued.as_at == NOW
    assert as_issued.version == 1
    assert as_issued.chain_head is not None
    assert as_issued.actions[0].standing == "open"


def test_that_corrections_stand_below_in_order_and_count_the_version(sat: Seat) -> None:
    desk, clock = sat
    meeting = start(desk)
    desk.do(IssueMinutes(meeting))
    for days, words in ((1, "First."), (2, "Second.")):
        clock.moment = NOW + timedelta(days=days)
        desk.do(AddAddendum(meeting, words))
    pack = pack_of(desk, meeting)
    assert [one.text for one in pack.addenda] == ["First.", "Second."]
    assert pack.version == 3
