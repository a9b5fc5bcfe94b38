"""The Outcomes screen: what changed over time, the year in one table, and the cases behind every figure."""

from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from pc_desktop.services.chart_choices import OWN
from pc_desktop.tasks import Tasks
from pc_desktop.theme.sign import Sign
from pc_desktop.theme.space import space
from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import px
from pc_desktop.ui.cells import Cell
from pc_desktop.ui.chance_card import ChanceCheckCard
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.outcomes.chart_acts import ChartActs
from pc_desktop.ui.outcomes.chart_card import ChartCard
from pc_desktop.ui.outcomes.charts_pane import ChartsPane
from pc_desktop.ui.outcomes.events_card import EventsCard
from pc_desktop.ui.outcomes.figure_card import FigureCard
from pc_desktop.ui.outcomes.figures_pane import FiguresPane
from pc_desktop.ui.outcomes.presenter import OutcomesPresenter
from pc_desktop.ui.outcomes.rows import ChartsRows
from pc_desktop.ui.outcomes.wrapped import fit_height
from pc_desktop.ui.widgets.buttons import Button, Kind
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.table import RowTable
from pc_desktop.ui.widgets.top_bar import TopBar
from pc_desktop.ui.widgets.words import Look, Words

_SIDE_BY_SIDE = 1040
_SHARES = (16, 7)
"""How the columns share the width, where they stand side by side."""


