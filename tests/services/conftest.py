"""A desk before a store that holds the small region, its clock stopped."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.services.desk import Desk
from pc_desktop.store import vault
from pc_desktop.store.opening import create_store, open_store
from pc_desktop.store.sql_store import SqlStore
from tests.services.small_region import NOW, Putting, region

WORDS = "three invented words"


@pytest.fixture(scope="session")
def small_region_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a store with the small region, once."""
    path = tmp_path_factory.mktemp("small") / "small.pcstore"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vault, "STRONG", vault.Cost(n=2**4, r=8, p=1))
        made = create_store(path, WORDS)
    Desk(made, StoppedClock(NOW)).do(Putting(*region()))
    made.close()
    return path


@pytest.fixture
def store(small_region_made: Path, tmp_path: Path) -> Iterator[SqlStore]:
    """Open a copy of the small region."""
    path = tmp_path / "small.pcstore"
    copyfile(small_region_made, path)
    copyfile(vault.key_file(small_region_made), vault.key_file(path))
    opened = open_store(path, WORDS)
    yield opened
    opened.close()


@pytest.fixture
def clock() -> StoppedClock:
    """Stop the clock on the morning of the meeting."""
    return StoppedClock(NOW)


@pytest.fixture
def desk(store: SqlStore, clock: StoppedClock) -> Desk:
    """Sit down at the store."""
    return Desk(store, clock)
