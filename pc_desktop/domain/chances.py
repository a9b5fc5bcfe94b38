"""How likely a bed is to come free: from how long people have stayed before, and from expected dates.

The curve of staying is the product-limit estimate of E. L. Kaplan and P. Meier (Journal of the American Statistical
Association 53, 1958, 457-481): stays that have not ended yet count for as long as they have been seen. A chance is
never a promise, and none is given where too few people have stayed as long.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import prod
from typing import Final

LEAST_AT_RISK: Final = 5
"""From how many who stayed as long a chance is told; below it nobody can say."""
LEAST_OF_A_UNIT: Final = 30
"""From how many ended stays a unit is judged by its own stays rather than by the whole region's."""
WINDOWS: Final = (7, 14, 28)
"""The days ahead a chance is told for: one, two and four weeks."""


@dataclass(frozen=True, slots=True)
class Seen:
    """How long one stay has been seen to last, in days, and whether it ended then."""

    days: int
    ended: bool


@dataclass(frozen=True, slots=True)
class Staying:
    """The share of people still staying after each number of days at which somebody left.

    `days`, `shares` and `at_risk` belong together: how many were still there to leave on that day. `longest` is the
    longest time anybody was seen, beyond which nothing is known.
    """

    days: tuple[int, ...]
    shares: tuple[float, ...]
    at_risk: tuple[int, ...]
    longest: tuple[int, ...]

    def share_after(self, days: int) -> float:
        """Give the share still staying after this many days."""
        place = bisect_right(self.days, days)
        return self.shares[place - 1] if place else 1.0

    def seen_beyond(self, days: int) -> int:
        """Count the stays that were seen to last longer than this many days."""
        return len(self.longest) - bisect_right(self.longest, days)


def staying(seen: Iterable[Seen]) -> Staying:
    """Estimate the curve of staying; a stay that ends on a day is taken to end before one last seen that day."""
    stays = sorted(seen, key=lambda one: (one.days, not one.ended))
    days, shares, risks = [], [], []
    share, there = 1.0, len(stays)
    place = 0
    while place < len(stays):
        day = stays[place].days
        together = [one for one in stays[place:] if one.days == day]
        left = sum(one.ended for one in together)
        if left:
            share *= 1 - left / there
            days.append(day)
            shares.append(share)
            risks.append(there)
        there -= len(together)
        place += len(together)
    return Staying(tuple(days), tuple(shares), tuple(risks), tuple(one.days for one in stays))


def leaves_within(curve: Staying, so_far: int, window: int) -> float | None:
    """Give the chance that somebody who has stayed `so_far` days leaves within `window` more.

    None where fewer than LEAST_AT_RISK people have been seen to stay as long.
    """
    now = curve.share_after(so_far)
    if curve.seen_beyond(so_far) < LEAST_AT_RISK or now <= 0:
        return None
    return 1 - curve.share_after(so_far + window) / now


def frees_within(
    curve: Staying, so_far: int, window: int, expected_in: int | None, dates_kept: float
) -> float | None:
    """Give the chance that a bed comes free within `window` days: by the stay so far, or by an expected date.

    An expected date within the window, or past already, counts as kept with the share `dates_kept`, which people set:
    the last date said is put right up to the day itself, so old dates cannot tell. The larger of the two holds.
    """
    chance = leaves_within(curve, so_far, window)
    if expected_in is None or expected_in > window:
        return chance
    return dates_kept if chance is None else max(chance, dates_kept)


def at_least_one(chances: Sequence[float]) -> float:
    """Give the chance that at least one of several beds comes free, taken as having nothing to do with each other."""
    return 1 - prod(1 - chance for chance in chances)


@dataclass(frozen=True, slots=True)
class Band:
    """What came of the chances told between two limits: how many, what was told on average, and how often it came."""

    low: float
    high: float
    told: int
    mean: float
    came: int

    @property
    def share(self) -> float:
        """Give the share that came true."""
        return self.came / self.told if self.told else 0.0


@dataclass(frozen=True, slots=True)
class Check:
    """How chances told in the past came true, by bands, and how far off they were.

    `miss` is the mean squared difference between chance and outcome (G. W. Brier, Monthly Weather Review 78, 1950);
    `miss_of_the_same` is that of telling everybody the overall share: smaller is better.
    """

    bands: tuple[Band, ...]
    told: int
    miss: float
    miss_of_the_same: float


def check(told: Iterable[tuple[float, bool]], bands: int = 5) -> Check | None:
    """Compare chances with what came; None where nothing was told."""
    pairs = sorted(told)
    if not pairs:
        return None
    came = sum(came for _, came in pairs) / len(pairs)
    grouped: list[list[tuple[float, bool]]] = [[] for _ in range(bands)]
    for chance, happened in pairs:
        grouped[min(bands - 1, int(chance * bands))].append((chance, happened))
    return Check(
        bands=tuple(_band(place / bands, (place + 1) / bands, group) for place, group in enumerate(grouped)),
        told=len(pairs),
        miss=sum((chance - happened) ** 2 for chance, happened in pairs) / len(pairs),
        miss_of_the_same=came * (1 - came),
    )


def _band(low: float, high: float, pairs: Sequence[tuple[float, bool]]) -> Band:
    """Add one band up."""
    mean = sum(chance for chance, _ in pairs) / len(pairs) if pairs else 0.0
    return Band(low, high, len(pairs), mean, sum(happened for _, happened in pairs))
