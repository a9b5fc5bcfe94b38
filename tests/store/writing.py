"""A program that writes one step after another until it is killed, saying after each how far it is."""

import sys
from pathlib import Path

from pc_desktop.domain.settings import Setting
from pc_desktop.store.opening import open_store
from tests.store.invented_region import NOW, PASSPHRASE


def write_on(path: Path) -> None:
    """Write for ever: each step changes many facts, so that a half-written one would show."""
    store = open_store(path, PASSPHRASE)
    number = 0
    while True:
        number += 1
        with store.working(NOW, "Lead", "lead") as work:
            work.put(*(Setting(f"note {place}", f"step {number}") for place in range(60)))
            step, _ = work.commit("Write")
        print(step.number if step else 0, flush=True)


if __name__ == "__main__":
    write_on(Path(sys.argv[1]))
