"""A window on a store of its own that lasts, with a safe beside it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.distance import Gazetteer
from pc_desktop.services.desk import Desk
from pc_desktop.services.office import Office
from pc_desktop.store import vault
from pc_desktop.store.opening import create_store
from pc_desktop.ui.window import MainWindow
from tests.services.small_region import CENTRES, NOW, Putting, region
from tests.ui.meeting.small_office import Answers, _read, _write, window_on

WORDS = "three invented words"


class Choosing(Answers):
    """Answers questions about folders and packs too."""

    def folder_to_use(self, _parent: object, _what: str) -> Path | None:
        """Choose the folder."""
        self.asked.append("folder")
        return self.target

    def pack_to_write(self, _parent: object, name: str) -> Path | None:
        """Choose where the pack goes."""
        self.asked.append(name)
        return self.target

    def pack_to_read(self, _parent: object) -> Path | None:
        """Choose the pack."""
        self.asked.append("pack")
        return self.target

    def paper_to_write(self, _parent: object, name: str) -> Path | None:
        """Choose where the page goes."""
        self.asked.append(name)
        return self.target


@pytest.fixture(autouse=True)
def _light_vault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a passphrase cost little."""
    monkeypatch.setattr(vault, "STRONG", vault.Cost(n=2**4, r=8, p=1))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Furnish an office on a store that lasts."""
    store = create_store(tmp_path / "bed-meeting.pcstore", WORDS)
    clock = StoppedClock(NOW)
    desk = Desk(store, clock)
    desk.do(Putting(*region()))
    yield replace(Office(desk, clock, Gazetteer(CENTRES), _read, _write, is_sample=False, safe=store.safe))
    store.close()


@pytest.fixture
def answers() -> Choosing:
    """Answer every question."""
    return Choosing()


@pytest.fixture
def window(
    office: Office, answers: Choosing, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> Iterator[MainWindow]:
    """Show the window in the meeting."""
    made = window_on(office, answers, qtbot, qapp, tmp_path)
    yield made
    made.close()