class OutcomesScreen(QWidget):
    """Shows the charts at the left; at the right the year, and below it the figure opened."""

    help_page = "outcomes"
    chose = Signal(str)
    """What is chosen for the charts, as this computer is to remember it."""
    wants_board = Signal(object)
    """What is to be written for a board."""

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
        self.charts, self.events = ChartsPane(), EventsCard()
        self.acts = ChartActs(presenter, dispatch, self)
        self.year = RowTable("The year in one table", _headings(), show_headings=False, lines=2)
        self.figure = FigureCard(presenter)
        self.figures = FiguresPane(presenter.figures, dispatch, presenter.today)
        self.chances = ChanceCheckCard()
        self.takes = {
            "numbers": Button("Numbers (CSV)…", sign=Sign.EXPORT),
            "pages": Button("Board pack (PDF)…", sign=Sign.PRINTER),
            "book": Button("Export to Excel…", kind=Kind.PRIMARY),
        }
        self._assumptions = Words("", Look.SMALL, wrap=True)
        self._is_late = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._build()
        self._connect()

    def _build(self) -> None:
        """Lay the screen out."""
        whole = QVBoxLayout(self)
        space(whole, (0, 0, 0, 0), 0)
        whole.addWidget(self._bar)
        for button in self.takes.values():
            self._bar.add(button)
        page = Page((20, 16, 20, 20))
        whole.addWidget(page, 1)
        inside = QWidget()
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        space(self._panes, (0, 0, 0, 0), 16)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            space(column, (0, 0, 0, 0), 16)
        self._panes.addLayout(left)
        self._panes.addLayout(right)
        left.addWidget(self.charts)
        left.addWidget(self.figures)
        left.addWidget(self.chances)
        left.addStretch(1)
        right.addWidget(self._year_card())
        right.addWidget(self.events)
        right.addWidget(self.figure, 1)
        page.add(inside)
        self.setFocusProxy(self.year)

    def _year_card(self) -> Card:
        """Lay out the year in one table with what it takes for granted."""
        card = Card("The year in one table", flush=True)
        self.year.hug_rows()
        card.add(self.year)
        fit_height(self._assumptions)
        foot = QWidget()
        below = QVBoxLayout(foot)
        space(below, (12, 2, 12, 4), 0)
        below.addWidget(self._assumptions)
        card.add(foot)
        return card

    def _connect(self) -> None:
        """Join the parts to one another."""
        self.year.chosen.connect(self.figure.show_figure)
        self.charts.picked.connect(self._pick)
        self.charts.turned.connect(self._turn)
        self.charts.opened.connect(self._open_measure)
        self.charts.card_made.connect(self._join)
        self.figures.wants_cases.connect(self._open_listed)
        self.figures.wants_entry.connect(self.acts.enter_baseline)
        self.figures.recounted.connect(self._recount)
        self._later.timeout.connect(self._show_rest)
        self.events.wanted.connect(self.acts.enter_event)
        self.events.unwanted.connect(self.acts.remove_event)
        self.acts.period_chosen.connect(self._pick)
        self.figures.compared_with.connect(partial(self._pick, "against"))
        for kind, button in self.takes.items():
            button.clicked.connect(partial(self._take, kind))

    @Slot(object)
    def _join(self, card: ChartCard) -> None:
        """Join a card made just now."""
        card.wants_cases.connect(self.open_cases)
        card.wants_definition.connect(self._define)
        card.wants_picture.connect(self.acts.copy_picture)
        card.wants_leaving_out.connect(self.acts.leave_out)
        card.wants_target.connect(self.acts.set_target)
        card.wants_baseline.connect(self.acts.enter_baseline)

    def make_ahead(self) -> None:
        """Make the charts that most pages show, one after the other while nobody does anything."""
        self.charts.make_ahead()

    def recall(self, kept: str) -> None:
        """Choose what this computer remembers, before anything is shown."""
        self._presenter.charts.recall(kept)

    def refresh(self, topics: frozenset[str] | None = None) -> None:
        """Ask again and show, keeping what is open; what lies below the charts follows when they are in view."""
        self._show_year()
        self.charts.show_charts(self._presenter.charts.rows())
        self._show_chances(topics)
        self._later.start(0)

    def _show_chances(self, topics: frozenset[str] | None = None) -> None:
        """Show how chances of beds came true beside the charts of beds, and nowhere else work them out."""
        wanted = self._presenter.charts.shows_beds()
        self.chances.setVisible(wanted)
        if wanted:
            self.chances.show_check(self._presenter.chances(topics))

    def _show_year(self) -> None:
        """Show the year in one table with the figure opened, and the events."""
        rows = self._presenter.refresh()
        self.events.show_events(rows.events)
        self._bar.show_badges(rows.badges)
        self._assumptions.setText(rows.assumptions)
        self.year.show_rows(rows.year, "There is no figure yet.")
        if not self.year.selected() and rows.year:
            self.year.select("length_of_stay")
        self.figure.show_figure(self.year.selected())

    @Slot(str, str)
    def _pick(self, pick: str, key: str) -> None:
        """Choose something for every chart, and for the year in one table."""
        if key == OWN:
            self.charts.show_charts(self._presenter.charts.rows())
            self.figures.refresh()
            self.acts.choose_period(pick)
            return
        self._show(self._presenter.charts.choose(pick, key))
        self._is_late = True
        self._later.start(0)

    @Slot()
    def _show_rest(self) -> None:
        """Show what follows the charts: the year, where another was chosen, and the figures behind the page."""
        if self._is_late:
            self._is_late = False
            self._show_year()
        self.figures.refresh()

    @Slot(str)
    def _recount(self, rule: str) -> None:
        """Count stays in another way on every chart and in every figure."""
        self._presenter.charts.count_stays(rule)
        self._show(self._presenter.charts.rows())
        self._show_year()
        self.figures.refresh()

    @Slot(str)
    def _turn(self, theme: str) -> None:
        """Show other charts."""
        self._show(self._presenter.charts.turn_to(theme))

    @Slot(str, str)
    def _define(self, shown: str, wanted: str) -> None:
        """Draw a measure by another of its definitions."""
        self._show(self._presenter.charts.define_instead(shown, wanted))

    @Slot(str)
    def _open_measure(self, name: str) -> None:
        """Show the charts a measure of the glance belongs to, and that one with the keyboard on it."""
        self._show(self._presenter.charts.open(name))
        self.charts.show_card(name)

    def _show(self, rows: ChartsRows) -> None:
        """Show the charts, and let what is chosen be remembered."""
        self.charts.show_charts(rows)
        self._show_chances(frozenset())
        self.chose.emit(self._presenter.charts.remembered())

    def _take(self, kind: str) -> None:
        """Take the outcomes to a board."""
        self.wants_board.emit(self._presenter.taken(kind))

    @Slot(str)
    def open_cases(self, name: str) -> None:
        """Open the cases a chart counts: in the year in one table where they are, else beside it."""
        figure, is_of_the_year = self._presenter.charts.figure_of(name)
        if is_of_the_year:
            self.open_figure(figure)
        else:
            self.figure.show_figure(figure)
            self.figure.table.setFocus()

    @Slot(str)
    def _open_listed(self, name: str) -> None:
        """Open the cases of a measure listed among the figures behind the page, and go there."""
        self.figure.show_figure(name)
        self.figure.table.setFocus()

    @Slot(str)
    def open_figure(self, name: str) -> None:
        """Open one figure of the year."""
        self.year.select(name)
        self.year.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns beside or below one another, as the width asks for it."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        wide = self.width() >= px(_SIDE_BY_SIDE)
        self._panes.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        for at, share in enumerate(_SHARES):
            self._panes.setStretch(at, share if wide else 0)


def _headings() -> tuple[Heading, ...]:
    """Give the columns of the year."""
    return (
        Heading("Figure", "Gaps in community services", grow=1),
        Heading("The year", Cell("£850k to £1.0m", Tone.STRONG, bold=True), right=True),
    )
