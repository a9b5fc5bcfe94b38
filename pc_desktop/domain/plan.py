"""The plan for everybody waiting: who would go where, most unwell first, and why.

People rank units, not beds: the linked unit first, then the nearest that suits. Going down the queue,
everybody gets the best unit in which everybody planned so far and they themselves can all be seated at once;
beds are given out only afterwards, so nobody is stranded by who took which bed. Of all plans this is the
lexicographic best: no other gives anybody a better unit without giving somebody higher in the queue a worse
one.

A place counts the same whether it is free now or expected within the horizon: the linked unit on Thursday
comes before a stranger's bed today, which is the published rule. Who should not wait is for the meeting to
say; therefore the sentences name a place free now that was passed over, and a plan made with today as its
horizon shows what could be done at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pc_desktop.domain.called import LINK
from pc_desktop.domain.candidate import Candidate
from pc_desktop.domain.distance import Miles
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.fit import Fit, fits_in
from pc_desktop.domain.places import Unit
from pc_desktop.domain.plan_words import Choice, Situation, summary_words, why_nots, why_words
from pc_desktop.domain.room import Place, UnitRoom
from pc_desktop.domain.seating import Seating

Fixed = Mapping[str, tuple[str, str]]
"""What people chose themselves: by a referral's key, the keys of the unit and the bed."""

Weighed = tuple[tuple[Candidate, tuple[Fit, ...]], ...]
"""Everybody in the order of the queue, each with every unit in the order they would go there."""


@dataclass(frozen=True, slots=True)
class WhyNot:
    """One unit somebody would not go to, and one sentence why."""

    unit: Unit
    words: str


@dataclass(frozen=True, slots=True)
class Placement:
    """Where one person would go: `unit` and `place` are both None where the plan has no place for them.

    `miles` is from home to the unit. `by_choice` says that people fixed it. `why` is one sentence; `why_not`
    has one for every unit not chosen, in the order the person would go there.
    """

    candidate: Candidate
    unit: Unit | None
    place: Place | None
    linked: bool
    miles: float | None
    by_choice: bool
    why: str
    why_not: tuple[WhyNot, ...]

    @property
    def when(self) -> date | None:
        """Tell the day the bed is expected; None where it is free now or there is no place."""
        return self.place.free_from if self.place else None


@dataclass(frozen=True, slots=True)
class Plan:
    """Everybody waiting in the order of the queue, each with where they would go by `horizon`."""

    placements: tuple[Placement, ...]
    horizon: date

    def of(self, candidate: str) -> Placement | None:
        """Give one person's placement by the referral's key; None where they are not in the plan."""
        return next(
            (placement for placement in self.placements if placement.candidate.key == candidate), None
        )

    @property
    def words(self) -> str:
        """Sum the plan up: how many have a place, and whether in their linked unit, the region or away."""
        placed = [(one.linked, one.unit.in_region) for one in self.placements if one.unit]
        link = self.placements[0].candidate.link if self.placements else LINK
        return summary_words(len(self.placements), placed, link)


def make_plan(
    candidates: Sequence[Candidate],
    rooms: Sequence[UnitRoom],
    miles: Miles,
    horizon: date,
    fixed: Fixed | None = None,
) -> Plan:
    """Plan for everybody waiting, given most unwell first, with the places free on or before `horizon`.

    `fixed` tries out what people want before it is confirmed: those people get exactly those beds, suitable
    or not, before anybody else is planned for. Raises Refused where a fixed person no longer waits, a fixed
    bed is not among the places of its unit, or two people are given one bed.
    """
    return plan_weighed(weigh(candidates, rooms, miles, horizon), rooms, horizon, fixed)


def weigh(candidates: Sequence[Candidate], rooms: Sequence[UnitRoom], miles: Miles, horizon: date) -> Weighed:
    """Put the units in order for everybody once, for any number of plans over the same places."""
    seatings = tuple(Seating(room, horizon) for room in rooms)
    return tuple((candidate, fits_in(candidate, seatings, miles)) for candidate in candidates)


