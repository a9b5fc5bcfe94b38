"""Keeps one open store safe for the screens: its backups and its ways of opening."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Protocol, cast

from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.domain.strength import refuse_weak
from pc_desktop.services.merging import Joined
from pc_desktop.services.safekeeping import Backup, Held
from pc_desktop.store import backups, ring, vault
from pc_desktop.store.restore import restore_with


class Packing(Protocol):
    """Writes a sealed pack of an open store."""

    def __call__(self, path: Path, passphrase: str, *, everything: bool = False) -> int:
        """Write it; gives how many steps it carries."""
        ...


Joining = Callable[[Path, str, Mapping[str, str], datetime, str], Joined]
"""Takes in a pack: its file, its passphrase, what was chosen, the moment, and who does it."""


class StoreSafe:
    """Knows where a store lies and its key; every act is carried out at once."""

    def __init__(
        self,
        store: Path,
        key: bytes,
        pack: Packing,
        join: Joining,
        verify_newest: Callable[[], tuple[str, ...]],
    ) -> None:
        """Stand beside an open store."""
        self._store = store
        self._key = key
        self._pack = pack
        self._join = join
        self._verify_newest = verify_newest
        self.going_back: Backup | None = None
        self._is_shut, self._shut = False, cast("dict[str, Any] | None", None)

    def make_pack(self, path: Path, passphrase: str, *, everything: bool = False) -> int:
        """Write a sealed pack; the next to open the store here types its passphrase. Counts the steps it carries."""
        steps = self._pack(path, passphrase, everything=everything)
        ring.forget(self._store)
        return steps

    def take_in(
        self, path: Path, passphrase: str, choices: Mapping[str, str], now: datetime, by: str
    ) -> Joined:
        """Take in a pack, a backup made first; where something is to be chosen first nothing is written."""
        if not choices:
            backups.make(self._store, self._key, "merge")
        return self._join(path, passphrase, choices, now, by)

    def back_up(self, reason: str) -> str:
        """Make a backup, open and check it; gives a warning where the second folder could not be reached."""
        return backups.make(self._store, self._key, reason)

    def backups(self) -> tuple[Backup, ...]:
        """List the backups there are, newest first."""
        return backups.listed(self._store)

    def look_into(self, backup: Backup) -> Held:
        """Open a backup and tell what it holds."""
        return backups.look_into(backup.path, self._key)

    def holding_erased(self) -> tuple[Backup, ...]:
        """List the backups that still hold somebody who was erased since."""
        return backups.holding_erased(self._store)

    def replace_holding_erased(self, after_days: int, now: datetime) -> int:
        """Make a fresh backup and take away those that hold somebody erased so many days ago; gives how many went."""
        moment, found = backups.erased_at(self._store), self.holding_erased()
        if moment is None or not found or now - moment < timedelta(days=after_days):
            return 0
        backups.make(self._store, self._key, "erasure")
        return backups.take_away(found)

    def verify_newest(self) -> tuple[str, ...]:
        """Check the journal from the last verified step on; give what is wrong, a sentence each."""
        return self._verify_newest()

    def trouble(self) -> str:
        """Say why the last backup on closing was not made; nothing where it was."""
        return str(vault.noted(self._store, vault.TROUBLE) or "")

    def go_back(self, backup: Backup) -> None:
        """Ask for a backup to take the store's place once the store is closed; refuses one that is damaged."""
        if self.look_into(backup).faults:
            raise Refused("This backup is damaged. Choose an earlier one.")
        self.going_back = backup

    def carry_out_going_back(self) -> Path | None:
        """Put the backup asked for in the place of the store, closed by now; gives where the present is kept."""
        if self.going_back is None:
            return None
        return restore_with(self._store, self.going_back.path, self._key)

    def second_folder(self) -> str:
        """Give the second folder backups go to; empty where there is none."""
        return backups.second_folder(self._store)

    def choose_second_folder(self, folder: str) -> None:
        """Let backups go to a second folder too; an empty one ends that."""
        backups.choose_second_folder(self._store, folder)

    def opens_with(self, passphrase: str) -> bool:
        """Tell whether a passphrase opens this store; raises Unavailable after too many wrong ones."""
        try:
            return vault.unseal(self._store, passphrase) == self._key
        except Unavailable as trouble:
            if trouble.title != vault.WRONG:
                raise
            return False

    def change_passphrase(self, now: str, new: str) -> None:
        """Change the passphrase; raises Refused where the one now is wrong or the new one is too weak."""
        if not self.opens_with(now):
            raise Refused("The passphrase now is another. Type it as you do when you open the store.")
        refuse_weak(new)
        ring.change_passphrase(self._store, self._key, new)

    def is_remembered(self) -> bool:
        """Tell whether this computer's keyring opens the store."""
        return ring.is_remembered(self._store)

    def remember_here(self) -> None:
        """Let this computer's keyring open the store; raises Unavailable where there is none that can be used."""
        ring.remember(self._store, self._key)
        if self._is_shut:
            self.shut_keyring()

    def forget_here(self) -> None:
        """Let this computer's keyring open the store no more."""
        ring.forget(self._store)

    def shut_keyring(self) -> None:
        """Let nothing but the passphrase open the store while its window is locked, even after a crash."""
        self._is_shut = True
        self._shut = ring.shut(self._store)

    def reopen_keyring(self) -> None:
        """Let the keyring open the store again, if it did before the window was locked."""
        self._is_shut = False
        if self._shut is not None:
            ring.reopen(self._store, self._shut)
            self._shut = None

    def new_recovery_key(self) -> str:
        """Make a recovery key; an earlier one opens the store no more."""
        return vault.make_recovery_key(self._store, self._key)

    def has_recovery_key(self) -> bool:
        """Tell whether a recovery key was made."""
        return vault.has_recovery_key(self._store)
