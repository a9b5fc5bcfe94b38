"""Stores made for measuring: the same invented region with ten years of cases and with one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shutil import copyfile

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.kinds import KINDS, Fact, kind_of
from pc_desktop.domain.settings import Setting
from pc_desktop.sample.region import many_years
from pc_desktop.services.desk import Desk
from pc_desktop.services.ports import Reading, Work
from pc_desktop.store import vault
from pc_desktop.store.opening import create_store

PASSPHRASE = "only invented patients"
_SMALL, _LARGE = 10, 500
_REACH = 520
"""How many small steps end a history: more than Undo looks through, so that it has as much to do in any store."""


@dataclass(frozen=True, slots=True)
class History:
    """One store made for measuring."""

    path: Path
    years: int
    facts: int


@dataclass(frozen=True, slots=True)
class _Told:
    """Writes some facts of a history as one step."""

    facts: tuple[Fact, ...]

    def title(self, _reading: Reading) -> str:
        """Say what is written."""
        return "Tell a part of the history"

    def carry_out(self, work: Work) -> None:
        """Write it."""
        work.put(*self.facts)


def make_history(folder: Path, years: int) -> History:
    """Make a store with some years of cases, written in many steps as years of use would."""
    place = {kind: position for position, kind in enumerate(KINDS)}
    facts = sorted(many_years(years), key=lambda fact: place[kind_of(fact)])
    path = folder / f"{years}-years.pcstore"
    clock = StoppedClock(_its_today(facts))
    store = create_store(path, PASSPHRASE)
    try:
        desk = Desk(store, clock)
        for part in _parts(facts):
            desk.do(_Told(part))
    finally:
        store.close()
    return History(path, years, len(facts))


def _its_today(facts: Sequence[Fact]) -> datetime:
    """Give the moment an invented region lives on."""
    return next(
        datetime.fromisoformat(fact.value)
        for fact in facts
        if isinstance(fact, Setting) and fact.key == "sample_today"
    )


def lightly_locked(history: History, folder: Path) -> History:
    """Copy a store so that its passphrase costs nothing to try, to measure all but the making of the key."""
    path = folder / f"light-{history.path.name}"
    copyfile(history.path, path)
    vault.seal(path, PASSPHRASE, vault.unseal(history.path, PASSPHRASE), vault.Cost(n=2, r=1, p=1))
    return History(path, history.years, history.facts)


def _parts(facts: Sequence[Fact]) -> Iterator[tuple[Fact, ...]]:
    """Cut a history into steps: large ones first, then more small ones than Undo looks through."""
    early = max(0, len(facts) - _SMALL * _REACH)
    for start in range(0, early, _LARGE):
        yield tuple(facts[start : min(start + _LARGE, early)])
    for start in range(early, len(facts), _SMALL):
        yield tuple(facts[start : start + _SMALL])
