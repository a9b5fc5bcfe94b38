"""A list of things put in order: moved up and down, left out and put back, by key and by button."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pc_desktop.theme.sign import Sign
from pc_desktop.theme.space import space
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.widgets.buttons import Button
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.form import Field
from pc_desktop.ui.widgets.table import RowTable


class OrderField(QWidget):
    """Shows every choice, those taken first and numbered; Alt with an arrow moves the one chosen."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        """Begin with the field's order; what is not in it is left out, below."""
        super().__init__(parent)
        self._words = {choice.key: choice.text for choice in field.choices}
        taken = field.value if isinstance(field.value, tuple) else ()
        self._taken = [key for key in taken if key in self._words]
        headings = (
            Heading("", "10."),
            Heading("Comparison", "A red or amber sign worse than a week", grow=1),
        )
        self.table = RowTable(field.label, headings, show_headings=False, tight=True)
        self.up = Button("Up", "Alt ↑", sign=Sign.UP)
        self.down = Button("Down", "Alt ↓", sign=Sign.DOWN)
        self.leave = Button("Leave out", "Alt O")
        column, row = QVBoxLayout(self), QHBoxLayout()
        space(column, (0, 0, 0, 0), 8)
        space(row, (0, 0, 0, 0), 8)
        column.addWidget(self.table)
        for button, act, keys in (
            (self.up, self._up, "Alt+Up"),
            (self.down, self._down, "Alt+Down"),
            (self.leave, self._leave, "Alt+O"),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(act)
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.table.chosen.connect(self._name_act)
        self.setFocusProxy(self.table)
        self._show()
        self.table.hug_rows()
        self.table.select(next(iter(self._words), ""))

    def value(self) -> tuple[str, ...]:
        """Give what is taken, in order."""
        return tuple(self._taken)

    def sizeHint(self) -> QSize:
        """Be wide enough to read."""
        return QSize(self.table.sizeHint().width(), super().sizeHint().height())

    def _show(self) -> None:
        """Write the list again."""
        rows = [
            Row(key, (Cell(f"{place}."), Cell(self._words[key], Tone.STRONG)))
            for place, key in enumerate(self._taken, start=1)
        ]
        rows += [
            Row(key, (Cell("–", Tone.QUIET, spoken="left out"), Cell(words, Tone.QUIET, struck=True)))
            for key, words in self._words.items()
            if key not in self._taken
        ]
        self.table.show_rows(rows)
        self._name_act(self.table.selected())

    @Slot(str)
    def _name_act(self, key: str) -> None:
        """Say what Alt O does to the one chosen."""
        self.leave.show_words("Leave out" if key in self._taken else "Put back")

    @Slot()
    def _up(self) -> None:
        """Move the one chosen a place up."""
        self._move(-1)

    @Slot()
    def _down(self) -> None:
        """Move the one chosen a place down."""
        self._move(1)

    def _move(self, by: int) -> None:
        """Move the one chosen, where there is room."""
        key = self.table.selected()
        if key in self._taken:
            place = self._taken.index(key)
            other = place + by
            if 0 <= other < len(self._taken):
                self._taken[place], self._taken[other] = self._taken[other], self._taken[place]
                self._show()

    @Slot()
    def _leave(self) -> None:
        """Leave the one chosen out, or put it back at the end."""
        key = self.table.selected()
        if key in self._taken:
            self._taken.remove(key)
        elif key:
            self._taken.append(key)
        self._show()
