"""Gives every test of a building block an application in light, and eyes to see what was painted."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QAccessible
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
    """Give a look at a widget: the colours it is painted in, as #RRGGBB in capitals."""

    def look(widget: QWidget) -> set[str]:
        image = widget.grab().toImage()
        return {
            image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())
        }

    return look


@pytest.fixture
def spoken_name() -> Callable[[QWidget], str]:
    """Give what a screen reader calls a widget."""

    def ask(widget: QWidget) -> str:
        reader = QAccessible.queryAccessibleInterface(widget)
        assert reader is not None
        return reader.text(QAccessible.Text.Name)

    return ask
