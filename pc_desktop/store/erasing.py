"""Taking the images of erased people out of the journal; the chain, which covers digests, goes on holding."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, bindparam, select

from pc_desktop.clock import SystemClock
from pc_desktop.services.ports import Step
from pc_desktop.services.undoing import ERASURE
from pc_desktop.store import vault
from pc_desktop.store.codec import Row, codec_of, moment_text
from pc_desktop.store.journal import Act, Difference, head, write_step
from pc_desktop.store.lineage import Place
from pc_desktop.store.tables import CHANGE, DRAFT, FACT_TABLES, STEP

PARENTS: Final = {
    name: [(key.parent.name, key.column.table.name) for key in table.foreign_keys if key.column.name == "key"]
    for name, table in FACT_TABLES.items()
}
"""Which field of each table names a fact of which kind, that must be there."""
_BLANK: Final = {"before": None, "after": None, "before_salt": None, "after_salt": None}


def erased_places(connection: Connection) -> frozenset[Place]:
    """Name every fact any laptop has erased, as its journal says."""
    of_erasures = (
        (CHANGE.c.laptop == STEP.c.laptop) & (CHANGE.c.number == STEP.c.number) & (STEP.c.role == ERASURE)
    )
    asked: Any = select(CHANGE.c.kind, CHANGE.c.key).where(of_erasures)
    return frozenset((kind, key) for kind, key in connection.execute(asked))


def dependents(
    connection: Connection, erased: Iterable[Place], rows: Callable[[str], Mapping[str, Row]]
) -> frozenset[Place]:
    """Name the facts, here or in any journal, that belong to somebody erased and were not known to the erasure."""
    gone = set(erased)
    if not gone:
        return frozenset()
    told: list[tuple[Place, Row]] = [
        ((kind, key), row) for kind in FACT_TABLES for key, row in rows(kind).items()
    ]
    asked: Any = select(CHANGE.c.kind, CHANGE.c.key, CHANGE.c.before, CHANGE.c.after)
    for kind, key, before, after in connection.execute(asked):
        told += [((kind, key), codec_of(kind).row_of(one)) for one in (before, after) if one is not None]
    found: set[Place] = set()
    grows = True
    while grows:
        grows = False
        for place, row in told:
            if place not in gone and _belongs(place[0], row, gone):
                gone.add(place)
                found.add(place)
                grows = True
    return frozenset(found)


def _belongs(kind: str, row: Row, gone: set[Place]) -> bool:
    """Tell whether a fact refers to one that is gone."""
    place = codec_of(kind).place
    return any((parent, row[place[name]]) in gone for name, parent in PARENTS[kind])


def write_erasure(
    connection: Connection, laptop: str, now: datetime, by: str, places: Iterable[Place]
) -> Step:
    """Write the step that names facts as erased, for those that came to light where laptops met."""
    gone = [Difference(codec_of(kind), key, None, None) for kind, key in sorted(places)]
    act = Act(now, by, ERASURE, "Erase what another laptop still held of somebody erased", None)
    return write_step(connection, laptop, head(connection, laptop), act, gone)


def blank(connection: Connection, places: Iterable[Place]) -> None:
    """Take the images and salts of some facts out of every step; the digests stay."""
    wanted = (
        CHANGE.update()
        .where(CHANGE.c.kind == bindparam("its_kind"), CHANGE.c.key == bindparam("its_key"))
        .values(_BLANK)
    )
    told = [{"its_kind": kind, "its_key": key} for kind, key in sorted(places)]
    if told:
        connection.execute(wanted, told)


def erase_traces(connection: Connection, places: Iterable[Place]) -> None:
    """Take erased people out of the journal's images and out of half-typed text, and overwrite what is left behind."""
    connection.exec_driver_sql("PRAGMA secure_delete=ON").fetchall()
    gone = list(places)
    blank(connection, gone)
    for _, key in gone:
        connection.execute(DRAFT.delete().where(DRAFT.c.key.contains(key, autoescape=True)))


def table_rows(connection: Connection) -> Callable[[str], Mapping[str, Row]]:
    """Give a look at whole tables, each read once."""
    read: defaultdict[str, dict[str, Row]] = defaultdict(dict)
    done: set[str] = set()

    def rows(kind: str) -> Mapping[str, Row]:
        if kind not in done:
            done.add(kind)
            read[kind] = {row[0]: tuple(row) for row in connection.execute(select(FACT_TABLES[kind]))}
        return read[kind]

    return rows


def note_erased(store: Path, people: Iterable[str]) -> None:
    """Note who was erased beside the key, by their random keys, so that no older copy of the store brings them back."""
    known = vault.noted(store, vault.ERASED)
    vault.note(store, vault.ERASED, sorted({*(known if isinstance(known, list) else []), *people}))
    vault.note(store, vault.ERASED_AT, moment_text(SystemClock().now()))
