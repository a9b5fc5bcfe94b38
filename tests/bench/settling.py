"""In a window's own process: let everything asked for be drawn, and tell what the process has taken."""

import json
import platform
import sys
from pathlib import Path

from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEvent, QEventLoop, QObject

_MOST_ROUNDS = 200


class PaintCount(QObject):
    """Counts how often one widget has been painted."""

    def __init__(self, watched: QObject) -> None:
        """Watch a widget."""
        super().__init__(watched)
        self.times = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Count, and let everything pass."""
        self.times += event.type() == QEvent.Type.Paint
        return False


def settle() -> None:
    """Let every event happen, those that follow from others too, until there is nothing left to do or to draw."""
    dispatcher = QAbstractEventDispatcher.instance()
    for _ in range(_MOST_ROUNDS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        if not dispatcher.processEvents(QEventLoop.ProcessEventsFlag.AllEvents):
            return


def say(**said: object) -> None:
    """Answer whoever started this process."""
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


def peak_megabytes() -> float:
    """Give the most memory this process has held at once."""
    system = platform.system()
    if system == "Windows":
        import psutil

        return float(getattr(psutil.Process().memory_info(), "peak_wset", 0)) / 2**20
    if system == "Linux":  # getrusage would tell of the process this one was born from
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 2**10
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
