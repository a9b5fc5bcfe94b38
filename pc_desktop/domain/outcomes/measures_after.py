"""Measures of what came after: readmission within some days, and admissions avoided."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from typing import Final

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.calendar import counted, days_between
from pc_desktop.domain.later import Later
from pc_desktop.domain.outcomes.avoided import Verdict
from pc_desktop.domain.outcomes.book import CaseBook
from pc_desktop.domain.outcomes.definitions import DEFINITIONS
from pc_desktop.domain.outcomes.measured import Aside, Measure, Observed
from pc_desktop.domain.outcomes.whole import day_of
from pc_desktop.domain.stays import discharge_method

READMISSION_DAYS: Final = (14, 28, 30)
"""Within how many days an admission counts as a readmission: 14 is the national count now, 28 and 30 older ones."""

_METHODS_LEFT_OUT: Final = frozenset({"4", "6", "7", "8"})
_DESTINATIONS_LEFT_OUT: Final = frozenset({"48", "49", "50", "53", "84", "87", "79"})
_NOT_OF_THESE: Final = "left out: by death, to another hospital, or by the patient or relatives"


def may_be_readmitted(stay: Stay) -> bool:
    """Tell whether a discharge belongs to those readmissions are counted of.

    Not where the patient died, discharged themselves or was taken away by others (methods 4, 6, 7, 8), and not where
    they went to another hospital (destinations 48, 49, 50, 53, 79, 84, 87). Source: MHSDS inpatient dashboard.
    """
    left_out = discharge_method(stay) in _METHODS_LEFT_OUT or stay.destination in _DESTINATIONS_LEFT_OUT
    return stay.discharged is not None and not left_out


def is_readmitted(discharged: datetime, admissions: Iterable[datetime], days: int) -> bool:
    """Tell whether one of a person's admissions followed a discharge within so many days in London.

    The day of discharge itself counts; the admission that ended does not, because it came before.
    """
    return any(at >= discharged and days_between(discharged, at) <= days for at in admissions)


def after_measures(book: CaseBook) -> tuple[Measure, ...]:
    """Give every measure of what came after."""
    return (avoided_measure(book), *readmission_measures(book))


def readmission_measures(book: CaseBook) -> tuple[Measure, ...]:
    """Give the share of discharges that led to a readmission, for each number of days."""
    admitted = cache(lambda: _admitted(book))
    return tuple(_readmission(book, admitted, days) for days in READMISSION_DAYS)


def _admitted(book: CaseBook) -> Mapping[str, list[datetime]]:
    """Give the moments each person was admitted, to whichever unit."""
    found: dict[str, list[datetime]] = {}
    for one in book.spells:
        found.setdefault(one.person, []).append(one.admitted)
    return found


def _discharges(
    book: CaseBook, admitted: Mapping[str, list[datetime]], days: int
) -> tuple[list[Observed], list[Aside]]:
    """Judge every discharge; those whose days are not over yet are left out."""
    ended = [(one, left) for one in book.stays if (left := one.discharged)]
    told, aside = [], []
    for one, left in ended:
        place = (one.unit, book.area_of_stay(one))
        if not may_be_readmitted(one):
            aside.append(Aside(day_of(left), _NOT_OF_THESE, one.key, *place))
        elif not _is_over(left, days, book.today):
            aside.append(Aside(day_of(left), f"left out: not yet {days} days ago", one.key, *place))
        else:
            back = is_readmitted(left, admitted.get(one.person, ()), days)
            told.append(Observed(day_of(left), float(back), one.key, *place))
    return told, aside


def _readmission(book: CaseBook, admitted: Callable[[], Mapping[str, list[datetime]]], days: int) -> Measure:
    """Give the share for one number of days."""
    found = cache(lambda: _discharges(book, admitted(), days))
    return Measure(
        name=f"readmission_{days}",
        title=f"Readmission within {days} days",
        unit="%",
        of="discharge",
        kind="share",
        better="decrease",
        definition=f"Discharges after which the patient was admitted again to any unit within {days} days, in per "
        "cent of discharges in the period. Not counted: deaths, discharges by the patient or relatives, and "
        "discharges to another hospital.",
        source="MHSDS inpatient dashboard (within 14 days); within 28 and 30 days are older conventions.",
        case_kind="stay",
        theme="After discharge",
        observed=Later(lambda: found()[0]),
        family="readmission",
        choice=f"Within {days} days",
        aside=Later(lambda: found()[1]),
    )


def _is_over(discharged: datetime, days: int, today: date) -> bool:
    """Tell whether the days in which a readmission counts are over."""
    return day_of(discharged) + timedelta(days=days) < today


def avoided_measure(book: CaseBook) -> Measure:
    """Count admissions avoided on the day the referral was closed; one taken back is not counted again."""
    length = counted(book.avoided_days, "day")
    words = {
        Verdict.TAKEN_BACK: f"taken back: admitted within {length}",
        Verdict.TOO_EARLY: f"counted, but {length} are not over",
    }
    return Measure(
        name="avoided",
        title="Admissions avoided",
        unit="",
        of="referral",
        kind="count",
        better="increase",
        definition="Referrals for admission that were closed in the period with an alternative to admission, and "
        f"whose patient was not admitted to any unit within {length}. One admitted later is taken back.",
        source=DEFINITIONS["avoided"].source,
        case_kind="referral",
        theme="After discharge",
        observed=Later(
            lambda: (
                Observed(day_of(one.at), 1.0, one.referral, *book.place_of(one.referral))
                for one in book.judged
                if one.verdict is not Verdict.TAKEN_BACK
            )
        ),
        figure="avoided",
        aside=Later(
            lambda: (
                Aside(day_of(one.at), words[one.verdict], one.referral, *book.place_of(one.referral))
                for one in book.judged
                if one.verdict in words
            )
        ),
    )
