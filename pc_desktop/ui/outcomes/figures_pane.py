"""The figures behind the page: compared, side by side, savings, fair access and the method, one page at a time."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pc_desktop.domain.errors import Refused
from pc_desktop.services.outcomes_reasons import READY_DAYS
from pc_desktop.theme.space import space
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.asking import Asking
from pc_desktop.ui.cells import Cell
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.outcomes.choosing_page import ChoosingPage
from pc_desktop.ui.outcomes.compared_page import ComparedPage
from pc_desktop.ui.outcomes.figures_presenter import FiguresPresenter
from pc_desktop.ui.outcomes.listed_table import ListedTable
from pc_desktop.ui.outcomes.savings_page import SavingsPage
from pc_desktop.ui.outcomes.sides_page import SidesPage
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.chip_choice import ChoiceChips
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.shown import Choice

COMPARED, UNITS, AREAS, SAVINGS = "compared", "units", "areas", "savings"
READY, FAIR, METHOD = "ready", "fair", "method"
PAGES = (
    Choice(COMPARED, "Compared"),
    Choice(UNITS, "Units side by side"),
    Choice(AREAS, "Areas side by side"),
    Choice(SAVINGS, "Savings"),
    Choice(READY, "Ready to leave"),
    Choice(FAIR, "Fair access"),
    Choice(METHOD, "Method"),
)


class FiguresPane(Card):
    """Shows one page of the figures at a time; the choice is remembered while the window is open."""

    wants_cases = Signal(str)
    """The name of the measure whose cases are asked for."""
    wants_entry = Signal(str)
    """The name of the measure whose baseline was counted elsewhere and is to be entered."""
    compared_with = Signal(str)
    """What the period is to be compared with from now on."""
    recounted = Signal(str)
    """The way stays are to be counted from now on, on every chart and in every figure."""

    def __init__(
        self,
        presenter: FiguresPresenter,
        dispatch: Dispatch,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        """Begin with every measure compared; `refresh` fills it."""
        super().__init__("The figures behind the page", flush=True, parent=parent)
        self._presenter, self._dispatch = presenter, dispatch
        self.asking = Asking(dispatch, today, self)
        self.chips = ChoiceChips("Which figures", PAGES)
        self.compared, self.savings = ComparedPage(), SavingsPage()
        self.units, self.areas = SidesPage("Units side by side"), SidesPage("Areas side by side")
        self.ready = ListedTable("Days lost by reason", _ready_headings())
        self.fair = ChoosingPage("Fair access", "Broken down by", _fair_headings())
        self.method = ChoosingPage(
            "What is assumed and left out", "How stays are counted", _method_headings(), tells=True
        )
        self._pages: dict[str, QWidget] = {
            COMPARED: self.compared,
            UNITS: self.units,
            AREAS: self.areas,
            SAVINGS: self.savings,
            READY: self.ready,
            FAIR: self.fair,
            METHOD: self.method,
        }
        self._build()
        self._connect()
        self.turn_to(COMPARED)

    def _build(self) -> None:
        """Lay the pages out below their chips."""
        above = QWidget()
        inside = QVBoxLayout(above)
        space(inside, (12, 8, 12, 4), 0)
        inside.addWidget(self.chips)
        self.add(above)
        for page in self._pages.values():
            self.add(page)

    def _connect(self) -> None:
        """Join the pages to what they ask for."""
        self.chips.chosen.connect(self.turn_to)
        self.compared.chosen.connect(self._tell)
        self.compared.wants_cases.connect(self.wants_cases)
        self.compared.wants_baseline.connect(self._order_baseline)
        self.compared.compared_with.connect(self.compared_with)
        self.compared.wants_entry.connect(self.wants_entry)
        self.savings.wants_entry.connect(self._ask_investment)
        self.savings.wants_removal.connect(self._remove_investment)
        self.savings.wants_cases.connect(self.wants_cases)
        self.units.funnel_chosen.connect(self._show_funnel)
        self.ready.table.opened.connect(self._ask_reason)
        self.fair.chosen.connect(self._break_down)
        self.method.chosen.connect(self.recounted)

    def refresh(self) -> None:
        """Show the page last asked for."""
        rows = self._presenter.rows()
        self.show_quiet(rows.period)
        self.compared.show_against(rows.against, rows.chosen_against)
        self.compared.show_listed(rows.compared)
        self.compared.show_about(self._presenter.about(self.compared.listed.table.selected()))
        self.units.show_sides(rows.units)
        self.units.show_funnel(self._presenter.funnel())
        self.areas.show_sides(rows.areas)
        self.savings.show_savings(rows.savings)
        self.ready.show_listed(rows.ready)
        self.fair.show_choice(rows.fair)
        self.method.show_choice(rows.method)

    @Slot(str)
    def turn_to(self, page: str) -> None:
        """Show one page."""
        self.chips.choose([page])
        for name, widget in self._pages.items():
            widget.setVisible(name == page)
        self.updateGeometry()

    @Slot(str)
    def _tell(self, name: str) -> None:
        """Tell a measure in full."""
        self.compared.show_about(self._presenter.about(name))

    @Slot(str)
    def _show_funnel(self, name: str) -> None:
        """Show another funnel."""
        self.units.show_funnel(self._presenter.funnel(name))

    @Slot(str)
    def _break_down(self, name: str) -> None:
        """Look at fair access by something else."""
        self._presenter.break_down(name)
        self.fair.show_choice(self._presenter.rows().fair)

    @Slot(str)
    def _ask_reason(self, name: str) -> None:
        """Ask for the patients of one reason; all of them together are those of the measure."""
        self.wants_cases.emit(READY_DAYS if name == "all" else name)

    @Slot(str)
    def _order_baseline(self, name: str) -> None:
        """Fix or drop a baseline."""
        try:
            self._dispatch.do(self._presenter.baseline_order(name))
        except Refused as refused:
            self._dispatch.refused.emit(refused.sentence)

    @Slot()
    def _ask_investment(self) -> None:
        """Ask for an investment."""
        self.asking.ask(self._presenter.investment_form(), self._presenter.investment_order)

    @Slot(str)
    def _remove_investment(self, key: str) -> None:
        """Take the investment chosen away."""
        if key:
            self._dispatch.do(self._presenter.remove_order(key))


def _ready_headings() -> tuple[Heading, ...]:
    """Give the columns of the days lost by reason."""
    return (
        Heading("Reason", Cell("Further community or mental health service", Tone.STRONG), grow=1),
        Heading("Days", "12,345", right=True),
        Heading("Patients", "1,234", right=True),
        Heading("Days before", "12,345", right=True),
        Heading("Patients before", "1,234", right=True),
    )


def _fair_headings() -> tuple[Heading, ...]:
    """Give the columns of fair access."""
    return (
        Heading("Group", Cell("Black or Black British", Tone.STRONG), grow=2),
        Heading("Referred", "1,234", right=True, grow=1),
        Heading("Share", "100%", right=True, grow=1),
        Heading("Admitted", "1,234", right=True, grow=1),
        Heading("Share", "100%", right=True, grow=1),
    )


def _method_headings() -> tuple[Heading, ...]:
    """Give the columns of what is assumed and left out."""
    return (
        Heading("Of", Cell("Out-of-area placements for another reason", Tone.STRONG)),
        Heading("What is assumed or left out", "1 admission left out: the home is not recorded", grow=1),
    )
