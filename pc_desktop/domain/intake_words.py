"""Words people write on referrals, read as what is kept: urgency, place, section, sex, district, number, name."""

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.legal import LEGAL
from pc_desktop.domain.referral import PLACES, URGENCIES

_URGENCY_WORDS: Final = MappingProxyType(
    {words.casefold(): code for code, words in URGENCIES.items()}
    | {"urgent/serious": "2", "very-urgent": "4", "non urgent": "3", "non-urgent": "3"}
)
_PLACE_WORDS: Final = MappingProxyType(
    {words.casefold(): key for key, words in PLACES.items()}
    | {words.partition(" ")[2].casefold(): key for key, words in PLACES.items()}
    | {
        "home": "home",
        "own home": "home",
        "family home": "home",
        "medical ward": "medical_ward",
        "acute medical ward": "medical_ward",
        "general hospital ward": "medical_ward",
        "paediatric ward": "medical_ward",
        "a&e": "emergency_department",
        "a and e": "emergency_department",
        "ed": "emergency_department",
        "emergency department": "emergency_department",
        "accident and emergency": "emergency_department",
        "acute mental health ward": "acute_ward",
        "mental health ward": "acute_ward",
        "psychiatric ward": "acute_ward",
        "another unit": "other_unit",
        "police": "police",
        "police custody": "police",
    }
)
_SEX_WORDS: Final = MappingProxyType(
    {"f": "F", "female": "F", "woman": "F", "girl": "F", "m": "M", "male": "M", "man": "M", "boy": "M"}
)
_INFORMAL: Final = frozenset(
    {"informal", "voluntary", "informal patient", "voluntary patient", "not detained"}
)
_SECTION: Final = re.compile(
    r"(?:detained |held )?(?:under |on )?(?:the )?(?:mha )?(?:s|ss|sec|sect|section)?[ .]*"
    r"(?P<number>\d{1,3} ?a?(?: ?\( ?[24] ?\))?(?: ?/ ?(?:41|49))?)(?: (?:of the )?(?:mha|mental health act))?",
    re.IGNORECASE | re.ASCII,
)
_POSTCODE: Final = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)(?: *[0-9][A-Z]{2})?", re.ASCII)
_NUMBER: Final = re.compile(
    r"(?:~|c\.|approx\.?|about)? ?(?P<number>\d{1,4}(?:[.,]\d{1,3})?) ?"
    r"(?P<unit>[^\d\s()][^\d()]*(?:[23²])?)?(?: ?(?P<rest>\(.+\)|(?:on|at) .+))?",
    re.IGNORECASE | re.ASCII,
)
_TITLES: Final = frozenset({"mr", "mrs", "miss", "ms", "mx", "dr", "master"})
_TITLED: Final = re.compile(r"(?P<name>.+?) ?\((?P<title>[A-Za-z]{2,6})\.?\)")


@dataclass(frozen=True, slots=True)
class NumberRead:
    """A number as written with it: its value, its unit in small letters, and what stood after it."""

    value: float
    unit: str
    rest: str


@dataclass(frozen=True, slots=True)
class NameRead:
    """A name taken apart; None for what was not written."""

    surname: str
    given: str | None
    title: str | None


def urgency_of(text: str) -> str | None:
    """Give the code of an urgency in words."""
    return _URGENCY_WORDS.get(_plain(text))


def place_of(text: str) -> str | None:
    """Give the key of the place somebody is at."""
    return _PLACE_WORDS.get(_plain(text))


def sex_of(text: str) -> str | None:
    """Give F or M."""
    return _SEX_WORDS.get(_plain(text))


def legal_of(text: str) -> str | None:
    """Give the code of a legal status: informal, or the section named however it is shortened."""
    plain = _plain(text)
    if plain in _INFORMAL:
        return "01"
    found = _SECTION.fullmatch(plain)
    wanted = "section " + "".join(found["number"].split()) if found else plain
    return next((code for code, words in LEGAL.items() if words.casefold() == wanted), None)


def outcode_of(text: str) -> str | None:
    """Give the first half of a postcode, whole or half given."""
    found = _POSTCODE.fullmatch(" ".join(text.upper().split()))
    return found[1] if found else None


def number_of(text: str) -> NumberRead | None:
    """Read a number with its unit and what stands after it, such as 12.7 kg/m2 (20-Nov-2026)."""
    found = _NUMBER.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    unit = (found["unit"] or "").strip(" .").casefold()
    return NumberRead(float(found["number"].replace(",", ".")), unit, (found["rest"] or "").strip("() "))


def name_of(text: str) -> NameRead | None:
    """Take a name apart: SURNAME, Given (Title), or Title Given Surname, where the last word is the surname."""
    tidy, title = " ".join(text.split()).strip(" ,"), None
    titled = _TITLED.fullmatch(tidy)
    if titled and titled["title"].casefold() in _TITLES:
        tidy, title = titled["name"].strip(), titled["title"]
    first, _, rest = tidy.partition(" ")
    if first.strip(".").casefold() in _TITLES and rest:
        tidy, title = rest, first.strip(".")
    if not tidy or not any(letter.isalpha() for letter in tidy) or any(letter.isdigit() for letter in tidy):
        return None
    if "," in tidy:
        surname, _, given = (part.strip() for part in tidy.partition(","))
    else:
        given, _, surname = tidy.rpartition(" ")
    if not surname:
        return None
    return NameRead(_cased(surname), given or None, title.capitalize() if title else None)


def _cased(surname: str) -> str:
    """Write a surname typed in capitals as names are kept."""
    return surname.title() if surname.isupper() and len(surname) > 1 else surname


def _plain(text: str) -> str:
    """Make words comparable."""
    return " ".join(text.casefold().split()).strip(" .")
