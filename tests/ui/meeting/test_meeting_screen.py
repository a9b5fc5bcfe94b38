"""The Meeting screen by keyboard: one key decides, typing never does, nothing typed is lost or given to another."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pc_desktop.domain.meeting import Attendance, Decision, Meeting, Minute
from pc_desktop.services.meet import IssueMinutes
from pc_desktop.services.office import Office
from pc_desktop.ui.meeting.attendance_dialog import AttendanceDialog
from pc_desktop.ui.meeting.drafts import typed_in
from pc_desktop.ui.meeting.screen import MeetingScreen
from pc_desktop.ui.window import MainWindow
from tests.services.small_region import Putting
from tests.services.test_region import Taking

ALT, NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier


def keyboard() -> QWidget:
    """Give whatever has the keyboard."""
    here = QApplication.focusWidget()
    assert here is not None
    return here


def press(*keys: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Press keys on whatever has the keyboard."""
    for key in keys:
        QTest.keyClick(keyboard(), key, modifier)


def kinds(office: Office) -> list[str]:
    """Give the kinds of the decisions in order."""
    found = office.desk.ask(lambda reading: reading.find(Decision))
    return [one.kind for one in sorted(found, key=lambda one: one.number)]


def test_that_every_decision_has_its_key(screen: MeetingScreen, office: Office) -> None:
    press(Qt.Key.Key_W)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_O)
    assert screen.strip.isVisible()
    press(Qt.Key.Key_1)
    assert kinds(office) == ["keep_waiting", "offer_linked", "out_of_area"]


def test_that_a_question_may_be_given_up(screen: MeetingScreen, office: Office) -> None:
    press(Qt.Key.Key_A)
    press(Qt.Key.Key_Escape)
    assert not screen.strip.isVisible()
    assert not screen.strip.press(1)
    press(Qt.Key.Key_A, Qt.Key.Key_9)
    assert screen.strip.isVisible() or kinds(office) == []


def test_that_typing_decides_nothing_and_alt_decides_with_what_was_typed(
    screen: MeetingScreen, office: Office
) -> None:
    press(Qt.Key.Key_D)
    QTest.keyClicks(keyboard(), "1 w a o n p t d 9")
    assert kinds(office) == []
    press(Qt.Key.Key_W, modifier=ALT)
    assert kinds(office) == ["keep_waiting"]
    (minute,) = office.desk.ask(lambda reading: reading.find(Minute))
    assert minute.discussion == "1 w a o n p t d 9"
    assert office.desk.draft("today/r1") == ""


def test_that_a_decision_leaves_what_was_typed_about_the_next_person(
    screen: MeetingScreen, office: Office
) -> None:
    following = screen._presenter.neighbour(1)
    office.desk.keep_draft(f"today/{following}", "Already typed")
    press(Qt.Key.Key_W)
    assert screen._presenter.chosen == following
    assert screen.case.typed_now().discussion == "Already typed"


def test_that_what_is_being_typed_is_kept_when_the_turn_moves_on_by_itself(
    screen: MeetingScreen, office: Office, window: MainWindow
) -> None:
    press(Qt.Key.Key_W)
    there = screen._presenter.chosen
    screen.case.focus_discussion()
    QTest.keyClicks(keyboard(), "Still typing")
    window.dispatch.undo()
    assert screen._presenter.chosen != there
    assert typed_in(office.desk.draft(f"today/{there}")).discussion == "Still typing"


def test_that_turning_keeps_the_draft_and_brings_it_back(screen: MeetingScreen) -> None:
    there = screen._presenter.chosen
    press(Qt.Key.Key_D)
    QTest.keyClicks(keyboard(), "Half")
    press(Qt.Key.Key_N, modifier=ALT)
    assert (screen._presenter.chosen != there, screen.case.typed_now().discussion) == (True, "")
    press(Qt.Key.Key_P, modifier=ALT)
    assert (screen._presenter.chosen, screen.case.typed_now().discussion) == (there, "Half")


def test_that_the_queue_ends_at_both_ends(screen: MeetingScreen) -> None:
    there = screen._presenter.chosen
    press(Qt.Key.Key_P)
    assert screen._presenter.chosen == there
    press(Qt.Key.Key_N, Qt.Key.Key_N, Qt.Key.Key_N, Qt.Key.Key_N)
    assert screen._presenter.neighbour(1) is None


def test_that_a_number_without_a_unit_is_said_and_nothing_is_lost(
    screen: MeetingScreen, window: MainWindow, office: Office
) -> None:
    press(Qt.Key.Key_D)
    QTest.keyClicks(keyboard(), "Kept")
    press(Qt.Key.Key_9, modifier=ALT)
    assert "no unit number 9" in window.banner.accessibleName()
    assert (kinds(office), screen.case.typed_now().discussion) == ([], "Kept")


def test_that_nothing_is_decided_once_the_minutes_are_issued(
    screen: MeetingScreen, window: MainWindow, office: Office
) -> None:
    window.dispatch.do(IssueMinutes("today"))
    press(Qt.Key.Key_W)
    assert "issued and locked" in window.banner.accessibleName()
    assert not screen.case.decisions.offer.isEnabled()
    assert kinds(office) == []
    assert screen.minutes.text() == "Start next meeting"


def test_that_a_meeting_not_started_starts_by_its_button_even_without_a_chair(
    screen: MeetingScreen, office: Office
) -> None:
    meeting = office.desk.ask(lambda reading: reading.get(Meeting, "today"))
    office.desk.do(Putting(replace(meeting, started=None, chair="")))
    screen.refresh()
    assert screen.minutes.text() == "Start meeting"
    screen.minutes.click()
    started = office.desk.ask(lambda reading: reading.get(Meeting, "today"))
    assert started.started is not None
    assert started.chair == "Liaison practitioner"


def test_that_attendance_is_recorded_and_the_keyboard_comes_back(
    screen: MeetingScreen, office: Office
) -> None:
    office.desk.do(Putting(Attendance("a2", "today", "Larch lead", "Lead", "larch", "not recorded")))
    screen.refresh()
    before = QApplication.focusWidget()
    press(Qt.Key.Key_T)
    (dialog,) = screen.findChildren(AttendanceDialog)
    dialog.all_present.click()
    assert dict(dialog.statuses()) == {"Chair": "present", "Larch lead": "present"}
    dialog.record.click()
    screen.window().activateWindow()
    QApplication.processEvents()
    assert {one.status for one in office.desk.ask(lambda reading: reading.find(Attendance))} == {"present"}
    assert QApplication.focusWidget() is before


def test_that_without_a_meeting_every_wish_is_answered_in_words(
    screen: MeetingScreen, window: MainWindow, office: Office
) -> None:
    meeting = office.desk.ask(lambda reading: reading.get(Meeting, "today"))
    window.dispatch.do(Taking(*office.desk.ask(lambda reading: reading.find(Attendance)), meeting))
    press(Qt.Key.Key_W)
    assert "No meeting is planned" in window.banner.accessibleName()
    window.banner.show_notice(None)
    press(Qt.Key.Key_T)
    (dialog,) = screen.findChildren(AttendanceDialog)
    dialog.record.click()
    assert "nobody can attend" in window.banner.accessibleName()
    screen.minutes.click()
    assert office.desk.ask(lambda reading: reading.find(Meeting))[0].started is not None


def test_that_undo_leaves_the_keyboard_where_it_was(screen: MeetingScreen, window: MainWindow) -> None:
    press(Qt.Key.Key_W)
    before = QApplication.focusWidget()
    window.actions_by_name["undo"].trigger()
    assert QApplication.focusWidget() is before
