"""Asks what an act needs, keeps the question open while a rule says no, and closes once it is done."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from PySide6.QtCore import QDateTime, QLocale, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from pc_desktop.theme.space import space
from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import px
from pc_desktop.ui.beds.ask import Ask, AskField, Kind, local
from pc_desktop.ui.widgets.banner import Banner
from pc_desktop.ui.widgets.buttons import Button
from pc_desktop.ui.widgets.buttons import Kind as ButtonKind
from pc_desktop.ui.widgets.fields import DateField, Labelled
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.shown import Notice
from pc_desktop.ui.widgets.words import Look, Words

_WIDE = 520
_NOT_CHOSEN = "Not chosen"


class MomentField(QDateTimeEdit):
    """A day and time as people write them, 21-Nov-2026 14:05, in London."""

    def __init__(self, name: str, moment: datetime, parent: QWidget | None = None) -> None:
        """Begin at a moment, known to screen readers as `name`."""
        super().__init__(parent)
        self._first = local(moment)
        self.setAccessibleName(name)
        self.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        self.setDisplayFormat("d-MMM-yyyy HH:mm")
        self.setCalendarPopup(True)
        self.show_moment(self._first)

    def show_moment(self, moment: datetime) -> None:
        """Show this moment, given as clocks in London show it, telling nobody."""
        quiet = self.blockSignals(True)
        self.setDateTime(QDateTime(moment.year, moment.month, moment.day, moment.hour, moment.minute, 0))
        self.blockSignals(quiet)

    def moment(self) -> datetime:
        """Give what is shown, as clocks in London show it."""
        day, at = self.date(), self.time()
        return datetime.combine(date(day.year(), day.month(), day.day()), time(at.hour(), at.minute()))

    def changed(self) -> datetime | None:
        """Give what was answered; None where it was left as it was."""
        said = self.moment()
        return None if said == self._first else said


class DayOrNone(QWidget):
    """A day that may be left out: a box to tick, and the day beside it."""

    def __init__(self, name: str, day: date | None, today: date, parent: QWidget | None = None) -> None:
        """Begin with the day, or unticked at today."""
        super().__init__(parent)
        line = QHBoxLayout(self)
        space(line, (0, 0, 0, 0), 10)
        self.box = QCheckBox("Known")
        self.box.setAccessibleName(f"{name}: known")
        self.day = DateField(name, day or today)
        line.addWidget(self.box)
        line.addWidget(self.day)
        line.addStretch(1)
        self.box.setChecked(day is not None)
        self.day.setEnabled(day is not None)
        self.box.toggled.connect(self.day.setEnabled)
        self.setFocusProxy(self.box)

    def value(self) -> date | None:
        """Give the day, or nothing."""
        return self.day.day() if self.box.isChecked() else None


class ActDialog(QDialog):
    """Shows one question; `answer` is given the answers and gives why not, or nothing where it is done."""

    def __init__(
        self,
        ask: Ask,
        today: date,
        answer: Callable[[dict[str, Any]], str | None],
        parent: QWidget | None = None,
    ) -> None:
        """Begin with the question's values; the first field has the keyboard."""
        super().__init__(parent)
        self.setWindowTitle("Beds")
        self._answer = answer
        self._today = today
        self.fields: dict[str, QWidget] = {}
        self._read: dict[str, Callable[[], Any]] = {}
        whole = QVBoxLayout(self)
        space(whole, (24, 20, 24, 20), 12)
        whole.addWidget(Words(ask.title, Look.HEADING, wrap=True))
        whole.addWidget(Words(ask.lead, Look.SECONDARY, wrap=True))
        self.refusal = Banner()
        whole.addWidget(self.refusal)
        self._page = Page((3, 3, 12, 3), 14)
        for field in ask.fields:
            self._page.add(self._line(field))
        self._page.column.addStretch(1)
        whole.addWidget(self._page, 1)
        whole.addLayout(self._buttons(ask))
        self._take_room()
        self.fields[ask.fields[0].key].setFocus()

    def _line(self, field: AskField) -> Labelled:
        """Make one field under its label."""
        widget, read = self._made(field)
        self.fields[field.key], self._read[field.key] = widget, read
        for line in widget.findChildren(QLineEdit):
            line.setAccessibleName(field.label)
        return Labelled(field.label, widget, field.advice)

    def _made(self, field: AskField) -> tuple[QWidget, Callable[[], Any]]:
        """Make a field's widget and what reads it."""
        match field.kind:
            case Kind.PICK:
                box = _picker(field)
                return box, box.currentData
            case Kind.DAY:
                day = DateField(field.label, field.value)
                return day, day.day
            case Kind.MAYBE_DAY:
                maybe = DayOrNone(field.label, field.value, self._today)
                return maybe, maybe.value
            case Kind.WHEN:
                moment = MomentField(field.label, field.value)
                return moment, moment.changed
            case Kind.TEXT:
                line = QLineEdit(field.value or "")
                return line, line.text

    def _buttons(self, ask: Ask) -> QHBoxLayout:
        """Make what ends the dialog."""
        row = QHBoxLayout()
        space(row, (0, 0, 0, 0), 8)
        self.cancel = Button("Cancel", "Esc")
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        self.do = Button(ask.do, "Enter", ButtonKind.PRIMARY)
        self.do.setDefault(True)
        self.do.clicked.connect(self._try)
        row.addWidget(self.cancel)
        row.addStretch(1)
        row.addWidget(self.do)
        return row

    def _take_room(self) -> None:
        """Be as tall as the fields where the screen allows it; the rest scrolls."""
        screen = QGuiApplication.primaryScreen().availableGeometry()
        inside = self._page.column.sizeHint().height() + px(6)
        room = screen.width() - px(40)
        for button in (self.cancel, self.do):
            button.leave_out_key(self.cancel.sizeHint().width() + self.do.sizeHint().width() + px(72) > room)
        wide = max(px(_WIDE), self.cancel.sizeHint().width() + self.do.sizeHint().width() + px(72))
        self.setMinimumWidth(min(wide, room))
        self._page.setMinimumHeight(min(inside, px(120)))
        rest = self.sizeHint().height() - self._page.sizeHint().height()
        self.resize(self.minimumWidth(), min(inside + rest + px(24), screen.height() - px(60)))

    def values(self) -> dict[str, Any]:
        """Give what stands in the fields now."""
        return {key: read() for key, read in self._read.items()}

    @Slot()
    def _try(self) -> None:
        """Do it; where a rule says no, say why and stay."""
        why = self._answer(self.values())
        if why is None:
            self.accept()
        else:
            self.refusal.show_notice(Notice(Tone.AMBER, "Not done.", why, can_close=False))


def _picker(field: AskField) -> QComboBox:
    """Make a list to choose from; typing the first letters finds."""
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(24)
    if field.value is None:
        box.addItem(_NOT_CHOSEN, None)
    for key, words in field.choices:
        box.addItem(words, key)
    box.setCurrentIndex(max(0, box.findData(field.value)) if field.value is not None else 0)
    return box
