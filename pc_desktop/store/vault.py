"""The key file beside a store: a passphrase opens it, and what it holds opens the store.

The store's own key is 32 random bytes. Each slot of the key file holds that key wrapped under one way of
opening, a passphrase, a printed recovery key or a secret kept elsewhere on this computer, so each changes without
the store being rewritten. The file also remembers how far the journal reached, so that steps cut off are noticed.
"""

import glob
import hashlib
import json
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.store import guesses, recovery

_FORMAT: Final = 1
_MOST_MEMORY: Final = 512 * 1024 * 1024
_MOST_STEPS: Final = 2**63 - 1
_OWN: Final = 0o600
"""The rights on what belongs to one person: theirs to read and write, nobody else's."""
_ONE_AT_A_TIME: Final = Lock()
"""Held while a key file is read and written anew: the witness of the journal writes on a thread of its own."""
WRONG: Final = "That passphrase does not open this store."
ERASED: Final = "erased"
"""The note that lists the keys of people erased, so that no older copy brings them back."""
VERIFIED: Final = "verified"
"""The note that says up to which step the journal was found whole: its number and its digest."""
TROUBLE: Final = "backup_trouble"
"""The note that says why the last backup on closing was not made; empty where it was."""
ERASED_AT: Final = "erased_at"
"""The note that says when somebody was last erased: backups made before still hold them."""
PACKED: Final = "packed"
"""The note that says that other laptops may hold steps of this one."""
ANEW: Final = "begin_anew"
"""The note that says that this store went back to a backup and goes on under a name of its own."""
_PASSPHRASE: Final = "passphrase"  # noqa: S105 - the name of a kind of slot, not what it holds
_RECOVERY: Final = "recovery"
KEPT: Final = "keyring"
"""The kind of slot that a secret opens which is kept elsewhere on this computer."""
_UNREADABLE: Final = Unavailable("The key file of this store cannot be read.", "Put back a copy of it.")


@dataclass(frozen=True, slots=True)
class Cost:
    """How dear one guess at a passphrase is (scrypt): memory is 128 n r bytes, and `p` repeats the work."""

    n: int
    r: int
    p: int


STRONG: Final = Cost(n=2**15, r=8, p=3)
"""About a quarter of a second and 32 MB a guess; OWASP Password Storage Cheat Sheet, scrypt."""


def key_file(store: Path) -> Path:
    """Give the key file that belongs to a store."""
    return store.with_name(store.name + ".key")


def seal(store: Path, passphrase: str, key: bytes, cost: Cost | None = None) -> None:
    """Write a key file whose one slot a passphrase opens, at a cost: STRONG unless told.

    Raises Refused for a passphrase that is not made of characters.
    """
    slot = wrap(_PASSPHRASE, passphrase, key, cost or STRONG)
    said = {"format": _FORMAT, "mark": _mark(key), "slots": [slot], "chain": {"head": "", "length": 0}}
    _write(key_file(store), said)


def unseal(store: Path, passphrase: str) -> bytes:
    """Give the store's key; raises Unavailable where neither the passphrase nor a recovery key opens it.

    After five wrong ones in a row it asks for patience before the next; nothing is ever destroyed.
    """
    said = _read(key_file(store))
    guesses.refuse_haste(store)
    typed = recovery.tidied(passphrase)
    ways = {_PASSPHRASE: passphrase, _RECOVERY: typed}
    try:
        slots = (slot for slot in said["slots"] if ways.get(slot["kind"]) is not None)
        keys = (unwrap(str(ways[slot["kind"]]), slot) for slot in slots)
        key = next((key for key in keys if key is not None), None)
    except (KeyError, TypeError, ValueError, OverflowError, MemoryError):
        raise _UNREADABLE from None
    if key is None:
        guesses.count(store)
        raise Unavailable(WRONG, "Check capital letters and try again.")
    guesses.forget(store)
    return key


def change_passphrase(store: Path, key: bytes, passphrase: str) -> None:
    """Let another passphrase open the store from now on; a recovery key goes on opening it, a kept secret does not."""
    change_slots(store, _PASSPHRASE, KEPT, put=(wrap(_PASSPHRASE, passphrase, key, STRONG),))


def make_recovery_key(store: Path, key: bytes) -> str:
    """Make a recovery key, in the groups it is printed in; one made earlier opens the store no more."""
    made = recovery.invented()
    change_slots(store, _RECOVERY, put=(wrap(_RECOVERY, recovery.tidied(made) or "", key, STRONG),))
    return made


def has_recovery_key(store: Path) -> bool:
    """Tell whether a recovery key has been made for a store."""
    return slot_of_kind(store, _RECOVERY) is not None


def copy_for_backup(store: Path, to: Path) -> None:
    """Copy the key file of a store for a copy of it, which opens by passphrase and recovery key alone."""
    said = _read(key_file(store))
    _write(key_file(to), said | {"slots": [one for one in said["slots"] if one["kind"] != KEPT]})


def slot_of_kind(store: Path, kind: str) -> dict[str, Any] | None:
    """Give the slot of a kind in the key file of a store; None where there is none."""
    try:
        return next((one for one in _read(key_file(store))["slots"] if one["kind"] == kind), None)
    except (KeyError, TypeError):
        raise _UNREADABLE from None


def change_slots(store: Path, *kinds: str, put: tuple[dict[str, Any], ...] = ()) -> None:
    """Take the slots of some kinds out of a key file, and put others in, in one writing."""
    with _ONE_AT_A_TIME:
        said = _read(key_file(store))
        others = [one for one in said["slots"] if one["kind"] not in kinds]
        _write(key_file(store), said | {"slots": [*put, *others]})


