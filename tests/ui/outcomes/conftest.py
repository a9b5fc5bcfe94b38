"""An office on the sample region and one without a single stay, and charts of invented months."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import NoReturn

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.distance import Gazetteer
from pc_desktop.domain.kinds import Fact
from pc_desktop.domain.minutes_pack import MinutesPack
from pc_desktop.domain.outcomes.drawing import Frame
from pc_desktop.domain.settings import Event
from pc_desktop.sample.region import sample_facts, sample_now
from pc_desktop.services.desk import Desk
from pc_desktop.services.office import Office
from pc_desktop.services.outcome_chart import OutcomeChart, outcome_chart
from pc_desktop.services.ports import Reading, Work
from pc_desktop.store import vault
from pc_desktop.store.opening import create_store
from pc_desktop.store.sql_store import SqlStore
from tests.domain.outcomes.invented_measures import FIRST, LATER, by_month, last_of, measure

Charted = Callable[..., OutcomeChart]


@dataclass(frozen=True)
class Put:
    """Put facts as they are."""

    facts: tuple[Fact, ...]

    def title(self, reading: Reading) -> str:
        """Say so."""
        return "Put facts"

    def carry_out(self, work: Work) -> None:
        """Put them."""
        work.put(*self.facts)


def _unused(*_arguments: object, **_named: object) -> NoReturn:
    raise AssertionError


def _no_minutes(pack: MinutesPack, path: Path) -> None:
    raise AssertionError


def _store(folder: Path) -> SqlStore:
    with pytest.MonkeyPatch.context() as cheap:
        cheap.setattr(vault, "STRONG", vault.Cost(n=2**4, r=8, p=1))
        return create_store(folder / "outcomes.pcstore", "three invented words")


def _office(store: SqlStore) -> Office:
    clock = StoppedClock(sample_now())
    return Office(Desk(store, clock), clock, Gazetteer({}), _unused, _no_minutes, is_sample=True)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Sit in an office on the sample region; nobody changes it."""
    store = _store(tmp_path_factory.mktemp("outcomes"))
    office = _office(store)
    office.desk.do(Put(sample_facts()))
    yield office
    store.close()


@pytest.fixture
def new(tmp_path: Path) -> Iterator[Office]:
    """Sit in an office that knows nothing yet."""
    store = _store(tmp_path)
    yield _office(store)
    store.close()


@pytest.fixture(scope="session")
def charted() -> Charted:
    """Give what charts invented months from January 2024 on."""

    def chart(
        *values: float | None,
        rebase: date | None = None,
        events: tuple[Event, ...] = (),
        target: float | None = None,
        ghosts: dict[date, str] | None = None,
    ) -> OutcomeChart:
        frame = Frame(FIRST, last_of(len(values)), "month", LATER, (rebase,) if rebase else (), ghosts or {})
        return outcome_chart(measure(by_month(*values), target=target), frame, events)

    return chart


@pytest.fixture(scope="session")
def happened() -> Callable[[str, int], Event]:
    """Give what makes an event some months after January 2024."""
    return lambda label, months: Event(f"event-{label}", FIRST + timedelta(days=31 * months), label)
