"""A meeting is started, attended, talked through and issued, and then only added to."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import Action, Addendum, Attendance, Decision, Meeting, Minute
from pc_desktop.services.decide import KeepWaiting
from pc_desktop.services.desk import Desk
from pc_desktop.services.meet import (
    AddAddendum,
    Attended,
    CloseAction,
    IssueMinutes,
    RecordAttendance,
    ReopenAction,
    StartMeeting,
    open_meeting,
)
from pc_desktop.services.minuting import RecordDiscussion
from pc_desktop.services.ruling import Said
from tests.services.invented_meeting import DAY, NOW, Put, desk_in

CHAIR = Attended("Dr A. Chair", "Clinical lead", status="present")
WEEK = timedelta(days=7)


@pytest.fixture
def sat(tmp_path: Path) -> Iterator[tuple[Desk, StoppedClock]]:
    """Sit down at the invented region."""
    with desk_in(tmp_path) as seat:
        yield seat


@pytest.fixture
def desk(sat: tuple[Desk, StoppedClock]) -> Desk:
    """Give the desk alone."""
    return sat[0]


def start(desk: Desk, day: date = DAY, expected: tuple[Attended, ...] = (CHAIR,)) -> str:
    """Start a meeting and give its key."""
    desk.do(StartMeeting(day, "Dr A. Chair", "B. Liaison", "Room 4", expected))
    return next(one.key for one in found(desk, Meeting, day=day) if one.issued is None)


def found(desk: Desk, kind: Any, **where: Any) -> Any:
    """Look facts up."""
    return desk.ask(lambda reading: reading.find(kind, **where))


def attendance(desk: Desk, meeting: str) -> dict[str, tuple[str, str, str | None]]:
    """Give who attended, by name."""
    return {one.name: (one.status, one.role, one.unit) for one in found(desk, Attendance, meeting=meeting)}


def test_that_starting_a_meeting_opens_it_now_with_whoever_is_expected(desk: Desk) -> None:
    done = desk.do(StartMeeting(DAY, " Dr A. Chair ", "", "Room 4", (CHAIR,), DAY + WEEK))
    (meeting,) = found(desk, Meeting)
    assert done.title == "Start the meeting of 17-Nov-2026"
    assert (meeting.day, meeting.started, meeting.issued) == (DAY, NOW, None)
    assert (meeting.chair, meeting.minute_taker, meeting.place) == ("Dr A. Chair", "", "Room 4")
    assert meeting.next_day == DAY + WEEK
    assert attendance(desk, meeting.key) == {"Dr A. Chair": ("present", "Clinical lead", None)}


def test_that_a_meeting_needs_a_chair_and_a_next_day_after_it(desk: Desk) -> None:
    with pytest.raises(Refused, match="Say who chairs"):
        desk.do(StartMeeting(DAY, "  "))
    with pytest.raises(Refused, match="The next meeting must be after 17-Nov-2026"):
        desk.do(StartMeeting(DAY, "Dr A. Chair", next_day=DAY))
    assert found(desk, Meeting) == ()


def test_that_a_second_meeting_of_the_day_waits_until_the_first_is_issued(desk: Desk) -> None:
    first = start(desk)
    with pytest.raises(Refused, match="already open"):
        start(desk)
    desk.do(IssueMinutes(first))
    assert start(desk) != first


def test_that_a_planned_meeting_is_started_rather_than_doubled(desk: Desk) -> None:
    planned = Meeting("plan", DAY, "Room 9", None, None, None, "", "C. Clerk", DAY + WEEK, None, None)
    told = Attendance("a", "plan", "D. Lead", "Clinical lead", "larch", "apologies")
    desk.do(Put((planned, told)))
    desk.do(StartMeeting(DAY, "Dr A. Chair"))
    (meeting,) = found(desk, Meeting)
    assert (meeting.key, meeting.place, meeting.minute_taker) == ("plan", "Room 9", "C. Clerk")
    assert (meeting.started, meeting.next_day) == (NOW, DAY + WEEK)
    assert attendance(desk, "plan") == {"D. Lead": ("apologies", "Clinical lead", "larch")}


def test_that_whoever_was_expected_last_time_is_expected_again(desk: Desk) -> None:
    lead = Attended("D. Lead", "Clinical lead", "larch", "apologies")
    desk.do(IssueMinutes(start(desk, DAY - WEEK, (CHAIR, lead))))
    meeting = start(desk, DAY, ())
    assert attendance(desk, meeting) == {
        "Dr A. Chair": ("not recorded", "Clinical lead", None),
        "D. Lead": ("not recorded", "Clinical lead", "larch"),
    }


def test_that_the_first_meeting_of_all_expects_nobody_unless_told(desk: Desk) -> None:
    assert attendance(desk, start(desk, DAY, ())) == {}


def test_that_the_meeting_going_on_is_the_latest_started_and_not_issued(desk: Desk) -> None:
    assert desk.ask(open_meeting) is None
    start(desk, DAY - WEEK)
    later = start(desk)
    assert desk.ask(lambda reading: getattr(open_meeting(reading), "key", None)) == later
    desk.do(IssueMinutes(later))
    assert desk.ask(lambda reading: getattr(open_meeting(reading), "day", None)) == DAY - WEEK


def test_that_attendance_is_written_over_the_same_name_and_added_for_a_new_one(desk: Desk) -> None:
    meeting = start(desk, DAY, (Attended("Dr A. Chair", "Clinical lead", "larch"),))
    done = desk.do(
        RecordAttendance(
            meeting, (Attended("dr a.  chair", status="present"), Attended("E. Guest", status="apologies"))
        )
    )
    assert done.title == "Record attendance of 2 people on 17-Nov-2026"
    assert attendance(desk, meeting) == {
        "dr a.  chair": ("present", "Clinical lead", "larch"),
        "E. Guest": ("apologies", "", None),
    }


def test_that_naming_somebody_twice_at_once_lists_them_once(desk: Desk) -> None:
    meeting = start(desk, DAY, ())
    guest = Attended("E. Guest", "Referrer", status="apologies")
    desk.do(RecordAttendance(meeting, (guest, Attended("E. Guest", status="present"))))
    assert attendance(desk, meeting) == {"E. Guest": ("present", "Referrer", None)}


@pytest.mark.parametrize(
    ("person", "sentence"),
    [(Attended("E. Guest", status="late"), "Attendance is"), (Attended(" "), "Give the name")],
)
def test_that_attendance_needs_a_name_and_a_known_status(desk: Desk, person: Attended, sentence: str) -> None:
    meeting = start(desk)
    with pytest.raises(Refused, match=sentence):
        desk.do(RecordAttendance(meeting, (person,)))


def test_that_discussion_replaces_its_text_and_adds_its_time(desk: Desk) -> None:
    meeting = start(desk)
    done = desk.do(RecordDiscussion(meeting, "referral1", " Losing weight. ", 120))
    desk.do(RecordDiscussion(meeting, "referral2", "", 30))
    desk.do(RecordDiscussion(meeting, "referral1", "", 60))
    desk.do(RecordDiscussion(meeting, "referral1", "Losing weight fast.", 5))
    minutes = {one.referral: one for one in found(desk, Minute)}
    assert done.title == "Record the discussion of R-0412A"
    assert (minutes["referral1"].discussion, minutes["referral1"].seconds) == ("Losing weight fast.", 185)
    assert (minutes["referral2"].discussion, minutes["referral2"].seconds) == ("", 30)
    assert [minutes[f"referral{number}"].number for number in (1, 2)] == [1, 2]


def test_that_saying_nothing_in_no_time_writes_nothing(desk: Desk) -> None:
    meeting = start(desk)
    assert desk.do(RecordDiscussion(meeting, "referral1", "  ", 0)).step is None
    assert found(desk, Minute) == ()


def test_that_time_never_runs_backwards(desk: Desk) -> None:
    meeting = start(desk)
    with pytest.raises(Refused, match="less than nothing"):
        desk.do(RecordDiscussion(meeting, "referral1", "Said.", -1))


def test_that_issuing_writes_when_by_whom_and_how_far_the_journal_reached(
    sat: tuple[Desk, StoppedClock],
) -> None:
    desk, clock = sat
    key = start(desk)
    head, length = desk.ask(lambda reading: reading.chain())
    clock.moment = NOW + timedelta(hours=1)
    done = desk.do(IssueMinutes(key, DAY + WEEK))
    (meeting,) = found(desk, Meeting)
    assert done.title == "Issue the minutes of 17-Nov-2026"
    assert (meeting.issued, meeting.issued_by) == (clock.moment, "B. Liaison")
    assert (meeting.chain_head, meeting.chain_length) == (head, length)
    assert meeting.next_day == DAY + WEEK
    assert desk.ask(lambda reading: reading.chain())[1] == length + 1


def test_that_a_next_meeting_before_this_one_is_refused_on_issue(desk: Desk) -> None:
    key = start(desk)
    with pytest.raises(Refused, match="must be after"):
        desk.do(IssueMinutes(key, DAY - WEEK))


def test_that_minutes_are_issued_once_and_never_without_anybody_present(desk: Desk) -> None:
    key = start(desk, DAY, (Attended("Dr A. Chair"),))
    with pytest.raises(Refused, match="Nobody is recorded as present"):
        desk.do(IssueMinutes(key))
    desk.do(RecordAttendance(key, (Attended("Dr A. Chair", status="present"),)))
    desk.do(IssueMinutes(key))
    with pytest.raises(Refused, match="already issued"):
        desk.do(IssueMinutes(key))


def test_that_nothing_of_issued_minutes_changes_but_by_correction(desk: Desk) -> None:
    key = start(desk)
    desk.do(RecordDiscussion(key, "referral1", "Losing weight.", 120))
    desk.do(IssueMinutes(key))
    kinds = (Meeting, Attendance, Minute, Decision)
    before = [found(desk, kind) for kind in kinds]
    for order in (
        RecordAttendance(key, (CHAIR,)),
        RecordDiscussion(key, "referral1", "Something else.", 1),
        KeepWaiting("referral2", key, Said(rationale="Later.")),
    ):
        with pytest.raises(Refused, match="issued and locked"):
            desk.do(order)
    with pytest.raises(Refused, match="Add a dated correction"):
        desk.undo()
    done = desk.do(AddAddendum(key, " R-0412A was weighed on 16-Nov-2026. "))
    assert done.title == "Correct the minutes of 17-Nov-2026"
    (addendum,) = found(desk, Addendum)
    assert (addendum.text, addendum.by, addendum.at) == (
        "R-0412A was weighed on 16-Nov-2026.",
        "B. Liaison",
        NOW,
    )
    assert [found(desk, kind) for kind in kinds] == before


def test_that_a_correction_needs_words_and_issued_minutes(desk: Desk) -> None:
    key = start(desk)
    with pytest.raises(Refused, match="not issued yet"):
        desk.do(AddAddendum(key, "Larch 3."))
    desk.do(IssueMinutes(key))
    with pytest.raises(Refused, match="Write what is to be corrected"):
        desk.do(AddAddendum(key, " \n"))


def test_that_an_action_is_closed_once_and_reopened_even_after_issue(
    sat: tuple[Desk, StoppedClock],
) -> None:
    desk, clock = sat
    meeting = start(desk)
    desk.do(Put((Action("act", meeting, None, 3, "Ring the team.", "B. Liaison", DAY, None),)))
    desk.do(IssueMinutes(meeting))
    with pytest.raises(Refused, match="still open"):
        desk.do(ReopenAction("act"))
    clock.moment = NOW + timedelta(hours=10)
    assert desk.do(CloseAction("act")).title == "Mark action 3 of 17-Nov-2026 done"
    assert found(desk, Action)[0].done == clock.moment
    with pytest.raises(Refused, match="already marked done on 18-Nov-2026"):
        desk.do(CloseAction("act"))
    assert desk.do(ReopenAction("act")).title == "Reopen action 3 of 17-Nov-2026"
    assert found(desk, Action)[0].done is None


ORDERS = st.lists(
    st.one_of(
        st.builds(
            lambda name, status: RecordAttendance("meeting", (Attended(name, status=status),)),
            st.sampled_from(["A", "B", "C"]),
            st.sampled_from(["present", "apologies", "not recorded"]),
        ),
        st.builds(
            lambda number, text, seconds: RecordDiscussion("meeting", f"referral{number}", text, seconds),
            st.integers(1, 3),
            st.sampled_from(["", "Said.", "Said more."]),
            st.integers(0, 90),
        ),
    ),
    max_size=8,
)


@settings(max_examples=15)
@given(ORDERS)
def test_that_undoing_everything_done_at_a_meeting_brings_back_how_it_began(
    tmp_path_factory: pytest.TempPathFactory, orders: list[Any]
) -> None:
    with desk_in(tmp_path_factory.mktemp("run")) as (desk, _):
        desk.do(Put((Meeting("meeting", DAY, "", NOW, None, None, "Chair", "", None, None, None),)))
        done = [desk.do(order) for order in orders]
        seconds = sum(getattr(order, "seconds", 0) for order in orders)
        assert sum(one.seconds for one in found(desk, Minute)) == seconds
        for _step in [one for one in done if one.step is not None]:
            desk.undo()
        assert (found(desk, Attendance), found(desk, Minute)) == ((), ())
