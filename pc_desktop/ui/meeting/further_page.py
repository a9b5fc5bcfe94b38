"""The page of what a meeting takes further: escalations with their answers, gaps in services, and their counts."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.meeting.further_presenter import FurtherPresenter
from pc_desktop.ui.meeting.in_whole import InWhole
from pc_desktop.ui.meeting.wish_desk import WishDesk
from pc_desktop.ui.meeting.wishes import Wish
from pc_desktop.ui.widgets.buttons import Button, Kind
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.chip_row import ChipRow
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.flow import Wrapping
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.panes import Panes
from pc_desktop.ui.widgets.table import RowTable


class FurtherPage(QWidget):
    """Shows escalations at the left, gaps at the right."""

    def __init__(
        self, presenter: FurtherPresenter, dispatch: Dispatch, parent: QWidget | None = None
    ) -> None:
        """Begin empty; `refresh` fills it."""
        super().__init__(parent)
        self._presenter = presenter
        self.wishes = WishDesk(dispatch, presenter.today, self)
        self._badges = ChipRow()
        self.proposals = RowTable(
            "Worth escalating",
            (
                Heading("What", Cell("R-0412A: no bed in the whole region", Tone.STRONG)),
                Heading("Words", "No unit of the region", 1),
            ),
            show_headings=False,
        )
        self.escalations = RowTable(
            "Escalations", _three("To whom", "Asked, and the answer", "Status"), lines=2
        )
        self.gaps = RowTable("Gaps in services", _three("Where", "Service", "Named", "21-Nov-2026"), lines=2)
        self.places = RowTable("Gaps by place", _counts("Place", "Services"), small=True)
        self.services = RowTable("Gaps by service", _counts("Service", "Places"), small=True)
        self._asked_whole, self._gap_whole, self._worded_whole = map(
            InWhole, (self.escalations, self.gaps, self.proposals)
        )
        self.escalate = Button("New escalation…", "A")
        self.answer = Button("Answer…", "K", Kind.PRIMARY)
        self.word = Button("Use these words…", "W")
        self.name_gap = Button("Name a gap…", "G")
        self.change = Button("Change…", "Enter")
        self.remove = Button("Remove", "Del")
        self.change_gap = Button("Change…", "Enter")
        self.remove_gap = Button("Remove", "Del")
        self._build()
        self._connect()

    def _build(self) -> None:
        """Lay the page out: escalations with what might be one, gaps with their counts."""
        whole = QVBoxLayout(self)
        space(whole, (0, 0, 0, 0), 0)
        page = Page((20, 12, 20, 20))
        whole.addWidget(page)
        page.add(self._badges)
        self._worth = Card("Worth escalating", "in words ready to send; people decide", flush=True)
        self._worth.add_to_head(self.word, right=True)
        self.proposals.hug_rows()
        self._worth.add(self.proposals)
        self._worth.add(_inset(self._worded_whole))
        asked = Card("Escalations", flush=True)
        asked.add(self.escalations, 1)
        asked.add(_inset(self._asked_whole))
        asked.add(_row_of((self.answer, self.escalate, self.change, self.remove)))
        named = Card("Gaps in services", "would have been avoided if this existed", flush=True)
        named.add(self.gaps, 1)
        named.add(_inset(self._gap_whole))
        named.add(_row_of((self.name_gap, self.change_gap, self.remove_gap)))
        counted = self._counted = Card("Gaps counted", "by place and by service", flush=True)
        for table in (self.places, self.services):
            table.hug_rows()
            counted.add(table)
        panes = Panes()
        panes.add(_column(asked, self._worth), least=560, share=6, tall=480)
        panes.add(_column(named, counted), least=440, share=5, tall=480)
        page.add(panes, 1)
        self.setFocusProxy(self.escalations)

    def _connect(self) -> None:
        """Hand wishes on; Enter and Delete are about the list the keyboard is in."""
        presenter = self._presenter
        for button, act in (
            (self.escalate, partial(self._wish, presenter.escalate)),
            (self.answer, partial(self._about, self.escalations, presenter.answer)),
            (self.word, partial(self._about, self.proposals, presenter.use_proposal)),
            (self.name_gap, partial(self._wish, presenter.name_gap)),
            (self.change, partial(self._about, self.escalations, presenter.change_escalation)),
            (self.remove, partial(self._about, self.escalations, presenter.remove_escalation)),
            (self.change_gap, partial(self._about, self.gaps, presenter.change_gap)),
            (self.remove_gap, partial(self._about, self.gaps, presenter.remove_gap)),
        ):
            button.clicked.connect(_plainly(act))
        for keys, does in (
            ("A", self.escalate.click),
            ("K", self.answer.click),
            ("W", self.word.click),
            ("G", self.name_gap.click),
            ("Del", self._remove),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(does)
        self.escalations.opened.connect(self.change.click)
        self.gaps.opened.connect(self.change_gap.click)
        self.proposals.opened.connect(self.word.click)

    def refresh(self, _topics: frozenset[str] | None = None) -> None:
        """Ask again and show, keeping what is chosen."""
        rows = self._presenter.refresh()
        self._badges.show_badges(rows.badges)
        for table, shown, empty in (
            (self.proposals, rows.proposals, ""),
            (self.escalations, rows.escalations, "Nothing has been escalated."),
            (self.gaps, rows.gaps, "No gap in services has been named."),
            (self.places, rows.by_place, "Nothing to count yet."),
            (self.services, rows.by_service, "Nothing to count yet."),
        ):
            table.show_rows(shown, empty)
            if shown and not table.selected():
                table.select(shown[0].key)
        self._asked_whole.show_rows(rows.escalations)
        self._gap_whole.show_rows(rows.gaps)
        self._worded_whole.show_rows(rows.proposals)
        self._worth.setVisible(bool(rows.proposals))
        self._counted.setVisible(bool(rows.gaps))
        for button in (self.answer, self.change, self.remove):
            button.setEnabled(bool(rows.escalations))
        for button in (self.change_gap, self.remove_gap):
            button.setEnabled(bool(rows.gaps))
        self.word.setEnabled(bool(rows.proposals))

    @Slot()
    def _remove(self) -> None:
        """Take away what is chosen in the list the keyboard is in."""
        if self.gaps.hasFocus():
            self.remove_gap.click()
        elif self.escalations.hasFocus():
            self.remove.click()

    def _about(self, table: RowTable, wished: Callable[[str], Wish]) -> None:
        """Carry out a wish about what is chosen in a list."""
        self._wish(partial(wished, table.selected()))

    def _wish(self, wished: Callable[[], Wish]) -> None:
        """Carry a wish out."""
        if self.wishes.carry_out(wished):
            self.refresh()


def _plainly(act: Callable[[], None]) -> Callable[[bool], None]:
    """Let a button act without telling whether it is pressed."""
    return lambda _pressed: act()


def _column(first: Card, second: Card) -> QWidget:
    """Put two cards one above the other, the first with the room to spare."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    space(column, (0, 0, 0, 0), 16)
    column.addWidget(first, 1)
    column.addWidget(second)
    return holder


def _inset(words: InWhole) -> QWidget:
    """Set words in from the edges of a card."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    space(column, (16, 0, 16, 0), 0)
    column.addWidget(words)
    return holder


def _row_of(buttons: Sequence[Button]) -> QWidget:
    """Put buttons side by side under a list."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    space(column, (16, 8, 16, 0), 0)
    line = Wrapping(gap=8)
    for button in buttons:
        line.add(button)
    column.addWidget(line)
    return holder


def _three(
    first: str, second: str, third: str, sample: str = "● 12 days without an answer"
) -> tuple[Heading, ...]:
    """Give three columns: who or where, what, and how it stands."""
    return (
        Heading(first, Cell("12 · Integrated care board", second="No bed in the region, R-0412A"), 2),
        Heading(second, Cell("enhanced community treatment", second=""), 4),
        Heading(third, sample),
    )


def _counts(first: str, third: str) -> tuple[Heading, ...]:
    """Give the columns of a count."""
    return (
        Heading(first, "medical admission with specialist in-reach"),
        Heading("Gaps", "112", right=True),
        Heading(third, "intensive day treatment 3", 1),
    )
