"""The left of the Exchange screen: whose return is in, where files are dropped, and what was accepted of late."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.ui.cells import Cell
from pc_desktop.ui.exchange.fitting_table import FittingTable
from pc_desktop.ui.exchange.rows import ReturnsRows
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.drop_area import DropArea
from pc_desktop.ui.widgets.table import RowTable
from pc_desktop.ui.widgets.words import Look, Words


class ReturnsCard(Card):
    """Shows what is in and what is missing, and takes files."""

    wants_files = Signal()
    """Let the person choose files."""
    files_dropped = Signal(object)
    """Files or folders, as a tuple of Path."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(flush=True, parent=parent)
        self.units = FittingTable("Returns by unit", _unit_headings())
        self.units.horizontalHeader().hide()
        self.units.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._drop = DropArea(
            "Drop workbooks here",
            "or a folder of them: xlsx, xlsm, xlsb, xls, ods, csv",
            "Choose files…",
            "Ctrl I",
        )
        self.receipts = RowTable(
            "Accepted of late", _receipt_headings(), lines=2, show_headings=False, small=True
        )
        self.add(self.units)
        middle = QVBoxLayout()
        space(middle, (14, 8, 14, 4), 12)
        middle.addWidget(self._drop)
        middle.addWidget(Words("Accepted of late", Look.STRONG))
        self.body.addLayout(middle)
        self.add(self.receipts, 1)
        self._drop.choose_wanted.connect(self.wants_files)
        self._drop.files_dropped.connect(self.files_dropped)

    def show_returns(self, rows: ReturnsRows) -> None:
        """Show how the returns stand."""
        self.show_title(rows.title)
        self.units.show_rows(rows.units, "No units are set up.")
        self.receipts.show_rows(rows.receipts, "No return has been accepted in the last 60 days.")


def _unit_headings() -> tuple[Heading, ...]:
    """Give the columns of the units."""
    return (
        Heading("Unit", Cell("Rowan House", bold=True), grow=1),
        Heading("Return", Cell("◆ last for 30-Nov-2026", chip=True)),
    )


def _receipt_headings() -> tuple[Heading, ...]:
    """Give the one column of the receipts."""
    return (Heading("Return", Cell("Rowan House", bold=True), grow=1),)
