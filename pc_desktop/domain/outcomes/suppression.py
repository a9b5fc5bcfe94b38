"""Small numbers kept from giving anybody away: which counts of a breakdown are shown, rounded or hidden.

Counts under five are hidden, others rounded to the nearest five, nought stays nought: the convention of the published
mental health statistics (NHS Digital, mental-health-monthly-statistics). The total is known exactly, because the
headline gives it, and so may be how this works: whoever knows both still cannot tell any hidden count. That holds
because what is hidden follows, at every step, from things that stay visible:

* where the groups that have any hold fewer than five on average, all of it is hidden, noughts too;
* else, where the total, the noughts and the rounded counts leave every hidden count at least two possible values,
  only the small ones are hidden: every breakdown that looks like this one is then possible;
* else every count but the noughts is hidden: one is small, one is not, and any of the groups might be either.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

HIDDEN: Final = "*"


@dataclass(frozen=True, slots=True)
class Caution:
    """How small numbers are treated: hidden `below`, others rounded `to`; nought shown unless `hide_nought`."""

    below: int = 5
    to: int = 5
    hide_nought: bool = False


NATIONAL: Final = Caution()
"""The convention of the published statistics."""


def suppressed(counts: Sequence[int], caution: Caution = NATIONAL) -> tuple[int | None, ...]:
    """Give the counts of one breakdown as they may be shown, None where one is hidden; their sum is taken as known.

    `counts` are whole numbers from nought on, each case in one group alone. Counts shown are rounded. One group alone
    is its own total, and nothing can hide it: it is then shown as if it could.
    """
    total, small = sum(counts), [_is_small(one, caution) for one in counts]
    if not total or not any(small):
        return tuple(_rounded(one, caution) for one in counts)
    with_any = len(counts) if caution.hide_nought else sum(one > 0 for one in counts)
    if total <= (caution.below - 1) * with_any:
        return (None,) * len(counts)
    shown = tuple(None if hide else _rounded(one, caution) for one, hide in zip(counts, small, strict=True))
    if _is_safe(shown, total, caution):
        return shown
    return tuple(0 if one == 0 and not caution.hide_nought else None for one in counts)


def _is_small(count: int, caution: Caution) -> bool:
    """Tell whether a count has to be hidden."""
    return 0 < count < caution.below or (count == 0 and caution.hide_nought)


def _rounded(count: int, caution: Caution) -> int:
    """Round a count to the nearest multiple, halves upwards."""
    return (count + caution.to // 2) // caution.to * caution.to


def _is_safe(shown: Sequence[int | None], total: int, caution: Caution) -> bool:
    """Tell whether every hidden count could be at least two numbers, given all that is shown and the total."""
    ranges = [_could_be(one, caution) for one in shown]
    least, most = sum(low for low, _ in ranges), sum(high for _, high in ranges)
    for one, (low, high) in zip(shown, ranges, strict=True):
        if one is None:
            lowest = max(low, total - (most - high))
            highest = min(high, total - (least - low))
            if highest - lowest < 1:
                return False
    return True


def _could_be(shown: int | None, caution: Caution) -> tuple[int, int]:
    """Give the least and the most a count could be, by how it is shown."""
    if shown is None:
        return 0 if caution.hide_nought else 1, caution.below - 1
    if shown == 0:
        return 0, 0
    low = shown - caution.to // 2
    return max(caution.below, low), low + caution.to - 1


def share_of(shown: int | None, total: int, caution: Caution = NATIONAL) -> int | None:
    """Give a shown count in whole per cent of the total, never more than all; None where it or the total is too small.

    It is worked out from the rounded count, so that it tells no more than the count does.
    """
    if shown is None or total < caution.below:
        return None
    return min(100, (200 * shown + total) // (2 * total))
