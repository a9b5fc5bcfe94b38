"""Bringing drawn cases to the means the sample must have: a day here, another unit there."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from pc_desktop.sample.course import Course
from pc_desktop.sample.frame import YearPlan

_SHORTEST: Final = 14
_LONGEST: Final = 320
_PASSES: Final = 400


def settle_stays(courses: Sequence[Course], plan: YearPlan) -> list[Course]:
    """Lengthen or shorten stays that end in a year a day at a time until their mean is that of the plan.

    No stay is moved into another year by it. Raises ValueError where the mean cannot be reached.
    """
    settled = list(courses)
    places = [place for place, one in enumerate(settled) if one.left_in(plan)]
    missing = round(plan.mean_stay * len(places)) - sum(settled[place].days or 0 for place in places)
    step = 1 if missing > 0 else -1
    for turn in range(_PASSES * len(places)):
        if missing == 0:
            return settled
        place = places[turn % len(places)]
        tried = replace(settled[place], days=(settled[place].days or 0) + step)
        if tried.left_in(plan) and _SHORTEST <= (tried.days or 0) <= _LONGEST:
            settled[place] = tried
            missing -= step
    raise ValueError(f"the stays of the year from {plan.start} cannot have a mean of {plan.mean_stay} days")


def settle_distances(
    courses: Sequence[Course],
    plan: YearPlan,
    mean: float,
    choices: Callable[[Course], Sequence[str]],
    miles: Callable[[Course], float],
) -> list[Course]:
    """Move patients between units outside until the mean distance of a year's admissions is closest.

    `mean` is in miles; `choices` gives the units somebody could have gone to; `miles` how far it is from
    home.
    """
    settled = list(courses)
    year = [place for place, one in enumerate(settled) if one.admitted_in(plan)]
    wanted = mean * len(year)
    while True:
        gap = wanted - sum(miles(settled[place]) for place in year)
        moves = [
            (abs(gap - (miles(moved) - miles(settled[place]))), place, moved.unit or "", moved)
            for place in year
            if settled[place].outside
            for moved in (replace(settled[place], unit=unit) for unit in choices(settled[place]))
        ]
        best = min(moves, key=lambda move: move[:3], default=None)
        if best is None or best[0] >= abs(gap):
            return settled
        settled[best[1]] = best[3]