def is_sealed_for(store: Path, key: bytes) -> bool:
    """Tell whether the key file there surely belongs to a key; one made before keys left a mark is not sure."""
    try:
        return bool(_read(key_file(store)).get("mark") == _mark(key))
    except Unavailable:
        return False


def _mark(key: bytes) -> str:
    """Give the mark a key leaves in its key file: of 32 random bytes a digest gives nothing away."""
    return hashlib.sha256(b"mark of " + key).hexdigest()


def noted(store: Path, name: str) -> Any:
    """Give what the key file notes beside the key under a name, such as a folder; None where nothing can be read."""
    try:
        notes = _read(key_file(store)).get("notes")
    except Unavailable:
        return None
    return notes.get(name) if isinstance(notes, dict) else None


def note(store: Path, name: str, value: Any) -> None:
    """Note something beside the key that belongs to this computer or must outlive the store; never a patient."""
    with _ONE_AT_A_TIME:
        said = _read(key_file(store))
        _write(key_file(store), said | {"notes": said.get("notes", {}) | {name: value}})


def remembered_chain(store: Path) -> tuple[str, int]:
    """Give the digest and number of the newest step the key file knows of."""
    said = _read(key_file(store))
    try:
        head, length = said["chain"]["head"], said["chain"]["length"]
    except (KeyError, TypeError):
        raise _UNREADABLE from None
    if not (isinstance(head, str) and isinstance(length, int) and 0 <= length <= _MOST_STEPS):
        raise _UNREADABLE
    return head, length


def remember_chain(store: Path, head: str, length: int) -> None:
    """Note how far the journal reaches now."""
    with _ONE_AT_A_TIME:
        place = key_file(store)
        _write(place, _read(place) | {"chain": {"head": head, "length": length}})


def make_own(place: Path) -> None:
    """Make an empty file that only its owner may read and write, where there is none."""
    place.touch(_OWN)


def sweep(store: Path) -> None:
    """Take away what a program that died left beside the key file, half written."""
    for left in store.parent.glob(f"{glob.escape(key_file(store).name)}.*.new"):
        left.unlink(missing_ok=True)


def wrap(
    kind: str, passphrase: str, key: bytes, cost: Cost, more: dict[str, str] | None = None
) -> dict[str, Any]:
    """Wrap the store's key under a passphrase, a recovery key or a secret; `more` is said of the slot as well."""
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    slot = (more or {}) | {
        "kind": kind,
        "derivation": "scrypt",
        "n": cost.n,
        "r": cost.r,
        "p": cost.p,
        "salt": salt.hex(),
    }
    wrapped = AESGCM(derive(passphrase, salt, cost)).encrypt(nonce, key, _said(slot))
    return slot | {"nonce": nonce.hex(), "wrapped": wrapped.hex()}


def unwrap(passphrase: str, slot: dict[str, Any]) -> bytes | None:
    """Unwrap the store's key; None where the passphrase is another."""
    cost, salt = Cost(slot["n"], slot["r"], slot["p"]), bytes.fromhex(slot["salt"])
    said = _said({name: value for name, value in slot.items() if name not in {"nonce", "wrapped"}})
    box = AESGCM(derive(passphrase, salt, cost))
    try:
        return box.decrypt(bytes.fromhex(slot["nonce"]), bytes.fromhex(slot["wrapped"]), said)
    except InvalidTag:
        return None


def derive(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Derive a wrapping key from a passphrase, slowly; raises Refused where it is not made of characters."""
    try:
        words = passphrase.encode()
    except UnicodeEncodeError:
        raise Refused("The passphrase holds something that is no character. Type it again.") from None
    return hashlib.scrypt(words, salt=salt, n=cost.n, r=cost.r, p=cost.p, maxmem=_MOST_MEMORY, dklen=32)


def _said(slot: dict[str, Any]) -> bytes:
    """Write what a slot says of itself, which is sealed with the key so that nobody can weaken it."""
    return json.dumps(slot, sort_keys=True).encode()


def _read(place: Path) -> dict[str, Any]:
    """Read a key file; raises Unavailable where it is missing, damaged or newer than this version knows."""
    try:
        said = json.loads(place.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Unavailable(
            "The key file of this store is missing.",
            f"Put {place.name} back beside the store: nothing opens it without.",
        ) from None
    except (OSError, ValueError, RecursionError):
        raise _UNREADABLE from None
    if not isinstance(said, dict) or "format" not in said:
        raise _UNREADABLE
    if said["format"] != _FORMAT:
        raise Unavailable(
            "The key file was made by a newer version.", "Install that version to open this store."
        )
    return said


def _write(place: Path, said: dict[str, Any]) -> None:
    """Replace a key file whole: whatever happens, the old one or the new one is there, and only its owner's."""
    beside = place.with_name(f"{place.name}.{secrets.token_hex(4)}.new")
    try:
        _write_beside(beside, said)
        beside.replace(place)
    except OSError as error:
        raise Unavailable(
            "The key file beside the store could not be written.", "Make room on the disk, then try again."
        ) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _write_beside(beside: Path, said: dict[str, Any]) -> None:
    """Write a key file down to the disk, under another name."""
    beside.touch(_OWN, exist_ok=False)
    with beside.open("w", encoding="utf-8") as out:
        json.dump(said, out, indent=1)
        out.flush()
        os.fsync(out.fileno())
