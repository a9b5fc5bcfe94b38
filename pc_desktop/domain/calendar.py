"""Days and moments as the meeting says them: London time on the wall, universal time in the store."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

LONDON: Final = ZoneInfo("Europe/London")
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@lru_cache(maxsize=8192)
def local_day(moment: datetime) -> date:
    """Tell which day it is in London at an aware moment; asked of the same moments over and over, so remembered."""
    return moment.astimezone(LONDON).date()


def moment_of(day: date, at: time = time(0, 0)) -> datetime:
    """Tell the universal moment of a London wall-clock time on `day`."""
    return datetime.combine(day, at, LONDON).astimezone(UTC)


def end_of_day(day: date) -> datetime:
    """Tell the first moment after `day` has ended in London."""
    return moment_of(day + timedelta(days=1))


def shown_day(day: date | None) -> str:
    """Write a day as 21-Nov-2026; an unknown one as Not recorded."""
    if day is None:
        return "Not recorded"
    return f"{day.day:02d}-{_MONTHS[day.month - 1]}-{day.year:04d}"


def shown_day_short(day: date | None) -> str:
    """Write a day as 21-Nov, for places where the year is plain."""
    return "Not recorded" if day is None else f"{day.day:02d}-{_MONTHS[day.month - 1]}"


def shown_day_with_weekday(day: date) -> str:
    """Write a day as Tue 24-Nov-2026."""
    return f"{_WEEKDAYS[day.weekday()]} {shown_day(day)}"


def weekday_and_day(day: date) -> str:
    """Write a day as Thu 26-Nov."""
    return f"{_WEEKDAYS[day.weekday()]} {shown_day_short(day)}"


def shown_moment(moment: datetime | None) -> str:
    """Write a moment as 21-Nov-2026 14:05 in London time; an unknown one as Not recorded."""
    if moment is None:
        return "Not recorded"
    local = moment.astimezone(LONDON)
    return f"{shown_day(local.date())} {local:%H:%M}"


def shown_time(moment: datetime) -> str:
    """Write the London time of a moment as 14:05."""
    return f"{moment.astimezone(LONDON):%H:%M}"


def days_between(start: datetime, end: datetime) -> int:
    """Count midnights in London from `start` to `end`: the same day is 0, negative if `end` is earlier."""
    return (local_day(end) - local_day(start)).days


def shown_days(days: int) -> str:
    """Write a number of days shortly, such as 9 d."""
    return f"{days} d"


def counted(number: int, one: str, many: str | None = None) -> str:
    """Write a number with its noun: 1 day, 2 days."""
    return f"{number} {one if number == 1 else many or one + 's'}"
