"""What commissioners are given of a meeting: figures and coded decisions, nobody by name, number, place or initials."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.called import MEETING

FEWEST: Final = 5
"""A count of people at a place is given from this many on; fewer could tell who they are."""


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One person decided about, known by a number of this summary alone; `waited` in broad bands."""

    number: int
    decision: str
    reason: str
    waited: str
    remarks: str


@dataclass(frozen=True, slots=True)
class UnitBeds:
    """The beds of one unit: beds alone, nobody in them."""

    unit: str
    commissioned: int
    open: int
    closed: int
    unusable: int
    free: int


@dataclass(frozen=True, slots=True)
class CountLine:
    """Something counted, in words; small counts of people are written as fewer than five."""

    what: str
    count: str


@dataclass(frozen=True, slots=True)
class TakenFurther:
    """An escalation by what it was about and to whom, without what was written."""

    about: str
    whom: str
    asked: date
    answered: str


@dataclass(frozen=True, slots=True)
class CommissionersPack:
    """The whole summary of one meeting for commissioners; `figures` are those of the Outcomes screen."""

    collaborative: str
    day: date
    as_at: datetime
    status: str
    is_draft: bool
    counts: tuple[CountLine, ...]
    cases: tuple[CaseLine, ...]
    beds: tuple[UnitBeds, ...]
    gaps: tuple[CountLine, ...]
    further: tuple[TakenFurther, ...]
    figures: tuple[tuple[str, str, str], ...]
    period: str
    meeting: str = MEETING

    @property
    def file_name(self) -> str:
        """Name the file."""
        return f"Summary for commissioners {shown_day(self.day)}.xlsx"


def few(number: int) -> str:
    """Write a count of people so that few of them cannot be told: none, fewer than 5, or how many."""
    return str(number) if number == 0 or number >= FEWEST else f"fewer than {FEWEST}"


def waited_words(days: int | None) -> str:
    """Say how long somebody has waited in three broad bands, which tell nobody apart."""
    if days is None:
        return "Not recorded"
    return "under 4 weeks" if days < 28 else "4 to 12 weeks" if days < 84 else "over 12 weeks"
