"""A desk at a small invented region in which a meeting may be held."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from shutil import copyfile
from tempfile import mkdtemp
from typing import Any

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.person import Person
from pc_desktop.domain.places import Bed, Trust, Unit
from pc_desktop.domain.referral import Milestone, Referral
from pc_desktop.domain.settings import Setting
from pc_desktop.services.desk import Desk
from pc_desktop.services.ports import Reading, Work
from pc_desktop.store import vault
from pc_desktop.store.opening import create_store, open_store

DAY = date(2026, 11, 17)
NOW = datetime(2026, 11, 17, 14, 0, tzinfo=UTC)
_PASSPHRASE = "four words made up"


@dataclass(frozen=True, slots=True)
class Put:
    """Write facts as they are, as one step."""

    facts: tuple[Any, ...]

    def title(self, reading: Reading) -> str:
        """Say what this does."""
        return "Set up"

    def carry_out(self, work: Work) -> None:
        """Do it."""
        work.put(*self.facts)


def unit(key: str, name: str, position: int) -> Unit:
    """Make a unit."""
    offers = ("ng_feeding",)
    return Unit(
        key, name, "trust", "B15", position, "203", offers, "any", 18, None, None, None, 612, True, ()
    )


def person(key: str, given: str | None, nhs_number: str | None, born: date | None) -> Person:
    """Make an invented patient; without a name only initials were said."""
    surname = "Xxtest-Martin" if given else None
    said = None if given else "QZ"
    return Person(key, nhs_number, surname, given, "Ms", born, "F", "B15", said, None, None, None)


def referral(number: int) -> tuple[Referral, Milestone]:
    """Make a referral that waits, with its first milestone."""
    received = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)
    key, of = f"referral{number}", f"person{number}"
    made = Referral(
        key, f"R-{411 + number:04d}A", of, None, received, None, "2", "home", "01", (), "", None, None
    )
    return made, Milestone(f"m{number}", key, 1, received, "received", "Invented", None, "New.")


def region() -> tuple[Any, ...]:
    """Make two units with two beds each and three patients waiting."""
    beds = [Bed(f"{of}{label}", of, str(label), label, None) for of in ("larch", "ash") for label in (3, 5)]
    people = [
        person("person1", "Kim", "9990000476", date(2002, 11, 17)),
        person("person2", "Jo", None, date(1990, 1, 1)),
        person("person3", None, "9990006393", None),
    ]
    waiting = [fact for number in (1, 2, 3) for fact in referral(number)]
    trust = Trust("trust", "Invented Trust", "XX1")
    name = Setting("collaborative", "West Region (sample)")
    return trust, name, unit("larch", "Larch", 1), unit("ash", "Ash Ward", 2), *beds, *people, *waiting


@cache
def _made() -> Path:
    """Make a store with the region once for all tests of this run."""
    path = Path(mkdtemp(prefix="meeting")) / "region.pcstore"
    store = create_store(path, _PASSPHRASE)
    Desk(store, StoppedClock(NOW)).do(Put(region()))
    store.close()
    return path


@contextmanager
def desk_in(folder: Path) -> Iterator[tuple[Desk, StoppedClock]]:
    """Sit down at a copy of the region, with a clock that stands still."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vault, "STRONG", vault.Cost(n=2**4, r=8, p=1))
        made, path, clock = _made(), folder / "region.pcstore", StoppedClock(NOW)
        copyfile(made, path)
        copyfile(vault.key_file(made), vault.key_file(path))
        store = open_store(path, _PASSPHRASE)
        try:
            yield Desk(store, clock, by="B. Liaison"), clock
        finally:
            store.close()
