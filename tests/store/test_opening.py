"""Opening a store: what opens, what does not and why, and what lies in the file."""

import os
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from shutil import copyfile
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy.exc import DBAPIError

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.domain.places import Trust
from pc_desktop.domain.settings import Setting
from pc_desktop.services.desk import Desk
from pc_desktop.store import engine, opening, vault
from pc_desktop.store.opening import create_store, open_store
from pc_desktop.store.sql_store import SqlStore
from tests.services.small_region import Putting
from tests.store.invented_region import NOW, PASSPHRASE, put, region


def _parts(path: Path) -> list[Path]:
    return sorted(part for part in path.parent.iterdir() if part.name.startswith(path.name))


def test_that_what_was_kept_is_there_when_opened_again(tmp_path: Path) -> None:
    store = create_store(tmp_path / "a.pcstore", PASSPHRASE, "B")
    put(store, *region())
    with store.working(NOW, "Lead", "lead") as work:
        assert work.new_ref() == "R-0001B"
    store.close()
    again = open_store(tmp_path / "a.pcstore", PASSPHRASE)
    with again.reading(NOW) as reading:
        assert reading.get(Trust, "trust").name == "Invented Trust"
    again.close()


def test_that_a_store_is_made_where_there_is_none_only_when_asked(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="no store there"):
        open_store(tmp_path / "a.pcstore", PASSPHRASE)
    assert list(tmp_path.iterdir()) == []
    open_store(tmp_path / "a.pcstore", PASSPHRASE, create=True).close()
    open_store(tmp_path / "a.pcstore", PASSPHRASE, create=True).close()


def test_that_nothing_is_readable_at_rest(store: SqlStore) -> None:
    put(store, Trust("other", "Canary Trust", None))
    store.keep_draft("note", "Canary in a draft")
    store._witness.settle()
    written = {part.name: part.read_bytes() for part in _parts(store.path)}
    assert any(name.endswith("-wal") for name in written)
    for name, content in written.items():
        for word in (b"Canary", b"Xxtest", b"SQLite format", b"referral1", PASSPHRASE.encode(), store._key):
            assert word not in content, (name, word)
        assert store._key.hex().encode() not in content


def test_that_a_wrong_passphrase_is_told_in_words_and_leaves_the_lock_free(
    fresh: Callable[[str], Path],
) -> None:
    path = fresh("region")
    with pytest.raises(Unavailable) as trouble:
        open_store(path, "three other words")
    assert trouble.value.title == "That passphrase does not open this store."
    open_store(path, PASSPHRASE).close()


def test_that_another_stores_key_does_not_open_it(fresh: Callable[[str], Path]) -> None:
    one, other = fresh("region"), fresh("empty")
    copyfile(vault.key_file(other), vault.key_file(one))
    with pytest.raises(Unavailable, match="key file belongs to another store"):
        open_store(one, PASSPHRASE)


def test_that_a_file_that_is_no_store_is_told_in_words(fresh: Callable[[str], Path]) -> None:
    path = fresh("region")
    path.write_bytes(b"Unit,Beds\nLarch,12\n" * 500)
    with pytest.raises(Unavailable, match="cannot be read"):
        open_store(path, PASSPHRASE)


def test_that_a_store_is_never_made_over_another_or_over_its_key(fresh: Callable[[str], Path]) -> None:
    path = fresh("region")
    before = path.read_bytes()
    with pytest.raises(Refused, match="is there already"):
        create_store(path, PASSPHRASE)
    assert path.read_bytes() == before
    path.rename(path.with_name("moved.pcstore"))
    key = vault.key_file(path).read_bytes()
    with pytest.raises(Refused, match="key file of another"):
        create_store(path, PASSPHRASE)
    assert vault.key_file(path).read_bytes() == key


@pytest.mark.parametrize(
    ("passphrase", "letter", "said"),
    [("", "A", "needs a passphrase"), ("words", "a", "one of A to Z"), ("words", "", "one of A to Z")],
)
def test_that_a_store_needs_a_passphrase_and_a_letter(
    tmp_path: Path, passphrase: str, letter: str, said: str
) -> None:
    with pytest.raises(Refused, match=said):
        create_store(tmp_path / "a.pcstore", passphrase, letter)
    assert list(tmp_path.iterdir()) == []


def test_that_a_missing_folder_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="folder is not there"):
        create_store(tmp_path / "nowhere" / "a.pcstore", PASSPHRASE)


