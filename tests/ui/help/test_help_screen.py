"""The Help screen turns pages, follows links within the guide, searches, and opens nothing else."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pc_desktop.theme.tokens import Theme
from pc_desktop.theme.worn import points, tokens
from pc_desktop.ui.help.presenter import HelpPresenter
from pc_desktop.ui.help.screen import HelpScreen
from tests.ui.referrals.looking import cut_off, dress, heard, nameless, shown, texts

Show = Callable[..., HelpScreen]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def make(width: int = 1500, height: int = 900) -> HelpScreen:
        screen = HelpScreen(HelpPresenter())
        screen.refresh()
        shown(qtbot, screen, width, height)
        return screen

    return make


def title(screen: HelpScreen) -> str:
    return screen.view.document().firstBlock().text()


def test_that_the_guide_opens_at_its_first_page(show: Show) -> None:
    screen = show()
    assert title(screen) == "Where to begin"
    assert screen.table.selected() == "start"
    assert texts(screen.table, 0)[:2] == ["Where to begin", "Referrals, day by day"]
    assert not screen.back.isEnabled()
    assert nameless(screen) == []


def test_that_a_page_can_be_asked_for_before_anything_was_shown(qtbot: QtBot) -> None:
    screen = HelpScreen(HelpPresenter())
    with qtbot.waitSignal(screen.page_shown) as turned:
        screen.show_page("bed-board")
    assert turned.args == ["bed-board"]
    shown(qtbot, screen)
    assert title(screen) == "The bed board"
    assert heard(screen.view) == "Guide page: The bed board"
    assert texts(screen.table, 0) != []
    screen.show_page("nowhere")
    assert title(screen) == "The bed board"


def test_that_arrows_turn_pages_and_enter_goes_into_the_page(show: Show, qtbot: QtBot) -> None:
    screen = show()
    screen.setFocus()
    assert QApplication.focusWidget() is screen.table
    QTest.keyClick(screen.table, Qt.Key.Key_Down)
    assert title(screen) == "Referrals, day by day"
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is screen.view


def test_that_links_lead_from_page_to_page_and_back_again(show: Show, qtbot: QtBot) -> None:
    screen = show()
    screen.view.anchorClicked.emit(QUrl("bed-board.md#one-bed-in-words"))
    assert title(screen) == "The bed board"
    assert screen.view.textCursor().block().text() == "One bed in words"
    assert screen.back.isEnabled()
    QTest.keyClick(screen, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert title(screen) == "Where to begin"
    assert not screen.back.isEnabled()
    screen.go_back()
    assert title(screen) == "Where to begin"


def test_that_a_link_out_of_the_guide_opens_nothing(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtGui import QDesktopServices

    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    screen = show()
    for link in ("https://example.org", "file:///etc/hosts", "nowhere.md", "#no-such-heading"):
        screen.view.anchorClicked.emit(QUrl(link))
    assert title(screen) == "Where to begin"
    assert opened == []
    assert screen.view.loadResource(2, QUrl("https://example.org/a.png")) is None


def test_that_searching_sifts_the_pages_and_marks_the_words(show: Show, qtbot: QtBot) -> None:
    screen = show()
    QTest.keyClick(screen, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is screen._search
    QTest.keyClicks(screen._search, "hatched")
    assert screen.found.isVisible()
    assert not screen.table.isVisible()
    assert texts(screen.found, 0) == ["The bed board"]
    assert nameless(screen) == []
    QTest.keyClick(screen._search, Qt.Key.Key_Return)
    assert title(screen) == "The bed board"
    marked = [each.cursor.selectedText().casefold() for each in screen.view.extraSelections()]
    assert marked
    assert set(marked) == {"hatched"}
    assert QApplication.focusWidget() is screen.found
    QTest.keyClick(screen._search, Qt.Key.Key_Escape)
    assert screen.table.isVisible()
    assert screen.view.extraSelections() == []
    assert title(screen) == "The bed board"
    assert screen.table.selected() == "bed-board"


def test_that_finding_nothing_says_so_and_leaves_the_page(show: Show, qtbot: QtBot) -> None:
    screen = show()
    screen._search.setText("xyzzy")
    QTest.keyClick(screen._search, Qt.Key.Key_Return)
    assert texts(screen.found, 0) == []
    assert screen.found._empty == "No page has all these words. Try fewer."
    assert title(screen) == "Where to begin"


def test_that_choosing_a_page_found_turns_to_it(show: Show) -> None:
    screen = show()
    screen._search.setText("passphrase")
    screen.found.select("storage")
    assert title(screen) == "What is stored, and how"
    screen._search.clear()
    assert screen.table.selected() == "storage"


def test_that_headings_have_the_sizes_of_the_theme_and_links_its_ink(show: Show, qtbot: QtBot) -> None:
    screen = show()
    screen.show_page("bed-board")
    for theme, scale in ((Theme.LIGHT, 1.0), (Theme.DARK, 1.5)):
        dress(qtbot, theme, scale)
        qtbot.waitUntil(lambda: _heading_size(screen) == pytest.approx(points(tokens().size.heading)))
        link = _first_link(screen)
        assert link.charFormat().foreground().color().name().upper() == tokens().action.link


def _heading_size(screen: HelpScreen) -> float:
    cursor = QTextCursor(screen.view.document().firstBlock())
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
    return cursor.charFormat().fontPointSize()


def _first_link(screen: HelpScreen) -> QTextCursor:
    cursor = screen.view.document().find("Setup")
    cursor.setPosition(cursor.selectionEnd())
    return cursor


def test_that_a_change_of_looks_keeps_the_place_read(show: Show, qtbot: QtBot) -> None:
    screen = show(1302, 500)
    screen.show_page("keyboard")
    bar = screen.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    bar.setValue(100)
    dress(qtbot, Theme.DARK, 1.0)
    assert bar.value() == 100


@pytest.mark.parametrize(("width", "scale"), [(1712, 1.0), (1302, 1.0), (1270, 1.5), (1238, 2.0)])
def test_that_nothing_is_cut_off_on_small_screens_and_with_large_letters(
    show: Show, qtbot: QtBot, width: int, scale: float
) -> None:
    dress(qtbot, Theme.DARK, scale)
    screen = show(width, 702)
    assert screen.width() == width
    assert cut_off(screen) == []
