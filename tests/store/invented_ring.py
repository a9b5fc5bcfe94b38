"""A keyring in memory, in the place of this computer's own, that can be made to fail."""

import keyring.core
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError


class InventedRing(KeyringBackend):
    """Keeps secrets as long as the test; `fails` makes it refuse everything, `forgets` keeps nothing in silence."""

    priority = 5

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}
        self.fails: Exception | None = None
        self.forgets = False

    def get_password(self, service: str, username: str) -> str | None:
        """Give a secret."""
        self._fail()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret."""
        self._fail()
        if not self.forgets:
            self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Take a secret away."""
        self._fail()
        if (service, username) not in self.kept:
            raise PasswordDeleteError
        del self.kept[service, username]

    def lock(self) -> None:
        """Refuse everything, as a keyring does that nobody unlocks."""
        self.fails = KeyringLocked("locked")

    def _fail(self) -> None:
        if self.fails is not None:
            raise self.fails


def put_in_place(monkeypatch: pytest.MonkeyPatch) -> InventedRing:
    """Let this be the computer's keyring for one test."""
    ring = InventedRing()
    monkeypatch.setattr(keyring.core, "_keyring_backend", ring)
    return ring
