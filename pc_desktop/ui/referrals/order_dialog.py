"""Moving a referral up or down the order: the reason is asked for, and the move is made."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from pc_desktop.domain.errors import Refused
from pc_desktop.ui.asking import Asking
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.referrals.life_presenter import LifePresenter


class MoveInOrder(QObject):
    """Asks why a referral is moved and moves it; says why where it cannot."""

    def __init__(self, presenter: LifePresenter, dispatch: Dispatch, over: QWidget) -> None:
        """Ask over a widget."""
        super().__init__(over)
        self._presenter, self._dispatch = presenter, dispatch
        self.asking = Asking(dispatch, presenter.today, over)

    def ask(self, key: str, by: int) -> None:
        """Ask why the referral goes up (`by` -1) or down (1)."""
        try:
            form = self._presenter.move_form(key, by)
        except Refused as refused:
            self._dispatch.refused.emit(refused.sentence)
            return
        if form is not None:
            self.asking.ask(form, lambda values: self._presenter.moved(key, by, values))
