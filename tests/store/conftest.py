"""What the store's tests stand on: stores that open quickly, empty or with a small invented region."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pc_desktop.store import vault
from pc_desktop.store.opening import create_store, open_store
from pc_desktop.store.sql_store import SqlStore
from tests.store.invented_region import PASSPHRASE, copied, put, region


@pytest.fixture(autouse=True)
def _light_vault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a passphrase cost little: how dear it really is has a test of its own."""
    monkeypatch.setattr(vault, "STRONG", vault.Cost(n=2**4, r=8, p=1))


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Make an empty store and one with the region, once."""
    folder = tmp_path_factory.mktemp("made")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vault, "STRONG", vault.Cost(n=2**4, r=8, p=1))
        create_store(folder / "empty.pcstore", PASSPHRASE).close()
        store = create_store(folder / "region.pcstore", PASSPHRASE)
    put(store, *region(), title="Set up the region")
    store.close()
    return {"empty": folder / "empty.pcstore", "region": folder / "region.pcstore"}


@pytest.fixture
def fresh(made: dict[str, Path], tmp_path: Path) -> Callable[[str], Path]:
    """Give a copy of one of the made stores, for one test."""
    return lambda which: copied(made[which], tmp_path)


@pytest.fixture
def empty(fresh: Callable[[str], Path]) -> Iterator[SqlStore]:
    """Open an empty store."""
    store = open_store(fresh("empty"), PASSPHRASE)
    yield store
    store.close()


@pytest.fixture
def store(fresh: Callable[[str], Path]) -> Iterator[SqlStore]:
    """Open a store with the small region."""
    opened = open_store(fresh("region"), PASSPHRASE)
    yield opened
    opened.close()
