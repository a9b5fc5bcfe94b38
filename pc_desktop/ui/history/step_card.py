"""One step of the journal: its title, who did it, and every field it changed."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pc_desktop.theme.sign import Sign
from pc_desktop.theme.space import space
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell
from pc_desktop.ui.history.presenter import StepRows
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.chip import Chip
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.empty import Empty
from pc_desktop.ui.widgets.key_values import KeyValues
from pc_desktop.ui.widgets.shown import Pair
from pc_desktop.ui.widgets.table import RowTable
from pc_desktop.ui.widgets.words import Look, Words


class StepCard(QWidget):
    """Shows what could be taken back now, and below it one step in full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with no step chosen."""
        super().__init__(parent)
        self._next = Card()
        self._pairs = KeyValues("What Undo and Redo would do")
        self._next.add(self._pairs)
        self._card = Card(flush=True)
        self._title = Words("", Look.TITLE, wrap=True)
        self._about = Words("", Look.QUIET, wrap=True)
        self._standing = Chip()
        self._words = Words("", Look.SECONDARY)
        self.table = RowTable("What the step changed", _headings(), tight=True, small=True)
        self._nothing = Empty(
            Sign.HISTORY, "No step is chosen.", "Choose one in the list to see what it changed."
        )
        self._build()
        self.show_step(None)

    def _build(self) -> None:
        """Lay the cards out."""
        whole = QVBoxLayout(self)
        space(whole, (0, 0, 0, 0), 16)
        whole.addWidget(self._next)
        whole.addWidget(self._card, 1)
        self._above = QWidget()
        above = QVBoxLayout(self._above)
        space(above, (16, 14, 16, 2), 4)
        above.addWidget(self._title)
        above.addWidget(self._about)
        line = QHBoxLayout()
        space(line, (0, 6, 0, 0), 10)
        line.addWidget(self._standing)
        line.addWidget(self._words)
        line.addStretch(1)
        above.addLayout(line)
        self._card.add(self._above)
        self._card.add(self.table, 1)
        self._card.add(self._nothing, 1)

    def show_next(self, undo: str, redo: str) -> None:
        """Say what Undo and Redo would do now."""
        pairs = (
            Pair("Undo takes back:", undo or "nothing", Tone.STRONG if undo else Tone.QUIET),
            Pair("Redo does again:", redo or "nothing", Tone.STRONG if redo else Tone.QUIET),
        )
        self._pairs.show_pairs(pairs)

    def show_step(self, step: StepRows | None) -> None:
        """Show this step, or how to choose one."""
        self._above.setVisible(step is not None)
        self.table.setVisible(step is not None)
        self._nothing.setVisible(step is None)
        if step is not None:
            self._title.setText(step.title)
            self._about.setText(step.about)
            self._standing.show_badge(step.badge)
            self._words.setText(step.words)
            self.table.show_rows(step.changes, "This step changed nothing that is still kept.")


def _headings() -> tuple[Heading, ...]:
    """Give the columns of what a step changed."""
    return (
        Heading("", Cell("✓ changed", chip=True)),
        Heading("Fact", Cell("Measurement", bold=True)),
        Heading("Field", "Interim plan", grow=1),
        Heading("Before", "17-Nov-2026 10:30", grow=2),
        Heading("After", "17-Nov-2026 10:30", grow=2),
    )
