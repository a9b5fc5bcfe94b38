"""Charts of events so rare that most months have none: the days, or the cases, between one event and the next.

A count that is nought in most months says little month by month. What goes on saying something is how long it takes
until the next: many more days between out-of-area placements is success, and every day without one makes it greater.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from pc_desktop.domain.outcomes.measured import Observed
from pc_desktop.domain.outcomes.spc_options import Improvement

POWER: Final = 3.6
"""Days between events of one steady chance, to the power one over this, lie evenly about their mean.

Source: Nelson 1994, a control chart for parts-per-million nonconforming items; the t-chart of improvement work.
"""

FEWEST_EVENTS: Final = 3
"""Fewer events than this have too few gaps between them for a chart of gaps."""

_OPPOSITE: Final[dict[Improvement, Improvement]] = {
    "increase": "decrease",
    "decrease": "increase",
    "neutral": "neutral",
}


@dataclass(frozen=True, slots=True)
class Gap:
    """The stretch that ends with one event: its day, how long it lasted since the event before, and its case."""

    day: date
    length: float
    case: str


@dataclass(frozen=True, slots=True)
class Gaps:
    """The gaps between events in order, and the one still open since the last; None where there was no event."""

    closed: tuple[Gap, ...]
    still_open: float | None


def to_even(days: float) -> float:
    """Put a number of days on the scale on which their limits are worked out."""
    return float(days ** (1 / POWER))


def to_days(even: float) -> float | None:
    """Bring a line back to days; None where it lies below none, as nothing can lie beyond it."""
    return float(even**POWER) if even > 0 else None


def opposite(better: Improvement) -> Improvement:
    """Tell which way is better for what lies between events, where it is known for the events."""
    return _OPPOSITE[better]


def is_sparse(values: Iterable[float | None]) -> bool:
    """Tell whether a series has nothing in half of its steps or more; steps without a value do not count."""
    told = [value for value in values if value is not None]
    return bool(told) and 2 * sum(value == 0 for value in told) >= len(told)


def days_between(events: Sequence[Observed], today: date) -> Gaps:
    """Give the days from each event to the next, and those since the last; events are given in order."""
    days = [one.day for one in events]
    closed = tuple(
        Gap(one.day, float((one.day - before).days), one.case)
        for before, one in zip(days, events[1:], strict=False)
    )
    return Gaps(closed, float((today - days[-1]).days) if days else None)


def cases_between(cases: Sequence[Observed]) -> Gaps:
    """Give how many cases lie between each that is an event and the next, and since the last; cases in order.

    A case is an event where its value is more than nought.
    """
    closed: list[Gap] = []
    since: int | None = None
    for case in cases:
        if case.value <= 0:
            since = None if since is None else since + 1
            continue
        if since is not None:
            closed.append(Gap(case.day, float(since), case.case))
        since = 0
    return Gaps(tuple(closed), None if since is None else float(since))
