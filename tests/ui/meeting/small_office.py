"""An office over the small region, and a window on it that remembers nothing and is answered by a script."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.distance import Gazetteer
from pc_desktop.domain.minutes_pack import MinutesPack
from pc_desktop.domain.returns import Draft
from pc_desktop.reference import profiles
from pc_desktop.services.desk import Desk
from pc_desktop.services.office import Office
from pc_desktop.store import vault
from pc_desktop.store.opening import create_store
from pc_desktop.theme.tokens import Theme
from pc_desktop.theme.wardrobe import Wardrobe
from pc_desktop.ui.memory import Memory
from pc_desktop.ui.notices import Notices
from pc_desktop.ui.window import MainWindow
from tests.services.small_region import CENTRES, NOW, Putting, region


class Answers(Notices):
    """Answers every question as a test wants, and remembers what was asked."""

    def __init__(self) -> None:
        """Choose nothing until told."""
        self.files: list[Path] = []
        self.target: Path | None = None
        self.yes = True
        self.asked: list[str] = []

    def files_to_read(self, _parent: QWidget) -> list[Path]:
        """Choose the files."""
        return self.files

    def workbook_to_write(self, _parent: QWidget, name: str) -> Path | None:
        """Choose the file to write."""
        self.asked.append(name)
        return self.target

    def confirms(self, _parent: QWidget, question: str, _what: str) -> bool:
        """Say yes or no."""
        self.asked.append(question)
        return self.yes

    def store_to_open(self, _parent: QWidget | None) -> Path | None:
        """Choose the store."""
        self.asked.append("open")
        return self.target

    def store_to_make(self, _parent: QWidget | None) -> Path | None:
        """Choose where to make one."""
        self.asked.append("make")
        return self.target

    def pack_to_read(self, _parent: QWidget | None) -> Path | None:
        """Choose the pack."""
        self.asked.append("pack")
        return self.target

    def paper_to_write(self, _parent: QWidget, name: str) -> Path | None:
        """Choose the page to write."""
        self.asked.append(name)
        return self.target

    def tell_fault(self, _parent: QWidget | None, heading: str, words: str, quote: str = "") -> None:
        """Hear what went wrong."""
        self.asked.append(f"{heading} {words} {quote}".strip())


def _write(pack: MinutesPack, path: Path) -> None:
    path.write_text(f"{len(pack.decisions)} decisions", encoding="utf-8")


def _read(path: Path, **_options: object) -> Draft:
    return Draft(path.name, path.name, "usual", (), ())


@contextmanager
def small_office(folder: Path) -> Iterator[Office]:
    """Furnish an office on a new store that holds the small region, its clock stopped."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vault, "STRONG", vault.Cost(n=2**4, r=8, p=1))
        store = create_store(folder / "small.pcstore", "three invented words")
    clock = StoppedClock(NOW)
    desk = Desk(store, clock)
    desk.do(Putting(*region()))
    try:
        yield Office(desk, clock, Gazetteer(CENTRES), _read, _write, is_sample=True, profiles=profiles())
    finally:
        store.close()


def memory_in(folder: Path) -> Memory:
    """Remember things in a folder of the test."""
    return Memory(QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat))


def window_on(office: Office, answers: Answers, qtbot: QtBot, qapp: QApplication, folder: Path) -> MainWindow:
    """Show a wide window on an office, in light, in the meeting."""
    wardrobe = Wardrobe(qapp)
    wardrobe.choose(Theme.LIGHT)
    window = MainWindow(office, wardrobe, memory_in(folder), answers)
    qtbot.addWidget(window)
    window.resize(1600, 950)
    window.show_screen("meeting")
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return window
