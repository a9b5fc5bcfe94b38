"""Asks for what a form wants, keeps it open while a rule says no, and closes once it is saved."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import px
from pc_desktop.ui.widgets.banner import Banner
from pc_desktop.ui.widgets.buttons import Button, Kind
from pc_desktop.ui.widgets.fields import Labelled
from pc_desktop.ui.widgets.form import Field, Form, Values
from pc_desktop.ui.widgets.form_fields import make_field
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.shown import Notice
from pc_desktop.ui.widgets.words import Look, Words

_WIDE = 560


class FormDialog(QDialog):
    """Shows one form; `save` is given what was filled in and answers with why not, or nothing where it is done."""

    def __init__(
        self, form: Form, today: date, save: Callable[[Values], str | None], parent: QWidget | None = None
    ) -> None:
        """Begin with the form's values; the first field has the keyboard."""
        super().__init__(parent)
        self.setWindowTitle(form.title)
        self._save = save
        self.fields: dict[str, QWidget] = {}
        self._read: dict[str, Callable[[], Any]] = {}
        whole = QVBoxLayout(self)
        space(whole, (24, 20, 24, 20), 12)
        whole.addWidget(Words(form.title, Look.HEADING, wrap=True))
        if form.lead:
            whole.addWidget(Words(form.lead, Look.SECONDARY, wrap=True))
        self.refusal = Banner()
        whole.addWidget(self.refusal)
        self._page = Page((3, 3, 12, 3), 14)
        for field in form.fields:
            self._page.add(self._line(field, today))
        self._page.column.addStretch(1)
        whole.addWidget(self._page, 1)
        whole.addLayout(self._buttons(form))
        self._take_room()
        if form.fields:
            self._begin_at(self.fields[form.fields[0].key])

    def _line(self, field: Field, today: date) -> Labelled:
        """Make one field under its label."""
        widget, read = make_field(field, today)
        self.fields[field.key], self._read[field.key] = widget, read
        for line in widget.findChildren(QLineEdit):
            line.setAccessibleName(line.accessibleName() or field.label)
        return Labelled(field.label, widget, field.advice)

    def _buttons(self, form: Form) -> QHBoxLayout:
        """Make what ends the dialog."""
        row = QHBoxLayout()
        self.cancel = Button("Cancel", "Esc")
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        self.save = Button(form.save, "Enter", Kind.PRIMARY)
        self.save.setDefault(True)
        self.save.clicked.connect(self._try)
        self.save.setToolTip("Ctrl Enter saves from any field, Enter from all but notes")
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._try)
        row.addWidget(self.cancel)
        row.addStretch(1)
        row.addWidget(self.save)
        return row

    def _take_room(self) -> None:
        """Be as tall as the fields where the screen allows it; the rest scrolls."""
        screen = QGuiApplication.primaryScreen().availableGeometry()
        inside = self._page.column.sizeHint().height() + px(6)
        self.setMinimumWidth(min(px(_WIDE), screen.width() - px(40)))
        self._page.setMinimumHeight(min(inside, px(120)))
        rest = self.sizeHint().height() - self._page.sizeHint().height()
        self.resize(self.minimumWidth(), min(inside + rest + px(24), screen.height() - px(60)))

    def _begin_at(self, first: QWidget) -> None:
        """Put the keyboard into the first field, its text ready to be typed over."""
        first.setFocus()
        line = first.lineEdit() if isinstance(first, QComboBox) else first
        if isinstance(line, QLineEdit):
            line.selectAll()

    def values(self) -> dict[str, Any]:
        """Give what stands in the fields now."""
        return {key: read() for key, read in self._read.items()}

    @Slot()
    def _try(self) -> None:
        """Save; where a rule says no, say why and stay."""
        why = self._save(self.values())
        if why is None:
            self.accept()
        else:
            self.refusal.show_notice(Notice(Tone.AMBER, "Not saved.", why, can_close=False))
