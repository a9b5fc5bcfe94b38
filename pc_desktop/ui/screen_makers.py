"""How each screen is made, with its presenter; imported by the window alone, each screen's code when first shown."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Final, Protocol

from PySide6.QtWidgets import QWidget

from pc_desktop.services.office import Office
from pc_desktop.tasks import Tasks
from pc_desktop.ui.dispatch import Dispatch

Maker = Callable[[Office, Dispatch, Tasks], QWidget]


class Screen(Protocol):
    """What the window asks of every screen."""

    help_page: str

    def refresh(self, topics: frozenset[str] | None = None) -> None:
        """Ask again and show."""
        ...


def _referrals(office: Office, dispatch: Dispatch, tasks: Tasks) -> QWidget:
    from pc_desktop.ui.referrals.presenter import ReferralsPresenter
    from pc_desktop.ui.referrals.screen import ReferralsScreen

    return ReferralsScreen(ReferralsPresenter(office), dispatch, tasks)


def _beds(office: Office, dispatch: Dispatch, tasks: Tasks) -> QWidget:
    from pc_desktop.ui.beds.presenter import BedsPresenter
    from pc_desktop.ui.beds.screen import BedsScreen

    return BedsScreen(BedsPresenter(office), dispatch, tasks)


def _meeting(office: Office, dispatch: Dispatch, tasks: Tasks) -> QWidget:
    from pc_desktop.ui.meeting.presenter import MeetingPresenter
    from pc_desktop.ui.meeting.screen import MeetingScreen

    return MeetingScreen(MeetingPresenter(office), dispatch, tasks)


def _outcomes(office: Office, dispatch: Dispatch, tasks: Tasks) -> QWidget:
    from pc_desktop.ui.outcomes.presenter import OutcomesPresenter
    from pc_desktop.ui.outcomes.screen import OutcomesScreen

    return OutcomesScreen(OutcomesPresenter(office), dispatch, tasks)


def _exchange(office: Office, dispatch: Dispatch, tasks: Tasks) -> QWidget:
    from pc_desktop.ui.exchange.presenter import ExchangePresenter
    from pc_desktop.ui.exchange.screen import ExchangeScreen

    return ExchangeScreen(ExchangePresenter(office), dispatch, tasks)


def _history(office: Office, dispatch: Dispatch, tasks: Tasks) -> QWidget:
    from pc_desktop.ui.history.presenter import HistoryPresenter
    from pc_desktop.ui.history.screen import HistoryScreen

    return HistoryScreen(HistoryPresenter(office), dispatch, tasks)


def _setup(office: Office, dispatch: Dispatch, tasks: Tasks) -> QWidget:
    from pc_desktop.ui.setup.presenter import SetupPresenter
    from pc_desktop.ui.setup.screen import SetupScreen

    return SetupScreen(SetupPresenter(office), dispatch, tasks)


def _help(office: Office, dispatch: Dispatch, tasks: Tasks) -> QWidget:
    from pc_desktop.ui.help.presenter import HelpPresenter
    from pc_desktop.ui.help.screen import HelpScreen

    return HelpScreen(HelpPresenter(office), dispatch, tasks)


SCREEN_MAKERS: Final = MappingProxyType[str, Maker](
    {
        "referrals": _referrals,
        "beds": _beds,
        "meeting": _meeting,
        "outcomes": _outcomes,
        "exchange": _exchange,
        "history": _history,
        "setup": _setup,
        "help": _help,
    }
)
"""How to make each screen, by its name."""


def make_screen(name: str, office: Office, dispatch: Dispatch, tasks: Tasks) -> QWidget:
    """Make one screen with its presenter."""
    return SCREEN_MAKERS[name](office, dispatch, tasks)
