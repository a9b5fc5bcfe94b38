"""Every measure compared with its baseline, and below it the one chosen told in full."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell
from pc_desktop.ui.outcomes.figures_rows import AboutRows, Listed
from pc_desktop.ui.outcomes.listed_table import ListedTable
from pc_desktop.ui.outcomes.wrapped import fit_height
from pc_desktop.ui.widgets.buttons import Link
from pc_desktop.ui.widgets.chip_choice import ChoiceChips
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.flow import Wrapping
from pc_desktop.ui.widgets.shown import Choice
from pc_desktop.ui.widgets.words import Look, Words


class ComparedPage(QWidget):
    """Shows the measures; Enter or the link opens the cases of the one chosen."""

    chosen = Signal(str)
    """The name of the measure chosen, to be told in full."""
    wants_cases = Signal(str)
    """The name of the measure whose cases are asked for."""
    wants_baseline = Signal(str)
    """The name of the measure whose baseline is to be fixed, or to be dropped."""
    compared_with = Signal(str)
    """What is to be compared with from now on."""
    wants_entry = Signal(str)
    """The name of the measure whose baseline was counted elsewhere and is to be entered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.listed = ListedTable("Every measure compared", _headings(), small=True)
        self.against = ChoiceChips("Compared with", ())
        self._offered: tuple[Choice, ...] = ()
        self.title = Words("", Look.STRONG)
        self.words = Words("", Look.SECONDARY, wrap=True)
        self.cases, self.baseline = Link("Show its cases"), Link()
        self.entry = Link("Enter a baseline…")
        fit_height(self.words)
        column = QVBoxLayout(self)
        space(column, (0, 0, 0, 0), 0)
        above = QWidget()
        chosen = QVBoxLayout(above)
        space(chosen, (12, 4, 12, 4), 0)
        chosen.addWidget(self.against)
        column.addWidget(above)
        column.addWidget(self.listed)
        self._about = QWidget()
        below = QVBoxLayout(self._about)
        space(below, (12, 4, 12, 8), 4)
        links = Wrapping(gap=14)
        for link in (self.cases, self.baseline, self.entry):
            links.add(link)
        below.addWidget(self.title)
        below.addWidget(self.words)
        below.addWidget(links)
        column.addWidget(self._about)
        self.against.chosen.connect(self.compared_with)
        self.listed.table.chosen.connect(self.chosen)
        self.listed.table.opened.connect(self.wants_cases)
        self.cases.clicked.connect(self._ask_cases)
        self.baseline.clicked.connect(self._ask_baseline)
        self.entry.clicked.connect(self._ask_entry)
        self.show_about(None)

    def show_against(self, choices: tuple[Choice, ...], chosen: str) -> None:
        """Offer what can be compared with, one of which is chosen."""
        if choices != self._offered:
            self._offered = choices
            self.against.show_choices(choices)
        self.against.choose([chosen])

    def show_listed(self, listed: Listed) -> None:
        """Show these measures, keeping the one chosen."""
        self.listed.show_listed(listed)

    def show_about(self, about: AboutRows | None) -> None:
        """Tell one measure in full, or none."""
        self._about.setVisible(about is not None)
        if about is None:
            return
        self.title.setText(about.title)
        self.words.setText("\n".join(about.words))
        self.baseline.setText("Drop the fixed baseline" if about.fixed else "Fix this baseline")
        self.baseline.setVisible(bool(about.fixed) or about.may_fix)
        for link in (self.cases, self.baseline, self.entry):
            link.setAccessibleName(f"{link.text()}: {about.title}")
            link.updateGeometry()

    @Slot()
    def _ask_cases(self) -> None:
        """Ask for the cases of the measure chosen."""
        self.wants_cases.emit(self.listed.table.selected())

    @Slot()
    def _ask_baseline(self) -> None:
        """Ask to fix or drop the baseline of the measure chosen."""
        self.wants_baseline.emit(self.listed.table.selected())

    @Slot()
    def _ask_entry(self) -> None:
        """Ask for the baseline of the measure chosen."""
        self.wants_entry.emit(self.listed.table.selected())


def _headings() -> tuple[Heading, ...]:
    """Give the columns; where there is no room for n, what is told of the measure chosen says it."""
    return (
        Heading("Measure", Cell("Out-of-area placements for another reason", Tone.STRONG), grow=1),
        Heading("Baseline", "12,345 days ■", right=True),
        Heading("n", "1,234", right=True, optional=True),
        Heading("Period", "12,345 days", right=True),
        Heading("n", "1,234", right=True, optional=True),
        Heading("Change", "−12.3 points", right=True),
    )
