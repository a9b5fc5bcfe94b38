"""Connections to an encrypted store, and the two engines over them: one that writes, one that reads."""

import os
from collections.abc import Callable
from pathlib import Path
from shutil import disk_usage
from typing import Any, Final

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool, QueuePool

from pc_desktop.domain.errors import Unavailable

BUSY_MS: Final = 5000
_ROOM: Final = 256 * 1024
"""The bytes a disk must have free for what the database writes beside a store, even to read it."""
_SETTINGS: Final = (
    "PRAGMA cache_size=-16000",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA synchronous=FULL",
)


def lies_still(path: Path) -> bool:
    """Tell whether a closed store lies where nothing can be written beside it, and so is read just as it lies."""
    beside = (path.with_name(f"{path.name}-{part}") for part in ("wal", "shm"))
    if any(part.exists() for part in beside):
        return False
    can_write = os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK)
    return not can_write or disk_usage(path.resolve().parent).free < _ROOM


def connect(path: Path, key: bytes, *, create: bool = False, only_read: bool = False) -> Any:
    """Open a bare connection to an encrypted file: the key first, then what makes it safe.

    It says its own BEGIN. Nothing is read yet, so a wrong key shows with the first question. One that shall
    only read opens a closed store on a full disk, or on one that cannot be written to, as well.
    """
    mode = "ro&immutable=1" if only_read and lies_still(path) else "rwc" if create else "rw"
    where = f"{path.resolve().as_uri()}?mode={mode}"
    connection = sqlcipher.connect(
        where, uri=True, isolation_level=None, check_same_thread=False, cached_statements=512
    )
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute(f"PRAGMA busy_timeout={BUSY_MS}")
    for setting in _SETTINGS:
        connection.execute(setting)
    return connection


def writing_engine(path: Path, key: bytes) -> Engine:
    """Make the engine that writes: it takes its turn at the beginning, and foreign keys hold."""
    return _engine(path, key, "BEGIN IMMEDIATE", ("PRAGMA foreign_keys=ON",), in_wal=True)


def reading_engine(path: Path, key: bytes) -> Engine:
    """Make the engine that reads: it never waits for the one that writes, and cannot write."""
    settings = ("PRAGMA foreign_keys=ON", "PRAGMA query_only=ON")
    return _engine(path, key, "BEGIN", settings, only_read=True)


def migrating_engine(path: Path, key: bytes) -> Engine:
    """Make the engine that changes the shape of the tables.

    Foreign keys are off: with them on, rebuilding a table takes the rows that refer to it away.
    """
    return _engine(path, key, "BEGIN IMMEDIATE", ("PRAGMA foreign_keys=OFF",), keep=False)


def passing_engine() -> Engine:
    """Make an engine on an empty database in memory, gone with its one connection."""

    def open_one() -> Any:
        return sqlcipher.connect(":memory:", isolation_level=None)

    engine = create_engine(
        "sqlite://", module=sqlcipher, creator=open_one, poolclass=NullPool, hide_parameters=True
    )
    event.listen(engine, "begin", _says("BEGIN"))
    return engine


def _engine(
    path: Path,
    key: bytes,
    begin: str,
    settings: tuple[str, ...],
    *,
    keep: bool = True,
    in_wal: bool = False,
    only_read: bool = False,
) -> Engine:
    """Make an engine whose connections have the key and settings and begin as said."""

    def open_one() -> Any:
        connection = connect(path, key, only_read=True) if only_read else connect(path, key)
        for setting in settings:
            connection.execute(setting).fetchall()
        if in_wal:
            _begin_wal(connection)
        return connection

    pool = QueuePool if keep else NullPool
    engine = create_engine(
        "sqlite://", module=sqlcipher, creator=open_one, poolclass=pool, hide_parameters=True
    )
    event.listen(engine, "begin", _says(begin))
    return engine


def _begin_wal(connection: Any) -> None:
    """Let readers and the writer work side by side; raises Unavailable on a disk that cannot: a network's."""
    (mode,) = connection.execute("PRAGMA journal_mode=WAL").fetchone()
    if mode != "wal":
        connection.close()
        raise Unavailable(
            "This folder cannot keep a store safely.", "Choose one on this computer's own disk."
        )


def _says(begin: str) -> Callable[[Connection], None]:
    """Make what is said at the beginning of a transaction."""

    def say(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return say
