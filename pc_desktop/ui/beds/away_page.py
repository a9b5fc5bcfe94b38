"""The page of people away from home: out of area or in a unit that is not theirs, and their way back."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pc_desktop.theme.sign import Sign
from pc_desktop.theme.space import space
from pc_desktop.ui.asking import Asking
from pc_desktop.ui.beds.away_presenter import AwayPresenter
from pc_desktop.ui.cells import Cell
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.widgets.buttons import Button, Kind
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.chip_row import ChipRow
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.empty import Empty
from pc_desktop.ui.widgets.flow import Wrapping
from pc_desktop.ui.widgets.key_values import KeyValues
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.panes import Panes
from pc_desktop.ui.widgets.table import RowTable


class AwayPage(QWidget):
    """Shows who is away, what their return needs, and how units answer when asked."""

    def __init__(self, presenter: AwayPresenter, dispatch: Dispatch, parent: QWidget | None = None) -> None:
        """Begin empty; `refresh` fills it."""
        super().__init__(parent)
        self._presenter = presenter
        self.asking = Asking(dispatch, presenter.today, self)
        self._badges = ChipRow()
        self.table = RowTable("People away from home", _headings(), lines=2)
        self.answers = RowTable(
            "How units answer",
            (
                Heading("Unit", "Rowan House"),
                Heading("Answers", "12 of 14 accepted, 86%"),
                Heading("Reasons for a no", "acuity on the ward 2", 1),
            ),
            small=True,
        )
        self._nobody = Empty(
            Sign.TICK,
            "Nobody is away from home.",
            "People placed out of area appear here until they are back.",
        )
        self._details = KeyValues("The way home", ruled=True)
        self._side = Card("The way home")
        self.plan = Button("Plan the way home…", "W", Kind.PRIMARY)
        self.bring = Button("Return to a bed…", "B")
        self.discharge = Button("Discharge…", "D")
        self.answer = Button("Record a unit's answer…", "U")
        self._build()
        self._connect()

    def _build(self) -> None:
        """Lay the page out: people and answers at the left, one way home at the right."""
        whole = QVBoxLayout(self)
        space(whole, (0, 0, 0, 0), 0)
        page = Page((20, 12, 20, 20))
        whole.addWidget(page)
        page.add(self._badges)
        left = QWidget()
        column = QVBoxLayout(left)
        space(column, (0, 0, 0, 0), 16)
        people = Card("Away from home", flush=True)
        people.add(self.table, 1)
        people.add(self._nobody, 1)
        said = Card("How units answer", "what was said when they were asked", flush=True)
        said.add_to_head(self.answer, right=True)
        self.answers.hug_rows()
        said.add(self.answers)
        column.addWidget(people, 1)
        column.addWidget(said)
        acts = Wrapping(gap=8)
        acts.add(self.plan)
        acts.add(self.bring)
        acts.add(self.discharge)
        self._side.add(self._details)
        self._side.add(acts)
        self._side.body.addStretch(1)
        panes = Panes()
        panes.add(left, least=520, share=9, tall=420)
        panes.add(self._side, least=320, share=4, tall=420)
        page.add(panes, 1)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        """Hand wishes on."""
        self.table.chosen.connect(self._show_details)
        self.table.opened.connect(self.open_plan)
        for button, key, act in (
            (self.plan, "W", self.open_plan),
            (self.bring, "B", self.open_return),
            (self.discharge, "D", self.open_discharge),
            (self.answer, "U", self.open_answer),
        ):
            button.clicked.connect(act)
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def refresh(self, topics: frozenset[str] | None = None) -> None:
        """Ask again and show, keeping who is chosen."""
        rows = self._presenter.refresh()
        self._badges.show_badges(rows.badges)
        self.table.show_rows(rows.rows)
        self.table.setVisible(bool(rows.rows))
        self._nobody.setVisible(not rows.rows)
        self.answers.show_rows(rows.answers, "No units are set up.")
        if not self.table.selected() and rows.rows:
            self.table.select(rows.rows[0].key)
        self._show_details()

    @Slot()
    def _show_details(self) -> None:
        """Show the way home of whoever is chosen."""
        stay = self.table.selected()
        pairs = self._presenter.details(stay)
        self._side.show_title(self._presenter.title(stay) or "The way home")
        self._details.show_pairs(pairs)
        self.plan.setEnabled(bool(pairs))
        self.bring.setEnabled(bool(pairs))
        self.discharge.setEnabled(bool(pairs))

    @Slot()
    def open_plan(self) -> None:
        """Ask what is planned."""
        stay = self.table.selected()
        form = self._presenter.plan_form(stay)
        if form is not None:
            self.asking.ask(form, lambda values: self._presenter.plan(stay, values))

    @Slot()
    def open_return(self) -> None:
        """Ask into which bed somebody returns."""
        stay = self.table.selected()
        form = self._presenter.return_form(stay)
        if form is not None:
            self.asking.ask(form, lambda values: self._presenter.bring_home(stay, values))

    @Slot()
    def open_discharge(self) -> None:
        """Ask how a stay away ended."""
        stay = self.table.selected()
        form = self._presenter.discharge_form(stay)
        if form is not None:
            self.asking.ask(form, lambda values: self._presenter.end(stay, values))

    @Slot()
    def open_answer(self) -> None:
        """Ask what a unit said."""
        form = self._presenter.answer_form()
        if form is not None:
            self.asking.ask(form, self._presenter.answer)


def _headings() -> tuple[Heading, ...]:
    """Give the columns of people away."""
    return (
        Heading("Who", Cell("R-0415A · K.M.", second="F 24")),
        Heading("Where", Cell("Faraway House", second="out of area: no bed available"), 1),
        Heading("Since", Cell("120 days", second="102 miles")),
        Heading("Own unit", Cell("Rowan House", second="Rowan House expects a bed on 21-Nov-2026."), 2),
        Heading("To do", "◆ no care co-ordinator named and 2 more"),
    )
