"""Makes the widgets of a form's fields and reads what was filled in."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from pc_desktop.theme.space import space
from pc_desktop.theme.worn import px
from pc_desktop.ui.widgets.chip_choice import ChoiceChips
from pc_desktop.ui.widgets.fields import DateField, NoteBox, NumberField
from pc_desktop.ui.widgets.form import Field, Kind
from pc_desktop.ui.widgets.order_field import OrderField
from pc_desktop.ui.widgets.secret_field import SecretField

Made = tuple[QWidget, Callable[[], Any]]
"""A widget, and what reads its value."""


class DayOrNone(QWidget):
    """A day that may be left out: a box to tick, and the day beside it."""

    def __init__(self, field: Field, today: date, parent: QWidget | None = None) -> None:
        """Begin with the field's day, or unticked at today."""
        super().__init__(parent)
        held = field.value if isinstance(field.value, date) else None
        line = QHBoxLayout(self)
        space(line, (0, 0, 0, 0), 10)
        self.box = QCheckBox("Known")
        self.box.setAccessibleName(f"{field.label}: known")
        self.day = DateField(field.label, held or today)
        self.box.setChecked(held is not None)
        line.addWidget(self.box)
        line.addWidget(self.day)
        line.addStretch(1)
        self.box.toggled.connect(self._enable)
        self._enable(held is not None)
        self.setFocusProxy(self.box)

    @Slot(bool)
    def _enable(self, known: bool) -> None:
        """Let the day be changed only where it is known."""
        self.day.setEnabled(known)

    def value(self) -> date | None:
        """Give the day, or nothing."""
        return self.day.day() if self.box.isChecked() else None


def make_field(field: Field, today: date) -> Made:
    """Make the widget of a field, filled in with its value."""
    makers: dict[Kind, Callable[[Field, date], Made]] = {
        Kind.TEXT: _text,
        Kind.HIDDEN: _hidden,
        Kind.SECRET: _secret,
        Kind.NEW_SECRET: _new_secret,
        Kind.SUGGEST: _suggest,
        Kind.NOTE: _note,
        Kind.NUMBER: _number,
        Kind.CHOICE: _choice,
        Kind.SEVERAL: _several,
        Kind.DAY: _day,
        Kind.ORDER: _order,
    }
    return makers[field.kind](field, today)


def _text(field: Field, _today: date) -> Made:
    line = QLineEdit(str(field.value or ""))
    line.setPlaceholderText(field.without)
    return line, line.text


def _hidden(field: Field, _today: date) -> Made:
    line = QLineEdit(str(field.value or ""))
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line, line.text


def _note(field: Field, _today: date) -> Made:
    box = NoteBox(field.label, field.without, lines=2)
    box.show_text(str(field.value or ""))
    box.setMaximumHeight(px(96))
    return box, box.toPlainText


def _number(field: Field, _today: date) -> Made:
    least = field.least - 1 if field.without else field.least
    spin = NumberField(field.label, least, field.most, field.unit)
    if field.without:
        spin.setSpecialValueText(field.without)
    spin.setValue(field.value if isinstance(field.value, int) else least)
    spin.dress_again()

    def read() -> int | None:
        spin.interpretText()
        return None if field.without and spin.value() == least else spin.value()

    return spin, read


def _choice(field: Field, _today: date) -> Made:
    box = _box(field)
    for choice in field.choices:
        box.addItem(choice.text, choice.key)
    box.setCurrentIndex(max(0, box.findData(field.value)))
    return box, box.currentData


def _suggest(field: Field, _today: date) -> Made:
    box = _box(field)
    box.setEditable(True)
    box.addItems([choice.text for choice in field.choices])
    box.setCurrentText(str(field.value or ""))
    for line in box.findChildren(QLineEdit):
        line.home(False)
    return box, box.currentText


def _box(field: Field) -> QComboBox:
    """Make a box to choose from that never asks for more room than there is."""
    box = QComboBox()
    box.setAccessibleName(field.label)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(24)
    return box


def _several(field: Field, _today: date) -> Made:
    chips = ChoiceChips(field.label, field.choices, one=False)
    chips.choose(field.value if isinstance(field.value, tuple) else ())
    return chips, chips.chosen_keys


def _day(field: Field, today: date) -> Made:
    if field.without:
        either = DayOrNone(field, today)
        return either, either.value
    day = DateField(field.label, field.value if isinstance(field.value, date) else today)
    return day, day.day


def _order(field: Field, _today: date) -> Made:
    ordered = OrderField(field)
    return ordered, ordered.value


def _secret(field: Field, _today: date) -> Made:
    """Make a field for a passphrase there is."""
    made = SecretField(field.label)
    return made, made.text


def _new_secret(field: Field, _today: date) -> Made:
    """Make a field for a new passphrase."""
    made = SecretField(field.label, is_new=True)
    return made, made.text
