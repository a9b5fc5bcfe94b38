"""Where one person could go: which units suit, in what order, and in words why."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pc_desktop.domain.calendar import counted
from pc_desktop.domain.candidate import Candidate
from pc_desktop.domain.distance import Miles, miles_words
from pc_desktop.domain.places import Unit, offer_words
from pc_desktop.domain.reasons import reasons_against
from pc_desktop.domain.room import Place, UnitRoom
from pc_desktop.domain.seating import Seating


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether one unit suits one person, were nobody else waiting.

    `place` is the first place they could have there, None where the unit does not suit. `reasons_not` is
    every reason against, empty where it suits. `to_record` names the facts whose absence alone stands in the
    way. `limits` says how much is left of what the unit can take only so much of, as far as this person uses it.
    """

    candidate: Candidate
    unit: Unit
    linked: bool
    miles: float | None
    place: Place | None
    reasons_not: tuple[str, ...]
    to_record: tuple[str, ...]
    limits: tuple[str, ...] = ()

    @property
    def suits(self) -> bool:
        """Tell whether the unit suits."""
        return not self.reasons_not

    @property
    def declined(self) -> tuple[str, ...]:
        """Give the reasons for which this unit declined them before: told, never counted against."""
        return tuple(one.reason for one in self.candidate.declined_by if one.unit == self.unit.key)

    @property
    def words(self) -> str:
        """Say in one sentence why the unit suits, or every reason it does not."""
        before = declined_words(self)
        if self.place is None:
            link = f"is the {self.candidate.link} but does not suit" if self.linked else "does not suit"
            return f"{self.unit.name} {link}: {'; '.join(self.reasons_not + before)}."
        link = f"is the {self.candidate.link}" if self.linked else "suits"
        said = (f"{self.place.words()}, {miles_words(self.miles)}", *met_words(self.candidate))
        return f"{self.unit.name} {link}: {'; '.join((*said, *self.limits, *before))}."

    @property
    def short_words(self) -> str:
        """Say what a card has room for: bed, day, miles, needs met, limits nearly reached and declines."""
        if self.place is None:
            return self.words
        parts = [self.place.words(), miles_words(self.miles)]
        parts += [f"{offer_words(need)} ✓" for need in sorted(self.candidate.needs)]
        return " · ".join((*parts, *self.limits, *declined_words(self)))


def fits(candidate: Candidate, rooms: Iterable[UnitRoom], miles: Miles, horizon: date) -> tuple[Fit, ...]:
    """Put every unit in the order this person would go there, those that do not suit last.

    The linked unit comes first, then the shortest distance (unknown ones last), then the region's own order
    of units. Places count that are free now or expected on or before `horizon`. Being declined before is told
    and changes nothing: it may be different now, and only people can say.
    """
    return fits_in(candidate, [Seating(room, horizon) for room in rooms], miles)


def fits_in(candidate: Candidate, seatings: Sequence[Seating], miles: Miles) -> tuple[Fit, ...]:
    """Do as `fits` does, with the places of each unit already sorted out."""
    return tuple(sorted((_fit(candidate, seating, miles) for seating in seatings), key=_order))


def declined_words(fit: Fit) -> tuple[str, ...]:
    """Say that a unit declined somebody before, and why."""
    return tuple(f"declined {fit.candidate.ref} before: {reason}" for reason in fit.declined)


def met_words(candidate: Candidate) -> tuple[str, ...]:
    """Say which needs a suitable unit meets, and what is not recorded though nothing there depends on it."""
    needs = [offer_words(need) for need in sorted(candidate.needs - {"detained"})]
    said = (
        f"offers {_listed(needs)}" if needs else "",
        "takes detained patients" if "detained" in candidate.needs else "",
        "sex not recorded, so in a room open to anybody" if candidate.claim.sex is None else "",
        "age not recorded" if candidate.age is None else "",
    )
    return tuple(words for words in said if words)


def _listed(words: list[str]) -> str:
    """Write one or more things in a row: one, two and three."""
    return f"{', '.join(words[:-1])} and {words[-1]}" if words[1:] else words[0]


def _order(fit: Fit) -> tuple[bool, bool, bool, float, int, str]:
    """Give what puts units in a person's order."""
    return not fit.suits, not fit.linked, fit.miles is None, fit.miles or 0.0, fit.unit.position, fit.unit.key


def _fit(candidate: Candidate, seating: Seating, miles: Miles) -> Fit:
    """Weigh one unit for one person."""
    unit = seating.room.unit
    reasons = reasons_against(candidate, seating)
    facts = dict.fromkeys(reason.fact for reason in reasons)
    return Fit(
        candidate=candidate,
        unit=unit,
        linked=unit.key == candidate.linked_unit,
        miles=miles(candidate.outcode, unit.outcode),
        place=None if reasons else seating.soonest(candidate.claim.sex),
        reasons_not=tuple(reason.words for reason in reasons),
        to_record=() if None in facts else tuple(fact for fact in facts if fact is not None),
        limits=() if reasons else tuple(_limits(candidate, seating.room)),
    )


def _limits(candidate: Candidate, room: UnitRoom) -> Iterator[str]:
    """Say what is left of a unit's limits that this person would use some of."""
    claim, unit = candidate.claim, room.unit
    if claim.may_be_a_man and unit.men_places is not None:
        left = unit.men_places - room.men_now
        yield f"takes {counted(left, 'more man', 'more men')} (at most {unit.men_places})"
    if claim.one_to_one and unit.one_to_one_places is not None:
        left = unit.one_to_one_places - room.one_to_one_now
        yield f"{left} of {unit.one_to_one_places} one-to-one places left"
