"""How long the knock-on of every unit one person could go to takes: the best of five runs, in processor time."""

from time import process_time

from pc_desktop.domain.knock_on import knock_on
from pc_desktop.domain.plan import make_plan, plan_weighed, weigh
from tests.domain.invented_regions import HORIZON, Region, invented_region
from tests.domain.test_plan_speed import _large_region


def _every_knock_on(region: Region) -> list[tuple[str, ...]]:
    """Weigh everybody, and try out every unit that suits the first."""
    weighed = weigh(region.people, region.rooms, region.miles, HORIZON)
    plan = plan_weighed(weighed, region.rooms, HORIZON, in_words=False)
    one, fits = weighed[0]
    return [
        knock_on(
            plan,
            plan_weighed(
                weighed, region.rooms, HORIZON, {one.key: (fit.unit.key, fit.place.bed)}, in_words=False
            ),
        )
        for fit in fits
        if fit.place
    ]


def test_that_where_one_person_could_go_among_520_beds_is_ready_in_time() -> None:
    region, times = _large_region(12, 520, 20), []
    told = _every_knock_on(region)
    for _ in range(5):
        start = process_time()
        assert _every_knock_on(region) == told
        times.append(process_time() - start)
    print(f"where one could go, knock-on of {len(told)} units included: {min(times) * 1000:.0f} ms")
    assert len(told) > 5
    assert min(times) < 0.05


def test_that_a_plan_without_sentences_places_everybody_alike() -> None:
    for seed in range(200):
        region = invented_region(seed, alike=False)
        said = make_plan(region.people, region.rooms, region.miles, HORIZON)
        quiet = plan_weighed(
            weigh(region.people, region.rooms, region.miles, HORIZON), region.rooms, HORIZON, in_words=False
        )
        assert [(one.unit, one.place, one.linked, one.miles) for one in quiet.placements] == [
            (one.unit, one.place, one.linked, one.miles) for one in said.placements
        ]
        assert all(
            one.why and not other.why for one, other in zip(said.placements, quiet.placements, strict=True)
        )
