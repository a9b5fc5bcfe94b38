"""The shapes a typed date can have, and the words in it: months, weekdays, w/c and the like."""

import re
from dataclasses import dataclass
from datetime import date

NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
FULL_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_TIME = (
    r"(?:[ T,]+(?:at\s+)?[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2}(?:\.[0-9]+)?)?"
    r"\s*(?:am|pm|hrs?|h|z)?(?:[+-]\d\d:?\d\d)?)?"
)
_YEAR = "(?P<year>[0-9]{4}|[0-9]{2})"
_SHAPES = (
    r"(?P<year>[0-9]{4})(?P<mark>[-/.])(?P<day2>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})",
    rf"(?P<day>[0-9]{{1,2}})\s?(?P<mark>[-/.\\ ])\s?(?P<number>[0-9]{{1,2}})\s?(?P=mark)\s?{_YEAR}",
    rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[-/. ]*{_MONTH}[-/., ]*'?{_YEAR}",
    rf"{_MONTH}\.?\s+(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>[0-9]{{4}})",
)
_WHOLE = tuple(re.compile(_WEEKDAY + shape + _TIME, re.IGNORECASE) for shape in _SHAPES)
_WITHIN = tuple(
    re.compile(rf"(?<![0-9A-Za-z]){_WEEKDAY}{shape}(?![0-9])", re.IGNORECASE) for shape in _SHAPES
)
_ABOUT = re.compile(
    r"(w/c|w\.c\.?|wc|w/b|week\s+commencing|week\s+beginning|wk\s+(?:commencing|beg)\.?|circa|c\.|approx(?:imately)?\.?|about"
    r"|around|est\.?|estimated|prov(?:isional(?:ly)?)?\.?|by|before|after|from|since|early|mid|late|~|\?)[\s:]*(?=[0-9A-Za-z])",
    re.IGNORECASE,
)
_MONTH_ALONE = re.compile(rf"(?:[a-z]+\W+)?{_MONTH}[-/., ]*'?(?:[0-9]{{2}}|[0-9]{{4}})?", re.IGNORECASE)
_NO_YEAR = re.compile(
    rf"{_WEEKDAY}(?:[0-9]{{1,2}}\s?[-/.]\s?[0-9]{{1,2}}|[0-9]{{1,2}}(?:st|nd|rd|th)?[-/. ]*{_MONTH})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Parts:
    """A date taken apart but not yet believed: day, month (a number or a name) and year as typed."""

    day: str
    month: str
    year: str
    weekday: str = ""
    numeric: bool = True


def shown(day: date) -> str:
    """Show a day as the application does, whatever language the computer speaks."""
    return f"{day.day:02d}-{NAMES[day.month - 1]}-{day.year}"


def whole(text: str) -> Parts | None:
    """Take apart text that is a date and nothing else but a weekday and a time."""
    for shape in _WHOLE:
        match = shape.fullmatch(text)
        if match:
            return _parts(match)
    return None


def all_in(text: str) -> list[Parts]:
    """Take apart every date standing in a longer text, each once, in the order they stand."""
    taken: list[tuple[int, int, Parts]] = []
    for shape in _WITHIN:
        for match in shape.finditer(text):
            if all(match.end() <= start or match.start() >= end for start, end, _ in taken):
                taken.append((match.start(), match.end(), _parts(match)))
    return [parts for _, _, parts in sorted(taken, key=lambda entry: entry[0])]


def without_about(text: str) -> tuple[str, str]:
    """Take w/c, approx, ~ and a question mark off a date; gives the rest and what was taken off."""
    bare = text.rstrip("? ")
    if bare != text:
        return bare, "?"
    match = _ABOUT.match(text)
    return (text[match.end() :], match[1]) if match else (text, "")


def only_american(text: str) -> bool:
    """Tell whether a numeric date can only be read with the month first."""
    parts = whole(text)
    if parts is None or not parts.numeric or (len(parts.year) == 4 and text.startswith(parts.year)):
        return False
    return int(parts.day) <= 12 < int(parts.month) <= 31


def month_number(month: str) -> int | None:
    """Number a typed month, 1 to 12 for a name and whatever was typed for digits."""
    if month.isdigit():
        return int(month)
    short = month[:3].title()
    return NAMES.index(short) + 1 if short in NAMES else None


def month_alone(text: str) -> bool:
    """Tell whether text names a month, perhaps with a year, but no day."""
    return _MONTH_ALONE.fullmatch(text) is not None


def without_year(text: str) -> bool:
    """Tell whether text is a day and a month only."""
    return _NO_YEAR.fullmatch(text) is not None


def _parts(match: re.Match[str]) -> Parts:
    """Give the parts of a match, whichever shape it has."""
    found = match.groupdict()
    month = found.get("month") or found.get("number") or found.get("day2") or ""
    return Parts(
        day=found["day"],
        month=month,
        year=found["year"],
        weekday=(found.get("weekday") or "").lower(),
        numeric=found.get("number") is not None,
    )
