"""Stores kept as each released version wrote them: today's code opens them, keeps every row and goes on working."""

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
from pc_desktop.store.upgrade import shapes
from tests.services.small_region import NOW
from tests.store.invented_region import PASSPHRASE

STORES = Path(__file__).parents[1] / "fixtures" / "stores"
"""The tables, rows, indexes and refusals of small stores as released versions left them, encrypted for each test.

In each are one fact at least of every kind there was; offers, an undo, a redo and a removal; issued minutes.
"""
RELEASED = ("0001", "0002", "0003", "0004")
KEPT = STORES / "revision_0001.sql"
"""The oldest of them."""
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


def kept_at(revision: str) -> str:
    """Give the kept store of a revision as the database is told to make it."""
    return (STORES / f"revision_{revision}.sql").read_text(encoding="utf-8")


@pytest.fixture(params=RELEASED)
def revision(request: pytest.FixtureRequest) -> str:
    """Go through the revisions that were released."""
    return str(request.param)


@pytest.fixture
def path(tmp_path: Path, revision: str) -> Path:
    """Lay the kept store down as its version left it, its key file knowing how far its journal reaches."""
    place = tmp_path / "kept.pcstore"
    with closing(connect(place, KEY, create=True)) as connection:
        connection.executescript(f"BEGIN;{kept_at(revision)}COMMIT;")
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
def kept(path: Path, before: Rows, revision: str) -> Iterator[SqlStore]:
    """Open it with today's code."""
    assert before["alembic_version"] == [{"version_num": revision}]
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


def test_that_the_copy_made_before_is_the_kept_store(
    kept: SqlStore, path: Path, before: Rows, revision: str
) -> None:
    assert kept.verify() == ()
    copy = path.with_name(f"kept-before-upgrade-from-{revision}.pcstore")
    if revision == shapes()[-1]:
        assert not copy.exists(), "what is up to date is not changed"
    else:
        assert _rows(copy) == before


def test_that_work_goes_on_in_the_kept_store_and_is_undone(kept: SqlStore, revision: str) -> None:
    desk = Desk(kept, StoppedClock(NOW.replace(hour=12)))
    assert [line.ref for line in desk.ask(lambda reading: queue_view(region_now(reading)))] == [
        "R-0411A",
        "R-0412A",
    ]
    found: dict[str, Any] = desk.ask(
        lambda reading: {kind: reading.find(KINDS[kind]) for kind in _kinds_at(revision)}
    )
    assert all(found.values())
    desk.do(RecordPatientDeclined("r1", "Another unit is nearer"))
    assert desk.ask(region_now).cases["r1"].last.state == "declined_by_patient"
    desk.undo()
    assert desk.ask(region_now).cases["r1"].last.state == "offered"
    assert kept.verify() == ()


def _kinds_at(revision: str) -> list[str]:
    """Name the kinds of fact a version kept."""
    text = kept_at(revision)
    return [kind for kind in KINDS if f'INSERT INTO "{kind}"' in text]


def test_that_every_image_of_the_kept_journal_is_read_as_a_fact_of_today(before: Rows, revision: str) -> None:
    images = [
        (row["kind"], image) for row in before["change"] for image in (row["before"], row["after"]) if image
    ]
    facts = [codec_of(kind).fact(codec_of(kind).row_of(image)) for kind, image in images]
    assert {type(fact) for fact in facts} == {KINDS[kind] for kind in _kinds_at(revision)}


def test_that_there_is_a_kept_store_of_each_released_version_and_of_no_other(project: Path) -> None:
    made = {path.name[:4] for path in (project / "migrations" / "versions").glob("0*.py")}
    assert {path.stem.removeprefix("revision_") for path in STORES.glob("*.sql")} == set(RELEASED) <= made
