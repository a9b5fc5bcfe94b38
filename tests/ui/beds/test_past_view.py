"""A past moment shows the board and the queue of then, in order and with the reasons, and says what was not known."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pc_desktop.domain.referral import Referral
from pc_desktop.services.life import AdmittedElsewhere
from pc_desktop.services.queue_view import queue_view
from pc_desktop.services.region import region_now
from pc_desktop.theme.tokens import Theme
from pc_desktop.ui.beds.presenter import BedsPresenter
from pc_desktop.ui.beds.screen import BedsScreen
from pc_desktop.ui.dispatch import Dispatch
from tests.ui.referrals.invented_office import NOW, Invented
from tests.ui.referrals.looking import cut_off, dress, nameless, reached, shown, spoken, texts

Show = Callable[..., BedsScreen]


@pytest.fixture
def show(qtbot: QtBot, invented: Invented) -> Show:
    def make(width: int = 1500, height: int = 900) -> BedsScreen:
        dispatch = Dispatch(invented.desk)
        screen = BedsScreen(BedsPresenter(invented.office), dispatch)
        dispatch.setParent(screen)
        dispatch.topics_changed.connect(screen.refresh)
        screen.refresh()
        shown(qtbot, screen, width, height)
        return screen

    return make


def test_that_the_queue_of_then_is_shown_in_order_with_its_reasons(show: Show, invented: Invented) -> None:
    then = invented.desk.ask(lambda reading: queue_view(region_now(reading)))
    invented.clock.moment += timedelta(days=2)
    closed = invented.desk.ask(lambda reading: reading.get(Referral, then[0].key))
    invented.desk.do(AdmittedElsewhere(closed.key, "Far Lodge"))
    screen = show()
    assert closed.ref not in " ".join(chip.text() for chip in screen._queue.chips)
    screen._presenter.go_to(NOW)
    screen.refresh()
    table = screen._queue.then
    assert table.isVisible()
    assert [row.split(" | ")[1].split(",")[0] for row in spoken(table)] == [line.ref for line in then]
    for line, why in zip(then, texts(table, 5), strict=True):
        assert why == "; ".join(line.reasons)
        assert why
    assert then[1].below_because in spoken(table)[1]
    assert not any(chip.isVisible() for chip in screen._queue.chips)
    assert table in reached(screen)
    assert nameless(screen) == []
    before = invented.desk.standing().undo
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert invented.desk.standing().undo == before
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert not table.isVisible()
    assert screen._queue.chips[0].isVisible()


def test_that_a_moment_before_the_journal_says_that_nothing_was_known(show: Show, invented: Invented) -> None:
    invented.clock.moment += timedelta(days=1)
    screen = show()
    long_ago = NOW - timedelta(days=30)
    screen._presenter.go_to(long_ago, as_known_then=True)
    screen.refresh()
    said = screen._past.banner.accessibleName()
    assert said.startswith("This is not now. The journal begins at 17-Nov-2026 09:30, so nothing was known")
    assert screen._nothing.isVisible()
    assert screen._nothing.accessibleName() == "Nothing was known then."
    screen._presenter.go_to(long_ago)
    screen.refresh()
    assert "The journal begins" not in screen._past.banner.accessibleName()
    assert screen._past.banner.accessibleName().endswith("Nothing can be changed here.")
    assert not screen._nothing.isVisible()


def test_that_the_pointer_says_to_wait_only_while_the_journal_is_walked_back(
    show: Show, invented: Invented
) -> None:
    invented.clock.moment += timedelta(days=1)
    screen = show()
    shapes: list[bool] = []
    screen._past.moved.connect(lambda *_: shapes.append(QApplication.overrideCursor() is not None))
    QTest.keyClick(screen, Qt.Key.Key_W)
    QTest.mouseClick(screen._past.how._chips[1], Qt.MouseButton.LeftButton)
    assert shapes == [False, True]
    assert QApplication.overrideCursor() is None


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_that_nothing_of_the_past_is_cut_off(
    show: Show, invented: Invented, qtbot: QtBot, scale: float
) -> None:
    dress(qtbot, Theme.DARK, scale)
    invented.clock.moment += timedelta(days=1)
    screen = show(1302, 702)
    screen._presenter.go_to(NOW)
    screen.refresh()
    assert cut_off(screen) == []
