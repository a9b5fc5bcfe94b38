"""The time of a discussion as it ticks: once a second in view, in the room too, resting where nobody sees it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pc_desktop.ui.meeting import stopwatch
from pc_desktop.ui.meeting.screen import MeetingScreen
from pc_desktop.ui.window import MainWindow


def test_that_each_tick_shows_the_time_here_and_in_the_room_and_rests_while_it_is_locked(
    window: MainWindow, screen: MeetingScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    told: list[str] = []
    monkeypatch.setattr(stopwatch, "monotonic", lambda: now[0])
    screen.time_told.connect(told.append)
    screen._watch.start_again()
    window.actions_by_name["room"].trigger()
    assert screen._tick.interval() == 1000
    for seconds, words in ((1, "00:01"), (64, "01:05")):
        now[0] += seconds
        screen._tick.timeout.emit()
        assert (screen.case._time.text(), told[-1]) == (words, words)
    QTest.keyClick(window, Qt.Key.Key_F12)
    assert not screen._tick.isActive(), "nothing is shown, so nothing is counted out"
    now[0] += 10
    lock = window.safety.lock.dialog
    assert lock is not None
    QTest.mouseClick(lock.open_button, Qt.MouseButton.LeftButton)
    assert screen._tick.isActive()
    screen._tick.timeout.emit()
    assert screen.case._time.text() == "01:15", "the discussion goes on where it was"


def test_that_the_time_rests_with_the_key_and_runs_again_with_it(
    window: MainWindow, screen: MeetingScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    monkeypatch.setattr(stopwatch, "monotonic", lambda: now[0])
    screen._watch.start_again()
    now[0] += 30
    QTest.keyClick(screen, Qt.Key.Key_Z)
    now[0] += 300
    screen._tick.timeout.emit()
    assert screen.case._time.text() == "00:30 paused"
    QTest.keyClick(screen, Qt.Key.Key_Z)
    now[0] += 15
    screen._tick.timeout.emit()
    assert screen.case._time.text() == "00:45"
