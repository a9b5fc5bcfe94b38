"""A window killed while somebody types loses at most the last second, and the meeting goes on where it was."""

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile
from threading import Timer

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pc_desktop import bootstrap
from pc_desktop.ui.meeting.drafts import typed_in
from pc_desktop.ui.meeting.presenter import MeetingPresenter
from tests.ui.meeting.small_office import small_office

PASSPHRASE = "three invented words"
SAMPLE, ALL = 3, 100


@dataclass(frozen=True, slots=True)
class Typing:
    """What a killed window had typed about whom: each letter with its moment, and when it last gave a sign of life.

    On a busy computer the kill comes later than the last moment the window was let run in.
    """

    about: str
    turned: float
    letters: tuple[tuple[str, float], ...]
    alive: float


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a store once; every run gets a copy."""
    folder = tmp_path_factory.mktemp("region")
    with small_office(folder):
        pass
    return folder / "small.pcstore"


def _runs(soaking: bool) -> Iterator[tuple[int, float]]:
    """Give each run its seed and how long it types before it is killed."""
    chance = random.Random(411)
    for seed in range(ALL if soaking else SAMPLE):
        yield seed, chance.uniform(0.3, 4.0)


def _kill_while_typing(store: Path, seed: int, after: float) -> Typing:
    """Let a window type, kill it, and read what it had told."""
    command = [sys.executable, "-m", "tests.ui.meeting.typing_child", str(store), PASSPHRASE, str(seed)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as child:
        assert child.stdout is not None
        _, about, turned = child.stdout.readline().split()
        stop = Timer(after, child.kill)
        stop.start()
        told = child.stdout.read().splitlines()
        stop.join()
    lines = (line.split() for line in told if line.count(" ") == 2)
    letters = tuple((letter, float(at)) for _, letter, at in lines)
    return Typing(about, float(turned), letters, max((at for _, at in letters), default=float(turned)))


@pytest.mark.soak
def test_that_a_killed_window_loses_at_most_a_second_of_typing_and_goes_on_where_it_was(
    region: Path, tmp_path: Path, soaking: bool, qtbot: QtBot, qapp: QApplication
) -> None:
    for seed, after in _runs(soaking):
        store = tmp_path / f"run{seed}.pcstore"
        for each in region.parent.glob("small.pcstore*"):
            if each.is_file():
                copyfile(each, tmp_path / each.name.replace("small", f"run{seed}"))
        typing = _kill_while_typing(store, seed, after)
        told = "".join(letter for letter, _ in typing.letters)
        must = "".join(letter for letter, at in typing.letters if at < typing.alive - 1.0)
        with bootstrap.opened(store, PASSPHRASE) as office:
            kept = typed_in(office.desk.draft(f"today/{typing.about}")).discussion
            assert kept[: len(told)] == told[: len(kept)], "nothing but what was typed"
            assert kept.startswith(must), f"run {seed}: {len(must) - len(kept)} letters lost beyond a second"
            if typing.alive - typing.turned > 1.0:
                presenter = MeetingPresenter(office)
                presenter.begin_where_left()
                assert presenter.chosen == typing.about
            assert office.desk.verify() == ()
