"""The card that tells how chances of beds coming free came true on days held back."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.ui.chance_rows import CheckRows
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.table import RowTable
from pc_desktop.ui.widgets.words import Look, Words


class ChanceCheckCard(Card):
    """Shows chances told against what came."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__("Expected beds: how the chances came true", flush=True, parent=parent)
        self._words = Words("", Look.STRONG, wrap=True)
        self._method = Words("", Look.SMALL, wrap=True)
        self.table = RowTable(
            "How the chances came true",
            (
                Heading("Chance told", "80% to 100%", grow=1),
                Heading("How often", "1,177", right=True),
                Heading("On average", "10%", right=True),
                Heading("Came true", "100%", right=True),
            ),
        )
        self.table.hug_rows()
        self.add(_inset(self._words, (12, 10, 12, 4)))
        self.add(self.table)
        self.add(_inset(self._method, (12, 6, 12, 4)))

    def show_check(self, rows: CheckRows) -> None:
        """Show what came of the chances."""
        self._words.setText(rows.words)
        self._method.setText(rows.method)
        self.table.show_rows(rows.rows)
        self.table.setVisible(bool(rows.rows))


def _inset(words: Words, sides: tuple[int, int, int, int]) -> QWidget:
    """Keep words off the card's sides."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    space(column, sides, 0)
    column.addWidget(words)
    return holder
