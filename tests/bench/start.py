"""How long it takes from nothing to a usable window, and what memory it holds, against the barest window."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.bench.child import Child
from tests.bench.figures import Figure
from tests.bench.histories import History, lightly_locked
from tests.bench.timing import in_turn

BARE, OURS = "tests.bench.bare_window", "tests.bench.meeting_window"
GOAL_RATIO = 1.5


class _Starts:
    """Starts windows one after the other and remembers the most memory each kind has held."""

    def __init__(self, folder: Path, *, drop_caches: bool) -> None:
        """Give the children a folder for a home."""
        self._folder, self._drop_caches = folder, drop_caches
        self.peak: dict[str, float] = {}
        self.peak_later: dict[str, float] = {}

    def once(self, module: str, history: History) -> float:
        """Start one window, close it, and give how long it took until it was usable."""
        with Child(module, history, self._folder, drop_caches=self._drop_caches) as child:
            said = child.usable
            if not said["rows"] or not said["paints"]:
                raise RuntimeError(f"{module} was not filled or not drawn when it said that it was usable")
            self.peak[module] = max(said["peak"], self.peak.get(module, 0.0))
            if module == OURS and module not in self.peak_later:
                self.peak_later[module] = child.ask("peak")["peak"]
            return child.usable_after


def start_figures(history: History, folder: Path, rounds: int, *, drop_caches: bool) -> Iterator[Figure]:
    """Measure starts in turn: with the passphrase as it is, and with one that costs nothing to try."""
    light = lightly_locked(history, folder)
    starts = _Starts(folder, drop_caches=drop_caches)
    starts.once(BARE, history)  # the first of each compiles what it imports, which an installation has done
    starts.once(OURS, history)
    pairs = [(OURS, history), (BARE, history), (OURS, light), (BARE, light)]
    ours, bare, ours_light, bare_light = in_turn(
        [partial(starts.once, module, store) for module, store in pairs], rounds
    )
    years = f"{history.years} years of cases"
    yield Figure(f"Start to usable window, {years}", ours, "s", bare, "bare window", goal_ratio=GOAL_RATIO)
    yield Figure("  the same, but for making the key", ours_light, "s", bare_light, "bare window")
    yield Figure("Peak memory, window usable", starts.peak[OURS], "MB", starts.peak[BARE], "bare window")
    yield Figure(
        "  the same, graph code read in", starts.peak_later[OURS], "MB", starts.peak[BARE], "bare window"
    )
