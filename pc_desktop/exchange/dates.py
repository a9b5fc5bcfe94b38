"""Reads dates as British people and their computers write them, and says which are not to be trusted."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from pc_desktop.exchange import calendar_words
from pc_desktop.exchange.calendar_words import Parts, shown
from pc_desktop.exchange.grids import LONGEST_TEXT, Value
from pc_desktop.exchange.sense import Fault, Reading, Sense, error, note, question

_EARLIEST, _LATEST = date(1900, 1, 1), date(2199, 12, 31)
_FIRST_DAY, _FIRST_DAY_1904 = date(1899, 12, 30), date(1904, 1, 1)
_BARE = re.compile(r"[0-9]{4,5}(?:\.[0-9]+)?")
_MONTH_FIRST = re.compile(
    r"\bm{1,3}\s?[-/. ]?\s?d{1,2}\s?[-/. ]?\s?y{2,4}\b|\bUS (?:date|format|style)", re.IGNORECASE
)
_COMPACT = re.compile(r"[0-9]{8}")
_OLDEST = 110
NOT_A_DATE = "This is not a date."
_OTHER_WORDS = "other words"
_ASK_DAY = "Ask the unit which day was meant."


def read_date(value: Value, sense: Sense) -> Reading[date]:
    """Read a day near the day the return speaks of: an admission, a referral, an expected discharge."""
    return _read(value, sense, birth=False)


def read_birth(value: Value, sense: Sense) -> Reading[date]:
    """Read a date of birth: a year of two digits is one in the past."""
    return _read(value, sense, birth=True)


def writes_american(values: Iterable[Value]) -> bool:
    """Tell whether a column of text holds a date that can only be the month first, such as 11/23/2026."""
    return any(isinstance(value, str) and calendar_words.only_american(_tidy(value)) for value in values)


def says_american(heading: str) -> bool:
    """Tell whether a heading says that the month stands first, as Admitted (mm/dd/yyyy) does."""
    return _MONTH_FIRST.search(heading) is not None


def column_sense(values: Iterable[Value], heading: str, sense: Sense) -> Sense:
    """Give the sense a column of days is read with: as its heading says, or where its days give it away, asked."""
    if says_american(heading):
        return replace(sense, month_first=True)
    return replace(sense, american=True) if writes_american(values) else sense


def found_in(text: str, sense: Sense) -> date | None:
    """Find the one date in a sentence, None where there is none, or more than one, or it cannot be."""
    parts = calendar_words.all_in(_tidy(text))
    if len(parts) != 1:
        return None
    return _day(parts[0], sense, birth=False)[0]


def _read(value: Value, sense: Sense, *, birth: bool) -> Reading[date]:
    if isinstance(value, datetime):
        return _in_range(value.date())
    if isinstance(value, date):
        return _in_range(value)
    if isinstance(value, str):
        return _text(_tidy(value), sense, birth=birth)
    if value is None:
        return None, None
    if isinstance(value, float) and not isinstance(value, bool):
        return _number(value, sense, birth=birth)
    if isinstance(value, time | timedelta):
        return None, error("This is a time, not a date.", _ASK_DAY)
    return None, error(NOT_A_DATE, _ASK_DAY)


def _tidy(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text[:LONGEST_TEXT]).split()).strip(" '")


def _in_range(day: date) -> Reading[date]:
    if _EARLIEST <= day <= _LATEST:
        return day, None
    return None, error(f"The year {day.year} cannot be right.", _ASK_DAY)


def _number(number: float, sense: Sense, *, birth: bool) -> Reading[date]:
    """Read a bare day number as spreadsheets count days, or eight digits that are a date."""
    if not abs(number) < 1e9:
        return None, error("This number is not a date.", _ASK_DAY)
    if number == int(number) and _COMPACT.fullmatch(str(int(number))):
        return _eight_digits(str(int(number)), sense, birth=birth)
    start = _FIRST_DAY_1904 if sense.from_1904 else _FIRST_DAY
    if not 366 <= number <= 109_000:
        return None, error("This number is not a date.", _ASK_DAY)
    day = start + timedelta(days=int(number))
    return day, note(
        f"The cell holds a bare number, which spreadsheets count as {shown(day)}; it was read so.",
        "Check the day, and show the column as dates next time.",
    )


def _eight_digits(digits: str, sense: Sense, *, birth: bool) -> Reading[date]:
    """Read 20261115 or 15112026, where only one of the two can be meant."""
    forms = (
        Parts(digits[6:], digits[4:6], digits[:4], numeric=False),
        Parts(digits[:2], digits[2:4], digits[4:]),
    )
    days = {day for parts in forms if (day := _day(parts, sense, birth=birth)[0])}
    if len(days) == 1:
        return days.pop(), None
    return None, error("Eight digits that are not one certain date.", _ASK_DAY)


def _text(text: str, sense: Sense, *, birth: bool) -> Reading[date]:
    if sense.says_nothing(text):
        return None, None
    if sense.is_awaited(text):
        return None, note("The date is not known yet.", "Nothing was read; ask the unit when it is settled.")
    if _COMPACT.fullmatch(text):
        return _eight_digits(text, sense, birth=birth)
    if _BARE.fullmatch(text):
        return _number(float(text), sense, birth=birth)
    rest, about = calendar_words.without_about(text)
    parts = calendar_words.whole(rest)
    if parts is None:
        found = calendar_words.all_in(rest)
        if len(found) != 1:
            return None, _no_date(rest, len(found))
        parts, about = found[0], about or _OTHER_WORDS
    day, fault = _day(parts, sense, birth=birth)
    if day is None or fault is not None:
        return day, fault
    return day, _remark(day, parts, about)


def _no_date(text: str, found: int) -> Fault:
    """Say why text is not one date."""
    if found > 1:
        return question("There is more than one date here.", _ASK_DAY)
    if calendar_words.month_alone(text):
        return question("This names a month but no day.", _ASK_DAY)
    if calendar_words.without_year(text):
        return question("This date has no year.", "Ask the unit for the whole date.")
    return error(NOT_A_DATE, _ASK_DAY)


def _remark(day: date, parts: Parts, about: str) -> Fault | None:
    """Say what was read past: a weekday that does not fit, or a word such as w/c."""
    weekday = calendar_words.WEEKDAYS[day.weekday()]
    if parts.weekday and parts.weekday != weekday[:3].lower():
        return question(f"{shown(day)} is a {weekday}, which is not the weekday typed.", _ASK_DAY)
    if about == "?":
        return question(f"A question mark stands with {shown(day)}.", _ASK_DAY)
    if about == _OTHER_WORDS:
        return note(
            f"Other words stand with the date; read as {shown(day)}.", "Check that this day was meant."
        )
    if about:
        return note(
            f"Given with \u201c{about}\u201d; read as {shown(day)}.", "Ask the unit if the exact day matters."
        )
    return None


def _day(parts: Parts, sense: Sense, *, birth: bool) -> Reading[date]:
    """Make a day of its parts, or say why there is none."""
    if sense.month_first and parts.numeric:
        parts = replace(parts, day=parts.month, month=parts.day)
    number, month = int(parts.day), calendar_words.month_number(parts.month)
    years = _years(parts.year, sense, birth=birth)
    if month is None:
        return None, error(NOT_A_DATE, _ASK_DAY)
    if month > 12 >= number:
        american = f"{month:02d}-{calendar_words.NAMES[number - 1]}-{years[0]}"
        return None, error(
            f"There is no month {month}.",
            f"The heading says that the month stands first; if it does not here, it is {american}. Ask the unit."
            if sense.month_first
            else f"If the month stands first here, type it as {american}; otherwise ask the unit.",
        )
    if sense.american and not sense.month_first and parts.numeric and number <= 12 and number != month:
        return None, question(
            "Elsewhere this column writes the month first, so this could be either of two days.", _ASK_DAY
        )
    days = [day for year in years if (day := _made(year, month, number)) is not None]
    if not days:
        return None, error(*_impossible(number, month, years[0]))
    if len(days) > 1:
        return None, question(
            f"The year could be {days[0].year} or {days[1].year}.", "Ask the unit for the whole year."
        )
    return _in_range(days[0])


def _made(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _years(typed: str, sense: Sense, *, birth: bool) -> tuple[int, ...]:
    """Give the years a typed year may mean; one of two digits is decided by what the column holds."""
    year = int(typed)
    if len(typed) > 2:
        return (year,)
    now = sense.on.year if sense.on else 2029
    if not birth:
        return (min((1900 + year, 2000 + year), key=lambda whole: abs(whole - now)),)
    possible = [whole for whole in (2000 + year, 1900 + year) if 0 <= now - whole < _OLDEST]
    if sense.on is None:
        possible = possible[:1]
    return tuple(possible) or (2000 + year,)


def _impossible(number: int, month: int, year: int) -> tuple[str, str]:
    """Say that a day does not exist, and why."""
    if not 1 <= month <= 12:
        return f"There is no month {month}.", _ASK_DAY
    name, full = calendar_words.NAMES[month - 1], calendar_words.FULL_NAMES[month - 1]
    typed = f"{number:02d}-{name}-{year}"
    if month == 2 and number == 29:
        return f"There is no {typed}: {year} is not a leap year.", _ASK_DAY
    length = calendar_words.DAYS[month - 1]
    return f"There is no {typed}: {full} has {length} days.", _ASK_DAY
