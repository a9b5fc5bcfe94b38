"""Watches for nobody being there, and for the hour in a meeting: when to lock and when to make a backup."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

_LOOK_EVERY = 5_000
_HOUR = 3600.0
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class Watch(QObject):
    """Tells when the window was left alone too long, and each hour while a meeting goes on.

    It listens at the windows themselves, where few events pass, and looks at the time every five seconds.
    """

    left_alone = Signal()
    hour_passed = Signal()

    def __init__(
        self,
        idle_seconds: Callable[[], float],
        is_live: Callable[[], bool],
        ticks: Callable[[], float] = monotonic,
        parent: QObject | None = None,
    ) -> None:
        """Begin counting now; `ticks` gives seconds that never go back."""
        super().__init__(parent)
        self._idle_seconds, self._is_live, self._ticks = idle_seconds, is_live, ticks
        self._touched = self._backed_up = ticks()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Listen and look from now on."""
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._listen_at)
        self._listen_at(QGuiApplication.focusWindow())
        self._timer.start(_LOOK_EVERY)

    @Slot()
    def touch(self) -> None:
        """Take note that somebody is there."""
        self._touched = self._ticks()

    @Slot()
    def look(self) -> None:
        """Look at the time."""
        now = self._ticks()
        if now - self._touched >= self._idle_seconds():
            self.touch()
            self.left_alone.emit()
        if now - self._backed_up >= _HOUR:
            self._backed_up = now
            if self._is_live():
                self.hour_passed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a touch and let the event pass."""
        if event.type() in _TOUCHES:
            self.touch()
        return super().eventFilter(watched, event)

    @Slot(object)
    def _listen_at(self, window: QWindow | None) -> None:
        """Listen at a window that has come to the front."""
        self.touch()
        if window is not None:
            window.installEventFilter(self)
