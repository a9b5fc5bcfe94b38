"""A table that likes to be as tall as its rows and lets itself be made lower, where it scrolls."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy

from pc_desktop.ui.cells import Row
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.table import RowTable

_LEAST_ROWS = 2


class FittingTable(RowTable):
    """Takes no more room than its rows need; two of them share what there is."""

    def __init__(
        self, name: str, headings: tuple[Heading, ...], *, lines: int = 1, most: int | None = None
    ) -> None:
        """Begin empty, known to screen readers by `name`; it likes to show `most` rows, or all of them."""
        super().__init__(name, headings, lines=lines, tight=True)
        self._most = most
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_rows(self, rows: tuple[Row, ...] | list[Row], empty: str = "") -> None:  # type: ignore[override]
        """Become this list, and as tall as it."""
        super().show_rows(rows, empty)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Like to show every row."""
        return QSize(super().sizeHint().width(), self._height_of(self._most))

    def minimumSizeHint(self) -> QSize:
        """Show the headings and a row or two at the least."""
        return QSize(super().minimumSizeHint().width(), self._height_of(_LEAST_ROWS))

    def _height_of(self, rows: int | None) -> int:
        """Tell how tall some rows are with their headings, or all of them where there are fewer."""
        if rows is None:
            return self.height_of_all()
        header = self.horizontalHeader()
        heading = 0 if header.isHidden() else header.sizeHint().height()
        return min(heading + rows * self.verticalHeader().defaultSectionSize(), self.height_of_all())
