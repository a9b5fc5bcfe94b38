"""Two people offering one bed at the same moment, each through a store of their own."""

from pathlib import Path
from threading import Barrier
from typing import Any

from pc_desktop.domain.errors import Refused
from pc_desktop.store.opening import open_store
from tests.store.invented_region import NOW, PASSPHRASE, at, hold

ROUNDS = 20


def offer(path: Path, number: int, barrier: Any, said: Any) -> None:
    """Offer the bed to one patient once a round; tell what came of it: nothing, or why it was refused."""
    store = open_store(path, PASSPHRASE, lock=False)
    for turn in range(ROUNDS):
        barrier.wait(timeout=60)
        try:
            with store.working(NOW, "Lead", "lead") as work:
                work.put(hold(f"h{turn}-{number}", "larch3", number, at(turn * 48), at(turn * 48 + 24)))
                work.commit("Offer a bed")
            said.put((turn, number, ""))
        except Refused as refused:
            said.put((turn, number, refused.sentence))
    store.close()


def both_at_once() -> Barrier:
    """Make two threads begin each round together."""
    return Barrier(2)
