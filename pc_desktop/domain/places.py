"""Trusts, the units they run, the beds in them, and the community teams that refer."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.errors import Refused

OFFERS: Final = MappingProxyType(
    {
        "ng_feeding": "NG feeding",
        "diabetes": "diabetes care",
        "detained": "detained patients",
        "one_to_one": "one-to-one nursing",
        "mobility": "step-free rooms",
        "pregnancy": "pregnancy care",
        "autism": "autism-adapted ward",
    }
)
"""What a patient may need and a unit may offer, in words; a collaborative may add its own in Setup."""

SEXES: Final = MappingProxyType({"any": "women and men", "F": "women", "M": "men"})
"""Whom a unit takes, in words."""

BED_TYPES_V5: Final = MappingProxyType(
    {
        "10": "200", "11": "201", "12": "202", "13": "203", "14": "204", "15": "205", "19": "206", "20": "207",
        "21": "208", "22": "209", "40": "210", "39": "211", "23": "300", "24": "301", "25": "302", "26": "302",
        "27": "303", "28": "304", "29": "305", "31": "306", "32": "307", "33": "308", "34": "309",
    }
)  # fmt: skip
"""Which class of beds of data set version 6 follows each of version 5, where exactly one does.

Source: NHS England's Mental Health Inpatient Dashboard. 17 has no successor.
"""

BED_TYPES_SPLIT: Final = MappingProxyType(
    {"30": ("310", "311")} | dict.fromkeys(("35", "36", "37", "38"), ("212", "213"))
)
"""The classes of version 5 that became one of two classes of version 6, by the same source."""

RETIRED: Final = "retired"
"""The kind of closure that takes a bed off the board for good, from its day on."""

_OUTCODE: Final = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?")
_OLDEST, _MOST_PLACES = 120, 99


@dataclass(frozen=True, slots=True)
class Trust:
    """An organisation that runs units; `code` is its national organisation code, where it has one."""

    key: str
    name: str
    code: str | None


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation as a dated record: commissioners and trusts merge, split and change their names.

    `role` is trust, icb, region or other; it existed from `opened` to `closed` (half-open), and `followed_by` are the
    codes of those that took over.
    """

    key: str
    code: str
    name: str
    role: str
    opened: date | None
    closed: date | None
    followed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Price:
    """What a unit charges for a bed day, in whole pounds, from a day on."""

    key: str
    unit: str
    since: date
    per_day: int


@dataclass(frozen=True, slots=True)
class Unit:
    """One inpatient unit: where it is and whom it can take.

    `offers` are keys of OFFERS; `sexes` is any, F or M; ages are in whole years, both ends included; `men_places` and
    `one_to_one_places` are how many it can take at once, None where there is no limit of its own. `price_per_day` is in
    whole pounds. `bed_type` is the national class of its beds (203: adult eating disorders). A unit outside the
    region is kept so that placements there can be followed; it is never planned for.
    """

    key: str
    name: str
    trust: str
    outcode: str
    position: int
    bed_type: str
    offers: tuple[str, ...]
    sexes: str
    youngest: int
    oldest: int | None
    men_places: int | None
    one_to_one_places: int | None
    price_per_day: int | None
    in_region: bool
    known_as: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bed:
    """One bed of a unit; `label` is what staff call it, `sex` is F or M where the room is for one sex only."""

    key: str
    unit: str
    label: str
    position: int
    sex: str | None


@dataclass(frozen=True, slots=True)
class Team:
    """A community team that refers patients; `linked_unit` is the unit its patients normally go to."""

    key: str
    name: str
    area: str
    linked_unit: str | None
    outcodes: tuple[str, ...]


def offer_words(need: str) -> str:
    """Say a need or an offer in words; one a collaborative added itself reads as it was written."""
    return OFFERS.get(need, need.replace("_", " "))


def price_on(prices: Iterable[Price], unit: Unit, day: date) -> int | None:
    """Tell what a unit charges for a bed day on `day`, in whole pounds; None where nobody recorded it.

    The latest price that holds by then counts; before the first one, what the unit was set up with.
    """
    held = [one for one in prices if one.unit == unit.key and one.since <= day]
    return max(held, key=lambda one: one.since).per_day if held else unit.price_per_day


def stands_on(organisation: Organisation, day: date) -> bool:
    """Tell whether an organisation existed on a day; one without dates always did."""
    opened, closed = organisation.opened, organisation.closed
    return (opened is None or opened <= day) and (closed is None or day < closed)


def known_on(organisations: Iterable[Organisation], code: str, day: date) -> tuple[Organisation, ...]:
    """Give what a code stood for on a day, or whoever had taken over by then, through any number of mergers.

    Empty where the code is not known, or had not been opened yet.
    """
    records = tuple(organisations)
    found: list[Organisation] = []
    asked, seen = [code], {code}
    while asked:
        here = [one for one in records if one.code == asked[0]]
        asked.pop(0)
        standing = [one for one in here if stands_on(one, day)]
        found += standing
        if not standing:
            ended = (one for one in here if one.closed is not None and one.closed <= day)
            heirs = [heir for one in ended for heir in one.followed_by if heir not in seen]
            asked += dict.fromkeys(heirs)
            seen |= set(heirs)
    return tuple(found)


def tidied_outcode(text: str) -> str:
    """Write the first half of a postcode in capitals without spaces; refuses what cannot be one."""
    said = "".join(text.split()).upper()
    if _OUTCODE.fullmatch(said) is None:
        raise Refused(f"“{text.strip()}” is not the first half of a postcode, such as CV34.")
    return said


def refuse_unit(unit: Unit) -> None:
    """Refuse a unit that could take nobody, or whose limits make no sense."""
    if not unit.name:
        raise Refused("Give the unit a name.")
    if unit.sexes not in SEXES:
        raise Refused(f"Say whom {unit.name} takes: women, men or both.")
    if not 0 <= unit.youngest <= _OLDEST or (unit.oldest is not None and unit.oldest > _OLDEST):
        raise Refused(f"Ages lie between 0 and {_OLDEST}.")
    if unit.oldest is not None and unit.oldest < unit.youngest:
        raise Refused(f"{unit.name} would take nobody: its highest age lies below its lowest.")
    for places, what in ((unit.men_places, "men"), (unit.one_to_one_places, "one-to-one nursing")):
        if places is not None and not 0 <= places <= _MOST_PLACES:
            raise Refused(f"Places for {what} lie between 0 and {_MOST_PLACES}.")


def takes_words(unit: Unit) -> str:
    """Say whom a unit takes, such as women and men, at most 3 men; 18 and over."""
    ages = f"{unit.youngest} to {unit.oldest}" if unit.oldest is not None else f"{unit.youngest} and over"
    sexes = SEXES.get(unit.sexes, SEXES["any"])
    if unit.men_places is not None and unit.sexes == "any":
        sexes += f", at most {unit.men_places} {'man' if unit.men_places == 1 else 'men'}"
    return f"{sexes}; {ages}"
