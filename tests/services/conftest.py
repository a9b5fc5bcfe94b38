"""A desk before a store that holds the small region, its clock stopped."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.services.desk import Desk
from pc_desktop.store import vault
from pc_desktop.store.opening import create_store
from pc_desktop.store.sql_store import SqlStore
from tests.services.small_region import NOW, Putting, region


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SqlStore]:
    """Make a store with the small region."""
    monkeypatch.setattr(vault, "STRONG", vault.Cost(n=2**4, r=8, p=1))
    made = create_store(tmp_path / "small.pcstore", "three invented words")
    Desk(made, StoppedClock(NOW)).do(Putting(*region()))
    yield made
    made.close()


@pytest.fixture
def clock() -> StoppedClock:
    """Stop the clock on the morning of the meeting."""
    return StoppedClock(NOW)


@pytest.fixture
def desk(store: SqlStore, clock: StoppedClock) -> Desk:
    """Sit down at the store."""
    return Desk(store, clock)
