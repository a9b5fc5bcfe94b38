"""One figure of the year opened: its definition, its source, and the list of its cases then and before."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from pc_desktop.theme.sign import Sign
from pc_desktop.theme.space import space
from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import px
from pc_desktop.ui.cells import Cell
from pc_desktop.ui.outcomes.presenter import YEAR, OutcomesPresenter
from pc_desktop.ui.outcomes.wrapped import fit_height
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.chip_choice import ChoiceChips
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.empty import Empty
from pc_desktop.ui.widgets.shown import Choice
from pc_desktop.ui.widgets.table import RowTable
from pc_desktop.ui.widgets.words import Look, Words


class FigureCard(Card):
    """Shows one figure, or how to open one."""

    def __init__(self, presenter: OutcomesPresenter, parent: QWidget | None = None) -> None:
        """Begin with no figure opened."""
        super().__init__(flush=True, parent=parent)
        self._presenter = presenter
        self._name = ""
        self._offered: tuple[Choice, ...] = ()
        self.value = Words("", Look.STRONG, wrap=True)
        self.detail = Words("", Look.QUIET, wrap=True)
        self.definition = Words("", Look.SECONDARY, wrap=True)
        self.source = Words("", Look.QUIET, wrap=True)
        self.periods = ChoiceChips("Whose cases", ())
        self.table = RowTable("Cases of the figure", _headings(), show_headings=False, tight=True, small=True)
        self._nothing = Empty(
            Sign.OUTCOMES, "No figure is open.", "Choose one above to see what it rests on."
        )
        words = (self.value, self.detail, self.definition, self.source)
        fit_height(*words)
        self._above = QWidget()
        above = QVBoxLayout(self._above)
        space(above, (12, 8, 12, 6), 4)
        for each in (*words, self.periods):
            above.addWidget(each)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.add(self._above)
        self.add(self.table, 1)
        self.add(self._nothing, 1)
        self.periods.chosen.connect(self._show_cases)
        self.dress_again()
        self.show_figure("")

    def show_figure(self, name: str) -> None:
        """Open one figure by its name; the period whose cases are listed stays while the figure has it."""
        figure = self._presenter.figure(name)
        self._name = name
        for each in (self._above, self.table):
            each.setVisible(figure is not None)
        self._nothing.setVisible(figure is None)
        self.show_title(figure.title if figure else "")
        if figure is None:
            return
        self.value.setText(figure.value)
        self.detail.setText(figure.detail)
        self.definition.setText(figure.definition)
        self.source.setText(figure.source)
        self._offer(figure.periods)
        self._show_cases()

    def _offer(self, periods: tuple[Choice, ...]) -> None:
        """Offer these periods, touching nothing where they are offered already; one is always chosen."""
        if periods != self._offered:
            self._offered = periods
            self.periods.show_choices(periods)
        self.periods.setVisible(bool(periods))
        if periods and not self.periods.chosen_keys():
            self.periods.choose([periods[0].key])

    @Slot(str)
    def _show_cases(self, _key: str = "") -> None:
        """List the cases of the period chosen."""
        chosen = self.periods.chosen_keys()
        cases = self._presenter.cases(self._name, chosen[0] if chosen else YEAR)
        self.table.show_rows(cases.rows, cases.nothing)

    def dress_again(self) -> None:
        """Leave the list room at this size of letters."""
        self.table.setMinimumHeight(px(132))


def _headings() -> tuple[Heading, ...]:
    """Give the columns of the cases."""
    return (Heading("Case", Cell("No referral", Tone.STRONG)), Heading("What it was", "Rowan House", grow=1))
