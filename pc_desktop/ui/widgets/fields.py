"""Fields to fill in: each under its label, dates as people write them, notes that let the Tab key through."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QSize, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QDateEdit, QPlainTextEdit, QSpinBox, QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.theme.worn import px
from pc_desktop.ui.widgets.words import Look, Words


class Labelled(QWidget):
    """A field under its label, which names it to screen readers; advice or a problem stands below."""

    def __init__(self, label: str, field: QWidget, advice: str = "", parent: QWidget | None = None) -> None:
        """Put `field` under `label`."""
        super().__init__(parent)
        self.field = field
        column = QVBoxLayout(self)
        space(column, (0, 0, 0, 0), 4)
        self._label = Words(label, Look.SECONDARY)
        self._label.setBuddy(field)
        self._advice = Words(advice, Look.QUIET, wrap=True)
        self._said = advice
        field.setAccessibleName(label)
        for each in (self._label, field, self._advice):
            column.addWidget(each)
        self.show_problem("")

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong with what was typed, in place of the advice; empty when nothing is."""
        self._advice.show_look(Look.DANGER if sentence else Look.QUIET)
        self._advice.setText(f"▲ {sentence}" if sentence else self._said)
        self._advice.setVisible(bool(sentence or self._said))
        self.field.setAccessibleDescription(sentence or self._said)


class DateField(QDateEdit):
    """A date as people write it, 21-Nov-2026, with a calendar to choose from."""

    day_changed = Signal(object)
    """The day a person chose, as a `date`."""

    def __init__(self, name: str, day: date, parent: QWidget | None = None) -> None:
        """Begin at this day, known to screen readers as `name`."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        self.setDisplayFormat("d-MMM-yyyy")
        self.setCalendarPopup(True)
        self.show_day(day)
        self.userDateChanged.connect(self._tell)

    def show_day(self, day: date) -> None:
        """Show this day, telling nobody."""
        quiet = self.blockSignals(True)
        self.setDate(QDate(day.year, day.month, day.day))
        self.blockSignals(quiet)

    def day(self) -> date:
        """Give the day shown now."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def sizeHint(self) -> QSize:
        """Be as wide as the longest date."""
        width = QFontMetrics(self.font()).horizontalAdvance("28-Sept-2026") + px(52)
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Never be cut off."""
        return self.sizeHint()

    @Slot()
    def _tell(self) -> None:
        """Tell which day was chosen."""
        self.day_changed.emit(self.day())


class NumberField(QSpinBox):
    """A whole number within bounds."""

    def __init__(
        self, name: str, least: int, most: int, unit: str = "", parent: QWidget | None = None
    ) -> None:
        """Begin at the least, known to screen readers as `name`; `unit` is written after the number."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setRange(least, most)
        self.setSuffix(f" {unit}" if unit else "")
        self.dress_again()

    def dress_again(self) -> None:
        """Keep the number clear of the edge."""
        self.lineEdit().setTextMargins(px(8), 0, 0, 0)
        self.setMinimumWidth(self.sizeHint().width() + px(12))


class NoteBox(QPlainTextEdit):
    """A few lines of free text, saved by whoever listens; the Tab key goes on to the next field."""

    written = Signal(str)
    """The whole text, after each change a person made."""

    def __init__(self, name: str, prompt: str = "", lines: int = 3, parent: QWidget | None = None) -> None:
        """Begin empty, known to screen readers as `name`, never lower than `lines`."""
        super().__init__(parent)
        self._lines = lines
        self.setAccessibleName(name)
        self.setPlaceholderText(prompt)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._tell)

    def show_text(self, text: str) -> None:
        """Show this text, telling nobody; the cursor stays where it is if the text is the same."""
        if text != self.toPlainText():
            quiet = self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(quiet)

    def minimumSizeHint(self) -> QSize:
        """Have room for the lines promised."""
        return QSize(px(160), self._lines * QFontMetrics(self.font()).lineSpacing() + px(22))

    def sizeHint(self) -> QSize:
        """Like a line more."""
        return self.minimumSizeHint() + QSize(px(160), QFontMetrics(self.font()).lineSpacing())

    @Slot()
    def _tell(self) -> None:
        """Tell what stands there now."""
        self.written.emit(self.toPlainText())
