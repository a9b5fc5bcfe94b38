"""The left of the Exchange screen: whose return is in, where files are dropped, and what was accepted of late."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.ui.cells import Cell
from pc_desktop.ui.exchange.fitting_table import FittingTable
from pc_desktop.ui.exchange.rows import ReturnsRows
from pc_desktop.ui.widgets.buttons import Button
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.drop_area import DropArea
from pc_desktop.ui.widgets.flow import Wrapping
from pc_desktop.ui.widgets.table import RowTable
from pc_desktop.ui.widgets.words import Look, Words


class ReturnsCard(Card):
    """Shows what is in and what is missing, and takes files."""

    wants_files = Signal()
    """Let the person choose files."""
    files_dropped = Signal(object)
    """Files or folders, as a tuple of Path."""
    wants_sent = Signal()
    """Send something out."""
    wants_inbox = Signal()
    """Watch a folder for files, or stop watching it."""
    receipt_opened = Signal(str)
    """Show what a file accepted before changed, by the key of its row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(flush=True, parent=parent)
        self.units = FittingTable("Returns by unit", _unit_headings())
        self.units.horizontalHeader().hide()
        self.units.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._drop = DropArea(
            "Drop workbooks here",
            "or a folder: workbooks, csv, e-mails",
            "Choose files…",
            "Ctrl I",
        )
        self.receipts = RowTable(
            "Accepted of late", _receipt_headings(), lines=2, show_headings=False, small=True
        )
        self.inbox = Button("Watch a folder…")
        self.inbox.clicked.connect(self.wants_inbox)
        self.send = Button("Send out…", "Ctrl E")
        self.send.clicked.connect(self.wants_sent)
        self.add(self.units)
        middle = QVBoxLayout()
        space(middle, (14, 8, 14, 4), 12)
        middle.addWidget(self._drop)
        sent = Wrapping(gap=8)
        sent.add(self.send)
        sent.add(self.inbox)
        middle.addWidget(sent)
        middle.addWidget(Words("Accepted of late", Look.STRONG))
        self.body.addLayout(middle)
        self.add(self.receipts, 1)
        self._drop.choose_wanted.connect(self.wants_files)
        self._drop.files_dropped.connect(self.files_dropped)
        self.receipts.opened.connect(self.receipt_opened)

    def show_returns(self, rows: ReturnsRows) -> None:
        """Show how the returns stand."""
        self.show_title(rows.title)
        self.units.show_rows(rows.units, "No units are set up.")
        self.receipts.show_rows(rows.receipts, "No file has been accepted yet.")

    def show_inbox(self, folder: str) -> None:
        """Say which folder is watched, or that one can be."""
        self.inbox.show_words("Stop watching" if folder else "Watch a folder…")
        self.inbox.setToolTip(f"{folder} is watched for new workbooks" if folder else "")


def _unit_headings() -> tuple[Heading, ...]:
    """Give the columns of the units."""
    return (
        Heading("Unit", Cell("Rowan House", bold=True), grow=1),
        Heading("Return", Cell("◆ last for 30-Nov-2026", chip=True)),
    )


def _receipt_headings() -> tuple[Heading, ...]:
    """Give the one column of the receipts."""
    return (Heading("Return", Cell("Rowan House", bold=True), grow=1),)
