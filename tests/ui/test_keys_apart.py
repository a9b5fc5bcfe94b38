"""A key that two things answer to does nothing in Qt: no screen may take a key of the menus, nor one twice."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

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
    """Show a window."""
    made = window_on(office, Answers(), qtbot, qapp, tmp_path)
    yield made
    made.close()


def shown(key: QKeySequence) -> str:
    """Write a key as people read it."""
    return key.toString()


@pytest.mark.parametrize("name", [name for name, _ in SCREENS])
def test_that_no_key_of_a_screen_is_one_of_the_menus(window: MainWindow, name: str) -> None:
    window.show_screen(name)
    screen = window.screen_of(name)
    menus = Counter(shown(action.shortcut()) for action in window.actions_by_name.values())
    del menus[""]
    assert [key for key, times in menus.items() if times > 1] == []
    taken = [shown(key) for one in screen.findChildren(QShortcut) for key in one.keys()]  # noqa: SIM118 - Qt's own
    taken += [shown(one.shortcut()) for one in screen.findChildren(QAbstractButton) if shown(one.shortcut())]
    assert sorted(set(taken) & menus.keys()) == []
