"""The cards of a form with every field in them, side by side as the width allows."""

from collections.abc import Mapping, Sequence
from typing import Final, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.theme.worn import px
from pc_desktop.ui.referrals.intake_answers import Answer, ChipsAnswer, answer_to
from pc_desktop.ui.referrals.intake_asks import Ask, Section
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.words import Look, Words

_NARROW: Final = 430
_MOST_COLUMNS: Final = 3


class Field(QWidget):
    """One ask with its label above and a sentence below where there is one."""

    edited = Signal(str)
    """The key of the field a person changed."""
    left = Signal(str)
    """The key of the field the keyboard went away from."""

    def __init__(self, ask: Ask) -> None:
        """Begin unanswered."""
        super().__init__()
        self.key = ask.key
        self._advice = ask.advice
        self.control = answer_to(ask)
        self.answer = cast("Answer", self.control)
        self.label = Words(ask.label, Look.SECONDARY, wrap=True)
        self.label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self.label.setBuddy(self.control)
        self._said = Words("", Look.QUIET, wrap=True)
        column = QVBoxLayout(self)
        space(column, (0, 0, 0, 0), 3)
        for each in (self.label, self.control, self._said):
            column.addWidget(each)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.answer.edited.connect(self._tell)
        for widget in (self.control, *self.control.findChildren(QWidget)):
            widget.installEventFilter(self)
        self.say("")

    def say(self, words: str, look: Look = Look.QUIET) -> None:
        """Say this below the control, in place of the advice; nothing brings the advice back."""
        mark = "▲ " if words and look is Look.DANGER else ""
        said = mark + words if words else self._advice
        self._said.show_look(look if words else Look.QUIET)
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self.control.setAccessibleDescription(said)

    def said(self) -> str:
        """Give what is said below the control now."""
        return self._said.text()

    def take_keyboard(self) -> None:
        """Put the keyboard here."""
        if isinstance(self.control, ChipsAnswer):
            self.control.focus_first()
        else:
            self.control.setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when the keyboard goes on to another field."""
        if event.type() is QEvent.Type.FocusOut:
            here = QApplication.focusWidget()
            if here is None or not self.isAncestorOf(here):
                self.left.emit(self.key)
        return super().eventFilter(watched, event)

    @Slot()
    def _tell(self) -> None:
        """Tell that a person changed it."""
        self.edited.emit(self.key)


class Line(QWidget):
    """Fields side by side, their controls level however many lines a label takes."""

    def __init__(self, fields: Sequence[tuple[Field, int]]) -> None:
        """Lay these fields out, each with its share of the width."""
        super().__init__()
        self._labels = [field.label for field, _ in fields]
        row = QHBoxLayout(self)
        space(row, (0, 0, 0, 2), 10)
        for field, share in fields:
            row.addWidget(field, share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give every label the height of the tallest."""
        super().resizeEvent(event)
        tallest = max(label.heightForWidth(label.width()) for label in self._labels)
        for label in self._labels:
            label.setMinimumHeight(tallest)


class Sections(QWidget):
    """All fields of a form; the Tab key goes through them card by card."""

    edited = Signal(str)
    left = Signal(str)

    def __init__(self, sections: Sequence[Section], parent: QWidget | None = None) -> None:
        """Make every card."""
        super().__init__(parent)
        self.fields: dict[str, Field] = {}
        self._across = QHBoxLayout(self)
        space(self._across, (0, 0, 0, 0), 14)
        self._cards = [self._card(section) for section in sections]
        self._columns = 0
        self._stacks = [QVBoxLayout() for _ in range(_MOST_COLUMNS)]
        for column in self._stacks:
            space(column, (0, 0, 0, 0), 14)
            column.addStretch(1)
            self._across.addLayout(column)
        self._arrange(1)

    def values(self) -> dict[str, str]:
        """Give the text of every field."""
        return {key: field.answer.text() for key, field in self.fields.items()}

    def show_values(self, values: Mapping[str, str]) -> None:
        """Show these texts in their fields, telling nobody; the other fields stay as they are."""
        for key, text in values.items():
            if key in self.fields:
                self.fields[key].answer.show_text(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards side by side as the width allows."""
        super().resizeEvent(event)
        self._arrange(max(1, min(_MOST_COLUMNS, self.width() // px(_NARROW))))

    def _card(self, section: Section) -> Card:
        """Make one card with its lines of fields."""
        card = Card(section.title)
        for line in section.lines:
            shared = []
            for ask in line:
                field = Field(ask)
                field.edited.connect(self.edited)
                field.left.connect(self.left)
                self.fields[ask.key] = field
                shared.append((field, ask.share))
            card.add(Line(shared))
        return card

    def _arrange(self, columns: int) -> None:
        """Share the cards out over so many columns, in their order."""
        if columns == self._columns:
            return
        self._columns = columns
        parts = _shared([card.sizeHint().height() for card in self._cards], columns)
        for card in self._cards:
            for column in self._stacks:
                column.removeWidget(card)
        for place, column in enumerate(self._stacks):
            here = parts[place] if place < len(parts) else []
            for number in here:
                column.insertWidget(column.count() - 1, self._cards[number])
            self._across.setStretch(place, 1 if here else 0)


def _shared(heights: Sequence[int], columns: int) -> list[list[int]]:
    """Share things out in their order so that no column is much taller than the others."""
    least, most = max(heights, default=0), sum(heights)
    while least < most:
        middle = (least + most) // 2
        if len(_filled(heights, middle)) <= columns:
            most = middle
        else:
            least = middle + 1
    return _filled(heights, most)


def _filled(heights: Sequence[int], limit: int) -> list[list[int]]:
    """Fill columns up to a height, in order."""
    filled: list[list[int]] = [[]]
    room = limit
    for place, height in enumerate(heights):
        if height > room and filled[-1]:
            filled.append([])
            room = limit
        filled[-1].append(place)
        room -= height
    return filled
