"""The lock as hands meet it: a timer that fires, clicks and keys that count as a touch, forms left half filled."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, cast

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from pc_desktop.clock import SystemClock
from pc_desktop.services.meet import IssueMinutes
from pc_desktop.services.office import Office
from pc_desktop.store import guesses
from pc_desktop.ui.notices import Notices
from pc_desktop.ui.safety.lock import LockDialog
from pc_desktop.ui.window import MainWindow
from tests.ui.safety.conftest import WORDS
from tests.ui.safety.test_safety_in_window import form, said

LEFT = Qt.MouseButton.LeftButton
MINUTE = 60.0


class Seconds:
    """Stands for time that passes only when a test says so."""

    def __init__(self) -> None:
        """Begin at nought."""
        self.now = 0.0

    def __call__(self) -> float:
        """Give the seconds passed."""
        return self.now


@pytest.fixture
def passing(window: MainWindow, qtbot: QtBot) -> Callable[[float], None]:
    """Let the window watch time that a test moves; moving it fires the timer, as it does by itself."""
    seconds, watch = Seconds(), window.safety.watch
    watch._ticks = seconds
    window.safety.begin()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.windowHandle().isActive() and not window.tasks.is_busy)
    watch._touched = watch._backed_up = seconds.now
    assert watch._timer.isActive(), "it looks at the time by itself"

    def go_on(minutes: float) -> None:
        seconds.now += minutes * MINUTE
        watch._timer.timeout.emit()

    return go_on


def lock_of(window: MainWindow) -> LockDialog:
    """Give the question of the locked window."""
    dialog = window.safety.lock.dialog
    assert dialog is not None
    return dialog


def answer(window: MainWindow, words: str) -> None:
    """Type a passphrase and click Open."""
    dialog = lock_of(window)
    dialog.passphrase.line.clear()
    QTest.keyClicks(dialog.passphrase.line, words)
    QTest.mouseClick(dialog.open_button, LEFT)


def is_locked(window: MainWindow) -> bool:
    """Tell whether the window is locked."""
    return window.safety.lock.is_locked


def test_that_it_locks_when_nobody_touched_it_and_a_click_or_a_key_counts_as_a_touch(
    window: MainWindow, office: Office, passing: Callable[[float], None]
) -> None:
    office.desk.do(IssueMinutes("today"))
    passing(9.9)
    QTest.mouseClick(
        window.windowHandle(), LEFT, Qt.KeyboardModifier.NoModifier, QPoint(3, window.height() - 3)
    )
    passing(9.9)
    assert not is_locked(window)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    passing(9.9)
    assert not is_locked(window)
    passing(0.1)
    assert is_locked(window)
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [lock_of(window)]
    answer(window, WORDS)
    assert not is_locked(window)
    passing(9.9)
    assert not is_locked(window), "opening it counts as a touch"


def test_that_a_live_meeting_stays_open_for_an_hour_and_backs_itself_up(
    window: MainWindow, office: Office, passing: Callable[[float], None], qtbot: QtBot
) -> None:
    passing(59)
    assert not is_locked(window)
    passing(1)
    assert is_locked(window)
    qtbot.waitUntil(lambda: not window.tasks.is_busy)
    assert [one.reason for one in window.safety.presenter.safe.backups()] == ["meeting"]


def test_that_the_lock_hides_a_form_half_filled_and_gives_it_back_as_it_was(window: MainWindow) -> None:
    window.safety.ask_who()
    dialog = form(window)
    name = cast("Any", dialog.fields["name"])
    name.selectAll()
    QTest.keyClicks(name, "Half Typed")
    window.safety.watch.left_alone.emit()
    assert not dialog.isVisible()
    assert not window.isVisible()
    answer(window, "not that one")
    assert "does not open" in lock_of(window).banner.accessibleName()
    answer(window, WORDS)
    assert dialog.isVisible()
    assert name.text() == "Half Typed"
    QTest.mouseClick(dialog.save, LEFT)
    assert "Half Typed is working here now." in said(window)


def test_that_what_was_typed_in_the_meeting_is_there_after_the_lock(
    window: MainWindow, office: Office
) -> None:
    window.show_screen("meeting")
    case = cast("Any", window.screen_of("meeting")).case
    case.focus_discussion()
    QTest.keyClicks(QApplication.focusWidget() or case, "Half a thought")
    window.actions_by_name["lock"].trigger()
    chosen = cast("Any", window.screen_of("meeting"))._presenter.chosen
    assert "Half a thought" in office.desk.draft(f"today/{chosen}"), (
        "it is kept, whatever becomes of the window"
    )
    answer(window, WORDS)
    assert cast("Any", window.screen_of("meeting"))._presenter.chosen == chosen
    assert case.said.discussion.toPlainText() == "Half a thought"


def test_that_five_wrong_passphrases_make_the_next_wait_and_destroy_nothing(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead = [timedelta(0)]

    class Moved(SystemClock):
        """Gives a moment that a test moves on."""

        def now(self) -> datetime:
            """Give it."""
            return super().now() + ahead[0]

    monkeypatch.setattr(guesses, "SystemClock", Moved)
    window.actions_by_name["lock"].trigger()
    for _ in range(5):
        answer(window, "wrong")
        assert "does not open" in lock_of(window).banner.accessibleName()
    answer(window, WORDS)
    heard = lock_of(window).banner.accessibleName()
    assert "wrong 5 times in a row" in heard
    assert "Wait 5 seconds" in heard
    assert "Nothing in the store is lost" in heard
    ahead[0] = timedelta(seconds=6)
    answer(window, WORDS)
    assert not is_locked(window)
    assert window.safety.presenter.safe.opens_with(WORDS), "counting begins anew"


def test_that_a_question_somebody_left_open_is_answered_with_no_and_does_not_come_back(
    window: MainWindow,
) -> None:
    QTimer.singleShot(0, window.safety.lock.lock)
    assert not Notices().confirms(window, "Go back to this backup?", "Go back"), "nobody said yes"
    answer(window, WORDS)
    assert window.isVisible()
    assert [
        one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()
    ] == []
