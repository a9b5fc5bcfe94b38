"""The application around the window: begun once, dressed, and never dying of a fault without a word."""

import logging
import sys
from dataclasses import dataclass
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, cast

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.logbook import record_fault
from pc_desktop.services.office import Office
from pc_desktop.tasks import Housekeeper, Progress
from pc_desktop.theme.tokens import Theme
from pc_desktop.theme.wardrobe import Wardrobe
from pc_desktop.ui.memory import Memory
from pc_desktop.ui.notices import Notices
from pc_desktop.ui.window import MainWindow

if TYPE_CHECKING:
    from pc_desktop.ui.start import FirstSteps, Maker, Opener

MADE_AHEAD: Final = ("referrals", "beds", "outcomes")
"""The screens made before anybody turns to them, in this order."""
_SORRY = "Something went wrong that should not have"
_SAFE = "Everything saved so far is safe, and what you were typing is kept. You can go on."


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody wished for when choosing the store: to begin with workbooks; to have it remembered, or not."""

    files: bool = False
    remember: bool | None = None


_NO_WISHES = Wishes()


def application() -> QApplication:
    """Give the one application, made if there is none yet."""
    there = QApplication.instance()
    if isinstance(there, QApplication):
        return there
    qInstallMessageHandler(_hear)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Bed meeting")
    app.setApplicationDisplayName("Bed meeting")
    return app


def _hear(kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
    """Write down what Qt complains of, but for what a platform without a window manager cannot help."""
    if kind is not QtMsgType.QtDebugMsg and "propagateSizeHints" not in words:
        logging.getLogger("pc_desktop").warning("Qt: %s", words)


def dress(app: QApplication, memory: Memory) -> Wardrobe:
    """Dress the application as somebody likes it."""
    wardrobe = Wardrobe(app)
    try:
        theme = Theme(memory.theme)
    except ValueError:
        theme = Theme.SYSTEM
    wardrobe.choose(theme, memory.scale)
    return wardrobe


def open_window(office: Office, wardrobe: Wardrobe, memory: Memory, first: str = "meeting") -> MainWindow:
    """Build the window where it stood last, on its first screen; it is not shown yet."""
    window = MainWindow(office, wardrobe, memory)
    if not window.restoreGeometry(memory.geometry):
        screen = QGuiApplication.primaryScreen().availableGeometry()
        window.resize(min(1600, screen.width()), min(940, screen.height()))
    window.show_screen(first)
    return window


def catch_faults(notices: Notices) -> None:
    """Tell every fault nobody dealt with: the world's in its own words, ours with what to quote; the log has both."""

    def caught(_kind: type[BaseException], fault: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(fault, KeyboardInterrupt):
            sys.exit(130)
        quote, here = record_fault(fault), QApplication.activeWindow()
        if isinstance(fault, Unavailable):
            notices.tell_fault(here, fault.title, fault.advice)
        elif isinstance(fault, Refused):
            notices.tell_fault(here, "That cannot be done", fault.sentence)
        else:
            notices.tell_fault(here, _SORRY, _SAFE, quote)

    sys.excepthook = caught


def run(office: Office, first: str = "meeting") -> int:
    """Show the window and stay until it is closed; returns the exit code."""
    app = application()
    catch_faults(Notices())
    memory = Memory()
    return _stay(app, office, dress(app, memory), memory, first)


def run_from_start(opened: "Opener", make: "Maker", first: "FirstSteps") -> int:
    """Ask which store to open or make, then show the window on it; returns the exit code.

    Where somebody goes back to a backup the store closes, the backup takes its place, and it is asked for again.
    """
    from pc_desktop.ui.start import StartDialog

    app = application()
    notices = Notices()
    catch_faults(notices)
    memory = Memory()
    wardrobe = dress(app, memory)
    while True:
        start = StartDialog(memory, notices, opened, make, first)
        if not start.exec() or start.office is None:
            return 0
        safe = start.office.safe
        try:
            wishes = Wishes(start.wants_files, start.remember)
            code = _stay(app, start.office, wardrobe, memory, "meeting", wishes)
        finally:
            start.put_away()
        if safe is None or safe.going_back is None:
            return code


def _stay(
    app: QApplication,
    office: Office,
    wardrobe: Wardrobe,
    memory: Memory,
    first: str,
    wishes: Wishes = _NO_WISHES,
) -> int:
    """Show the window until it is closed, and do first what was wished for when the store was chosen."""
    housekeeper = Housekeeper(app)
    window = open_window(office, wardrobe, memory, first)
    window.show()
    window.safety.begin(wishes.remember)
    QTimer.singleShot(0, housekeeper.keep)
    if wishes.files:
        QTimer.singleShot(0, window.choose_files)
    QTimer.singleShot(0, partial(make_ahead, window))
    code = app.exec()
    housekeeper.stop()
    return code


def make_ahead(window: MainWindow) -> None:
    """Make the screens people turn to most while nobody does anything, so that each opens at once.

    The graphs' code is read beside the window before; each screen is made in a moment of its own.
    """
    window.tasks.run(_read_graph_code, lambda _: _make_next(window, MADE_AHEAD), _raise)


def _read_graph_code(_progress: Progress) -> None:
    """Import what graphs need, which takes longer than making them."""
    import pyqtgraph  # noqa: F401


def _make_next(window: MainWindow, names: tuple[str, ...]) -> None:
    """Make the first of some screens now, and the next when the window has nothing else to do."""
    screen = window.screen_of(names[0])
    if names[0] == "outcomes":
        cast("Any", screen).make_ahead()
    if names[1:]:
        QTimer.singleShot(0, window, partial(_make_next, window, names[1:]))


def _raise(fault: Exception) -> None:
    """Let a fault be seen."""
    raise fault
