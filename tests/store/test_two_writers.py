"""Two writers at once: exactly one wins, the other reads why, and a reader waits for neither."""

import multiprocessing
import queue
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from pc_desktop.domain.bed import Hold
from pc_desktop.domain.calendar import local_day, shown_day
from pc_desktop.domain.errors import Unavailable
from pc_desktop.domain.places import Trust
from pc_desktop.store import engine
from pc_desktop.store.opening import open_store
from pc_desktop.store.sql_store import SqlStore
from tests.store.invented_region import NOW, PASSPHRASE, at, put
from tests.store.offering import ROUNDS, both_at_once, offer


def _check(path: Path, said: list[tuple[int, int, str]]) -> None:
    """Hold that each round had one winner, and one who was told what is kept."""
    assert len(said) == 2 * ROUNDS
    for turn in range(ROUNDS):
        sentences = {number: sentence for its_turn, number, sentence in said if its_turn == turn}
        winners = [number for number, sentence in sentences.items() if not sentence]
        assert len(winners) == 1, f"round {turn}: {sentences}"
        until = shown_day(local_day(at(turn * 48 + 24) - timedelta(seconds=1)))
        assert sentences[3 - winners[0]] == f"Larch 3 is held for R-{411 + winners[0]:04d}A until {until}."
    store = open_store(path, PASSPHRASE)
    with store.reading(NOW) as reading:
        assert len(reading.find(Hold)) == ROUNDS
        assert reading.chain()[1] == ROUNDS + 1
    assert store.verify() == ()
    store.close()


def test_that_of_two_threads_offering_one_bed_exactly_one_wins(fresh: Callable[[str], Path]) -> None:
    path, barrier, said = fresh("region"), both_at_once(), queue.Queue[tuple[int, int, str]]()
    threads = [threading.Thread(target=offer, args=(path, number, barrier, said)) for number in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    _check(path, [said.get_nowait() for _ in range(2 * ROUNDS)])


def test_that_of_two_programs_offering_one_bed_exactly_one_wins(fresh: Callable[[str], Path]) -> None:
    path, apart = fresh("region"), multiprocessing.get_context("spawn")
    barrier, said = apart.Barrier(2), apart.Queue()
    programs = [apart.Process(target=offer, args=(path, number, barrier, said)) for number in (1, 2)]
    for program in programs:
        program.start()
    outcome: list[Any] = [said.get(timeout=120) for _ in range(2 * ROUNDS)]
    for program in programs:
        program.join(60)
        program.close()
    said.close()
    said.join_thread()
    _check(path, outcome)


def test_that_a_reader_sees_what_was_kept_while_somebody_writes(store: SqlStore) -> None:
    with store.working(NOW, "Lead", "lead") as work:
        work.put(Trust("other", "Another Trust", None))
        with store.reading(NOW) as reading:
            assert reading.peek(Trust, "other") is None
        work.commit("Add a trust")
    with store.reading(NOW) as reading:
        assert reading.get(Trust, "other").name == "Another Trust"


def test_that_a_look_does_not_change_under_whoever_looks(store: SqlStore) -> None:
    with store.reading(NOW) as reading:
        assert len(reading.find(Trust)) == 1
        put(store, Trust("other", "Another Trust", None))
        assert len(reading.find(Trust)) == 1
        assert reading.peek(Trust, "other") is None


def test_that_a_writer_who_waits_too_long_reads_a_sentence(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_MS", 20)
    other = open_store(store.path, PASSPHRASE, lock=False)
    try:
        with (
            store.working(NOW, "Lead", "lead"),
            pytest.raises(Unavailable) as trouble,
            other.working(NOW, "Other", "lead"),
        ):
            pass
        assert trouble.value.title == "Somebody else is writing to the store."
        assert "Nothing was changed" in trouble.value.advice
    finally:
        other.close()


def test_that_a_look_cannot_write(store: SqlStore) -> None:
    with store._reader.connect() as connection, pytest.raises(Exception, match="readonly"):
        connection.exec_driver_sql("DELETE FROM trust")
