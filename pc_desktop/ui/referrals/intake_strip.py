"""What stands above the form: who is held already, who was chosen, and what a paste came to."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import px
from pc_desktop.ui.referrals.intake_near import NearRow
from pc_desktop.ui.referrals.intake_pasting import PasteRows
from pc_desktop.ui.widgets.banner import Banner
from pc_desktop.ui.widgets.buttons import Button, Kind
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.chip import Chip
from pc_desktop.ui.widgets.flow import Wrapping
from pc_desktop.ui.widgets.shown import Notice
from pc_desktop.ui.widgets.words import Look, Words

_BESIDE = 980
OPEN_KEY, CHOOSE_KEY, OTHER_KEY = "Ctrl O", "Ctrl P", "Ctrl D"


class NearLine(QWidget):
    """Somebody held who may be the patient, with what can be done about it."""

    opened = Signal(str)
    """The key of the open referral to go to."""
    chosen = Signal(str)
    """The key of the person who is the patient."""
    refused = Signal(str)
    """The key of the person who is another."""

    def __init__(self, row: NearRow, *, keys: bool) -> None:
        """Show this person; `keys` are written on the buttons of the first line only."""
        super().__init__()
        self._row = row
        self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        space(self._parts, (0, 2, 0, 2), 8)
        words = Wrapping(gap=8)
        for part in (
            Chip(row.why.text, row.why.tone),
            Words(row.name, Look.STRONG),
            Words(row.line, Look.SECONDARY),
        ):
            words.add(part)
        self._parts.addWidget(words, 1)
        line = QHBoxLayout()
        space(line, (0, 0, 0, 0), 10)
        for button in self._buttons(keys=keys):
            button.setAutoDefault(False)
            line.addWidget(button)
        line.addStretch(0)
        self._parts.addLayout(line)
        self.setAccessibleName(f"{row.why.text}: {row.name}, {row.line}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons beside the words where there is room, and below them where there is not."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        self._parts.setDirection(ways.LeftToRight if self.width() >= px(_BESIDE) else ways.TopToBottom)

    def _buttons(self, *, keys: bool) -> list[Button]:
        """Make what can be done."""
        buttons = []
        if self._row.referral:
            open_it = Button("Open the existing one", OPEN_KEY if keys else "", Kind.PRIMARY)
            open_it.clicked.connect(self.open_it)
            buttons.append(open_it)
        elif self._row.can_be_chosen:
            choose = Button("This is the patient", CHOOSE_KEY if keys else "", Kind.PRIMARY)
            choose.clicked.connect(self.choose)
            buttons.append(choose)
        other = Button("Another person", OTHER_KEY if keys else "")
        other.clicked.connect(self.refuse)
        return [*buttons, other]

    @Slot()
    def open_it(self) -> None:
        """Go to the open referral, where there is one."""
        if self._row.referral:
            self.opened.emit(self._row.referral)

    @Slot()
    def choose(self) -> None:
        """Take this person as the patient, where that can be."""
        if self._row.can_be_chosen:
            self.chosen.emit(self._row.person)

    @Slot()
    def refuse(self) -> None:
        """Say that this is another person."""
        self.refused.emit(self._row.person)


class NearStrip(QWidget):
    """Shows who is held already and may be meant; not there while nobody is.

    Where there is little room it says only who is likeliest, in a line or two.
    """

    opened = Signal(str)
    chosen = Signal(str)
    refused = Signal(str)

    def __init__(self, *, short: bool, parent: QWidget | None = None) -> None:
        """Begin with nobody."""
        super().__init__(parent)
        self._rows: tuple[tuple[NearRow, ...], int] = ((), 0)
        self._lines: list[NearLine] = []
        self._more = Words("", Look.QUIET)
        self._card, self._banner = Card(), Banner()
        self._card.setAccessibleName("Held already")
        self._card.add(self._more)
        self._card.setVisible(not short)
        self._short = short
        column = QVBoxLayout(self)
        space(column, (0, 0, 0, 0), 0)
        column.addWidget(self._card)
        column.addWidget(self._banner)
        self._banner.acted.connect(self._act)
        self._banner.closed.connect(self._refuse)
        self.hide()

    def show_rows(self, rows: tuple[NearRow, ...], most: int) -> None:
        """Show the first so many of these people and how many more there are; the same ones are left alone."""
        if (rows, most) == self._rows:
            return
        self._rows = (rows, most)
        for line in self._lines:
            self._card.body.removeWidget(line)
            line.deleteLater()
        self._lines = [NearLine(row, keys=place == 0) for place, row in enumerate(rows[:most])]
        for place, line in enumerate(self._lines):
            line.opened.connect(self.opened)
            line.chosen.connect(self.chosen)
            line.refused.connect(self.refused)
            self._card.body.insertWidget(place, line)
        more = len(rows) - len(self._lines)
        self._more.setText(f"and {more} more who may be meant")
        self._more.setVisible(bool(more))
        self._banner.show_notice(_in_short(rows[0]) if self._short and rows else None)
        self.setVisible(bool(rows))

    def first(self) -> NearLine | None:
        """Give the first line."""
        return self._lines[0] if self._lines else None

    @Slot()
    def _act(self) -> None:
        """Open the referral of the likeliest person, or take them as the patient."""
        line = self.first()
        if line is not None:
            line.open_it()
            line.choose()

    @Slot()
    def _refuse(self) -> None:
        """Say that the likeliest person is another."""
        line = self.first()
        if line is not None:
            line.refuse()


def _in_short(row: NearRow) -> Notice:
    """Say in a line who may be meant; putting it away says that it is another."""
    action = "Open the existing one" if row.referral else "This is the patient" if row.can_be_chosen else ""
    return Notice(Tone.AMBER, f"{row.why.text}:", f"{row.name}. {OTHER_KEY} if another person.", action)


class PasteStrip(QWidget):
    """Shows how much a paste filled in and every part it did not; not there until something is pasted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._banner = Banner()
        self._left = Words("", Look.SECONDARY, wrap=True)
        column = QVBoxLayout(self)
        space(column, (0, 0, 0, 0), 6)
        column.addWidget(self._banner)
        column.addWidget(self._left)
        self._banner.closed.connect(self.hide)
        self.hide()

    def show_paste(self, rows: PasteRows) -> None:
        """Show what came of a paste."""
        self.show()
        self._banner.show_notice(rows.notice)
        self._show_left(rows.left)

    def _show_left(self, left: Sequence[str]) -> None:
        """List what was left."""
        self._left.setText("\n".join(left))
        self._left.setVisible(bool(left))

    def words(self) -> str:
        """Give everything said."""
        return f"{self._banner.accessibleName()}\n{self._left.text()}"
