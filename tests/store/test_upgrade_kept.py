"""A store kept as the first version wrote it: today's code opens it, keeps every row and goes on working on it."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.kinds import KINDS
from pc_desktop.services.desk import Desk
from pc_desktop.services.life import RecordPatientDeclined
from pc_desktop.services.queue_view import queue_view
from pc_desktop.services.region import region_now
from pc_desktop.store import vault
from pc_desktop.store.codec import codec_of
from pc_desktop.store.engine import connect
from pc_desktop.store.opening import create_store, open_store
from pc_desktop.store.sql_store import SqlStore
from tests.services.small_region import NOW
from tests.store.invented_region import PASSPHRASE

KEPT = Path(__file__).parents[1] / "fixtures" / "stores" / "revision_0001.sql"
"""The tables, rows, indexes and refusals of a small store as version 0.1 left them, encrypted again for each test.

In it are one fact at least of every kind there was; offers, an undo, a redo and a removal; issued minutes.
"""
KEY = bytes(range(32))
_NAMES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
Rows = dict[str, list[dict[str, Any]]]


def _rows(path: Path) -> Rows:
    """Read every table as it lies in the file."""
    with closing(connect(path, KEY)) as connection:
        named = [name for (name,) in connection.execute(_NAMES)]
        found = {}
        for name in named:
            asked = connection.execute(f'SELECT * FROM "{name}"')
            columns = [column[0] for column in asked.description]
            found[name] = [dict(zip(columns, row, strict=True)) for row in asked.fetchall()]
        return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Lay the kept store down as its version left it, its key file knowing how far its journal reaches."""
    place = tmp_path / "kept.pcstore"
    with closing(connect(place, KEY, create=True)) as connection:
        connection.executescript("BEGIN;" + KEPT.read_text(encoding="utf-8") + "COMMIT;")
        head, length = connection.execute(
            "SELECT digest, number FROM step ORDER BY number DESC LIMIT 1"
        ).fetchone()
    vault.seal(place, PASSPHRASE, KEY)
    vault.remember_chain(place, head, length)
    return place


@pytest.fixture
def before(path: Path) -> Rows:
    """Read what was in it before anybody opened it."""
    return _rows(path)


@pytest.fixture
def kept(path: Path, before: Rows) -> Iterator[SqlStore]:
    """Open it with today's code."""
    assert before["alembic_version"] == [{"version_num": "0001"}]
    store = open_store(path, PASSPHRASE)
    yield store
    store.close()


def _shape(store: SqlStore) -> dict[str, Any]:
    """Describe every table: columns, keys, checks, what is unique and indexed, in any order."""
    seen = inspect(store._reader)
    return {
        name: {
            "columns": {one["name"]: (str(one["type"]), one["nullable"]) for one in seen.get_columns(name)},
            "key": str(seen.get_pk_constraint(name)),
            "references": sorted(str(one) for one in seen.get_foreign_keys(name)),
            "unique": sorted(str(one) for one in seen.get_unique_constraints(name)),
            "checks": sorted(str(one) for one in seen.get_check_constraints(name)),
            "indexes": sorted(str(one) for one in seen.get_indexes(name)),
        }
        for name in seen.get_table_names()
    }


def test_that_the_kept_store_comes_to_the_shape_of_a_new_one(kept: SqlStore, tmp_path: Path) -> None:
    fresh = create_store(tmp_path / "fresh.pcstore", PASSPHRASE)
    try:
        assert _shape(kept) == _shape(fresh)
    finally:
        fresh.close()


def test_that_every_row_of_the_kept_store_is_there_as_it_was(
    kept: SqlStore, path: Path, before: Rows
) -> None:
    after = _rows(path)
    assert all(before.values()), "a kind nothing is kept of proves nothing"
    for name in before.keys() - {"alembic_version"}:
        was = {column for row in before[name] for column in row}
        assert [{column: row[column] for column in was} for row in after[name]] == before[name], name
        assert all(row[column] is None for row in after[name] for column in row.keys() - was), name
    assert kept.verify() == ()


def test_that_the_copy_made_before_is_the_kept_store(kept: SqlStore, path: Path, before: Rows) -> None:
    assert kept.verify() == ()
    assert _rows(path.with_name("kept-before-upgrade-from-0001.pcstore")) == before


def test_that_work_goes_on_in_the_kept_store_and_is_undone(kept: SqlStore) -> None:
    desk = Desk(kept, StoppedClock(NOW.replace(hour=12)))
    assert [line.ref for line in desk.ask(lambda reading: queue_view(region_now(reading)))] == [
        "R-0411A",
        "R-0412A",
    ]
    found: dict[str, Any] = desk.ask(
        lambda reading: {kind: reading.find(KINDS[kind]) for kind in _first_kinds()}
    )
    assert all(found.values())
    desk.do(RecordPatientDeclined("r1", "Another unit is nearer"))
    assert desk.ask(region_now).cases["r1"].last.state == "declined_by_patient"
    desk.undo()
    assert desk.ask(region_now).cases["r1"].last.state == "offered"
    assert kept.verify() == ()


def _first_kinds() -> list[str]:
    """Name the kinds of fact the first version kept."""
    text = KEPT.read_text(encoding="utf-8")
    return [kind for kind in KINDS if f'INSERT INTO "{kind}"' in text]


def test_that_every_image_of_the_kept_journal_is_read_as_a_fact_of_today(before: Rows) -> None:
    images = [
        (row["kind"], image) for row in before["change"] for image in (row["before"], row["after"]) if image
    ]
    facts = [codec_of(kind).fact(codec_of(kind).row_of(image)) for kind, image in images]
    assert {type(fact) for fact in facts} == {KINDS[kind] for kind in _first_kinds()}
