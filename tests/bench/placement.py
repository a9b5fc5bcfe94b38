"""How long the questions of placement take: where one person could go, plans compared, what would have to change."""

from collections.abc import Iterator
from functools import partial

from pc_desktop.domain.alternatives import Asked, alternatives
from pc_desktop.domain.plan import make_plan
from pc_desktop.domain.what_would_change import Event, Outlook, what_would_change
from pc_desktop.services.placement import where_could
from pc_desktop.services.plan_view import Planning, planning_of
from tests.bench.figures import Figure
from tests.bench.timing import median_of
from tests.domain.invented_regions import HORIZON, Region, place
from tests.domain.test_plan_speed import _large_region

_WHERE_GOAL = 0.050
_CHANGE_GOAL = 0.050
_COMPARE_GOAL = 1.0


def placement_figures(rounds: int) -> Iterator[Figure]:
    """Ask where somebody could go among 520 beds; compare plans and look for changes in a region of real size."""
    large, usual = _large_region(12, 520, 20), _large_region(14, 60, 5)
    first = large.people[0].key
    taken = median_of(partial(where_could, _planning(large), first), rounds)
    yield Figure("Where one person could go, 520 beds in 20 units", taken, "ms", goal=_WHERE_GOAL)
    compared = median_of(partial(alternatives, _asked(usual), HORIZON, 14), rounds)
    yield Figure("Four plans to compare, 14 people, 60 beds", compared, "ms", goal=_COMPARE_GOAL)
    outlook = _outlook(large)
    change = median_of(partial(what_would_change, outlook, outlook.candidates[-1].key), rounds)
    yield Figure("What would have to change, 20 units full, 60 events", change, "ms", goal=_CHANGE_GOAL)


def _asked(region: Region) -> Asked:
    """Make the plan of a region, to compare others with."""
    plan = make_plan(region.people, region.rooms, region.miles, HORIZON)
    return Asked(region.people, region.rooms, region.miles, HORIZON, plan)


def _planning(region: Region) -> Planning:
    """Make the plan of a region as the services hold it."""
    return planning_of(region.people, region.rooms, region.miles, HORIZON)


def _outlook(region: Region) -> Outlook:
    """Leave two people without a place in full units, with three beds in each that could come free."""
    rooms = tuple(type(room)(room.unit, (), 0, 0, None) for room in region.rooms)
    events = tuple(
        Event("reopening", "one bed reopened", room.unit.key, place(f"{room.unit.key}-{number}"))
        for room in rooms
        for number in (1, 2, 3)
    )
    return Outlook(region.people[:2], rooms, region.miles, HORIZON, events)
