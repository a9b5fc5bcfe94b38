"""Going back to a backup: checked first, the present copied first, and nobody who was erased comes back."""

import os
from contextlib import closing, suppress
from pathlib import Path
from shutil import copyfile

import sqlcipher3.dbapi2 as sqlcipher

from pc_desktop.domain.errors import Unavailable
from pc_desktop.store import backups, vault
from pc_desktop.store.backup import back_up, file_faults, forget
from pc_desktop.store.engine import connect
from pc_desktop.store.lock import StoreLock

_PARTS = ("", "-wal", "-shm")


def restore(store: Path, backup: Path, passphrase: str) -> Path | None:
    """Put a backup in the place of a closed store, having kept the present; gives where the present lies now.

    The passphrase is the backup's. Where the store opens with the same key its own passphrase goes on opening it.
    Raises Unavailable, having changed nothing, where the backup does not open whole or the store is open.
    """
    return restore_with(store, backup, vault.unseal(backup, passphrase))


def restore_with(store: Path, backup: Path, key: bytes) -> Path | None:
    """Put a backup in the place of a closed store, with the key that opens the backup."""
    _refuse_damaged(backup, key)
    held = StoreLock(store)
    try:
        beside = store.with_name(f"{store.name}.restoring")
        forget(beside)
        back_up(backup, key, beside)
        kept = _keep_present(store, key) if store.exists() else None
        _change_key_file(store, beside, key)
        for part in _PARTS[1:]:
            store.with_name(f"{store.name}{part}").unlink(missing_ok=True)
        beside.replace(store)
        _settle(store.parent)
        vault.key_file(beside).unlink(missing_ok=True)
    except OSError as error:
        raise Unavailable(
            "The backup could not be put in place.", "Make room on the disk, then try again."
        ) from error
    finally:
        held.release()
    return kept


def _refuse_damaged(backup: Path, key: bytes) -> None:
    """Refuse a backup that does not open whole."""
    try:
        with closing(connect(backup, key, only_read=True)) as connection:
            faults = file_faults(connection)
    except sqlcipher.Error:
        faults = ["it does not open"]
    if faults:
        raise Unavailable("This backup is damaged.", "Choose an earlier one. Nothing was changed.")


def _keep_present(store: Path, key: bytes) -> Path:
    """Keep the present store among its backups: a checked copy, or byte for byte where it does not open whole."""
    before = {one.path for one in backups.listed(store)}
    try:
        backups.make(store, key, "restore")
        _empty_wal(store, key)
        return next(one.path for one in backups.listed(store) if one.path not in before)
    except (Unavailable, sqlcipher.Error):
        return _keep_damaged(store)


def _empty_wal(store: Path, key: bytes) -> None:
    """Write everything into the one file, so that nothing of it lies over the backup put in its place."""
    with closing(connect(store, key)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _keep_damaged(store: Path) -> Path:
    """Copy a store that does not open whole, as it lies, for whoever may mend it."""
    folder = backups.folder_of(store)
    folder.mkdir(0o700, exist_ok=True)
    names = (f"{store.stem}-damaged-{number}{store.suffix}" for number in range(1, 1000))
    place = next(folder / name for name in names if not (folder / name).exists())
    for part in (*_PARTS, ".key"):
        source = store.with_name(f"{store.name}{part}")
        if source.exists():
            copyfile(source, place.with_name(f"{place.name}{part}"))
    return place


def _change_key_file(store: Path, beside: Path, key: bytes) -> None:
    """Let the key file remember no more than the backup holds, and go on opening with today's passphrase if it can."""
    head, length = vault.remembered_chain(beside)
    erased, packed = vault.noted(store, vault.ERASED), vault.noted(store, vault.PACKED)
    if not vault.is_sealed_for(store, key):
        copyfile(vault.key_file(beside), vault.key_file(store))
    vault.remember_chain(store, head, length)
    vault.note(store, vault.VERIFIED, None)
    if erased:
        vault.note(store, vault.ERASED, erased)
    if packed:
        vault.note(store, vault.PACKED, True)
        vault.note(store, vault.ANEW, True)


def _settle(folder: Path) -> None:
    """Have the system write down the folder's new names, where it can be asked to."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
