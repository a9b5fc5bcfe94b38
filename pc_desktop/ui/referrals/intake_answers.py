"""The controls a form is answered with, each giving and taking its answer as text."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, Protocol

from PySide6.QtCore import QElapsedTimer, QSize, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QWidget

from pc_desktop.theme.worn import px
from pc_desktop.ui.referrals.intake_asks import Ask, Way
from pc_desktop.ui.widgets.chip_choice import ChoiceChip, ChoiceChips
from pc_desktop.ui.widgets.fields import NoteBox

_LEAST: Final = 64
_PAUSE: Final = 1200
"""Milliseconds after which letters typed begin a new search."""


class Answer(Protocol):
    """A control whose answer is text: what is typed, a key, or keys with commas between them."""

    edited: SignalInstance

    def text(self) -> str:
        """Give the answer as it stands."""
        ...

    def show_text(self, text: str) -> None:
        """Show this answer, telling nobody."""
        ...


class LineAnswer(QLineEdit):
    """One line of text."""

    edited = Signal()

    def __init__(self, ask: Ask) -> None:
        """Begin empty, known to screen readers by its label."""
        super().__init__()
        self.setAccessibleName(ask.name)
        self.setPlaceholderText(ask.prompt)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(self.edited)

    def show_text(self, text: str) -> None:
        """Show this text; the cursor stays where it is where the text is the same."""
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def sizeHint(self) -> QSize:
        """Like room for a short word."""
        return QSize(px(96), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Stay usable when narrow."""
        return QSize(px(_LEAST), super().minimumSizeHint().height())


class NoteAnswer(NoteBox):
    """A few lines of text; the Tab key goes on."""

    edited = Signal()

    def __init__(self, ask: Ask) -> None:
        """Begin empty."""
        super().__init__(ask.name, ask.prompt, lines=2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.written.connect(self._tell)

    def text(self) -> str:
        """Give the text."""
        return self.toPlainText()

    @Slot()
    def _tell(self) -> None:
        """Tell that it was written in."""
        self.edited.emit()


class PickAnswer(QComboBox):
    """One of a list, chosen by arrow keys or by typing how it begins; the wheel never changes it in passing."""

    edited = Signal()

    def __init__(self, ask: Ask) -> None:
        """Offer the choices, the first of them chosen."""
        super().__init__()
        self.setAccessibleName(ask.name)
        for choice in ask.choices:
            self.addItem(choice.text, choice.key)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(14)
        self._typed, self._typing = "", QElapsedTimer()
        self.activated.connect(self._tell)
        self.currentIndexChanged.connect(self._tip)

    def text(self) -> str:
        """Give the key chosen."""
        return str(self.currentData() or "")

    def show_text(self, text: str) -> None:
        """Choose the one with this key; what is held stays even where the list no longer has it."""
        if self.findData(text) < 0:
            self.addItem(text, text)
        self.setCurrentIndex(self.findData(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look for what is typed, spaces and all; tell of a choice made by any key."""
        before, letter = self.currentIndex(), event.text()
        fresh = not self._typing.isValid() or self._typing.elapsed() > _PAUSE
        searches = letter.isprintable() and letter and not (fresh and letter == " ") and not self.isEditable()
        if searches and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self._typed = letter if fresh else self._typed + letter
            self._typing.start()
            self._go_to(self._typed.casefold())
        else:
            super().keyPressEvent(event)
        if self.currentIndex() != before:
            self.edited.emit()

    def _go_to(self, typed: str) -> None:
        """Choose what begins with what is typed, or has a word that does; one letter again goes on to the next."""
        words = [self.itemText(place).casefold() for place in range(self.count())]
        whole = [place for place, one in enumerate(words) if one.startswith(typed)]
        within = [place for place, one in enumerate(words) if f" {typed}" in one]
        found = whole or within
        if len(typed) > 1 and len(set(typed)) == 1 and not found:
            again = [place for place, one in enumerate(words) if one.startswith(typed[0])]
            found = [place for place in again if place > self.currentIndex()] or again
        if found:
            self.setCurrentIndex(found[0])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()

    @Slot()
    def _tell(self) -> None:
        """Tell that one was chosen from the list."""
        self.edited.emit()

    @Slot()
    def _tip(self) -> None:
        """Show a long choice whole."""
        words = self.currentText()
        room = QFontMetrics(self.font()).horizontalAdvance(words) + px(52)
        self.setToolTip(words if room > self.width() else "")


class SuggestAnswer(PickAnswer):
    """Words of one's own, or one of some suggestions."""

    def __init__(self, ask: Ask) -> None:
        """Begin empty with the suggestions below."""
        super().__init__(ask)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setCurrentIndex(-1)
        line = QLineEdit()
        self.setLineEdit(line)
        line.setAccessibleName(ask.name)
        line.setPlaceholderText(ask.prompt)
        line.textEdited.connect(self.edited)

    def text(self) -> str:
        """Give the words."""
        return self.currentText()

    def show_text(self, text: str) -> None:
        """Show these words."""
        if text != self.currentText():
            self.setEditText(text)


class ChipsAnswer(ChoiceChips):
    """Chips to choose from: by Space, by arrow keys, or by the letter one begins with."""

    edited = Signal()

    def __init__(self, ask: Ask) -> None:
        """Offer the choices, none of them chosen."""
        super().__init__(ask.name, ask.choices, one=ask.way is Way.ONE)
        self._all = ask.choices
        for chip in self._in_order():
            chip.setAccessibleName(f"{ask.name}: {chip.text()}")
        self.chosen.connect(self._tell)

    def text(self) -> str:
        """Give the keys chosen."""
        return ",".join(self.chosen_keys())

    def show_text(self, text: str) -> None:
        """Choose these keys."""
        self.choose(tuple(filter(None, text.split(","))))

    def focus_first(self) -> None:
        """Put the keyboard on the chip chosen, or on the first."""
        chips = self._in_order()
        next((chip for chip in chips if chip.isChecked()), chips[0]).setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the next chip that begins with the letter typed."""
        letter = event.text().casefold()
        chips = self._in_order()
        here = next((place for place, chip in enumerate(chips) if chip.hasFocus()), -1)
        ahead = [*chips[here + 1 :], *chips[: here + 1]]
        found = next((chip for chip in ahead if letter and chip.text().casefold().startswith(letter)), None)
        if found is None or event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)
            return
        found.setFocus(Qt.FocusReason.TabFocusReason)
        found.click()

    def _in_order(self) -> list[ChoiceChip]:
        """Give the chips in order."""
        return self.findChildren(ChoiceChip)

    @Slot()
    def _tell(self) -> None:
        """Tell that one was switched."""
        self.edited.emit()


_MAKERS: Final[Mapping[Way, Callable[[Ask], QWidget]]] = MappingProxyType(
    {
        Way.LINE: LineAnswer,
        Way.DAY: LineAnswer,
        Way.NUMBER: LineAnswer,
        Way.NOTE: NoteAnswer,
        Way.PICK: PickAnswer,
        Way.SUGGEST: SuggestAnswer,
        Way.ONE: ChipsAnswer,
        Way.MANY: ChipsAnswer,
    }
)


def answer_to(ask: Ask) -> QWidget:
    """Make the control an ask is answered with."""
    return _MAKERS[ask.way](ask)
