"""Keyboard and screen reader: every place the keyboard can stand has a name, and a decision needs no pointer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pc_desktop.domain.meeting import Decision
from pc_desktop.services.office import Office
from pc_desktop.ui.actions import SCREENS
from pc_desktop.ui.window import MainWindow
from tests.ui.meeting.small_office import Answers, small_office, window_on


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Furnish a small office."""
    with small_office(tmp_path) as made:
        yield made


@pytest.fixture
def window(office: Office, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    """Show the window in the meeting."""
    made = window_on(office, Answers(), qtbot, qapp, tmp_path)
    yield made
    made.close()


def spoken(widget: QWidget) -> str:
    """Give what a screen reader calls a widget."""
    face = QAccessible.queryAccessibleInterface(widget)
    return str(face.text(QAccessible.Text.Name))


@pytest.mark.parametrize("name", [name for name, _ in SCREENS])
def test_that_every_place_the_keyboard_can_stand_has_a_name(window: MainWindow, name: str) -> None:
    window.show_screen(name)
    QApplication.processEvents()
    stands = [
        one
        for one in window.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stands
    silent = [
        f"{type(one).__name__} in {type(one.parentWidget()).__name__}"
        for one in stands
        if not spoken(one).strip()
    ]
    assert silent == []


def test_that_tab_goes_round_the_meeting_and_comes_back(window: MainWindow) -> None:
    start = QApplication.focusWidget()
    seen: list[QWidget | None] = []
    for _ in range(200):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        if here is start:
            break
        seen.append(here)
    assert QApplication.focusWidget() is start
    assert window.screen_of("meeting").case.decisions.wait in seen  # type: ignore[attr-defined]


def test_that_a_decision_is_made_with_tab_and_space_alone(window: MainWindow, office: Office) -> None:
    wait = window.screen_of("meeting").case.decisions.wait  # type: ignore[attr-defined]
    for _ in range(200):
        if QApplication.focusWidget() is wait:
            break
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
    QTest.keyClick(wait, Qt.Key.Key_Space)
    assert [one.kind for one in office.desk.ask(lambda reading: reading.find(Decision))] == ["keep_waiting"]


def test_that_what_happened_is_announced(window: MainWindow) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_W)
    assert spoken(window.banner) == "Saved. Keep R-0411A waiting."
