"""Whatever goes wrong is told in words, one page at a time, with a log that names nobody; the window goes on."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.logbook import log, open_logbook
from pc_desktop.paths import user_folder
from pc_desktop.ui.application import catch_faults
from pc_desktop.ui.fault_page import FaultPage
from pc_desktop.ui.notices import Notices

NAME = "Xxtest-Canarybird"


@pytest.fixture
def notices(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Notices]:
    """Catch faults as the application does, with the real pages."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    made = Notices()
    catch_faults(made)
    earlier = list(log().handlers)
    for pages in earlier:
        log().removeHandler(pages)
    book = open_logbook(user_folder())
    yield made
    if made._fault is not None:
        made._fault.accept()
    for pages in list(book.handlers):
        book.removeHandler(pages)
        pages.close()
    for pages in earlier:
        book.addHandler(pages)


def _raise(fault: BaseException) -> None:
    raise fault


def fail(fault: BaseException) -> None:
    """Let a fault happen that nobody deals with."""
    try:
        _raise(fault)
    except BaseException as raised:  # noqa: BLE001 - as the interpreter hands it on
        sys.excepthook(type(raised), raised, raised.__traceback__)


def page_of(notices: Notices) -> FaultPage:
    """Give the page that is open."""
    assert notices._fault is not None
    return notices._fault


def words(page: FaultPage) -> str:
    """Give everything that stands on a page."""
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def test_that_a_fault_of_ours_says_what_is_safe_and_what_to_quote_and_names_nobody(
    notices: Notices, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail(ValueError(f"no bed for {NAME}"))
    page = page_of(notices)
    assert "Everything saved so far is safe" in words(page)
    assert page.quote.text().startswith("ValueError at test_faults.py:")
    QTest.mouseClick(page.copy_button, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == page.quote.text()
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(QUrl.toLocalFile(url)))
    QTest.mouseClick(page.log_button, Qt.MouseButton.LeftButton)
    assert [Path(one) for one in shown] == [user_folder()]
    told = (user_folder() / "log.txt").read_text(encoding="utf-8")
    assert page.quote.text() in told
    assert NAME not in told + words(page) + page.windowTitle()


def test_that_what_the_world_did_is_told_in_its_own_words(notices: Notices) -> None:
    fail(Unavailable("The disk is full.", "Make room on the disk."))
    assert "The disk is full." in words(page_of(notices))
    assert "Make room on the disk." in words(page_of(notices))
    assert not page_of(notices).copy_button.isVisibleTo(page_of(notices))
    QTest.keyClick(page_of(notices), Qt.Key.Key_Return)
    fail(Refused("The meeting has not begun."))
    assert "The meeting has not begun." in words(page_of(notices))


def test_that_a_fault_each_second_opens_one_page_and_writes_each_down(notices: Notices) -> None:
    for number in range(5):
        fail(ValueError(str(number)))
    first = page_of(notices)
    told = (user_folder() / "log.txt").read_text(encoding="utf-8")
    assert told.count("ValueError") == 5
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert notices._fault is None
    fail(ValueError("again"))
    assert page_of(notices) is not first


def test_that_stopping_the_program_is_no_fault(notices: Notices) -> None:
    with pytest.raises(SystemExit) as stopped:
        fail(KeyboardInterrupt())
    assert stopped.value.code == 130
    assert notices._fault is None
