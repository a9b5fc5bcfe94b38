"""What one pasted value comes to: the text its field on the form is filled with, or why it fills nothing."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.intake_days import read_day
from pc_desktop.domain.intake_form import MEASURED_ON
from pc_desktop.domain.intake_labels import FREE, Vocabulary
from pc_desktop.domain.intake_units import agrees
from pc_desktop.domain.intake_words import (
    legal_of,
    name_of,
    number_of,
    outcode_of,
    place_of,
    sex_of,
    urgency_of,
)
from pc_desktop.domain.nhs_number import check, shown

_DATED: Final = re.compile(
    r"(?:^|[(\s])(?:on |done |taken )?(?P<day>\d[\w /.-]{5,17}\d)\)?\.?$", re.IGNORECASE
)
_TIMED: Final = re.compile(r"(?P<day>.+?)(?:,| at)? +(?P<time>\d{1,2}[:.]\d{2})(?::\d{2})?")
_APART: Final = re.compile(r"\s*(?:[,;/+&\n]|\band\b)\s*", re.IGNORECASE)
_YES, _NO = (
    frozenset({"yes", "y", "true", "required", "needed"}),
    frozenset({"no", "n", "false", "not required"}),
)
_IN_EVERY_TEAM: Final = frozenset(
    {"the", "community", "team", "cmht", "eating", "disorder", "disorders", "service", "adult", "and", "ed"}
)

_CODED: Final = MappingProxyType(
    {
        "sex": (sex_of, "This is not read as female or male; choose it."),
        "urgency": (urgency_of, "This urgency is not one of the four; choose it."),
        "place": (place_of, "This place is not on the list; choose the nearest."),
        "legal": (legal_of, "This legal status is not understood; choose it."),
        "outcode": (outcode_of, "This is not a postcode."),
    }
)


@dataclass(frozen=True, slots=True)
class Understood:
    """A field with the text it is filled with, and the words pasted it comes from."""

    field: str
    value: str
    said: str


Filled = Mapping[str, Understood]
Answer = tuple[tuple[Understood, ...], str]


def readings(field: str, said: str, note: str, known: Vocabulary, filled: Filled) -> Answer:
    """Read what a field is said to be; gives what it fills, and why anything is left, which is empty for nothing.

    `note` is what stood in brackets after the label, such as a unit; `filled` is what was understood before.
    """
    tidy = " ".join(said.split())
    mark, _, key = field.partition(":")
    if mark == "m":
        return _measured(key, tidy, note, known, filled)
    if mark == "f":
        return _found(key, tidy, known)
    if mark == "need":
        return _need(key, tidy, filled)
    if field in _CODED:
        read, why = _CODED[field]
        value = read(tidy)
        return ((Understood(field, value, said),), "") if value else ((), why)
    if field in FREE or field in {"surname", "given", "title"}:
        return (Understood(field, tidy, said),), ""
    return _READERS[field](tidy, known, filled)


def _nhs_number(tidy: str, _known: Vocabulary, _filled: Filled) -> Answer:
    """Read an NHS number; ten digits that fail the check are filled in for the form to say so."""
    checked = check(tidy)
    if checked.digits is None:
        return (), checked.fault or ""
    return (Understood("nhs_number", shown(checked.digits).replace("\u00a0", " "), tidy),), ""


def _name(tidy: str, _known: Vocabulary, _filled: Filled) -> Answer:
    """Take a whole name apart."""
    name = name_of(tidy)
    if name is None:
        return (), "This is not read as a name; type it."
    parts = (("surname", name.surname), ("given", name.given), ("title", name.title))
    return tuple(Understood(field, value, tidy) for field, value in parts if value), ""


def _day(field: str) -> Callable[[str, Vocabulary, Filled], Answer]:
    """Make what reads a day of this field."""

    def read(tidy: str, known: Vocabulary, _filled: Filled) -> Answer:
        day = read_day(tidy, known.today, birth=field == "born")
        if day.day is None:
            return (), day.fault or ""
        return (Understood(field, shown_day(day.day), tidy),), ""

    return read


def _received(tidy: str, known: Vocabulary, _filled: Filled) -> Answer:
    """Read the day of receipt, with its time where one is given."""
    timed = _TIMED.fullmatch(tidy)
    day = read_day(timed["day"], known.today) if timed else read_day(tidy, known.today)
    if day.day is None:
        timed, day = None, read_day(tidy, known.today)
    if day.day is None:
        return (), day.fault or ""
    time = f" {timed['time'].replace('.', ':').zfill(5)}" if timed else ""
    return (Understood("received", shown_day(day.day) + time, tidy),), ""


def _team(tidy: str, known: Vocabulary, _filled: Filled) -> Answer:
    """Find the one team of this name, with or without the words every team has in its name."""
    same = [key for key, name in known.teams.items() if name.casefold() == tidy.casefold()]
    wanted = _own_words(tidy)
    alike = same or [key for key, name in known.teams.items() if wanted and _own_words(name) == wanted]
    if len(alike) != 1:
        return (), "No one team here is called so; choose it."
    return (Understood("team", alike[0], tidy),), ""


def _own_words(name: str) -> frozenset[str]:
    """Give the words of a team's name that others do not share."""
    return frozenset(re.findall(r"[a-z]+", name.casefold())) - _IN_EVERY_TEAM


