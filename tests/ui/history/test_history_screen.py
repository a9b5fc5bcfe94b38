"""The History screen shows what it is given and takes steps back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pc_desktop.services.board import ConfirmUnit, ReleaseHold
from pc_desktop.theme.tokens import Theme
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.history.presenter import HistoryPresenter
from pc_desktop.ui.history.screen import HistoryScreen
from tests.ui.referrals.invented_office import Invented
from tests.ui.referrals.looking import cut_off, dress, heard, nameless, shown, texts

Show = Callable[..., HistoryScreen]


@pytest.fixture
def show(qtbot: QtBot, invented: Invented) -> Show:
    def make(width: int = 1500, height: int = 900) -> HistoryScreen:
        dispatch = Dispatch(invented.desk)
        screen = HistoryScreen(HistoryPresenter(invented.office), dispatch)
        dispatch.setParent(screen)
        dispatch.topics_changed.connect(screen.refresh)
        screen.refresh()
        shown(qtbot, screen, width, height)
        return screen

    return make


def test_that_steps_are_listed_and_the_newest_is_shown_in_full(show: Show, invented: Invented) -> None:
    invented.desk.do(ReleaseHold("hold"))
    screen = show()
    assert texts(screen.table, 1) == ["Release Ash Ward 3, held for R-0402A", "Set up the invented region"]
    assert screen.table.selected() == "2"
    assert screen._step._title.text() == "Release Ash Ward 3, held for R-0402A"
    assert "Released" in texts(screen._step.table, 2)


def test_that_walking_the_list_shows_each_step(show: Show, invented: Invented, qtbot: QtBot) -> None:
    invented.desk.do(ConfirmUnit("ash"))
    screen = show()
    screen.setFocus()
    assert QApplication.focusWidget() is screen.table
    QTest.keyClick(screen.table, Qt.Key.Key_Down)
    assert screen._step._title.text() == "Set up the invented region"
    assert nameless(screen) == []


def test_that_undo_and_redo_say_what_they_do_and_do_it(show: Show, invented: Invented) -> None:
    invented.desk.do(ConfirmUnit("ash"))
    screen = show()
    assert heard(screen.undo) == "Undo: Confirm the beds of Ash Ward"
    assert not screen.redo.isEnabled()
    assert screen.redo.toolTip() == "There is nothing to do again."
    screen.undo.click()
    assert invented.desk.standing().redo == "Confirm the beds of Ash Ward"
    assert texts(screen.table, 2) == ["undo of step 2", "◆ taken back", "✓ stands"]
    assert heard(screen.redo) == "Redo: Confirm the beds of Ash Ward"
    assert screen.redo.toolTip() == "Do again: Confirm the beds of Ash Ward"
    screen.redo.click()
    assert invented.desk.standing().undo == "Confirm the beds of Ash Ward"
    assert [pair.value for pair in screen._step._pairs._pairs] == ["Confirm the beds of Ash Ward", "nothing"]


def test_that_refreshing_keeps_the_step_chosen(show: Show, invented: Invented) -> None:
    screen = show()
    assert screen.table.selected() == "1"
    invented.desk.do(ConfirmUnit("ash"))
    screen.refresh(frozenset({"confirmation"}))
    assert screen.table.selected() == "1"
    assert len(texts(screen.table, 0)) == 2


def test_that_a_store_in_which_nothing_was_done_says_so(qtbot: QtBot, invent_empty: Invented) -> None:
    screen = HistoryScreen(HistoryPresenter(invent_empty.office), Dispatch(invent_empty.desk))
    screen.refresh()
    shown(qtbot, screen)
    assert screen._step._nothing.isVisible()
    assert not screen._step.table.isVisible()
    assert not screen.undo.isEnabled()
    assert heard(screen.undo) == "Undo: There is nothing to take back."
    assert nameless(screen) == []


@pytest.mark.parametrize(("width", "scale"), [(1712, 1.0), (1302, 1.0), (1270, 1.5), (1238, 2.0)])
def test_that_nothing_is_cut_off_on_small_screens_and_with_large_letters(
    show: Show, qtbot: QtBot, width: int, scale: float
) -> None:
    dress(qtbot, Theme.DARK, scale)
    screen = show(width, 702)
    assert screen.width() == width
    assert cut_off(screen) == []
