"""The witness beside the store: the key file is told how far the journal reaches, and never in the way of work."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread

from sqlalchemy.exc import DBAPIError

from pc_desktop.domain.errors import Unavailable
from pc_desktop.services.ports import Step
from pc_desktop.store import vault


class Witness:
    """Notes each kept step in the key file, a moment after it was kept.

    A note may be late, or missing after a crash: the store is ahead of it then, which is no fault. A store that lacks
    what the key file remembers keeps that against it: nothing is noted over it.
    """

    def __init__(self, store: Path, digest_of: Callable[[int], str | None]) -> None:
        """Stand beside a store; `digest_of` gives the digest of one of its steps, None where there is none."""
        self._store = store
        self._digest_of = digest_of
        self._lock = Lock()
        self._latest: Step | None = None
        self._writing: Thread | None = None
        self._agrees = False

    def note(self, step: Step) -> None:
        """Take note of a step that was kept; gives back at once."""
        with self._lock:
            self._latest = step
            if self._writing is None:
                self._writing = Thread(target=self._write_all, name="witness")
                self._writing.start()

    def settle(self) -> None:
        """Wait until everything noted is written."""
        writing = self._writing
        if writing is not None:
            writing.join()

    def _write_all(self) -> None:
        """Write what is noted until nothing is left."""
        while (step := self._next()) is not None:
            with suppress(Unavailable, OSError, DBAPIError):
                self._write(step)

    def _next(self) -> Step | None:
        """Take what is to be written next; where there is nothing, the writing is over."""
        with self._lock:
            step, self._latest = self._latest, None
            if step is None:
                self._writing = None
            return step

    def _write(self, step: Step) -> None:
        """Write one note, if the store still agrees with the last."""
        head, length = vault.remembered_chain(self._store)
        self._agrees = self._agrees or not length or self._digest_of(length) == head
        if self._agrees and step.number > length:
            vault.remember_chain(self._store, step.digest, step.number)
