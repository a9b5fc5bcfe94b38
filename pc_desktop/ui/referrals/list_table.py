"""The list of referrals: a line each where there is room, two short lines each where there is not."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from pc_desktop.domain.called import Called, heading
from pc_desktop.theme.worn import px
from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.table import RowTable

Rows = Callable[[], Sequence[Row]]
"""Prepares the rows of one table when it comes into view."""
_WIDE: Final = 1000
_NAME: Final = "Referrals in order"
_PATIENT, _LINKED = 2, 7
_SHORT_COLUMNS: Final = (0, 1, 4, 5, 8, 9, 10)
"""Which column of the long lines each column of the short ones orders by."""


class ListTable(QStackedWidget):
    """Shows the same referrals in whichever of two tables fits, with one selection for both."""

    chosen = Signal(str)
    """The key of the referral that became current."""
    opened = Signal(str)
    """The key of the referral on which Enter was pressed or the pointer clicked twice."""
    heading_chosen = Signal(int)
    """The column to order by, counted as in the long lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without referrals."""
        super().__init__(parent)
        self._rows: dict[RowTable, Rows] = {}
        self._empty = ""
        self.long = RowTable(_NAME, _long_headings())
        self.short = RowTable(_NAME, _short_headings(), lines=2)
        for table in (self.long, self.short):
            self.addWidget(table)
            table.chosen.connect(self._tell_chosen)
            table.opened.connect(self.opened)
            table.heading_chosen.connect(self._tell_heading)
        self.setFocusProxy(self.long)

    def show_called(self, words: Called) -> None:
        """Head the columns in these words."""
        self.long.rename(_PATIENT, heading(words.patient))
        self.long.rename(_LINKED, heading(words.linked_unit))

    def leave_out(self, columns: frozenset[int]) -> None:
        """Show none of these columns, counted as in the long lines."""
        self.long.leave_out(columns)
        self.short.leave_out(frozenset(at for at, column in enumerate(_SHORT_COLUMNS) if column in columns))

    @property
    def table(self) -> RowTable:
        """Give the table in view."""
        return self.long if self.currentWidget() is self.long else self.short

    def show_rows(self, long: Rows, short: Rows, empty: str) -> None:
        """Become this list, keeping the selection; `empty` is said where nothing is left of it.

        Only the rows of the table in view are prepared.
        """
        self._rows, self._empty = {self.long: long, self.short: short}, empty
        self.table.show_rows(self._rows[self.table](), empty)

    def show_order(self, column: int, rises: bool) -> None:
        """Mark the heading the list is ordered by; a negative column marks none."""
        self.long.show_order(column, rises)
        self.short.show_order(_SHORT_COLUMNS.index(column) if column in _SHORT_COLUMNS else -1, rises)

    def select(self, key: str) -> None:
        """Make this the current referral; an unknown key leaves none."""
        self.table.select(key)

    def selected(self) -> str:
        """Give the current referral, empty where there is none."""
        return self.table.selected()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the list to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the table that fits, taking selection and keyboard along."""
        fits = self.long if self.width() >= px(_WIDE) else self.short
        if self.currentWidget() is not fits:
            key, has_focus = self.selected(), self.table.hasFocus()
            fits.show_rows(self._rows.get(fits, tuple)(), self._empty)
            self.setCurrentWidget(fits)
            self.setFocusProxy(fits)
            fits.select(key)
            if has_focus:
                fits.setFocus()

    @Slot(str)
    def _tell_chosen(self, key: str) -> None:
        """Pass on what became current in the table in view."""
        if self.sender() is self.table:
            self.chosen.emit(key)

    @Slot(int)
    def _tell_heading(self, column: int) -> None:
        """Pass on the heading chosen, counted as in the long lines."""
        self.heading_chosen.emit(_SHORT_COLUMNS[column] if self.sender() is self.short else column)


def _long_headings() -> tuple[Heading, ...]:
    """Give the columns of the long lines."""
    return (
        Heading("#", Cell("10", bold=True)),
        Heading("Ref", Cell("R-0412A", bold=True)),
        Heading("Patient", "W.W."),
        Heading("Age", "M 28"),
        Heading("Risk signs", Cell("○ Not recorded", chip=True)),
        Heading("BMI", "Not recorded"),
        Heading("Legal", "Section 2", grow=1),
        Heading("Linked unit", "Rowan House", grow=2),
        Heading("Waited", "41 d ⚠"),
        Heading("State", Cell("✓ Offered Rowan House 6", chip=True), grow=4),
        Heading("Seen", "Not recorded", grow=1),
    )


def _short_headings() -> tuple[Heading, ...]:
    """Give the columns of the short lines."""
    return (
        Heading("#", Cell("10", bold=True)),
        Heading("Referral", Cell(" · W.W.", lead="R-0412A", second="F 28 · Section 2 · Rowan House"), grow=2),
        Heading("Risk signs", Cell("◆ Amber · 3", chip=True)),
        Heading("BMI", Cell("12.7 ▼", second="recorded")),
        Heading("Waited", "41 d ⚠"),
        Heading("State", Cell("✓ Offered Rowan House 6", chip=True), grow=4),
        Heading("Seen", Cell("11 d ⚠", second="recorded")),
    )
