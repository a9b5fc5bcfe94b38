"""Reads single values of a referral: urgency, place, needs, codes, days and moments, and what somebody is called."""

import re
from collections.abc import Callable
from datetime import date, datetime, time

from pc_desktop.domain.people_list import NEED
from pc_desktop.exchange import boxes, dates
from pc_desktop.exchange.grids import Value, text_of
from pc_desktop.exchange.layouts import key
from pc_desktop.exchange.sense import Reading, Sense, ValueReader, error, note, question

_ASK = "Ask the referrer."
_REFERENCE = re.compile(r"[Rr][- ]?([0-9]{3,6})[- ]?([A-Za-z])")
_TIME = re.compile(
    r"(?<![0-9])([01]?[0-9]|2[0-3])[:.]([0-5][0-9])(?![0-9])(?:[:.][0-9]{2})?\s*(am|pm)?", re.IGNORECASE
)
_PARTS = re.compile(r"[,;\n+&]|\band\b|(?<![0-9.])/(?![0-9])", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_SHORT_CODE = re.compile(r"(?:priority|p|cat|category|code)?[ .:-]*([1-4])")


def worded(column: str, what: str, advice: str = _ASK) -> ValueReader:
    """Make the reader of a column that holds one of a few set words."""

    def read(value: Value, sense: Sense) -> Reading[str]:
        text = text_of(value)
        if boxes.has_choices(text):
            picked, fault = boxes.one_chosen(text)
            if picked is None:
                return None, fault
            text = picked
        found = sense.word(column, text)
        if found or sense.says_nothing(text):
            return found, None
        if sense.is_awaited(text):
            return None, question("It is not said yet.", advice)
        return None, question(what, advice)

    return read


read_place = worded("place", "This place is not one that is known.", "Choose the place once it is imported.")
read_gender = worded("gender", "This is not a gender identity of the national list.")
read_ethnic_word = worded("ethnic", "This is not an ethnic category of the national list.")
read_status = worded(
    "status",
    "This does not say whether there is a diagnosis, or one is suspected.",
    "Ask the referrer: confirmed, suspected on a pathway, suspected, or none?",
)
_urgency_word = worded("urgency", "This is not one of: emergency, very urgent, urgent, routine.")


def read_urgency(value: Value, sense: Sense) -> Reading[str]:
    """Read how urgent a referral is as its national code; a bare figure is that code, and is said to be."""
    text = text_of(value)
    short = _SHORT_CODE.fullmatch(text.lower())
    if short is None:
        return _urgency_word(value, sense)
    names = {"1": "emergency", "2": "urgent", "3": "routine", "4": "very urgent"}
    name = names[short[1]]
    return short[1], note(f"Read as the national code for {name}.", "Check that the sender counts so too.")


def read_ethnic(value: Value, sense: Sense) -> Reading[str]:
    """Read an ethnic category: of a code of two characters the first is national."""
    text = text_of(value)
    national = text[:1] if len(text) == 2 and text[0].isalpha() and not text[1].isspace() else text
    return read_ethnic_word(national if sense.word("ethnic", national) else text, sense)


def read_need(value: Value, sense: Sense) -> Reading[bool]:
    """Read a column to tick for one need."""
    return boxes.read_tick(value, text_of(value), sense)


def read_needs(value: Value, sense: Sense) -> Reading[tuple[str, ...]]:
    """Read needs listed in words, as their keys; one that is not known here stays as typed, for Setup to know."""
    text = text_of(value)
    if sense.says_nothing(text) or sense.word("tick", text) == "no":
        return None, None
    if sense.is_awaited(text):
        return None, question("It is not said yet.", _ASK)
    whole = sense.layout.headings.get(key(text), "")
    parts = [text] if whole.startswith(NEED) else _parts(text)
    named = [(sense.layout.headings.get(key(part), ""), part) for part in parts]
    found = [name.removeprefix(NEED) if name.startswith(NEED) else part for name, part in named]
    return tuple(dict.fromkeys(found)) or None, None


def _parts(text: str) -> list[str]:
    """Cut a list in words into its parts, or take the ticked of several boxes."""
    several = boxes.chosen(text) if boxes.has_choices(text) else _PARTS.split(text)
    return [part.strip(" .-") for part in several if part.strip(" .-")]


def read_restricted(value: Value, sense: Sense) -> Reading[str]:
    """Read whether sharing is restricted: the reason where one is given, or that none was."""
    text = text_of(value)
    if text and not sense.word("tick", text) and not sense.says_nothing(text) and not boxes.has_choices(text):
        return (None, question("It is not said yet.", _ASK)) if sense.is_awaited(text) else (text, None)
    said, fault = boxes.read_tick(value, text, sense)
    return ("Asked for by the referrer; no reason given" if said else None), fault


def read_reference(value: Value, _sense: Sense) -> Reading[str]:
    """Read a reference; one of ours is brought to the form R-0411A, another's stays as typed."""
    text = text_of(value)
    ours = _REFERENCE.fullmatch(text)
    return (f"R-{ours[1]}{ours[2].upper()}" if ours else text or None), None


def read_name(value: Value, sense: Sense) -> Reading[str]:
    """Read what somebody is called; a number or a mark is no name."""
    text = text_of(value)
    if sense.says_nothing(text):
        return None, None
    if sense.is_awaited(text):
        return None, question("The name is not given yet.", _ASK)
    if isinstance(value, str) and _LETTER.search(text) and not any(sign.isdigit() for sign in text):
        return text, None
    return None, error("This is not a name.", _ASK)


def read_moment(value: Value, sense: Sense) -> Reading[date]:
    """Read the day something was received, with the time of day where it stands beside it."""
    day, fault = dates.read_date(value, sense)
    if day is None:
        return None, fault
    if isinstance(value, datetime):
        at: time | None = value.time() if value.time() != time(0, 0) else None
    else:
        at = _time_in(value) if isinstance(value, str) else None
    return (datetime.combine(day, at.replace(microsecond=0)) if at else day), fault


def read_time(value: Value, sense: Sense) -> Reading[str]:
    """Read a time of day as 14:05."""
    text = text_of(value)
    if sense.says_nothing(text):
        return None, None
    at = value if isinstance(value, time) else value.time() if isinstance(value, datetime) else None
    if at is None and isinstance(value, float) and 0 <= value < 1:
        minutes = round(value * 1440)
        at = time(minutes // 60 % 24, minutes % 60)
    at = at or _time_in(text)
    return (f"{at:%H:%M}", None) if at else (None, error("This is not a time of day.", _ASK))


def _time_in(text: str) -> time | None:
    """Find a time of day at the end of a text."""
    found = [match for match in _TIME.finditer(text) if not text[match.end() :].strip(" hrsHRSzZ")]
    if not found:
        return None
    hour, minute, half = int(found[-1][1]), int(found[-1][2]), (found[-1][3] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    return time(hour % 12 + (12 if half == "pm" else 0) if half else hour, minute)


def once_chosen(reader: ValueReader) -> Callable[[Value, Sense], Reading[object]]:
    """Make a reader that first looks which of several boxes is ticked."""

    def read(value: Value, sense: Sense) -> Reading[object]:
        if isinstance(value, str) and boxes.has_choices(value):
            picked, fault = boxes.one_chosen(text_of(value))
            return reader(picked, sense) if picked is not None else (None, fault)
        return reader(value, sense)

    return read
