"""Two laptops of one collaborative, and short ways to pack, take in and choose."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from pc_desktop.clock import StoppedClock
from pc_desktop.services.desk import Desk
from pc_desktop.services.merging import Joined, Question
from pc_desktop.store.from_pack import make_from_pack
from pc_desktop.store.opening import create_store, open_store
from pc_desktop.store.sql_store import SqlStore
from tests.services.small_region import NOW, Putting, region
from tests.store.invented_region import PASSPHRASE, all_rows

SEAL = "a passphrase for the pack"
Chooser = Callable[[Question], str]


def ours(_question: Question) -> str:
    """Keep what stands here."""
    return "ours"


def theirs(_question: Question) -> str:
    """Take what stands there."""
    return "theirs"


class Laptop:
    """One laptop with its store, its desk and the packs it has made."""

    def __init__(self, store: SqlStore, folder: Path) -> None:
        """Sit down at a store."""
        self.store, self.folder = store, folder
        self.desk = Desk(store, StoppedClock(NOW), by=folder.name)
        self.made = 0

    def pack(self, *, everything: bool = False) -> Path:
        """Make a pack."""
        self.made += 1
        path = self.folder / f"{self.made}.pcpack"
        self.store.pack(path, SEAL, everything=everything)
        return path

    def take_in(self, pack: Path, choose: Chooser = ours) -> Joined:
        """Take a pack in, choosing until nothing is left to choose."""
        choices: dict[str, str] = {}
        for _ in range(50):
            joined = self.store.join(pack, SEAL, choices, NOW, self.folder.name)
            if not joined.questions:
                self.desk.look_again()
                return joined
            choices |= {question.key: choose(question) for question in joined.questions}
        raise AssertionError("the questions do not end")

    def rows(self) -> dict[str, list[tuple[Any, ...]]]:
        """Read every table of facts."""
        return all_rows(self.store)


def first_laptop(folder: Path) -> Laptop:
    """Make the first laptop, with the small region."""
    folder.mkdir()
    laptop = Laptop(create_store(folder / "store.pcstore", PASSPHRASE), folder)
    laptop.desk.do(Putting(*region()))
    return laptop


def next_laptop(folder: Path, pack: Path) -> Laptop:
    """Make another laptop from a pack."""
    folder.mkdir()
    path = folder / "store.pcstore"
    make_from_pack(path, PASSPHRASE, pack, SEAL, NOW, folder.name)
    return Laptop(open_store(path, PASSPHRASE), folder)


def settle(first: Laptop, second: Laptop, choose: Chooser = ours) -> None:
    """Pass packs both ways until neither brings news."""
    for _ in range(20):
        there = second.take_in(first.pack(), choose)
        back = first.take_in(second.pack(), choose)
        if not (there.steps or back.steps):
            return
    raise AssertionError("packs bring news for ever")


def change(laptop: Laptop, kind: Any, key: str, **fields: Any) -> None:
    """Change fields of a fact."""
    fact = laptop.desk.ask(lambda reading: reading.get(kind, key))
    laptop.desk.do(Putting(replace(fact, **fields)))


def look(laptop: Laptop, kind: Any, key: str) -> Any:
    """Look at a fact."""
    return laptop.desk.ask(lambda reading: reading.peek(kind, key))
