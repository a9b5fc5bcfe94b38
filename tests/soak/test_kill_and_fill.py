"""A program killed, or out of disk, anywhere loses nothing it acknowledged, and the next opening needs no help."""

import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path
from random import Random
from shutil import copytree, rmtree

import pytest

from pc_desktop.store import vault
from pc_desktop.store.backups import look_into
from pc_desktop.store.engine import connect
from pc_desktop.store.opening import open_store
from tests.services.small_region import NOW
from tests.soak.busy import NAME, WAYS
from tests.store.invented_region import PASSPHRASE
from tests.store.test_upgrade_kept import KEPT

_KEY = bytes(range(32))
KILLS = ("commands", "imports", "backups", "merges", "migrations")


def _lay_down_the_first_version(folder: Path) -> None:
    """Put a store as the first version left it in the place of the busy one."""
    for part in ("", ".key", "-wal", "-shm"):
        (folder / f"{NAME}{part}").unlink(missing_ok=True)
    with closing(connect(folder / NAME, _KEY, create=True)) as connection:
        connection.executescript("BEGIN;" + KEPT.read_text(encoding="utf-8") + "COMMIT;")
    vault.seal(folder / NAME, PASSPHRASE, _KEY)


def _run(project: Path, folder: Path, way: str, dice: Random, most: int = 0) -> list[str]:
    """Keep a store busy and kill the program by chance, or let it run into the limit; gives what it said."""
    command = [sys.executable, "-m", "tests.soak.busy", str(folder), way, str(dice.randrange(10**6))]
    command += [str(most)] if most else []
    told: list[str] = []
    with subprocess.Popen(
        command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        if not most:
            lines = 0 if way == "migrations" else dice.randrange(1, 12)
            told += [program.stdout.readline() for _ in range(lines)]
            with suppress(subprocess.TimeoutExpired):
                program.wait(timeout=dice.random() * (1.6 if way == "migrations" else 0.08))
            program.kill()
        told += program.stdout.read().splitlines(keepends=True)
        assert "Traceback" not in program.stderr.read()
    return [line.strip() for line in told if line.endswith("\n")]


def _hold(folder: Path, told: list[str]) -> None:
    """Hold that everything acknowledged is there, the file is sound, and opening needs no help."""
    store = open_store(folder / NAME, PASSPHRASE)
    try:
        assert store.verify() == ()
        with store.reading(NOW) as reading:
            length = reading.chain()[1]
        kept = [int(line.split()[1]) for line in told if line.startswith("steps ")]
        assert length >= max(kept, default=0)
        for line in told:
            if line.startswith("backup "):
                made = folder / "busy-backups" / line.split()[1]
                assert not made.exists() or look_into(made, store._key).faults == ()
        assert all(look_into(one.path, store._key).faults == () for one in store.safe.backups())
    finally:
        store.close()


@pytest.mark.soak
@pytest.mark.parametrize("way", KILLS)
def test_that_a_killed_program_loses_nothing_acknowledged(
    way: str, busy_folder: Path, project: Path, tmp_path: Path, soaking: bool
) -> None:
    dice, folder = Random(f"killed at {way}"), busy_folder
    for number in range(60 if soaking else 3):
        if way == "merges":
            folder = tmp_path / f"killed {number}"
            copytree(busy_folder, folder)
        if way == "migrations":
            _lay_down_the_first_version(folder)
        told = _run(project, folder, way, dice)
        assert not [line for line in told if line.startswith("stopped")]
        _hold(folder, told)


@pytest.mark.soak
@pytest.mark.skipif(
    sys.platform == "win32", reason="Windows cannot limit how large a program's files may grow"
)
@pytest.mark.parametrize("way", WAYS)
def test_that_writing_that_fails_after_some_bytes_loses_nothing_acknowledged_and_is_told_in_words(
    way: str, busy_folder: Path, project: Path, tmp_path: Path, soaking: bool
) -> None:
    dice = Random(f"full at {way}")
    size = (busy_folder / NAME).stat().st_size
    for number in range(25 if soaking else 2):
        folder = tmp_path / f"full {number}"
        copytree(busy_folder, folder)
        told = _run(project, folder, way, dice, most=dice.randrange(40_000, size * 2))
        assert told[-1].startswith("stopped "), "the disk was full, and that was said in words"
        _hold(folder, told)
        rmtree(folder)
