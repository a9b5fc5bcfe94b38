"""Bringing a store up to date: backed up first, all or nothing, and never backwards."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree, ignore_patterns
from textwrap import dedent

import pytest

from pc_desktop.domain.errors import Unavailable
from pc_desktop.paths import migrations
from pc_desktop.store import upgrade, vault
from pc_desktop.store.engine import connect
from pc_desktop.store.opening import open_store
from pc_desktop.store.upgrade import revision
from tests.store.invented_region import PASSPHRASE, all_rows

LATEST = max(file.name for file in (migrations() / "versions").glob("[0-9]*.py"))[:4]
LATER = "op.execute('CREATE TABLE later (key TEXT)')"
NEXT = f"{int(LATEST) + 1:04d}"


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Pretend a later version of the application, with one more migration."""
    folder = tmp_path / "later"

    def pretend(body: str) -> None:
        copytree(migrations(), folder, ignore=ignore_patterns("__pycache__"))
        head = (
            f'from alembic import op\n\nrevision = "{NEXT}"\ndown_revision = "{LATEST}"\n\n\ndef upgrade():\n'
        )
        lines = "".join(f"    {line}\n" for line in dedent(body).strip().splitlines())
        (folder / "versions" / f"{NEXT}_later.py").write_text(head + lines, encoding="utf-8")
        monkeypatch.setattr(upgrade, "migrations", lambda: folder)

    return pretend


def _others(path: Path) -> list[Path]:
    return sorted(path.parent.glob(f"{path.stem}-before-upgrade*.pcstore"))


def test_that_an_older_store_is_brought_up_to_date_after_a_backup(
    fresh: Callable[[str], Path], next_version: Callable[[str], None]
) -> None:
    path = fresh("region")
    next_version(LATER)
    store = open_store(path, PASSPHRASE)
    assert revision(path, store._key) == NEXT
    rows = all_rows(store)
    assert store.verify() == ()
    store.close()
    (copy,) = _others(path)
    assert copy.name == f"region-before-upgrade-from-{LATEST}.pcstore"
    assert revision(copy, vault.unseal(copy, PASSPHRASE)) == LATEST
    assert rows["person"]


def test_that_a_backup_made_before_is_not_written_over(
    fresh: Callable[[str], Path], next_version: Callable[[str], None]
) -> None:
    path = fresh("region")
    earlier = path.with_name(f"region-before-upgrade-from-{LATEST}.pcstore")
    earlier.write_text("an earlier copy")
    next_version(LATER)
    open_store(path, PASSPHRASE).close()
    assert earlier.read_text() == "an earlier copy"
    assert len(_others(path)) == 2


@pytest.mark.parametrize(
    "body",
    [
        f"{LATER}\nop.execute('DROP TABLE person')\nraise RuntimeError('half way')",
        f"{LATER}\nop.execute('NOT SQL')",
        f"{LATER}\nop.execute('DELETE FROM person')",
    ],
    ids=["our mistake", "the database's refusal", "rows left without their own"],
)
def test_that_an_upgrade_that_fails_leaves_the_store_as_it_was(
    fresh: Callable[[str], Path],
    next_version: Callable[[str], None],
    body: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = fresh("region")
    store = open_store(path, PASSPHRASE)
    before, key = all_rows(store), store._key
    store.close()
    with monkeypatch.context():
        next_version(body)
        with pytest.raises((Unavailable, RuntimeError)):
            open_store(path, PASSPHRASE)
    monkeypatch.setattr(upgrade, "migrations", migrations)
    assert revision(path, key) == LATEST
    again = open_store(path, PASSPHRASE)
    assert all_rows(again) == before
    assert again.verify() == ()
    again.close()


def test_that_a_newer_store_is_refused_politely_and_not_touched(fresh: Callable[[str], Path]) -> None:
    path = fresh("region")
    key = vault.unseal(path, PASSPHRASE)
    connection = connect(path, key)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(Unavailable) as trouble:
        open_store(path, PASSPHRASE)
    assert trouble.value.title == "This store was made by a newer version of the application."
    assert trouble.value.advice == "Install the newer version to open it."
    assert path.read_bytes() == before
    assert _others(path) == []


def test_that_opening_an_up_to_date_store_walks_no_migration(
    fresh: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("nothing is to be walked")

    monkeypatch.setattr(upgrade, "_walk", fail)
    path = fresh("region")
    open_store(path, PASSPHRASE).close()
    assert _others(path) == []


def test_that_a_rebuilt_table_keeps_the_rows_that_refer_to_it(
    fresh: Callable[[str], Path], next_version: Callable[[str], None]
) -> None:
    path = fresh("region")
    next_version(
        """
        import sqlalchemy
        with op.batch_alter_table("person") as batch:
            batch.add_column(sqlalchemy.Column("later", sqlalchemy.Text, nullable=True))
        with op.batch_alter_table("person") as batch:
            batch.drop_column("later")
        """
    )
    store = open_store(path, PASSPHRASE)
    rows = all_rows(store)
    assert len(rows["person"]) == 4
    assert len(rows["referral"]) == 4
    assert store.verify() == ()
    store.close()


def test_that_an_older_store_is_not_brought_up_to_date_for_a_reader_while_somebody_has_it(
    fresh: Callable[[str], Path], next_version: Callable[[str], None]
) -> None:
    path = fresh("region")
    store = open_store(path, PASSPHRASE)
    next_version(LATER)
    with pytest.raises(Unavailable, match="open already"):
        open_store(path, PASSPHRASE, lock=False)
    store.close()
    reader = open_store(path, PASSPHRASE, lock=False)
    assert revision(path, reader._key) == NEXT
    reader.close()
    open_store(path, PASSPHRASE).close()
