"""What encryption costs: the questions of queue, board and outcomes asked of one store, encrypted and plain."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import sqlcipher3.dbapi2 as sqlcipher

from pc_desktop.clock import FixedStartClock, SystemClock
from pc_desktop.services.board_view import board_view
from pc_desktop.services.desk import Desk
from pc_desktop.services.outcomes_view import outcomes_view
from pc_desktop.services.region import region_now, settings_of
from pc_desktop.store import engine, vault
from pc_desktop.store.sql_store import SqlStore
from tests.bench.figures import Figure
from tests.bench.histories import PASSPHRASE, History
from tests.bench.timing import in_turn, seconds

_GOAL = 1.3
_ASKED: tuple[tuple[str, Callable[[Any], object]], ...] = (
    ("Queue", region_now),
    ("Board", lambda reading: board_view(region_now(reading))),
    ("Outcomes", outcomes_view),
)


def encryption_figures(history: History, folder: Path, rounds: int) -> Iterator[Figure]:
    """Ask the same of the store and of a plain copy of it, in turn, nothing remembered in between."""
    key = vault.unseal(history.path, PASSPHRASE)
    plain = _plain_copy(history.path, key, folder / "plain.pcstore")
    with ExitStack() as stack:
        stack.enter_context(patch.object(engine, "connect", partial(_connect, engine.connect, plain)))
        desks = [_desk(path, key, stack) for path in (history.path, plain)]
        for what, question in _ASKED:
            for store, desk in desks:
                _ask(store, desk, question)
            ours, bare = in_turn(
                [partial(seconds, partial(_ask, store, desk, question)) for store, desk in desks], rounds
            )
            yield Figure(
                f"{what}, asked of the encrypted store", ours, "ms", bare, "plain file", goal_ratio=_GOAL
            )


def _plain_copy(path: Path, key: bytes, to: Path) -> Path:
    """Write an encrypted store as a plain file."""
    with closing(engine.connect(path, key)) as connection:
        connection.execute("ATTACH DATABASE ? AS plain KEY ''", (str(to),))
        connection.execute("SELECT sqlcipher_export('plain')").fetchall()
        connection.execute("DETACH DATABASE plain")
    vault.seal(to, PASSPHRASE, key)
    return to


def _connect(encrypted: Callable[..., Any], plain: Path, path: Path, key: bytes, **how: bool) -> Any:
    """Open the plain file without a key, and everything else as always."""
    if path != plain:
        return encrypted(path, key, **how)
    connection = sqlcipher.connect(
        str(path), isolation_level=None, check_same_thread=False, cached_statements=512
    )
    for setting in ("PRAGMA cache_size=-16000", "PRAGMA temp_store=MEMORY", "PRAGMA synchronous=FULL"):
        connection.execute(setting)
    return connection


def _desk(path: Path, key: bytes, stack: ExitStack) -> tuple[SqlStore, Desk]:
    """Sit down at a store on the day the invented region lives on."""
    store = SqlStore(path, key)
    stack.callback(store.close)
    today = Desk(store, SystemClock()).ask(settings_of)["sample_today"]
    return store, Desk(store, FixedStartClock(datetime.fromisoformat(today)))


def _ask(store: SqlStore, desk: Desk, question: Callable[[Any], object]) -> object:
    """Ask with nothing remembered."""
    store.forget()
    return desk.ask(question)
