"""The queue at the left of the meeting: who is waiting, most unwell first, and who has been decided on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.table import RowTable


class QueueCard(Card):
    """Shows the queue and tells whom the chair turns to."""

    chosen = Signal(str)
    """The key of the referral."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__("Queue by severity", flush=True, parent=parent)
        headings = (
            Heading("", "14"),
            Heading("Who", "R-0415A · K.M.", 1),
            Heading("Stands", Cell("✓ Ash Ward 14", chip=True)),
        )
        self.table = RowTable("Queue by severity", headings, lines=2, show_headings=False)
        self.table.chosen.connect(self.chosen)
        self.add(self.table, 1)

    def show_rows(self, rows: tuple[Row, ...], words: str, chosen: str | None) -> None:
        """Show the queue with somebody's turn marked, telling nobody."""
        self.show_quiet(words)
        blocked = self.table.blockSignals(True)
        self.table.show_rows(rows, "Nobody is waiting.")
        if chosen is not None:
            self.table.select(chosen)
        self.table.blockSignals(blocked)
