"""Measures of the collaborative's stays: admissions, length of stay as it is counted nationally, distance from home."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.later import Later
from pc_desktop.domain.outcomes.asked import STAY_RULES, WITHOUT_LAST_DAY, length_measure
from pc_desktop.domain.outcomes.book import CaseBook
from pc_desktop.domain.outcomes.definitions import DEFINITIONS, length_of_stay
from pc_desktop.domain.outcomes.measured import Aside, Measure, Observed
from pc_desktop.domain.outcomes.whole import day_of

_OURS: Final = "Other regions' patients and units' own admissions are not counted."
_NO_HOME: Final = "left out: the home is not recorded"
_NOT_READY: Final = "without a day of being ready, counted to discharge"


def length_with_last_day(stay: Stay) -> int | None:
    """Count the days from admission to discharge, both counted; None for a stay still open.

    In days. Source: MHSDS eating disorders dashboard, discharge date less admission date plus one.
    """
    days = length_of_stay(stay)
    return None if days is None else days + 1


def length_without_ready_days(stay: Stay) -> int | None:
    """Count the days from admission until clinically ready, or to discharge where that is not recorded.

    In days, the last not counted; None for a stay still open. A day of readiness before the admission, or after the
    discharge, counts as that day. Source: MHSDS inpatient dashboard, length of stay less days clinically ready.
    """
    days = length_of_stay(stay)
    if days is None or stay.ready is None:
        return days
    return min(days, max(0, (stay.ready - day_of(stay.admitted)).days))


LENGTHS: Final[Mapping[str, Callable[[Stay], int | None]]] = MappingProxyType(
    {
        WITHOUT_LAST_DAY: length_of_stay,
        "with_last_day": length_with_last_day,
        "without_ready_days": length_without_ready_days,
    }
)
"""How a stay's days are counted, by name of the rule."""


def stay_measures(book: CaseBook) -> tuple[Measure, ...]:
    """Give every measure of the collaborative's stays."""
    return (*(_length(book, rule) for rule in STAY_RULES), _distance(book), _managed(book))


def _length(book: CaseBook, rule: str) -> Measure:
    """Give the lengths of stays as one rule counts them, on the day of discharge."""
    meant, count = STAY_RULES[rule], LENGTHS[rule]
    is_unsaid = rule == "without_ready_days"
    return Measure(
        name=length_measure(rule),
        title="Length of stay, mean days",
        unit="days",
        of="discharge",
        kind="mean",
        better="decrease",
        definition=f"Mean days {meant.text}, of the collaborative's stays that ended in the period, in and out of "
        f"the region. Leave is included. A transfer between units ends no stay. {_OURS}",
        source=meant.source,
        case_kind="stay",
        theme="Stays",
        observed=Later(
            lambda: (
                Observed(day_of(one.discharged), float(days), one.key, one.unit, book.area_of_stay(one))
                for one in book.stays
                if one.discharged and (days := count(one)) is not None
            )
        ),
        family="length_of_stay",
        choice=meant.label,
        figure="length_of_stay",
        aside=Later(
            lambda: (
                Aside(day_of(one.discharged), _NOT_READY, one.key, one.unit, book.area_of_stay(one))
                for one in book.stays
                if is_unsaid and one.discharged and one.ready is None
            )
        ),
    )


def _distance(book: CaseBook) -> Measure:
    """Give the miles from home of every admission, on the day of admission."""
    return Measure(
        name="distance",
        title="Distance from home, mean miles",
        unit="miles",
        of="admission",
        kind="mean",
        better="decrease",
        definition=DEFINITIONS["distance"].text.format(span="period"),
        source=DEFINITIONS["distance"].source,
        case_kind="stay",
        theme="Stays",
        observed=Later(
            lambda: (
                Observed(day_of(one.admitted), one.miles, one.key, one.unit, book.area_of_stay(one))
                for one in book.stays
                if one.miles is not None
            )
        ),
        figure="distance",
        aside=Later(
            lambda: (
                Aside(day_of(one.admitted), _NO_HOME, one.key, one.unit, book.area_of_stay(one))
                for one in book.stays
                if one.miles is None
            )
        ),
    )


def _managed(book: CaseBook) -> Measure:
    """Count the admissions the meeting managed, on the day of admission."""
    return Measure(
        name="managed",
        title="Admissions managed",
        unit="",
        of="admission",
        kind="count",
        better="neutral",
        definition=f"Admissions the meeting managed that started in the period, to any unit. {_OURS}",
        source=DEFINITIONS["managed"].source,
        case_kind="stay",
        theme="Stays",
        observed=Later(
            lambda: (
                Observed(day_of(one.admitted), 1.0, one.key, one.unit, book.area_of_stay(one))
                for one in book.stays
            )
        ),
        figure="managed",
    )
