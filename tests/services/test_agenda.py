"""The agenda is made by itself, changed, gone through with notes and times, and begins the next one."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.agenda import ITEMS, OWN_ITEM, AgendaItem, Declaration, Tabled
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import Attendance, Decision, Meeting, Minute
from pc_desktop.domain.settings import Setting
from pc_desktop.services.agenda import (
    AddItem,
    AgreeNext,
    ChangeItem,
    Declare,
    DropItem,
    KeepItem,
    MoveItem,
    TableCase,
    TakeOff,
)
from pc_desktop.services.agenda_kept import agenda_of, item_of
from pc_desktop.services.agenda_view import (
    AgendaLine,
    agenda_lines,
    agenda_notes,
    attendance_of,
    declarations_of,
    meeting_quorum,
    provisional_words,
    tabled_of,
)
from pc_desktop.services.decide import KeepWaiting, OfferBed
from pc_desktop.services.desk import Desk
from pc_desktop.services.meet import Attended, IssueMinutes, RecordAttendance, StartMeeting
from pc_desktop.services.plan_meeting import PlanMeeting
from pc_desktop.services.ruling import Said
from tests.services.small_region import NOW, TODAY, Putting

QUEUE = ("r1", "r2", "r3")
WEEK = timedelta(days=7)


def found(desk: Desk, kind: Any, **where: Any) -> Any:
    return desk.ask(lambda reading: reading.find(kind, **where))


def agenda(desk: Desk, meeting: str = "today") -> tuple[AgendaItem, ...]:
    return desk.ask(lambda reading: agenda_of(reading, reading.get(Meeting, meeting)))


def lines(desk: Desk) -> dict[str, AgendaLine]:
    asked = desk.ask(lambda reading: agenda_lines(reading, reading.get(Meeting, "today"), QUEUE))
    return {line.item.kind: line for line in asked}


def key(kind: str) -> str:
    return f"today/{kind}"


def test_that_the_agenda_is_there_before_it_is_written_and_written_with_the_first_change(desk: Desk) -> None:
    before = agenda(desk)
    assert [one.kind for one in before] == list(ITEMS)
    assert found(desk, AgendaItem) == ()
    done = desk.do(DropItem("today", key("gaps")))
    assert done.title == "Drop “Gaps in services” from the agenda"
    assert len(found(desk, AgendaItem)) == len(ITEMS)
    assert [one.kind for one in agenda(desk) if one.dropped] == ["gaps"]
    assert desk.do(DropItem("today", key("gaps"), dropped=False)).title == "Take “Gaps in services” up again"
    assert not any(one.dropped for one in agenda(desk))
    desk.undo()
    desk.undo()
    assert found(desk, AgendaItem) == ()
    assert agenda(desk) == before


def test_that_starting_a_meeting_writes_its_agenda_with_the_same_step(desk: Desk) -> None:
    desk.do(AddItem("today", "Winter plans", 5))
    desk.do(MoveItem("today", key("actions"), -1))
    desk.do(IssueMinutes("today"))
    desk.do(StartMeeting(TODAY + WEEK, "Chair"))
    (new,) = found(desk, Meeting, issued=None)
    kept = found(desk, AgendaItem, meeting=new.key)
    assert {one.kind for one in kept} == {*ITEMS, OWN_ITEM}
    assert [one.title for one in agenda(desk, new.key)][4:6] == [
        "Actions",
        "Last minutes and matters arising",
    ]
    assert agenda(desk, new.key)[-2].title == "Winter plans"
    desk.undo()
    assert found(desk, AgendaItem, meeting=new.key) == ()


def test_that_an_item_is_moved_retitled_budgeted_and_its_time_put_right(desk: Desk) -> None:
    assert desk.do(MoveItem("today", key("actions"), 1)).title == "Move “Actions” down the agenda"
    assert desk.do(MoveItem("today", key("actions"), -1)).title == "Move “Actions” up the agenda"
    desk.do(KeepItem("today", key("actions"), "", 500))
    desk.do(ChangeItem("today", key("actions"), "Actions, overdue first", 5))
    one = desk.ask(lambda reading: item_of(reading, reading.get(Meeting, "today"), key("actions")))
    assert (one.title, one.budget, one.seconds) == ("Actions, overdue first", 5, 500)
    desk.do(ChangeItem("today", key("actions"), "Actions", 5, 120))
    assert lines(desk)["actions"].spent == "2 of 5 min"
    with pytest.raises(Refused, match="less than nothing"):
        desk.do(ChangeItem("today", key("actions"), "Actions", 5, -1))


def test_that_added_items_stand_before_the_last_and_do_not_push_each_other_off(desk: Desk) -> None:
    assert desk.do(AddItem("today", " Winter  plans", 5)).title == "Add “Winter plans” to the agenda"
    desk.do(AddItem("today", "Training", 0))
    assert [one.title for one in agenda(desk)][-3:] == ["Winter plans", "Training", "Next meeting"]
    assert [one.position for one in agenda(desk)] == list(range(1, 19))


def test_that_notes_time_and_the_mark_are_kept_with_the_item(desk: Desk) -> None:
    assert desk.do(KeepItem("today", key("gaps"), " Day care ", 70)).title == "Note under “Gaps in services”"
    assert desk.do(KeepItem("today", key("gaps"), "Day care", 20, done=True)).title.endswith("is done")
    line = lines(desk)["gaps"]
    assert (line.item.notes, line.seconds, line.item.done) == ("Day care", 90, NOW)
    assert (line.spent, line.over) == ("1 min over", True)
    desk.do(KeepItem("today", key("gaps"), "Day care", done=True))
    assert desk.do(KeepItem("today", key("gaps"), "", done=False)).title.endswith("is open again")
    line = lines(desk)["gaps"]
    assert (line.item.notes, line.item.done) == (None, None)
    with pytest.raises(Refused, match="less than nothing"):
        desk.do(KeepItem("today", key("gaps"), "", -1))


def test_that_papers_get_the_notes_in_order_without_what_was_dropped(desk: Desk) -> None:
    for kind in ("gaps", "welcome", "urgent"):
        desk.do(KeepItem("today", key(kind), f"about {kind}"))
    desk.do(DropItem("today", key("urgent")))
    notes = desk.ask(lambda reading: agenda_notes(reading, reading.get(Meeting, "today")))
    assert [one.notes for one in notes] == ["about welcome", "about gaps"]


def test_that_an_item_that_is_not_there_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="no longer on the agenda"):
        desk.do(DropItem("today", key("nothing")))
    command = DropItem("today", key("nothing"))
    with pytest.raises(Refused, match="no longer on the agenda"):
        desk.ask(command.title)


def test_that_nothing_is_changed_once_the_minutes_are_issued(desk: Desk) -> None:
    desk.do(Declare("today", "A. Lead", "Own patient"))
    (declared,) = found(desk, Declaration)
    desk.do(IssueMinutes("today"))
    for command in (
        DropItem("today", key("gaps")),
        AddItem("today", "More", 1),
        KeepItem("today", key("gaps"), "Late"),
        Declare("today", "B", "C"),
        TableCase("today", "difficult", "Late"),
        TakeOff(Declaration, declared.key),
        AgreeNext("today", TODAY + WEEK),
    ):
        with pytest.raises(Refused, match="issued and locked"):
            desk.do(command)


def test_that_people_are_counted_under_new_referrals_or_the_waiting_list(
    desk: Desk, clock: StoppedClock
) -> None:
    week_ago = Meeting("last", TODAY - WEEK, "", NOW - WEEK, NOW - WEEK, "x", "", "", None, None, None)
    known = Decision(
        "d", "last", "r2", 1, NOW - WEEK, "keep_waiting", None, None, None, None, None, "", None, "x"
    )
    desk.do(Putting(week_ago, known))
    desk.do(KeepWaiting("r2", "today", Said(seconds=90)))
    desk.do(KeepWaiting("r1", "today", Said(seconds=200)))
    told = lines(desk)
    assert (told["waiting"].discussed, told["waiting"].people, told["waiting"].seconds) == (1, 1, 90)
    assert (told["new_referrals"].discussed, told["new_referrals"].people) == (1, 2)
    assert told["new_referrals"].spent == "3 of 10 min"
    assert (told["gaps"].discussed, told["gaps"].people) == (0, 0)


def test_that_interests_are_declared_changed_and_taken_off(desk: Desk) -> None:
    assert desk.do(Declare("today", " B. Lead ", "Own  patient", "Steps out")).title == (
        "Declaration of interest on 17-Nov-2026"
    )
    (one,) = desk.ask(lambda reading: declarations_of(reading, "today"))
    assert (one.name, one.interest, one.handling) == ("B. Lead", "Own patient", "Steps out")
    desk.do(Declare("today", "B. Lead", "Own patient", "", one.key))
    (one,) = found(desk, Declaration)
    assert one.handling is None
    assert desk.do(TakeOff(Declaration, one.key)).title == (
        "Take a declaration of interest off the meeting of 17-Nov-2026"
    )
    assert found(desk, Declaration) == ()
    with pytest.raises(Refused, match="who declares"):
        desk.do(Declare("today", "B", " "))
    with pytest.raises(Refused):
        desk.do(Declare("today", "B", "x", "", "gone"))


def test_that_cases_are_brought_to_an_item_with_what_is_to_be_talked_about(desk: Desk) -> None:
    assert (
        desk.do(TableCase("today", "difficult", "Insulin", "r1")).title
        == "Bring R-0411A to “Difficult cases”"
    )
    desk.do(TableCase("today", "inpatients", "Long stay", stay="s1"))
    (one,) = desk.ask(lambda reading: tabled_of(reading, "today", "difficult"))
    assert (one.referral, one.words, one.by) == ("r1", "Insulin", desk.by)
    with pytest.raises(Refused, match="what is to be talked about"):
        desk.do(TableCase("today", "difficult", " "))
    with pytest.raises(Refused, match="under which item"):
        desk.do(TableCase("today", "nowhere", "x"))
    desk.do(TakeOff(Tabled, one.key))
    assert [each.stay for each in found(desk, Tabled)] == ["s1"]


def test_that_the_next_day_is_agreed_and_lies_ahead(desk: Desk) -> None:
    assert desk.do(AgreeNext("today", date(2026, 11, 26))).title == "The next meeting is on 26-Nov-2026"
    assert found(desk, Meeting)[0].next_day == date(2026, 11, 26)
    with pytest.raises(Refused, match="after 17-Nov-2026"):
        desk.do(AgreeNext("today", TODAY))


def test_that_a_meeting_is_planned_like_the_last_so_that_its_agenda_can_be_prepared(desk: Desk) -> None:
    desk.do(RecordAttendance("today", (Attended("V", "", None, "present", "guest", "r1"),)))
    assert desk.do(PlanMeeting(TODAY + WEEK)).title == "Plan the meeting of 24-Nov-2026"
    (planned,) = [one for one in found(desk, Meeting) if one.key != "today"]
    assert (planned.place, planned.chair, planned.minute_taker) == ("Online", "Chair", "Clerk")
    assert planned.started is None
    expected = found(desk, Attendance, meeting=planned.key)
    assert [(one.name, one.unit, one.status) for one in expected] == [("Chair", "larch", "not recorded")]
    with pytest.raises(Refused, match="already"):
        desk.do(PlanMeeting(TODAY + WEEK))
    with pytest.raises(Refused, match="a day to come"):
        desk.do(PlanMeeting(TODAY - WEEK))


def test_that_attendance_has_capacities_units_and_guests_with_whom_they_come_for(desk: Desk) -> None:
    said = (
        Attended("Guest", "Care co-ordinator", None, "present", "guest", "r1"),
        Attended("Yew lead", "Unit lead", "yew", "apologies"),
    )
    desk.do(RecordAttendance("today", said))
    desk.do(RecordAttendance("today", (Attended("Guest", status="apologies"),)))
    people = desk.ask(lambda reading: attendance_of(reading, reading.get(Meeting, "today")))
    assert [(one.name, one.capacity_words, one.unit, one.ref, one.status_words) for one in people] == [
        ("Chair", "Chair", "Larch", None, "Present"),
        ("Yew lead", "Clinical lead of a unit", "Yew", None, "Apologies"),
        ("Guest", "Guest", None, "R-0411A", "Apologies"),
    ]
    with pytest.raises(Refused, match="capacity"):
        desk.do(RecordAttendance("today", (Attended("X", capacity="king"),)))
    (guest,) = [one for one in people if one.capacity == "guest"]
    assert desk.do(TakeOff(Attendance, guest.key)).title == "Take a name off the meeting of 17-Nov-2026"


def test_that_guests_are_not_expected_again(desk: Desk) -> None:
    desk.do(RecordAttendance("today", (Attended("Guest", "", None, "present", "guest", "r1"),)))
    desk.do(IssueMinutes("today"))
    desk.do(StartMeeting(TODAY + WEEK, "Chair"))
    (new,) = found(desk, Meeting, issued=None)
    assert [one.name for one in found(desk, Attendance, meeting=new.key)] == ["Chair"]


def test_that_a_meeting_short_of_its_quorum_decides_provisionally(desk: Desk) -> None:
    def quorum() -> Any:
        return desk.ask(lambda reading: meeting_quorum(reading, reading.get(Meeting, "today")))

    assert quorum().missing == ("the liaison practitioner is not here",)
    assert str(desk.ask(lambda reading: provisional_words(reading, "today"))).startswith("Provisional")
    desk.do(RecordAttendance("today", (Attended("L", "Liaison practitioner", status="present"),)))
    assert quorum().quorate
    assert desk.ask(lambda reading: provisional_words(reading, "today")) is None
    assert "Yew" in str(desk.ask(lambda reading: provisional_words(reading, "today", "yew")))
    desk.do(OfferBed("r1", "y2", "today", TODAY))
    assert quorum().missing == ("nobody speaks for Yew, where a bed is given",)
    desk.do(Putting(Setting("quorum_concerned", "no")))
    assert quorum().quorate


def test_that_nothing_is_said_of_the_quorum_while_nobody_is_recorded_as_present(desk: Desk) -> None:
    (one,) = found(desk, Attendance)
    desk.do(Putting(replace(one, status="not recorded")))
    assert desk.ask(lambda reading: provisional_words(reading, "today")) is None


def test_that_minutes_of_people_count_only_for_this_meeting(desk: Desk) -> None:
    desk.do(Putting(Minute("x", "today", "r3", 1, "said", 61)))
    assert lines(desk)["new_referrals"].seconds == 61
