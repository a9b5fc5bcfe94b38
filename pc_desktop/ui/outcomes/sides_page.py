"""Units or areas side by side; the columns are those of the measures, which do not change while it is open."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell
from pc_desktop.ui.outcomes.figures_rows import SidesRows
from pc_desktop.ui.outcomes.listed_table import ListedTable
from pc_desktop.ui.widgets.columns import Heading


class SidesPage(QWidget):
    """Shows groups side by side."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Begin empty, known to screen readers as `name`."""
        super().__init__(parent)
        self._name = name
        self._headings: tuple[str, ...] = ()
        self.listed: ListedTable | None = None
        self._column = QVBoxLayout(self)
        space(self._column, (0, 0, 0, 0), 0)

    def show_sides(self, rows: SidesRows) -> None:
        """Show these groups, in a table of their columns."""
        if self.listed is None or rows.headings != self._headings:
            self._headings = rows.headings
            if self.listed is not None:
                self.listed.deleteLater()
            self.listed = ListedTable(self._name, _columns(rows.headings), lines=2)
            self._column.addWidget(self.listed)
        self.listed.show_listed(rows.listed)


def _columns(names: tuple[str, ...]) -> tuple[Heading, ...]:
    """Give the columns: the group, then the measures."""
    first, *others = names
    return (
        Heading(first, Cell("Coventry and Warwickshire", Tone.STRONG), grow=2),
        *(Heading(name, "▲ 123.4 days", grow=1) for name in others),
    )
