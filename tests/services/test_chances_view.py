"""Chances of beds: from facts alone, each unit by its own stays where it has enough, checked on held-back months."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.chances import LEAST_OF_A_UNIT
from pc_desktop.services.chances_view import (
    ChanceCheck,
    ChancePage,
    UnitChance,
    chances_checked,
    chances_view,
)
from pc_desktop.services.closures import CloseBed
from pc_desktop.services.desk import Desk
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import region_now
from pc_desktop.services.stays import PlanDischarge
from tests.services.small_region import NOW, TODAY, Putting, stay


def _page(reading: Reading) -> ChancePage:
    return chances_view(reading, region_now(reading))


def _check(reading: Reading) -> ChanceCheck:
    return chances_checked(reading, region_now(reading))


def _unit(desk: Desk, key: str) -> UnitChance:
    return next(unit for unit in desk.ask(_page).units if unit.unit == key)


def _past(number: int, unit: str, days: int, ago: int = 0) -> Stay:
    """Make a stay that ended: it lasted so many days and ended so long ago."""
    made = stay(f"past{unit}{number}", "w3", unit, days + ago + number)
    return replace(made, discharged=made.admitted + timedelta(days=days))


def _history(unit: str, lasted: tuple[int, ...], times: int) -> tuple[Stay, ...]:
    return tuple(
        _past(n * len(lasted) + at, unit, days, 30) for n in range(times) for at, days in enumerate(lasted)
    )


def test_that_a_chance_is_the_share_of_longer_stays_that_ended_within_the_window(desk: Desk) -> None:
    # s1 has been in Larch for 40 days; of ten stays that lasted longer, four ended within two weeks more.
    lasted = (45, 50, 52, 54, 60, 70, 80, 90, 100, 110)
    desk.do(Putting(*_history("larch", lasted, 3)))
    larch = _unit(desk, "larch")
    assert larch.basis.startswith("from its own stays")
    assert larch.chances == pytest.approx((0.1, 0.4, 0.5))
    assert larch.beds == pytest.approx(larch.chances)
    assert (larch.told, larch.untold) == (1, 0)


def test_that_a_unit_with_few_stays_of_its_own_is_judged_by_the_region(desk: Desk) -> None:
    desk.do(Putting(*_history("larch", (30, 40, 60), LEAST_OF_A_UNIT // 3)))
    assert _unit(desk, "yew").basis.startswith("from the whole region's stays")
    assert _unit(desk, "larch").basis.startswith("from its own stays")


def test_that_an_expected_date_within_the_window_counts_as_often_as_setup_says(desk: Desk) -> None:
    desk.do(Putting(*_history("larch", (200, 300, 400), 12)))
    assert _unit(desk, "larch").chances == pytest.approx((0, 0, 0))
    desk.do(PlanDischarge("s1", TODAY + timedelta(days=10)))
    assert _unit(desk, "larch").chances == pytest.approx((0, 0.7, 0.7))


def test_that_nobody_is_counted_for_whom_no_chance_can_be_told(desk: Desk) -> None:
    larch = _unit(desk, "larch")
    assert (larch.told, larch.untold) == (0, 1)
    assert larch.chances == pytest.approx((0, 0, 0))
    assert larch.free_now == 2


def test_that_a_bed_that_is_out_of_use_promises_nothing(desk: Desk) -> None:
    desk.do(Putting(*_history("larch", (45, 50, 60, 70, 80, 90), 6)))
    before = _unit(desk, "larch")
    desk.do(CloseBed("l2", "estates", "Painting", None))
    after = _unit(desk, "larch")
    assert after.free_now == before.free_now - 1
    assert after.chances == before.chances


def test_that_the_check_tells_what_was_known_on_the_day_and_never_the_future(desk: Desk) -> None:
    facts = tuple(
        replace(
            one,
            admitted=one.admitted - timedelta(days=60 * n),
            discharged=one.discharged - timedelta(days=60 * n),
        )
        for n in range(8)
        for one in _history("larch", (20 + n, 25, 35, 50, 70, 95), 1)
        if one.discharged
    )
    keyed = tuple(replace(one, key=f"{one.key}-{at}") for at, one in enumerate(facts))
    desk.do(Putting(*keyed))
    found = desk.ask(_check)
    assert found.found is not None
    assert found.days == 24
    assert found.last + timedelta(days=14) <= TODAY
    later = _past(999, "larch", 10)
    desk.do(Putting(replace(later, admitted=NOW - timedelta(days=9), discharged=NOW - timedelta(hours=1))))
    assert desk.ask(_check) == found


def test_that_where_there_is_no_past_nothing_is_checked(desk: Desk) -> None:
    assert desk.ask(_check).found is None
