"""The Meeting screen: queue, person, units, plan and beds always in view together; decisions by one key."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from pc_desktop.tasks import Tasks
from pc_desktop.theme.sign import Sign
from pc_desktop.theme.space import space
from pc_desktop.theme.worn import px
from pc_desktop.ui.board_card import BoardCard
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.meeting.attendance_dialog import AttendanceDialog
from pc_desktop.ui.meeting.case_card import CaseCard
from pc_desktop.ui.meeting.choice_strip import ChoiceStrip
from pc_desktop.ui.meeting.deciding import Deciding, Table
from pc_desktop.ui.meeting.options_card import OptionsCard
from pc_desktop.ui.meeting.pages import PAGES
from pc_desktop.ui.meeting.presenter import MeetingPresenter
from pc_desktop.ui.meeting.queue_card import QueueCard
from pc_desktop.ui.meeting.rows import MeetingRows
from pc_desktop.ui.meeting.stopwatch import Stopwatch
from pc_desktop.ui.pages import Pages
from pc_desktop.ui.widgets.buttons import Button, Kind
from pc_desktop.ui.widgets.top_bar import TopBar

_LOW, _HIGH = 760, 1000


class MeetingScreen(QWidget):
    """Shows the meeting's page and turns keys into orders."""

    wants_minutes = Signal()
    """Issue the minutes and export them."""
    wants_undo = Signal()
    """Take the latest step back."""
    wants_room = Signal()
    """Show the meeting-room window."""
    turned = Signal(str)
    """The key of whose turn it is; empty where it is nobody's."""
    time_told = Signal(str)
    """How long this person has been discussed, in words."""

    help_page = "meeting-and-decisions"

    def __init__(
        self, presenter: MeetingPresenter, dispatch: Dispatch, _tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        """Build the screen; nothing is asked for before `refresh`."""
        super().__init__(parent)
        self._presenter, self._dispatch = presenter, dispatch
        self._can_start = False
        self.top = TopBar("Weekly bed meeting")
        self.attendance = Button("Attendance", "T", sign=Sign.ATTENDANCE)
        self._undo = Button("Undo", "Ctrl Z")
        self._present = Button("Present", "F5", sign=Sign.PRESENT)
        self.minutes = Button("Close and export minutes", "", Kind.PRIMARY, Sign.MINUTES)
        self.queue = QueueCard()
        self.case = CaseCard()
        self.strip = ChoiceStrip()
        self.options = OptionsCard()
        self.board = BoardCard()
        self._watch = Stopwatch()
        self.deciding = Deciding(
            presenter, dispatch, Table(self.case, self.options, self.strip, self._watch), self
        )
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._build()
        self._connect()

    def _build(self) -> None:
        """Lay the cards out as in the meeting: queue, person, units; beds below."""
        self.top.add(self.attendance)
        self.top.add(self._undo)
        self.top.add(self._present)
        self.top.add(self.minutes)
        self.case.body.addWidget(self.strip)
        whole = QVBoxLayout(self)
        space(whole, (0, 0, 0, 0), 0)
        whole.addWidget(self.top)
        body = QWidget()
        self.pages = Pages(PAGES, body, self._presenter.office, self._dispatch, self)
        self._grid = QGridLayout(body)
        space(self._grid, (16, 14, 16, 14), 14)
        self._grid.addWidget(self.queue, 0, 0)
        self._grid.addWidget(self.case, 0, 1)
        self._grid.addWidget(self.options, 0, 2)
        self._grid.addWidget(self.board, 1, 0, 1, 3)
        self._grid.setRowStretch(0, 10)
        self._grid.setRowStretch(1, 7)
        turning = QVBoxLayout()
        space(turning, (20, 10, 20, 0), 0)
        turning.addWidget(self.pages.chips)
        self.pages.chips.setVisible(len(self.pages.words) > 1)
        whole.addLayout(turning)
        whole.addWidget(self.pages, 1)
        body.setFocusProxy(self.queue.table)
        self.setFocusProxy(self.pages)

    def _connect(self) -> None:
        """Join the cards to the keys and to one another."""
        self.attendance.clicked.connect(self._ask_attendance)
        self._undo.clicked.connect(self.wants_undo)
        self._present.clicked.connect(self.wants_room)
        self.minutes.clicked.connect(self._start_or_close)
        self.queue.chosen.connect(self._turn_to)
        self.options.person_chosen.connect(self._turn_to)
        self.case.typed.connect(self._presenter.keep_draft)
        self.options.option_chosen.connect(self._name_offer)
        self.pages.wants_meeting.connect(self.turn_to)
        self._tick.timeout.connect(self._show_time)
        for number in range(1, 10):
            self._shortcut(f"Alt+{number}", partial(self.deciding.press, number))
        self._shortcut("Alt+W", self.deciding.keep_waiting)
        self._shortcut("Alt+A", self.deciding.ask_alternative)
        self._shortcut("Alt+O", self.deciding.ask_out_of_area)
        self._shortcut("Alt+N", self._next)
        self._shortcut("Alt+P", self._previous)

    def _shortcut(self, keys: str, act: Callable[[], None]) -> None:
        """Let a key with Alt act anywhere on the screen, text fields included."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def refresh(self, topics: frozenset[str] | None = None) -> None:
        """Ask for the page again and show it; what is being typed is kept first, as somebody else's turn may come."""
        self.case.flush()
        self._show(self._presenter.refresh())
        self.pages.refresh(topics)

    def _show(self, rows: MeetingRows) -> None:
        """Show the whole page."""
        self.top.show_under(rows.heading)
        self.top.show_badges(rows.badges)
        self.top.show_note(rows.discussed)
        self._can_start = rows.can_start
        self.minutes.show_words(rows.start_words if rows.can_start else "Close and export minutes", "")
        self.minutes.setEnabled(rows.can_start or rows.can_issue)
        self.queue.show_rows(rows.queue, rows.queue_words, rows.case.key if rows.case else None)
        self.options.show_case(rows.case)
        self.options.show_plan(rows.plan, rows.plan_words)
        self.case.show_case(rows.case, can_decide=rows.can_decide, why_not=rows.why_not)
        self.board.show_board(rows.units, rows.board_words, rows.board_badges, rows.board_note)
        self._name_offer(self.options.picked)
        self._watch.turn_to(rows.case.key if rows.case else "")
        self.turned.emit(rows.case.key if rows.case else "")
        self._show_time()

    def _name_offer(self, number: str) -> None:
        """Let the button say which unit's bed it offers."""
        words = "Offer" if self.height() < _LOW else self.options.offer_words()
        self.case.offer.show_words(words, number or "1")

    def turn_to(self, key: str) -> None:
        """Turn to somebody, as another screen or page asks."""
        self.pages.turn_to("people")
        self._turn_to(key)

    @Slot(str)
    def _turn_to(self, key: str) -> None:
        """Turn to somebody, keeping what was typed about the one before."""
        if key == self._presenter.chosen:
            return
        self.case.flush()
        self.strip.hide()
        self.options.pick_first()
        self._show(self._presenter.choose(key))

    @Slot()
    def _next(self) -> None:
        """Turn to the next in the queue."""
        self._step(1)

    @Slot()
    def _previous(self) -> None:
        """Turn to the one before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        """Go up or down the queue."""
        key = self._presenter.neighbour(by)
        if key is not None:
            self._turn_to(key)

    @Slot()
    def _start_or_close(self) -> None:
        """Start the meeting, or close one that has started."""
        if self._can_start:
            self._dispatch.do(self._presenter.start())
        else:
            self.case.flush()
            self.wants_minutes.emit()

    @Slot()
    def _ask_attendance(self) -> None:
        """Ask who is here."""
        dialog = AttendanceDialog(self._presenter.attendance(), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.recorded.connect(
            lambda statuses: self.deciding.order(lambda: self._presenter.record(statuses))
        )
        dialog.open()

    @Slot()
    def _show_time(self) -> None:
        """Show how long this person has been discussed."""
        self.case.show_time(self._watch.words())
        self.time_told.emit(self._watch.words())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let bare keys act where no text is being typed."""
        acts: dict[int, Callable[[], None]] = {
            Qt.Key.Key_W: self.deciding.keep_waiting,
            Qt.Key.Key_A: self.deciding.ask_alternative,
            Qt.Key.Key_O: self.deciding.ask_out_of_area,
            Qt.Key.Key_N: self._next,
            Qt.Key.Key_P: self._previous,
            Qt.Key.Key_D: self.case.focus_discussion,
            Qt.Key.Key_T: self._ask_attendance,
            Qt.Key.Key_Escape: self.strip.give_up,
        }
        if self.pages.shown != "people":
            super().keyPressEvent(event)
            return
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if plain and Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9:
            self.deciding.press(event.key() - Qt.Key.Key_0)
        elif plain and event.key() in acts:
            acts[event.key()]()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def showEvent(self, event: QShowEvent) -> None:
        """Let the time run while the meeting is in view."""
        super().showEvent(event)
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed, and stop showing the time."""
        self.case.flush()
        self._tick.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the tiles flatter where height is scarce."""
        super().resizeEvent(event)
        low = self.height() < _LOW
        self.board.set_lines(2 if self.height() < _HIGH else 3)
        self.case.set_low(low=low)
        self._grid.setRowMinimumHeight(1, px(212 if low else 318))
        for column, share in enumerate((16, 26, 18) if low else (16, 26, 20)):
            self._grid.setColumnStretch(column, share)
