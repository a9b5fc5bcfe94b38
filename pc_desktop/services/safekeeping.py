"""What keeps a store safe, as screens may ask for it: backups, the passphrase, packs; the store carries it out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Protocol

from pc_desktop.services.merging import Joined

REASONS: Final[Mapping[str, str]] = {
    "closing": "On closing",
    "import": "Before an import",
    "upgrade": "Before an upgrade",
    "meeting": "During a meeting",
    "restore": "Before going back to a backup",
    "merge": "Before a hand-over was taken in",
    "erasure": "After an erasure",
    "asked": "When asked for",
}
"""Why a backup was made, in words, by the code that stands in its name."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy of a store that opened when it was made: where it is, when and why it was made, how large it is."""

    path: Path
    made: datetime
    reason: str
    size: int


@dataclass(frozen=True, slots=True)
class Held:
    """What a backup holds: how many steps, the latest of them and when, and how many referrals and patients."""

    steps: int
    latest: str
    at: datetime | None
    referrals: int
    people: int
    faults: tuple[str, ...]


class Safekeeping(Protocol):
    """Keeps one open store safe; `going_back` is the backup that takes its place once it is closed."""

    going_back: Backup | None

    def back_up(self, reason: str) -> str:
        """Make a backup, open and check it; gives a warning where the second folder could not be reached."""
        ...

    def backups(self) -> tuple[Backup, ...]:
        """List the backups there are, newest first."""
        ...

    def look_into(self, backup: Backup) -> Held:
        """Open a backup and tell what it holds."""
        ...

    def second_folder(self) -> str:
        """Give the second folder backups go to; empty where there is none."""
        ...

    def choose_second_folder(self, folder: str) -> None:
        """Let backups go to a second folder too; an empty one ends that."""
        ...

    def opens_with(self, passphrase: str) -> bool:
        """Tell whether a passphrase opens this store; raises Unavailable after too many wrong ones."""
        ...

    def change_passphrase(self, now: str, new: str) -> None:
        """Change the passphrase; raises Refused where the one now is wrong or the new one is too weak."""
        ...

    def is_remembered(self) -> bool:
        """Tell whether this computer's keyring opens the store."""
        ...

    def remember_here(self) -> None:
        """Let this computer's keyring open the store; raises Unavailable where there is none that can be used."""
        ...

    def forget_here(self) -> None:
        """Let this computer's keyring open the store no more."""
        ...

    def shut_keyring(self) -> None:
        """Let nothing but the passphrase open the store while its window is locked."""
        ...

    def reopen_keyring(self) -> None:
        """Let the keyring open the store again, if it did before the window was locked."""
        ...

    def holding_erased(self) -> tuple[Backup, ...]:
        """List the backups that still hold somebody who was erased since."""
        ...

    def replace_holding_erased(self, after_days: int, now: datetime) -> int:
        """Make a fresh backup and take away those that hold somebody erased so many days ago; counts them."""
        ...

    def verify_newest(self) -> tuple[str, ...]:
        """Check the journal from the last verified step on; give what is wrong, a sentence each."""
        ...

    def trouble(self) -> str:
        """Say why the last backup on closing was not made; nothing where it was."""
        ...

    def go_back(self, backup: Backup) -> None:
        """Ask for a backup to take the store's place once it is closed; refuses one that is damaged."""
        ...

    def make_pack(self, path: Path, passphrase: str, *, everything: bool = False) -> int:
        """Write a sealed pack of what no other laptop is known to have, or of everything; counts its steps.

        The keyring opens the store no more: whoever writes here next types the passphrase.
        """
        ...

    def take_in(
        self, path: Path, passphrase: str, choices: Mapping[str, str], now: datetime, by: str
    ) -> Joined:
        """Take in a pack; where something is to be chosen first nothing is written and the questions come back."""
        ...

    def has_recovery_key(self) -> bool:
        """Tell whether a recovery key was made."""
        ...

    def new_recovery_key(self) -> str:
        """Make a recovery key; an earlier one opens the store no more."""
        ...
