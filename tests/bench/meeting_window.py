"""The application's own window, started as a person starts it, then spoken to line by line.

Run as `python -m tests.bench.meeting_window STORE` with the passphrase in PC_DESKTOP_PASSPHRASE. It tells when it
can be used, then answers `peak` (most memory held, everything read in the background included) and `decide` (one
decision, its undo and the turn before, from the key pressed until everything is drawn again, in seconds).
"""

import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

from pc_desktop import bootstrap

_ASIDE: list[Any] = []
_MOMENTS = 20
"""More moments without anything to do than it takes to make the screens that are made ahead."""


def main() -> None:
    """Open the window by the application's own way in, watched from the moment it is furnished."""
    path = Path(sys.argv[1])
    words = bootstrap.passphrase()
    furnish = bootstrap.furnish

    def furnished(*given: Any) -> Any:
        _watch_window()
        return furnish(*given)

    setattr(bootstrap, "furnish", furnished)  # noqa: B010 - exchanged while measuring, whatever calls it
    sys.exit(bootstrap.run_window(path, words))


def _watch_window() -> None:
    """See to it that the window, once built, tells when it can be used."""
    from PySide6.QtCore import QTimer

    from pc_desktop.ui import application

    build: Callable[..., Any] = application.open_window

    def built(*given: Any) -> Any:
        window = build(*given)
        window.resize(1920, 1080)
        conversation = Conversation(window)
        _ASIDE.append(conversation)
        QTimer.singleShot(0, conversation.begin)
        return window

    setattr(application, "open_window", built)  # noqa: B010 - a module's function, exchanged while measuring


class Conversation:
    """Answers what it is asked about one window until the questions end, then closes it."""

    def __init__(self, window: Any) -> None:
        """Watch the queue being painted."""
        from tests.bench.settling import PaintCount

        self._window = window
        self._screen = window.screen_of("meeting")
        self._paints = PaintCount(self._screen.queue.table.viewport())
        self._done: list[Any] = []
        self._refused: list[str] = []
        self._turn = 0
        window.dispatch.done.connect(self._done.append)
        window.dispatch.refused.connect(self._refused.append)

    def begin(self) -> None:
        """Tell that the window can be used, then answer; a fault ends the process rather than asking somebody."""
        try:
            self._converse()
        except BaseException:  # noqa: BLE001 - whatever it is, the window's apology would wait for a click
            traceback.print_exc()
            os._exit(1)

    def _converse(self) -> None:
        """Answer line by line."""
        from tests.bench.settling import peak_megabytes, say, settle

        settle()
        rows = self._screen.queue.table.model().rowCount()
        say(rows=rows, paints=self._paints.times, peak=peak_megabytes())
        for line in sys.stdin:
            if line.strip() == "peak":
                self._wait_for_the_background()
                say(peak=peak_megabytes())
            else:
                say(**self._decide_and_undo())
        self._window.close()

    def _wait_for_the_background(self) -> None:
        """Wait until everything read beside the window is read, and the screens are made that are made ahead."""
        from PySide6.QtWidgets import QApplication

        while self._window.tasks.is_busy:
            QApplication.processEvents()
        for _ in range(_MOMENTS):
            QApplication.processEvents()

    def _decide_and_undo(self) -> dict[str, float]:
        """Turn to the next in the queue, decide by a key, take it back; give how long each took until drawn."""
        from PySide6.QtCore import Qt

        from tests.bench.settling import settle

        self._turn += 1
        model = self._screen.queue.table.model()
        there = model.key_at(self._turn % model.rowCount())
        began = perf_counter()
        self._screen.turn_to(there)
        settle()
        turn = perf_counter() - began
        can_offer = self._turn % 2 == 0 and self._screen.case.decisions.offer.isEnabled()
        can_offer = can_offer and self._screen._presenter.departs(1) is None
        key = Qt.Key.Key_1 if can_offer else Qt.Key.Key_W
        decide = self._timed(lambda: self._press(key))
        undo = self._timed(self._window.actions_by_name["undo"].trigger)
        return {"decide": decide, "undo": undo, "turn": turn}

    def _press(self, key: Any) -> None:
        """Press one key on the Meeting screen."""
        from PySide6.QtCore import QCoreApplication, QEvent, Qt
        from PySide6.QtGui import QKeyEvent

        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(self._screen, event)

    def _timed(self, act: Callable[[], object]) -> float:
        """Act, let everything be drawn, and give the seconds; raises RuntimeError where nothing came of it."""
        from tests.bench.settling import settle

        done, paints, began = len(self._done), self._paints.times, perf_counter()
        act()
        settle()
        taken = perf_counter() - began
        if len(self._done) == done or self._paints.times == paints:
            raise RuntimeError(f"nothing was done, or nothing was drawn: {self._refused}")
        return taken


if __name__ == "__main__":
    main()
