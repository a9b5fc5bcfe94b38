"""Copies of a store are known to open, whatever was being written when they were made."""

from pathlib import Path
from shutil import copyfile

import pytest

from pc_desktop.domain.errors import Unavailable
from pc_desktop.domain.places import Trust
from pc_desktop.store import backup, vault
from pc_desktop.store.opening import open_store
from pc_desktop.store.sql_store import SqlStore
from tests.store.invented_region import NOW, PASSPHRASE, all_rows, put


def test_that_a_backup_holds_what_still_lies_in_the_write_ahead_file(store: SqlStore, tmp_path: Path) -> None:
    put(store, Trust("other", "Another", None))
    plain = tmp_path / "plain.pcstore"
    copyfile(store.path, plain)
    copyfile(vault.key_file(store.path), vault.key_file(plain))
    copied = open_store(plain, PASSPHRASE)
    with copied.reading(NOW) as reading:
        assert reading.peek(Trust, "other") is None, (
            "this test no longer shows why a plain copy is not enough"
        )
    copied.close()
    store.back_up(tmp_path / "copy.pcstore")
    copy = open_store(tmp_path / "copy.pcstore", PASSPHRASE)
    assert all_rows(copy) == all_rows(store)
    assert copy.verify() == ()
    copy.close()


def test_that_a_backup_is_made_while_somebody_writes(store: SqlStore, tmp_path: Path) -> None:
    with store.working(NOW, "Lead", "lead") as work:
        work.put(Trust("other", "Another", None))
        store.back_up(tmp_path / "copy.pcstore")
        work.commit("Add")
    copy = open_store(tmp_path / "copy.pcstore", PASSPHRASE)
    with copy.reading(NOW) as reading:
        assert reading.peek(Trust, "other") is None
    copy.close()


def test_that_a_backup_is_encrypted_as_the_store_is(store: SqlStore, tmp_path: Path) -> None:
    store.back_up(tmp_path / "copy.pcstore")
    assert b"Canary" not in (tmp_path / "copy.pcstore").read_bytes()
    with pytest.raises(Unavailable, match="passphrase"):
        open_store(tmp_path / "copy.pcstore", "other words")


def test_that_a_backup_never_replaces_anything(store: SqlStore, tmp_path: Path) -> None:
    to = tmp_path / "copy.pcstore"
    to.write_text("something else")
    with pytest.raises(Unavailable, match="is there already"):
        store.back_up(to)
    assert to.read_text() == "something else"


def test_that_a_backup_that_does_not_open_whole_is_not_kept(
    store: SqlStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "file_faults", lambda _: ["page 3"])
    with pytest.raises(Unavailable, match="does not open whole"):
        store.back_up(tmp_path / "copy.pcstore")
    assert [part.name for part in tmp_path.iterdir() if part.name.startswith("copy")] == []


def test_that_a_backup_that_cannot_be_written_is_told_in_words(store: SqlStore, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="could not be made"):
        store.back_up(tmp_path / "nowhere" / "copy.pcstore")
