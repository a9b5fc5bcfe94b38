"""What a file accepted before changed: one receipt, opened."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.ui.cells import Cell
from pc_desktop.ui.exchange.received_rows import ReceivedRows
from pc_desktop.ui.widgets.buttons import Button
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.table import RowTable
from pc_desktop.ui.widgets.words import Look, Words


class ReceivedPane(QWidget):
    """Shows one receipt; closing it is a wish, told upwards."""

    wants_away = Signal()
    """Close it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        whole = QVBoxLayout(self)
        space(whole, (0, 0, 0, 0), 14)
        self._head, self._body = Card(), Card("What it changed", flush=True)
        self._words = Words("", Look.QUIET, wrap=True)
        self._head.add(self._words)
        self.changes = RowTable("What the file changed", _headings())
        self._body.add(self.changes, 1)
        self.away = Button("Close", "Esc")
        self.away.clicked.connect(self.wants_away)
        foot = QHBoxLayout()
        foot.addWidget(self.away)
        foot.addStretch(1)
        whole.addWidget(self._head)
        whole.addWidget(self._body, 1)
        whole.addLayout(foot)

    def show_received(self, rows: ReceivedRows) -> None:
        """Show one receipt."""
        self._head.show_title(rows.title)
        self._words.setText(rows.words)
        self._body.show_quiet(rows.quiet)
        self.changes.show_rows(rows.changes, rows.nothing)
        self.changes.setFocus()


def _headings() -> tuple[Heading, ...]:
    """Give the columns."""
    return (
        Heading("", Cell("changed", chip=True)),
        Heading("What", "Measurement", grow=1),
        Heading("Field", "Interim plan", grow=1),
        Heading("Before", "21-Nov-2026 14:05", grow=2),
        Heading("After", "21-Nov-2026 14:05", grow=2),
    )
