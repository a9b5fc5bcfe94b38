"""The window: screens made when wanted and fresh when seen, every step said and taken back from anywhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pc_desktop.domain.meeting import Decision
from pc_desktop.services.decide import KeepWaiting
from pc_desktop.services.meet import IssueMinutes
from pc_desktop.services.office import Office
from pc_desktop.theme.tokens import Theme
from pc_desktop.ui.application import MADE_AHEAD, make_ahead
from pc_desktop.ui.meeting.drafts import typed_in
from pc_desktop.ui.outcomes.chart_card import ChartCard
from pc_desktop.ui.outcomes.charts_pane import AHEAD
from pc_desktop.ui.outcomes.screen import OutcomesScreen
from pc_desktop.ui.window import MainWindow
from tests.ui.meeting.small_office import Answers, small_office, window_on

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Furnish a small office."""
    with small_office(tmp_path) as made:
        yield made


@pytest.fixture
def answers() -> Answers:
    """Answer for the person."""
    return Answers()


@pytest.fixture
def window(
    office: Office, answers: Answers, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> Iterator[MainWindow]:
    """Show the window."""
    made = window_on(office, answers, qtbot, qapp, tmp_path)
    yield made
    made.close()


def keyboard() -> QWidget:
    """Give whatever has the keyboard."""
    here = QApplication.focusWidget()
    assert here is not None
    return here


def press(
    window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key on whatever has the keyboard."""
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def decided(office: Office) -> int:
    """Count the decisions."""
    return len(office.desk.ask(lambda reading: reading.find(Decision)))


def counted(screen: QWidget, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Count how often a screen is refreshed."""
    calls: list[object] = []
    plain = screen.refresh  # type: ignore[attr-defined]

    def refresh(topics: frozenset[str] | None = None) -> None:
        calls.append(topics)
        plain(topics)

    monkeypatch.setattr(screen, "refresh", refresh)
    return calls


def test_that_a_screen_is_made_when_first_shown(window: MainWindow) -> None:
    assert set(window._screens) == {"meeting"}
    first = window.screen_of("meeting")
    window.show_screen("beds")
    assert set(window._screens) == {"meeting", "beds"}
    window.show_screen("meeting")
    assert window.screen_of("meeting") is first


def test_that_only_the_screen_in_view_is_refreshed_and_others_when_they_return(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_screen("beds")
    meeting = counted(window.screen_of("meeting"), monkeypatch)
    beds = counted(window.screen_of("beds"), monkeypatch)
    window.dispatch.do(KeepWaiting("r1", "today"))
    assert (len(meeting), len(beds)) == (0, 1)
    window.show_screen("meeting")
    window.show_screen("beds")
    window.show_screen("meeting")
    assert (len(meeting), len(beds)) == (1, 1), "once stale, once fresh"


def test_that_undo_and_redo_work_from_the_menus_with_their_titles(window: MainWindow, office: Office) -> None:
    window.screen_of("meeting").setFocus()
    window.dispatch.do(KeepWaiting("r1", "today"))
    assert window.actions_by_name["undo"].text() == "Undo Keep R-0411A waiting"
    press(window, Qt.Key.Key_Z, CTRL)
    assert decided(office) == 0
    assert window.actions_by_name["redo"].text() == "Redo Keep R-0411A waiting"
    press(window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert decided(office) == 1
    assert not window.actions_by_name["redo"].isEnabled()


def test_that_the_strip_says_what_was_done_and_its_undo_takes_it_back(
    window: MainWindow, office: Office
) -> None:
    window.dispatch.do(KeepWaiting("r1", "today"))
    assert window.banner.accessibleName() == "Saved. Keep R-0411A waiting."
    (undo,) = [one for one in window.banner.findChildren(QPushButton) if one.text() == "Undo"]
    undo.click()
    assert decided(office) == 0
    assert "Undo: Keep R-0411A waiting" in window.banner.accessibleName()
    assert not undo.isVisible(), "an undo is not offered for an undo"


def test_that_a_refused_order_and_nothing_new_are_said(window: MainWindow, office: Office) -> None:
    office.desk.do(IssueMinutes("today"))
    assert window.dispatch.do(KeepWaiting("r1", "today")) is None
    assert window.banner.accessibleName().startswith("Not done. The minutes of 17-Nov-2026 are issued")
    assert decided(office) == 0
    window.banner.closed.emit()
    assert not window.banner.isVisible()


def test_that_the_menus_show_every_screen_by_key(window: MainWindow) -> None:
    for key, name in (
        (Qt.Key.Key_1, "referrals"),
        (Qt.Key.Key_2, "beds"),
        (Qt.Key.Key_6, "history"),
        (Qt.Key.Key_3, "meeting"),
    ):
        press(window, key, CTRL)
        assert window.current == name
    window.actions_by_name["show help"].trigger()
    assert window.current == "help"


def test_that_themes_and_letters_change_by_key_and_are_remembered(window: MainWindow) -> None:
    press(window, Qt.Key.Key_T, CTRL)
    assert (window.wardrobe.theme, window.memory.theme) == (Theme.DARK, "dark")
    press(window, Qt.Key.Key_T, CTRL)
    assert window.wardrobe.theme is Theme.LIGHT
    press(window, Qt.Key.Key_Equal, CTRL)
    assert window.wardrobe.scale == window.memory.scale == 1.15
    assert window.rail.sizeHint().width() < 100, "larger letters leave less room at the same width"
    press(window, Qt.Key.Key_Minus, CTRL)
    press(window, Qt.Key.Key_Minus, CTRL)
    assert window.wardrobe.scale == 1.0, "there is nothing below ordinary"


def test_that_a_narrow_window_shows_signs_alone(window: MainWindow) -> None:
    wide = window.rail.sizeHint().width()
    window.resize(1490, 800)
    QApplication.processEvents()
    window.resize(1366, 800)
    assert window.width() == 1366, "a laptop's width is reached by dragging, too"
    assert window.rail.sizeHint().width() < wide / 2


def test_that_no_patient_stands_in_title_or_strip(window: MainWindow, office: Office) -> None:
    window.dispatch.do(KeepWaiting("r1", "today"))
    for words in (
        window.windowTitle(),
        window.banner.accessibleName(),
        *(one.text() for one in window.actions_by_name.values()),
    ):
        assert "Xxtest" not in words
        assert "999" not in words


def test_that_choosing_no_file_reads_none(window: MainWindow) -> None:
    window.choose_files()
    assert window.current == "meeting"


def test_that_what_is_typed_is_kept_when_the_window_closes(window: MainWindow, office: Office) -> None:
    meeting = window.screen_of("meeting")
    meeting.case.focus_discussion()  # type: ignore[attr-defined]
    QTest.keyClicks(keyboard(), "Half a sentence")
    window.close()
    assert typed_in(office.desk.draft("today/r1")).discussion == "Half a sentence"


def test_that_a_referral_is_turned_to_from_another_screen(window: MainWindow) -> None:
    window.show_screen("beds")
    window._discuss("r3")
    assert window.current == "meeting"
    assert "R-0413A" in window.screen_of("meeting").case.accessibleName()  # type: ignore[attr-defined]


def test_that_screens_are_made_ahead_while_nobody_does_anything(window: MainWindow, qtbot: QtBot) -> None:
    make_ahead(window)
    qtbot.waitUntil(lambda: len(window.findChildren(ChartCard)) == AHEAD)
    assert window.current == "meeting"
    assert set(MADE_AHEAD) <= set(window._screens)
    screen = window.screen_of("outcomes")
    assert isinstance(screen, OutcomesScreen)
    assert not screen.isVisible()
    made = list(screen.charts.cards)
    window.show_screen("outcomes")
    assert [card.name for card in screen.charts.shown_cards()] == [
        "length_of_stay", "out_of_area", "distance", "referral_to_admission",
    ]  # fmt: skip
    assert screen.charts.shown_cards() == made
