"""The card of where the person could go, and below it the plan for everybody else."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.meeting.rows import CaseRows
from pc_desktop.ui.widgets.card import Card, Rule
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.option_card import OptionCard
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.shown import Option
from pc_desktop.ui.widgets.table import RowTable
from pc_desktop.ui.widgets.words import Look, Words


class OptionsCard(Card):
    """Shows the units that suit, best first, those that do not in a sentence each, and everybody's plan."""

    option_chosen = Signal(str)
    """The number of the unit a person picked."""
    person_chosen = Signal(str)
    """The referral picked in the plan."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without anybody."""
        super().__init__(parent=parent)
        self._cards: list[OptionCard] = []
        self._picked = ""
        self._page = Page(gap=8)
        self._options: tuple[Option, ...] = ()
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        space(self._column, (0, 0, 0, 0), 8)
        self._unsuitable = Words("", Look.SECONDARY, wrap=True)
        self._none = Words("", Look.WARNING, wrap=True)
        self._plan_title = Words("Best plan for everyone in the queue", Look.TITLE)
        self._plan_words = Words("", Look.SECONDARY, wrap=True)
        self._plan = RowTable(
            "Plan for everyone in the queue",
            (
                Heading("Who", "R-0415A · K.M."),
                Heading("Where", "Rowan House 12", 1),
                Heading("", Cell("Linked", chip=True)),
            ),
            lines=2,
            tight=True,
            small=True,
            show_headings=False,
        )
        for widget in (
            self._holder,
            self._none,
            self._unsuitable,
            Rule(),
            self._plan_title,
            self._plan_words,
        ):
            self._page.add(widget)
        self._page.add(self._plan, 1)
        self.add(self._page, 1)
        self._plan.opened.connect(self.person_chosen)

    def show_case(self, case: CaseRows | None) -> None:
        """Show where this person could go; the first unit is picked for a new person."""
        options = case.options if case else ()
        self.show_title(case.options_title if case else "Where could they go?")
        self.show_quiet(case.options_words if case else "")
        if self._picked not in {option.key for option in options}:
            self._picked = options[0].key if options else ""
        while len(self._cards) < len(options):
            card = OptionCard(options[len(self._cards)], self._holder)
            card.chosen.connect(self._pick)
            self._column.addWidget(card)
            self._cards.append(card)
        for place, card in enumerate(self._cards):
            card.setVisible(place < len(options))
            if place < len(options):
                card.show_option(options[place], options[place].key == self._picked)
        self._options = options
        self._none.setText(
            "No unit that suits has a bed now or expected within the plan's days." if case else ""
        )
        self._none.setVisible(case is not None and not options)
        self._unsuitable.setText(case.unsuitable if case else "")
        self._unsuitable.setVisible(bool(case and case.unsuitable))

    def show_plan(self, rows: tuple[Row, ...], words: str) -> None:
        """Show everybody's plan."""
        self._plan_words.setText(words)
        self._plan.show_rows(rows, "Nobody is waiting for a place.")

    def pick_first(self) -> None:
        """Pick the best unit, for a person whose turn has just come."""
        self._picked = ""

    @property
    def picked(self) -> str:
        """Give the number of the unit picked; nothing where none suits."""
        return self._picked

    def offer_words(self) -> str:
        """Say which bed would be offered."""
        name = next((option.name for option in self._options if option.key == self._picked), "")
        return f"Offer {name}" if name else "Offer bed"

    def _pick(self, key: str) -> None:
        """Pick a unit and show it so."""
        self._picked = key
        for card, option in zip(self._cards, self._options, strict=False):
            card.show_option(option, option.key == key)
        self.option_chosen.emit(key)
