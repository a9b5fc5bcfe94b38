"""Sends a child process to read a file, and ends it when it is told to, too slow or too greedy."""

import contextlib
import json
import logging
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pc_desktop.domain.errors import Locked, Refused, Unavailable
from pc_desktop.exchange.grids import refused
from pc_desktop.exchange.summons import FLAG

_MODULE = "pc_desktop.exchange.child"
_LOOK = 0.05
_MOST_SAID = 400_000_000
_PASSED_ON = frozenset({
    "PATH", "SYSTEMROOT", "WINDIR", "SYSTEMDRIVE", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL",
    "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "VIRTUAL_ENV", "HOME", "USERPROFILE",
})  # fmt: skip
_AGAIN = "Open it in Excel, save a fresh copy as .xlsx and try again."

log = logging.getLogger(__name__)


class Stopped(Refused):
    """The person who asked for the reading stopped it."""


def run(
    request: dict[str, Any],
    *,
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[str], None] | None = None,
    seconds: float,
    megabytes: int,
) -> dict[str, Any]:
    """Have a child carry out one request and give its answer.

    Raises Unavailable with a sentence where the file cannot be read, or where the child crashed, hung, took
    too much memory or talked nonsense; raises Stopped where `cancelled` says so. The child never outlives
    this call.
    """
    child = subprocess.Popen(command(), **_surroundings())
    watch = _Watch(child, seconds, megabytes)
    try:
        watch.send({**request, "seconds": seconds, "megabytes": megabytes})
        while True:
            if cancelled is not None and cancelled():
                raise Stopped("Reading was stopped; nothing was changed.")
            message = watch.next()
            if message is None:
                continue
            if progress is not None and isinstance(message.get("progress"), str):
                progress(message["progress"])
            elif "progress" not in message:
                return _answer(message)
    finally:
        watch.end()


def command() -> list[str]:
    """Give the command that starts the child: this program with a flag where frozen, otherwise Python."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG]
    return [sys.executable, "-P", "-m", _MODULE]


def _surroundings() -> dict[str, Any]:
    """Give the child pipes, no window, and only those surroundings it needs: no pass phrase lies about."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name.upper() in _PASSED_ON or name.startswith("_PYI")
    }
    package = Path(__file__).resolve().parents[2]
    kept["PYTHONPATH"] = os.pathsep.join(
        [str(package), *([os.environ["PYTHONPATH"]] if "PYTHONPATH" in os.environ else [])]
    )
    kept["PYTHONUTF8"] = "1"
    return {
        "stdin": subprocess.PIPE,
        "stdout": subprocess.PIPE,
        "stderr": subprocess.DEVNULL,
        "env": kept,
        "cwd": str(Path(sys.executable).resolve().parent),
        "creationflags": getattr(subprocess, "CREATE_NO_WINDOW", 0),
    }


def _answer(message: dict[str, Any]) -> dict[str, Any]:
    """Give the answer, or raise what the child says about the file."""
    answer, unavailable = message.get("answer"), message.get("unavailable")
    if isinstance(answer, dict):
        return answer
    if (
        isinstance(unavailable, list)
        and len(unavailable) == 2
        and all(isinstance(one, str) for one in unavailable)
    ):
        raise (Locked if message.get("locked") is True else Unavailable)(unavailable[0], unavailable[1])
    log.error("reading a workbook broke: %s", message.get("broken"))
    raise refused(f"It could not be understood. {_AGAIN}")


class _Watch:
    """Watches one child: hears its lines on a thread of its own, and holds it to its limits."""

    def __init__(self, child: subprocess.Popen[bytes], seconds: float, megabytes: int) -> None:
        self._child = child
        self._seconds = seconds
        self._deadline = time.monotonic() + seconds
        self._room = megabytes * 1024 * 1024
        self._lines: queue.Queue[bytes | None] = queue.Queue()
        self._ear = threading.Thread(target=self._hear, name="reading a workbook", daemon=True)
        self._ear.start()

    def send(self, request: dict[str, Any]) -> None:
        """Give the child its errand."""
        stream = self._child.stdin
        if stream is not None:
            with contextlib.suppress(OSError):  # it has ended already, and next() will say why
                stream.write(json.dumps(request).encode() + b"\n")
                stream.close()

    def next(self) -> dict[str, Any] | None:
        """Give what the child says next, None where it is silent for a moment; raises when it must end."""
        try:
            line = self._lines.get(timeout=_LOOK)
        except queue.Empty:
            self._hold()
            return None
        if line is None:
            raise _ended(self._child.wait())
        try:
            message = json.loads(line)
        except ValueError as fault:
            raise refused(f"It could not be understood. {_AGAIN}") from fault
        return message if isinstance(message, dict) else {}

    def end(self) -> None:
        """End the child, whatever it is doing, and let go of its pipes."""
        self._child.kill()
        self._child.wait()
        self._ear.join()
        for stream in (self._child.stdin, self._child.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()

    def _hear(self) -> None:
        """Pass on each line; None when there are no more, or when it says far more than any file holds."""
        heard = 0
        stream = self._child.stdout
        if stream is not None:
            with contextlib.suppress(OSError, ValueError):
                while heard < _MOST_SAID and (line := stream.readline(_MOST_SAID)):
                    heard += len(line)
                    self._lines.put(line)
        self._lines.put(None)

    def _hold(self) -> None:
        """Hold the child to its time, and to its memory where the system's kernel does not."""
        if time.monotonic() > self._deadline:
            raise refused(
                f"Reading it took longer than {self._seconds:g} seconds, so it was stopped. {_AGAIN}"
            )
        if sys.platform == "darwin" and _resident(self._child.pid) > self._room:
            raise _greedy()


def _resident(number: int) -> int:
    """Give the bytes of memory a process holds, nothing where it has ended."""
    import psutil

    try:
        return int(psutil.Process(number).memory_info().rss)
    except psutil.Error:
        return 0


def _greedy() -> Unavailable:
    """Make the refusal of a file that takes more memory than it is given."""
    return refused("Reading it takes far more memory than any return. Ask for a fresh copy of the form.")


def _ended(code: int) -> Unavailable:
    """Make the refusal of a file whose reader ended without an answer, by how it ended."""
    log.warning("the reader of a workbook ended with %s", code)
    return refused(f"The file is damaged in a way that stopped the reader, or it is far too large. {_AGAIN}")
