"""Closing a meeting: nothing is locked without a yes, and nothing is written without a place."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.domain.meeting import Attendance, Meeting
from pc_desktop.services.office import Office
from pc_desktop.ui.window import MainWindow
from tests.services.test_region import Taking
from tests.ui.meeting.small_office import Answers, small_office, window_on


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Furnish a small office."""
    with small_office(tmp_path) as made:
        yield made


@pytest.fixture
def answers(tmp_path: Path) -> Answers:
    """Say yes, and write into the test's folder."""
    made = Answers()
    made.target = tmp_path / "minutes.xlsx"
    return made


@pytest.fixture
def window(
    office: Office, answers: Answers, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> Iterator[MainWindow]:
    """Show the window."""
    made = window_on(office, answers, qtbot, qapp, tmp_path)
    yield made
    made.close()


def is_issued(office: Office) -> bool:
    """Tell whether the minutes are issued."""
    return office.desk.ask(lambda reading: reading.get(Meeting, "today")).issued is not None


def test_that_minutes_are_issued_and_written_once_confirmed(
    window: MainWindow, office: Office, answers: Answers, qtbot: QtBot
) -> None:
    window.minutes.close_and_export()
    qtbot.waitUntil(lambda: not window.tasks.is_busy)
    assert is_issued(office)
    assert answers.target is not None
    assert answers.target.read_text("utf-8") == "0 decisions"
    assert answers.asked[-1] == "Minutes 17-Nov-2026.xlsx", "no patient stands in the name of a file"
    assert window.banner.accessibleName() == "Written. minutes.xlsx"


def test_that_a_no_locks_nothing_and_no_place_writes_nothing(
    window: MainWindow, office: Office, answers: Answers, tmp_path: Path
) -> None:
    answers.yes = False
    window.minutes.close_and_export()
    assert not is_issued(office)
    answers.target = None
    window.minutes.export()
    assert not window.tasks.is_busy
    assert not list(tmp_path.glob("*.xlsx"))


def test_that_without_a_meeting_it_is_said(window: MainWindow, office: Office) -> None:
    meeting = office.desk.ask(lambda reading: reading.get(Meeting, "today"))
    office.desk.do(Taking(*office.desk.ask(lambda reading: reading.find(Attendance)), meeting))
    assert not window.minutes.issue()
    assert "no minutes to issue" in window.banner.accessibleName()
    window.minutes.export()
    assert "no minutes to export" in window.banner.accessibleName()


@pytest.mark.parametrize("fault", [Refused("Not there. Elsewhere."), Unavailable("Not there.", "Elsewhere.")])
def test_that_a_workbook_that_cannot_be_written_is_said(window: MainWindow, fault: Exception) -> None:
    window.minutes._say(fault)
    assert window.banner.accessibleName() == "Not done. Not there. Elsewhere."
    with pytest.raises(ValueError, match="ours"):
        window.minutes._say(ValueError("ours"))
