"""What the world does to the file is told in words, and nothing is changed then."""

from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from sqlalchemy.exc import OperationalError, ProgrammingError

from pc_desktop.domain.bed import Hold
from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.domain.places import Trust
from pc_desktop.store import lock
from pc_desktop.store.refusals import in_words
from pc_desktop.store.sql_store import SqlStore
from tests.store.invented_region import NOW, all_rows, at, hold, put


def test_that_a_full_disk_is_told_in_words_and_changes_nothing(store: SqlStore) -> None:
    before = all_rows(store)
    with store._writer.connect() as connection:
        driver: Any = connection.connection.driver_connection
        (pages,) = driver.execute("PRAGMA page_count").fetchone()
        driver.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(Unavailable) as trouble:
        put(store, *(Trust(f"t{number}", "Invented " * 50, None) for number in range(500)))
    assert trouble.value.title == "The disk is full."
    assert "Nothing was changed" in trouble.value.advice
    assert all_rows(store) == before
    assert store.verify() == ()


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("database is locked", "Somebody else is writing to the store."),
        ("attempt to write a readonly database", "The store may not be written to."),
        ("unable to open database file", "The store cannot be opened."),
        ("disk I/O error", "The disk did not do as it was asked."),
        ("database disk image is malformed", "The store is damaged."),
        ("file is not a database", "The store is damaged."),
        ("something nobody has met", "The store could not be used."),
    ],
)
def test_that_what_the_driver_says_is_told_in_words(said: str, title: str) -> None:
    with pytest.raises(Unavailable) as trouble, in_words():
        raise OperationalError("SELECT 1", {}, Exception(said))
    assert trouble.value.title == title
    assert trouble.value.advice


def test_that_our_own_mistake_is_not_blamed_on_the_world() -> None:
    with pytest.raises(ProgrammingError), in_words():
        raise ProgrammingError("SELEKT", {}, Exception("syntax error"))


def test_that_a_hold_of_a_bed_that_is_not_there_is_refused_in_words(store: SqlStore) -> None:
    put(store, hold("h1", "larch3", 1, at(0), at(9)))
    with pytest.raises(Refused, match="leave a hold without its bed"):
        put(store, hold("h2", "no bed", 2, at(0), at(9)))
    with store.reading(NOW) as reading:
        assert [one.key for one in reading.find(Hold)] == ["h1"]


def test_that_a_lock_held_by_nobody_known_says_so(tmp_path: Path) -> None:
    held = FileLock(tmp_path / "a.pcstore.lock")
    held.acquire()
    with pytest.raises(Unavailable, match="open already: by somebody"):
        lock.StoreLock(tmp_path / "a.pcstore")
    held.release()


def test_that_a_folder_that_cannot_hold_a_lock_is_told_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise PermissionError("no")

    monkeypatch.setattr(FileLock, "acquire", fail)
    with pytest.raises(Unavailable, match="cannot be written to"):
        lock.StoreLock(tmp_path / "a.pcstore")


def test_that_a_computer_without_a_user_still_opens_a_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> str:
        raise OSError("nobody is logged in")

    monkeypatch.setattr("getpass.getuser", fail)
    held = lock.StoreLock(tmp_path / "a.pcstore")
    assert '"by": "somebody"' in (tmp_path / "a.pcstore.holder").read_text(encoding="utf-8")
    held.release()
    held.release()
