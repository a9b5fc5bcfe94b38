"""Other plans to compare with the plan: each best by one aim, and none at the cost of anybody's place.

The plan is just, most unwell first, and therefore not always the one with most people placed or fewest miles. The
first three alternatives keep a place for everybody the plan places; it may be elsewhere. Of several equally good ones
each is the one in which the most unwell go to the better unit in their own order. All are exact: where there are too
many ways to compare, nothing is given rather than something nearly right.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from pc_desktop.domain.alternatives_search import Cost, Wishes, cheapest
from pc_desktop.domain.alternatives_waiting import waiting_ways
from pc_desktop.domain.called import LINK, short_link
from pc_desktop.domain.candidate import Candidate
from pc_desktop.domain.distance import Miles
from pc_desktop.domain.fit import Fit, fits_in
from pc_desktop.domain.knock_on import knock_on
from pc_desktop.domain.plan import Placement, Plan
from pc_desktop.domain.room import Place, UnitRoom
from pc_desktop.domain.seating import Seating

MOST_WAYS: Final = 20_000
"""How many ways of filling units are followed side by side before giving up."""

_AIM_PEOPLE: Final = "As many people as can be placed; everybody the plan places keeps a place."
_AIM_MILES: Final = "The same people as in the plan, with the fewest miles in total."
_AIM_LINKED: Final = "The same people as in the plan, as many as can be in their {link}."
_AIM_WAIT: Final = "Most unwell first; a {short} bed expected by then comes before any bed elsewhere."


@dataclass(frozen=True, slots=True)
class Asked:
    """What the plan was made from, and the plan."""

    candidates: tuple[Candidate, ...]
    rooms: tuple[UnitRoom, ...]
    miles: Miles
    horizon: date
    plan: Plan


@dataclass(frozen=True, slots=True)
class Alternative:
    """One other plan with what it is best at, in words; `plan` is None where there are too many ways to compare.

    `changes` says who goes elsewhere than in the plan, and how.
    """

    key: str
    name: str
    aim: str
    plan: Plan | None
    changes: tuple[str, ...]


def alternatives(asked: Asked, wait_until: date, wait_days: int) -> tuple[Alternative, ...]:
    """Make every alternative; `wait_until` is the last day somebody would wait for their linked unit."""
    link = asked.candidates[0].link if asked.candidates else LINK
    short = short_link(link)
    linked, waits = _AIM_LINKED.format(link=link), _AIM_WAIT.format(short=short)
    return (
        _told(asked, ("people", "Most people placed", _AIM_PEOPLE), most_people(asked)),
        _told(asked, ("miles", "Fewest miles", _AIM_MILES), fewest_miles(asked)),
        _told(asked, ("linked", f"Most in {short} units", linked), most_linked(asked)),
        _told(
            asked, ("wait", f"Wait {wait_days} days for {short}", waits), wait_for_linked(asked, wait_until)
        ),
    )


def most_people(asked: Asked) -> Plan | None:
    """Place as many people as can be while everybody the plan places keeps a place.

    So nobody loses a place for it, whoever gains one. Of several such plans it is the one in which everybody in turn,
    most unwell first, has their better wish, no place being the last.
    """
    return _best(asked, lambda fit: (int(fit is None),), may_gain=True)


def fewest_miles(asked: Asked) -> Plan | None:
    """Place the very people the plan places so that their miles, to the hundredth, add up to the least.

    Unknown distances cannot be added: as few people as possible go to a unit whose distance is unknown, and the rest
    is summed.
    """
    return _best(asked, _miles_cost, may_gain=False)


def most_linked(asked: Asked) -> Plan | None:
    """Place the very people the plan places so that as many as possible go to their linked unit."""
    return _best(asked, lambda fit: (int(fit is not None and not fit.linked),), may_gain=False)


def wait_for_linked(asked: Asked, until: date) -> Plan:
    """Plan most unwell first, counting linked beds until `until` and other beds until the horizon.

    Everybody's first wish is their linked unit by `until`, then the other units by the horizon, nearest first, and last
    their linked unit by the horizon where that is later. Going down the queue everybody has the first wish with which
    all before them still have theirs.
    """
    ways = waiting_ways(asked.candidates, asked.rooms, asked.miles, (asked.horizon, until))
    placed = [_placement(one, fit, place) for one, (fit, place) in zip(asked.candidates, ways, strict=True)]
    return Plan(tuple(placed), asked.horizon)


def _told(asked: Asked, named: tuple[str, str, str], plan: Plan | None) -> Alternative:
    """Say what an alternative changes."""
    return Alternative(*named, plan, knock_on(asked.plan, plan) if plan else ())


def _miles_cost(fit: Fit | None) -> Cost:
    """Count an unknown distance, or the hundredths of a mile."""
    if fit is None:
        return 0, 0
    return (1, 0) if fit.miles is None else (0, round(fit.miles * 100))


def _best(asked: Asked, cost: Callable[[Fit | None], Cost], *, may_gain: bool) -> Plan | None:
    """Give the plan of least cost; None where there are too many ways to compare."""
    seatings = {room.unit.key: Seating(room, asked.horizon) for room in asked.rooms}
    wishes, bound = [], tuple(0 for _ in cost(None))
    for one, planned in zip(asked.candidates, asked.plan.placements, strict=True):
        suiting = tuple(fit for fit in fits_in(one, tuple(seatings.values()), asked.miles) if fit.suits)
        going = next((fit for fit in suiting if planned.unit and fit.unit.key == planned.unit.key), None)
        may: tuple[Fit | None, ...] = suiting if going else (*suiting, None) if may_gain else (None,)
        wishes.append(Wishes(one.claim, may, tuple(cost(fit) for fit in may)))
        bound = tuple(sofar + more for sofar, more in zip(bound, cost(going), strict=True))
    way = cheapest(asked.rooms, asked.horizon, wishes, bound, MOST_WAYS)
    return None if way is None else _seated(asked, way, seatings)


def _seated(asked: Asked, way: Sequence[Fit | None], seatings: dict[str, Seating]) -> Plan:
    """Give out the beds of one way, in the order of the queue."""
    for one, fit in zip(asked.candidates, way, strict=True):
        if fit is not None:
            seatings[fit.unit.key].take(one.key, one.claim)
    beds = {who: place for seating in seatings.values() for who, place in seating.beds().items()}
    placed = [_placement(one, fit, beds.get(one.key)) for one, fit in zip(asked.candidates, way, strict=True)]
    return Plan(tuple(placed), asked.horizon)


def _placement(one: Candidate, fit: Fit | None, place: Place | None) -> Placement:
    """Write down where somebody goes in an alternative; its sentences are the changes."""
    if fit is None:
        return Placement(one, None, None, linked=False, miles=None, by_choice=False, why="", why_not=())
    return Placement(one, fit.unit, place, fit.linked, fit.miles, by_choice=False, why="", why_not=())
