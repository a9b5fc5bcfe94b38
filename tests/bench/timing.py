"""How long things take: medians and high percentiles of runs taken in turn."""

import statistics
from collections.abc import Callable, Sequence
from time import perf_counter


def seconds(act: Callable[[], object]) -> float:
    """Time one act."""
    began = perf_counter()
    act()
    return perf_counter() - began


def median_of(act: Callable[[], object], times: int) -> float:
    """Give the median of several runs, after one that is not counted."""
    act()
    return statistics.median(seconds(act) for _ in range(times))


def in_turn(acts: Sequence[Callable[[], float]], rounds: int) -> list[float]:
    """Run acts that tell how long they took, A B A B, so that a busy moment falls on all; give each one's median."""
    taken: list[list[float]] = [[] for _ in acts]
    for _ in range(rounds):
        for act, times in zip(acts, taken, strict=True):
            times.append(act())
    return [statistics.median(times) for times in taken]


def percentile(values: Sequence[float], part: int) -> float:
    """Give a percentile, such as 95, of measured values: the smallest that so many of a hundred do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, -(-len(ordered) * part // 100) - 1))]
