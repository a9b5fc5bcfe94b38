"""The plan's page: everybody's place, the chosen person beside it, and plans compared below."""

from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pc_desktop.domain.called import LINK, short_link
from pc_desktop.theme.space import space
from pc_desktop.ui.beds.plan_person import PlanPersonCard
from pc_desktop.ui.beds.plan_presenter import WORKING, ComparedRows, PlanPresenter
from pc_desktop.ui.cells import Cell
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.widgets.buttons import Button
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.chip_choice import ChoiceChips
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.panes import Panes
from pc_desktop.ui.widgets.table import RowTable
from pc_desktop.ui.widgets.words import Look, Words

_WAIT = f"Wait for the {LINK} up to"
_IN_LINKED = 2
_ASK = "Press V to compare the plan with others: most people, fewest miles, most {short}, waiting."
_AFTER_PAINT = 40
"""Milliseconds after which what was just asked for has been painted; walking on quickly works nothing out."""

_NOBODY = "Nobody is waiting for a place."


class PlanPage(QWidget):
    """Shows the plan for everybody who waits; nothing here is decided, the meeting decides."""

    wants_meeting = Signal(str)
    """The referral whose turn a person wants it to be in the meeting."""

    def __init__(
        self, presenter: PlanPresenter, _dispatch: Dispatch | None = None, parent: QWidget | None = None
    ) -> None:
        """Begin empty; `refresh` fills it."""
        super().__init__(parent)
        self._presenter = presenter
        self._compared = ComparedRows((), {})
        self.table = RowTable("The plan for everybody", _plan_headings())
        self.horizons = ChoiceChips("Beds expected within", ())
        self.person = PlanPersonCard()
        self.compare_button = Button("Compare plans", "V")
        self.waits = ChoiceChips(_WAIT, presenter.wait_choices)
        self._wait_words = Words(_WAIT, Look.QUIET)
        self._link = LINK
        self.waits.choose([presenter.wait])
        self.compared = RowTable("Plans compared", _compared_headings(), lines=2)
        self.compared.hug_rows()
        self._words, self._notes = Words("", Look.SECONDARY, wrap=True), Words("", Look.WARNING, wrap=True)
        self._differences = Words("", Look.SECONDARY, wrap=True)
        self._change_later, self._compare_later = _once(self), _once(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        """Lay the page out: the plan and the person side by side, the comparison below, all of it scrolling."""
        plan = Card("The plan for everybody", "suggested, never decided", flush=True)
        plan.add(
            _inset(self._words, self._notes, _line(Words("Beds expected within", Look.QUIET), self.horizons))
        )
        plan.add(self.table, 1)
        compared = Card("Plans compared", flush=True)
        compared.add_to_head(self.compare_button, right=True)
        compared.add(_inset(_line(self._wait_words, self.waits)))
        compared.add(self.compared)
        compared.add(_inset(self._differences))
        panes = Panes()
        panes.add(plan, least=560, share=5, tall=440)
        panes.add(self.person, least=340, share=3, tall=440)
        page = Page((20, 12, 20, 20), 16)
        page.add(panes, 1)
        page.add(compared)
        whole = QVBoxLayout(self)
        space(whole, (0, 0, 0, 0), 0)
        whole.addWidget(page)
        self.setFocusProxy(self.table)
        stops = (self.horizons, self.table, self.person.meet, self.compare_button, self.waits, self.compared)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        """Hand wishes on."""
        self.table.chosen.connect(self._show_person)
        self.table.opened.connect(self.wants_meeting)
        self.person.wants_meeting.connect(self.wants_meeting)
        self.horizons.chosen.connect(self._look_ahead)
        self.waits.chosen.connect(self._let_wait)
        self.compare_button.clicked.connect(self._compare)
        self.compared.chosen.connect(self._show_differences)
        self._change_later.timeout.connect(self._work_out)
        self._compare_later.timeout.connect(self._show_worked_out)
        key = QShortcut(QKeySequence("V"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self._compare)

    def refresh(self, topics: frozenset[str] | None = None) -> None:
        """Ask again and show; plans compared before are put away, for they may no longer hold."""
        rows = self._presenter.refresh()
        self._words.setText(rows.words)
        self._notes.setText(rows.notes)
        self._show_link(rows.link)
        self._notes.setVisible(bool(rows.notes))
        self.horizons.show_choices(rows.horizons)
        self.horizons.choose([rows.horizon])
        self.table.show_rows(rows.rows, _NOBODY)
        if not self.table.selected() and rows.rows:
            self.table.select(rows.rows[0].key)
        self._show_person(self.table.selected())
        self._show_compared(ComparedRows((), {}))
        self.compare_button.setEnabled(bool(rows.rows))

    def _show_link(self, link: str) -> None:
        """Say what the linked unit is called here wherever this page names it."""
        self._link, words = link, _WAIT.replace(LINK, link)
        self._wait_words.setText(words)
        self.waits.setAccessibleName(words)
        self.compared.rename(_IN_LINKED, f"In {link}s")

    def choose(self, key: str) -> None:
        """Turn to a person of the plan."""
        self.table.select(key)

    @Slot(str)
    def _show_person(self, key: str) -> None:
        """Show where the chosen person could go; what would have to change follows once this is painted."""
        self.person.show_person(self._presenter.person(key))
        self._change_later.stop()
        if self._presenter.is_to_work_out(key):
            self._change_later.start()

    @Slot()
    def _work_out(self) -> None:
        """Say what would have to change for the chosen person."""
        key = self.table.selected()
        self._presenter.work_out(key)
        self.person.show_person(self._presenter.person(key))

    @Slot(str)
    def _look_ahead(self, days: str) -> None:
        """Plan over other days."""
        self._presenter.look_ahead(days)
        self.refresh()

    @Slot(str)
    def _let_wait(self, days: str) -> None:
        """Compare with another wait, where plans are compared already."""
        self._presenter.let_wait(days)
        if self._compared.rows or self._compare_later.isActive():
            self._compare()

    @Slot()
    def _compare(self) -> None:
        """Work the alternatives out once it is painted that they are being worked out."""
        if self.table.model().rowCount():
            self.compared.show_rows((), WORKING)
            self._compare_later.start()

    @Slot()
    def _show_worked_out(self) -> None:
        """Work the alternatives out and show them."""
        self._show_compared(self._presenter.compare())

    def _show_compared(self, compared: ComparedRows) -> None:
        """Show plans side by side."""
        self._compare_later.stop()
        self._compared = compared
        self.compared.show_rows(compared.rows, _ASK.format(short=short_link(self._link)))
        self._show_differences(self.compared.selected())

    @Slot(str)
    def _show_differences(self, key: str) -> None:
        """Say in full how the chosen plan differs."""
        words = self._compared.changes.get(key, "")
        if not words and self._compared.rows:
            words = "Choose a plan to read every change."
        self._differences.setText(words)
        self._differences.setVisible(bool(words))


def _once(page: QWidget) -> QTimer:
    """Make a timer that lets the page be painted first."""
    timer = QTimer(page)
    timer.setSingleShot(True)
    timer.setInterval(_AFTER_PAINT)
    return timer


def _plan_headings() -> tuple[Heading, ...]:
    """Give the columns of the plan."""
    return (
        Heading("", "99"),
        Heading("Who", Cell(" · W.W.", lead="R-0415A")),
        Heading("Where", "Rowan House 12", grow=1),
        Heading("", Cell("Linked", chip=True)),
        Heading("When", "26-Nov-2026"),
        Heading("Miles", "under a mile"),
        Heading("Why", "Larch is the linked unit", grow=6, optional=True),
    )


def _compared_headings() -> tuple[Heading, ...]:
    """Give the columns of the comparison."""
    return (
        Heading(
            "Plan", Cell("", lead="Most people placed", second="The same people as in the plan, as many"), 2
        ),
        Heading("People placed", "12 (+2)"),
        Heading("In linked units", "12 (+2)"),
        Heading("Miles in total", "1,234"),
        Heading(
            "What differs",
            Cell("Would move R-0412A from Rowan House to Larch", second="and 3 more changes"),
            2,
        ),
    )


def _line(label: Words, widget: QWidget) -> QWidget:
    """Put a label before a row of choices."""
    held = QWidget()
    row = QHBoxLayout(held)
    space(row, (0, 0, 0, 0), 10)
    row.addWidget(label)
    row.addWidget(widget, 1)
    return held


def _inset(*widgets: QWidget) -> QWidget:
    """Keep widgets away from the edge of a card that lets tables reach it."""
    held = QWidget()
    column = QVBoxLayout(held)
    space(column, (12, 8, 12, 8), 6)
    for widget in widgets:
        column.addWidget(widget)
    return held
