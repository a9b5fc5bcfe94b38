"""How long it takes to preview a long list and to take history in: compared once, written as one step."""

import gc
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.returns import Draft
from pc_desktop.exchange.reader import read
from pc_desktop.services.desk import Desk
from pc_desktop.services.import_referrals import ComparedLists, ImportFiles
from pc_desktop.store.opening import create_store
from tests.bench.figures import Figure
from tests.bench.reading import by_openpyxl, make_referrals
from tests.bench.timing import in_turn, seconds
from tests.services.small_region import NOW

FIVE_YEARS, LONG = 2_500, 20_000
"""Two thousand five hundred referrals are more than five years of any collaborative; 20,000 are far more."""
_GOAL = 5.0
_HALF = 0.5


def taking_in_figures(folder: Path, rounds: int) -> Iterator[Figure]:
    """Take five years of referrals in, then 20,000, each into an empty store; preview beside a bare reading.

    Ours runs as the window lets it: Python's own looking for cycles is off on its worker.
    """
    for rows, goal in ((FIVE_YEARS, _GOAL), (LONG, None)):
        draft = read(make_referrals(folder / f"history {rows}.xlsx", rows), seconds=120.0)
        took = [
            _accepted(folder / f"history {rows} {number}.pcstore", draft) for number in range(min(rounds, 3))
        ]
        yield Figure(f"History of {rows:,} referrals accepted as one step", median(took), "s", goal=goal)
    path = folder / f"history {LONG}.xlsx"
    store = create_store(folder / "preview.pcstore", "three invented words")
    preview = partial(_previewed, path, Desk(store, StoppedClock(NOW)))
    mine, bare = in_turn([preview, partial(seconds, partial(by_openpyxl, path))], min(rounds, 3))
    store.close()
    words = f"List of {LONG:,} read, checked and compared for the preview"
    yield Figure(words, mine, "s", bare, "openpyxl, read-only", goal_ratio=_HALF)


def _accepted(path: Path, draft: Draft) -> float:
    """Take a list in, as the window does once it lies in the preview; gives the seconds of the writing."""
    store = create_store(path, "three invented words")
    desk, compared = Desk(store, StoppedClock(NOW)), ComparedLists()
    desk.ask(lambda reading: compared.of(reading, (draft,), frozenset()))
    took = seconds(lambda: desk.do(ImportFiles((draft,), compared=compared)))
    store.close()
    return took


def _previewed(path: Path, desk: Desk) -> float:
    """Tell how long it takes to read a list and compare it with an empty store, as the window does on its worker."""

    def act() -> None:
        draft = read(path, seconds=120.0)
        desk.ask(lambda reading: ComparedLists().of(reading, (draft,), frozenset()))

    gc.disable()
    try:
        return seconds(act)
    finally:
        gc.enable()