def _needs(tidy: str, known: Vocabulary, filled: Filled) -> Answer:
    """Read a list of needs; those not on the list here are left."""
    words = {name.casefold(): key for key, name in known.needs.items()}
    parts = [part for part in _APART.split(tidy) if part]
    whole = words.get(tidy.casefold())
    keys = {whole} if whole else {words[part.casefold()] for part in parts if part.casefold() in words}
    missed = [] if whole else [part for part in parts if part.casefold() not in words]
    why = f"Not on the list of needs: {', '.join(missed)}." if missed else ""
    return (_with_needs(keys, filled, tidy), why) if keys else ((), why)


def _need(key: str, tidy: str, filled: Filled) -> Answer:
    """Read a need that has a line of its own: yes or no."""
    if tidy.casefold() in _YES:
        return _with_needs({key}, filled, tidy), ""
    return (), "" if tidy.casefold() in _NO else "Neither yes nor no; choose it."


def _with_needs(keys: set[str], filled: Filled, said: str) -> tuple[Understood, ...]:
    """Add needs to those understood before."""
    before = filled.get("needs")
    held = set(before.value.split(",")) if before else set()
    return (Understood("needs", ",".join(sorted(held | keys)), said),)


def _measured(sign: str, tidy: str, note: str, known: Vocabulary, filled: Filled) -> Answer:
    """Read a number with its unit, and the day beside it where all numbers were measured on one day."""
    read, field = number_of(tidy), f"m:{sign}"
    if read is None:
        return (), "This is not read as a number; type it."
    unit = read.unit or note
    if not agrees(sign, known.units.get(sign, ""), unit):
        kept = known.units.get(sign) or "the unit of the table"
        return (), f"It is kept in {kept}; {unit} is not read."
    value = Understood(field, f"{read.value:g}{f' {unit}' if sign == 'height' and unit else ''}", tidy)
    if not read.rest:
        return (value,), ""
    words = re.sub(r"^(?:on|at) ", "", read.rest, flags=re.IGNORECASE)
    day = read_day(words, known.today).day
    if day is None:
        return (), "Something stands with the number that is not a date; type it."
    said = filled.get(MEASURED_ON)
    if said is not None and said.value != shown_day(day):
        return (), "Measured on another day than the rest; record it afterwards."
    return (value, Understood(MEASURED_ON, shown_day(day), tidy)), ""


def _found(item: str, tidy: str, known: Vocabulary) -> Answer:
    """Read a finding, and its day where the words end with one; where there is a list, only what stands on it."""
    choices = known.choices.get(item, ())
    if choices:
        chosen = next((one for one in choices if one.casefold() == tidy.casefold()), None)
        return (
            ((Understood(f"f:{item}", chosen, tidy),), "") if chosen else ((), "Not on the list; choose it.")
        )
    found = [Understood(f"f:{item}", tidy, tidy)]
    dated = _DATED.search(tidy)
    day = read_day(dated["day"], known.today).day if dated else None
    if day is not None:
        found.append(Understood(f"on:{item}", shown_day(day), tidy))
    return tuple(found), ""


_READERS: Final[Mapping[str, Callable[[str, Vocabulary, Filled], Answer]]] = MappingProxyType(
    {
        "nhs_number": _nhs_number,
        "name": _name,
        "born": _day("born"),
        "review_on": _day("review_on"),
        "measured_on": _day("measured_on"),
        "received": _received,
        "team": _team,
        "needs": _needs,
    }
)
