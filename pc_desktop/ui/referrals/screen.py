"""The Referrals screen: who is waiting, in what order and why, and one referral in full."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from pc_desktop.tasks import Tasks
from pc_desktop.theme.sign import Sign
from pc_desktop.theme.space import space
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.referrals.case_card import CaseCard
from pc_desktop.ui.referrals.list_table import ListTable
from pc_desktop.ui.referrals.presenter import ReferralsPresenter, ReferralsRows
from pc_desktop.ui.widgets.banner import Banner
from pc_desktop.ui.widgets.buttons import Button
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.chip_choice import ChoiceChip, ChoiceChips
from pc_desktop.ui.widgets.empty import Empty
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.panes import Panes
from pc_desktop.ui.widgets.search_box import SearchBox
from pc_desktop.ui.widgets.shown import Choice
from pc_desktop.ui.widgets.top_bar import TopBar
from pc_desktop.ui.widgets.words import Look, OneLine


class ReferralsScreen(QWidget):
    """Shows the open referrals in the order of the rule; sifting says what it hides."""

    help_page = "queue-and-order"

    wants_meeting = Signal(str)
    """The key of a referral to open in the Meeting screen."""
    wants_import = Signal()
    """Go to where returns are read."""

    def __init__(
        self,
        presenter: ReferralsPresenter,
        dispatch: Dispatch,
        tasks: Tasks | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Begin empty; `refresh` fills it."""
        super().__init__(parent)
        self._presenter = presenter
        self._dispatch = dispatch
        self._bar = TopBar("Referrals")
        self._search = SearchBox("Search referrals", "Search name, number, team…", "Ctrl F")
        self._import = Button("Import returns…", "Ctrl I")
        self._choices = ChoiceChips("Show", ())
        self._shown_choices: tuple[Choice, ...] = ()
        self._hidden = OneLine("", Look.QUIET)
        self._list = Card(flush=True)
        self._warning = Banner()
        self.table = ListTable()
        self._case = CaseCard()
        self._nobody = Empty(
            Sign.TICK, "Nobody is waiting.", "Open referrals appear here, most unwell first."
        )
        self._build()
        self._connect()

    def _build(self) -> None:
        """Lay the screen out: the list at the left, one referral at the right."""
        whole = QVBoxLayout(self)
        space(whole, (0, 0, 0, 0), 0)
        whole.addWidget(self._bar)
        self._bar.add(self._search)
        self._bar.add(self._import)
        page = Page((20, 16, 20, 20))
        whole.addWidget(page, 1)
        panes = Panes()
        panes.add(self._list_card(), least=560, share=9, tall=320)
        panes.add(self._case, least=400, tall=420)
        page.add(panes)
        self.setFocusProxy(self.table)

    def _list_card(self) -> Card:
        """Make the card of the list with its chips above."""
        self._list.add_to_head(self._choices)
        self._list.add_to_head(self._hidden)
        shouting = QHBoxLayout()
        space(shouting, (12, 8, 12, 2), 0)
        shouting.addWidget(self._warning)
        self._list.body.addLayout(shouting)
        self._list.add(self.table, 1)
        self._list.add(self._nobody, 1)
        return self._list

    def _connect(self) -> None:
        """Hand wishes on and show what is chosen."""
        self._search.textChanged.connect(self._sift)
        self._search.returnPressed.connect(self.table.setFocus)
        self._choices.chosen.connect(self._sift)
        self._warning.acted.connect(self.show_all)
        self._import.clicked.connect(self.wants_import)
        self.table.chosen.connect(self._show_case)
        self.table.opened.connect(self.wants_meeting)
        self.table.heading_chosen.connect(self._arrange)
        self._case.wants_meeting.connect(self.wants_meeting)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self._find)

    def refresh(self, topics: frozenset[str] | None = None) -> None:
        """Ask again and show, keeping the referral chosen."""
        self._show(self._presenter.refresh())

    def select(self, key: str) -> None:
        """Turn to a referral, showing all where it would be hidden."""
        self.table.select(key)
        if self.table.selected() != key:
            self.show_all()
            self.table.select(key)

    @Slot()
    def show_all(self) -> None:
        """Take every sieve away."""
        self._choices.choose(("all",))
        self._search.clear()
        self._sift()

    @Slot()
    def _sift(self) -> None:
        """Show what the chip and the words agree with."""
        chosen = self._choices.chosen_keys()
        self._show(self._presenter.sift(chosen[0] if chosen else "all", self._search.text()))

    @Slot(int)
    def _arrange(self, column: int) -> None:
        """Order by a column."""
        self._show(self._presenter.arrange(column))

    def _show(self, rows: ReferralsRows) -> None:
        """Show prepared rows."""
        self._bar.show_badges(rows.badges)
        self._show_choices(rows.choices)
        self._hidden.setText(rows.hidden_words)
        self._list.show_quiet(rows.order_words)
        self._warning.show_notice(rows.warning)
        self.table.setVisible(not rows.nobody)
        self._nobody.setVisible(rows.nobody)
        self.table.show_rows(rows.rows, rows.short_rows, rows.empty)
        self.table.show_order(-1 if rows.by_rule else rows.order_column, rows.order_rises)
        if not self.table.selected() and rows.rows:
            self.table.select(rows.rows[0].key)
        self._show_case(self.table.selected())

    def _show_choices(self, choices: tuple[Choice, ...]) -> None:
        """Show chips with their counts, keeping what is chosen and the keyboard; the same ones are left alone."""
        if choices == self._shown_choices:
            return
        self._shown_choices = choices
        chosen = self._choices.chosen_keys() or ("all",)
        focus = QApplication.focusWidget()
        was_on = focus.key if isinstance(focus, ChoiceChip) and self._choices.isAncestorOf(focus) else ""
        self._choices.show_choices(choices)
        self._choices.choose(chosen)
        before: QWidget = self._import
        for chip in self._choices.findChildren(ChoiceChip):
            if chip.text() in {choice.text for choice in choices}:
                QWidget.setTabOrder(before, chip)
                before = chip
                if chip.key == was_on:
                    chip.setFocus()
        QWidget.setTabOrder(before, self.table.table)

    @Slot(str)
    def _show_case(self, key: str) -> None:
        """Show one referral in full."""
        self._case.show_case(self._presenter.case(key))

    @Slot()
    def _find(self) -> None:
        """Put the keyboard where one searches."""
        self._search.setFocus()
        self._search.selectAll()
