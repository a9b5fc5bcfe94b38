"""The Beds screen: every unit with its figures and its beds, and one bed in words."""

from datetime import datetime

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from pc_desktop.tasks import Tasks
from pc_desktop.theme.sign import Sign
from pc_desktop.theme.space import space
from pc_desktop.theme.worn import px
from pc_desktop.ui.beds.act_desk import ActDesk
from pc_desktop.ui.beds.bed_panel import BedPanel
from pc_desktop.ui.beds.ground import Ground
from pc_desktop.ui.beds.kept_banner import KeptBanner
from pc_desktop.ui.beds.mark import Mark
from pc_desktop.ui.beds.pages import PAGES
from pc_desktop.ui.beds.past_bar import PastBar
from pc_desktop.ui.beds.people_strip import PeopleStrip
from pc_desktop.ui.beds.presenter import BedsPresenter, BedsRows
from pc_desktop.ui.beds.queue_strip import QueueStrip
from pc_desktop.ui.beds.unit_card import UnitCard
from pc_desktop.ui.beds.unit_grid import UnitGrid
from pc_desktop.ui.cells import Badge
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.pages import Pages
from pc_desktop.ui.widgets.buttons import Button
from pc_desktop.ui.widgets.chip_row import ChipRow
from pc_desktop.ui.widgets.empty import Empty
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.panes import Panes
from pc_desktop.ui.widgets.top_bar import TopBar

_CHIPS_IN_BAR = 1120
_AFTER_LAPSE, _LONGEST_WAIT = 500, 86_400_000
_BACK = "Press Enter on somebody to record their return or to give them a bed."


