"""Actions are raised, changed, cancelled, closed and listed overdue first, with how often they were carried over."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import Action, Meeting
from pc_desktop.services.actions import CancelAction, ChangeAction, RaiseAction
from pc_desktop.services.actions_view import actions_listed, actions_now, owners, shown_words
from pc_desktop.services.desk import Desk
from pc_desktop.services.meet import CloseAction, IssueMinutes, ReopenAction
from tests.services.small_region import NOW, TODAY, Putting

WEEK = timedelta(days=7)


def found(desk: Desk, kind: Any) -> Any:
    return desk.ask(lambda reading: reading.find(kind))


def raised(desk: Desk, what: str = "Ring the ward", owner: str = "Lead", due: date | None = None) -> str:
    before = {one.key for one in found(desk, Action)}
    desk.do(RaiseAction(what, owner, due or TODAY + WEEK, "r1"))
    return next(one.key for one in found(desk, Action) if one.key not in before)


def test_that_an_action_is_raised_at_the_meeting_going_on_under_the_next_number(desk: Desk) -> None:
    assert desk.do(RaiseAction("Ring", " The  lead ", TODAY, "r1")).title == (
        "New action for The lead about R-0411A"
    )
    desk.do(RaiseAction("Write", "Lead", TODAY))
    assert [(one.number, one.meeting) for one in sorted(found(desk, Action), key=lambda one: one.number)] == [
        (1, "today"),
        (2, "today"),
    ]
    with pytest.raises(Refused, match="that day or a later one"):
        desk.do(RaiseAction("Ring", "Lead", TODAY - WEEK))
    assert desk.ask(RaiseAction("Ring", " ", None).title) == "New action for somebody"


def test_that_between_meetings_it_is_raised_for_the_next_one_to_see(desk: Desk) -> None:
    desk.do(IssueMinutes("today"))
    raised(desk)
    (one,) = found(desk, Action)
    assert one.meeting != "today"
    assert desk.ask(lambda reading: reading.get(Meeting, one.meeting)).day == TODAY + WEEK


def test_that_owner_and_day_change_and_words_until_the_minutes_are_issued(desk: Desk) -> None:
    key = raised(desk)
    done = desk.do(ChangeAction(key, "Ring twice", "Lead", TODAY + WEEK))
    assert done.title == "Change action 1 of 17-Nov-2026: its words"
    desk.do(IssueMinutes("today"))
    done = desk.do(ChangeAction(key, "Ring twice", "Chair", TODAY + 2 * WEEK))
    assert done.title == "Change action 1 of 17-Nov-2026: owner Chair, due 01-Dec-2026"
    with pytest.raises(Refused, match="its words stay"):
        desk.do(ChangeAction(key, "Write", "Chair", TODAY))


def test_that_an_action_is_cancelled_with_a_reason_and_reopened(desk: Desk) -> None:
    key = raised(desk)
    with pytest.raises(Refused, match="why the action is cancelled"):
        desk.do(CancelAction(key, " "))
    assert desk.do(CancelAction(key, " Moved  away ")).title == "Cancel action 1 of 17-Nov-2026"
    (line,) = desk.ask(actions_now)
    assert (line.standing, line.words, line.cancelled) == (
        "cancelled", "– cancelled 17-Nov-2026", "Moved away",
    )  # fmt: skip
    with pytest.raises(Refused, match="was cancelled on 17-Nov-2026"):
        desk.do(CloseAction(key))
    with pytest.raises(Refused, match="not open any more"):
        desk.do(CancelAction(key, "again"))
    with pytest.raises(Refused, match="Reopen it first"):
        desk.do(ChangeAction(key, "x", "y", TODAY))
    desk.do(ReopenAction(key))
    (line,) = desk.ask(actions_now)
    assert (line.standing, line.cancelled) == ("open", None)


def test_that_overdue_comes_first_and_what_was_done_long_ago_is_gone(desk: Desk, clock: StoppedClock) -> None:
    late, later = raised(desk, due=TODAY + timedelta(days=1)), raised(desk, due=TODAY + timedelta(days=2))
    still, done = raised(desk, due=TODAY + 9 * WEEK, owner="Chair"), raised(desk, due=TODAY)
    desk.do(CloseAction(done))
    for weeks in (1, 2):
        week = TODAY + weeks * WEEK
        desk.do(Putting(Meeting(str(week), week, "", NOW, None, None, "", "", None, None, None)))
    clock.moment = NOW + 2 * WEEK
    lines = desk.ask(actions_now)
    assert [one.key for one in lines] == [late, later, still, done]
    assert [one.carried for one in lines] == [2, 2, 2, 0]
    assert (lines[0].words, lines[0].over, lines[0].ref) == ("▲ overdue by 13 days", 13, "R-0411A")
    assert owners(lines) == ("Lead", "Chair")
    assert shown_words(lines, None) == "3 to be done, 2 overdue; done within four weeks 1"
    assert shown_words(lines, "Chair") == (
        "Chair: 1 to be done, 0 overdue; done within four weeks 0. Hides 3 actions of others, 2 of them overdue."
    )
    clock.moment = NOW + 6 * WEEK
    assert [one.key for one in desk.ask(actions_now)] == [late, later, still]


def test_that_a_list_for_a_workbook_is_everybodys_or_one_owners(desk: Desk) -> None:
    raised(desk)
    raised(desk, owner="Chair")
    everybody = desk.ask(actions_listed)
    assert (len(everybody.lines), everybody.owner, everybody.file_name) == (
        2,
        None,
        "Actions 17-Nov-2026.xlsx",
    )
    assert [one.owner for one in desk.ask(lambda reading: actions_listed(reading, "Chair")).lines] == [
        "Chair"
    ]


def test_that_an_action_of_issued_minutes_is_locked(desk: Desk) -> None:
    raised(desk)
    assert not desk.ask(actions_now)[0].locked
    desk.do(Putting(replace(found(desk, Meeting)[0], issued=NOW)))
    assert desk.ask(actions_now)[0].locked
