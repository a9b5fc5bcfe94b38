"""What each reported figure means: a name, a sentence to print under it, and the function that computes it.

Every figure keeps the cases it was computed from, so that it can be opened. The collaborative's cases are the
stays whose `source` is meeting; stays of other regions' patients and a unit's own are never counted. National
sources say how such figures are usually defined; where they leave it open, the choice made here is part of
the sentence.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from statistics import median
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.calendar import days_between, moment_of
from pc_desktop.domain.meeting import Meeting, Minute
from pc_desktop.domain.outcomes.whole import MANAGED
from pc_desktop.domain.places import Unit

NO_BED: Final = "10"
"""The national reason code of an inappropriate out-of-area placement: no bed available."""


@dataclass(frozen=True, slots=True)
class Definition:
    """What one figure means: its label, the sentence printed with it and where the definition comes from."""

    label: str
    text: str
    source: str


DEFINITIONS: Final = MappingProxyType(
    {
        "out_of_area": Definition(
            "Out-of-area activity",
            "Placements of the collaborative's patients in units outside the region that started in the "
            "year, for any reason; those made for want of a bed (reason code 10) are inappropriate. "
            "Change in per cent of the baseline year, given only where that had at least five.",
            "NHS Data Dictionary, referred out of area reason; for specialised services the definition is "
            "local.",
        ),
        "length_of_stay": Definition(
            "Length of stay",
            "Mean days {counted}, of the collaborative's stays that ended in the {span}, in and out of the "
            "region. Leave is included. A transfer between units ends no stay.",
            "MHSDS inpatient dashboard: discharge date less admission date.",
        ),
        "distance": Definition(
            "Distance travelled",
            "Mean straight-line miles between the centres of the postcode districts of home and unit, "
            "once for each of the collaborative's admissions that started in the {span}. Admissions whose "
            "home is not recorded are left out.",
            "MHSDS distance from home at admission, here in miles; postcode districts from OS Code-Point "
            "Open.",
        ),
        "managed": Definition(
            "Admissions managed",
            "Admissions the meeting managed that started in the year, to any unit. Other regions' "
            "patients and units' own admissions are not counted.",
            "Defined here.",
        ),
        "avoided": Definition(
            "Admissions avoided",
            "Referrals for admission that the meeting closed in the year with an alternative to "
            "admission, and whose patient was not admitted to any unit within {days} days after. One "
            "admitted later is taken out again.",
            "Defined here: no national definition is published.",
        ),
        "savings": Definition(
            "Savings",
            "Admissions avoided x assumed length of stay x price of a bed day, less the cost of the "
            "alternatives, as a range from a shorter and a longer assumed stay, to the nearest £10k. "
            "{assumptions}",
            "Defined here: no national formula is published.",
        ),
        "discussion": Definition(
            "Clinical discussion",
            "Time recorded against each referral in the minutes of the meetings held in the year, added up.",
            "Defined here.",
        ),
        "gaps": Definition(
            "Gaps in community services",
            "Areas from which at least {number} people were referred in the year without a community team "
            "to refer them, by the team whose area their home lies in.",
            "Defined here, after the question on lack of community services in the national access "
            "assessment form.",
        ),
    }
)
"""Every figure of the headline, by name."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `start` up to but not including `end`, in London, and what the period is called."""

    start: date
    end: date
    label: str

    def moments(self) -> tuple[datetime, datetime]:
        """Give its first moment and the first moment after it."""
        return moment_of(self.start), moment_of(self.end)

    def __contains__(self, moment: datetime | None) -> bool:
        """Tell whether a moment lies in the period."""
        start, end = self.moments()
        return moment is not None and start <= moment < end


@dataclass(frozen=True, slots=True)
class Figure:
    """One computed figure and the keys of the facts it counts, in order; None where there is no case.

    `rests_on` says of how many cases it was, where it was fixed or counted elsewhere.
    """

    value: float | None
    cases: tuple[str, ...]
    rests_on: int | None = None

    @property
    def number(self) -> int:
        """Tell how many cases the figure rests on."""
        return len(self.cases) if self.rests_on is None else self.rests_on


