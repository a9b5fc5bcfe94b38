"""The life of one referral: where it stands, what may follow, its clocks, and who holds the risk."""

from functools import partial

from PySide6.QtCore import QPoint, Slot
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.ui.asking import Asking
from pc_desktop.ui.cells import Cell
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.referrals.life_presenter import LifePresenter
from pc_desktop.ui.widgets.banner import Banner
from pc_desktop.ui.widgets.buttons import Button, Kind
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.flow import Wrapping
from pc_desktop.ui.widgets.form import Form
from pc_desktop.ui.widgets.key_values import KeyValues
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.table import RowTable
from pc_desktop.ui.widgets.words import Look, Words


class LifeCard(QWidget):
    """Shows one referral's life and takes its next turn."""

    def __init__(self, presenter: LifePresenter, dispatch: Dispatch, parent: QWidget | None = None) -> None:
        """Begin with nobody; `show_referral` fills it."""
        super().__init__(parent)
        self._presenter = presenter
        self._key = ""
        self.asking = Asking(dispatch, presenter.today, self)
        self.warning, self.prompts = Banner(), Banner()
        self._state, self._order = Words("", Look.STRONG, wrap=True), Words("", Look.SECONDARY, wrap=True)
        self.next = Button("Next step…", "T", Kind.PRIMARY)
        self.holder = Button("Who holds the risk…", "H")
        self.reviews = Button("Reviews…", "V")
        self.back = Button("Back to the rule's place", "")
        self._holding, self._clocks = KeyValues("Who holds the risk"), KeyValues("Clocks", ruled=True)
        self._standards = Words("", Look.SMALL, wrap=True)
        sample = Cell("Waiting for a bed", second="21-Nov-2026 14:05, Liaison practitioner")
        self.turns = RowTable(
            "What happened so far",
            (Heading("What", sample), Heading("Why", "Reason", 1)),
            lines=2,
            show_headings=False,
        )
        self.turns.hug_rows()
        self.menu = QMenu(self)
        self.menu.setAccessibleName("What may follow")
        self._build()
        self._connect()

    def _build(self) -> None:
        """Lay the card out on a page that scrolls."""
        whole = QVBoxLayout(self)
        space(whole, (0, 0, 0, 0), 0)
        page = Page((16, 4, 16, 8), 10)
        whole.addWidget(page)
        acts = Wrapping(gap=8)
        for button in (self.next, self.holder, self.reviews, self.back):
            acts.add(button)
        for widget in (
            self.warning,
            self.prompts,
            self._state,
            self._order,
            acts,
            self._holding,
            Words("Clocks", Look.TITLE),
            self._clocks,
            self._standards,
            Words("What happened so far", Look.TITLE),
            self.turns,
        ):
            page.add(widget)
        page.column.addStretch(1)
        self.setFocusProxy(self.next)

    def _connect(self) -> None:
        """Hand wishes on."""
        self.next.clicked.connect(self.open_turns)
        self.holder.clicked.connect(self.ask_holder)
        self.reviews.clicked.connect(self.ask_reviews)
        self.warning.acted.connect(self.ask_holder)
        self.prompts.acted.connect(self.ask_reviews)
        self.back.clicked.connect(self._put_back)

    def show_referral(self, key: str) -> None:
        """Show one referral; of one that is closed only what there is to see and to put right."""
        self._key = key
        rows = self._presenter.show(key)
        self.setEnabled(rows is not None)
        if rows is None:
            return
        self._state.setText(rows.state)
        self._order.setText(rows.order)
        self._order.setVisible(bool(rows.order))
        self.warning.show_notice(rows.warning)
        self.prompts.show_notice(rows.prompts)
        self.back.setVisible(rows.is_moved)
        self.holder.setVisible(rows.is_open)
        self.reviews.setVisible(rows.is_open)
        self._holding.show_pairs(rows.holding)
        self._clocks.show_pairs(rows.clocks)
        self._standards.setText(rows.standards)
        self.turns.show_rows(rows.turns)

    def refresh(self) -> None:
        """Ask again and show."""
        if self._key:
            self.show_referral(self._key)

    @Slot()
    def open_turns(self) -> None:
        """Offer what may follow, each by its key."""
        self.menu.clear()
        for turn in self._presenter.turns(self._key):
            action = self.menu.addAction(f"&{turn.hint}   {turn.words}")
            action.triggered.connect(partial(self.ask_turn, turn.key))
        if not self.menu.isEmpty():
            self.menu.popup(self.next.mapToGlobal(QPoint(0, self.next.height())))
            self.menu.setActiveAction(self.menu.actions()[0])

    def ask_turn(self, turn: str) -> None:
        """Ask what one turn needs and take it."""
        key = self._key
        form = self._presenter.form(key, turn)
        if form is not None:
            self.asking.ask(form, lambda values: self._presenter.order(key, turn, values))

    @Slot()
    def ask_holder(self) -> None:
        """Ask who holds the risk."""
        self._ask(self._presenter.holder_form(self._key), holder=True)

    @Slot()
    def ask_reviews(self) -> None:
        """Ask for the reviews before an admission."""
        self._ask(self._presenter.reviews_form(self._key), holder=False)

    def _ask(self, form: Form | None, *, holder: bool) -> None:
        """Open one of the two forms about waiting safely."""
        key, presenter = self._key, self._presenter
        if form is not None:
            self.asking.ask(
                form, lambda values: presenter.hold(key, values) if holder else presenter.review(key, values)
            )

    @Slot()
    def _put_back(self) -> None:
        """Let the referral go back to its place by the rule."""
        self.asking.order(self._presenter.put_back(self._key))
