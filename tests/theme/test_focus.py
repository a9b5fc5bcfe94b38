"""One ring goes where the keyboard goes, stays round it, and dies with its window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from pc_desktop.theme.focus import FocusRing
from pc_desktop.theme.tokens import Theme, load


@pytest.fixture
def ring(dressed: QApplication) -> Iterator[FocusRing]:
    made = FocusRing(dressed)
    yield made
    made.deleteLater()


def _window(qtbot: QtBot, *fields: QWidget) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for field in fields:
        column.addWidget(field)
    window.resize(300, 200)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def _bands(window: QWidget) -> list[QWidget]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return [band for band in window.findChildren(QWidget, "focus_ring") if band.isVisible()]


def test_that_the_ring_goes_where_the_keyboard_goes(ring: FocusRing, qtbot: QtBot) -> None:
    first, second = QLineEdit(), QPushButton("Offer bed")
    window = _window(qtbot, first, second)
    for field in (first, second, first):
        field.setFocus()
        (band,) = _bands(window)
        around = field.geometry().translated(0, 0)
        assert band.geometry().contains(around)
        assert band.geometry().width() <= around.width() + 6


def test_that_the_ring_is_yellow_with_dark_edges(ring: FocusRing, qtbot: QtBot) -> None:
    field = QLineEdit()
    window = _window(qtbot, field)
    field.setFocus()
    (band,) = _bands(window)
    image = band.grab().toImage()
    focus = load(Theme.LIGHT).focus
    across = {image.pixelColor(x, image.height() // 2).name() for x in range(5)}
    assert QColor(focus.ring).name() in across
    assert QColor(focus.edge).name() in across


def test_that_the_ring_moves_with_its_widget(ring: FocusRing, qtbot: QtBot) -> None:
    field = QLineEdit()
    window = _window(qtbot, field)
    field.setFocus()
    (band,) = _bands(window)
    window.resize(500, 300)
    qtbot.waitUntil(lambda: field.width() > 400)
    assert band.geometry().contains(field.geometry())


def test_that_the_ring_is_cut_off_where_its_widget_scrolls_away(ring: FocusRing, qtbot: QtBot) -> None:
    area, inside = QScrollArea(), QWidget()
    column = QVBoxLayout(inside)
    fields = [QLineEdit() for _ in range(30)]
    for field in fields:
        column.addWidget(field)
    area.setWidget(inside)
    window = _window(qtbot, area)
    fields[0].setFocus()
    (band,) = _bands(window)
    assert band.parentWidget() is area.viewport()
    area.verticalScrollBar().setValue(20)
    top = fields[0].mapTo(area.viewport(), QPoint(0, 0)).y()
    assert band.geometry().top() <= max(0, top)


def test_that_lists_mark_their_own_row_and_get_no_ring(ring: FocusRing, qtbot: QtBot) -> None:
    rows = QListWidget()
    window = _window(qtbot, rows)
    rows.setFocus()
    assert _bands(window) == []


def test_that_the_ring_dies_with_its_window(ring: FocusRing, qtbot: QtBot) -> None:
    field = QLineEdit()
    window = _window(qtbot, field)
    field.setFocus()
    assert _bands(window)
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    other = QLineEdit()
    second = _window(qtbot, other)
    other.setFocus()
    assert len(_bands(second)) == 1
