"""Remembering the store on this computer, in the window: begun, ended, held to Setup, and shut while it is locked."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pc_desktop.services.office import Office
from pc_desktop.services.set_settings import ChangeSetting
from pc_desktop.store import ring
from pc_desktop.ui.window import MainWindow
from tests.store.invented_ring import InventedRing, put_in_place
from tests.ui.safety.conftest import WORDS, Choosing
from tests.ui.safety.test_safety_in_window import form, said, type_in


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> InventedRing:
    """Put a keyring in memory in the place of the computer's."""
    return put_in_place(monkeypatch)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give where the store of the window lies."""
    return tmp_path / "bed-meeting.pcstore"


def settle(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until the worker is done."""
    qtbot.waitUntil(lambda: not window.tasks.is_busy, timeout=30_000)


def test_that_the_passphrase_is_asked_for_before_it_is_remembered_and_it_can_be_ended(
    window: MainWindow, kept: InventedRing, answers: Choosing, path: Path, qtbot: QtBot
) -> None:
    window.actions_by_name["remember"].trigger()
    type_in(form(window), words="wrong")
    assert "does not open" in form(window).refusal.accessibleName()
    assert not ring.is_remembered(path)
    type_in(form(window), words=WORDS)
    settle(window, qtbot)
    assert "This computer opens the store" in said(window)
    assert ring.is_remembered(path)
    answers.yes = False
    window.actions_by_name["remember"].trigger()
    settle(window, qtbot)
    assert ring.is_remembered(path), "nothing ends unless it is confirmed"
    answers.yes = True
    window.actions_by_name["remember"].trigger()
    settle(window, qtbot)
    assert "asked for again" in said(window)
    assert not ring.is_remembered(path)
    assert kept.kept == {}


def test_that_a_computer_without_a_keyring_says_so_kindly(
    window: MainWindow, qtbot: QtBot, path: Path
) -> None:
    window.safety.begin(remember=True)
    settle(window, qtbot)
    assert "keyring cannot be used" in said(window)
    assert not ring.is_remembered(path)


@pytest.mark.parametrize(
    ("wish", "before", "after"), [(True, 0, 1), (False, 1, 0), (None, 1, 1), (None, 0, 0)]
)
def test_that_what_was_wished_for_at_opening_is_done(
    window: MainWindow,
    kept: InventedRing,
    path: Path,
    qtbot: QtBot,
    wish: bool | None,
    before: int,
    after: int,
) -> None:
    if before:
        window.safety.presenter.safe.remember_here()
    window.safety.begin(remember=wish)
    settle(window, qtbot)
    assert (ring.is_remembered(path), len(kept.kept)) == (bool(after), after)


def test_that_setup_may_say_no_and_what_is_remembered_is_forgotten_then(
    window: MainWindow, kept: InventedRing, path: Path, qtbot: QtBot, office: Office
) -> None:
    window.safety.begin(remember=True)
    settle(window, qtbot)
    assert ring.is_remembered(path)
    window.dispatch.do(ChangeSetting("may_remember", "no"))
    settle(window, qtbot)
    assert (ring.is_remembered(path), kept.kept) == (False, {})
    assert "Setup says" in said(window)
    window.actions_by_name["remember"].trigger()
    assert "Setup says that no computer" in said(window)
    window.safety.begin(remember=True)
    settle(window, qtbot)
    assert not ring.is_remembered(path)


def test_that_a_setting_that_came_by_a_pack_is_obeyed_at_opening(
    window: MainWindow, kept: InventedRing, path: Path, qtbot: QtBot, office: Office
) -> None:
    office.desk.do(ChangeSetting("may_remember", "no"))
    window.safety.presenter.safe.remember_here()
    window.safety.begin()
    settle(window, qtbot)
    assert not ring.is_remembered(path)


def test_that_a_locked_window_asks_for_the_passphrase_and_so_does_the_store_behind_it(
    window: MainWindow, kept: InventedRing, path: Path, qtbot: QtBot
) -> None:
    window.safety.begin(remember=True)
    settle(window, qtbot)
    QTest.keyClick(window, Qt.Key.Key_F12)
    lock = window.safety.lock
    assert lock.dialog is not None
    QTest.keyClick(lock.dialog.passphrase.line, Qt.Key.Key_Return)
    assert "does not open" in lock.dialog.banner.accessibleName(), "an empty passphrase opens nothing"
    assert not ring.is_remembered(path), "closing the program by force gives no way round the lock"
    QTest.keyClicks(lock.dialog.passphrase.line, WORDS)
    QTest.keyClick(lock.dialog.passphrase.line, Qt.Key.Key_Return)
    assert not lock.is_locked
    assert ring.is_remembered(path)


def test_that_the_sample_is_never_remembered(window: MainWindow, kept: InventedRing, qtbot: QtBot) -> None:
    window.safety.remembering._office = replace(window.office, is_sample=True)
    window.safety.remembering.begin(wish=True)
    window.safety.remembering.shut()
    window.safety.remembering.reopen()
    settle(window, qtbot)
    assert kept.kept == {}
    window.actions_by_name["remember"].trigger()
    assert "store of your own" in said(window)
