"""The log says what went wrong and where, never about whom."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from pc_desktop.logbook import keep_quiet, open_logbook, record_fault


@pytest.fixture
def log() -> Iterator[logging.Logger]:
    """Give the log without pages, and leave it so."""
    found = logging.getLogger("pc_desktop")
    held, found.handlers = found.handlers, []
    yield found
    for pages in found.handlers:
        pages.close()
    found.handlers = held


def test_that_a_fault_is_written_down_without_its_message(log: logging.Logger, tmp_path: Path) -> None:
    assert open_logbook(tmp_path) is open_logbook(tmp_path)
    assert len(log.handlers) == 1, "opened twice, written once"
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - its message is what must not be written
        int("Xxtest-Moss 9999589065")
    words = record_fault(caught.value)
    assert words.startswith("ValueError at test_logbook.py:")
    written = (tmp_path / "log.txt").read_text("utf-8")
    assert words in written
    assert "Xxtest" not in written + words
    assert "9999589065" not in written + words


def test_that_a_fault_from_nowhere_is_still_a_fault(log: logging.Logger, tmp_path: Path) -> None:
    open_logbook(tmp_path)
    assert record_fault(KeyError("x")) == "KeyError at an unknown place"


def test_that_no_log_writes_to_the_terminal(
    log: logging.Logger, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pool = logging.getLogger("sqlalchemy.pool")
    monkeypatch.setattr(logging, "lastResort", logging.lastResort)
    monkeypatch.setattr(logging, "raiseExceptions", logging.raiseExceptions)
    monkeypatch.setattr(pool, "handlers", [])
    monkeypatch.setattr(pool, "propagate", pool.propagate)
    monkeypatch.setattr(log, "propagate", False)
    keep_quiet()
    record_fault(KeyError("x"))
    pool.error("Xxtest-Moss")
    assert capsys.readouterr().err == ""
