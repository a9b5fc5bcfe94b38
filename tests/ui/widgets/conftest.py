"""Gives every test of a building block an application in light, and eyes to see what was painted."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from pc_desktop.theme.paint import apply
from pc_desktop.theme.tokens import Theme, load


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    """Dress the application in light, before and after."""
    apply(qapp, load(Theme.LIGHT))
    yield
    apply(qapp, load(Theme.LIGHT))


@pytest.fixture
def colours_in() -> Callable[[QWidget], set[str]]:
    """Give a look at a widget, four times as large so that strokes have a middle: its colours as #RRGGBB."""

    def look(widget: QWidget) -> set[str]:
        widget.ensurePolished()
        if not widget.testAttribute(Qt.WidgetAttribute.WA_Resized):
            widget.adjustSize()
        drawn = QPixmap(widget.size() * 4)
        drawn.setDevicePixelRatio(4.0)
        widget.render(drawn)
        image = drawn.toImage().convertToFormat(QImage.Format.Format_RGB32)
        return {f"#{pixel & 0xFFFFFF:06X}" for pixel in set(memoryview(image.constBits()).cast("I"))}

    return look


@pytest.fixture
def spoken_name() -> Callable[[QWidget], str]:
    """Give what a screen reader calls a widget."""

    def ask(widget: QWidget) -> str:
        reader = QAccessible.queryAccessibleInterface(widget)
        assert reader is not None
        return reader.text(QAccessible.Text.Name)

    return ask
