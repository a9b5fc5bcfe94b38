"""The same main job through the window, by keyboard."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import openpyxl
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pc_desktop import demo
from pc_desktop.domain.meeting import Decision, Meeting
from pc_desktop.services.history_view import history_view
from pc_desktop.services.office import Office
from pc_desktop.theme.tokens import Theme
from pc_desktop.theme.wardrobe import Wardrobe
from pc_desktop.ui.exchange.screen import ExchangeScreen
from pc_desktop.ui.meeting.drafts import typed_in
from pc_desktop.ui.meeting.screen import MeetingScreen
from pc_desktop.ui.memory import Memory
from pc_desktop.ui.notices import Notices
from pc_desktop.ui.window import MainWindow


class ScriptedNotices(Notices):
    """Answers every question as the story wants."""

    def __init__(self, folder: Path) -> None:
        """Write workbooks into a folder."""
        self.folder = folder
        self.files: list[Path] = []
        self.asked: list[str] = []

    def files_to_read(self, _parent: QWidget) -> list[Path]:
        """Choose the files of the story."""
        return self.files

    def workbook_to_write(self, _parent: QWidget, name: str) -> Path | None:
        """Take the name offered."""
        return self.folder / name

    def confirms(self, _parent: QWidget, question: str, _what: str) -> bool:
        """Say yes, and remember the question."""
        self.asked.append(question)
        return True


@pytest.fixture
def notices(tmp_path: Path) -> ScriptedNotices:
    """Answer for the person in the story."""
    return ScriptedNotices(tmp_path)


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, office: Office, notices: ScriptedNotices, tmp_path: Path
) -> Iterator[MainWindow]:
    """Open the window on the sample region, in the meeting."""
    wardrobe = Wardrobe(qapp)
    wardrobe.choose(Theme.LIGHT)
    memory = Memory(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    made = MainWindow(office, wardrobe, memory, notices)
    qtbot.addWidget(made)
    made.resize(1920, 1080)
    made.show_screen("meeting")
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


def press(
    qtbot: QtBot,
    window: MainWindow,
    *keys: Qt.Key,
    ctrl: bool = False,
    shift: bool = False,
    alt: bool = False,
) -> None:
    """Press keys on whatever has the keyboard."""
    modifier = Qt.KeyboardModifier.NoModifier
    for wanted, one in (
        (ctrl, Qt.KeyboardModifier.ControlModifier),
        (shift, Qt.KeyboardModifier.ShiftModifier),
        (alt, Qt.KeyboardModifier.AltModifier),
    ):
        modifier = modifier | one if wanted else modifier
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def decisions(office: Office) -> int:
    """Count the decisions of today's meeting."""
    (today,) = office.desk.ask(lambda reading: reading.find(Meeting, issued=None))
    return len(office.desk.ask(lambda reading: reading.find(Decision, meeting=today.key)))


def test_that_the_main_job_runs_through_the_window_by_keyboard(
    qtbot: QtBot, window: MainWindow, office: Office, notices: ScriptedNotices, tmp_path: Path
) -> None:
    notices.files = demo.sample_returns()
    press(qtbot, window, Qt.Key.Key_I, ctrl=True)
    exchange = cast("ExchangeScreen", window.screen_of("exchange"))
    qtbot.waitUntil(lambda: not window.tasks.is_busy, timeout=30_000)
    steps = office.desk.ask(lambda reading: reading.chain()[1])
    assert window.current == "exchange"
    qtbot.waitUntil(exchange.preview.accept.isEnabled, timeout=10_000)
    assert office.desk.ask(lambda reading: reading.chain()[1]) == steps, "nothing is written before Accept"
    press(qtbot, window, Qt.Key.Key_Return, ctrl=True)
    assert office.desk.ask(lambda reading: reading.chain()[1]) == steps + 1

    press(qtbot, window, Qt.Key.Key_3, ctrl=True)
    assert window.current == "meeting"
    meeting = cast("MeetingScreen", window.screen_of("meeting"))
    held = meeting.board.board.findChildren(QWidget)
    assert held
    before = decisions(office)
    first = meeting.case.accessibleName()
    press(qtbot, window, Qt.Key.Key_1)
    assert decisions(office) == before + 1
    press(qtbot, window, Qt.Key.Key_Z, ctrl=True)
    assert decisions(office) == before
    press(qtbot, window, Qt.Key.Key_Z, ctrl=True, shift=True)
    assert decisions(office) == before + 1

    press(qtbot, window, Qt.Key.Key_N)
    assert meeting.case.accessibleName() != first
    press(qtbot, window, Qt.Key.Key_D)
    QTest.keyClicks(QApplication.focusWidget() or window, "Wants to stay near home. 1 w a o")
    assert decisions(office) == before + 1, "letters typed into the discussion decide nothing"
    press(qtbot, window, Qt.Key.Key_W, alt=True)
    assert decisions(office) == before + 2
    minutes = office.desk.ask(lambda reading: reading.find(Decision))
    assert any(one.kind == "keep_waiting" for one in minutes)

    press(qtbot, window, Qt.Key.Key_N)
    window.setFocus()
    meeting.setFocus()
    press(qtbot, window, Qt.Key.Key_A)
    assert meeting.strip.isVisible()
    press(qtbot, window, Qt.Key.Key_1)
    assert decisions(office) == before + 3

    demo.attend(office, office.desk.ask(lambda reading: reading.find(Meeting, issued=None))[0].key)
    meeting.refresh()
    meeting.minutes.click()
    qtbot.waitUntil(lambda: not window.tasks.is_busy, timeout=10_000)
    (written,) = tmp_path.glob("Minutes *.xlsx")
    assert "17-Nov-2026" in written.name
    workbook = openpyxl.load_workbook(written)
    assert "Decisions" in workbook.sheetnames

    press(qtbot, window, Qt.Key.Key_4, ctrl=True)
    assert window.current == "outcomes"
    assert window.screen_of("outcomes").findChild(QWidget, "graph") is not None
    press(qtbot, window, Qt.Key.Key_6, ctrl=True)
    press(qtbot, window, Qt.Key.Key_F5)
    assert window.room.window is not None
    assert window.room.window.isVisible()
    titles = [line.title for line in office.desk.ask(history_view)]
    assert titles[:2] == ["Export the minutes of 17-Nov-2026", "Issue the minutes of 17-Nov-2026"]


def test_that_no_patient_is_named_in_the_window_title(window: MainWindow) -> None:
    assert "Xxtest" not in window.windowTitle()
    assert "Sample region" in window.windowTitle()


def test_that_what_is_typed_is_kept_and_comes_back(qtbot: QtBot, window: MainWindow, office: Office) -> None:
    meeting = cast("MeetingScreen", window.screen_of("meeting"))
    meeting.case.focus_discussion()
    QTest.keyClicks(QApplication.focusWidget() or window, "Half a sentence")
    draft, there = meeting._presenter.draft_key() or "", meeting._presenter.chosen or ""
    qtbot.waitUntil(lambda: typed_in(office.desk.draft(draft)).discussion == "Half a sentence", timeout=3_000)
    meeting.turn_to(meeting._presenter.neighbour(1) or "")
    assert meeting.case.typed_now().discussion == ""
    meeting.turn_to(there)
    assert meeting.case.typed_now().discussion == "Half a sentence"
