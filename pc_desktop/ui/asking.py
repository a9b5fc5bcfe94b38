"""Asks what an order needs in a form that stays open while a rule says no, then gives the order."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from pc_desktop.domain.errors import Refused
from pc_desktop.services.ports import Command
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.widgets.form import Form, Values
from pc_desktop.ui.widgets.form_dialog import FormDialog


class Asking(QObject):
    """Opens one form at a time over a widget; `dialog` is the one open, None where there is none."""

    def __init__(self, dispatch: Dispatch, today: Callable[[], date], over: QWidget) -> None:
        """Ask over a widget, as of the day `today` gives."""
        super().__init__(over)
        self._dispatch, self._today, self._over = dispatch, today, over
        self._refusal: str | None = None
        self.dialog: FormDialog | None = None

    def ask(self, form: Form, make: Callable[[Values], Command | None]) -> None:
        """Open a form; `make` turns what was filled in into an order, or None where nothing is to be done."""
        self.dialog = FormDialog(form, self._today(), partial(self._save, make), self._over)
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    def order(self, command: Command) -> str | None:
        """Give an order and tell why it was refused, if it was."""
        self._refusal = None
        self._dispatch.refused.connect(self._hear)
        self._dispatch.do(command)
        self._dispatch.refused.disconnect(self._hear)
        return self._refusal

    def _save(self, make: Callable[[Values], Command | None], values: Values) -> str | None:
        """Order what was filled in; gives why not where a rule says no."""
        try:
            command = make(values)
        except Refused as refused:
            return refused.sentence
        return None if command is None else self.order(command)

    @Slot(str)
    def _hear(self, sentence: str) -> None:
        """Remember why the order was refused."""
        self._refusal = sentence

    @Slot()
    def _forget(self) -> None:
        """Let the form go; the keyboard returns to where it was."""
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
