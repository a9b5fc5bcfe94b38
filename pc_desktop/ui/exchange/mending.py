"""Asks what is needed to take a file: a day of discharge, what should stand in a cell, a password."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from pc_desktop.domain.errors import Refused
from pc_desktop.ui.exchange.mapping import SheetMapping
from pc_desktop.ui.exchange.presenter import ExchangePresenter
from pc_desktop.ui.widgets.form import Form, Values
from pc_desktop.ui.widgets.form_dialog import FormDialog


class Mending(QObject):
    """Opens one form at a time over the screen; `dialog` is the one opened last."""

    shows = Signal(object)
    """The preview as it is now."""
    reads = Signal(object, str)
    """Read these files again, with a password where one was given."""

    def __init__(self, presenter: ExchangePresenter, over: QWidget) -> None:
        """Ask over a screen."""
        super().__init__(over)
        self._presenter, self._over = presenter, over
        self.dialog: FormDialog | None = None

    @Slot(str)
    def ask_day(self, key: str) -> None:
        """Ask when somebody who is not listed was discharged."""
        form = self._presenter.left_form(key)
        if form is not None:
            self._ask(form, lambda values: self.shows.emit(self._presenter.set_left(key, values)))

    @Slot(str)
    def ask_fix(self, key: str) -> None:
        """Ask what should stand in the cell of a problem, then read the file so."""
        form = self._presenter.fix_form(key)
        if form is not None:
            self._ask(form, lambda values: self._read_again(self._presenter.correct(key, values["text"])))

    @Slot(str)
    def skip(self, key: str) -> None:
        """Read the file without the row of a problem."""
        self._read_again(self._presenter.correct(key, None))

    def ask_layout(self, mapping: SheetMapping) -> None:
        """Ask what a layout is called, keep it, and read the file by it."""

        def keep(values: Values) -> None:
            self._read_again(self._presenter.keep_layout(mapping, values))

        self._ask(mapping.keep_form(), keep)

    def ask_password(self, files: Sequence[Path]) -> None:
        """Ask for the password of files that are protected, then read them."""
        form = self._presenter.password_form(files)
        self._ask(form, lambda values: self.reads.emit(tuple(files), values["password"]))

    def _read_again(self, paths: Sequence[Path]) -> None:
        """Read files again, where there are any."""
        if paths:
            self.reads.emit(tuple(paths), "")

    def _ask(self, form: Form, then: Callable[[Values], None]) -> None:
        """Open a form, and do something with what was filled in."""

        def save(values: Values) -> str | None:
            try:
                then(values)
            except Refused as refused:
                return refused.sentence
            return None

        self.dialog = FormDialog(form, self._presenter.today, save, self._over)
        self.dialog.open()
