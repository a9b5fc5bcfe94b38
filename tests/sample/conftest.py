"""The facts of the sample region, made once, and by kind."""

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.kinds import Fact
from pc_desktop.sample.region import MakeSample, sample_facts, sample_now
from pc_desktop.services.desk import Desk
from pc_desktop.store import vault
from pc_desktop.store.opening import create_store
from pc_desktop.store.sql_store import SqlStore

F = TypeVar("F", bound=Fact)


@pytest.fixture(scope="session")
def facts() -> tuple[Fact, ...]:
    """Make the sample region."""
    return sample_facts()


@pytest.fixture(scope="session")
def every(facts: tuple[Fact, ...]) -> Callable[[type[F]], tuple[F, ...]]:
    """Give every fact of a kind."""

    def chosen(kind: type[F]) -> tuple[F, ...]:
        return tuple(fact for fact in facts if isinstance(fact, kind))

    return chosen


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlStore]:
    """Make a store holding the sample region; nobody changes it."""
    with pytest.MonkeyPatch.context() as cheap:
        cheap.setattr(vault, "STRONG", vault.Cost(n=2**4, r=8, p=1))
        store = create_store(tmp_path_factory.mktemp("sample") / "sample.pcstore", "three invented words")
    Desk(store, StoppedClock(sample_now())).do(MakeSample())
    yield store
    store.close()


@pytest.fixture(scope="session")
def desk(sample_store: SqlStore) -> Desk:
    """Sit down at the sample region on its own day."""
    return Desk(sample_store, StoppedClock(sample_now()))
