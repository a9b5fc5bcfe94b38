"""Everything in a store as plain rows, and a new store made of such rows: facts, journal, laptops and drafts alike."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Table, select
from sqlalchemy.exc import DBAPIError

from pc_desktop.domain.errors import Unavailable
from pc_desktop.domain.whole import Plain, WholeTable
from pc_desktop.store import vault
from pc_desktop.store.columns import METADATA
from pc_desktop.store.engine import writing_engine
from pc_desktop.store.opening import create_store, unmake_store
from pc_desktop.store.refusals import in_words
from pc_desktop.store.sql_store import SqlStore
from pc_desktop.store.tables import LAPTOP, STEP

_TITLE: Final = "This is not everything of a store."
_AGAIN: Final = "Choose a workbook that was written by exporting everything, and that nobody has changed."


def whole_of(store: SqlStore) -> tuple[WholeTable, ...]:
    """Give every table of a store as it stands at one moment, rows in the order of their keys."""
    with in_words(), store.looking() as connection:
        return tuple(
            WholeTable(
                table.name,
                tuple(column.name for column in table.columns),
                [
                    tuple(row)
                    for row in connection.execute(select(table).order_by(*table.primary_key.columns))
                ],
            )
            for table in METADATA.sorted_tables
        )


def make_of_whole(path: Path, passphrase: str, tables: Iterable[WholeTable]) -> None:
    """Make a new store of everything another held; nothing is left where it does not hold together.

    Raises Refused where a store is there already, and Unavailable where the rows are not those of a whole store.
    """
    found = {table.name: table for table in tables}
    if not {"laptop", "step", "change"} <= found.keys() or not found["laptop"].rows:
        raise Unavailable(_TITLE, _AGAIN)
    store = create_store(path, passphrase, "A")
    store.close()
    try:
        key = vault.unseal(path, passphrase)
        _fill(path, key, found)
        _refuse_faults(path, key)
    except BaseException:
        unmake_store(path)
        raise


def _refuse_faults(path: Path, key: bytes) -> None:
    """Refuse a store that is not whole."""
    made = SqlStore(path, key)
    try:
        faults = made.verify()
    finally:
        made.close()
    if faults:
        raise Unavailable(_TITLE, f"{faults[0]} {_AGAIN}")


def _fill(path: Path, key: bytes, found: Mapping[str, WholeTable]) -> None:
    """Put every row in its table, all or none, and tell the key file how far the journal reaches."""
    engine = writing_engine(path, key)
    try:
        with engine.begin() as connection:
            connection.execute(LAPTOP.delete())
            for table in METADATA.sorted_tables:
                rows = _rows(table, found[table.name]) if table.name in found else []
                if rows:
                    connection.execute(table.insert(), rows)
            here = connection.execute(select(LAPTOP.c.key).where(LAPTOP.c.here)).scalar_one_or_none()
            newest = select(STEP.c.digest, STEP.c.number).where(STEP.c.laptop == here)
            last = connection.execute(newest.order_by(STEP.c.number.desc()).limit(1)).one_or_none()
    except (DBAPIError, ValueError, TypeError, KeyError) as error:
        raise Unavailable(_TITLE, _AGAIN) from error
    finally:
        engine.dispose()
    if last is not None:
        vault.remember_chain(path, last.digest, last.number)


def _rows(table: Table, of: WholeTable) -> list[dict[str, Any]]:
    """Turn plain rows into those of a table; a column it has and they lack stays empty."""
    kinds = {column.name: column.type.python_type for column in table.columns}
    if not set(of.columns) <= kinds.keys():
        raise Unavailable(
            "This was written by a newer version of the application.", "Update the application and try again."
        )
    return [
        {name: _as(kinds[name], value) for name, value in zip(of.columns, row, strict=True)}
        for row in of.rows
    ]


def _as(kind: type[Any], value: Plain) -> Any:
    """Give a value as its column holds it; raises ValueError where it cannot be one."""
    if value is None:
        return None
    if kind is str and not isinstance(value, str):
        raise ValueError("text is wanted")
    return value if kind is str else kind(value)
