"""The charts of the Outcomes screen: what is chosen once for all of them, and a card for each, or all at a glance."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell
from pc_desktop.ui.outcomes.chart_card import ChartCard
from pc_desktop.ui.outcomes.choice_bar import ChoiceBar
from pc_desktop.ui.outcomes.rows import ChartsRows
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.chip_choice import ChoiceChips
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.panes import Panes
from pc_desktop.ui.widgets.table import RowTable

_LEAST, _TALL = 440, 500
AHEAD = 4
"""How many charts most pages show."""


class ChartsPane(QWidget):
    """Shows the charts chosen; cards are kept and shown again, as making a graph costs more than moving it."""

    picked = Signal(str, str)
    """The key of a list above the charts, and of what was chosen of it."""
    turned = Signal(str)
    """The theme whose charts are wanted."""
    card_made = Signal(object)
    """A card made just now, to be joined."""
    opened = Signal(str)
    """The name of the measure opened in the glance at all of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without charts."""
        super().__init__(parent)
        self.bar = ChoiceBar()
        self.themes = ChoiceChips("Which charts", ())
        self.cards: list[ChartCard] = []
        self.panes = Panes()
        self.glance_card = Card("All at a glance", flush=True)
        self.glance = RowTable("Every measure at a glance", _glance_headings(), lines=2)
        self.glance.hug_rows()
        self.glance_card.add(self.glance)
        whole = QVBoxLayout(self)
        space(whole, (0, 0, 0, 0), 12)
        whole.addWidget(self.bar)
        whole.addWidget(self.themes)
        whole.addWidget(self.panes, 1)
        whole.addWidget(self.glance_card, 1)
        self._offered: tuple[object, ...] = ()
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self.make_ahead)
        self.bar.picked.connect(self.picked)
        self.themes.chosen.connect(self.turned)
        self.glance.opened.connect(self.opened)

    def show_charts(self, rows: ChartsRows) -> None:
        """Show these charts."""
        self.bar.show_picks(rows.picks)
        if rows.themes != self._offered:
            self._offered = rows.themes
            self.themes.show_choices(rows.themes)
        self.themes.choose([rows.theme])
        for at, chart in enumerate(rows.charts):
            if at == len(self.cards):
                self._add_card()
            self.cards[at].show_chart(chart)
        for at, card in enumerate(self.cards):
            card.setVisible(at < len(rows.charts))
        self.panes.setVisible(bool(rows.charts))
        self.panes.updateGeometry()
        self.glance_card.setVisible(not rows.charts)
        self.glance_card.show_quiet(rows.words)
        self.glance.show_rows(rows.glance, "There is nothing to chart yet.")

    def shown_cards(self) -> list[ChartCard]:
        """Give the cards in view, in order."""
        return [card for card in self.cards if not card.isHidden()]

    @Slot()
    def make_ahead(self) -> None:
        """Make a card that will be wanted, and the next when nobody has anything to do."""
        if len(self.cards) < AHEAD:
            self._add_card()
            self.cards[-1].hide()
            self._soon.start()

    def _add_card(self) -> None:
        """Make one more card; pictures of the screen look for the first graph by its name."""
        card = ChartCard()
        card.graph.setObjectName("graph" if not self.cards else f"graph_{len(self.cards)}")
        self.cards.append(card)
        self.panes.add(card, least=_LEAST, tall=_TALL)
        self.card_made.emit(card)

    @Slot(str)
    def show_card(self, name: str) -> None:
        """Bring one chart into view and give it the keyboard."""
        for card in self.shown_cards():
            if card.name == name:
                card.graph.setFocus()


def _glance_headings() -> tuple[Heading, ...]:
    """Give the columns of the glance; where there is no room for what the rules found, the sentence says it."""
    return (
        Heading("Measure and what it says", Cell("Out-of-area placements started", Tone.STRONG), grow=1),
        Heading("Newest", "since the last placement"),
        Heading("Variation", Cell("Improving, values higher", Tone.BLUE), optional=True),
        Heading("Target", "May or may not be met, by chance", optional=True),
    )
