"""The card of one person in the plan: where they could go, what that does to others, what would have to change."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.ui.beds.plan_presenter import PersonRows
from pc_desktop.ui.widgets.buttons import Button
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.option_card import OptionCard
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.words import Look, Words

_FOOT = "Miles are straight lines between the middles of postcode districts."


class PlanPersonCard(Card):
    """Shows the units that suit, best first, each with its knock-on, and why not the others."""

    wants_meeting = Signal(str)
    """The referral whose turn a person wants it to be in the meeting."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without anybody."""
        super().__init__("Where could they go?", parent=parent)
        self._key = self._picked = ""
        self._person: PersonRows | None = None
        self.cards: list[OptionCard] = []
        self.why = Words("", Look.SECONDARY, wrap=True)
        self.changes = Words("", Look.WARNING, wrap=True)
        self.unsuitable = Words("", Look.SECONDARY, wrap=True)
        self.meet = Button("Discuss in the meeting", "Enter")
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        space(self._column, (0, 0, 0, 0), 8)
        page = Page(gap=8)
        for widget in (
            self.why,
            self.changes,
            self._holder,
            self.unsuitable,
            Words(_FOOT, Look.SMALL, wrap=True),
        ):
            page.add(widget)
        page.column.addStretch(1)
        self.add(page, 1)
        self.add(self.meet)
        self.meet.clicked.connect(self._meet)
        self.show_person(None)

    def show_person(self, person: PersonRows | None) -> None:
        """Show one person, or that nobody is chosen."""
        if (person.key if person else "") != self._key:
            self._picked = ""
        self._person, self._key = person, person.key if person else ""
        self.show_title(person.title if person else "Where could they go?")
        self.show_quiet(person.quiet if person else "")
        said = (
            (self.why, person.why if person else "Choose somebody in the plan."),
            (self.changes, person.changes if person else ""),
            (self.unsuitable, person.unsuitable if person else ""),
        )
        for words, text in said:
            words.setText(text)
            words.setVisible(bool(text))
        self.meet.setEnabled(person is not None)
        self._show_options()

    def _show_options(self) -> None:
        """Show a card for every unit that suits, making more only where there are too few."""
        options = self._person.options if self._person else ()
        while len(self.cards) < len(options):
            card = OptionCard(options[len(self.cards)], self._holder)
            card.chosen.connect(self._pick)
            self._column.addWidget(card)
            self.cards.append(card)
        for place, card in enumerate(self.cards):
            card.setVisible(place < len(options))
            if place < len(options):
                card.show_option(options[place], options[place].key == self._picked)

    @Slot(str)
    def _pick(self, key: str) -> None:
        """Mark a unit the person looks at; nothing is decided by it."""
        self._picked = key
        self._show_options()

    @Slot()
    def _meet(self) -> None:
        """Ask for this person's turn in the meeting."""
        if self._key:
            self.wants_meeting.emit(self._key)
