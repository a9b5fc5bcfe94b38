"""A table that likes to be as tall as its rows and lets itself be made lower, where it scrolls."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy

from pc_desktop.ui.cells import Row
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.table import RowTable

_LEAST_ROWS = 2


class FittingTable(RowTable):
    """Takes no more room than its rows need; two of them share what there is."""

    def __init__(self, name: str, headings: tuple[Heading, ...], *, lines: int = 1) -> None:
        """Begin empty, known to screen readers by `name`."""
        super().__init__(name, headings, lines=lines, tight=True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_rows(self, rows: tuple[Row, ...] | list[Row], empty: str = "") -> None:  # type: ignore[override]
        """Become this list, and as tall as it."""
        super().show_rows(rows, empty)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Like to show every row."""
        return QSize(super().sizeHint().width(), self.height_of_all())

    def minimumSizeHint(self) -> QSize:
        """Show the headings and a row or two at the least."""
        height = self.horizontalHeader().sizeHint().height()
        height += _LEAST_ROWS * self.verticalHeader().defaultSectionSize()
        return QSize(super().minimumSizeHint().width(), min(height, self.height_of_all()))
