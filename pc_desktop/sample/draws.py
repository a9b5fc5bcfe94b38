"""Chance from a fixed seed, drawn the same on every computer and every Python.

Only `random.Random.random` is asked, whose sequence for a seed is promised never to change; every other draw
is worked out here from it.
"""

import math
import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
Mixture = tuple[tuple[float, float, float], ...]


class Draws:
    """One stream of chance; parts that draw from streams of their own do not disturb one another."""

    def __init__(self, seed: int, stream: str) -> None:
        """Begin the stream of this name."""
        self._next = random.Random(f"{seed}/{stream}").random

    def part(self) -> float:
        """Draw evenly from 0 up to but not including 1."""
        return self._next()

    def whole(self, least: int, most: int) -> int:
        """Draw a whole number from `least` to `most`, both included."""
        return least + int(self._next() * (most - least + 1))

    def chance(self, part: float) -> bool:
        """Say yes in so many of one case."""
        return self._next() < part

    def pick(self, choices: Sequence[T]) -> T:
        """Pick one."""
        return choices[int(self._next() * len(choices))]

    def weighted(self, choices: Sequence[T], weights: Sequence[float]) -> T:
        """Pick one, each as often as its weight says."""
        left = self._next() * sum(weights)
        for choice, weight in zip(choices[:-1], weights[:-1], strict=True):
            left -= weight
            if left < 0:
                return choice
        return choices[-1]

    def shuffled(self, choices: Sequence[T]) -> list[T]:
        """Put everything in an order left to chance."""
        return [
            choice for _, _, choice in sorted((self._next(), place, one) for place, one in enumerate(choices))
        ]

    def normal(self, mean: float, deviation: float) -> float:
        """Draw from the normal distribution (Box and Muller)."""
        radius = math.sqrt(-2 * math.log(1 - self._next()))
        return mean + deviation * radius * math.cos(2 * math.pi * self._next())

    def lognormal(self, mean: float, deviation: float) -> float:
        """Draw from the lognormal distribution with this mean and standard deviation."""
        spread = math.log(1 + (deviation / mean) ** 2)
        return math.exp(self.normal(math.log(mean) - spread / 2, math.sqrt(spread)))

    def mixture(self, parts: Mixture) -> float:
        """Draw from one of several lognormal distributions: share, mean and standard deviation of each."""
        _, mean, deviation = self.weighted(parts, [share for share, _, _ in parts])
        return self.lognormal(mean, deviation)

    def gamma(self, shape: float, mean: float) -> float:
        """Draw from the gamma distribution of a shape of 1 or more (Marsaglia and Tsang)."""
        steady = shape - 1 / 3
        while True:
            deviate = self.normal(0, 1)
            cube = (1 + deviate / math.sqrt(9 * steady)) ** 3
            if cube <= 0:
                continue
            if math.log(1 - self._next()) < deviate**2 / 2 + steady - steady * cube + steady * math.log(cube):
                return steady * cube * mean / shape