def year_from(start: date, label: str = "") -> Period:
    """Give the year that begins on `start`; one that begins on 29 February ends on 1 March."""
    leap_day = (start.month, start.day) == (2, 29)
    end = date(start.year + 1, 3, 1) if leap_day else start.replace(year=start.year + 1)
    return Period(start, end, label)


def managed(stays: Iterable[Stay]) -> tuple[Stay, ...]:
    """Give the stays that count in the collaborative's figures."""
    return tuple(stay for stay in stays if stay.source == MANAGED)


def length_of_stay(stay: Stay) -> int | None:
    """Count the days from admission to discharge, that day not counted; None for a stay still open."""
    return None if stay.discharged is None else days_between(stay.admitted, stay.discharged)


def admitted_in(stays: Iterable[Stay], period: Period) -> tuple[Stay, ...]:
    """Give the collaborative's stays that started in a period, in order of admission."""
    start, end = period.moments()
    chosen = [stay for stay in managed(stays) if start <= stay.admitted < end]
    return tuple(sorted(chosen, key=lambda stay: (stay.admitted, stay.key)))


def discharged_in(stays: Iterable[Stay], period: Period) -> tuple[tuple[Stay, int], ...]:
    """Give the collaborative's stays that ended in a period, and their days, in order of discharge."""
    start, end = period.moments()
    ended = [(stay.discharged, stay) for stay in managed(stays) if stay.discharged is not None]
    chosen = sorted((left, stay.key, stay) for left, stay in ended if start <= left < end)
    return tuple((stay, days_between(stay.admitted, left)) for left, _, stay in chosen)


def mean(values: Iterable[float]) -> float | None:
    """Give the arithmetic mean, exact whatever the order and the number of values; None of none."""
    exact = [Fraction(value) for value in values]
    return float(sum(exact) / len(exact)) if exact else None


def mean_length_of_stay(stays: Iterable[Stay], period: Period) -> Figure:
    """Average the lengths, in days, of the collaborative's stays that ended in a period."""
    ended = discharged_in(stays, period)
    return Figure(mean(days for _, days in ended), tuple(stay.key for stay, _ in ended))


def median_length_of_stay(stays: Iterable[Stay], period: Period) -> Figure:
    """Give the median length, in days, of the collaborative's stays that ended in a period."""
    ended = discharged_in(stays, period)
    middle = float(median(days for _, days in ended)) if ended else None
    return Figure(middle, tuple(stay.key for stay, _ in ended))


def out_of_area_started(stays: Iterable[Stay], units: Mapping[str, Unit], period: Period) -> Figure:
    """Count the collaborative's placements in units outside the region that started in a period."""
    keys = tuple(stay.key for stay in admitted_in(stays, period) if not units[stay.unit].in_region)
    return Figure(float(len(keys)), keys)


def inappropriate_out_of_area(stays: Iterable[Stay], units: Mapping[str, Unit], period: Period) -> Figure:
    """Count the out-of-area placements that started in a period for want of a bed: reason code 10."""
    started = admitted_in(stays, period)
    keys = tuple(stay.key for stay in started if not units[stay.unit].in_region and stay.oat_reason == NO_BED)
    return Figure(float(len(keys)), keys)


def mean_distance(stays: Iterable[Stay], period: Period) -> Figure:
    """Average the straight-line miles from home of the collaborative's admissions of a period."""
    known = [(stay.key, stay.miles) for stay in admitted_in(stays, period) if stay.miles is not None]
    return Figure(mean(miles for _, miles in known), tuple(key for key, _ in known))


def admissions_managed(stays: Iterable[Stay], period: Period) -> Figure:
    """Count the admissions the meeting managed that started in a period."""
    keys = tuple(stay.key for stay in admitted_in(stays, period))
    return Figure(float(len(keys)), keys)


def discussion(minutes: Iterable[Minute], meetings: Iterable[Meeting], period: Period) -> Figure:
    """Add up the seconds minuted against referrals in a period; its cases are the meetings."""
    held = {meeting.key: meeting.day for meeting in meetings if period.start <= meeting.day < period.end}
    spent = [(minute.meeting, minute.seconds) for minute in minutes if minute.meeting in held]
    spoken = {key for key, seconds in spent if seconds > 0}
    cases = tuple(sorted(spoken, key=lambda key: (held[key], key)))
    return Figure(float(sum(seconds for _, seconds in spent)), cases)
