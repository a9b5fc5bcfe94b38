"""The Outcomes screen: what changed over time, the year in one table, and the cases behind every figure."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from pc_desktop.tasks import Tasks
from pc_desktop.theme.space import space
from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import px
from pc_desktop.ui.cells import Cell
from pc_desktop.ui.chance_card import ChanceCheckCard
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.outcomes.chart_card import ChartCard
from pc_desktop.ui.outcomes.figure_card import FigureCard
from pc_desktop.ui.outcomes.presenter import OutcomesPresenter
from pc_desktop.ui.outcomes.rows import ChartRows
from pc_desktop.ui.outcomes.wrapped import fit_height
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.table import RowTable
from pc_desktop.ui.widgets.top_bar import TopBar
from pc_desktop.ui.widgets.words import Look, Words

_SIDE_BY_SIDE = 1040


class OutcomesScreen(QWidget):
    """Shows the charts at the left; at the right the year, and below it the figure opened."""

    help_page = "outcomes"

    def __init__(
        self,
        presenter: OutcomesPresenter,
        dispatch: Dispatch,
        tasks: Tasks,
        parent: QWidget | None = None,
    ) -> None:
        """Begin empty; `refresh` fills it."""
        super().__init__(parent)
        self._presenter = presenter
        self._bar = TopBar("Outcomes")
        self.charts: list[ChartCard] = []
        self.year = RowTable("The year in one table", _headings(), show_headings=False, lines=2)
        self.figure = FigureCard(presenter)
        self.chances = ChanceCheckCard()
        self._assumptions = Words("", Look.SMALL, wrap=True)
        self._build()
        self.year.chosen.connect(self.figure.show_figure)

    def _build(self) -> None:
        """Lay the screen out."""
        whole = QVBoxLayout(self)
        space(whole, (0, 0, 0, 0), 0)
        whole.addWidget(self._bar)
        page = Page((20, 16, 20, 20))
        whole.addWidget(page, 1)
        inside = QWidget()
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        space(self._panes, (0, 0, 0, 0), 16)
        self._left, right = QVBoxLayout(), QVBoxLayout()
        for column in (self._left, right):
            space(column, (0, 0, 0, 0), 16)
        self._panes.addLayout(self._left, 13)
        self._panes.addLayout(right, 8)
        self._left.addWidget(self.chances)
        card = Card("The year in one table", flush=True)
        self.year.hug_rows()
        card.add(self.year)
        fit_height(self._assumptions)
        foot = QWidget()
        below = QVBoxLayout(foot)
        space(below, (12, 2, 12, 4), 0)
        below.addWidget(self._assumptions)
        card.add(foot)
        right.addWidget(card)
        right.addWidget(self.figure, 1)
        page.add(inside)
        self.setFocusProxy(self.year)

    def refresh(self, topics: frozenset[str] | None = None) -> None:
        """Ask again and show, keeping what is open."""
        rows = self._presenter.refresh()
        self.chances.show_check(self._presenter.chances(topics))
        self._bar.show_badges(rows.badges)
        self._assumptions.setText(rows.assumptions)
        for at, chart in enumerate(rows.charts):
            if at < len(self.charts):
                self.charts[at].show_chart(chart)
            else:
                self._add_card(chart)
        self.year.show_rows(rows.year, "There is no figure yet.")
        if not self.year.selected() and rows.year:
            self.year.select("length_of_stay")
        self.figure.show_figure(self.year.selected())

    def _add_card(self, chart: ChartRows) -> None:
        """Make the card of one chart; pictures of the screen look for the first graph by its name."""
        card = ChartCard(chart)
        card.graph.setObjectName("graph" if not self.charts else f"graph_of_{chart.name}")
        card.wants_cases.connect(self.open_figure)
        self.charts.append(card)
        self._left.insertWidget(len(self.charts) - 1, card, 1)

    @Slot(str)
    def open_figure(self, name: str) -> None:
        """Open one figure of the year, as its chart asks."""
        self.year.select(name)
        self.year.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns beside or below one another, as the width asks for it."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        wide = self.width() >= px(_SIDE_BY_SIDE)
        self._panes.setDirection(ways.LeftToRight if wide else ways.TopToBottom)


def _headings() -> tuple[Heading, ...]:
    """Give the columns of the year."""
    return (
        Heading("Figure", "Gaps in community services", grow=1),
        Heading("The year", Cell("£850k to £1.0m", Tone.STRONG, bold=True), right=True),
    )
