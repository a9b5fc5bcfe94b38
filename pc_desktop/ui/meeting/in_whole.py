"""The words of the line chosen, whole, below a list whose columns may be too narrow for them."""

from collections.abc import Sequence

from PySide6.QtCore import Slot

from pc_desktop.ui.cells import Row
from pc_desktop.ui.widgets.table import RowTable
from pc_desktop.ui.widgets.words import Look, Words

_LONG = 36
"""Letters from which on words are shown below the list too."""


class InWhole(Words):
    """Shows the words of the line chosen in a list, where they are long."""

    def __init__(self, table: RowTable) -> None:
        """Follow a list."""
        super().__init__("", Look.SECONDARY, wrap=True)
        self._table = table
        self._words: dict[str, str] = {}
        table.chosen.connect(self._show)
        self.hide()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Take the words of the lines the list shows now."""
        self._words = {row.key: _words(row) for row in rows}
        self._show()

    @Slot()
    def _show(self) -> None:
        """Show what belongs to the line chosen."""
        words = self._words.get(self._table.selected(), "")
        self.setText(words)
        self.setVisible(bool(words))


def _words(row: Row) -> str:
    """Give everything a line says that may not fit into its columns."""
    parts = [part for cell in row.cells[1:] for part in (cell.text, cell.second) if len(part) > _LONG]
    return " ".join(parts)
