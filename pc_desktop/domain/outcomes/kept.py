"""What people keep for the outcomes: baselines fixed once and for all, and investments entered against savings."""

from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite
from typing import Final

from pc_desktop.domain.errors import Refused

_LONGEST: Final = 80
_LONGEST_TOLD: Final = 400
_MOST: Final = 100_000_000


@dataclass(frozen=True, slots=True)
class Investment:
    """Money put in so that admissions are avoided, such as a day programme, in whole pounds, on a day."""

    key: str
    day: date
    label: str
    pounds: int


@dataclass(frozen=True, slots=True)
class FixedBaseline:
    """What a measure was in a period, kept as it was so that later corrections do not move what people compare with.

    `measure` is a measure's name; `value` its value from `number` cases between `start` and `end` (half-open);
    `source` says where the value comes from, `definition` what it means. `unit`, `area` and `service` say whose it is,
    None for all.
    """

    key: str
    measure: str
    start: date
    end: date
    value: float
    number: int
    source: str
    definition: str
    unit: str | None
    area: str | None
    service: str | None
    fixed: datetime
    by: str


def refuse_investment(investment: Investment) -> None:
    """Refuse an investment without a name or a sensible sum."""
    if not investment.label:
        raise Refused("Say what the money was for.")
    if len(investment.label) > _LONGEST:
        raise Refused(f"Say what the money was for in at most {_LONGEST} letters.")
    if not 1 <= investment.pounds <= _MOST:
        raise Refused(f"An investment lies between £1 and £{_MOST:,}.")


def refuse_baseline(baseline: FixedBaseline) -> None:
    """Refuse a baseline that does not say when and what it was, of how many, where from, or what it means."""
    if baseline.start >= baseline.end:
        raise Refused("A baseline begins before it ends.")
    if not (isfinite(baseline.value) and 0 <= baseline.value <= _MOST):
        raise Refused(f"The value of a baseline lies between 0 and {_MOST:,}.")
    if baseline.number < 1:
        raise Refused("A baseline rests on at least one case.")
    if not baseline.source or not baseline.definition:
        raise Refused("Say where the baseline comes from and how it was counted.")
    if max(len(baseline.source), len(baseline.definition)) > _LONGEST_TOLD:
        raise Refused(
            f"Say where the baseline comes from, and how it was counted, in at most {_LONGEST_TOLD} letters."
        )
