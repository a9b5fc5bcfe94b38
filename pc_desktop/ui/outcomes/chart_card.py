"""One measure: its newest figure, its graph, the same numbers as a table or its definition, and what is said of it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

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
from pc_desktop.ui.widgets.flow import Wrapping
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.round_mark import RoundMark
from pc_desktop.ui.widgets.table import RowTable
from pc_desktop.ui.widgets.words import Look, OneLine, Words

_MOST_MARKS = 2
_SAMPLES = ("Oct to Dec 2026 so far", "12,345", "123", "1,234.5", "1,234.5", "1,234.5")
_GRAPH, _TABLE, _ABOUT, _NOTHING = range(4)


class ChartCard(Card):
    """Shows one chart."""

    wants_cases = Signal(str)
    """The name of the chart whose cases are asked for."""
    wants_picture = Signal(str)
    """The name of the chart whose picture is to be copied."""
    wants_target = Signal(str)
    """The name of the chart whose target is to be set."""
    wants_baseline = Signal(str)
    """The name of the chart whose baseline is to be entered."""
    wants_definition = Signal(str, str)
    """The name of the chart shown, and of the one of its family to show instead."""
    wants_leaving_out = Signal(str, int)
    """The name of the chart, and the place of the point to leave out of its lines or to count again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the card; `show_chart` fills it."""
        super().__init__(parent=parent)
        self.name = ""
        self._empty = True
        self.graph, self.key = SpcGraph(), GraphKey()
        self.table = RowTable("Numbers of the chart", _headings(), tight=True, small=True)
        self.marks = [RoundMark() for _ in range(_MOST_MARKS)]
        self.value, self.detail = Words("", Look.HEADING), OneLine("", Look.QUIET)
        self.readout = OneLine("", Look.SMALL)
        self.caption = Words("", Look.SECONDARY, wrap=True)
        self.method = Words("", Look.SMALL, wrap=True)
        self.about = Words("", Look.SECONDARY, wrap=True)
        self.definitions = QComboBox()
        self.swap, self.tell = Link(), Link()
        self.cases, self.picture, self.aim = Link("Cases"), Link("Copy picture"), Link("Target…")
        self.compare = Link("Baseline…")
        self._acts = (self.swap, self.tell, self.cases, self.picture, self.aim, self.compare)
        self.nothing = Empty(Sign.OUTCOMES, "Nothing to draw yet.")
        self._build()
        self._connect()

    def _build(self) -> None:
        """Lay the card out: the figure, the drawing, then the words."""
        fit_height(self.caption, self.method)
        for mark in self.marks:
            self.add_to_head(mark, right=True)
        self.definitions.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.definitions.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.definitions.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        figure = QHBoxLayout()
        space(figure, (0, 0, 0, 0), 10)
        figure.addWidget(self.value)
        figure.addWidget(self.detail, 1)
        figure.addWidget(self.definitions)
        self.body.addLayout(figure)
        self._sheets = QStackedLayout()
        for sheet in (self._drawn(), self.table, self._told(), self.nothing):
            self._sheets.addWidget(sheet)
        self.body.addLayout(self._sheets, 1)
        self.add(self.caption)
        self.add(self.method)
        self._links = Wrapping(gap=14)
        for link in self._acts:
            self._links.add(link)
        self.add(self._links)

    def _drawn(self) -> QWidget:
        """Lay out the graph with its key."""
        made = QWidget()
        drawn = QVBoxLayout(made)
        space(drawn, (0, 0, 0, 0), 2)
        drawn.addWidget(self.readout)
        drawn.addWidget(self.graph, 1)
        drawn.addWidget(self.key)
        return made

    def _told(self) -> QWidget:
        """Lay out the definition and the method, which may be longer than the card."""
        page = Page()
        page.add(self.about)
        page.column.addStretch(1)
        return page

    def _connect(self) -> None:
        """Pass on what is asked of the card."""
        self.swap.clicked.connect(self._swap)
        self.tell.clicked.connect(self._tell)
        self.cases.clicked.connect(lambda: self.wants_cases.emit(self.name))
        self.picture.clicked.connect(lambda: self.wants_picture.emit(self.name))
        self.aim.clicked.connect(lambda: self.wants_target.emit(self.name))
        self.compare.clicked.connect(lambda: self.wants_baseline.emit(self.name))
        self.definitions.activated.connect(self._define)
        self.graph.read_out.connect(self.readout.setText)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, act in (("Ctrl+C", self.picture.click), ("X", self._leave_out)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(within)
            shortcut.activated.connect(act)

    def show_chart(self, chart: ChartRows) -> None:
        """Show this chart, as a graph, a table or its definition, as it was."""
        self.name = chart.name
        self.show_title(chart.title)
        self.show_quiet(chart.under)
        for label, words in (
            (self.value, chart.value), (self.detail, chart.detail),
            (self.caption, chart.caption),
            (self.method, chart.method),
            (self.about, "\n\n".join(chart.about)),
        ):  # fmt: skip
            label.setText(words)
        self._mark(chart)
        self._offer(chart)
        self.graph.show_graph(chart.graph)
        self.key.show_entries(chart.graph.key)
        self.table.setAccessibleName(f"{chart.title}: the numbers of the chart")
        self.table.show_rows(chart.table, "No point is shown.")
        self.nothing.show_words(chart.nothing, "The chart begins with the first one.")
        for each in (self.caption, self.method, self.swap, self.picture, self.cases):
            each.setVisible(not chart.nothing)
        sheet = self._sheets.currentIndex()
        if chart.nothing:
            sheet = _ABOUT if sheet == _ABOUT else _NOTHING
        elif sheet == _NOTHING:
            sheet = _GRAPH
        self._empty = bool(chart.nothing)
        self._turn_to(sheet)

    def _mark(self, chart: ChartRows) -> None:
        """Show what the rules found."""
        for at, mark in enumerate(self.marks):
            mark.setVisible(at < len(chart.marks))
            if at < len(chart.marks):
                row = chart.marks[at]
                mark.show_finding(row.finding, row.letter, row.words, row.glyph)

    def _offer(self, chart: ChartRows) -> None:
        """Offer the definitions there are of this measure."""
        self.definitions.setVisible(bool(chart.choices))
        self.definitions.setAccessibleName(f"Definition: {chart.title}")
        self.definitions.clear()
        for choice in chart.choices:
            self.definitions.addItem(choice.text, choice.key)
        self.definitions.setCurrentIndex(max(0, self.definitions.findData(chart.chosen)))

    @Slot()
    def _swap(self) -> None:
        """Swap graph and table."""
        self._turn_to(_GRAPH if self._sheets.currentIndex() == _TABLE else _TABLE)

    @Slot()
    def _tell(self) -> None:
        """Show the definition, or go back to the graph."""
        back = _NOTHING if self._empty else _GRAPH
        self._turn_to(back if self._sheets.currentIndex() == _ABOUT else _ABOUT)

    def _turn_to(self, sheet: int) -> None:
        """Show the graph, the table, the definition or that there is nothing."""
        self._sheets.setCurrentIndex(sheet)
        self.swap.setText("Graph" if sheet == _TABLE else "Table")
        self.tell.setText("Back to the chart" if sheet == _ABOUT else "Definition")
        for link in self._acts:
            link.setAccessibleName(f"{link.text()}: {self.accessibleName()}")
            link.updateGeometry()

    @Slot(int)
    def _define(self, at: int) -> None:
        """Ask for another definition of the same measure."""
        self.wants_definition.emit(self.name, str(self.definitions.itemData(at)))

    @Slot()
    def _leave_out(self) -> None:
        """Ask to leave out the point the keyboard is on, or to count it again."""
        spot = self.graph.chosen()
        if spot is not None:
            self.wants_leaving_out.emit(self.name, spot.x)


def _headings() -> tuple[Heading, ...]:
    """Give the columns of the table, of whatever chart; the last, in words, takes what room is left."""
    numbers = zip(("Point", "Value", "Cases", "Centre", "Lower limit", "Upper limit"), _SAMPLES, strict=True)
    return (
        *(Heading(name, sample, right=name != "Point") for name, sample in numbers),
        Heading("Signals and events", "two of three near the upper limit", grow=1),
    )
