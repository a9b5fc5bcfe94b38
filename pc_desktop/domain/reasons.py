"""Every reason why a unit does not suit somebody.

A fact nobody recorded opens no door and closes none in silence. Where a unit's rule depends on it the unit is
not proposed, and the reason names the fact to record; where nothing depends on it, it is said and the unit
suits.
"""

from dataclasses import dataclass

from pc_desktop.domain.calendar import counted, weekday_and_day
from pc_desktop.domain.candidate import Candidate
from pc_desktop.domain.places import Unit, offer_words
from pc_desktop.domain.room import Place, UnitRoom
from pc_desktop.domain.seating import Claim, Seating


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason against a unit; `fact` is what must be recorded to know better, where that is all it is."""

    words: str
    fact: str | None = None


def reasons_against(candidate: Candidate, seating: Seating) -> tuple[Reason, ...]:
    """Give every reason against a unit for one person, were nobody else waiting; none where it suits."""
    claim = candidate.claim
    return tuple(
        _standing_reasons(seating.room)
        + _person_reasons(candidate, claim, seating.room.unit)
        + _place_reasons(claim, seating)
        + _limit_reasons(claim, seating)
    )


def reasons_against_bed(candidate: Candidate, seating: Seating, place: Place) -> tuple[Reason, ...]:
    """Give every reason against a bed people chose for one person, whenever it comes free."""
    claim = candidate.claim
    wrong_room = (
        [] if place.takes(claim.sex) else [_unless_known(_room_for({place.sex}, "the room is"), claim)]
    )
    return tuple(
        _standing_reasons(seating.room)
        + _person_reasons(candidate, claim, seating.room.unit)
        + wrong_room
        + _limit_reasons(claim, seating)
    )


def _standing_reasons(room: UnitRoom) -> list[Reason]:
    """Say why a unit is not planned for whoever asks."""
    outside = [] if room.unit.in_region else [Reason("outside the region")]
    return outside + ([Reason(room.left_out)] if room.left_out else [])


def _person_reasons(candidate: Candidate, claim: Claim, unit: Unit) -> list[Reason]:
    """Say why a unit does not take somebody of this sex or age, or with these needs."""
    reasons = []
    if not _takes_sex(unit, claim):
        only = "takes women only" if unit.sexes == "F" else "takes men only"
        reasons.append(_unless_known(only, claim))
    if not _takes_age(unit, candidate.age):
        reasons.append(_unless_recorded(_ages(unit), "age", known=candidate.age is not None))
    lacking = sorted(candidate.needs - frozenset(unit.offers))
    return reasons + [Reason(_lacks(need)) for need in lacking]


def _unless_known(rule: str, claim: Claim) -> Reason:
    """Say a rule about sex that stands against somebody, or that nobody can say because sex is missing."""
    return _unless_recorded(rule, "sex", known=claim.sex is not None)


def _unless_recorded(rule: str, fact: str, *, known: bool) -> Reason:
    """Say a rule that stands against somebody, or that nobody can say because a fact is missing."""
    return Reason(rule) if known else Reason(f"{rule}, and {fact} is not recorded", fact)


def _takes_sex(unit: Unit, claim: Claim) -> bool:
    """Tell whether a unit takes somebody of this recorded sex at all."""
    return unit.sexes in {"any", claim.sex}


def _takes_age(unit: Unit, age: int | None) -> bool:
    """Tell whether an age lies in a unit's range, both ends included; an unknown one only where any does."""
    if age is None:
        return unit.youngest <= 0 and unit.oldest is None
    return unit.youngest <= age and (unit.oldest is None or age <= unit.oldest)


def _ages(unit: Unit) -> str:
    """Say which ages a unit takes."""
    if unit.oldest is None:
        return f"takes ages {unit.youngest} and over"
    span = f"up to {unit.oldest}" if unit.youngest <= 0 else f"{unit.youngest} to {unit.oldest}"
    return f"takes ages {span}"


def _lacks(need: str) -> str:
    """Say that a unit does not offer something."""
    return "does not take detained patients" if need == "detained" else f"no {offer_words(need)}"


def _place_reasons(claim: Claim, seating: Seating) -> list[Reason]:
    """Say that a unit has no place for this person, as far as its own rule has not already said no."""
    if "place" not in seating.shortages_at_first(claim):
        return []
    if not seating.places:
        return [Reason(_full(seating))]
    if not _takes_sex(seating.room.unit, claim):
        return []
    return [
        _unless_known(_room_for({place.sex for place in seating.places}, "its places are in rooms"), claim)
    ]


def _limit_reasons(claim: Claim, seating: Seating) -> list[Reason]:
    """Say which limit a unit has reached, as far as its own rules have not already said no."""
    room, reached = seating.room, seating.shortages_at_first(claim)
    reasons = []
    if "men" in reached and _takes_sex(room.unit, claim):
        reasons.append(_unless_known(_men_full(room), claim))
    if "one_to_one" in reached and "one_to_one" in room.unit.offers:
        reasons.append(Reason(_one_to_one_full(room)))
    return reasons


def _full(seating: Seating) -> str:
    """Say that a unit has no place within the horizon, and when one is next expected."""
    day = seating.room.next_after(seating.horizon)
    return f"full, next expected {weekday_and_day(day)}" if day else "full, no discharge expected"


def _room_for(sexes: set[str | None], what: str) -> str:
    """Say for whom rooms are, such as the room is for women only."""
    whom = "women only" if sexes == {"F"} else "men only" if sexes == {"M"} else "one sex only"
    return f"{what} for {whom}"


def _men_full(room: UnitRoom) -> str:
    """Say that a unit has as many men as it takes."""
    if not room.unit.men_places:
        return "takes no men"
    return f"has {counted(room.men_now, 'man', 'men')} and takes no more than {room.unit.men_places}"


def _one_to_one_full(room: UnitRoom) -> str:
    """Say that a unit nurses as many one-to-one as it can."""
    return f"one-to-one nursing is full ({room.one_to_one_now} of {room.unit.one_to_one_places})"
