"""Taking back and doing again: how far it goes, what it leaves alone and what it never touches."""

import pytest

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import Action
from pc_desktop.domain.settings import Setting
from pc_desktop.services import undoing
from pc_desktop.services.decide import KeepWaiting
from pc_desktop.services.desk import Desk
from pc_desktop.services.meet import CloseAction, IssueMinutes
from pc_desktop.services.undoing import FLOOR
from tests.services.small_region import Putting


def test_that_however_much_was_taken_back_the_rest_can_be_too_and_all_be_done_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undoing, "_FEW", 1)
    monkeypatch.setattr(undoing, "_FURTHER", 2)
    kept = [str(days) for days in range(4, 24)]
    for days in kept:
        desk.do(Putting(Setting("hold_days", days)))
    for days in reversed(kept):
        assert desk.ask(lambda reading: reading.get(Setting, "hold_days")).value == days
        desk.undo()
    assert desk.ask(lambda reading: reading.find(Setting)) == ()
    for days in kept:
        desk.redo()
        assert desk.ask(lambda reading: reading.get(Setting, "hold_days")).value == days
    assert desk.standing().redo is None


def test_that_what_was_set_up_at_the_beginning_is_the_floor(desk: Desk) -> None:
    desk.role = FLOOR
    desk.do(Putting(Setting("hold_days", "4")))
    assert desk.standing().undo is None
    desk.role = "liaison"
    desk.do(KeepWaiting("r1", "today"))
    desk.undo()
    with pytest.raises(Refused, match="nothing to undo"):
        desk.undo()
    assert desk.ask(lambda reading: reading.find(Setting)) == (Setting("hold_days", "4"),)


def test_that_an_issue_of_minutes_is_never_taken_back(desk: Desk) -> None:
    desk.do(IssueMinutes("today"))
    with pytest.raises(Refused, match=r"minutes of 17-Nov-2026 are issued.*correction"):
        desk.undo()


def test_that_what_belongs_to_no_meeting_is_taken_back_after_the_minutes_are_issued(desk: Desk) -> None:
    desk.do(IssueMinutes("today"))
    desk.do(Putting(Setting("hold_days", "5")))
    desk.undo()
    assert desk.ask(lambda reading: reading.find(Setting)) == ()


def test_that_a_removed_fact_comes_back_with_its_undo(desk: Desk) -> None:
    class Remove:
        """Takes the setting away."""

        def title(self, _reading: object) -> str:
            """Say so."""
            return "Remove"

        def carry_out(self, work: object) -> None:
            """Take it away."""
            work.remove(Setting("hold_days", "5"))  # type: ignore[attr-defined]

    desk.do(Putting(Setting("hold_days", "5")))
    desk.do(Remove())
    assert desk.ask(lambda reading: reading.find(Setting)) == ()
    desk.undo()
    assert desk.ask(lambda reading: reading.find(Setting)) == (Setting("hold_days", "5"),)
    desk.redo()
    assert desk.ask(lambda reading: reading.find(Setting)) == ()


def test_that_closing_an_action_of_issued_minutes_may_be_taken_back(desk: Desk) -> None:
    desk.do(KeepWaiting("r1", "today"))
    (action,) = desk.ask(lambda reading: reading.find(Action))
    desk.do(IssueMinutes("today"))
    desk.do(CloseAction(action.key))
    desk.undo()
    assert desk.ask(lambda reading: reading.get(Action, action.key)) == action


class _Seen(Putting):
    """Something that only says what somebody saw."""

    stays_on_record = True


def test_that_what_only_goes_on_record_is_passed_over_by_undo_and_stays(desk: Desk) -> None:
    desk.do(Putting(Setting("hold_days", "4")))
    desk.do(_Seen(Setting("seen", "yes")))
    assert desk.standing().undo == desk.undo().title.removeprefix("Undo: ")
    assert desk.ask(lambda reading: reading.peek(Setting, "hold_days")) is None
    assert desk.ask(lambda reading: reading.get(Setting, "seen")).value == "yes"
    desk.do(_Seen(Setting("seen", "again")))
    desk.redo()
    assert desk.ask(lambda reading: reading.get(Setting, "hold_days")).value == "4"
