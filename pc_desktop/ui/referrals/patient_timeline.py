"""The timeline of everything: a line for each thing that happened, and the one chosen in full below."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.referrals.case_card import SIDE, let_it_shrink
from pc_desktop.ui.widgets.card import Rule
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.table import RowTable
from pc_desktop.ui.widgets.words import Look, Words


class TimelinePage(QWidget):
    """Shows entries newest first; arrow keys walk, and what is chosen is read out in full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._full: Mapping[str, str] = {}
        self.table = RowTable("Timeline of everything", _headings(), lines=2, small=True)
        self.words = Words("", Look.SECONDARY, wrap=True)
        page = Page((SIDE, 6, SIDE, 6), 0)
        page.add(self.words)
        page.column.addStretch(1)
        let_it_shrink(page)
        column = QVBoxLayout(self)
        space(column, (0, 0, 0, 0), 0)
        column.addWidget(self.table, 4)
        column.addWidget(Rule())
        column.addWidget(page, 1)
        self.table.chosen.connect(self._show_full)

    def show_entries(self, rows: Sequence[Row], full: Mapping[str, str]) -> None:
        """Show these entries, beginning at the newest."""
        self._full = full
        self.table.show_rows(rows, "Nothing has been recorded yet.")
        self.table.select(rows[0].key if rows else "")
        self._show_full(self.table.selected())

    @Slot(str)
    def _show_full(self, key: str) -> None:
        """Show one entry in full."""
        self.words.setText(self._full.get(key, ""))


def _headings() -> tuple[Heading, ...]:
    """Give the columns of the timeline."""
    return (
        Heading("When and by whom", Cell("17-Nov-2026 10:30", second="Liaison practitioner"), grow=1),
        Heading(
            "What happened", Cell("More information asked", second="Bed no longer held: Larch 3"), grow=3
        ),
    )
