"""Savings told as a sum, with what was invested and who was counted."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell
from pc_desktop.ui.outcomes.figures_rows import SavingsRows
from pc_desktop.ui.outcomes.listed_table import ListedTable
from pc_desktop.ui.widgets.buttons import Link
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.words import Look, Words


class SavingsPage(QWidget):
    """Shows the statement; investments are entered and taken away here."""

    wants_entry = Signal()
    """An investment is to be entered."""
    wants_removal = Signal(str)
    """The key of the investment to be taken away."""
    wants_cases = Signal(str)
    """The name of the measure whose cases are asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.sum = ListedTable("Savings as a sum", _sum_headings(), lines=2)
        self.investments = ListedTable("Investments", _investment_headings())
        self.enter, self.remove = Link("Enter an investment…"), Link("Remove the one chosen")
        self.cases = Link("Show the admissions avoided")
        column = QVBoxLayout(self)
        space(column, (0, 0, 0, 0), 4)
        column.addWidget(self.sum)
        column.addWidget(_inset(Words("Invested in the period", Look.STRONG)))
        column.addWidget(self.investments)
        links = QHBoxLayout()
        space(links, (12, 4, 12, 8), 16)
        for link in (self.enter, self.remove, self.cases):
            links.addWidget(link)
        links.addStretch(1)
        column.addLayout(links)
        self.enter.clicked.connect(self.wants_entry)
        self.remove.clicked.connect(self._ask_removal)
        self.cases.clicked.connect(self._ask_cases)

    def show_savings(self, rows: SavingsRows) -> None:
        """Show the statement."""
        self.sum.show_listed(rows.sum)
        self.investments.show_listed(rows.investments)
        self.remove.setVisible(bool(rows.investments.rows))

    @Slot()
    def _ask_removal(self) -> None:
        """Ask to take the investment chosen away."""
        self.wants_removal.emit(self.investments.table.selected())

    @Slot()
    def _ask_cases(self) -> None:
        """Ask for the admissions avoided."""
        self.wants_cases.emit("avoided")


def _inset(words: Words) -> QWidget:
    """Keep words off the card's sides."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    space(column, (12, 6, 12, 0), 0)
    column.addWidget(words)
    return holder


def _sum_headings() -> tuple[Heading, ...]:
    """Give the columns of the sum."""
    money = Cell("£1,000,110", Tone.STRONG, bold=True)
    return (
        Heading("", "Left after investments", grow=1),
        Heading("Low", money, right=True),
        Heading("High", money, right=True),
    )


def _investment_headings() -> tuple[Heading, ...]:
    """Give the columns of the investments."""
    return (
        Heading("On", "21-Nov-2026"),
        Heading("For", Cell("Intensive day programme", Tone.STRONG), grow=1),
        Heading("Pounds", "£100,000,000", right=True),
    )
