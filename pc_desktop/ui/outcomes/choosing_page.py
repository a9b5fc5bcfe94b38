"""A list chosen by chips above it: breakdowns of fair access, or the ways to count a stay."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.ui.outcomes.figures_rows import FairRows, MethodRows
from pc_desktop.ui.outcomes.listed_table import ListedTable
from pc_desktop.ui.widgets.chip_choice import ChoiceChips
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.shown import Choice


class ChoosingPage(QWidget):
    """Shows the list chosen."""

    chosen = Signal(str)
    """The key of the chip chosen."""

    def __init__(
        self,
        name: str,
        chips: str,
        headings: Sequence[Heading],
        *,
        tells: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Begin empty; the table is known to screen readers as `name`, the chips as `chips`; `tells` as its list."""
        super().__init__(parent)
        self.chips = ChoiceChips(chips, ())
        self.listed = ListedTable(name, headings, tells=tells)
        self._offered: tuple[Choice, ...] = ()
        column = QVBoxLayout(self)
        space(column, (0, 0, 0, 0), 0)
        above = QWidget()
        inside = QVBoxLayout(above)
        space(inside, (12, 8, 12, 4), 0)
        inside.addWidget(self.chips)
        column.addWidget(above)
        column.addWidget(self.listed)
        self.chips.chosen.connect(self.chosen)

    def show_choice(self, rows: FairRows | MethodRows) -> None:
        """Offer the choices and show the list of the one chosen."""
        if rows.choices != self._offered:
            self._offered = rows.choices
            self.chips.show_choices(rows.choices)
        self.chips.choose([rows.chosen])
        self.listed.show_listed(rows.listed)
