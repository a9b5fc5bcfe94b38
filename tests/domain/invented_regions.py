"""Small invented regions for the tests of fit and plan: units, places and people."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from pc_desktop.domain.candidate import Candidate
from pc_desktop.domain.distance import Miles
from pc_desktop.domain.places import OFFERS, Unit
from pc_desktop.domain.room import Place, UnitRoom

TODAY = date(2026, 11, 17)
HORIZON = date(2026, 12, 1)
EVERYTHING = tuple(OFFERS)


@dataclass(frozen=True)
class Region:
    """People in the order of the queue, units with their places, and how far apart everything is."""

    people: tuple[Candidate, ...]
    rooms: tuple[UnitRoom, ...]
    miles: Miles


def unit(key: str, **said: object) -> Unit:
    """Make a unit that takes everybody, changed as said."""
    usual: dict[str, object] = {
        "key": key,
        "name": key.capitalize(),
        "trust": "trust-1",
        "outcode": f"OUT{key}",
        "position": 1,
        "bed_type": "203",
        "offers": EVERYTHING,
        "sexes": "any",
        "youngest": 0,
        "oldest": None,
        "men_places": None,
        "one_to_one_places": None,
        "price_per_day": None,
        "in_region": True,
        "known_as": (),
    }
    return Unit(**(usual | said))  # type: ignore[arg-type]


def place(bed: str, sex: str | None = None, free_from: date | None = None, why: str = "") -> Place:
    """Make a place; the digits in its key are its label and its position."""
    label = "".join(letter for letter in bed.rpartition("-")[2] if letter.isdigit()) or "1"
    return Place(bed, label, int(label), sex, free_from, why)


def room(
    of: Unit, *places: Place, men_now: int = 0, one_to_one_now: int = 0, left_out: str | None = None
) -> UnitRoom:
    """Give a unit places."""
    return UnitRoom(of, places, men_now, one_to_one_now, left_out)


def person(key: str, **said: object) -> Candidate:
    """Make a woman of 24 without needs, changed as said."""
    usual: dict[str, object] = {
        "key": key,
        "ref": f"R-{key}",
        "sex": "F",
        "age": 24,
        "needs": frozenset(),
        "outcode": "HOME",
        "linked_unit": None,
    }
    return Candidate(**(usual | said))  # type: ignore[arg-type]


def by_table(table: Mapping[tuple[str | None, str | None], float]) -> Miles:
    """Tell distances from a table; what is not in it is not known."""
    return lambda here, there: table.get((here, there))


def from_home(**miles: float) -> Miles:
    """Tell the distance from anybody's home to the units named."""
    return lambda _, there: miles.get((there or "").removeprefix("OUT"))


def invented_region(seed: int, *, alike: bool) -> Region:
    """Invent up to five people and three or four units with up to three beds, the same for the same seed.

    Where `alike`, rooms and units make no difference between people but for distance and link.
    """
    chance = Random(seed)
    units = [_invented_unit(chance, number, alike=alike) for number in range(chance.randint(3, 4))]
    rooms = tuple(_invented_room(chance, one, alike=alike) for one in units)
    people = tuple(_invented_person(chance, number, units) for number in range(chance.randint(1, 5)))
    pairs: list[tuple[str | None, str | None]] = [
        (one.outcode, other.outcode) for one in people for other in units
    ]
    far = {pair: float(chance.randint(1, 6)) for pair in pairs if chance.random() < 0.9}
    return Region(people, rooms, by_table(far))


def _invented_unit(chance: Random, number: int, *, alike: bool) -> Unit:
    """Invent one unit."""
    if alike:
        return unit(f"u{number}", position=chance.randint(1, 3))
    return unit(
        f"u{number}",
        position=chance.randint(1, 3),
        offers=tuple(need for need in EVERYTHING if chance.random() < 0.85),
        sexes=chance.choice(["any", "any", "any", "F", "M"]),
        youngest=chance.choice([0, 13, 18]),
        oldest=chance.choice([None, None, 30]),
        men_places=chance.choice([None, None, 0, 1, 2]),
        one_to_one_places=chance.choice([None, 1, 2]),
        in_region=chance.random() < 0.95,
    )


def _invented_room(chance: Random, of: Unit, *, alike: bool) -> UnitRoom:
    """Invent the places of one unit, some of them beyond the horizon."""
    days: list[date | None] = [None, None, *(TODAY + timedelta(days=days) for days in (2, 9, 14, 20))]
    sexes: Iterable[str | None] = [None] if alike else [None, "F", "M"]
    places = tuple(
        place(f"{of.key}-{number}", chance.choice(list(sexes)), chance.choice(days))
        for number in range(1, chance.randint(1, 3) + 1)
    )
    if alike:
        return room(of, *places)
    left_out = "not confirmed since 03-Nov-2026" if chance.random() < 0.05 else None
    return room(
        of,
        *places,
        men_now=chance.choice([0, 0, 1]),
        one_to_one_now=chance.choice([0, 0, 1]),
        left_out=left_out,
    )


def _invented_person(chance: Random, number: int, units: list[Unit]) -> Candidate:
    """Invent one person."""
    return person(
        f"p{number}",
        sex=chance.choice(["F", "F", "M", "M", None]),
        age=chance.choice([15, 19, 24, 24, 45, None]),
        needs=frozenset(need for need in ("one_to_one", "ng_feeding", "detained") if chance.random() < 0.3),
        outcode=f"HOME{number}",
        linked_unit=chance.choice([None, *(one.key for one in units)]),
    )
