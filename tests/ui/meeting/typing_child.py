"""Types into the discussion of a real window until it is killed, telling when it typed each letter.

Run as `python -m tests.ui.meeting.typing_child STORE PASSPHRASE SEED`.
"""

import random
import sys
from pathlib import Path
from time import monotonic
from typing import cast

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pc_desktop import bootstrap
from pc_desktop.theme.tokens import Theme
from pc_desktop.theme.wardrobe import Wardrobe
from pc_desktop.ui.application import application
from pc_desktop.ui.meeting.screen import MeetingScreen
from pc_desktop.ui.memory import Memory
from pc_desktop.ui.window import MainWindow

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def main() -> None:
    """Open the store, turn to somebody, and type on and on."""
    path, passphrase, seed = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    chance = random.Random(seed)
    with bootstrap.opened(path, passphrase) as office:
        app = application()
        wardrobe = Wardrobe(app)
        wardrobe.choose(Theme.LIGHT)
        settings = QSettings(str(path.with_suffix(".ini")), QSettings.Format.IniFormat)
        window = MainWindow(office, wardrobe, Memory(settings))
        window.show_screen("meeting")
        window.show()
        screen = cast("MeetingScreen", window.screen_of("meeting"))
        keys = [line.key for line in screen._presenter._current().queue]
        screen.turn_to(chance.choice(keys))
        print("turned", screen._presenter.chosen, monotonic(), flush=True)
        timer = QTimer()
        timer.timeout.connect(lambda: _type(screen, chance))
        timer.start(15)
        QApplication.exec()


def _type(screen: MeetingScreen, chance: random.Random) -> None:
    """Type one letter and tell when."""
    letter = chance.choice(_LETTERS)
    QTest.keyClicks(screen.case.said.discussion, letter)
    print("typed", letter, monotonic(), flush=True)


if __name__ == "__main__":
    main()
