"""One outcome: its figure of the year, its graph or the same numbers as a table, and all that must be said with it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from pc_desktop.theme.sign import Sign
from pc_desktop.theme.space import space
from pc_desktop.ui.outcomes.graph_key import GraphKey
from pc_desktop.ui.outcomes.rows import ChartRows
from pc_desktop.ui.outcomes.spc_graph import SpcGraph
from pc_desktop.ui.outcomes.wrapped import fit_height
from pc_desktop.ui.widgets.buttons import Link
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.empty import Empty
from pc_desktop.ui.widgets.round_mark import RoundMark
from pc_desktop.ui.widgets.table import RowTable
from pc_desktop.ui.widgets.words import Look, OneLine, Words

_MOST_MARKS = 2
_SAMPLES = ("Nov-2026 so far", "Length of stay", "Discharges", "Centre", "Lower limit", "Upper limit")
_GRAPH, _TABLE, _NOTHING = range(3)


class ChartCard(Card):
    """Shows one chart."""

    wants_cases = Signal(str)
    """The name of the figure whose cases are asked for."""

    def __init__(self, chart: ChartRows, parent: QWidget | None = None) -> None:
        """Make the card for a chart of this name and these columns."""
        super().__init__(parent=parent)
        self.name = chart.name
        self.graph = SpcGraph()
        self.key = GraphKey()
        self.table = RowTable(f"{chart.title}, by month", _headings(chart.headings), tight=True, small=True)
        self.marks = [RoundMark() for _ in range(_MOST_MARKS)]
        self.value = Words("", Look.HEADING)
        self.detail = OneLine("", Look.QUIET)
        self.readout = OneLine("", Look.SMALL)
        self.caption = Words("", Look.STRONG, wrap=True)
        self.method = Words("", Look.QUIET, wrap=True)
        self.definition = Words("", Look.SMALL, wrap=True)
        self.swap = Link()
        self.cases = Link("Show the cases")
        self.nothing = Empty(Sign.OUTCOMES, "Nothing to draw yet.")
        self._build()
        self.swap.clicked.connect(self._swap)
        self.cases.clicked.connect(self._ask_cases)
        self.graph.read_out.connect(self.readout.setText)
        self.show_chart(chart)

    def _build(self) -> None:
        """Lay the card out: the figure, the drawing, then the words."""
        fit_height(self.caption, self.method, self.definition)
        for mark in self.marks:
            self.add_to_head(mark, right=True)
        self.add_to_head(self.value)
        self.add_to_head(self.detail)
        self._drawn = QWidget()
        drawn = QVBoxLayout(self._drawn)
        space(drawn, (0, 0, 0, 0), 4)
        drawn.addWidget(self.readout)
        drawn.addWidget(self.graph, 1)
        drawn.addWidget(self.key)
        self._sheets = QStackedLayout()
        for sheet in (self._drawn, self.table, self.nothing):
            self._sheets.addWidget(sheet)
        self.body.addLayout(self._sheets, 1)
        self.add(self.caption)
        line = QHBoxLayout()
        space(line, (0, 0, 0, 0), 16)
        line.addWidget(self.method, 1)
        line.addWidget(self.swap)
        line.addWidget(self.cases)
        self.body.addLayout(line)
        self.add(self.definition)

    def show_chart(self, chart: ChartRows) -> None:
        """Show this chart, as a graph or as a table as it was."""
        self.show_title(chart.title)
        self.value.setText(chart.value)
        self.detail.setText(chart.detail)
        for at, mark in enumerate(self.marks):
            mark.setVisible(at < len(chart.marks))
            if at < len(chart.marks):
                row = chart.marks[at]
                mark.show_finding(row.finding, row.letter, row.words)
        self.graph.show_graph(chart.graph)
        self.key.show_entries(chart.graph.key)
        self.table.show_rows(chart.table, "No month is shown.")
        self.caption.setText(chart.caption)
        self.method.setText(chart.method)
        self.definition.setText(chart.definition)
        self.caption.setVisible(not chart.nothing)
        self.nothing.show_words(chart.nothing, "The graph begins with the first one.")
        for link in (self.swap, self.cases):
            link.setVisible(not chart.nothing)
        sheet = self._sheets.currentIndex()
        self._turn_to(_NOTHING if chart.nothing else _TABLE if sheet == _TABLE else _GRAPH)

    @Slot()
    def _swap(self) -> None:
        """Swap graph and table."""
        self._turn_to(_GRAPH if self._sheets.currentIndex() == _TABLE else _TABLE)

    def _turn_to(self, sheet: int) -> None:
        """Show the graph, the table or that there is nothing."""
        self._sheets.setCurrentIndex(sheet)
        other = "Show as a graph" if sheet == _TABLE else "Show as a table"
        self.swap.setText(other)
        self.swap.setAccessibleName(f"{other}: {self.accessibleName()}")
        self.cases.setAccessibleName(f"{self.cases.text()}: {self.accessibleName()}")
        self.swap.updateGeometry()

    @Slot()
    def _ask_cases(self) -> None:
        """Ask for the cases behind the figure."""
        self.wants_cases.emit(self.name)


def _headings(names: tuple[str, ...]) -> tuple[Heading, ...]:
    """Give the columns of the table by month; the last, in words, takes what room is left."""
    samples = zip(names, _SAMPLES, strict=False)
    numbers = [Heading(name, sample, right=at > 0) for at, (name, sample) in enumerate(samples)]
    return (*numbers, Heading(names[-1], "two of three near the upper limit", grow=1))
