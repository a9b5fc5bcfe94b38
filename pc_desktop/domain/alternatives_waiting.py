"""The plan in which people wait longer for their linked unit than for any other."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from pc_desktop.domain.candidate import Candidate
from pc_desktop.domain.distance import Miles
from pc_desktop.domain.fit import Fit, fits_in
from pc_desktop.domain.room import Place, UnitRoom
from pc_desktop.domain.seating import Claim, Seating


@dataclass(frozen=True, slots=True)
class _Seat:
    """One person in a unit, and the last day they would wait for a bed there."""

    who: str
    claim: Claim
    until: date

    def could_have(self, place: Place) -> bool:
        """Tell whether a place suits and comes in time."""
        return place.takes(self.claim.sex) and (place.free_from is None or place.free_from <= self.until)


@dataclass(slots=True)
class _Ward:
    """One unit with those who go there, each by a day of their own; its places are sorted soonest first."""

    room: UnitRoom
    places: tuple[Place, ...]
    seats: list[_Seat] = field(default_factory=list)

    def takes(self, seat: _Seat) -> bool:
        """Let somebody in if the limits allow it and everybody still has a bed in time."""
        unit, everybody = self.room.unit, [*self.seats, seat]
        men = self.room.men_now + sum(one.claim.may_be_a_man for one in everybody)
        nursed = self.room.one_to_one_now + sum(one.claim.one_to_one for one in everybody)
        if seat.claim.may_be_a_man and unit.men_places is not None and men > unit.men_places:
            return False
        if seat.claim.one_to_one and unit.one_to_one_places is not None and nursed > unit.one_to_one_places:
            return False
        if not _can_all_sit(everybody, self.places):
            return False
        self.seats.append(seat)
        return True

    def beds(self) -> dict[str, Place]:
        """Give out the beds: to each in order the soonest that leaves everybody after them one."""
        left, given = list(self.places), {}
        for number, seat in enumerate(self.seats):
            after = self.seats[number + 1 :]
            given[seat.who] = next(
                place
                for place in left
                if seat.could_have(place)
                and _can_all_sit(after, [other for other in left if other is not place])
            )
            left.remove(given[seat.who])
        return given


def waiting_ways(
    candidates: Sequence[Candidate], rooms: Sequence[UnitRoom], miles: Miles, days: tuple[date, date]
) -> list[tuple[Fit | None, Place | None]]:
    """Give where everybody goes and which bed they have; `days` are the last for other and for linked units."""
    horizon, until = days
    latest = [Seating(room, max(days)) for room in rooms]
    wards = {room.unit.key: _Ward(room, room.places_by(max(days))) for room in rooms}
    went = []
    for one in candidates:
        fits = [fit for fit in fits_in(one, latest, miles) if fit.suits]
        wishes = [(fit, until if fit.linked else horizon) for fit in fits]
        wishes += [(fit, horizon) for fit in fits if fit.linked and horizon > until]
        went.append(next((fit for fit, day in wishes if _goes(one, fit, day, wards)), None))
    beds = {who: place for ward in wards.values() for who, place in ward.beds().items()}
    return [(fit, beds.get(one.key)) for one, fit in zip(candidates, went, strict=True)]


def _goes(one: Candidate, fit: Fit, until: date, wards: dict[str, _Ward]) -> bool:
    """Let somebody go to a unit if there is a bed in time."""
    return wards[fit.unit.key].takes(_Seat(one.key, one.claim, until))


def _can_all_sit(seats: Sequence[_Seat], places: Sequence[Place]) -> bool:
    """Tell whether everybody can have a place of their own: a matching, one augmenting path for each."""
    sitter: dict[str, _Seat] = {}
    return all(_finds(seat, places, sitter, set()) for seat in seats)


def _finds(seat: _Seat, places: Sequence[Place], sitter: dict[str, _Seat], tried: set[str]) -> bool:
    """Find somebody a place, moving others on where they can have another."""
    for place in places:
        if place.bed in tried or not seat.could_have(place):
            continue
        tried.add(place.bed)
        other = sitter.get(place.bed)
        if other is None or _finds(other, places, sitter, tried):
            sitter[place.bed] = seat
            return True
    return False
