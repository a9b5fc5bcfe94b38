"""Watches a folder for workbooks that come into it, such as one that e-mails are saved to; nothing is changed there."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from pc_desktop.tasks import Tasks
from pc_desktop.ui.exchange.reading_files import is_workbook
from pc_desktop.ui.memory import Memory

_EVERY = 20_000
"""Milliseconds between looks."""


class Asks(Protocol):
    """What is asked of whoever asks people for a folder."""

    def folder_to_use(self, parent: QWidget, what: str) -> Path | None:
        """Ask for a folder."""
        ...


class Inbox(QObject):
    """Looks into one folder now and then, away from the window, and tells of what is new in it."""

    arrived = Signal(object)
    """Files that came since the last look, as a list of Path."""
    watched = Signal(str)
    """The folder watched from now on, empty where none is."""
    failed = Signal(str)
    """Why a folder is no longer watched, in a sentence."""

    def __init__(self, tasks: Tasks, asks: Asks, memory: Memory, window: QWidget) -> None:
        """Watch the folder this computer remembers, if any."""
        super().__init__(window)
        self._tasks, self._asks, self._memory, self._window = tasks, asks, memory, window
        self._seen: frozenset[tuple[str, int]] | None = None
        self._is_looking = False
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.look)
        if memory.inbox:
            self._timer.start()

    @Slot()
    def choose(self) -> None:
        """Ask for a folder and watch it, or stop watching the one that is watched."""
        chosen = (
            None if self._memory.inbox else self._asks.folder_to_use(self._window, "Choose a folder to watch")
        )
        self.watch(chosen)

    def watch(self, folder: Path | None) -> None:
        """Watch a folder from now on; nothing is told of what is there already."""
        self._memory.inbox, self._seen = str(folder or ""), None
        if folder is None:
            self._timer.stop()
        else:
            self._timer.start()
            self.look()
        self.watched.emit(self._memory.inbox)

    @Slot()
    def look(self) -> None:
        """Look into the folder, unless something else is going on; then the next look does."""
        if self._memory.inbox and not self._is_looking and not self._tasks.is_busy:
            self._is_looking = True
            folder = Path(self._memory.inbox)
            self._tasks.run(lambda _progress: files_now(folder), self._compare, self._lose, self._end)

    def _compare(self, found: frozenset[tuple[str, int]]) -> None:
        """Tell of what is new since the last look."""
        self._is_looking = False
        new = sorted(found - self._seen) if self._seen is not None else []
        self._seen = found
        if new and self._memory.inbox:
            self.arrived.emit([Path(self._memory.inbox) / name for name, _ in new])

    def _lose(self, fault: Exception) -> None:
        """Stop watching a folder that cannot be looked into, and say so."""
        self._is_looking = False
        self.watch(None)
        if not isinstance(fault, OSError):
            raise fault
        self.failed.emit("The watched folder cannot be opened any more, so it is no longer watched.")

    def _end(self) -> None:
        """Know that a look was stopped."""
        self._is_looking = False


def files_now(folder: Path) -> frozenset[tuple[str, int]]:
    """Give the files of a folder that are worth reading, each with when it was written."""
    return frozenset((file.name, file.stat().st_mtime_ns) for file in folder.iterdir() if is_workbook(file))
