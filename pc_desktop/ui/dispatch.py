"""One funnel for everything the window does: an order goes in, what changed is told to everybody once."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.services.desk import Desk, Done
from pc_desktop.services.ports import Command
from pc_desktop.tasks import Tasks


class Dispatch(QObject):
    """Gives orders to the desk and tells the window what came of them.

    `topics_changed` carries the frozenset of kinds of fact that changed; `done` a Done; `refused` a sentence.
    """

    topics_changed = Signal(object)
    done = Signal(object)
    refused = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Sit before a desk."""
        super().__init__(parent)
        self._desk = desk

    def do(self, command: Command) -> Done | None:
        """Carry an order out; None where it was refused, which has then been said."""
        return self._try(lambda: self._desk.do(command))

    def undo(self) -> Done | None:
        """Take back the latest step that still stands."""
        return self._try(self._desk.undo)

    def undo_step(self, number: int) -> Done | None:
        """Take back one step, wherever it stands."""
        return self._try(lambda: self._desk.undo_step(number))

    def redo(self) -> Done | None:
        """Do again what was last taken back."""
        return self._try(self._desk.redo)

    def do_beside(self, tasks: Tasks, command: Command, then: Callable[[Done | None], object]) -> None:
        """Carry a long order out on the worker, so that the window goes on; `then` is told what came of it, here."""

        def end(act: Callable[[], Done]) -> None:
            then(self._try(act))

        def fail(fault: Exception) -> None:
            end(partial(_raise, fault))

        tasks.run(lambda _progress: self._desk.do(command), lambda done: end(lambda: done), fail)

    def _try(self, act: Callable[[], Done]) -> Done | None:
        """Act, and tell everybody what came of it."""
        try:
            done = act()
        except Refused as refused:
            self.refused.emit(refused.sentence)
            return None
        except Unavailable as unavailable:
            self.refused.emit(f"{unavailable.title} {unavailable.advice}")
            return None
        if done.topics:
            self.topics_changed.emit(done.topics)
        self.done.emit(done)
        return done


def _raise(fault: Exception) -> Done:
    """Bring home what went wrong on the worker."""
    raise fault
