"""Asks the referrer for what is missing: the text follows what is chosen until somebody writes in it, and is copied."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from pc_desktop.theme.worn import px
from pc_desktop.ui.widgets.buttons import Button
from pc_desktop.ui.widgets.chip_choice import ChoiceChips
from pc_desktop.ui.widgets.fields import DateField, NoteBox
from pc_desktop.ui.widgets.form import Form, Values
from pc_desktop.ui.widgets.form_dialog import FormDialog

_TALL = 280


class AskDialog(FormDialog):
    """Shows the drafted request; `letter` writes the text again for other items or another day."""

    def __init__(
        self,
        form: Form,
        today: date,
        save: Callable[[Values], str | None],
        letter: Callable[[tuple[str, ...], date], str],
        parent: QWidget | None = None,
    ) -> None:
        """Begin with the draft."""
        super().__init__(form, today, save, parent)
        self._letter = letter
        self._is_own = False
        text, items, due = self.fields["text"], self.fields["items"], self.fields["due"]
        if isinstance(text, NoteBox) and isinstance(items, ChoiceChips) and isinstance(due, DateField):
            self.text, self.items, self.due = text, items, due
        self.text.setMinimumHeight(px(_TALL))
        self.text.setMaximumHeight(px(2 * _TALL))
        self.copy = Button("Copy the text", "Alt C")
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self.copy_text)
        self._page.column.insertWidget(self._page.column.count() - 1, self.copy)
        QShortcut(QKeySequence("Alt+C"), self).activated.connect(self.copy_text)
        self.text.written.connect(self._keep_own)
        self.items.chosen.connect(self._write_again)
        self.due.day_changed.connect(self._write_again)
        room = self.screen().availableGeometry().height() - px(60)
        self.resize(self.width(), min(self.height() + px(_TALL - 40), room))

    @Slot()
    def copy_text(self) -> None:
        """Copy the text for an e-mail."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy.show_words("Copied")

    @Slot()
    def _keep_own(self) -> None:
        """Leave the text alone once somebody has written in it."""
        self._is_own = True
        self.copy.show_words("Copy the text")

    @Slot()
    def _write_again(self) -> None:
        """Let the text ask for what is chosen now."""
        if not self._is_own:
            self.text.show_text(self._letter(self.items.chosen_keys(), self.due.day()))
            self.copy.show_words("Copy the text")