def plan_weighed(
    weighed: Weighed,
    rooms: Sequence[UnitRoom],
    horizon: date,
    fixed: Fixed | None = None,
    *,
    in_words: bool = True,
) -> Plan:
    """Do as `make_plan` does for people weighed already; without its sentences unless `in_words`."""
    seatings = {room.unit.key: Seating(room, horizon) for room in rooms}
    candidates = [candidate for candidate, _ in weighed]
    chosen = _fix(candidates, seatings, fixed or {})
    went = [_go(candidate, fits, seatings, fixed or {}) for candidate, fits in weighed]
    given = {key: seating.beds() for key, seating in seatings.items()}
    beds = {who: place for places in given.values() for who, place in places.items()} | chosen
    choices = [
        Choice(candidate, fits, fit, beds.get(candidate.key))
        for (candidate, fits), fit in zip(weighed, went, strict=True)
    ]
    if not in_words:
        return Plan(tuple(_placement(choice, frozenset(chosen), None) for choice in choices), horizon)
    situation = Situation(
        refs={candidate.key: candidate.ref for candidate in candidates},
        by_choice=frozenset(chosen),
        seatings=seatings,
        open_now={key: seating.sexes_with_a_place_now(given[key]) for key, seating in seatings.items()},
    )
    return Plan(tuple(_placement(choice, situation.by_choice, situation) for choice in choices), horizon)


def _fix(candidates: Sequence[Candidate], seatings: Mapping[str, Seating], fixed: Fixed) -> dict[str, Place]:
    """Seat those whose bed people chose, in the order of the queue, and give their places."""
    if len(set(fixed.values())) < len(fixed):
        raise Refused("Two patients cannot be given the same bed. Choose another bed for one of them.")
    if not {candidate.key for candidate in candidates}.issuperset(fixed):
        raise Refused("This patient is no longer waiting for a bed. Look at the queue again.")
    chosen: dict[str, Place] = {}
    for candidate in candidates:
        if candidate.key in fixed:
            unit, bed = fixed[candidate.key]
            chosen[candidate.key] = _place_in(seatings, unit, bed)
            seatings[unit].put(candidate.key, candidate.claim, bed)
    return chosen


def _place_in(seatings: Mapping[str, Seating], unit: str, bed: str) -> Place:
    """Find a bed among a unit's places, those expected after the horizon included."""
    places = seatings[unit].room.places if unit in seatings else ()
    for place in places:
        if place.bed == bed:
            return place
    raise Refused("That bed is no longer among the places that can be planned for. Look at the board again.")


def _go(
    candidate: Candidate, fits: Sequence[Fit], seatings: Mapping[str, Seating], fixed: Fixed
) -> Fit | None:
    """Let one person go, after all above them, to the unit people chose or the best with room for them."""
    if candidate.key in fixed:
        return next(fit for fit in fits if fit.unit.key == fixed[candidate.key][0])
    claim = candidate.claim
    fit = next((fit for fit in fits if fit.suits and seatings[fit.unit.key].has_room_for(claim)), None)
    if fit:
        seatings[fit.unit.key].take(candidate.key, claim)
    return fit


def _placement(choice: Choice, by_choice: frozenset[str], situation: Situation | None) -> Placement:
    """Write down where one person goes, with every sentence where the situation is given."""
    fit = choice.fit
    return Placement(
        candidate=choice.candidate,
        unit=fit.unit if fit else None,
        place=choice.place,
        linked=fit.linked if fit else False,
        miles=fit.miles if fit else None,
        by_choice=choice.candidate.key in by_choice,
        why=why_words(choice, situation) if situation else "",
        why_not=tuple(WhyNot(unit, words) for unit, words in why_nots(choice, situation))
        if situation
        else (),
    )
