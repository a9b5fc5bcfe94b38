"""How long a decision takes from the key pressed until the Meeting screen is drawn again, and its undo."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from tests.bench.child import Child
from tests.bench.figures import Figure
from tests.bench.histories import History
from tests.bench.start import OURS
from tests.bench.timing import percentile

GOAL, GOAL_RATIO = 0.050, 1.2
_NOT_COUNTED = 4


@dataclass(frozen=True, slots=True)
class _Taken:
    """How long each decision, each undo and each turn to somebody took, in seconds."""

    decide: list[float]
    undo: list[float]
    turn: list[float]


def decision_figures(many: History, few: History, folder: Path, times: int) -> Iterator[Figure]:
    """Decide and undo in two windows in turn, one on each store."""
    long, short = _decide(many, few, folder, times)
    against = f"{few.years} year"
    turn = "Turning to the next person until everything is shown"
    yield Figure(f"{turn}, p50", percentile(long.turn, 50), "ms", percentile(short.turn, 50), against)
    yield Figure(f"{turn}, p95", percentile(long.turn, 95), "ms", goal=GOAL)
    for what, ours, others in (("Decision", long.decide, short.decide), ("Undo", long.undo, short.undo)):
        words = f"{what} to everything redrawn, {many.years} years"
        yield Figure(f"{words}, p50", percentile(ours, 50), "ms", percentile(others, 50), against)
        high, their_high = percentile(ours, 95), percentile(others, 95)
        if what == "Decision":
            yield Figure(f"{words}, p95", high, "ms", goal=GOAL)
            yield Figure(
                "  the same beside few cases", high, "ms", their_high, against, goal_ratio=GOAL_RATIO
            )
        else:
            yield Figure(f"{words}, p95", high, "ms", their_high, against)


def _decide(many: History, few: History, folder: Path, times: int) -> Sequence[_Taken]:
    """Take turns, so that a busy moment falls on both windows."""
    taken = (_Taken([], [], []), _Taken([], [], []))
    with ExitStack() as stack:
        windows = [stack.enter_context(Child(OURS, history, folder)) for history in (many, few)]
        for window in windows:
            window.ask("peak")
        for turn in range(times + _NOT_COUNTED):
            for window, times_of in zip(windows, taken, strict=True):
                said = window.ask("decide")
                if turn >= _NOT_COUNTED:
                    times_of.decide.append(said["decide"])
                    times_of.undo.append(said["undo"])
                    times_of.turn.append(said["turn"])
    return taken
