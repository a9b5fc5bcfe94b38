"""The operating system's keyring: it keeps a random secret that opens one store on this computer, for one person.

The keyring never holds a passphrase nor the store's key, and the key file never holds the secret: neither opens the
store without the other. The library is read only when somebody chose this, as it takes a while.
"""

import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.store import vault

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_Answer = TypeVar("_Answer")
_SERVICE: Final = "Bed meeting"
_RANDOM: Final = vault.Cost(n=2**4, r=8, p=1)
"""What 256 random bits need: nobody guesses them, so nothing is gained by slowness."""
_TRUSTED: Final = 1
"""The library's own mark of a keyring that may be recommended; one that is none, or writes plain files, has less."""
_NO_KEYRING: Final = Unavailable(
    "This computer's keyring cannot be used.", "The passphrase is asked for as before. Nothing was changed."
)
_DID_NOT_OPEN: Final = Unavailable("This computer's keyring did not open the store.", "Type the passphrase.")


def is_remembered(store: Path) -> bool:
    """Tell whether a store may be opened through this computer's keyring, without asking the keyring."""
    with suppress(Unavailable):
        return vault.slot_of_kind(store, vault.KEPT) is not None
    return False


def remember(store: Path, key: bytes) -> None:
    """Let the keyring open a store from now on; raises Unavailable, changing nothing, where it cannot keep a secret."""
    earlier, name, secret = _name(store), secrets.token_hex(8), secrets.token_hex(32)

    def keep(ring: "KeyringBackend") -> bool:
        ring.set_password(_SERVICE, name, secret)
        return ring.get_password(_SERVICE, name) == secret

    if not _asked(keep):
        _drop(name)
        raise _NO_KEYRING
    try:
        slot = vault.wrap(vault.KEPT, secret, key, _RANDOM, {"name": name})
        vault.change_slots(store, vault.KEPT, put=(slot,))
    except BaseException:
        _drop(name)
        raise
    _drop(earlier)


def forget(store: Path) -> None:
    """Let the keyring open a store no more: the key file forgets at once, the keyring as far as it lets us."""
    name = _name(store)
    if name is not None:
        vault.change_slots(store, vault.KEPT)
        _drop(name)


def change_passphrase(store: Path, key: bytes, passphrase: str) -> None:
    """Let another passphrase open a store, and the keyring no more."""
    name = _name(store)
    vault.change_passphrase(store, key, passphrase)
    _drop(name)


def unseal(store: Path) -> bytes:
    """Give a store's key through the keyring; raises Unavailable where it is not there, locked or holds no secret."""
    slot, name = vault.slot_of_kind(store, vault.KEPT), _name(store)
    secret = _asked(lambda ring: ring.get_password(_SERVICE, name)) if name else None
    try:
        key = vault.unwrap(secret, slot) if secret and slot else None
    except (Refused, KeyError, TypeError, ValueError, OverflowError, MemoryError):
        raise _DID_NOT_OPEN from None
    if key is None:
        raise _DID_NOT_OPEN
    return key


def shut(store: Path) -> dict[str, Any] | None:
    """Let nothing but the passphrase open a store while its window is locked; gives what `reopen` puts back."""
    slot = vault.slot_of_kind(store, vault.KEPT)
    if slot is not None:
        vault.change_slots(store, vault.KEPT)
    return slot


def reopen(store: Path, slot: dict[str, Any]) -> None:
    """Let the keyring open a store again as before its window was locked."""
    vault.change_slots(store, vault.KEPT, put=(slot,))


def _name(store: Path) -> str | None:
    """Give the name under which the keyring keeps a store's secret; None where it keeps none."""
    slot = vault.slot_of_kind(store, vault.KEPT)
    return str(slot.get("name", "")) if slot else None


def _drop(name: str | None) -> None:
    """Take a secret out of the keyring, if there is one and it can be reached."""
    if name:
        _asked(lambda ring: ring.delete_password(_SERVICE, name))


def _asked(question: "Callable[[KeyringBackend], _Answer]") -> _Answer | None:
    """Ask the keyring of this computer; None where there is none to trust, or it fails or refuses in any way."""
    try:
        import keyring

        ring = keyring.get_keyring()
        return question(ring) if ring.priority >= _TRUSTED else None
    except Exception:  # noqa: BLE001 - another program's service, which fails in ways of its own: never ours to die of
        return None
