"""Gives these tests an invented office with the profiles there are, a screen on it, and an application in light."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pc_desktop.reference import profiles
from pc_desktop.services.office import Office
from pc_desktop.theme.paint import apply
from pc_desktop.theme.tokens import Theme, load
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.setup.presenter import SetupPresenter
from pc_desktop.ui.setup.screen import SetupScreen
from tests.ui.referrals.invented_office import Invented, invent_empty, invented, made_office
from tests.ui.referrals.looking import shown

__all__ = ["invent_empty", "invented", "made_office"]

Show = Callable[..., SetupScreen]


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


@pytest.fixture
def office(invented: Invented) -> Office:
    """Furnish the office with the profiles that ship."""
    return replace(invented.office, profiles=profiles())


@pytest.fixture
def show(qtbot: QtBot, office: Office) -> Show:
    """Show the screen, refreshed after each order as the window does it."""

    def make(width: int = 1500, height: int = 900) -> SetupScreen:
        dispatch = Dispatch(office.desk)
        screen = SetupScreen(SetupPresenter(office), dispatch)
        dispatch.topics_changed.connect(screen.refresh)
        screen.refresh()
        shown(qtbot, screen, width, height)
        return screen

    return make
