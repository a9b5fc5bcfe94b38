"""The Agenda page: the items in order at the left, the one that is on at the right, everything by one key."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pc_desktop.theme.sign import Sign
from pc_desktop.theme.space import space
from pc_desktop.ui.cells import Cell
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.meeting.agenda_presenter import AgendaPresenter
from pc_desktop.ui.meeting.agenda_rows import AgendaRows
from pc_desktop.ui.meeting.item_card import ItemCard
from pc_desktop.ui.meeting.item_clock import ItemClock
from pc_desktop.ui.meeting.wish_desk import WishDesk
from pc_desktop.ui.meeting.wishes import Wish
from pc_desktop.ui.widgets.buttons import Button, Kind
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.chip_row import ChipRow
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.empty import Empty
from pc_desktop.ui.widgets.flow import Wrapping
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.panes import Panes
from pc_desktop.ui.widgets.table import RowTable

_TICK = 15_000
"""Milliseconds between two counts of the time an item takes."""


class AgendaPage(QWidget):
    """Goes down the agenda of the meeting at hand."""

    wants_meeting = Signal(str)
    """The key of a referral to be discussed."""

    def __init__(self, presenter: AgendaPresenter, dispatch: Dispatch, parent: QWidget | None = None) -> None:
        """Begin empty; `refresh` fills it."""
        super().__init__(parent)
        self._presenter, self.dispatch = presenter, dispatch
        self.wishes = WishDesk(dispatch, presenter.today, self)
        self._clock, self._runs = ItemClock(), False
        self._badges = ChipRow()
        self.table = RowTable("Agenda", _headings(), tight=True)
        self.item = ItemCard()
        self.nothing = Empty(Sign.MEETING, "", "Its agenda is made by itself.", "Plan the next meeting…")
        self.next = Button("Next", "N")
        self.previous = Button("Previous", "P")
        self.done = Button("Item done", "D", Kind.PRIMARY)
        self.note = Button("Note", "T")
        self.change = Button("Change…", "C")
        self.drop = Button("Drop", "X")
        self.up = Button("Up", "Ctrl ↑")
        self.down = Button("Down", "Ctrl ↓")
        self.new = Button("Add item…", "I")
        self.plan = Button("Plan the next meeting…", "M")
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK)
        self._build()
        self._connect()

    def _build(self) -> None:
        """Lay the page out."""
        whole = QVBoxLayout(self)
        space(whole, (0, 0, 0, 0), 0)
        page = Page((20, 12, 20, 20))
        whole.addWidget(page)
        page.add(self._badges)
        self._agenda = Card("Agenda", flush=True)
        self._agenda.add_to_head(self.new, right=True)
        self._agenda.add(self.table, 1)
        acts = QWidget()
        inside = QVBoxLayout(acts)
        space(inside, (16, 8, 16, 0), 8)
        for buttons in (
            (self.done, self.next, self.previous, self.note),
            (self.change, self.drop, self.up, self.down, self.plan),
        ):
            line = Wrapping(gap=8)
            for button in buttons:
                line.add(button)
            inside.addWidget(line)
        self._agenda.add(acts)
        panes = Panes()
        panes.add(self._agenda, least=450, share=4, tall=420)
        panes.add(self.item, least=520, share=7, tall=420)
        page.add(panes, 1)
        page.add(self.nothing, 1)
        self._panes = panes
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        """Hand wishes on."""
        self.table.chosen.connect(self._turn_to)
        self.table.opened.connect(self._enter)
        self.item.table.opened.connect(self._open)
        self.item.typed.connect(self._presenter.keep_draft)
        self.item.left.connect(self._keep_note)
        self.wishes.turned.connect(self.wants_meeting)
        self.nothing.acted.connect(self._plan)
        self._tick.timeout.connect(self._count)
        presenter = self._presenter
        for button, keys, act in (
            (self.next, "N", partial(self._step, 1)),
            (self.previous, "P", partial(self._step, -1)),
            (self.done, "D", self._finish),
            (self.note, "T", self._begin_note),
            (self.change, "C", partial(self._wish, presenter.change)),
            (self.drop, "X", partial(self._wish, presenter.drop)),
            (self.up, "Ctrl+Up", partial(self._wish, partial(presenter.move, -1))),
            (self.down, "Ctrl+Down", partial(self._wish, partial(presenter.move, 1))),
            (self.new, "I", partial(self._wish, presenter.add_item)),
            (self.plan, "M", self._plan),
            (self.item.add_line, "A", partial(self._wish, presenter.add)),
            (self.item.tick, "K", self._tick_line),
            (self.item.open, "", self._open),
            (self.item.remove, "Del", self._remove),
        ):
            self._join(button, keys, act)
        for keys, act in (
            ("Alt+Down", partial(self._step, 1)),
            ("Alt+Up", partial(self._step, -1)),
            ("Ctrl+Return", self._finish),
            ("Esc", self.table.setFocus),
        ):
            self._key(keys, act)

    def _join(self, button: Button, keys: str, act: Callable[..., object]) -> None:
        """Let a button and its key do the same, as long as the button is there to be pressed."""
        button.clicked.connect(lambda _pressed: act())
        if keys:
            self._key(keys, button.click)

    def _key(self, keys: str, act: Callable[..., object]) -> None:
        """Let a key act anywhere on the page; a text field takes bare letters first."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def refresh(self, _topics: frozenset[str] | None = None) -> None:
        """Ask again and show; what is being typed is kept first."""
        self.item.flush()
        self._count(show=False)
        self._show(self._presenter.refresh())

    def _show(self, rows: AgendaRows) -> None:
        """Show the page."""
        there = rows.item is not None
        self._badges.show_badges(rows.badges)
        self._panes.setVisible(there)
        self.nothing.setVisible(not there)
        self.nothing.show_words(rows.words, "Its agenda is made by itself.", rows.plan_words)
        self.table.show_rows(rows.rows)
        if self.table.selected() != self._presenter.chosen:
            quiet = self.table.blockSignals(True)
            self.table.select(self._presenter.chosen)
            self.table.blockSignals(quiet)
        self.item.show_item(rows.item, can_change=rows.can_change)
        self.done.show_words("Open again" if rows.item and rows.item.done else "Item done")
        self.drop.show_words("Take up again" if rows.item and rows.item.dropped else "Drop")
        for button in (self.done, self.note, self.change, self.drop, self.up, self.down, self.new):
            button.setVisible(rows.can_change)
            button.setEnabled(rows.can_change)
        self.plan.setVisible(bool(rows.plan_words) and there)
        self.plan.setEnabled(bool(rows.plan_words))
        self._runs = rows.can_run
        self._clock.run(on=self._runs and self.isVisible())

    @Slot(str)
    def _turn_to(self, item: str) -> None:
        """Turn to an item, keeping what was noted under the one before."""
        if item == self._presenter.chosen:
            return
        self._keep_note()
        self._count(show=False)
        self.item.table.select("")
        self._show(self._presenter.choose(item))

    def _step(self, by: int) -> None:
        """Turn to the next item, or the one before."""
        self._turn_to(self._presenter.neighbour(by))

    def _finish(self) -> None:
        """Mark the item done and go on, or open it again."""
        self._count(show=False)
        item = self._presenter.chosen
        after = self._presenter.next_open()
        was_done = self._presenter.is_done
        if self.dispatch.do(self._presenter.done(self.item.notes())) is not None:
            self._presenter.kept(item)
            self._turn_to(item if was_done else after)
            self.refresh()

    def _begin_note(self) -> None:
        """Put the cursor where the notes are typed."""
        self.item.note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _keep_note(self) -> None:
        """Keep the notes with the item, where they changed."""
        self.item.flush()
        item, order = self._presenter.chosen, self._presenter.note(self.item.notes())
        if order is not None and self.dispatch.do(order) is not None:
            self._presenter.kept(item)

    def _wish(self, wished: Callable[[], Wish]) -> None:
        """Carry a wish out; notes are kept first, and the page is shown again where an order was given."""
        self._keep_note()
        if self.wishes.carry_out(wished):
            self.refresh()

    @Slot()
    def _tick_line(self) -> None:
        """Confirm, close or answer the line chosen, and go on to the next."""
        row = self.item.table.selected()
        place = self.item.keys.index(row) if row in self.item.keys else 0
        self._keep_note()
        if self.wishes.carry_out(partial(self._presenter.tick, row)):
            self.refresh()
            self.item.select_place(place + (row in self.item.keys))

    @Slot()
    def _open(self) -> None:
        """Change the line chosen, or turn to who it is about."""
        self._wish(partial(self._presenter.open, self.item.table.selected()))

    def _remove(self) -> None:
        """Take the line chosen away."""
        self._wish(partial(self._presenter.remove, self.item.table.selected()))

    @Slot()
    def _enter(self) -> None:
        """Go from the agenda into the lines of the item, or to its notes where it has none."""
        goal = self.item.table if self.item.keys else self.item.note
        goal.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _plan(self) -> None:
        """Ask for the day of the next meeting."""
        self._wish(self._presenter.plan_next)

    @Slot()
    def _count(self, *, show: bool = True) -> None:
        """Count the time the item took so far."""
        seconds = self._clock.take()
        self._presenter.spend(seconds)
        if show and seconds and not self.item.note.hasFocus():
            self._show(self._presenter.refresh())

    def showEvent(self, event: QShowEvent) -> None:
        """Let the time run while the agenda is in view."""
        super().showEvent(event)
        self._tick.start()
        self._clock.run(on=self._runs)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed and counted, and let the time rest."""
        self.item.flush()
        self._count(show=False)
        self._clock.run(on=False)
        self._tick.stop()
        super().hideEvent(event)


def _headings() -> tuple[Heading, ...]:
    """Give the columns of the agenda."""
    return (
        Heading("", Cell("16")),
        Heading("Item", "Last minutes and matters arising · noted", 1),
        Heading("Time", Cell("12 min over")),
        Heading("State", Cell("– dropped")),
    )