def test_that_a_making_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(vault, "seal", fail)
    with pytest.raises(Unavailable, match="could not be made"):
        create_store(tmp_path / "a.pcstore", PASSPHRASE)
    assert list(tmp_path.iterdir()) == []


def test_that_a_store_made_but_not_opened_is_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise Unavailable("The disk is full.", "Make room on the disk.")

    monkeypatch.setattr(opening, "SqlStore", fail)
    with pytest.raises(Unavailable, match="disk is full"):
        create_store(tmp_path / "a.pcstore", PASSPHRASE)
    assert list(tmp_path.iterdir()) == []


def test_that_a_refused_making_leaves_what_is_there_and_nothing_more(fresh: Callable[[str], Path]) -> None:
    path = fresh("region")
    before = _parts(path)
    with pytest.raises(Refused, match="is there already"):
        create_store(path, PASSPHRASE)
    assert _parts(path) == before
    open_store(path, PASSPHRASE).close()


def test_that_a_store_needs_a_name() -> None:
    with pytest.raises(Refused, match="needs a file name"):
        create_store(Path(), PASSPHRASE)
    with pytest.raises(Unavailable, match="no store there"):
        open_store(Path(), PASSPHRASE)


def test_that_an_emptied_store_is_not_taken_for_a_new_one(fresh: Callable[[str], Path]) -> None:
    path = fresh("region")
    path.write_bytes(b"")
    for lock in (True, False):
        with pytest.raises(Unavailable, match="what was in it is gone"):
            open_store(path, PASSPHRASE, lock=lock)
        assert path.read_bytes() == b""


def test_that_a_store_is_read_while_a_window_holds_it(store: SqlStore) -> None:
    holder = store.path.with_name(store.path.name + ".holder")
    before = holder.read_bytes()
    other = open_store(store.path, PASSPHRASE, lock=False)
    assert other.verify() == ()
    other.close()
    assert holder.read_bytes() == before


def test_that_a_closed_store_is_read_where_nothing_can_be_written(
    fresh: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = fresh("region")
    open_store(path, PASSPHRASE).close()
    for part in _parts(path):
        if part.name.endswith(".lock"):
            part.unlink()
    before = {part: part.read_bytes() for part in _parts(path)}
    monkeypatch.setattr(engine, "disk_usage", lambda _: SimpleNamespace(free=0))
    store = open_store(path, PASSPHRASE, lock=False)
    seen: set[Path] = set()
    with store.reading(NOW) as reading:
        assert reading.get(Trust, "trust").name == "Invented Trust"
        seen |= set(_parts(path))
    assert store.verify() == ()
    store.close()
    assert seen == set(before), "nothing is written beside it, even for a while"
    assert {part: part.read_bytes() for part in _parts(path)} == before


def test_that_a_store_somebody_writes_to_is_never_taken_to_lie_still(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "disk_usage", lambda _: SimpleNamespace(free=0))
    put(store, Trust("other", "Another", None))
    assert not engine.lies_still(store.path)
    store.close()
    assert engine.lies_still(store.path)


def test_that_a_name_that_cannot_be_written_down_keeps_nobody_out(
    fresh: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> int:
        raise OSError("no room")

    path = fresh("region")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", fail)
        store = open_store(path, PASSPHRASE)
    with pytest.raises(Unavailable, match="by somebody"):
        open_store(path, PASSPHRASE)
    store.close()


@pytest.mark.skipif(os.name == "nt", reason="rights are kept otherwise on Windows")
def test_that_a_store_and_its_backup_are_their_owners_alone(tmp_path: Path) -> None:
    store = create_store(tmp_path / "a.pcstore", PASSPHRASE)
    put(store, *region())
    store.back_up(tmp_path / "copy.pcstore")
    written = [part for part in tmp_path.iterdir() if part.suffix not in {".lock", ".holder"}]
    assert len(written) >= 5
    assert {stat.S_IMODE(part.stat().st_mode) for part in written} == {0o600}
    store.close()


def test_that_what_was_typed_never_shows_in_what_the_database_says(store: SqlStore) -> None:
    with pytest.raises(DBAPIError) as trouble, store._writer.begin() as connection:
        connection.exec_driver_sql("INSERT INTO trust VALUES (?, ?)", ("k", "Canary"))
    assert "Canary" not in str(trouble.value)


def test_that_a_second_window_is_told_who_has_the_store_open(store: SqlStore) -> None:
    with pytest.raises(Unavailable) as trouble:
        open_store(store.path, PASSPHRASE)
    assert trouble.value.title.startswith("This store is open already: by ")
    assert "Close it there" in trouble.value.advice
    assert "Canary" not in store.path.with_name(store.path.name + ".holder").read_text(encoding="utf-8")


def test_that_a_closed_store_may_be_opened_and_leaves_nothing_but_itself(
    fresh: Callable[[str], Path],
) -> None:
    path = fresh("region")
    open_store(path, PASSPHRASE).close()
    open_store(path, PASSPHRASE).close()
    left = {part.name.removeprefix(path.name) for part in _parts(path)}
    assert left <= {"", ".key", ".lock"}


def test_that_a_lock_left_by_a_program_that_died_is_taken_over(fresh: Callable[[str], Path]) -> None:
    path = fresh("region")
    path.with_name(path.name + ".holder").write_text('{"by": "Somebody", "on": "elsewhere", "program": 1}')
    path.with_name(path.name + ".lock").touch()
    open_store(path, PASSPHRASE).close()


def test_that_what_a_dead_program_left_half_written_is_swept_away(fresh: Callable[[str], Path]) -> None:
    path = fresh("region")
    left = path.with_name(f"{path.name}.key.0a1b2c3d.new")
    left.write_text("half a key f")
    open_store(path, PASSPHRASE).close()
    assert not left.exists()


def test_that_below_the_lock_a_store_may_be_opened_twice(store: SqlStore) -> None:
    other = open_store(store.path, PASSPHRASE, lock=False)
    put(other, Trust("other", "Another", None))
    with store.reading(NOW) as reading:
        assert reading.get(Trust, "other").name == "Another"
    other.close()


def test_that_the_file_is_kept_safe_against_a_pulled_plug(store: SqlStore) -> None:
    with store._writer.connect() as connection:
        asked = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "temp_store", "cache_size")
        }
    assert asked == {"journal_mode": "wal", "synchronous": 2, "temp_store": 2, "cache_size": -16000}


