"""The Actions page: what is to be done, by whom and until when; closed with one key."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pc_desktop.theme.sign import Sign
from pc_desktop.theme.space import space
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.meeting.actions_presenter import ActionsPresenter, ActionsRows
from pc_desktop.ui.meeting.wish_desk import WishDesk
from pc_desktop.ui.meeting.wishes import Wish
from pc_desktop.ui.widgets.buttons import Button, Kind
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.chip_choice import ChoiceChips
from pc_desktop.ui.widgets.chip_row import ChipRow
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.flow import Wrapping
from pc_desktop.ui.widgets.shown import Choice
from pc_desktop.ui.widgets.table import RowTable
from pc_desktop.ui.widgets.words import Look, Words


class ActionsPage(QWidget):
    """Shows actions, overdue first, and what can be done about the one chosen."""

    wants_meeting = Signal(str)
    """The key of a referral to be discussed."""
    wants_workbook = Signal(object)
    """The actions shown, to be written as a workbook."""

    def __init__(
        self, presenter: ActionsPresenter, dispatch: Dispatch, parent: QWidget | None = None
    ) -> None:
        """Begin empty; `refresh` fills it."""
        super().__init__(parent)
        self._presenter = presenter
        self.wishes = WishDesk(dispatch, presenter.today, self)
        self._badges = ChipRow()
        self.owners = ChoiceChips("Owner", ())
        self._offered: tuple[Choice, ...] = ()
        self.words = Words("", Look.SECONDARY, wrap=True)
        self.table = RowTable("Actions", _headings(), lines=2)
        self.tick = Button("Done", "K", Kind.PRIMARY)
        self.add = Button("New action…", "A")
        self.change = Button("Change…", "C")
        self.cancel = Button("Cancel…", "X")
        self.turn = Button("Turn to the person", "Enter")
        self.export = Button("Export…", "E", sign=Sign.WORKBOOK)
        self._build()
        self._connect()

    def _build(self) -> None:
        """Lay the page out: who, what the list says, the list, and what can be done."""
        whole = QVBoxLayout(self)
        space(whole, (20, 12, 20, 20), 12)
        whole.addWidget(self._badges)
        whole.addWidget(self.owners)
        card = Card("Actions", flush=True)
        card.add_to_head(self.export, right=True)
        inside = QWidget()
        column = QVBoxLayout(inside)
        space(column, (16, 8, 16, 0), 8)
        acts = Wrapping(gap=8)
        for button in (self.tick, self.add, self.change, self.cancel, self.turn):
            acts.add(button)
        column.addWidget(self.words)
        column.addWidget(acts)
        card.add(self.table, 1)
        card.add(inside)
        whole.addWidget(card, 1)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        """Hand wishes on."""
        presenter = self._presenter
        self.table.chosen.connect(self._name_acts)
        self.table.opened.connect(self._turn)
        self.owners.chosen.connect(self._show_owner)
        self.wishes.turned.connect(self.wants_meeting)
        self.turn.clicked.connect(self._turn)
        for button, key, act in (
            (self.tick, "K", partial(self._about, presenter.tick)),
            (self.add, "A", partial(self._wish, presenter.add)),
            (self.change, "C", partial(self._about, presenter.change)),
            (self.cancel, "X", partial(self._about, presenter.cancel)),
            (self.export, "E", self._export),
        ):
            button.clicked.connect(_plainly(act))
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)

    def refresh(self, _topics: frozenset[str] | None = None) -> None:
        """Ask again and show, keeping what is chosen."""
        self._show(self._presenter.refresh())

    @Slot(str)
    def _show_owner(self, owner: str) -> None:
        """Show one owner's actions."""
        self._show(self._presenter.show_owner(owner))

    def _show(self, rows: ActionsRows) -> None:
        """Show the page."""
        self._badges.show_badges(rows.badges)
        if rows.owners != self._offered:
            self._offered = rows.owners
            self.owners.show_choices(rows.owners)
        self.owners.choose({rows.owner})
        self.words.setText(rows.words)
        self.table.show_rows(rows.rows, rows.empty)
        if rows.rows and not self.table.selected():
            self.table.select(rows.rows[0].key)
        for button in (self.tick, self.change, self.cancel, self.turn):
            button.setEnabled(bool(rows.rows))
        self._name_acts()

    @Slot()
    def _name_acts(self) -> None:
        """Let the button say whether it closes or opens again."""
        self.tick.show_words(self._presenter.tick_words(self.table.selected()))

    @Slot()
    def _turn(self) -> None:
        """Turn to whom the action is about."""
        self._about(self._presenter.turn)

    def _about(self, wished: Callable[[str], Wish]) -> None:
        """Carry out a wish about the action chosen."""
        self._wish(partial(wished, self.table.selected()))

    def _wish(self, wished: Callable[[], Wish]) -> None:
        """Carry a wish out."""
        if self.wishes.carry_out(wished):
            self.refresh()

    def _export(self) -> None:
        """Tell what is shown, to be written."""
        self.wants_workbook.emit(self._presenter.listed())


def _plainly(act: Callable[[], None]) -> Callable[[bool], None]:
    """Let a button act without telling whether it is pressed."""
    return lambda _pressed: act()


def _headings() -> tuple[Heading, ...]:
    """Give the columns of actions."""
    return (
        Heading("Status", Cell("▲ overdue by 14 days", second="carried over 3 times")),
        Heading("Action", "Find a bed out of area for R-0410A (no bed available); tell the family", 1),
        Heading("Owner", Cell("Community teams' representative", Tone.STRONG)),
        Heading("Due", "21-Nov-2026"),
        Heading("Raised", "no. 12 of 17-Nov-2026", optional=True),
    )
