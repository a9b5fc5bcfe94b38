"""The shape of a store's tables: which one a file has, which this version knows, and the way between them."""

import re
from collections.abc import Mapping
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from pc_desktop.domain.errors import Unavailable
from pc_desktop.paths import migrations
from pc_desktop.store.backup import back_up
from pc_desktop.store.engine import connect, migrating_engine, passing_engine

_TRIGGERS: Final = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"


def is_up_to_date(store: Path, key: bytes) -> bool:
    """Tell whether a store has the shape this version knows; raises Unavailable where it does not open."""
    return revision(store, key) == _known()[-1]


def bring_up_to_date(store: Path, key: bytes, *, making: bool = False) -> None:
    """Give a store the shape this version knows, having made a copy; a failure leaves it as it was.

    Only the `making` of a store begins with an empty file. Raises Unavailable where the file is empty or newer
    than this version, or the way fails.
    """
    known, has = _known(), revision(store, key)
    if has == known[-1]:
        return
    if has is None and not making:
        raise Unavailable("This store is empty: what was in it is gone.", "Go back to the latest backup.")
    if has is not None and has not in known:
        raise Unavailable(
            "This store was made by a newer version of the application.",
            "Install the newer version to open it.",
        )
    if has is not None:
        back_up(store, key, _copy_place(store, has))
    _migrate(store, key)


def shapes() -> list[str]:
    """List the shapes of tables this version knows, the newest last."""
    return _known()


def revision(store: Path, key: bytes) -> str | None:
    """Read which shape a file has; None for an empty one. Raises Unavailable where the file does not open."""
    try:
        with closing(connect(store, key, only_read=True)) as connection:
            if not connection.execute(
                "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
            ).fetchone():
                return None
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            return str(row[0]) if row else None
    except sqlcipher.Error as error:
        raise Unavailable(
            "The store cannot be read.",
            "It is damaged, or its key file belongs to another store. Go back to a backup.",
        ) from error


def triggers(connection: Connection) -> Mapping[str, str]:
    """Give what the database refuses by itself: each trigger's name and what it says."""
    return {str(name): str(said) for name, said in connection.exec_driver_sql(_TRIGGERS)}


def triggers_as_made() -> Mapping[str, str]:
    """Give the triggers a store has that was just made by this version."""
    return _triggers_made_by(migrations())


@lru_cache(maxsize=1)
def _triggers_made_by(_folder: Path) -> Mapping[str, str]:
    """Make a store in memory from a folder of migrations and read its triggers."""
    engine = passing_engine()
    try:
        with engine.begin() as connection:
            _walk(connection)
            return triggers(connection)
    finally:
        engine.dispose()


def _known() -> list[str]:
    """List the shapes this version knows, in order."""
    names = [file.name for file in (migrations() / "versions").iterdir()]
    return sorted(found[1] for name in names if (found := re.fullmatch(r"([0-9]{4})_\w+\.pyc?", name)))


def _copy_place(store: Path, has: str) -> Path:
    """Choose where the copy made before an upgrade lies: beside the store, over none made earlier."""
    stem = f"{store.stem}-before-upgrade-from-{has}"
    names = (f"{stem}{more}{store.suffix}" for more in ["", *(f"-{number}" for number in range(2, 1000))])
    return next(place for name in names if not (place := store.with_name(name)).exists())


def _migrate(store: Path, key: bytes) -> None:
    """Walk all the way in one transaction, with foreign keys off, and check them before it is kept."""
    engine = migrating_engine(store, key)
    try:
        with engine.begin() as connection:
            _walk(connection)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise Unavailable(
                    "The store could not be brought up to date.", "It is as it was before. Tell support."
                )
    except DBAPIError as error:
        raise Unavailable(
            "The store could not be brought up to date.",
            "It is as it was before. Make room on the disk and open it again; if that fails too, tell support.",
        ) from error
    finally:
        engine.dispose()


def _walk(connection: Connection) -> None:
    """Run every migration the file has not had, on this connection."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations()).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
