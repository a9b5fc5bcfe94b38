"""Who may be together in one unit, and which bed each of them would have."""

from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from pc_desktop.domain.room import Place, UnitRoom

Limit = Literal["place", "men", "one_to_one"]
"""What a unit can run out of: places somebody may have, men it takes, people it can nurse one-to-one."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one person takes up in a unit: a place for their sex, None where not recorded, and nursing."""

    sex: str | None
    one_to_one: bool

    @property
    def may_be_a_man(self) -> bool:
        """Tell whether the person counts against a limit on men: unless recorded otherwise, yes."""
        return self.sex != "F"


_CLAIMS: Final = tuple(Claim(sex, one_to_one) for sex in ("F", "M", None) for one_to_one in (False, True))


@dataclass(frozen=True, slots=True)
class Stop:
    """What keeps one more person out of a unit, and whose coming used up the last of it."""

    limit: Limit
    who: str


class Seating:
    """The people planned for one unit so far: whether one more could come, and who would have which bed.

    Beds are given out only when asked for, so nobody is stranded by who took which bed. Rooms for one sex are
    all that tells places apart; therefore (Hall's theorem) a set of people can be seated exactly when the
    women beyond the women's rooms, the men beyond the men's rooms and those whose sex is not recorded are,
    together, no more than the places open to anybody. Limits on men and on one-to-one nursing come on top;
    somebody whose sex is not recorded counts as a man there, so that the limit holds whoever they turn out to
    be.
    """

    def __init__(self, room: UnitRoom, horizon: date) -> None:
        """Begin with nobody, and the places of the unit that are free by `horizon`."""
        unit = room.unit
        self.room = room
        self.horizon = horizon
        self.places = room.places_by(horizon)
        self._open = {place.bed: place for place in self.places}
        self._open_for = Counter(place.sex for place in self.places)
        self._seated: list[tuple[str, str | None]] = []
        self._seated_of: Counter[str | None] = Counter()
        self._men_left = _left(unit.men_places, room.men_now)
        self._one_to_one_left = _left(unit.one_to_one_places, room.one_to_one_now)
        self._shut = {claim: self._shortages(claim) for claim in _CLAIMS}
        self._stops: dict[Claim, Stop] = {}
        self._soonest = {
            sex: next((place for place in self.places if place.takes(sex)), None) for sex in ("F", "M", None)
        }

    def shortages_at_first(self, claim: Claim) -> tuple[Limit, ...]:
        """Tell everything that keeps this person out even when nobody else is planned for the unit."""
        return self._shut[claim]

    def soonest(self, sex: str | None) -> Place | None:
        """Give the first place somebody of this sex could have if nobody else came."""
        return self._soonest[sex]

    def has_room_for(self, claim: Claim) -> bool:
        """Tell whether one more person could come and everybody planned so far would still have a bed."""
        return not self._shut[claim] and claim not in self._stops

    def stop(self, claim: Claim) -> Stop:
        """Tell whose coming used up the last of what this person needs.

        Raises KeyError where nobody's did: there still is room, or there was none at first.
        """
        return self._stops[claim]

    def take(self, who: str, claim: Claim) -> None:
        """Plan one more person for the unit, into whichever bed; the most unwell are to come first."""
        self._seated.append((who, claim.sex))
        self._seated_of[claim.sex] += 1
        self._count(who, claim)

    def put(self, who: str, claim: Claim, bed: str) -> None:
        """Plan one person into one bed people chose: it is nobody else's, and the limits count them."""
        place = self._open.pop(bed, None)
        if place is not None:
            self._open_for[place.sex] -= 1
        self._count(who, claim)

    def beds(self) -> Mapping[str, Place]:
        """Give out the beds: to each in the order they came the soonest that leaves everybody else one.

        Among places free on the same day the lowest on the unit's list comes first. All places open to one
        sex are alike but for their order, so looking at the first of each kind is enough.
        """
        queues = {
            sex: deque(place for place in self._open.values() if place.sex == sex) for sex in ("F", "M", None)
        }
        still_for, waiting = self._open_for.copy(), self._seated_of.copy()
        given: dict[str, Place] = {}
        for who, sex in self._seated:
            waiting[sex] -= 1
            heads = [queues[kind][0] for kind in {sex, None} if queues[kind]]
            place = next(
                head
                for head in sorted(heads, key=Place.order)
                if can_seat(waiting, still_for - Counter([head.sex]))
            )
            still_for[place.sex] -= 1
            given[who] = queues[place.sex].popleft()
        return given

    def sexes_with_a_place_now(self, given: Mapping[str, Place]) -> frozenset[str | None]:
        """Tell for whom a place free now would still be open after beds were given out so."""
        taken = {place.bed for place in given.values()}
        left = [place for place in self._open.values() if place.free_from is None and place.bed not in taken]
        return frozenset(sex for sex in ("F", "M", None) if any(place.takes(sex) for place in left))

    def _count(self, who: str, claim: Claim) -> None:
        """Count a person against the limits and note for whom they took the last of something."""
        if self._men_left is not None and claim.may_be_a_man:
            self._men_left -= 1
        if self._one_to_one_left is not None and claim.one_to_one:
            self._one_to_one_left -= 1
        for other in _CLAIMS:
            if self.has_room_for(other) and (shortages := self._shortages(other)):
                self._stops[other] = Stop(shortages[0], who)

    def _shortages(self, claim: Claim) -> tuple[Limit, ...]:
        """Tell everything that keeps one more person out as things stand."""
        found: list[Limit] = []
        if not can_seat(self._seated_of + Counter([claim.sex]), self._open_for):
            found.append("place")
        if claim.may_be_a_man and self._men_left is not None and self._men_left <= 0:
            found.append("men")
        if claim.one_to_one and self._one_to_one_left is not None and self._one_to_one_left <= 0:
            found.append("one_to_one")
        return tuple(found)


def _left(limit: int | None, now: int) -> int | None:
    """Tell how many more a limit lets in; None where there is no limit."""
    return None if limit is None else limit - now


def can_seat(people: Mapping[str | None, int], places: Mapping[str | None, int]) -> bool:
    """Tell whether everybody can have a place at once; both are counted by sex, None for any or unknown."""
    beyond = sum(max(0, people.get(sex, 0) - places.get(sex, 0)) for sex in ("F", "M"))
    return beyond + people.get(None, 0) <= places.get(None, 0)
