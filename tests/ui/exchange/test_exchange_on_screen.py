"""On the Exchange screen: sides, days, fixes, passwords, columns and receipts by key; long lists beside the window."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from pc_desktop.domain.errors import Locked
from pc_desktop.domain.table_shown import TableShown
from pc_desktop.services.office import Books
from pc_desktop.tasks import Tasks
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.exchange import presenter as presenting
from pc_desktop.ui.exchange.presenter import ExchangePresenter
from pc_desktop.ui.exchange.screen import ExchangeScreen
from pc_desktop.ui.exchange_desk import ExchangeDesk, names_apart, plain_name
from pc_desktop.ui.inbox import Inbox
from pc_desktop.ui.memory import Memory
from pc_desktop.ui.widgets.table_in_view import table_in_view
from tests.ui.exchange.test_exchange_lists import a_list
from tests.ui.referrals.invented_office import Invented, draft
from tests.ui.referrals.looking import nameless, shown, texts

KEEP = 7


class Setting:
    """A screen with what it was joined to."""

    def __init__(self, invented: Invented, qtbot: QtBot, books: Books) -> None:
        self.office = replace(invented.office, books=books)
        self.tasks, self.dispatch = Tasks(), Dispatch(invented.desk)
        self.screen = ExchangeScreen(ExchangePresenter(self.office), self.dispatch, self.tasks)
        self.dispatch.setParent(self.screen)
        self.dispatch.topics_changed.connect(self.screen.refresh)
        self.screen.refresh()
        shown(qtbot, self.screen, 1712, 1000)
        self._bot = qtbot

    def read(self, *names: str) -> None:
        self.screen.read_files([Path(name) for name in names])
        self.settle()

    def settle(self) -> None:
        self._bot.waitUntil(lambda: self.screen._running is None and not self.tasks.is_busy)


@pytest.fixture
def begin(qtbot: QtBot, invented: Invented) -> Iterator[Callable[..., Setting]]:
    made: list[Setting] = []

    def make(**books: object) -> Setting:
        invented.shelf.held.setdefault("Oak.xlsx", draft())
        made.append(Setting(invented, qtbot, Books(**books)))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for one in made:
        one.tasks.close()


def fill(setting: Setting, text: str) -> None:
    """Type into the form that is open and save it."""
    dialog = setting.screen.mending.dialog
    assert dialog is not None
    line = dialog.findChildren(QLineEdit)[0]
    line.setText(text)
    dialog.save.click()


def test_that_k_and_d_choose_and_f_and_s_mend_by_key(
    begin: Callable[..., Setting], invented: Invented
) -> None:
    setting = begin()
    setting.read("Oak.xlsx")
    pane = setting.screen.preview
    assert nameless(setting.screen) == []
    pane.changes.setFocus()
    QTest.keyClick(pane.changes, Qt.Key.Key_K)
    assert texts(pane.changes, KEEP)[0] == "ours"
    gone = next(key for key in pane._gone)
    pane.changes.select(gone)
    assert pane.day.isVisible()
    QTest.keyClick(pane.changes, Qt.Key.Key_D)
    dialog = setting.screen.mending.dialog
    assert dialog is not None
    dialog.save.click()
    assert "theirs" in texts(pane.changes, KEEP)
    pane.problems.setFocus()
    pane.problems.select("problem 0")
    QTest.keyClick(pane.problems, Qt.Key.Key_F)
    invented.shelf.held["Oak.xlsx"] = draft(problems=())
    fill(setting, "28/02/2026")
    setting.settle()
    assert [one.text for one in invented.shelf.asked.corrections] == ["28/02/2026"]


def test_that_a_row_is_passed_over_by_key(begin: Callable[..., Setting], invented: Invented) -> None:
    setting = begin()
    setting.read("Oak.xlsx")
    setting.screen.preview.problems.setFocus()
    QTest.keyClick(setting.screen.preview.problems, Qt.Key.Key_S)
    setting.settle()
    assert [one.text for one in invented.shelf.asked.corrections] == [None]


def test_that_a_protected_file_asks_for_its_password_unseen(
    begin: Callable[..., Setting], invented: Invented
) -> None:
    setting = begin()
    invented.shelf.held["Oak.xlsx"] = Locked("No.", "It is protected by a password.")
    setting.read("Oak.xlsx")
    dialog = setting.screen.mending.dialog
    assert dialog is not None
    assert dialog.findChildren(QLineEdit)[0].echoMode() is QLineEdit.EchoMode.Password
    invented.shelf.held["Oak.xlsx"] = draft()
    fill(setting, "Invented 1")
    setting.settle()
    assert invented.shelf.asked.passwords == ("Invented 1",)
    assert setting.screen._stack.currentWidget() is setting.screen.preview


def test_that_a_receipt_opens_and_closes(begin: Callable[..., Setting]) -> None:
    setting = begin()
    setting.read("Oak.xlsx")
    setting.screen.accept()
    receipts = setting.screen.returns.receipts
    receipts.setFocus()
    receipts.select(setting.screen._presenter.returns().receipts[0].key)
    QTest.keyClick(receipts, Qt.Key.Key_Return)
    assert setting.screen._stack.currentWidget() is setting.screen.received
    assert "Stay" in texts(setting.screen.received.changes, 1)
    setting.screen.received.away.click()
    assert setting.screen.is_free


def test_that_a_long_list_is_written_and_compared_beside_the_window(
    begin: Callable[..., Setting], invented: Invented, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presenting, "_LONG", 2)
    invented.shelf.held["list.xlsx"] = a_list()
    setting = begin()
    setting.read("list.xlsx")
    pane = setting.screen.preview
    assert pane.accept.text() == "Accept 2 changes"
    pane.changes.setFocus()
    QTest.keyClick(pane.changes, Qt.Key.Key_Delete)
    setting.settle()
    assert "1 change" in pane.accept.text()
    QTest.keyClick(pane.changes, Qt.Key.Key_Delete)
    setting.settle()
    setting.screen.accept()
    assert not pane.isEnabled()
    setting.settle()
    assert setting.screen._stack.currentIndex() == 1
    setting.dispatch.undo()
    setting.settle()
    assert setting.screen._stack.currentWidget() is pane


class Answers:
    """Answers every question about places with one folder."""

    def __init__(self, folder: Path | None) -> None:
        self.place = folder

    def workbook_to_write(self, _parent: object, name: str) -> Path | None:
        return self.place / name if self.place else None

    table_to_write = workbook_to_write
    layout_to_write = workbook_to_write

    def folder_to_use(self, _parent: object, _what: str) -> Path | None:
        return self.place

    def layout_to_read(self, _parent: object) -> Path | None:
        return self.place


@pytest.mark.parametrize(("what", "count"), [("filled", 3), ("blank", 3), ("form", 1), ("everything", 1)])
def test_that_what_is_sent_out_is_written_and_kept_in_history(
    qtbot: QtBot, begin: Callable[..., Setting], invented: Invented, tmp_path: Path, what: str, count: int
) -> None:
    files: list[Path] = []
    books = {name: lambda _pack, path: files.append(path) for name in ("write_return", "write_form")}
    setting = begin(**books, write_everything=files.append)
    desk = ExchangeDesk(setting.office, setting.dispatch, setting.tasks, Answers(tmp_path), setting.screen)
    written: list[str] = []
    desk.written.connect(written.append)
    desk.send()
    assert desk.dialog is not None
    desk.dialog.reject()
    desk._send({"what": what, "units": ("oak", "ash", "larch")})
    qtbot.waitUntil(lambda: bool(written))
    assert len(files) == count
    assert all("999" not in file.name for file in files)
    titles = [step.title for step in invented.desk.ask(lambda reading: reading.steps(3))]
    assert titles[0].startswith("Export ")
    Answers(None)
    desk._asks = Answers(None)
    desk._send({"what": what, "units": ("oak",)})
    assert len(files) == count


def test_that_questions_and_tables_are_written_too(
    qtbot: QtBot, begin: Callable[..., Setting], tmp_path: Path
) -> None:
    asked: list[Path] = []
    tables: list[TableShown] = []
    setting = begin(
        write_questions=lambda _what, path: asked.append(path),
        write_table=lambda table, _path: tables.append(table),
    )
    desk = ExchangeDesk(setting.office, setting.dispatch, setting.tasks, Answers(tmp_path), setting.screen)
    said: list[str] = []
    desk.written.connect(said.append)
    desk.failed.connect(said.append)
    setting.screen.wants_questions.connect(desk.send_questions)
    setting.read("Oak.xlsx")
    QTest.keyClick(setting.screen.preview.problems, Qt.Key.Key_Q)
    qtbot.waitUntil(lambda: len(said) == 1)
    assert [path.name for path in asked] == ["Questions about Oak Suite 17-Nov-2026.xlsx"]
    desk.export_table(table_in_view(setting.screen))
    assert desk.dialog is not None
    desk.dialog.save.click()
    qtbot.waitUntil(lambda: len(said) == 2)
    assert tables[0].title == "Problems"
    assert tables[0].note == "Initials, as in the room"
    desk.export_table(None)
    assert said[-1].startswith("There is no table")
    assert plain_name("../a:b*") == "a b"


def test_that_questions_about_two_files_of_one_unit_are_not_written_over_each_other() -> None:
    assert names_apart(["Oak", "Ash", "Oak", "../Oak"]) == ["Oak", "Ash", "Oak (2)", "Oak (3)"]


def test_that_what_comes_into_a_watched_folder_is_told_once(
    qtbot: QtBot, begin: Callable[..., Setting], tmp_path: Path
) -> None:
    setting, folder = begin(), tmp_path / "inbox"
    folder.mkdir()
    (folder / "old.xlsx").write_bytes(b"x")
    inbox = Inbox(setting.tasks, Answers(folder), Memory(), setting.screen)
    arrived: list[list[Path]] = []
    failed: list[str] = []
    inbox.arrived.connect(arrived.append)
    inbox.failed.connect(failed.append)
    inbox.watched.connect(setting.screen.returns.show_inbox)
    inbox.choose()
    setting.settle()
    assert setting.screen.returns.inbox.text() == "Stop watching"
    (folder / "new.eml").write_bytes(b"x")
    (folder / "~$new.xlsx").write_bytes(b"x")
    inbox.look()
    qtbot.waitUntil(lambda: bool(arrived))
    assert arrived == [[folder / "new.eml"]]
    inbox.look()
    setting.settle()
    assert len(arrived) == 1
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    inbox.look()
    qtbot.waitUntil(lambda: bool(failed))
    assert setting.screen.returns.inbox.text() == "Watch a folder…"
