"""The lock beside a store: one window at a time, and whose it is."""

import getpass
import json
import os
import socket
from contextlib import suppress
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from pc_desktop.domain.errors import Unavailable

_UNKNOWN: Final = "somebody"


class StoreLock:
    """Holds a store for one window; the system lets go when the window's program ends, however it ends."""

    def __init__(self, store: Path) -> None:
        """Take the lock; raises Unavailable, naming who has it, where it is taken."""
        self._holder = store.with_name(store.name + ".holder")
        self._place = store.with_name(store.name + ".lock")
        self._was_there = self._place.exists()
        self._lock = FileLock(self._place, timeout=0, thread_local=False)
        try:
            self._lock.acquire()
        except Timeout:
            raise Unavailable(
                f"This store is open already: {self._who()}.", "Close it there, or wait until it is closed."
            ) from None
        except OSError:
            raise Unavailable(
                "The store's folder cannot be written to.", "Choose a folder of your own, on this computer."
            ) from None
        self._say_who()

    def release(self) -> None:
        """Let go."""
        if self._lock.is_locked:
            with suppress(OSError):
                self._holder.unlink(missing_ok=True)
            self._lock.release()

    def give_up(self) -> None:
        """Let go of a store that was not made, and leave no lock where there was none."""
        self.release()
        if not self._was_there:
            with suppress(OSError):
                self._place.unlink(missing_ok=True)

    def _say_who(self) -> None:
        """Write down who holds the store, for whoever finds it held; a full disk does not stand in the way."""
        holder = {"by": _user(), "on": socket.gethostname(), "program": os.getpid()}
        with suppress(OSError):
            self._holder.write_text(json.dumps(holder), encoding="utf-8")

    def _who(self) -> str:
        """Tell who holds the store, as they wrote it down."""
        try:
            said = json.loads(self._holder.read_text(encoding="utf-8"))
            return f"by {said['by']} on {said['on']}"
        except (OSError, ValueError, KeyError, TypeError):
            return f"by {_UNKNOWN}"


def _user() -> str:
    """Name the person logged in to this computer."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return _UNKNOWN
