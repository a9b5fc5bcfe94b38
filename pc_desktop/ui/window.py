"""The main window: the navigation, the screens, and everything they say to one another, on one page."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from pc_desktop.domain.calendar import shown_time
from pc_desktop.services.office import Office
from pc_desktop.services.region import settings_of
from pc_desktop.tasks import Tasks
from pc_desktop.theme.sign import Sign
from pc_desktop.theme.space import space
from pc_desktop.theme.tokens import Theme
from pc_desktop.theme.wardrobe import SCALES, Wardrobe
from pc_desktop.ui.actions import SCREENS, screen_key
from pc_desktop.ui.announcer import Announcer
from pc_desktop.ui.board_desk import BoardDesk
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.exchange_desk import ExchangeDesk
from pc_desktop.ui.inbox import Inbox
from pc_desktop.ui.keys_desk import KeysDesk
from pc_desktop.ui.memory import Memory
from pc_desktop.ui.menus import build_menus
from pc_desktop.ui.minutes_desk import MinutesDesk
from pc_desktop.ui.notices import Notices
from pc_desktop.ui.room_door import RoomDoor
from pc_desktop.ui.safety.desk import SafetyDesk
from pc_desktop.ui.screen_makers import Screen, make_screen
from pc_desktop.ui.widgets.banner import Banner
from pc_desktop.ui.widgets.rail import Rail
from pc_desktop.ui.widgets.shown import Place
from pc_desktop.ui.widgets.table_in_view import table_in_view

_COMPACT_BELOW = 1500
_DARK, _LIGHT = "dark", "light"


class MainWindow(QMainWindow):
    """Holds the screens, each made when first shown, and joins them."""

    def __init__(
        self, office: Office, wardrobe: Wardrobe, memory: Memory, notices: Notices | None = None
    ) -> None:
        """Build the window on an office; `show_screen` brings the first screen."""
        super().__init__()
        self.office, self.wardrobe, self.memory = office, wardrobe, memory
        self.notices = notices or Notices()
        self.dispatch = Dispatch(office.desk, self)
        self.tasks = Tasks(self)
        self.minutes = MinutesDesk(office, self.dispatch, self.tasks, self.notices, self)
        self.paper = BoardDesk(office, self.dispatch, self.tasks, self.notices, self)
        self.books = ExchangeDesk(office, self.dispatch, self.tasks, self.notices, self)
        self.inbox = Inbox(self.tasks, self.notices, memory, self)
        self.room = RoomDoor(office, self)
        self.keys = KeysDesk(office, self.dispatch, memory, self)
        self.safety = SafetyDesk(office, self.dispatch, self.tasks, (self.notices, memory), self)
        self.rail, self.banner, self._stack = Rail(), Banner(), QStackedWidget()
        self.says = Announcer(self.banner, self)
        self._screens: dict[str, QWidget] = {}
        self._stale: set[str] = set()
        self.current = ""
        self._build()
        self._wire()

    def _build(self) -> None:
        """Lay out the navigation, the message strip and the room for the screens."""
        sample = "Sample region, every patient invented · " if self.office.is_sample else ""
        self.setWindowTitle(f"{sample}Bed meeting")
        keys = enumerate(SCREENS, start=1)
        self.rail.show_places(
            [
                Place(name, words, Sign(name), screen_key(at, name).replace("+", " "))
                for at, (name, words) in keys
            ]
        )
        self.rail.show_heading("Bed meeting", self.office.desk.ask(settings_of)["collaborative"])
        middle = QWidget()
        row, right = QHBoxLayout(middle), QVBoxLayout()
        space(row, (0, 0, 0, 0), 0)
        space(right, (0, 0, 0, 0), 0)
        row.addWidget(self.rail)
        right.addWidget(self.banner)
        right.addWidget(self._stack, 1)
        row.addLayout(right, 1)
        self.setCentralWidget(middle)
        self.banner.show_notice(None)
        self.actions_by_name = build_menus(self, self._does())
        self._show_foot()

    def _does(self) -> dict[str, Callable[[], object]]:
        """Say what each action of the menus does."""
        shows = {f"show {name}": _showing(self, name) for name, _ in SCREENS}
        return {
            "import": self.choose_files,
            "issue": self.minutes.issue,
            "export": self.minutes.export,
            "table": lambda: self.books.export_table(table_in_view(self.screen_of(self.current))),
            "send": self.books.send,
            "quit": self.close,
            "room": self.room.toggle,
            "pause room": self.room.pause,
            "guest": self.room.let_guest,
            "capture": self.room.hide_operator,
            "keys": self.keys.ask,
            "undo": self.dispatch.undo,
            "redo": self.dispatch.redo,
            "larger": lambda: self._resize_letters(1),
            "smaller": lambda: self._resize_letters(-1),
            "theme": self._swap_theme,
            **self.safety.does(),
            **shows,
        }

    def _wire(self) -> None:
        """Join everything that is not a screen: what goes up, and the one broadcast that comes down."""
        self.rail.chosen.connect(self.show_screen)
        self.dispatch.topics_changed.connect(self._spread)
        self.dispatch.topics_changed.connect(self.room.refresh, Qt.ConnectionType.QueuedConnection)
        self.dispatch.done.connect(self.says.say_done)
        self.dispatch.refused.connect(self.says.say_refused)
        self.banner.acted.connect(self.dispatch.undo)
        self.banner.closed.connect(self.says.be_quiet)
        for desk in (self.minutes, self.paper, self.books):
            desk.written.connect(self.says.say_written)
            desk.failed.connect(self.says.say_refused)
        self.inbox.failed.connect(self.says.say_refused)
        self.inbox.arrived.connect(self._take_in)
        self.room.told.connect(self.says.say)
        self.safety.done.connect(self.says.say_kept)
        self.safety.failed.connect(self.says.say_refused)
        self.safety.warned.connect(self.says.say_warning)
        self.safety.wants_close.connect(self.close)

    def _wire_screen(self, name: str, screen: Any) -> None:
        """Join one screen to the others."""
        if name == "meeting":
            screen.wants_minutes.connect(self.minutes.close_and_export)
            screen.pages.wants_export.connect(self.minutes.send)
            screen.wants_undo.connect(self.dispatch.undo)
            screen.wants_room.connect(self.room.toggle)
            screen.turned.connect(self.room.follow, Qt.ConnectionType.QueuedConnection)
            screen.time_told.connect(self.room.show_time)
            screen.use_keys(self.keys.keys())
            self.keys.changed.connect(screen.use_keys)
            screen.pages.wants_workbook.connect(self.paper.actions)
        if name == "history":
            screen.wants_export.connect(self.paper.history)
        if name == "exchange":
            screen.wants_files.connect(self.choose_files)
            screen.wants_sent.connect(self.books.send)
            screen.wants_questions.connect(self.books.send_questions)
            self.books.join_layouts(screen.layouts)
            screen.returns.wants_inbox.connect(self.inbox.choose)
            self.inbox.watched.connect(screen.returns.show_inbox)
            screen.returns.show_inbox(self.memory.inbox)
        if name == "beds":
            screen.wants_meeting.connect(self._discuss)
        if name == "referrals":
            screen.wants_meeting.connect(self._discuss)
            screen.wants_import.connect(self.choose_files)
            screen.wants_summary.connect(self.paper.summary)
            screen.wants_list.connect(self.paper.listed)
        if name == "outcomes":
            screen.recall(self.memory.charts)
            screen.chose.connect(self._remember_charts)
            screen.wants_board.connect(self.paper.board)
        if name == "setup":
            screen.wants_theme.connect(self._wear)
            screen.wants_scale.connect(self._scale)
            screen.show_appearance(self.wardrobe.theme, self.wardrobe.scale)

    @Slot(str)
    def _remember_charts(self, chosen: str) -> None:
        """Remember what is chosen for the charts."""
        self.memory.charts = chosen

    @Slot(str)
    def show_screen(self, name: str) -> None:
        """Bring a screen into view, made now if it has not been, and up to date."""
        page = self._screens.get(self.current)
        screen = self.screen_of(name)
        if name == "help" and page is not None and self.current != "help":
            cast("Any", screen).show_page(cast("Screen", page).help_page)
        self.current = name
        self.rail.show_current(name)
        self._stack.setCurrentWidget(screen)
        if name in self._stale:
            self._stale.discard(name)
            cast("Screen", screen).refresh()
        screen.setFocus()

    def screen_of(self, name: str) -> QWidget:
        """Give a screen, making and joining it where nobody has asked for it yet."""
        if name not in self._screens:
            screen = make_screen(name, self.office, self.dispatch, self.tasks)
            self._screens[name] = screen
            self._stack.addWidget(screen)
            self._wire_screen(name, screen)
            self._stale.add(name)
        return self._screens[name]

    @Slot(object)
    def _spread(self, topics: frozenset[str]) -> None:
        """Refresh what is in view, and remember that the rest is out of date."""
        self._stale = set(self._screens) - {self.current}
        shown = self._screens.get(self.current)
        if shown is not None:
            cast("Screen", shown).refresh(topics)
        if "setting" in topics:
            self.rail.show_heading("Bed meeting", self.office.desk.ask(settings_of)["collaborative"])
        self._show_foot()

    @Slot(str)
    def _discuss(self, key: str) -> None:
        """Turn to a referral in the meeting."""
        self.show_screen("meeting")
        cast("Any", self.screen_of("meeting")).turn_to(key)

    @Slot()
    def choose_files(self) -> None:
        """Ask which workbooks to read and hand them to the Exchange screen."""
        files = self.notices.files_to_read(self)
        if files:
            self.read_files(files)

    def read_files(self, files: Iterable[Path]) -> None:
        """Show the Exchange screen reading these files."""
        self.show_screen("exchange")
        cast("Any", self.screen_of("exchange")).read_files(list(files))

    @Slot(object)
    def _take_in(self, files: list[Path]) -> None:
        """Read what came into the watched folder, unless something else lies on the table."""
        if cast("Any", self.screen_of("exchange")).is_free:
            self.read_files(files)

    def _show_foot(self) -> None:
        """Say at the foot of the navigation that everything is saved, and who works here."""
        desk = self.office.desk
        standing = desk.standing()
        undo, redo = self.actions_by_name["undo"], self.actions_by_name["redo"]
        undo.setText(f"Undo {standing.undo}" if standing.undo else "Undo")
        undo.setEnabled(standing.undo is not None)
        redo.setText(f"Redo {standing.redo}" if standing.redo else "Redo")
        redo.setEnabled(standing.redo is not None)
        saved = f"Saved {shown_time(self.office.clock.now())} · encrypted"
        lines = (saved, desk.by, "Sample: nobody here is real") if self.office.is_sample else (saved, desk.by)
        self.rail.show_foot(lines)

    def _swap_theme(self) -> None:
        """Change between light and dark."""
        self._wear(_LIGHT if self.wardrobe.worn().dark else _DARK)

    @Slot(str)
    def _wear(self, theme: str) -> None:
        """Wear a theme and remember it."""
        self.memory.theme = theme
        self.wardrobe.choose(Theme(theme), self.wardrobe.scale)

    @Slot(float)
    def _scale(self, scale: float) -> None:
        """Show letters this large and remember it."""
        self.memory.scale = scale
        self.wardrobe.choose(self.wardrobe.theme, scale)
        self._fit_rail()

    def _resize_letters(self, step: int) -> None:
        """Make letters one step larger or smaller."""
        here = min(range(len(SCALES)), key=lambda at: abs(SCALES[at] - self.wardrobe.scale))
        self._scale(SCALES[max(0, min(len(SCALES) - 1, here + step))])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show signs alone in the navigation where the window is narrow."""
        super().resizeEvent(event)
        self._fit_rail()

    def _fit_rail(self) -> None:
        """Show signs alone in the navigation where the window is narrow for its letters."""
        self.rail.set_compact(self.width() < _COMPACT_BELOW * self.wardrobe.scale)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Finish what is being written, and remember where the window stood."""
        self.memory.geometry = self.saveGeometry()
        self.room.close()
        self.tasks.close()
        super().closeEvent(event)


def _showing(window: MainWindow, name: str) -> Callable[[], None]:
    """Make the act that shows one screen."""
    return lambda: window.show_screen(name)
