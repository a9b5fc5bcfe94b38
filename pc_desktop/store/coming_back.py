"""What is owed to a store that is an older copy of itself: nobody erased comes back, and no two chains share a name."""

import secrets
import socket
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, select

from pc_desktop.clock import SystemClock
from pc_desktop.domain.person import Person
from pc_desktop.services.undoing import ERASURE, MERGE
from pc_desktop.store import vault
from pc_desktop.store.codec import codec_of
from pc_desktop.store.journal import Act, Difference, head, laptop_here, write_step
from pc_desktop.store.letters import free_letter
from pc_desktop.store.sql_store import SqlStore
from pc_desktop.store.tables import FACT_TABLES, LAPTOP

_BY: Final = "Bed meeting"


def settle_what_came_back(store: SqlStore) -> None:
    """Erase again whoever was erased since, and go on under a new letter where other laptops hold the later steps."""
    now = SystemClock().now()
    if vault.noted(store.path, vault.ANEW):
        with store.writing() as connection:
            begin_anew(connection, now)
        store.forget()
        vault.note(store.path, vault.ANEW, False)
        vault.note(store.path, vault.VERIFIED, None)
    for key in vault.noted(store.path, vault.ERASED) or ():
        _erase_again(store, now, str(key))


def begin_anew(connection: Connection, now: datetime) -> None:
    """Go on as another laptop: a chain of its own that stands on the old one and begins with all that is held."""
    old = laptop_here(connection)
    letters = frozenset(connection.execute(select(LAPTOP.c.letter)).scalars())
    key = secrets.token_hex(12)
    connection.execute(LAPTOP.update().where(LAPTOP.c.key == old.key).values(here=False))
    row = {
        "key": key,
        "letter": free_letter(letters),
        "name": socket.gethostname(),
        "here": True,
        "last_ref": 0,
    }
    connection.execute(LAPTOP.insert(), row)
    met, length = head(connection, old.key)
    if not length:
        return
    held = [
        Difference(codec_of(kind), row[0], None, tuple(row))
        for kind, table in FACT_TABLES.items()
        for row in connection.execute(select(table))
    ]
    act = Act(now, _BY, MERGE, f"Go on from a backup of laptop {old.letter}", None, met)
    write_step(connection, key, ("", 0), act, held)


def _erase_again(store: SqlStore, now: datetime, key: str) -> None:
    """Erase one person again, if an older copy brought them back."""
    with store.reading(now) as reading:
        newest = reading.steps(1)
        is_there = reading.peek(Person, key) is not None
    if not is_there:
        return
    moment = max(now, newest[0].at) if newest else now
    with store.working(moment, _BY, ERASURE) as work:
        work.erase_person(key)
        work.commit("Erase again somebody an older copy brought back")
