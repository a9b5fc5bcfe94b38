"""Days and moments as people type them into a form, read without guessing: what could be two days is neither."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from pc_desktop.domain.calendar import moment_of

_OLDEST: Final = 110
_WEEKDAY: Final = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[ ,]+)?"
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_SHAPES: Final = tuple(
    re.compile(_WEEKDAY + shape, re.IGNORECASE | re.ASCII)
    for shape in (
        r"(?P<day>\d{1,2}) ?[-/. ] ?(?P<month>\d{1,2}) ?[-/. ] ?(?P<year>\d{4}|\d{2})",
        r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)?[-/. ,]{0,3}(?P<month>[a-z]{3,9})[-/. ,]{0,3}(?P<year>\d{4}|\d{2})",
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
        r"(?P<month>[a-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})",
    )
)
_YEARLESS: Final = re.compile(r"\d{1,2}(?:st|nd|rd|th)?[-/. ](?:\d{1,2}|[a-z]{3,9})", re.IGNORECASE)
_TIME: Final = re.compile(
    r"(?P<day>.*?)(?:,| at)? +(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::\d{2})?", re.ASCII
)
_MIDDAY: Final = time(12, 0)
NOT_A_DAY: Final = "Write the date as 21-Nov-2026 or 21/11/2026."


@dataclass(frozen=True, slots=True)
class DayRead:
    """What a typed date amounts to: a day, or a sentence about what is wrong; neither where nothing was typed."""

    day: date | None = None
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class MomentRead:
    """What a typed date and time amount to: a universal moment, or a sentence; neither where nothing was typed."""

    moment: datetime | None = None
    fault: str | None = None


def read_day(text: str, today: date, *, birth: bool = False) -> DayRead:
    """Read a day, in figures or with the month in words; `birth` reads a year of two digits as one in the past."""
    tidy = " ".join(text.split()).strip(" .,")
    if not tidy:
        return DayRead()
    said = {"today": 0, "t": 0, "yesterday": 1}.get(tidy.casefold())
    if said is not None:
        return DayRead(today - timedelta(days=said))
    for shape in _SHAPES:
        found = shape.fullmatch(tidy)
        if found:
            return _day(found["day"], found["month"], found["year"], today, birth=birth)
    return DayRead(fault="This date has no year." if _YEARLESS.fullmatch(tidy) else NOT_A_DAY)


def read_moment(text: str, now: datetime, today: date) -> MomentRead:
    """Read a day with or without a London time; a day alone counts as its midday, or as now where that is to come."""
    tidy = " ".join(text.split())
    timed = _TIME.fullmatch(tidy)
    read = read_day(timed["day"] if timed else tidy, today)
    if timed and read.day is None:
        read, timed = read_day(tidy, today), None
    if read.day is None:
        return MomentRead(fault=read.fault)
    if timed is None:
        midday = moment_of(read.day, _MIDDAY)
        return MomentRead(min(midday, now) if read.day == today else midday)
    hour, minute = int(timed["hour"]), int(timed["minute"])
    if hour > 23 or minute > 59:
        return MomentRead(fault="Write the time as 14:05.")
    return MomentRead(moment_of(read.day, time(hour, minute)))


def _day(day: str, month: str, year: str, today: date, *, birth: bool) -> DayRead:
    """Make a day of its parts, or say why there is none."""
    place = int(month) if month.isdigit() else _month_named(month)
    if place is None:
        return DayRead(fault=NOT_A_DAY)
    if not 1 <= place <= 12:
        return DayRead(fault=f"There is no month {place}. Write the day first, as 21/11/2026.")
    years = _years(year, today, birth=birth)
    if len(years) > 1:
        return DayRead(fault=f"Write the year in full: {years[0]} or {years[1]}.")
    try:
        return _in_range(date(years[0], place, int(day)))
    except ValueError:
        return DayRead(fault=f"There is no {int(day):02d}-{_MONTHS[place - 1].capitalize()}-{years[0]}.")


def _in_range(day: date) -> DayRead:
    """Refuse a year nobody can mean."""
    if 1900 <= day.year <= 2199:
        return DayRead(day)
    return DayRead(fault=f"The year {day.year} cannot be right.")


def _month_named(word: str) -> int | None:
    """Give the month a word names, whole or shortened to three letters or more."""
    wanted = word.casefold()
    return next((place for place, name in enumerate(_NAMES, start=1) if name.startswith(wanted)), None)


def _years(year: str, today: date, *, birth: bool) -> tuple[int, ...]:
    """Give the years a typed year may mean."""
    if len(year) == 4:
        return (int(year),)
    possible = (2000 + int(year), 1900 + int(year))
    if not birth:
        return (min(possible, key=lambda whole: abs(whole - today.year)),)
    past = tuple(whole for whole in possible if 0 <= today.year - whole < _OLDEST)
    return past or possible[:1]
