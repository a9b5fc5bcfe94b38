"""The plan's sentences: why somebody goes where they go, and why not to each of the other units."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pc_desktop.domain.called import LINK
from pc_desktop.domain.candidate import Candidate
from pc_desktop.domain.distance import miles_words
from pc_desktop.domain.fit import Fit, declined_words, met_words
from pc_desktop.domain.places import Unit
from pc_desktop.domain.reasons import reasons_against_bed
from pc_desktop.domain.room import Place
from pc_desktop.domain.seating import Seating

_FOR_SEX: Final = {
    "F": "last place for a woman",
    "M": "last place for a man",
    None: "last place open to anybody",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One person, their units in order, the one they go to and their place there; None where none is."""

    candidate: Candidate
    fits: tuple[Fit, ...]
    fit: Fit | None
    place: Place | None


@dataclass(frozen=True, slots=True)
class Situation:
    """The whole plan as the sentences need it.

    `refs` are everybody's references by key, `by_choice` the keys of those whose bed people chose, `seatings`
    the units by key once everybody is seated, `open_now` the sexes for which a unit still has a place free
    now.
    """

    refs: Mapping[str, str]
    by_choice: frozenset[str]
    seatings: Mapping[str, Seating]
    open_now: Mapping[str, frozenset[str | None]]

    def has_place_now(self, fit: Fit) -> bool:
        """Tell whether a unit could still give somebody a place free now, the whole plan carried out."""
        claim, unit = fit.candidate.claim, fit.unit.key
        return claim.sex in self.open_now[unit] and self.seatings[unit].has_room_for(claim)


def why_words(choice: Choice, situation: Situation) -> str:
    """Say in one sentence why somebody goes where they go, or why they have no place."""
    fit, place = choice.fit, choice.place
    if fit is None or place is None:
        return _why_no_place(choice, situation)
    merit, also = _merit(fit, choice.fits), met_words(choice.candidate)
    if choice.candidate.key in situation.by_choice:
        against = reasons_against_bed(choice.candidate, situation.seatings[fit.unit.key], place)
        merit, also = "the meeting's choice", tuple(f"but {reason.words}" for reason in against)
    said = (f"{place.words()}, {miles_words(fit.miles)}", *also, *declined_words(fit))
    return f"{fit.unit.name} is {merit}: {'; '.join(said)}."


def _merit(fit: Fit, fits: Sequence[Fit]) -> str:
    """Say what puts a unit first among those with a place left."""
    if fit.linked:
        return f"the {fit.candidate.link}"
    left = "" if fit is fits[0] else " with a place left"
    return f"the first suitable unit{left}" if fit.miles is None else f"the nearest suitable unit{left}"


def _why_no_place(choice: Choice, situation: Situation) -> str:
    """Say why somebody has no place in the plan."""
    ref, claim = choice.candidate.ref, choice.candidate.claim
    takers = {situation.seatings[fit.unit.key].stop(claim).who for fit in choice.fits if fit.suits}
    if takers:
        by_choice = not takers.isdisjoint(situation.by_choice)
        whom = "others, as the meeting chose" if by_choice else "somebody higher in the queue"
        return f"No place for {ref}: every place that suits goes to {whom}."
    facts = sorted({fact for fit in choice.fits for fact in fit.to_record})
    if facts:
        return f"No place can be planned for {ref} until more is recorded: {' and '.join(facts)}."
    return f"No place for {ref}: no unit has one that suits."


def why_nots(choice: Choice, situation: Situation) -> Iterator[tuple[Unit, str]]:
    """Say in one sentence for every unit but the one somebody goes to why it is not that one."""
    mine = None
    for fit in choice.fits:
        if fit is choice.fit:
            mine = fit
        elif not fit.suits:
            yield fit.unit, fit.words
        elif choice.fit and choice.candidate.key in situation.by_choice:
            chosen = choice.fit.unit.name
            yield fit.unit, f"{_too(fit)}, but the meeting chose {chosen}{_though(fit, choice, situation)}."
        elif mine is None:
            link = f"is the {fit.candidate.link}" if fit.linked else "suits"
            yield fit.unit, f"{fit.unit.name} {link}, but {_last_place(fit, situation)}."
        else:
            yield fit.unit, f"{_beaten(fit, mine)}{_though(fit, choice, situation)}."


def _too(fit: Fit) -> str:
    """Begin a sentence about another unit that suits, with how far it is."""
    link = f"is the {fit.candidate.link}" if fit.linked else "suits too"
    return f"{fit.unit.name} {link}, {miles_words(fit.miles)}"


def _last_place(fit: Fit, situation: Situation) -> str:
    """Say what a unit ran out of, and to whom the last of it goes."""
    seating, claim = situation.seatings[fit.unit.key], fit.candidate.claim
    stop = seating.stop(claim)
    if stop.limit == "one_to_one":
        last = "last place with one-to-one nursing"
    elif stop.limit == "men":
        last = _FOR_SEX["M"] if claim.sex else f"{_FOR_SEX['M']} (sex is not recorded)"
    else:
        last = _FOR_SEX[claim.sex] if any(place.sex for place in seating.places) else "last place"
    rank = "as the meeting chose" if stop.who in situation.by_choice else "who is higher in the queue"
    return f"its {last} goes to {situation.refs[stop.who]}, {rank}"


def _beaten(fit: Fit, mine: Fit) -> str:
    """Say what puts a unit that suits after the one somebody goes to."""
    here, there = miles_words(mine.miles), miles_words(fit.miles)
    if mine.linked:
        return f"{_too(fit)}, but {mine.unit.name} is the {fit.candidate.link}"
    if mine.miles is None:
        return f"{fit.unit.name} suits too, but comes after {mine.unit.name} in the region's list of units"
    if fit.miles is None:
        return f"{_too(fit)}, against {here} to {mine.unit.name}"
    if here == there:
        return f"{_too(fit)}, but is no nearer than {mine.unit.name}"
    return f"{fit.unit.name} is farther: {there}, against {here} to {mine.unit.name}"


def _though(fit: Fit, choice: Choice, situation: Situation) -> str:
    """Say that a unit passed over has a place free now, where the one somebody goes to has none yet."""
    waits = choice.place is not None and choice.place.free_from is not None
    return ", though it still has a place free now" if waits and situation.has_place_now(fit) else ""


def summary_words(waiting: int, placed: Sequence[tuple[bool, bool]], link: str = LINK) -> str:
    """Sum a plan up from how many wait and, for each placed, whether linked and whether in the region.

    `link` is what a linked unit is called.
    """
    if not waiting:
        return "Nobody is waiting for a bed."
    if not placed:
        return f"Places none of {waiting}."
    linked = sum(link for link, _ in placed)
    away = sum(not in_region for _, in_region in placed)
    elsewhere = sum(not link and in_region for link, in_region in placed)
    said = [f"{linked or 'none'} in their {link}"]
    said += [f"{elsewhere} elsewhere in the region"] if elsewhere else []
    said.append(f"{away or 'none'} out of area")
    return f"Places {len(placed)} of {waiting}: {', '.join(said)}."