class BedsScreen(QWidget):
    """Shows what is free, held, closed, expected and ready to leave, and how old each unit's word for it is."""

    help_page = "bed-board"

    wants_meeting = Signal(str)
    """The key of a referral to be opened in the meeting."""

    def __init__(
        self,
        presenter: BedsPresenter,
        dispatch: Dispatch,
        tasks: Tasks | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Begin empty; `refresh` fills it."""
        super().__init__(parent)
        self._presenter = presenter
        self._dispatch = dispatch
        self._cards: list[UnitCard] = []
        self._chosen = ""
        self._unit = ""
        self._badges: tuple[Badge, ...] = ()
        self._bar, self._chips = TopBar("Beds"), ChipRow()
        self._confirm = Button("Confirm a unit", "C")
        self._was = Button("As it was", "W")
        self._bar.add(self._was)
        self._bar.add(self._confirm)
        self._board = UnitGrid()
        self._mark = Mark()
        self._panel = BedPanel()
        self._past, self._lapsed = PastBar(), KeptBanner()
        self._queue = QueueStrip()
        self._away = PeopleStrip("On leave or staying without a bed", _BACK, can_drag=False)
        self._nothing = Empty(Sign.UNIT, "")
        self._ground = Ground()
        self._pages = Pages(PAGES, self._ground, presenter.office, dispatch, self)
        self._desk = ActDesk(presenter, dispatch, self._ground, lambda: self._chosen)
        self._lapse = QTimer(self)
        self._lapse.setSingleShot(True)
        self._build()
        self._connect()

    def _build(self) -> None:
        """Lay the screen out: units at the left, one bed at the right, all of it scrolling."""
        whole = QVBoxLayout(self)
        space(whole, (0, 0, 0, 0), 0)
        whole.addWidget(self._bar)
        turning = QVBoxLayout()
        space(turning, (20, 12, 20, 0), 0)
        turning.addWidget(self._pages.chips)
        whole.addLayout(turning)
        self._pages.chips.setVisible(len(self._pages.words) > 1)
        whole.addWidget(self._pages, 1)
        self.setFocusProxy(self._pages)
        inside = QVBoxLayout(self._ground)
        space(inside, (0, 0, 0, 0), 0)
        page = Page((20, 12, 20, 20))
        inside.addWidget(page)
        for widget in (self._past, self._lapsed, self._chips, self._queue, self._away):
            page.add(widget)
        self._panes = Panes()
        self._panes.add(self._board, least=340, share=6)
        self._panes.add(self._panel, least=320)
        page.add(self._panes)
        page.add(self._nothing, 1)

    def _connect(self) -> None:
        """Hand wishes on."""
        self._confirm.clicked.connect(self._confirm_current)
        self._was.clicked.connect(self._look_back)
        self._panel.wants_release.connect(self._release)
        self._panel.wants_act.connect(self._desk.act)
        self._pages.wants_meeting.connect(self.wants_meeting)
        self._past.moved.connect(self._go_to)
        self._past.left.connect(self._come_back)
        self._lapsed.closed.connect(self._presenter.put_away_lapsed)
        self._lapse.timeout.connect(self.refresh)
        for strip in (self._queue, self._away):
            strip.opened.connect(self._desk.open_person)
        self._pages.currentChanged.connect(self._show_unit)
        keys = {"C": self._confirm_current, "P": self._plan_current, "W": self._look_back}
        for key, act in (keys | {"Escape": self._come_back}).items():
            QShortcut(QKeySequence(key), self._ground).activated.connect(act)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def refresh(self, topics: frozenset[str] | None = None) -> None:
        """Ask again and show, keeping the bed chosen and where the keyboard is."""
        self._pages.refresh(topics)
        rows = self._presenter.refresh()
        self._badges = rows.badges
        self._show_badges()
        self._bar.show_under(rows.words if rows.units else "")
        self._bar.show_note(rows.note if rows.units else "")
        self._nothing.setVisible(not rows.units)
        self._nothing.show_words(*rows.nothing)
        self._panes.setVisible(bool(rows.units))
        while len(self._cards) > len(rows.units):
            self._cards.pop().deleteLater()
        while len(self._cards) < len(rows.units):
            self._cards.append(self._new_card())
        for card, unit in zip(self._cards, rows.units, strict=True):
            card.show_unit(unit)
            card.let_edit(rows.past is None)
        self._board.show_cards(self._cards)
        self._show_around(rows)
        if self._unit not in {card.key for card in self._cards}:
            self._unit = self._cards[0].key if self._cards else ""
        if self._cards:
            self._ground.setFocusProxy(self._cards[0].grid)
        self._show_unit()
        self._show_bed()
        self._order_keys()

    def _show_around(self, rows: BedsRows) -> None:
        """Show who waits and who is away, which moment this is, what lapsed, and wait for the next lapse."""
        may_act = rows.past is None
        self._queue.show_queue(rows.waiting, rows.queue_then, may_act=may_act)
        self._away.show_people(rows.away, may_act=may_act)
        self._past.show_notice(rows.past)
        self._ground.show_past(not may_act)
        self._was.setEnabled(may_act)
        self._lapsed.keep(rows.lapsed)
        self._lapse.stop()
        lapse = self._presenter.next_lapse() if may_act else None
        if lapse is not None:
            wait = int((lapse - self._presenter.now()).total_seconds() * 1000) + _AFTER_LAPSE
            self._lapse.start(min(wait, _LONGEST_WAIT))

    def _order_keys(self) -> None:
        """Let the Tab key go through the units in order, each with its beds and its link, then to the bed's panel."""
        before: QWidget = self._confirm
        stops = [
            *self._pages.key_stops(),
            *self._past.key_stops(),
            *self._queue.key_stops(),
            *self._away.key_stops(),
        ]
        for widget in (
            *stops,
            *(one for card in self._cards for one in card.key_stops()),
            *self._panel.key_stops(),
        ):
            QWidget.setTabOrder(before, widget)
            before = widget

    def choose_bed(self, key: str) -> None:
        """Show a bed's facts and put the keyboard on it."""
        self._choose(key)
        tile = self._tile(key)
        if tile is not None:
            tile.setFocus()

    def _new_card(self) -> UnitCard:
        """Make one more unit."""
        card = UnitCard(self._board)
        card.bed_chosen.connect(self._choose)
        card.wants_confirm.connect(self._renew)
        card.wants_plan.connect(self._plan_with)
        card.grid.acts_wanted.connect(self._desk.offer)
        card.grid.dropped.connect(self._desk.drop)
        return card

    def _tile(self, key: str) -> QWidget | None:
        """Give the tile of a bed."""
        return next((tile for card in self._cards if (tile := card.tile_of(key))), None)

    @Slot(str)
    def _choose(self, key: str) -> None:
        """Turn to a bed and to its unit."""
        self._chosen = key
        self._unit = self._presenter.unit_of(key) or self._unit
        self._show_unit()
        self._show_bed()

    def _show_bed(self) -> None:
        """Show the chosen bed as it stands now."""
        bed = self._presenter.bed(self._chosen)
        self._panel.show_bed(bed)
        self._panel.show_acts(self._presenter.acts(self._chosen) if bed else ())
        self._mark.go_round(self._tile(self._chosen) if bed else None)

    @Slot()
    def _show_unit(self) -> None:
        """Name the unit the C key confirms; what is done at the board is offered beside the board only."""
        for button in (self._was, self._confirm):
            button.setVisible(self._pages.shown == "board")
        name = self._presenter.unit_name(self._unit)
        self._confirm.setEnabled(bool(name) and not self._presenter.is_past)
        self._confirm.show_words(f"Confirm {name}" if name else "Confirm a unit")

    @Slot(QWidget, QWidget)
    def _follow(self, _left: QWidget | None, entered: QWidget | None) -> None:
        """Turn to the unit the keyboard has gone into."""
        for card in self._cards:
            if entered is not None and card.isAncestorOf(entered) and card.key != self._unit:
                self._unit = card.key
                self._show_unit()

    @Slot()
    def _confirm_current(self) -> None:
        """Renew the word of the unit at hand."""
        if self._unit and not self._presenter.is_past:
            self._renew(self._unit)

    @Slot()
    def _plan_current(self) -> None:
        """Plan with the unit at hand although its word is old."""
        if self._unit and not self._presenter.is_past:
            self._plan_with(self._unit)

    @Slot(str)
    def _plan_with(self, unit: str) -> None:
        """Plan with a unit today."""
        self._dispatch.do(self._presenter.plan_with(unit))

    @Slot()
    def _look_back(self) -> None:
        """Turn to a past moment, beginning a day ago."""
        if not self._presenter.is_past:
            self._past.begin(self._presenter.first_day(), self._presenter.now())
            self._past.slider.setFocus()

    @Slot(object, bool)
    def _go_to(self, moment: datetime, as_known_then: bool) -> None:
        """Show a past moment."""
        self._presenter.go_to(moment, as_known_then=as_known_then)
        self.refresh()

    @Slot()
    def _come_back(self) -> None:
        """Show now again."""
        if self._presenter.is_past:
            self._presenter.go_to(None)
            self.refresh()
            if self._cards:
                self._cards[0].grid.setFocus()

    @Slot(str)
    def _renew(self, unit: str) -> None:
        """Renew a unit's word."""
        self._dispatch.do(self._presenter.confirm(unit))

    @Slot(str)
    def _release(self, hold: str) -> None:
        """Let go of a bed."""
        self._dispatch.do(self._presenter.release(hold))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the figures where there is room for them."""
        super().resizeEvent(event)
        self._show_badges()

    def _show_badges(self) -> None:
        """Show the region's figures in the bar, or below it where the bar is too narrow for them."""
        in_bar = self.width() >= px(_CHIPS_IN_BAR)
        self._bar.show_badges(self._badges if in_bar else ())
        self._chips.show_badges(() if in_bar else self._badges)
