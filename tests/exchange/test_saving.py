"""A workbook stands in its place whole, or what stood there stands there still and nothing else is left."""

import errno
import os
import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.exchange.saving import new_book, save_book

MADE = datetime(2026, 7, 1, 13, 0, tzinfo=UTC)


def book() -> Workbook:
    """Make a workbook with one cell."""
    made = new_book("Minutes", "OFFICIAL", MADE)
    made.create_sheet("Summary")["A1"] = "new"
    return made


def failing(error: OSError) -> Any:
    """Make something that always fails so."""

    def fail(*_: Any, **__: Any) -> Any:
        raise error

    return fail


def test_that_a_saved_workbook_replaces_what_stood_there(tmp_path: Path) -> None:
    path = tmp_path / "Minutes.xlsx"
    path.write_bytes(b"old")
    save_book(book(), path)
    assert load_workbook(path)["Summary"]["A1"].value == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_that_a_new_workbook_names_nobody(tmp_path: Path) -> None:
    save_book(book(), tmp_path / "Minutes.xlsx")
    properties = load_workbook(tmp_path / "Minutes.xlsx").properties
    assert (properties.creator, properties.lastModifiedBy) == ("Bed meeting", "Bed meeting")
    assert (properties.title, properties.category, properties.language) == ("Minutes", "OFFICIAL", "en-GB")
    assert properties.created == MADE.replace(tzinfo=None)


@pytest.mark.skipif(os.name == "nt", reason="rights are kept otherwise on Windows")
def test_that_a_workbook_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "Minutes.xlsx"
    for _ in range(2):
        save_book(book(), path)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        path.chmod(0o644)


@pytest.mark.parametrize(
    "name", ["bed-meeting.pcstore", "bed-meeting.pcstore.key", "Minutes", "Minutes.xlsm"]
)
def test_that_only_a_workbook_is_replaced(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"not to be lost")
    with pytest.raises(Refused, match="not the name of a workbook"):
        save_book(book(), path)
    assert path.read_bytes() == b"not to be lost"


def test_that_a_store_named_like_a_workbook_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "store.xlsx"
    path.write_bytes(b"not to be lost")
    path.with_name("store.xlsx.key").write_bytes(b"its key")
    with pytest.raises(Refused, match="is a store"):
        save_book(book(), path)
    assert path.read_bytes() == b"not to be lost"


@pytest.mark.skipif(os.name == "nt", reason="links and devices are made otherwise on Windows")
def test_that_a_link_and_a_device_are_never_replaced(tmp_path: Path) -> None:
    elsewhere, link, pipe = tmp_path / "elsewhere.xlsx", tmp_path / "link.xlsx", tmp_path / "pipe.xlsx"
    elsewhere.write_bytes(b"not to be lost")
    link.symlink_to(elsewhere)
    os.mkfifo(pipe)
    with pytest.raises(Refused, match="is a link"):
        save_book(book(), link)
    with pytest.raises(Refused, match="not an ordinary file"):
        save_book(book(), pipe)
    assert elsewhere.read_bytes() == b"not to be lost"
    assert link.is_symlink()
    assert pipe.is_fifo()


@pytest.mark.parametrize(
    ("where", "error", "sentence"),
    [
        ("replace", PermissionError(errno.EACCES, "open elsewhere"), "probably open in Excel"),
        ("replace", IsADirectoryError(errno.EISDIR, "folder"), "There is a folder of that name"),
        ("replace", OSError(errno.EIO, "broken"), "The disk did not take it"),
        ("open", PermissionError(errno.EACCES, "closed"), "You may not write in this folder"),
        ("open", FileNotFoundError(errno.ENOENT, "gone"), "The folder is no longer there"),
        ("open", OSError(errno.ENOSPC, "full"), "The disk is full"),
        ("fsync", OSError(errno.ENOSPC, "full"), "The disk is full"),
        ("fsync", OSError(errno.EDQUOT, "quota"), "The disk is full"),
    ],
)
def test_that_what_stood_there_stays_and_a_sentence_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str, error: OSError, sentence: str
) -> None:
    path = tmp_path / "Minutes 17-Nov-2026.xlsx"
    path.write_bytes(b"old")
    made = book()
    with monkeypatch.context() as patch:
        patch.setattr(os if where == "fsync" else Path, where, failing(error))
        with pytest.raises(Unavailable, match=sentence) as told:
            save_book(made, path)
    assert told.value.title.startswith("“Minutes 17-Nov-2026.xlsx” could not be")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_that_a_missing_folder_is_told_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="The folder is no longer there"):
        save_book(book(), tmp_path / "gone" / "Minutes.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_that_a_folder_of_that_name_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "Minutes.xlsx").mkdir()
    with pytest.raises(Refused, match="There is a folder of the name"):
        save_book(book(), tmp_path / "Minutes.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["Minutes.xlsx"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full on this system")
def test_that_a_disk_that_is_really_full_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really_open = Path.open

    def open_full(path: Path, mode: str = "r", *rest: Any, **named: Any) -> Any:
        if mode == "wb":
            return really_open(Path("/dev/full"), "wb", buffering=0)
        return really_open(path, mode, *rest, **named)

    monkeypatch.setattr(Path, "open", open_full)
    with pytest.raises(Unavailable, match="The disk is full"):
        save_book(book(), tmp_path / "Minutes.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_that_no_sheet_is_written_to_a_file_of_its_own_on_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_others: object) -> None:
        raise AssertionError("a plain copy would lie on the disk")

    monkeypatch.setattr("openpyxl.worksheet._writer.create_temporary_file", refuse)
    book = new_book("Title", "MARK", datetime(2026, 11, 17, tzinfo=UTC))
    book.create_sheet("One")["A1"] = "words"
    save_book(book, tmp_path / "book.xlsx")
    assert load_workbook(tmp_path / "book.xlsx")["One"]["A1"].value == "words"
