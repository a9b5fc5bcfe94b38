"""A window on a small office, in the meeting."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pc_desktop.services.office import Office
from pc_desktop.ui.meeting.screen import MeetingScreen
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


@pytest.fixture
def screen(window: MainWindow) -> MeetingScreen:
    """Give the Meeting screen, with the keyboard on the queue."""
    found = window.screen_of("meeting")
    assert isinstance(found, MeetingScreen)
    found.setFocus()
    return found
