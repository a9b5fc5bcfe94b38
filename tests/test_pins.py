"""The libraries at hand are ones known to be safe together; each of these once was not."""

import re
import sys
from contextlib import closing
from pathlib import Path

import pyqtgraph
import PySide6
import sqlcipher3.dbapi2
from PySide6.QtCore import QObject, qVersion

# Pairs that crash or paint wrongly: pyqtgraph issues 3323, 3328, 3357 and 3390.
BAD_PYSIDE = {(6, 9, 1), (6, 9, 2)}
# https://sqlite.org/wal.html#walresetbug: two connections could spoil a store before this.
WAL_MENDED = (3, 51, 3)
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)(?: ; (.+?))? \\$", re.MULTILINE)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:3])


def _pins(lock: Path) -> set[tuple[str, str, str]]:
    return {
        (found[1], found[2], found[3] or "") for found in PINNED.finditer(lock.read_text(encoding="utf-8"))
    }


def test_that_none_is_not_worn_away() -> None:
    thing, before = QObject(), sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("x")
    assert sys.getrefcount(None) > before - 100, "this PySide6 will abort on this Python"


def test_that_qt_and_its_python_are_of_one_version_and_not_a_known_bad_one() -> None:
    version = _numbers(PySide6.__version__)
    assert _numbers(qVersion()) == version
    assert version not in BAD_PYSIDE
    assert version < (6, 12) or sys.version_info >= (3, 12)


def test_that_the_graphs_survive_this_qt() -> None:
    assert _numbers(pyqtgraph.__version__) >= (0, 14) or _numbers(PySide6.__version__) < (6, 10)
    assert pyqtgraph.Qt.QT_LIB == "PySide6"


def test_that_the_store_driver_carries_the_mended_write_ahead_log() -> None:
    assert _numbers(sqlcipher3.dbapi2.sqlite_version) >= WAL_MENDED


def test_that_the_store_driver_can_encrypt() -> None:
    with closing(sqlcipher3.dbapi2.connect(":memory:")) as connection:
        (version,) = connection.execute("PRAGMA cipher_version").fetchone()
    assert _numbers(version) >= (4, 6)


def test_that_the_locks_agree_on_every_library_the_application_runs_on(project: Path) -> None:
    running = _pins(project / "requirements.lock")
    assert running
    assert running <= _pins(project / "requirements-dev.lock")
    assert running <= _pins(project / "requirements-build.lock")


def test_that_every_pin_carries_a_hash_and_no_lock_names_a_host(project: Path) -> None:
    for lock in project.glob("requirements*.lock"):
        text = lock.read_text(encoding="utf-8")
        pins = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
        assert len(pins) == len(_pins(lock))
        assert [pin for pin in pins if "--hash=sha256:" not in pin] == []
        assert not re.search(r"://|^-", text, re.MULTILINE), lock.name
