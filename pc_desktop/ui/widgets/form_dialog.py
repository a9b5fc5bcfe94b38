"""Asks for what a form wants, keeps it open while a rule says no, and closes once it is saved.

A form of many fields is laid in two columns where the screen has room for them, read from left to right.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from pc_desktop.theme.space import space
from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import px
from pc_desktop.ui.widgets.banner import Banner
from pc_desktop.ui.widgets.buttons import Button, Kind
from pc_desktop.ui.widgets.fields import Labelled
from pc_desktop.ui.widgets.form import Field, Form, Values
from pc_desktop.ui.widgets.form import Kind as FieldKind
from pc_desktop.ui.widgets.form_fields import make_field
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.shown import Notice
from pc_desktop.ui.widgets.words import Look, Words

_WIDE, _WIDER = 560, 940
_SIDE = 24
_MANY = 7
"""From how many fields on a form is laid in two columns."""
_ACROSS = frozenset({FieldKind.NOTE, FieldKind.SEVERAL, FieldKind.ORDER})
"""What takes the whole width of two columns."""


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
        space(whole, (_SIDE, 20, _SIDE, 20), 12)
        whole.addWidget(Words(form.title, Look.HEADING, wrap=True))
        if form.lead:
            whole.addWidget(Words(form.lead, Look.SECONDARY, wrap=True))
        self.refusal = Banner()
        whole.addWidget(self.refusal)
        self._page = Page((3, 3, 12, 3), 14)
        room = QGuiApplication.primaryScreen().availableSize().width() - px(40)
        is_wide = len(form.fields) >= _MANY and room >= px(_WIDER)
        if is_wide:
            self._page.column.addLayout(self._in_two(form, today))
        else:
            for field in form.fields:
                self._page.add(self._line(field, today))
        self._page.column.addStretch(1)
        whole.addWidget(self._page, 1)
        whole.addLayout(self._buttons(form))
        self._take_room(whole, min(px(_WIDER if is_wide else _WIDE), room))
        if form.fields:
            self._begin_at(self.fields[form.fields[0].key])

    def _in_two(self, form: Form, today: date) -> QGridLayout:
        """Lay the fields side by side, two to a row; long ones take a row of their own."""
        grid = QGridLayout()
        space(grid, (0, 0, 0, 0), 14)
        top, row, column = Qt.AlignmentFlag.AlignTop, 0, 0
        for field in form.fields:
            is_across = field.kind in _ACROSS
            if is_across and column:
                row, column = row + 1, 0
            line = self._line(field, today)
            grid.addWidget(
                line, row, column, 1, 2 if is_across else 1, Qt.AlignmentFlag(0) if is_across else top
            )
            row, column = (row + 1, 0) if is_across or column else (row, 1)
        for each in (0, 1):
            grid.setColumnStretch(each, 1)
        return grid

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

    def _take_room(self, whole: QVBoxLayout, wide: int) -> None:
        """Be so wide, and as tall as the fields then are where the screen allows it; the rest scrolls."""
        most = QGuiApplication.primaryScreen().availableSize().height() - px(60)
        self.setMinimumWidth(wide)
        for each in (self, *self.findChildren(QWidget)):
            each.ensurePolished()
            each.updateGeometry()
        least = self._page.column.totalMinimumSize().height()
        inside = max(least, _height(self._page.column, wide - px(2 * _SIDE)))
        self._page.setMinimumHeight(min(inside, px(120)))
        rest = _height(whole, wide) - self._page.sizeHint().height()
        self.resize(wide, min(inside + rest, most))

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


def _height(column: QVBoxLayout, wide: int) -> int:
    """Tell how tall a column is at this width, its texts wrapped."""
    return column.totalHeightForWidth(wide) if column.hasHeightForWidth() else column.totalSizeHint().height()
