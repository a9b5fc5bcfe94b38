"""The witness writes what was kept, in order, and nothing over what a store no longer has."""

from pathlib import Path
from threading import Event

import pytest

from pc_desktop.services.ports import Step
from pc_desktop.store import vault
from pc_desktop.store.sql_store import SqlStore
from pc_desktop.store.witness import Witness
from tests.store.invented_region import NOW, at, hold, put


def _step(number: int) -> Step:
    return Step(number, NOW, "Lead", "lead", "Write", None, f"digest {number}")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Give the place of a store of which there is only the key file."""
    vault.seal(tmp_path / "a.pcstore", "words", bytes(32))
    return tmp_path / "a.pcstore"


def test_that_the_key_file_knows_of_every_step_once_a_store_is_closed(store: SqlStore) -> None:
    put(store, hold("h1", "larch3", 1, at(0), at(72)))
    with store.reading(NOW) as reading:
        chain = reading.chain()
    store.close()
    assert vault.remembered_chain(store.path) == chain


def test_that_a_burst_of_steps_ends_with_the_newest_noted(place: Path) -> None:
    witness = Witness(place, lambda number: f"digest {number}")
    for number in range(1, 60):
        witness.note(_step(number))
    witness.settle()
    assert vault.remembered_chain(place) == ("digest 59", 59)


def test_that_work_does_not_wait_for_the_note(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    let_go, real = Event(), vault.remember_chain

    def slowly(store: Path, head: str, length: int) -> None:
        assert let_go.wait(30)
        real(store, head, length)

    monkeypatch.setattr(vault, "remember_chain", slowly)
    witness = Witness(place, lambda _: None)
    witness.note(_step(1))
    witness.note(_step(2))
    assert vault.remembered_chain(place) == ("", 0)
    let_go.set()
    witness.settle()
    assert vault.remembered_chain(place) == ("digest 2", 2)


def test_that_nothing_is_noted_over_a_step_the_store_no_longer_has(place: Path) -> None:
    vault.remember_chain(place, "digest of a step cut off", 7)
    witness = Witness(place, lambda _: None)
    witness.note(_step(8))
    witness.settle()
    assert vault.remembered_chain(place) == ("digest of a step cut off", 7)


def test_that_an_older_step_is_not_noted_over_a_newer(place: Path) -> None:
    vault.remember_chain(place, "digest 7", 7)
    witness = Witness(place, lambda number: f"digest {number}")
    witness.note(_step(6))
    witness.settle()
    assert vault.remembered_chain(place) == ("digest 7", 7)


def test_that_a_note_that_fails_does_not_stop_the_next(place: Path) -> None:
    key_file, kept = vault.key_file(place), vault.key_file(place).read_bytes()
    witness = Witness(place, lambda number: f"digest {number}")
    key_file.unlink()
    witness.note(_step(1))
    witness.settle()
    key_file.write_bytes(kept)
    witness.note(_step(2))
    witness.settle()
    assert vault.remembered_chain(place) == ("digest 2", 2)
