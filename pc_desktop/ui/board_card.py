"""The card that keeps the beds in view: figures in its head, every unit's beds below."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pc_desktop.ui.cells import Badge
from pc_desktop.ui.widgets.bed_board import BedBoard
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.chip_row import ChipRow
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.shown import UnitRow
from pc_desktop.ui.widgets.words import Look, OneLine


class BoardCard(Card):
    """Shows all units with their beds."""

    bed_chosen = Signal(str)
    """The key of a bed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__("Beds", parent=parent)
        self._words = OneLine("", Look.SECONDARY)
        self._chips = ChipRow()
        self.add_to_head(self._words)
        self.add_to_head(self._chips)
        self.board = BedBoard()
        self.board.bed_chosen.connect(self.bed_chosen)
        page = Page()
        page.add(self.board, 1)
        self.add(page, 1)

    def show_board(
        self, units: tuple[UnitRow, ...], words: str, badges: tuple[Badge, ...], note: str
    ) -> None:
        """Show the units and what they come to together."""
        self._words.setText(words)
        self._chips.show_badges(badges)
        self.show_quiet(note)
        self.board.show_units(units)

    def set_lines(self, lines: int) -> None:
        """Make tiles of two lines where height is scarce, or of three."""
        self.board.set_lines(lines)
