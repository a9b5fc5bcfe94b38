"""What is written down of invented people besides: ethnic group, learning disability, autism; and units' answers.

Drawn by lot for everybody alone, from streams of their own, so that nothing else of the region changes. The parts are
invented: they say nothing about any real service.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from pc_desktop.domain.kinds import Fact
from pc_desktop.domain.meeting import Decision
from pc_desktop.domain.person import Person
from pc_desktop.domain.places import Unit
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.unit_answer import UnitAnswer
from pc_desktop.sample.draws import Draws

_ETHNIC: Final = ("A", "B", "C", "D", "F", "H", "J", "L", "M", "N", "S", "Z", None)
_ETHNIC_PARTS: Final = (70, 1, 5, 2, 1, 4, 3, 1, 2, 2, 1, 3, 5)
_DISABILITY: Final = ("5", "1", "2", "X", None)
_DISABILITY_PARTS: Final = (70, 3, 2, 10, 15)
_AUTISM: Final = ("5", "1", "2", "3", "X", None)
_AUTISM_PARTS: Final = (52, 13, 8, 5, 10, 12)
_REFUSES: Final = 0.2
_NOS: Final = ("no_bed", "acuity", "one_to_one", "sex_mix", "medical")
_SETTLED: Final = timedelta(days=30)


def with_backgrounds(facts: Iterable[Fact], now: datetime, seed: int) -> Iterator[Fact]:
    """Give the facts with everybody's background, and what units answered to offers long settled."""
    told = tuple(facts)
    for fact in told:
        yield _described(fact, seed) if isinstance(fact, Person) else fact
    units = [one.key for one in told if isinstance(one, Unit) and one.in_region]
    closed = {one.key for one in told if isinstance(one, Referral) and one.closed is not None}
    offers = (one for one in told if isinstance(one, Decision) and one.kind.startswith("offer"))
    for offer in offers:
        if offer.referral in closed and offer.unit in units and offer.at < now - _SETTLED:
            yield from _answers(offer, units, Draws(seed, f"answers {offer.key}"))


def _described(person: Person, seed: int) -> Person:
    """Draw one person's background."""
    draws = Draws(seed, f"background {person.key}")
    return replace(
        person,
        ethnic=draws.weighted(_ETHNIC, _ETHNIC_PARTS),
        learning_disability=draws.weighted(_DISABILITY, _DISABILITY_PARTS),
        autism=draws.weighted(_AUTISM, _AUTISM_PARTS),
    )


def _answers(offer: Decision, units: list[str], draws: Draws) -> Iterator[UnitAnswer]:
    """Write the yes behind an offer, and now and then another unit's no the day before."""
    by = "Unit lead"
    if draws.chance(_REFUSES):
        other = draws.pick([one for one in units if one != offer.unit])
        at, why = offer.at - timedelta(days=1), draws.pick(_NOS)
        yield UnitAnswer(f"answer-no-{offer.key}", offer.referral, other, at, False, why, "", by, None)
    unit = offer.unit or ""
    yield UnitAnswer(f"answer-yes-{offer.key}", offer.referral, unit, offer.at, True, None, "", by, None)
