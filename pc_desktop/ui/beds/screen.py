"""The Beds screen: every unit with its figures and its beds, and one bed in words."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from pc_desktop.tasks import Tasks
from pc_desktop.theme.sign import Sign
from pc_desktop.theme.space import space
from pc_desktop.theme.worn import px
from pc_desktop.ui.beds.bed_panel import BedPanel
from pc_desktop.ui.beds.mark import Mark
from pc_desktop.ui.beds.presenter import BedsPresenter
from pc_desktop.ui.beds.unit_card import UnitCard
from pc_desktop.ui.beds.unit_grid import UnitGrid
from pc_desktop.ui.cells import Badge
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.widgets.buttons import Button
from pc_desktop.ui.widgets.chip_row import ChipRow
from pc_desktop.ui.widgets.empty import Empty
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.panes import Panes
from pc_desktop.ui.widgets.top_bar import TopBar

_CHIPS_IN_BAR = 1120


class BedsScreen(QWidget):
    """Shows what is free, held, closed, expected and ready to leave, and how old each unit's word for it is."""

    help_page = "bed-board"

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
        self._bar.add(self._confirm)
        self._board = UnitGrid()
        self._mark = Mark()
        self._panel = BedPanel()
        self._nothing = Empty(Sign.UNIT, "No units are set up.", "Units and their beds come with the region.")
        self._build()
        self._connect()

    def _build(self) -> None:
        """Lay the screen out: units at the left, one bed at the right, all of it scrolling."""
        whole = QVBoxLayout(self)
        space(whole, (0, 0, 0, 0), 0)
        whole.addWidget(self._bar)
        page = Page((20, 16, 20, 20))
        whole.addWidget(page, 1)
        page.add(self._chips)
        self._panes = Panes()
        self._panes.add(self._board, least=340, share=6)
        self._panes.add(self._panel, least=320)
        page.add(self._panes)
        page.add(self._nothing, 1)

    def _connect(self) -> None:
        """Hand wishes on."""
        self._confirm.clicked.connect(self._confirm_current)
        self._panel.wants_release.connect(self._release)
        for key, act in (("C", self._confirm_current), ("R", self._release_chosen)):
            QShortcut(QKeySequence(key), self).activated.connect(act)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def refresh(self, topics: frozenset[str] | None = None) -> None:
        """Ask again and show, keeping the bed chosen and where the keyboard is."""
        rows = self._presenter.refresh()
        self._badges = rows.badges
        self._show_badges()
        self._bar.show_under(rows.words if rows.units else "")
        self._bar.show_note(rows.note if rows.units else "")
        self._nothing.setVisible(not rows.units)
        self._panes.setVisible(bool(rows.units))
        while len(self._cards) > len(rows.units):
            self._cards.pop().deleteLater()
        while len(self._cards) < len(rows.units):
            self._cards.append(self._new_card())
        for card, unit in zip(self._cards, rows.units, strict=True):
            card.show_unit(unit)
        self._board.show_cards(self._cards)
        self._order_keys()
        if self._unit not in {card.key for card in self._cards}:
            self._unit = self._cards[0].key if self._cards else ""
        if self._cards:
            self.setFocusProxy(self._cards[0].grid)
        self._show_unit()
        self._show_bed()

    def _order_keys(self) -> None:
        """Let the Tab key go through the units in order, each with its beds and its link, then to the bed's panel."""
        before: QWidget = self._confirm
        for card in self._cards:
            for widget in card.key_stops():
                QWidget.setTabOrder(before, widget)
                before = widget
        QWidget.setTabOrder(before, self._panel.release)

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
        self._mark.go_round(self._tile(self._chosen) if bed else None)

    def _show_unit(self) -> None:
        """Name the unit the C key confirms."""
        name = self._presenter.unit_name(self._unit)
        self._confirm.setEnabled(bool(name))
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
        if self._unit:
            self._renew(self._unit)

    @Slot(str)
    def _renew(self, unit: str) -> None:
        """Renew a unit's word."""
        self._dispatch.do(self._presenter.confirm(unit))

    @Slot()
    def _release_chosen(self) -> None:
        """Release the chosen bed where it is held."""
        if self._panel.hold:
            self._release(self._panel.hold)

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
