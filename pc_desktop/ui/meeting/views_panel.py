"""What is asked about one person besides the discussion: options, wishes, who holds the risk, who tells whom."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from pc_desktop.theme.space import space
from pc_desktop.theme.worn import px
from pc_desktop.ui.meeting.drafts import VIEWS
from pc_desktop.ui.widgets.fields import Labelled
from pc_desktop.ui.widgets.page import Page

_TWO_FROM = 460


class ViewsPanel(Page):
    """A line for each; what is recorded already stands in it quietly until something is typed over it."""

    typed = Signal()
    """Something was typed."""

    def __init__(self) -> None:
        """Make every line, empty."""
        super().__init__((3, 3, 10, 3))
        self.setAccessibleName("Views and plan")
        self.lines: dict[str, QLineEdit] = {}
        self._cells: list[Labelled] = []
        inside = QWidget()
        self._grid = QGridLayout(inside)
        space(self._grid, (0, 0, 0, 0), 8)
        for key, (label, _) in VIEWS.items():
            line = QLineEdit()
            line.textEdited.connect(self.typed)
            self.lines[key] = line
            self._cells.append(Labelled(label, line))
        self._lay(2)
        self.add(inside)
        self.column.addStretch(1)

    def show_views(self, views: Mapping[str, str], known: Mapping[str, str]) -> None:
        """Show what was typed, and quietly what is known, telling nobody."""
        for key, line in self.lines.items():
            if line.text() != views.get(key, ""):
                line.setText(views.get(key, ""))
            line.setPlaceholderText(known.get(key) or VIEWS[key][1])

    def views(self) -> dict[str, str]:
        """Give what stands in the lines."""
        return {key: line.text().strip() for key, line in self.lines.items() if line.text().strip()}

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in two columns where there is room."""
        super().resizeEvent(event)
        self._lay(2 if self.viewport().width() >= px(_TWO_FROM) else 1)

    def _lay(self, columns: int) -> None:
        """Put the lines into so many columns, from left to right."""
        if self._grid.property("columns") == columns:
            return
        self._grid.setProperty("columns", columns)
        for place, cell in enumerate(self._cells):
            self._grid.removeWidget(cell)
            self._grid.addWidget(cell, place // columns, place % columns)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
