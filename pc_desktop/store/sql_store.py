"""The store: where facts are kept, looked at and worked on."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from pc_desktop.clock import SystemClock
from pc_desktop.domain.errors import Unavailable
from pc_desktop.domain.strength import refuse_weak
from pc_desktop.services.merging import Joined
from pc_desktop.store import backups, packs, vault
from pc_desktop.store.backup import back_up
from pc_desktop.store.codec import moment_text
from pc_desktop.store.engine import reading_engine, writing_engine
from pc_desktop.store.erasing import note_erased
from pc_desktop.store.journal import laptop_here, step_at
from pc_desktop.store.lock import StoreLock
from pc_desktop.store.reading import SqlReading
from pc_desktop.store.refusals import in_words
from pc_desktop.store.remembered import Remembered
from pc_desktop.store.safe import StoreSafe
from pc_desktop.store.sealed import open_file, seal_file
from pc_desktop.store.tables import DRAFT
from pc_desktop.store.taking_in import take_in
from pc_desktop.store.telling import tell
from pc_desktop.store.upgrade import shapes
from pc_desktop.store.verify import verify, verify_newest
from pc_desktop.store.witness import Witness
from pc_desktop.store.work import SqlWork, let_go

_GONE: Final = (
    "The store's file is no longer where it was, so nothing more is kept.",
    "Put it back with its key file, or connect its disk again; else close and go back to a backup.",
)


class SqlStore:
    """Keeps facts in one encrypted file, with the journal of every change."""

    def __init__(self, path: Path, key: bytes, lock: StoreLock | None = None) -> None:
        """Stand over a file of the right shape, with its key and perhaps its lock.

        Without the lock nothing is written unless it is asked for, so that a store may be read on any disk.
        """
        self.path = path
        self._key = key
        self._lock = lock
        self._reader = reading_engine(path, key)
        self._writer = writing_engine(path, key)
        self._witness = Witness(path, self._digest_of)
        self._has_kept = False
        self.backs_up = False
        self._safe = StoreSafe(path, key, self.pack, self.join, self.verify_newest)
        self._remembered = Remembered()
        with in_words():
            # Shows at once whether this disk can keep a store at all, or give one back.
            (self._reader if lock is None else self._writer).connect().close()

    @contextmanager
    def reading(self, now: datetime) -> Iterator[SqlReading]:
        """Open a look at the facts; it sees what was kept when it first asked, and nothing later."""
        with in_words(), self._reader.connect() as connection:
            yield SqlReading(connection, now, self._remembered)

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """Open a bare connection that sees one moment, for taking everything away."""
        with self._reader.connect() as connection:
            yield connection

    @contextmanager
    def working(self, now: datetime, by: str, role: str) -> Iterator[SqlWork]:
        """Open a unit of work, in turn with other writers; leaving it without a commit changes nothing.

        Raises Unavailable where the file was taken away: what is written to a file nobody can open again is not kept.
        """
        self._refuse_gone()
        with in_words(), self._writer.connect() as connection:
            connection.begin()
            work = SqlWork(connection, now, by, role, self._remembered)
            try:
                yield work
            finally:
                if work.kept is not None:
                    self._has_kept = True
                    self._witness.note(work.kept)
                    if work.erased_people:
                        self._witness.settle()
                        note_erased(self.path, work.erased_people)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Write beside the units of work: for the store's own housekeeping."""
        with in_words(), self._writer.begin() as connection:
            yield connection

    def _refuse_gone(self) -> None:
        """Refuse to write to a file that was taken away: nobody could open it again."""
        if not self.path.exists():
            raise Unavailable(*_GONE)

    def forget(self) -> None:
        """Forget every answer remembered."""
        self._remembered.forget()
        self._remembered.laptop = None

    def draft(self, key: str) -> str:
        """Give half-typed text kept outside the journal, or nothing."""
        with in_words(), self._reader.connect() as connection:
            found = connection.execute(DRAFT.select().where(DRAFT.c.key == key)).one_or_none()
        return str(found.text) if found else ""

    def keep_draft(self, key: str, text: str) -> None:
        """Keep half-typed text outside the journal; empty text is forgotten."""
        if not text and not self.draft(key):
            return
        self._refuse_gone()
        with in_words(), self._writer.begin() as connection:
            connection.execute(DRAFT.delete().where(DRAFT.c.key == key))
            if text:
                whole = text.encode("utf-8", "ignore").decode("utf-8")
                connection.execute(
                    DRAFT.insert().values(key=key, text=whole, at=moment_text(SystemClock().now()))
                )

    def verify(self) -> tuple[str, ...]:
        """Check the file, the rules and the journal; give what is wrong, a sentence each."""
        self._witness.settle()
        return verify(self.path, self._key, self._reader)

    @property
    def safe(self) -> StoreSafe:
        """Give what keeps this store safe: its backups, its ways of opening, and its packs."""
        return self._safe

    def pack(self, path: Path, passphrase: str, *, everything: bool = False) -> int:
        """Write a sealed pack of all steps, or of those no other laptop is known to have; gives how many it carries."""
        refuse_weak(passphrase)
        with in_words(), self._reader.connect() as connection:
            said = packs.content(connection, shapes()[-1], everything=everything)
        seal_file(path, passphrase, said)
        vault.note(self.path, vault.PACKED, True)
        return len(said["steps"])

    def join(self, path: Path, passphrase: str, choices: Mapping[str, str], now: datetime, by: str) -> Joined:
        """Take in a pack; where something is to be chosen first, nothing is written and the questions come back."""
        self._refuse_gone()
        said = packs.checked(open_file(path, passphrase), shapes())
        with in_words(), self._writer.connect() as connection:
            begun = connection.begin()
            try:
                taken = take_in(connection, said, choices, now, by)
                joined = tell(connection, taken)
                if joined.questions:
                    begun.rollback()
                    return joined
                begun.commit()
            except BaseException:
                let_go(connection)
                raise
        self._has_kept = self._has_kept or bool(taken.kept)
        self.forget()
        for step in taken.kept:
            self._witness.note(step)
        self._witness.settle()
        vault.note(self.path, vault.PACKED, True)
        return joined

    @property
    def has_kept(self) -> bool:
        """Tell whether anything was kept since the store was opened."""
        return self._has_kept

    def keep_backup(self, reason: str) -> None:
        """Make a backup where this store `backs_up`; raises Unavailable where it cannot be made."""
        if self.backs_up:
            self._witness.settle()
            backups.make(self.path, self._key, reason)

    def keep_last_backup(self) -> None:
        """Make the backup of closing where anything was kept; where it fails the next opening says so."""
        if not (self.backs_up and self._has_kept):
            return
        try:
            self.keep_backup("closing")
            trouble = ""
        except Unavailable as unavailable:
            trouble = f"{unavailable.title} {unavailable.advice}"
        with suppress(Unavailable, OSError):
            vault.note(self.path, vault.TROUBLE, trouble)

    def verify_newest(self) -> tuple[str, ...]:
        """Check the file, and the steps since the last that was verified; give what is wrong, a sentence each."""
        self._witness.settle()
        return verify_newest(self.path, self._key, self._reader)

    def back_up(self, to: Path) -> None:
        """Copy the store, with its key file, to a place where nothing is, and see that the copy opens."""
        back_up(self.path, self._key, to)

    def close(self) -> None:
        """Let go of the file and its lock."""
        self._witness.settle()
        if self._has_kept:
            self._take_stock()
        self._reader.dispose()
        self._writer.dispose()
        if self._lock is not None:
            self._lock.release()

    def _take_stock(self) -> None:
        """Let the database count what it holds, so that it goes on choosing the shortest way to an answer."""
        with suppress(DBAPIError), self._writer.begin() as connection:
            connection.exec_driver_sql("PRAGMA optimize(0x10002)")
        self._has_kept = False

    def _digest_of(self, number: int) -> str | None:
        """Give the digest of one step of this laptop's."""
        with self._reader.connect() as connection:
            return step_at(connection, laptop_here(connection).key, number)
