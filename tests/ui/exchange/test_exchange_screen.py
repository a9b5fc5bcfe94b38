"""The Exchange screen reads on the worker, shows what it is given, and writes nothing before Accept."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.tasks import Tasks
from pc_desktop.theme.tokens import Theme
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.exchange.presenter import ExchangePresenter
from pc_desktop.ui.exchange.screen import ExchangeScreen
from pc_desktop.ui.widgets.shown import Notice
from tests.ui.referrals.invented_office import Invented, draft
from tests.ui.referrals.looking import cut_off, dress, nameless, shown, texts

Show = Callable[..., ExchangeScreen]
NOTHING, DONE, PREVIEW = 0, 1, 2


@pytest.fixture
def show(qtbot: QtBot, invented: Invented) -> Iterator[Show]:
    made: list[Tasks] = []

    def make(width: int = 1712, height: int = 1000) -> ExchangeScreen:
        dispatch, tasks = Dispatch(invented.desk), Tasks()
        made.append(tasks)
        screen = ExchangeScreen(ExchangePresenter(invented.office), dispatch, tasks)
        dispatch.setParent(screen)
        dispatch.topics_changed.connect(screen.refresh)
        screen.refresh()
        shown(qtbot, screen, width, height)
        return screen

    yield make
    for tasks in made:
        if invented.shelf.gate is not None:
            invented.shelf.gate.set()
        tasks.close()


def read(qtbot: QtBot, screen: ExchangeScreen, *names: str) -> None:
    screen.read_files([Path(name) for name in names])
    qtbot.waitUntil(lambda: screen._running is None)


def says(screen: ExchangeScreen) -> list[str]:
    return [notice.lead for notice in screen.notices.notices]


def test_that_it_begins_with_whose_return_is_in_and_how_to_begin(show: Show, qtbot: QtBot) -> None:
    screen = show()
    assert texts(screen.returns.units, 0) == ["Oak Suite", "Ash Ward", "Larch"]
    assert screen._stack.currentIndex() == NOTHING
    assert nameless(screen) == []
    with qtbot.waitSignal(screen.wants_files):
        screen.returns._drop.button.click()
    with qtbot.waitSignal(screen.wants_files):
        screen._stack._nothing.acted.emit()


def test_that_reading_shows_a_preview_and_writes_nothing(
    show: Show, qtbot: QtBot, invented: Invented
) -> None:
    invented.shelf.held = {"Oak.xlsx": draft()}
    before = invented.desk.ask(lambda reading: reading.chain())
    screen = show()
    read(qtbot, screen, "Oak.xlsx")
    assert screen._stack.currentIndex() == PREVIEW
    assert texts(screen.preview.problems, 0) == ["▲ Left out", "● Note"]
    assert texts(screen.preview.changes, 0)[:3] == ["changed", "changed", "new"]
    assert screen.preview.accept.text() == "Accept 2 changes"
    assert not screen._reading.isVisible()
    assert nameless(screen) == []
    assert invented.desk.ask(lambda reading: reading.chain()) == before


def test_that_the_problem_chosen_is_told_in_full(show: Show, qtbot: QtBot, invented: Invented) -> None:
    invented.shelf.held = {"Oak.xlsx": draft()}
    screen = show()
    read(qtbot, screen, "Oak.xlsx")
    assert QApplication.focusWidget() is screen.preview.problems
    assert screen.preview.in_full.words.startswith(
        "Bed State · H17 · Admitted · 31/02/2026. There is no such day."
    )
    QTest.keyClick(screen.preview.problems, Qt.Key.Key_Down)
    assert screen.preview.in_full.words == "Bed State · K9 · BMI · 14,2. Read as 14.2. Please confirm."
    assert screen.preview.in_full.accessibleName() == screen.preview.in_full.words


def test_that_ctrl_enter_accepts_as_one_step_and_says_so(
    show: Show, qtbot: QtBot, invented: Invented
) -> None:
    invented.shelf.held = {"Oak.xlsx": draft()}
    screen = show()
    read(qtbot, screen, "Oak.xlsx")
    before = invented.desk.ask(lambda reading: reading.chain()[1])
    with qtbot.waitSignal(screen._dispatch.done) as done:
        QTest.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert done.args is not None
    assert invented.desk.ask(lambda reading: reading.chain()[1]) == before + 1
    assert screen._stack.currentIndex() == DONE
    assert screen._stack._done.accessibleName() == "Oak 16-Nov.xlsx: accepted."
    assert texts(screen.returns.receipts, 0)[0] == "Oak Suite · Oak 16-Nov.xlsx"
    with qtbot.waitSignal(screen.wants_files):
        screen._stack._done.acted.emit()


def test_that_one_undo_brings_the_preview_back(show: Show, qtbot: QtBot, invented: Invented) -> None:
    invented.shelf.held = {"Oak.xlsx": draft()}
    screen = show()
    read(qtbot, screen, "Oak.xlsx")
    stays = invented.desk.ask(lambda reading: reading.find(Stay))
    screen.accept()
    assert invented.desk.ask(lambda reading: reading.find(Stay)) != stays
    screen._dispatch.undo()
    assert invented.desk.ask(lambda reading: reading.find(Stay)) == stays
    assert screen._stack.currentIndex() == PREVIEW
    assert screen.preview.accept.isEnabled()


def test_that_accepting_what_is_refused_leaves_the_preview(
    show: Show, qtbot: QtBot, invented: Invented, monkeypatch: pytest.MonkeyPatch
) -> None:
    invented.shelf.held = {"Oak.xlsx": draft()}
    screen = show()
    read(qtbot, screen, "Oak.xlsx")

    def refuse(_command: object) -> None:
        raise Refused("Not today.")

    monkeypatch.setattr(invented.desk, "do", refuse)
    with qtbot.waitSignal(screen._dispatch.refused):
        screen.accept()
    assert screen._stack.currentIndex() == PREVIEW
    assert screen.preview.accept.isEnabled()


def test_that_the_same_file_again_says_nothing_is_new_and_cannot_be_accepted(
    show: Show, qtbot: QtBot, invented: Invented
) -> None:
    invented.shelf.held = {"Oak.xlsx": draft()}
    screen = show()
    read(qtbot, screen, "Oak.xlsx")
    screen.accept()
    before = invented.desk.ask(lambda reading: reading.chain())
    read(qtbot, screen, "Oak.xlsx")
    assert screen.preview._sentence.text().startswith("Nothing new: accepted before, 17-Nov-2026 09:30.")
    assert not screen.preview.accept.isEnabled()
    screen.accept()
    assert invented.desk.ask(lambda reading: reading.chain()) == before


def test_that_escape_puts_the_files_away(show: Show, qtbot: QtBot, invented: Invented) -> None:
    invented.shelf.held = {"Oak.xlsx": draft()}
    screen = show()
    read(qtbot, screen, "Oak.xlsx")
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert screen._stack.currentIndex() == NOTHING
    screen.refresh()
    assert screen._stack.currentIndex() == NOTHING
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    screen.accept()
    assert invented.desk.standing().undo == "Set up the invented region"


def test_that_not_now_does_the_same(show: Show, qtbot: QtBot, invented: Invented) -> None:
    invented.shelf.held = {"Oak.xlsx": draft()}
    screen = show()
    read(qtbot, screen, "Oak.xlsx")
    screen.preview.away.click()
    assert screen._stack.currentIndex() == NOTHING


def test_that_progress_shows_while_reading_and_cancel_stops_it(
    show: Show, qtbot: QtBot, invented: Invented
) -> None:
    invented.shelf.held = {"a.xlsx": draft(), "b.xlsx": draft(digest="2")}
    invented.shelf.gate = Event()
    screen = show()
    screen.read_files([Path("a.xlsx"), Path("b.xlsx")])
    qtbot.waitUntil(lambda: screen.strip._words.text() == "Reading 1 of 2: a.xlsx")
    assert screen._reading.isVisible()
    assert screen.strip._bar.maximum() == 2
    assert nameless(screen) == []
    QTest.mouseClick(screen.strip.cancel, Qt.MouseButton.LeftButton)
    assert screen.strip._words.text() == "Stopping…"
    invented.shelf.gate.set()
    qtbot.waitUntil(lambda: screen._running is None)
    assert says(screen) == ["Reading was stopped."]
    assert screen._stack.currentIndex() == NOTHING
    assert invented.shelf.read == ["a.xlsx"]
    assert not screen._reading.isVisible()


def test_that_escape_stops_reading_before_it_puts_anything_away(
    show: Show, qtbot: QtBot, invented: Invented
) -> None:
    invented.shelf.held = {"Oak.xlsx": draft()}
    screen = show()
    read(qtbot, screen, "Oak.xlsx")
    invented.shelf.gate = Event()
    screen.read_files([Path("Oak.xlsx")])
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    invented.shelf.gate.set()
    qtbot.waitUntil(lambda: screen._running is None)
    assert says(screen) == ["Reading was stopped."]
    assert screen._stack.currentIndex() == PREVIEW


def test_that_files_dropped_meanwhile_take_the_place_of_those_being_read(
    show: Show, qtbot: QtBot, invented: Invented
) -> None:
    invented.shelf.held = {"a.xlsx": draft(file="a.xlsx"), "b.xlsx": draft(file="b.xlsx", digest="2")}
    invented.shelf.gate = Event()
    screen = show()
    screen.returns.files_dropped.emit((Path("a.xlsx"),))
    screen.returns.files_dropped.emit((Path("b.xlsx"),))
    invented.shelf.gate.set()
    qtbot.waitUntil(lambda: screen._running is None)
    assert screen._stack.currentIndex() == PREVIEW
    assert screen.preview._head.accessibleName() == "b.xlsx"
    assert says(screen) == []


def test_that_files_are_taken_anywhere_on_the_screen(show: Show, qtbot: QtBot, invented: Invented) -> None:
    invented.shelf.held = {"Oak.xlsx": draft()}
    screen = show()
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile("/nowhere/Oak.xlsx")])
    at, copy = QPoint(700, 400), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(at, copy, carried, left, none)
    QApplication.sendEvent(screen, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(screen, QDropEvent(QPointF(at), copy, carried, left, none))
    qtbot.waitUntil(lambda: screen._stack.currentIndex() == PREVIEW)
    assert invented.shelf.read == ["Oak.xlsx"]
    words = QMimeData()
    words.setText("not a file")
    refused = QDragEnterEvent(at, copy, words, left, none)
    QApplication.sendEvent(screen, refused)
    QApplication.sendEvent(screen, QDropEvent(QPointF(at), copy, words, left, none))
    assert invented.shelf.read == ["Oak.xlsx"]


def test_that_a_file_that_cannot_be_read_is_a_banner_and_the_others_go_on(
    show: Show, qtbot: QtBot, invented: Invented
) -> None:
    invented.shelf.held = {
        "bad.xlsx": Unavailable("This workbook cannot be read.", "It is protected by a password."),
        "Oak.xlsx": draft(),
    }
    screen = show()
    read(qtbot, screen, "bad.xlsx", "Oak.xlsx")
    assert says(screen) == ["bad.xlsx was not read."]
    assert screen.notices.isVisible()
    assert screen._stack.currentIndex() == PREVIEW
    read(qtbot, screen, "Oak.xlsx")
    assert says(screen) == []
    assert not screen.notices.isVisible()


def test_that_only_files_that_cannot_be_read_leave_nothing_on_the_table(
    show: Show, qtbot: QtBot, invented: Invented
) -> None:
    invented.shelf.held = {f"{n}.xlsx": Unavailable("No.", "Ask.") for n in range(7)}
    screen = show()
    read(qtbot, screen, *invented.shelf.held)
    assert screen._stack.currentIndex() == NOTHING
    assert says(screen)[:2] == ["0.xlsx was not read.", "1.xlsx was not read."]
    assert says(screen)[-1] == "3 more files not read."


def test_that_what_the_world_or_a_rule_says_of_the_whole_reading_is_a_banner(show: Show) -> None:
    screen = show()
    screen._failed(Unavailable("The folder is gone.", "Look again."))
    assert screen.notices.notices == (Notice(Tone.AMBER, "The folder is gone.", "Look again."),)
    screen._failed(Refused("That is not allowed."))
    assert screen.notices.notices == (Notice(Tone.AMBER, "Not read.", "That is not allowed."),)


def test_that_a_fault_of_ours_goes_on_to_be_apologised_for(
    show: Show, qtbot: QtBot, invented: Invented
) -> None:
    invented.shelf.held = {"odd.xlsx": KeyError("ours")}
    screen = show()
    with capture_exceptions() as caught:
        read(qtbot, screen, "odd.xlsx")
    assert [kind for kind, _, _ in caught] == [KeyError]
    assert not screen._reading.isVisible()


def test_that_other_work_of_the_window_does_not_show_here(show: Show, qtbot: QtBot) -> None:
    screen = show()
    done: list[str] = []

    def job(progress: object) -> str:
        progress.say("Writing the minutes")  # type: ignore[attr-defined]
        return "written"

    screen._tasks.run(job, done.append, lambda _fault: None)
    qtbot.waitUntil(lambda: done == ["written"])
    assert not screen._reading.isVisible()


def test_that_refreshing_keeps_the_rows_chosen(show: Show, qtbot: QtBot, invented: Invented) -> None:
    invented.shelf.held = {"Oak.xlsx": draft()}
    screen = show()
    read(qtbot, screen, "Oak.xlsx")
    changes = screen.preview.changes
    changes.setCurrentIndex(changes.model().index(2, 0))
    chosen = changes.selected()
    screen.preview.problems.setCurrentIndex(screen.preview.problems.model().index(1, 0))
    screen.refresh(frozenset({"stay"}))
    assert changes.selected() == chosen
    assert screen.preview.problems.selected() == "problem 1"


def test_that_a_file_without_problems_shows_only_its_changes(
    show: Show, qtbot: QtBot, invented: Invented
) -> None:
    invented.shelf.held = {"Oak.xlsx": draft(problems=())}
    screen = show()
    read(qtbot, screen, "Oak.xlsx")
    assert not screen.preview._problem_card.isVisible()
    assert QApplication.focusWidget() is screen.preview.changes


@pytest.mark.parametrize(("width", "scale"), [(1712, 1.0), (1302, 1.0), (1270, 1.5), (1238, 2.0)])
def test_that_nothing_is_cut_off_on_small_screens_and_with_large_letters(
    show: Show, qtbot: QtBot, invented: Invented, width: int, scale: float
) -> None:
    invented.shelf.held = {"bad.xlsx": Unavailable("No.", "Ask."), "Oak.xlsx": draft()}
    dress(qtbot, Theme.DARK, scale)
    screen = show(width, 702)
    assert cut_off(screen) == []
    read(qtbot, screen, "bad.xlsx", "Oak.xlsx")
    assert screen.width() == width
    assert cut_off(screen) == []
