"""Trusts, the units they run, the beds in them, and the community teams that refer."""

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

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
