"""Carries out what an act of a page comes to."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pc_desktop.domain.errors import Refused
from pc_desktop.ui.asking import Asking
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.meeting.wishes import Ask, Order, TurnTo, Wish


class WishDesk(QObject):
    """Asks, orders and turns for one page."""

    turned = Signal(str)
    """The key of the referral to turn to."""

    def __init__(self, dispatch: Dispatch, today: Callable[[], date], over: QWidget) -> None:
        """Ask over a page, as of the day `today` gives."""
        super().__init__(over)
        self._dispatch = dispatch
        self.asking = Asking(dispatch, today, over)

    def carry_out(self, wished: Callable[[], Wish]) -> bool:
        """Make a wish and carry it out; tells whether an order was given and done."""
        try:
            wish = wished()
        except Refused as refused:
            self._dispatch.refused.emit(refused.sentence)
            return False
        if isinstance(wish, Ask):
            self.asking.ask(wish.form, wish.make)
        elif isinstance(wish, TurnTo):
            self.turned.emit(wish.referral)
        elif isinstance(wish, Order):
            return self._dispatch.do(wish.command) is not None
        return False
