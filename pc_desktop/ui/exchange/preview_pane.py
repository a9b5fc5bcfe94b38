"""The right of the Exchange screen: what the files read would change, and whether to accept it."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.ui.cells import Cell
from pc_desktop.ui.exchange.change_rows import row_key
from pc_desktop.ui.exchange.fitting_table import FittingTable
from pc_desktop.ui.exchange.in_full import InFull
from pc_desktop.ui.exchange.preview_rows import PreviewRows
from pc_desktop.ui.exchange.problem_rows import Told
from pc_desktop.ui.widgets.buttons import Button, Kind
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.chip_row import ChipRow
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.flow import Wrapping
from pc_desktop.ui.widgets.words import Look, OneLine, Words

_LEAVE_OUT, _TAKE_IN = "Leave row out", "Take row in"


class PreviewPane(QWidget):
    """Shows problems and changes; accepting and putting away are wishes, told upwards."""

    wants_accept = Signal()
    """Accept what is shown."""
    wants_away = Signal()
    """Put it away."""
    wants_left_out = Signal(str)
    """Leave out the row of a change, by the key of the change, or take it in again."""
    wants_choice = Signal(str)
    """Take the other side of a change, by its key."""
    wants_day = Signal(str)
    """Give the day somebody gone was discharged, by the key of the change."""
    wants_fix = Signal(str)
    """Put the cell of a problem right, by the key of the problem."""
    wants_skip = Signal(str)
    """Pass the row of a problem over, by the key of the problem."""
    wants_columns = Signal()
    """Say what the columns of the file are."""
    wants_questions = Signal()
    """Send the questions back to whoever sent the files."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._words: dict[str, tuple[str, str]] = {}
        self._left_out: frozenset[str] = frozenset()
        self._gone: frozenset[str] = frozenset()
        self._told: dict[str, Told] = {}
        self._head = Card()
        self._subtitle = OneLine("", Look.QUIET)
        self._badges = ChipRow()
        self.problems = FittingTable("Problems", _problem_headings(), lines=2, most=7)
        self.changes = FittingTable("Changes", _change_headings())
        self.in_full = InFull()
        self.accept = Button("Accept", "Ctrl Enter", Kind.PRIMARY)
        self.leave_out = Button(_LEAVE_OUT, "Del")
        self.choose = Button("Theirs or ours", "K")
        self.day = Button("Discharged when…", "D")
        self.questions = Button("Ask sender…", "Q")
        self.columns = Button("Columns…", "C")
        self.fix = Button("Fix…", "F")
        self.skip = Button("Skip row", "S")
        self.away = Button("Not now", "Esc")
        self._sentence = Words("", Look.QUIET, wrap=True)
        self._problem_card, self._change_card = Card("Problems", flush=True), Card("Changes", flush=True)
        self._build()
        self.accept.clicked.connect(self.wants_accept)
        self.away.clicked.connect(self.wants_away)
        self.problems.chosen.connect(self._show_problem)
        self.changes.chosen.connect(self._show_leave_out)
        self._connect()

    def _connect(self) -> None:
        """Turn buttons, keys and links into wishes."""
        self.leave_out.clicked.connect(self._want_left_out)
        self.choose.clicked.connect(self._want_choice)
        self.day.clicked.connect(self._want_day)
        self.fix.clicked.connect(self._want_fix)
        self.skip.clicked.connect(self._want_skip)
        self.questions.clicked.connect(self.wants_questions)
        self.columns.clicked.connect(self.wants_columns)
        self.changes.link_opened.connect(self._want_choice)
        self.problems.link_opened.connect(self._want_fix)
        self.problems.opened.connect(self._want_fix)
        for keys, table, act in (
            ("Delete", self.changes, self._want_left_out),
            ("K", self.changes, self._want_choice),
            ("D", self.changes, self._want_day),
            ("F", self.problems, self._want_fix),
            ("S", self.problems, self._want_skip),
            ("Q", self, self.wants_questions.emit),
            ("C", self, self.wants_columns.emit),
        ):
            shortcut = QShortcut(QKeySequence(keys), table)
            whole = table is self
            context = Qt.ShortcutContext
            shortcut.setContext(context.WidgetWithChildrenShortcut if whole else context.WidgetShortcut)
            shortcut.activated.connect(act)

    def _build(self) -> None:
        """Lay the pane out: a heading, the tables in what room there is, the buttons always in view."""
        whole = QVBoxLayout(self)
        space(whole, (0, 0, 0, 0), 10)
        below = QHBoxLayout()
        space(below, (0, 0, 0, 0), 16)
        below.addWidget(self._subtitle, 1)
        below.addWidget(self._badges)
        self._head.body.addLayout(below)
        whole.addWidget(self._head)
        self._problem_card.add(self.problems)
        mend = QHBoxLayout()
        space(mend, (0, 0, 12, 0), 8)
        mend.addWidget(self.in_full, 3)
        does = Wrapping(gap=8)
        for button in (self.fix, self.skip, self.columns, self.questions):
            does.add(button)
        mend.addWidget(does, 2)
        self._problem_card.body.addLayout(mend)
        self._change_card.add(self.changes)
        for card in (self._head, self._problem_card, self._change_card):
            card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
            whole.addWidget(card)
        whole.addStretch(1)
        foot = QVBoxLayout()
        space(foot, (0, 0, 0, 0), 6)
        buttons = Wrapping(gap=10)
        for button in (self.accept, self.choose, self.day, self.leave_out, self.away):
            buttons.add(button)
        foot.addWidget(self._sentence)
        foot.addWidget(buttons)
        whole.addLayout(foot)

    def minimumSizeHint(self) -> QSize:
        """Be as high as everything needs at this width: buttons wrap where there is little room for them."""
        hint, layout = super().minimumSizeHint(), self.layout()
        needed = layout.minimumHeightForWidth(self.width()) if layout is not None else 0
        return QSize(hint.width(), max(hint.height(), needed))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height that goes with the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def show_preview(self, rows: PreviewRows) -> None:
        """Show what would change."""
        self._head.show_title(rows.title)
        self._subtitle.setText(rows.subtitle)
        self._badges.show_badges(rows.badges)
        self._words, self._told, self._gone = rows.problem_words, rows.told, frozenset(rows.gone)
        self._problem_card.setVisible(bool(rows.problems))
        self.problems.show_rows(rows.problems)
        if rows.problems and not self.problems.selected():
            self.problems.select(rows.problems[0].key)
        self._show_problem(self.problems.selected())
        self._change_card.show_quiet(rows.changes_quiet if rows.changes else "")
        self._left_out = rows.left_out
        self.changes.show_rows(rows.changes, "Nothing differs from what is held.")
        if rows.changes and not self.changes.selected():
            self.changes.select(rows.changes[0].key)
        self._show_leave_out(self.changes.selected())
        self.accept.show_words(rows.accept_words)
        self.accept.setEnabled(rows.can_accept)
        self._sentence.setText(rows.sentence)
        self.updateGeometry()

    def take_focus(self) -> None:
        """Put the keyboard on what should be looked at first."""
        (self.problems if self._problem_card.isVisibleTo(self) else self.changes).setFocus()

    @Slot(str)
    def _show_leave_out(self, key: str) -> None:
        """Say what leaving out would do to the row chosen."""
        self.leave_out.show_words(_TAKE_IN if row_key(key) in self._left_out else _LEAVE_OUT)
        self.leave_out.setEnabled(bool(key))
        self.day.setVisible(key in self._gone)
        self.choose.setVisible(key not in self._gone)

    @Slot()
    def _want_choice(self) -> None:
        """Wish for the other side of the change chosen, or for the day where one is asked."""
        key = self.changes.selected()
        if key in self._gone:
            self.wants_day.emit(key)
        elif key:
            self.wants_choice.emit(key)

    @Slot()
    def _want_day(self) -> None:
        """Wish to give the day of the change chosen."""
        if self.changes.selected() in self._gone:
            self.wants_day.emit(self.changes.selected())

    @Slot()
    def _want_fix(self) -> None:
        """Wish to put the cell of the problem chosen right."""
        if self.fix.isEnabled():
            self.wants_fix.emit(self.problems.selected())

    @Slot()
    def _want_skip(self) -> None:
        """Wish to pass the row of the problem chosen over."""
        if self.skip.isEnabled():
            self.wants_skip.emit(self.problems.selected())

    @Slot()
    def _want_left_out(self) -> None:
        """Wish for the row chosen to be left out, or to be taken in again."""
        if self.changes.selected():
            self.wants_left_out.emit(self.changes.selected())

    @Slot(str)
    def _show_problem(self, key: str) -> None:
        """Show a problem in full below the table."""
        where, what = self._words.get(key, ("", ""))
        self.in_full.show_words(where, what)
        told = self._told.get(key)
        self.fix.setEnabled(told is not None and told.can_fix)
        self.skip.setEnabled(told is not None and told.can_skip)


def _problem_headings() -> tuple[Heading, ...]:
    """Give the columns of the problems."""
    return (
        Heading("", Cell("◆ Question", chip=True)),
        Heading("Sheet", "Bed State", grow=1),
        Heading("Cell", Cell("AA17", bold=True)),
        Heading("Column", "Admission date", grow=1),
        Heading("Found", "943 476 5918", grow=1),
        Heading("What to do", "The last digit does not fit the other nine.", grow=4),
        Heading("", Cell("fix · skip row", link=True), optional=True),
    )


def _change_headings() -> tuple[Heading, ...]:
    """Give the columns of the changes."""
    return (
        Heading("", Cell("◆ refused", chip=True)),
        Heading("Where", "Rowan House 12", grow=1),
        Heading("Patient", Cell("W.W.", bold=True)),
        Heading("Field", "Expected discharge", grow=1),
        Heading("We had", "here since 07-Aug-2026", grow=1),
        Heading("They say", Cell("Z.N. is listed and no bed is free", bold=True), grow=3),
        Heading("It was", "15-Nov-2026", optional=True),
        Heading("Keep", Cell("discharged when?", link=True)),
    )
