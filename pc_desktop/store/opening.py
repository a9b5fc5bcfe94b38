"""Opening a store: lock, key, shape, and only then the facts."""

import secrets
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.store import vault
from pc_desktop.store.coming_back import settle_what_came_back
from pc_desktop.store.engine import connect, writing_engine
from pc_desktop.store.ground import refuse_ground
from pc_desktop.store.lock import StoreLock
from pc_desktop.store.refusals import in_words
from pc_desktop.store.sql_store import SqlStore
from pc_desktop.store.tables import LAPTOP
from pc_desktop.store.upgrade import bring_up_to_date, is_up_to_date


def open_store(
    path: Path,
    passphrase: str,
    *,
    lock: bool = True,
    create: bool = False,
    unsealed: Callable[[], bytes] | None = None,
) -> SqlStore:
    """Open a store, bringing an older one up to date; raises Unavailable if it cannot.

    `lock` is for windows and writing commands; below it the database's own refusals still hold, and nothing is
    written that is not asked for. `create` makes the store where there is none. `unsealed` gives the key, or raises as
    the vault does, where somebody has begun to make it already.
    """
    if create and not path.exists():
        return create_store(path, passphrase, lock=lock)
    if not path.is_file():
        raise Unavailable("There is no store there.", "Choose another file, or make a new store.")
    if lock:
        refuse_ground(path)
    held = StoreLock(path) if lock else None
    try:
        if held is not None:
            vault.sweep(path)
        key = unsealed() if unsealed else vault.unseal(path, passphrase)
        if held is not None:
            bring_up_to_date(path, key)
        elif not is_up_to_date(path, key):
            _bring_up_alone(path, key)
        store = SqlStore(path, key, held)
        if held is not None:
            settle_what_came_back(store)
        return store
    except BaseException:
        if held is not None:
            held.release()
        raise


def _bring_up_alone(path: Path, key: bytes) -> None:
    """Bring a store up to date that is only to be read: nobody else may have it meanwhile."""
    passing = StoreLock(path)
    try:
        bring_up_to_date(path, key)
    finally:
        passing.release()


def create_store(path: Path, passphrase: str, letter: str = "A", *, lock: bool = True) -> SqlStore:
    """Make a new, empty store and open it; `letter` ends every reference this laptop gives out.

    Raises Refused where a store or its key file is there already, or a word is missing; Unavailable where the
    folder cannot hold one. Nothing is left where it fails.
    """
    _refuse_what_is_missing(path, passphrase, letter)
    if not path.parent.is_dir():
        raise Unavailable("That folder is not there.", "Choose another folder for the store.")
    refuse_ground(path)
    held = StoreLock(path)
    try:
        _refuse_what_is_there(path)
        key = _make(path, passphrase, letter)
        try:
            if not lock:
                held.release()
            return SqlStore(path, key, held if lock else None)
        except BaseException:
            _take_away(path)
            raise
    except BaseException:
        held.give_up()
        raise


def unmake_store(path: Path) -> None:
    """Take away a closed store that was just made and came to nothing, with all that belongs to it."""
    _take_away(path)
    for part in ("lock", "holder", "tries"):
        with suppress(OSError):
            path.with_name(f"{path.name}.{part}").unlink(missing_ok=True)


def _take_away(path: Path) -> None:
    """Take away a store's file, its key and what the database wrote beside it."""
    for part in ("", ".key", "-wal", "-shm", "-journal"):
        with suppress(OSError):
            path.with_name(f"{path.name}{part}").unlink(missing_ok=True)


def _refuse_what_is_missing(path: Path, passphrase: str, letter: str) -> None:
    """Refuse a store without a name, an empty passphrase, and a letter that could not end a reference."""
    if not path.name:
        raise Refused("A store needs a file name, such as bed-meeting.pcstore.")
    if not passphrase:
        raise Refused("A store needs a passphrase.")
    if not (letter.isascii() and letter.isalpha() and letter.isupper()):
        raise Refused("A laptop's letter is one of A to Z.")


def _refuse_what_is_there(path: Path) -> None:
    """Refuse to write over a store, or over the only key to one that was moved away."""
    if path.exists():
        raise Refused(f"{path.name} is there already. Open it, or choose another name.")
    if vault.key_file(path).exists():
        raise Refused(f"The key file of another {path.name} is there. Move it away, or choose another name.")


def _make(path: Path, passphrase: str, letter: str) -> bytes:
    """Make the file under another name and give it its own when it is whole; leave nothing if that fails."""
    beside, key = path.with_name(f"{path.name}.new"), secrets.token_bytes(32)
    try:
        beside.unlink(missing_ok=True)
        vault.make_own(beside)
        connect(beside, key, create=True).close()
        bring_up_to_date(beside, key, making=True)
        _name_laptop(beside, key, letter)
        vault.seal(path, passphrase, key)
        beside.rename(path)
    except (OSError, sqlcipher.Error) as error:
        vault.key_file(path).unlink(missing_ok=True)
        raise Unavailable(
            "The store could not be made.", "Choose a folder of your own, with room in it."
        ) from error
    except BaseException:
        vault.key_file(path).unlink(missing_ok=True)
        raise
    finally:
        _take_away(beside)
    return key


def _name_laptop(path: Path, key: bytes, letter: str) -> None:
    """Write down whose laptop this is, the first row of all."""
    engine = writing_engine(path, key)
    laptop = {"key": secrets.token_hex(12), "letter": letter, "name": socket.gethostname()}
    try:
        with in_words(), engine.begin() as connection:
            connection.execute(LAPTOP.insert().values(laptop | {"here": True, "last_ref": 0}))
    finally:
        engine.dispose()
