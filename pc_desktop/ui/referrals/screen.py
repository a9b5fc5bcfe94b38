"""The Referrals screen: who is waiting, in what order and why, anybody found again, and one patient in full."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pc_desktop.services.find_anything import Index
from pc_desktop.services.glass import OpenRestricted
from pc_desktop.tasks import Tasks
from pc_desktop.theme.sign import Sign
from pc_desktop.theme.space import space
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.referrals.find_asks import FindAsks
from pc_desktop.ui.referrals.find_bar import FindBar
from pc_desktop.ui.referrals.find_gatherer import Gatherer
from pc_desktop.ui.referrals.list_table import ListTable
from pc_desktop.ui.referrals.patient_acts import PatientActs
from pc_desktop.ui.referrals.patient_pane import SECTIONS, PatientPane
from pc_desktop.ui.referrals.presenter import ReferralsPresenter, ReferralsRows
from pc_desktop.ui.widgets.banner import Banner
from pc_desktop.ui.widgets.buttons import Button, Kind
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.empty import Empty
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.panes import Panes
from pc_desktop.ui.widgets.search_box import SearchBox
from pc_desktop.ui.widgets.top_bar import TopBar


class ReferralsScreen(QWidget):
    """Shows the open referrals in the order of the rule and whoever is looked for; sifting says what it hides."""

    help_page = "referrals"

    wants_meeting = Signal(str)
    """The key of a referral to open in the Meeting screen."""
    wants_import = Signal()
    """Go to where returns are read."""
    wants_summary = Signal(str)
    """The key of a referral to write as one page."""
    wants_list = Signal(object)
    """The list as it is shown, to write as a workbook."""

    def __init__(
        self,
        presenter: ReferralsPresenter,
        dispatch: Dispatch,
        tasks: Tasks | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Begin empty; `refresh` fills it. Without `tasks` the closed referrals are gathered when first looked for."""
        super().__init__(parent)
        self._presenter, self._dispatch = presenter, dispatch
        self._gatherer = Gatherer(presenter, tasks, self)
        self._is_showing = False
        self._bar = TopBar("Referrals")
        self.search = SearchBox("Search referrals", "Search name, number, team…", "Ctrl F")
        self._import = Button("Import…", "Ctrl I")
        self.new = Button("New referral", "N", Kind.PRIMARY)
        self.filters = FindBar()
        self._list = Card(flush=True)
        self._warning, self._unheld, self._overdue = Banner(), Banner(), Banner()
        self.table = ListTable()
        self.acts = PatientActs(presenter.office, dispatch, self)
        self.asks = FindAsks(presenter, dispatch, self)
        self.pane = PatientPane(presenter.patients, self.acts.cards())
        self._nobody = Empty(
            Sign.TICK, "Nobody is waiting.", "Open referrals appear here, most unwell first."
        )
        self._build()
        self._connect()

    def _build(self) -> None:
        """Lay the screen out: the list at the left, one patient at the right."""
        whole = QVBoxLayout(self)
        space(whole, (0, 0, 0, 0), 0)
        whole.addWidget(self._bar)
        for widget in (self.search, self._import, self.new):
            self._bar.add(widget)
        page = Page((20, 16, 20, 20))
        whole.addWidget(page, 1)
        panes = Panes()
        panes.add(self._list_card(), least=560, share=9, tall=440)
        panes.add(self.pane, least=400, share=2, tall=420)
        page.add(panes)
        for button in self.acts.buttons():
            self.pane.foot.add(button)
        self.setFocusProxy(self.table)

    def _list_card(self) -> Card:
        """Make the card of the list with its filters above."""
        self._list.add(self.filters)
        shouting = QVBoxLayout()
        space(shouting, (12, 0, 12, 2), 6)
        for banner in (self._warning, self._unheld, self._overdue):
            shouting.addWidget(banner)
        self._list.body.addLayout(shouting)
        self._list.add(self.table, 1)
        self._list.add(self._nobody, 1)
        return self._list

    def _connect(self) -> None:
        """Hand wishes on and show what is chosen."""
        self.search.textChanged.connect(self._sift)
        self.search.returnPressed.connect(self.table.setFocus)
        self.filters.changed.connect(self._sift)
        self.filters.views.clicked.connect(self.asks.views)
        self.filters.export.clicked.connect(self.asks.export)
        self.asks.view_chosen.connect(lambda name: self._show(self._presenter.view(name)))
        self.asks.list_chosen.connect(self.wants_list)
        self._warning.acted.connect(self.show_all)
        self._unheld.acted.connect(partial(self._show_chip, "no_holder"))
        self._overdue.acted.connect(partial(self._show_chip, "overdue"))
        self._import.clicked.connect(self.wants_import)
        self.new.clicked.connect(self.acts.new)
        self.table.chosen.connect(self._turn)
        self.table.opened.connect(self._open)
        self.table.heading_chosen.connect(self._arrange)
        self.pane.wants_meeting.connect(self.wants_meeting)
        self.pane.glass_broken.connect(
            lambda person, reason: self._dispatch.do(OpenRestricted(person, reason))
        )
        self.acts.section_wanted.connect(self.pane.open_section)
        self.acts.summary_wanted.connect(self._ask_summary)
        self.acts.referral_wanted.connect(self.select)
        self._gatherer.gathered.connect(self._take)
        self._shortcuts()

    def _shortcuts(self) -> None:
        """Let keys with Ctrl or Alt act anywhere on the screen, text fields included."""
        acts: dict[str, Callable[[], object]] = {
            "Ctrl+F": self._find,
            "Ctrl+N": self.acts.new,
            "Ctrl+P": self._ask_summary,
            "Ctrl+L": self.asks.export,
            "Alt+S": self.asks.views,
        }
        acts |= {f"Alt+{key}": act for key, act in self.acts.keys().items()} | dict(self.acts.moves())
        acts |= {
            f"Alt+{number}": partial(self.pane.open_section, section.key)
            for number, section in enumerate(SECTIONS, start=1)
        }
        for keys, act in acts.items():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def refresh(self, topics: frozenset[str] | None = None) -> None:
        """Ask again and show, keeping the referral chosen."""
        self._show(self._presenter.refresh())
        if self.isVisible():
            self._gatherer.soon()

    def select(self, key: str) -> None:
        """Turn to a referral, showing all where it would be hidden, and alone where it is not in the list."""
        self.table.select(key)
        if self.table.selected() != key:
            self.show_all()
            self.table.select(key)
        if self.table.selected() != key:
            self.pane.show_patient(self._presenter.patient(key, timeline=False))

    @Slot()
    def show_all(self) -> None:
        """Take every sieve away."""
        self._show_chip("all")

    def _show_chip(self, chip: str) -> None:
        """Show what one chip shows, and nothing else hidden."""
        quiet = self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(quiet)
        self._show(self._presenter.sift(chip, ""))

    @Slot()
    def _sift(self) -> None:
        """Show what the filters and the words agree with."""
        sieve = self.filters.sieve(self.search.text())
        if sieve.words.strip():
            self._gatherer.see_to_it()
        self._show(self._presenter.sift(sieve.choice, sieve.words, sieve.team, sieve.unit))

    @Slot(int)
    def _arrange(self, column: int) -> None:
        """Order by a column."""
        self._show(self._presenter.arrange(column))

    def _show(self, rows: ReferralsRows) -> None:
        """Show prepared rows."""
        self.table.show_called(rows.called)
        self.table.leave_out(rows.says_nothing)
        self._bar.show_badges(rows.badges)
        self.filters.show_chips(rows.choices)
        self.filters.show_places(rows.teams, rows.units)
        self.filters.show_sieve(rows.sieve)
        self.filters.show_words(rows.hidden_words, rows.closed_words)
        self.filters.show_order(rows.order_words)
        self.filters.order_tabs(self.new, self.table.table)
        self._warning.show_notice(rows.warning)
        self._unheld.show_notice(rows.unheld)
        self._overdue.show_notice(rows.overdue)
        self._is_showing = True
        self.table.setVisible(not rows.nobody)
        self._nobody.setVisible(rows.nobody)
        self.table.show_rows(lambda: rows.rows, lambda: rows.short_rows, rows.empty)
        self.table.show_order(-1 if rows.by_rule else rows.order_column, rows.order_rises)
        if not self.table.selected():
            self.table.select(rows.first)
        self._is_showing = False
        self._show_patient(self.table.selected())

    @Slot(str)
    def _turn(self, key: str) -> None:
        """Show who became current, once the whole list is shown."""
        if not self._is_showing:
            self._show_patient(key)

    def _show_patient(self, key: str) -> None:
        """Show one patient in full."""
        rows = self._presenter.patient(key, timeline=False)
        self.pane.show_patient(rows)
        self.acts.turn_to(rows)

    @Slot(str)
    def _open(self, key: str) -> None:
        """Open an open referral in the meeting; of a closed one, or a masked one, show what there is."""
        if self.pane.can_meet:
            self.wants_meeting.emit(key)
        elif self.pane.section == "glass":
            self.pane.glass.reason.setFocus()
        else:
            self.pane.open_section("timeline")
            self.pane.timeline.table.setFocus()

    @Slot(object)
    def _take(self, index: Index) -> None:
        """Take up everybody gathered; what was typed meanwhile finds them."""
        rows = self._presenter.take(index)
        if self.search.text().strip():
            self._show(rows)

    @Slot()
    def _ask_summary(self) -> None:
        """Tell which referral is to be written as one page."""
        if self.pane.key:
            self.wants_summary.emit(self.pane.key)

    @Slot()
    def _find(self) -> None:
        """Put the keyboard where one searches."""
        self.search.setFocus()
        self.search.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let bare keys act where no text is being typed."""
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        acts = {"S": self.asks.views, "G": self.pane.glass.reason.setFocus, **self.acts.keys()}
        letter = event.text().upper()
        if plain and letter.isdigit() and 1 <= int(letter) <= len(SECTIONS):
            self.pane.open_section(SECTIONS[int(letter) - 1].key)
        elif plain and letter in acts:
            acts[letter]()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def showEvent(self, event: QShowEvent) -> None:
        """Gather everybody ever referred once the list is in view."""
        super().showEvent(event)
        self._gatherer.soon()

    def hideEvent(self, event: QHideEvent) -> None:
        """Begin nothing in the background while the list is not in view."""
        self._gatherer.rest()
        super().hideEvent(event)
