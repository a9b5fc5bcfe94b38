"""A program that keeps a store busy in one way until it is killed, or its disk is full, saying what was kept.

`python -m tests.soak.busy FOLDER WAY SEED [BYTES]`: each line it prints was acknowledged before it was printed.
"""

import sys
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.domain.settings import Setting
from pc_desktop.services.decide import KeepWaiting, OfferBed
from pc_desktop.services.desk import Desk
from pc_desktop.services.import_returns import ImportReturns
from pc_desktop.services.ruling import Said
from pc_desktop.store import vault
from pc_desktop.store.opening import open_store
from pc_desktop.store.sql_store import SqlStore
from tests.services.small_region import NOW, TODAY, Putting
from tests.soak.drafts import draft
from tests.store.invented_region import PASSPHRASE
from tests.store.two_laptops import SEAL

NAME = "busy.pcstore"
PACKS = "packs"
NHS = ("9990000476", "9990006393", "9999589065", "9995239841", "9991724702")


def say(words: object) -> None:
    """Acknowledge something."""
    print(words, flush=True)


def commands(store: SqlStore, dice: Random) -> None:
    """Give one order of the meeting, take it back, or do it again."""
    desk = Desk(store, StoppedClock(NOW))
    orders = (
        lambda: desk.do(
            OfferBed(dice.choice(["r1", "r2", "r3"]), dice.choice(["l2", "l3", "y2"]), "today", TODAY)
        ),
        lambda: desk.do(KeepWaiting(dice.choice(["r1", "r2"]), "today", Said(f"Discussed {dice.random()}."))),
        lambda: desk.do(Putting(*(Setting(f"note {n}", str(dice.random())) for n in range(60)))),
        desk.undo,
        desk.redo,
    )
    with suppress(Refused):
        dice.choice(orders)()
    say(f"steps {desk.ask(lambda reading: reading.chain())[1]}")


def imports(store: SqlStore, dice: Random) -> None:
    """Accept a return."""
    desk = Desk(store, StoppedClock(NOW + timedelta(minutes=dice.randrange(1000))))
    listed = tuple((4 + n, nhs, None, dice.randrange(60)) for n, nhs in enumerate(dice.sample(NHS, 3)))
    with suppress(Refused):
        desk.do(ImportReturns((draft(listed),)))
    say(f"steps {desk.ask(lambda reading: reading.chain())[1]}")


def backups(store: SqlStore, dice: Random) -> None:
    """Write something and make a backup."""
    Desk(store, StoppedClock(NOW)).do(Putting(Setting("note", str(dice.random()))))
    before = {one.path for one in store.safe.backups()}
    store.safe.back_up("asked")
    for one in {one.path for one in store.safe.backups()} - before:
        say(f"backup {one.name}")


def merges(store: SqlStore, dice: Random) -> None:
    """Write something and take in one of the packs lying there, choosing by chance."""
    desk = Desk(store, StoppedClock(NOW))
    with suppress(Refused):
        desk.do(OfferBed(dice.choice(["r1", "r2", "r3"]), dice.choice(["l2", "l3"]), "today", TODAY))
    packs = sorted((store.path.parent / PACKS).iterdir())
    choices: dict[str, str] = {}
    joined = store.join(packs[dice.randrange(len(packs))], SEAL, choices, NOW, "Ann")
    while joined.questions:
        choices |= {one.key: dice.choice(["ours", "theirs"]) for one in joined.questions}
        joined = store.join(packs[dice.randrange(len(packs))], SEAL, choices, NOW, "Ann")
    say(f"steps {desk.ask(lambda reading: reading.chain())[1]}")


WAYS = {"commands": commands, "imports": imports, "backups": backups, "merges": merges}


def limit_disk(most: int) -> None:
    """Let no file grow beyond so many bytes from now on: writing more fails as it does on a full disk."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def main() -> None:
    """Open the store, which brings an older one up to date, and keep it busy in a way, or with commands."""
    folder, way, seed = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    pytest.MonkeyPatch().setattr(vault, "STRONG", vault.Cost(n=2**4, r=8, p=1))
    dice = Random(seed)
    most = int(sys.argv[4]) if len(sys.argv) > 4 else 0
    if most:
        limit_disk(most)
    try:
        store = open_store(folder / NAME, PASSPHRASE)
        say("opened")
        while True:
            WAYS.get(way, commands)(store, dice)
    except Unavailable as unavailable:
        say(f"stopped {unavailable.title} {unavailable.advice}")


if __name__ == "__main__":
    main()
