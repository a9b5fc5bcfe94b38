"""What each reported figure means: a name, a sentence to print under it, and the function that computes it.

Every figure keeps the cases it was computed from, so that it can be opened. The collaborative's cases are the
stays whose `source` is meeting; stays of other regions' patients and a unit's own are never counted. National
sources say how such figures are usually defined; where they leave it open, the choice made here is part of
the sentence.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.calendar import days_between, moment_of

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


def length_of_stay(stay: Stay) -> int | None:
    """Count the days from admission to discharge, that day not counted; None for a stay still open."""
    return None if stay.discharged is None else days_between(stay.admitted, stay.discharged)


def mean(values: Iterable[float]) -> float | None:
    """Give the arithmetic mean, exact whatever the order and the number of values; None of none."""
    exact = [Fraction(value) for value in values]
    return float(sum(exact) / len(exact)) if exact else None
