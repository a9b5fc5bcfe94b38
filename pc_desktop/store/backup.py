"""Copies of a store that are known to open."""

import os
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2 as sqlcipher

from pc_desktop.domain.errors import Unavailable
from pc_desktop.store.engine import connect
from pc_desktop.store.vault import copy_for_backup, key_file, make_own

PART: Final = ".part"
"""The ending of a copy that is still being made."""


def back_up(store: Path, key: bytes, to: Path) -> None:
    """Copy a store, whatever is being written to it, and open the copy; its key file goes with it.

    `to` must be a place where nothing is. Raises Unavailable, leaving nothing there, where the copy cannot be
    made or does not open whole.
    """
    if to.exists() or key_file(to).exists():
        raise Unavailable(f"{to.name} is there already.", "Choose another name for the backup.")
    beside = to.with_name(f"{to.name}{PART}")
    try:
        forget(beside)
        faults = _copy(store, key, beside)
        if not faults:
            # Its own name only now, so that nothing half made is ever taken for a backup.
            key_file(beside).replace(key_file(to))
            beside.replace(to)
    except Unavailable:
        _forget_quietly(beside)
        raise
    except (sqlcipher.Error, OSError) as error:
        _forget_quietly(beside, key_file(to))
        raise Unavailable("A backup could not be made.", "Make room on the disk, then try again.") from error
    if faults:
        _forget_quietly(beside)
        raise Unavailable(
            "The backup does not open whole.", "The store may be damaged: check it before going on."
        )


def _copy(store: Path, key: bytes, to: Path) -> list[str]:
    """Copy a store and its key file, and list what is wrong with the copy."""
    make_own(to)
    # The key file first: it may remember less than the copy holds, never more.
    copy_for_backup(store, to)
    with closing(connect(store, key)) as source, closing(connect(to, key, create=True)) as copy:
        source.backup(copy)
    with closing(connect(to, key)) as copy:
        faults = file_faults(copy)
    _sync(to)
    return faults


def _sync(place: Path) -> None:
    """Have the system write a finished copy down before it gets its name."""
    with place.open("rb+") as file:
        os.fsync(file.fileno())


def _forget_quietly(*places: Path) -> None:
    """Take away what was begun, as far as the disk lets it."""
    with suppress(OSError):
        for place in places:
            forget(place)


def file_faults(connection: Any) -> list[str]:
    """List what is wrong with the pages and the structure of an encrypted file."""
    pages = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
    structure = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
    return pages + [said for said in structure if said != "ok"]


def forget(place: Path) -> None:
    """Take away a copy that is not one."""
    for part in (
        place,
        key_file(place),
        place.with_name(f"{place.name}-wal"),
        place.with_name(f"{place.name}-shm"),
    ):
        part.unlink(missing_ok=True)
