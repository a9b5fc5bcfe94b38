"""Gives every test of the theme an application, and leaves it in everyday clothes."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from pc_desktop.theme.paint import apply
from pc_desktop.theme.tokens import Theme, load


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """Give the application in light, and put it back into light afterwards."""
    apply(qapp, load(Theme.LIGHT))
    yield qapp
    apply(qapp, load(Theme.LIGHT))
