"""A fresh Python running one window, spoken to line by line; timed from before it exists."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from types import TracebackType
from typing import Any, Self

from tests.bench.histories import PASSPHRASE, History

_ROOT = Path(__file__).resolve().parents[2]
_NOT_HANDED_ON = {"PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME", "QT_QPA_PLATFORM"}
_HOMES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
_CACHES = Path("/proc/sys/vm/drop_caches")


class Child:
    """One window in a process of its own; `usable_after` is how many seconds after its birth it was usable."""

    def __init__(self, module: str, history: History, folder: Path, *, drop_caches: bool = False) -> None:
        """Start it and wait until its window is usable; `folder` stands in for the person's own folders."""
        if drop_caches:
            drop_file_caches()
        self._said = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - closed in __exit__
        began = perf_counter()
        self._child = subprocess.Popen(
            [sys.executable, "-m", module, str(history.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            env=_surroundings(folder),
            cwd=_ROOT,
            encoding="utf-8",
        )
        self.usable = self._hear()
        self.usable_after = perf_counter() - began

    def __enter__(self) -> Self:
        """Begin speaking to it."""
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _fault: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """End it."""
        if self._child.stdin:
            self._child.stdin.close()
        try:
            self._child.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
        if self._child.stdout:
            self._child.stdout.close()
        self._said.close()

    def ask(self, word: str) -> dict[str, Any]:
        """Say a word to it and give what it answers."""
        if self._child.stdin is None:
            raise RuntimeError("the window's process cannot be spoken to")
        self._child.stdin.write(f"{word}\n")
        self._child.stdin.flush()
        return self._hear()

    def _hear(self) -> dict[str, Any]:
        """Give its next answer; raises RuntimeError with its last words where it ended instead."""
        line = self._child.stdout.readline() if self._child.stdout else ""
        if not line:
            self._child.wait()
            self._said.seek(0)
            raise RuntimeError(f"the window's process ended: {self._said.read()[-2000:]}")
        answer: dict[str, Any] = json.loads(line)
        return answer


def _surroundings(folder: Path) -> dict[str, str]:
    """Give the child surroundings of its own: no screen, nobody's settings, compiled modules kept between runs."""
    kept = {name: value for name, value in os.environ.items() if name not in _NOT_HANDED_ON}
    return {
        **kept,
        **dict.fromkeys(_HOMES, str(folder)),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "PYTHONUTF8": "1",
        "PC_DESKTOP_PASSPHRASE": PASSPHRASE,
    }


def can_drop_file_caches() -> bool:
    """Tell whether this person may make the system forget the files it has read."""
    return os.access(_CACHES, os.W_OK)


def drop_file_caches() -> None:
    """Make the system forget the files it has read, so that the next start reads them from the disk."""
    os.sync()
    _CACHES.write_text("3\n", encoding="ascii")
