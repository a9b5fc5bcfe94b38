"""What would have to change for somebody to have a place: the fewest things that would have to happen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Final, Literal

from pc_desktop.domain.candidate import Candidate
from pc_desktop.domain.distance import Miles
from pc_desktop.domain.fit import fits_in
from pc_desktop.domain.room import Place, UnitRoom
from pc_desktop.domain.seating import Claim, Seating

MOST_EVENTS: Final = 3
"""How many things at most may have to happen."""

Kind = Literal["discharge", "reopening", "return"]


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that could happen by the horizon: a bed comes free in `unit`.

    `words` continues "if", such as Ash 4 reopened. `leaver` is who no longer counts against the unit's limits, None for
    a bed reopened. `to` is the unit a return takes a place in, for the leaver; None otherwise, or outside the region.
    """

    kind: Kind
    words: str
    unit: str
    place: Place
    leaver: Claim | None = None
    to: str | None = None

    @property
    def does(self) -> tuple[object, ...]:
        """Give what the event does to who can be seated: two that do the same can stand for one another."""
        return self.unit, self.place.sex, self.leaver, self.to


@dataclass(frozen=True, slots=True)
class Outlook:
    """The queue and the units as they stand, and everything that could happen, in the order it is to be said."""

    candidates: tuple[Candidate, ...]
    rooms: tuple[UnitRoom, ...]
    miles: Miles
    horizon: date
    events: tuple[Event, ...]


def what_would_change(outlook: Outlook, who: str) -> tuple[Event, ...] | None:
    """Give the smallest set of up to three events after which the plan places this person.

    Nobody whom the plan places now may lose their place by it. Of several sets of the same size it is the one whose
    events come first in the order given. An empty set means that they have a place; None that no three events would do.
    """
    hopes = _hopes(outlook)
    now = _placed(outlook, (), hopes)
    if who in now:
        return ()
    for happening in _sets(outlook.events):
        if now | {who} <= _placed(outlook, happening, hopes):
            return happening
    return None


def placed_after(outlook: Outlook, happening: Sequence[Event]) -> frozenset[str]:
    """Tell whom the plan places once these events have happened; nobody where one of them cannot happen."""
    return _placed(outlook, happening, _hopes(outlook))


def _hopes(outlook: Outlook) -> dict[str, tuple[str, ...]]:
    """Give the units that would suit each person had they room without end, in the order the person would go there."""
    endless = tuple(Seating(_endless(room), outlook.horizon) for room in outlook.rooms)
    return {
        one.key: tuple(fit.unit.key for fit in fits_in(one, endless, outlook.miles) if fit.suits)
        for one in outlook.candidates
    }


def _endless(room: UnitRoom) -> UnitRoom:
    """Imagine a unit with a place for anybody and nobody who counts against its limits."""
    unit = replace(room.unit, men_places=None, one_to_one_places=None)
    return replace(room, unit=unit, places=(Place("", "", 0, None, None, ""),))


def _placed(
    outlook: Outlook, happening: Sequence[Event], hopes: Mapping[str, tuple[str, ...]]
) -> frozenset[str]:
    """Go down the queue as the plan does, without its sentences."""
    rooms = _rooms_after(outlook, happening)
    if rooms is None:
        return frozenset()
    seatings = {room.unit.key: Seating(room, outlook.horizon) for room in rooms}
    placed = []
    for one in outlook.candidates:
        claim = one.claim
        unit = next((key for key in hopes[one.key] if seatings[key].has_room_for(claim)), None)
        if unit is not None:
            seatings[unit].take(one.key, claim)
            placed.append(one.key)
    return frozenset(placed)


def change_words(ref: str, happening: Sequence[Event] | None) -> str:
    """Say what would have to happen, such as If Ash 4 reopened, R-0411A would have a place."""
    if happening is None:
        return f"No {MOST_EVENTS} discharges, reopened beds or returns would give {ref} a place."
    if not happening:
        return f"{ref} has a place in the plan."
    return f"If {' and '.join(event.words for event in happening)}, {ref} would have a place."


def _sets(events: Sequence[Event]) -> Iterator[tuple[Event, ...]]:
    """Give sets of one, two and three events, each bed once; of sets that do the same only the first."""
    effects = list(dict.fromkeys(event.does for event in events))
    does = [effects.index(event.does) for event in events]
    seen: set[tuple[int, ...]] = set()
    for size in range(1, MOST_EVENTS + 1):
        for numbers in combinations(range(len(events)), size):
            happening = tuple(events[number] for number in numbers)
            done = tuple(sorted(does[number] for number in numbers))
            if done not in seen and len({event.place.bed for event in happening}) == size:
                seen.add(done)
                yield happening


def _rooms_after(outlook: Outlook, happening: Sequence[Event]) -> tuple[UnitRoom, ...] | None:
    """Give the units once events have happened; None where a return finds no place to take."""
    rooms = {room.unit.key: room for room in outlook.rooms}
    for event in happening:
        rooms[event.unit] = _freed(rooms[event.unit], event)
    for event in happening:
        if event.to is not None and event.leaver is not None:
            taken = _taken(rooms[event.to], event.leaver, outlook.horizon)
            if taken is None:
                return None
            rooms[event.to] = taken
    return tuple(rooms.values())


def _freed(room: UnitRoom, event: Event) -> UnitRoom:
    """Free a bed, and the limits its patient counted against."""
    gone = event.leaver
    return replace(
        room,
        places=(*room.places, replace(event.place, free_from=None)),
        men_now=room.men_now - bool(gone and gone.may_be_a_man),
        one_to_one_now=room.one_to_one_now - bool(gone and gone.one_to_one),
    )


def _taken(room: UnitRoom, claim: Claim, horizon: date) -> UnitRoom | None:
    """Seat somebody who returns, in a room for their sex before one open to anybody; None where they cannot be."""
    if Seating(room, horizon).shortages_at_first(claim):
        return None
    fitting = [place for place in room.places_by(horizon) if place.takes(claim.sex)]
    place = min(fitting, key=lambda one: (one.sex is None, one.order()))
    return replace(
        room,
        places=tuple(other for other in room.places if other.bed != place.bed),
        men_now=room.men_now + claim.may_be_a_man,
        one_to_one_now=room.one_to_one_now + claim.one_to_one,
    )
