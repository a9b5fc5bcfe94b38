"""What every desk that writes files does: write away from the window, keep on record what was written, say why not."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.services.exported import NoteExport
from pc_desktop.services.office import Office
from pc_desktop.tasks import Tasks
from pc_desktop.ui.dispatch import Dispatch


def fault_words(fault: Exception) -> str:
    """Say why something was not done; a fault of ours goes on to be apologised for."""
    if isinstance(fault, Refused):
        return fault.sentence
    if isinstance(fault, Unavailable):
        return f"{fault.title} {fault.advice}"
    raise fault


class FileDesk(QObject):
    """Writes for a window, away from it; every file written is a step in History."""

    written = Signal(str)
    """What was written, in words."""
    failed = Signal(str)
    """Why it was not, in a sentence."""

    def __init__(self, office: Office, dispatch: Dispatch, tasks: Tasks, window: QWidget) -> None:
        """Work for a window."""
        super().__init__(window)
        self._office, self._dispatch, self._tasks, self._window = office, dispatch, tasks, window

    def _write(self, write: Callable[[], object], words: str, what: str) -> None:
        """Write on the worker, then note `what` was written and tell it in `words`."""

        def job(_progress: object) -> object:
            return write()

        def note(_done: object) -> None:
            if self._dispatch.do(NoteExport(what)) is not None:
                self.written.emit(words)

        self._tasks.run(job, note, self._say)

    def _say(self, fault: Exception) -> None:
        """Say why nothing was written."""
        self.failed.emit(fault_words(fault))
