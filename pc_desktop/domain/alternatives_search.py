"""Finds the cheapest way of seating people in units, looking at every way that differs."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import add
from typing import Final

from pc_desktop.domain.fit import Fit
from pc_desktop.domain.room import UnitRoom
from pc_desktop.domain.seating import Claim, can_seat

Cost = tuple[int, ...]
_Taken = tuple[int, int, int, int]
"""Who sits in one unit: women, men, people whose sex is not recorded, and how many of all need one-to-one nursing."""
_State = tuple[_Taken, ...]
_Found = dict[_State, tuple[Cost, tuple[int, ...]]]

_NOBODY = (0, 0, 0, 0)
_DEEPEST: Final = 500
"""How many people are seated one within the other at most."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """Where one person may go, best first (None: nowhere), and what each of it costs."""

    claim: Claim
    fits: tuple[Fit | None, ...]
    costs: tuple[Cost, ...]


class _Ward:
    """One unit as far as sets of people depend on it; remembers what it was asked."""

    def __init__(self, room: UnitRoom, horizon: date) -> None:
        """Count the places and what the limits leave; `last` is the place in the queue of the last who may come."""
        unit = room.unit
        self._open = Counter(place.sex for place in room.places_by(horizon))
        self._men = None if unit.men_places is None else unit.men_places - room.men_now
        self._nursed = (
            None if unit.one_to_one_places is None else unit.one_to_one_places - room.one_to_one_now
        )
        self._known: dict[tuple[_Taken, Claim], _Taken | None] = {}
        self.last = -1

    def after(self, taken: _Taken, claim: Claim) -> _Taken | None:
        """Tell who sits here once one more person comes; None where they cannot."""
        asked = (taken, claim)
        if asked not in self._known:
            self._known[asked] = self._seat(taken, claim)
        return self._known[asked]

    def _seat(self, taken: _Taken, claim: Claim) -> _Taken | None:
        """Add one person, as the rules of seating allow."""
        women, men, unknown, nursed = taken
        women += claim.sex == "F"
        men += claim.sex == "M"
        unknown += claim.sex is None
        nursed += claim.one_to_one
        too_many_men = claim.may_be_a_man and self._men is not None and men + unknown > self._men
        too_many_nursed = claim.one_to_one and self._nursed is not None and nursed > self._nursed
        if too_many_men or too_many_nursed or not can_seat({"F": women, "M": men, None: unknown}, self._open):
            return None
        return women, men, unknown, nursed


def cheapest(
    rooms: Sequence[UnitRoom], horizon: date, wishes: Sequence[Wishes], bound: Cost, most: int
) -> tuple[Fit | None, ...] | None:
    """Give the way of least cost in which everybody can be seated, in the order of `wishes`.

    Of equally cheap ways it is the one in which the first goes to their better unit, then the second, and so on. A way
    of cost `bound` must exist. None where more than `most` ways had to be followed side by side.

    Ways that lead to the same seats taken differ no more afterwards: only the best of them is followed, and none that
    must end above a limit. The limit begins near the least there can be and grows towards `bound` until some way ends
    below it; the best of those is then the best of all, so the answer is exact.
    """
    ahead = _least_ahead(wishes, len(bound))
    wards = _wards(rooms, horizon, wishes)
    if len(bound) == 1:
        return _first(wishes, wards, ahead, bound[0], most)
    for halvings in (6, 4, 2, 0):
        limit = tuple(low + ((high - low) >> halvings) for low, high in zip(ahead[0], bound, strict=True))
        found = _follow(wishes, wards, ahead, limit, most)
        if found is None:
            return None
        if found:
            _, ranks = min(found.values())
            return tuple(one.fits[rank] for one, rank in zip(wishes, ranks, strict=True))
    return None


def _first(
    wishes: Sequence[Wishes], wards: Mapping[str, _Ward], ahead: Sequence[Cost], bound: int, most: int
) -> tuple[Fit | None, ...] | None:
    """Give the first way, best wishes first, that ends within the least limit any does; limits grow one by one."""
    if len(wishes) > _DEEPEST:
        return None
    for limit in range(ahead[0][0], bound + 1):
        search = _Search(wishes, wards, ahead, most)
        ranks = search.go((), tuple(_NOBODY for _ in wards), limit)
        if ranks is not None:
            return tuple(one.fits[rank] for one, rank in zip(wishes, ranks, strict=True))
        if len(search.dead) > most:
            return None
    return None


class _Search:
    """Looks for a first way that ends within a limit, and remembers from where there is none."""

    def __init__(
        self, wishes: Sequence[Wishes], wards: Mapping[str, _Ward], ahead: Sequence[Cost], most: int
    ) -> None:
        """Begin knowing of no dead end."""
        self._wishes, self._ahead, self._most = wishes, ahead, most
        self._wards = tuple(wards.values())
        self._places = {unit: number for number, unit in enumerate(wards)}
        self.dead: set[tuple[int, _State, int]] = set()

    def go(self, ranks: tuple[int, ...], state: _State, left: int) -> tuple[int, ...] | None:
        """Seat the next person and all after them; None where it cannot be done, or after too many dead ends."""
        number = len(ranks)
        if number == len(self._wishes):
            return ranks
        state = tuple(
            taken if ward.last >= number else _NOBODY for taken, ward in zip(state, self._wards, strict=True)
        )
        here = (number, state, left)
        if here in self.dead or len(self.dead) > self._most:
            return None
        one = self._wishes[number]
        for rank, (fit, (cost,)) in enumerate(zip(one.fits, one.costs, strict=True)):
            seat = None if fit is None else self._places.get(fit.unit.key)
            then = state if seat is None else _with(state, seat, self._wards, one.claim)
            if then is None or cost + self._ahead[number + 1][0] > left:
                continue
            found = self.go((*ranks, rank), then, left - cost)
            if found is not None:
                return found
        self.dead.add(here)
        return None


def _follow(
    wishes: Sequence[Wishes], wards: Mapping[str, _Ward], ahead: Sequence[Cost], limit: Cost, most: int
) -> _Found | None:
    """Follow every way that may end within the limit, person by person; None where there are too many."""
    places = {unit: number for number, unit in enumerate(wards)}
    found: _Found = {tuple(_NOBODY for _ in wards): (tuple(0 for _ in limit), ())}
    for number, one in enumerate(wishes):
        further = _next(found, one, places, tuple(wards.values()), _minus(limit, ahead[number + 1]))
        found = _forget(further, [ward.last > number for ward in wards.values()])
        if len(found) > most:
            return None
    return found


def _wards(rooms: Sequence[UnitRoom], horizon: date, wishes: Sequence[Wishes]) -> dict[str, _Ward]:
    """Give the units that can run out: those in which not everybody who may go there could sit at once."""
    found = {}
    for room in rooms:
        ward, taken = _Ward(room, horizon), _NOBODY
        for number, one in enumerate(wishes):
            if any(fit is not None and fit.unit.key == room.unit.key for fit in one.fits):
                ward.last = number
                after = ward.after(taken, one.claim)
                if after is None:
                    found[room.unit.key] = ward
                else:
                    taken = after
    return found


def _forget(found: _Found, mattering: Sequence[bool]) -> _Found:
    """Forget who sits where nobody else may go, and of the ways that then are alike keep the best."""
    if all(mattering):
        return found
    kept: _Found = {}
    for state, way in found.items():
        short = tuple(taken if matters else _NOBODY for taken, matters in zip(state, mattering, strict=True))
        if short not in kept or way < kept[short]:
            kept[short] = way
    return kept


def _least_ahead(wishes: Sequence[Wishes], width: int) -> list[Cost]:
    """Give for each person what they and all after them cost at least; a last nought for nobody."""
    least: list[Cost] = [(0,) * width]
    for one in reversed(wishes):
        cheapest_of_one = tuple(min(part) for part in zip(*one.costs, strict=True))
        least.append(tuple(map(add, least[-1], cheapest_of_one)))
    return least[::-1]


def _minus(whole: Cost, part: Cost) -> Cost:
    """Take one cost from another, part by part."""
    return tuple(all_of_it - some for all_of_it, some in zip(whole, part, strict=True))


def _next(
    found: _Found, one: Wishes, place: Mapping[str, int], wards: Sequence[_Ward], limit: Cost
) -> _Found:
    """Let one more person go wherever they may, from every way found so far."""
    further: _Found = {}
    for state, (spent, ranks) in found.items():
        for rank, (fit, cost) in enumerate(zip(one.fits, one.costs, strict=True)):
            total = tuple(map(add, spent, cost))
            if total > limit:
                continue
            seat = None if fit is None else place.get(fit.unit.key)
            then = state if seat is None else _with(state, seat, wards, one.claim)
            if then is None:
                continue
            way = (total, (*ranks, rank))
            if then not in further or way < further[then]:
                further[then] = way
    return further


def _with(state: _State, number: int, wards: Sequence[_Ward], claim: Claim) -> _State | None:
    """Seat one person in one unit; None where it has no room."""
    taken = wards[number].after(state[number], claim)
    return None if taken is None else (*state[:number], taken, *state[number + 1 :])