@pytest.mark.skipif(os.name == "nt", reason="rights of a folder are kept otherwise on Windows")
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="the superuser may write anywhere")
def test_that_a_folder_that_may_not_be_written_to_is_told_in_words(tmp_path: Path) -> None:
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o500)
    with pytest.raises(Unavailable, match="cannot be written to"):
        create_store(shut / "a.pcstore", PASSPHRASE)


def test_that_a_disk_that_cannot_let_two_work_side_by_side_is_told_in_words(
    fresh: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = fresh("region")
    connection = engine.connect(path, vault.unseal(path, PASSPHRASE))
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.close()
    real = engine.connect

    class OnANetworkShare:
        """A connection to a file on a disk that knows no write-ahead file."""

        def __init__(self, *args: Any) -> None:
            self._real = real(*args)

        def execute(self, statement: str, *rest: Any) -> Any:
            return self._real.execute(statement.replace("journal_mode=WAL", "journal_mode"), *rest)

        def __getattr__(self, name: str) -> Any:
            return getattr(self._real, name)

    monkeypatch.setattr(engine, "connect", OnANetworkShare)
    with pytest.raises(Unavailable) as trouble:
        open_store(path, PASSPHRASE)
    assert trouble.value.title == "This folder cannot keep a store safely."


def test_that_what_a_store_learned_of_itself_is_kept_at_closing(fresh: Callable[[str], Path]) -> None:
    store = open_store(fresh("empty"), PASSPHRASE)
    put(store, *region())
    path, key = store.path, store._key
    store.close()
    connection = engine.connect(path, key)
    assert connection.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'bed'").fetchone()[0] > 0
    connection.close()


def test_that_nothing_is_acknowledged_once_the_file_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "store.pcstore"
    with closing(create_store(path, PASSPHRASE)) as store:
        desk = Desk(store, StoppedClock(NOW))
        desk.do(Putting(Setting("note", "1")))
        path.rename(tmp_path / "elsewhere.pcstore")
        for act in (
            lambda: desk.do(Putting(Setting("note", "2"))),
            lambda: store.keep_draft("x", "half typed"),
            lambda: store.join(tmp_path / "a.pcpack", "", {}, NOW, "Ann"),
        ):
            with pytest.raises(Unavailable, match=r"no longer where it was.*Put it back"):
                act()
        (tmp_path / "elsewhere.pcstore").rename(path)
        desk.do(Putting(Setting("note", "3")))
        assert store.verify() == ()
