"""How long the reckonings take that people wait for: everybody's plan, and the charts of outcomes."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from random import Random

from pc_desktop.domain.outcomes.spc import chart
from pc_desktop.domain.outcomes.spc_options import SpcOptions
from pc_desktop.domain.plan import make_plan
from tests.bench.figures import Figure
from tests.bench.timing import median_of
from tests.domain.invented_regions import HORIZON
from tests.domain.test_plan_speed import _large_region

SPC_GOAL = 0.070
_SERIES, _POINTS = 100, 120
_PLANS = ((50, 200, 10, 0.050), (500, 500, 20, 1.0), (500, 500, 1, 1.0))


def chart_figures(rounds: int) -> Iterator[Figure]:
    """Chart many series of ten years of months."""
    chance = Random(2026)
    months = [date(2016, 11, 1) + timedelta(days=30 * number) for number in range(_POINTS)]
    series = [[(month, chance.gauss(90.0, 20.0)) for month in months] for _ in range(_SERIES)]
    options = SpcOptions(improvement="decrease", target=80.0)
    taken = median_of(lambda: [chart(points, options) for points in series], rounds)
    yield Figure(f"{_SERIES} series of {_POINTS} points charted", taken, "ms", goal=SPC_GOAL)


def plan_figures(rounds: int) -> Iterator[Figure]:
    """Plan for everybody waiting, sentences included, in regions far larger than any there is."""
    for people, beds, units, goal in _PLANS:
        region = _large_region(people, beds, units)
        taken = median_of(partial(make_plan, region.people, region.rooms, region.miles, HORIZON), rounds)
        of = "1 unit" if units == 1 else f"{units} units"
        yield Figure(f"Plan for {people} people, {beds} beds in {of}", taken, "ms", goal=goal)
