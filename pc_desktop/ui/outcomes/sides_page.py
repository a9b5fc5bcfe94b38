"""Units or areas side by side; the columns are those of the measures, which do not change while it is open."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell
from pc_desktop.ui.outcomes.figures_rows import SidesRows
from pc_desktop.ui.outcomes.funnel_rows import FunnelRows
from pc_desktop.ui.outcomes.funnel_strip import Funnel
from pc_desktop.ui.outcomes.listed_table import ListedTable
from pc_desktop.ui.widgets.chip_choice import ChoiceChips
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.shown import Choice


class SidesPage(QWidget):
    """Shows groups side by side, and the funnel of one measure where there is one."""

    funnel_chosen = Signal(str)
    """The name of the measure whose funnel is wanted."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Begin empty, known to screen readers as `name`."""
        super().__init__(parent)
        self._name = name
        self._headings: tuple[str, ...] = ()
        self.listed: ListedTable | None = None
        self.chips, self.funnel = ChoiceChips("Whose funnel", ()), Funnel()
        self._offered: tuple[Choice, ...] = ()
        self._column = QVBoxLayout(self)
        space(self._column, (0, 0, 0, 0), 0)
        self._below = QWidget()
        below = QVBoxLayout(self._below)
        space(below, (12, 8, 12, 0), 8)
        below.addWidget(self.chips)
        below.addWidget(self.funnel)
        self._column.addWidget(self._below)
        self._below.hide()
        self.chips.chosen.connect(self.funnel_chosen)

    def show_sides(self, rows: SidesRows) -> None:
        """Show these groups, in a table of their columns."""
        if self.listed is None or rows.headings != self._headings:
            self._headings = rows.headings
            if self.listed is not None:
                self.listed.deleteLater()
            self.listed = ListedTable(self._name, _columns(rows.headings), lines=2)
            self._column.insertWidget(0, self.listed)
        self.listed.show_listed(rows.listed)

    def show_funnel(self, rows: FunnelRows | None) -> None:
        """Show the funnel of one measure, or none."""
        self._below.setVisible(rows is not None)
        if rows is None:
            return
        if rows.choices != self._offered:
            self._offered = rows.choices
            self.chips.show_choices(rows.choices)
        self.chips.choose([rows.chosen])
        self.funnel.show_funnel(rows)


def _columns(names: tuple[str, ...]) -> tuple[Heading, ...]:
    """Give the columns: the group, then the measures; where there is no room for all, the table goes sideways."""
    first, *others = names
    return (
        Heading(
            first,
            Cell("Coventry and Warwickshire" if first == "Area" else "Rowan House", Tone.STRONG),
        ),
        *(Heading(name, "▲ 100.0%") for name in others),
    )
