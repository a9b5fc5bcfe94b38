"""The groups fair access is looked at by: sex, age, ethnic group, learning disability, autism, deprivation, place.

Codes: NHS Data Model and Dictionary (ethnic category 2001, learning disability and autism status). Age bands: NHS
England's eating disorders dashboard.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.person import Person, age_on

UNKNOWN: Final = "Not recorded"
_SEXES: Final = MappingProxyType({"F": "Women", "M": "Men"})
_AGES: Final = (
    (12, "Under 12"),
    (18, "12 to 17"),
    (20, "18 and 19"),
    (26, "20 to 25"),
    (65, "26 to 64"),
    (85, "65 to 84"),
    (200, "85 and over"),
)
"""Each band with the age it ends before."""
_ETHNIC: Final = MappingProxyType(
    dict.fromkeys("ABC", "White")
    | dict.fromkeys("DEFG", "Mixed")
    | dict.fromkeys("HJKL", "Asian or Asian British")
    | dict.fromkeys("MNP", "Black or Black British")
    | dict.fromkeys("RS", "Another ethnic group")
)
_STATUS: Final = MappingProxyType(
    {"1": "Diagnosed", "2": "Suspected", "3": "Suspected", "4": "Suspected", "5": "No diagnosis"}
)
_FIFTHS: Final = (
    "1, most deprived",
    "2",
    "3",
    "4",
    "5, least deprived",
)
_ELSEWHERE: Final = "Outside England"


@dataclass(frozen=True, slots=True)
class Places:
    """What is known of places: the district of each outcode, and the fifth of England's districts by deprivation.

    `fifth_of` gives 1 (most deprived) to 5 by district, from the average score of the Index of Multiple Deprivation.
    """

    district_of: Mapping[str, str]
    fifth_of: Mapping[str, int]


NOWHERE: Final = Places(MappingProxyType({}), MappingProxyType({}))
"""Nothing known of any place."""


def sex_group(person: Person | None) -> str:
    """Give somebody's sex as recorded."""
    return _SEXES.get((person.sex if person else None) or "", UNKNOWN)


def age_group(person: Person | None, day: date) -> str:
    """Give the band somebody's age lay in on a day."""
    age = age_on(person, day) if person else None
    return UNKNOWN if age is None else next(band for limit, band in _AGES if age < limit)


def ethnic_group(person: Person | None) -> str:
    """Give somebody's ethnic group; the first character of a code is national, the second local."""
    return _ETHNIC.get(((person.ethnic if person else None) or "")[:1], UNKNOWN)


def disability_group(person: Person | None) -> str:
    """Give what is known of a learning disability."""
    return _STATUS.get((person.learning_disability if person else None) or "", UNKNOWN)


def autism_group(person: Person | None) -> str:
    """Give what is known of autism."""
    return _STATUS.get((person.autism if person else None) or "", UNKNOWN)


def district_group(person: Person | None, places: Places) -> str:
    """Give the district somebody's home lies in, by the postcode district."""
    return places.district_of.get((person.outcode if person else None) or "", UNKNOWN)


def deprivation_group(person: Person | None, places: Places) -> str:
    """Give the fifth of England's districts that somebody's district belongs to; it says nothing about the person."""
    district = district_group(person, places)
    if district == UNKNOWN:
        return UNKNOWN
    fifth = places.fifth_of.get(district)
    return _FIFTHS[fifth - 1] if fifth else _ELSEWHERE


SEX_GROUPS: Final = (*_SEXES.values(), UNKNOWN)
AGE_GROUPS: Final = (*(band for _, band in _AGES), UNKNOWN)
ETHNIC_GROUPS: Final = (*dict.fromkeys(_ETHNIC.values()), UNKNOWN)
STATUS_GROUPS: Final = (*dict.fromkeys(_STATUS.values()), UNKNOWN)
DEPRIVATION_GROUPS: Final = (*_FIFTHS, _ELSEWHERE, UNKNOWN)


def fifths(ranked: Iterable[tuple[str, int]]) -> Mapping[str, int]:
    """Part districts into fifths by their rank, 1 the most deprived; the first fifths are the larger by one."""
    ordered = [name for name, _ in sorted(ranked, key=lambda one: (one[1], one[0]))]
    return {name: place * 5 // len(ordered) + 1 for place, name in enumerate(ordered)}
