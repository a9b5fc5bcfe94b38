"""Which period another is compared with: the baseline set, the time just before, a year before, or one's own."""

from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.outcomes.definitions import Period
from pc_desktop.services.chart_choices import OWN, own_days

BASELINE: Final = "baseline"
AGAINST: Final = MappingProxyType(
    {
        BASELINE: "The baseline set",
        "before": "The time just before",
        "year": "The same a year before",
        OWN: "From … to …",
    }
)
"""What a period can be compared with, in words."""


def against_key(against: str) -> str:
    """Give the choice that stands for what was chosen; what cannot be read is the baseline."""
    if against in AGAINST and against != OWN:
        return against
    return OWN if own_days(against) else BASELINE


def baseline_days(against: str, period: Period) -> tuple[date, date] | None:
    """Give the first day of what a period is compared with and the day after its last; None where it is as set."""
    own = own_days(against)
    if own:
        return own[0], own[1] + timedelta(days=1)
    if against == "before":
        return _just_before(period)
    if against == "year":
        return _a_year_back(period.start), _a_year_back(period.end)
    return None


def _just_before(period: Period) -> tuple[date, date]:
    """Give as many whole months before, of whole months, and else as many days."""
    start, end = period.start, period.end
    if start.day == end.day == 1:
        at = 2 * (start.year * 12 + start.month - 1) - (end.year * 12 + end.month - 1)
        return date(at // 12, at % 12 + 1, 1), start
    return start - (end - start), start


def _a_year_back(day: date) -> date:
    """Give the same day a year before; 28 February for 29 February."""
    leap_day = (day.month, day.day) == (2, 29)
    return date(day.year - 1, 2, 28) if leap_day else day.replace(year=day.year - 1)
