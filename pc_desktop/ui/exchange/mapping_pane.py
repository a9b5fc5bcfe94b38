"""The page on which people say what the columns of a sheet are, and keep it for next time."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.ui.cells import Cell
from pc_desktop.ui.exchange.mapping import MappingRows
from pc_desktop.ui.widgets.buttons import Button, Kind
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.table import RowTable
from pc_desktop.ui.widgets.words import Look, Words


class MappingPane(QWidget):
    """Shows a sheet column by column; what a column is and keeping it are wishes, told upwards."""

    wants_meaning = Signal(str)
    """Say what a column is, by the key of its row."""
    wants_kept = Signal()
    """Keep what is said as a layout and read the file by it."""
    wants_away = Signal()
    """Go back to the preview."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        whole = QVBoxLayout(self)
        space(whole, (0, 0, 0, 0), 14)
        self._head, self._body = Card(), Card("Columns", flush=True)
        self._words = Words("", Look.QUIET, wrap=True)
        self._head.add(self._words)
        self.columns = RowTable("Columns of the sheet", _headings(), lines=2)
        self._body.add(self.columns, 1)
        self.change = Button("What is it…", "Enter")
        self.keep = Button("Keep as a layout…", "Ctrl Enter", Kind.PRIMARY)
        self.away = Button("Back", "Esc")
        foot = QHBoxLayout()
        space(foot, (0, 0, 0, 0), 10)
        for button in (self.keep, self.change, self.away):
            foot.addWidget(button)
        foot.addStretch(1)
        for widget, stretch in ((self._head, 0), (self._body, 1)):
            whole.addWidget(widget, stretch)
        whole.addLayout(foot)
        self.columns.opened.connect(self.wants_meaning)
        self.change.clicked.connect(self._want)
        self.keep.clicked.connect(self.wants_kept)
        self.away.clicked.connect(self.wants_away)

    def show_mapping(self, rows: MappingRows) -> None:
        """Show what the columns were taken for."""
        self._head.show_title(rows.title)
        self._words.setText(rows.words)
        self.columns.show_rows(rows.columns, "No table was found in it.")
        if rows.columns and not self.columns.selected():
            self.columns.select(rows.columns[0].key)
        self.keep.setEnabled(rows.can_keep)
        self.columns.setFocus()

    @Slot()
    def _want(self) -> None:
        """Wish to say what the column chosen is."""
        if self.columns.selected():
            self.wants_meaning.emit(self.columns.selected())


def _headings() -> tuple[Heading, ...]:
    """Give the columns."""
    return (
        Heading("Sheet", "Bed State 2026", grow=1),
        Heading("Column", Cell("AA", bold=True)),
        Heading("Heading", "Clinically ready for discharge", grow=2),
        Heading("First values", "21-Nov-2026, 22-Nov-2026", grow=3),
        Heading("Taken for", Cell("◆ not understood", chip=True)),
        Heading("That is", "Clinically ready since", grow=2),
    )
