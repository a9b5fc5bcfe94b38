"""Gives these tests an invented office, and an application in light."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from pc_desktop.theme.paint import apply
from pc_desktop.theme.tokens import Theme, load
from tests.ui.referrals.invented_office import invent_empty, invented, made_office

__all__ = ["invent_empty", "invented", "made_office"]


@pytest.fixture(autouse=True)
def _dressed(request: pytest.FixtureRequest) -> Iterator[None]:
    """Dress the application in light, before and after, where a test has one."""
    if "qtbot" not in request.fixturenames:
        yield
        return
    app: QApplication = request.getfixturevalue("qapp")
    apply(app, load(Theme.LIGHT))
    yield
    apply(app, load(Theme.LIGHT))
