"""The Meeting screen: queue, person, units, plan and beds always in view together; decisions by one key."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pc_desktop.tasks import Tasks
from pc_desktop.theme.sign import Sign
from pc_desktop.theme.space import space
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.meeting.attendance_dialog import AttendanceDialog
from pc_desktop.ui.meeting.chair_keys import ChairKeys
from pc_desktop.ui.meeting.deciding import Deciding, Table
from pc_desktop.ui.meeting.keys import ACTS, Keys
from pc_desktop.ui.meeting.pages import PAGES
from pc_desktop.ui.meeting.people_page import LOW, PeoplePage
from pc_desktop.ui.meeting.presenter import MeetingPresenter
from pc_desktop.ui.meeting.rows import MeetingRows
from pc_desktop.ui.meeting.stopwatch import Stopwatch
from pc_desktop.ui.pages import Pages
from pc_desktop.ui.widgets.buttons import Button, Kind
from pc_desktop.ui.widgets.top_bar import TopBar


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
        self._can_start, self._has_begun, self._is_live = False, False, False
        self._minuted = 0
        self.top = TopBar("Weekly bed meeting")
        self.attendance = Button("Attendance", "T", sign=Sign.ATTENDANCE)
        self._undo = Button("Undo", "Ctrl Z")
        self._present = Button("Present", "F5", sign=Sign.PRESENT)
        self.minutes = Button("Close and export minutes", "", Kind.PRIMARY, Sign.MINUTES)
        self._people = PeoplePage()
        self.queue, self.case, self.strip = self._people.queue, self._people.case, self._people.strip
        self.options, self.board = self._people.options, self._people.board
        self._watch = Stopwatch()
        self.deciding = Deciding(
            presenter, dispatch, Table(self.case, self.options, self.strip, self._watch), self
        )
        self._tick, self._later = QTimer(self), QTimer(self)
        self._tick.setInterval(1000)
        self._later.setInterval(500)
        self._later.setSingleShot(True)
        self._later.timeout.connect(presenter.remember_place)
        self.keys = ChairKeys(self, self._acts(), self.deciding.press, self._is_at_people)
        self._build()
        self._connect()

    def _build(self) -> None:
        """Lay the cards out as in the meeting: queue, person, units; beds below."""
        self.top.add(self.attendance)
        self.top.add(self._undo)
        self.top.add(self._present)
        self.top.add(self.minutes)
        whole = QVBoxLayout(self)
        space(whole, (0, 0, 0, 0), 0)
        whole.addWidget(self.top)
        self.pages = Pages(PAGES, self._people, self._presenter.office, self._dispatch, self)
        turning = QVBoxLayout()
        space(turning, (20, 8, 20, 0), 0)
        turning.addWidget(self.pages.chips)
        self.pages.chips.setVisible(len(self.pages.words) > 1)
        whole.addLayout(turning)
        whole.addWidget(self.pages, 1)
        self.setFocusProxy(self.pages)

    def _connect(self) -> None:
        """Join the cards to the keys and to one another."""
        self.attendance.clicked.connect(self._ask_attendance)
        self._undo.clicked.connect(self.wants_undo)
        self._present.clicked.connect(self.wants_room)
        self.minutes.clicked.connect(self._start_or_close)
        self.queue.chosen.connect(self._turn_to)
        self.options.person_chosen.connect(self._turn_to)
        self.case.typed.connect(self._keep)
        self.options.option_chosen.connect(self._name_offer)
        self.pages.wants_meeting.connect(self.turn_to)
        self.pages.currentChanged.connect(self._at_page)
        self.deciding.decided.connect(self._after_decision)
        self._tick.timeout.connect(self._show_time)

    def _acts(self) -> dict[str, Callable[[], object]]:
        """Say what each of the chair's keys does."""
        own: dict[str, Callable[[], object]] = {
            "next": self._next,
            "previous": self._previous,
            "discussion": self.case.focus_discussion,
            "reason": self.case.focus_reason,
            "views": self.case.turn_views,
            "action": self.deciding.ask_action,
            "undo": self.wants_undo.emit,
            "pause": self._pause,
            "time": self.deciding.ask_time,
            "attendance": self._ask_attendance,
        }
        return own | {act: partial(self.deciding.decide, act) for act in ACTS if act not in own}

    def use_keys(self, keys: Keys) -> None:
        """Let these letters act, and show them."""
        self.keys.use(keys)
        self.case.decisions.show_letters(keys.letters)
        self.attendance.show_words(self.attendance.text(), keys.letters["attendance"])

    def _is_at_people(self) -> bool:
        """Tell whether people are gone through one by one."""
        return self.pages.shown == "people"

    def refresh(self, topics: frozenset[str] | None = None) -> None:
        """Ask for the page again and show it; what is being typed is kept first, as somebody else's turn may come."""
        self.case.flush()
        if not self._has_begun:
            self._has_begun = True
            self._presenter.begin_where_left()
        self._show(self._presenter.refresh())
        self.pages.refresh(topics)

    def _show(self, rows: MeetingRows) -> None:
        """Show the whole page."""
        self.top.show_title(rows.title)
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
        self._minuted = rows.case.seconds if rows.case else 0
        self._is_live = rows.is_live
        self._watch.set_live(rows.is_live)
        self._watch.turn_to(rows.case.key if rows.case else "", rows.case.typed.seconds if rows.case else 0)
        self.turned.emit(rows.case.key if rows.case else "")
        self._show_time()

    def _name_offer(self, number: str) -> None:
        """Let the button say which unit's bed it offers."""
        words = "Offer" if self.height() < LOW else self.options.offer_words()
        self.case.decisions.offer.show_words(words, number or "1")

    def turn_to(self, key: str) -> None:
        """Turn to somebody, as another screen or page asks."""
        self.pages.turn_to("people")
        self._turn_to(key)

    @Slot(str)
    def _turn_to(self, key: str) -> None:
        """Turn to somebody, keeping what was typed about the one before."""
        if key == self._presenter.chosen:
            return
        self._leave()
        self.strip.hide()
        self.options.pick_first()
        self._show(self._presenter.choose(key))
        self._later.start()

    def _leave(self) -> None:
        """Keep what was typed about the person on the table, and how long it took so far."""
        self.case.flush()
        if self._watch.seconds():
            self._keep()

    @Slot()
    def _keep(self) -> None:
        """Keep what is typed about the person on the table."""
        self._presenter.keep(self.deciding.typed())

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
            self._leave()
            self.deciding.record_typed()
            self.wants_minutes.emit()

    @Slot()
    def _after_decision(self) -> None:
        """Leave the text fields, so that bare keys act and Undo takes the decision back rather than letters."""
        self.case.refresh_typed(self._presenter.typed())
        self.queue.table.setFocus()

    @Slot()
    def _at_page(self) -> None:
        """Put what was typed without a decision into the minutes before they are read."""
        if self.pages.shown == "minutes" and self._is_live:
            self._leave()
            self.deciding.record_typed()

    @Slot()
    def _pause(self) -> None:
        """Pause the time, or let it run again."""
        self._watch.pause()
        self._show_time()

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
        words = self._watch.words(self._minuted)
        self.case.show_time(words)
        self.time_told.emit(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let bare keys act where no text is being typed."""
        if event.key() == Qt.Key.Key_Escape and self.strip.isVisible():
            self.strip.give_up()
        elif not self.keys.press(event):
            super().keyPressEvent(event)
            return
        event.accept()

    def showEvent(self, event: QShowEvent) -> None:
        """Let the time run while the meeting is in view."""
        super().showEvent(event)
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed, and stop showing the time."""
        self._leave()
        self._tick.stop()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Stand anew where letters become larger or smaller."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._people.fit(self.width(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the tiles flatter where height is scarce."""
        super().resizeEvent(event)
        self._people.fit(self.width(), self.height())
