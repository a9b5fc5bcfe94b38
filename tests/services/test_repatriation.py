"""The way home: who is away, what is missing for their return, and the return itself."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pc_desktop.domain.bed import Closure, Occupation, Stay
from pc_desktop.domain.distance import Gazetteer
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.outcomes.whole import TRANSFER
from pc_desktop.domain.repatriation import Repatriation
from pc_desktop.services.desk import Desk
from pc_desktop.services.moves import MovePatient
from pc_desktop.services.plan_view import planning_now
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import region_now
from pc_desktop.services.repatriation import RecordRepatriation
from pc_desktop.services.repatriation_view import AwayLine, away_view
from tests.services.small_region import NOW, TODAY, Putting, occupation, person, referral, stay

PLACES = Gazetteer({"CV1": (52.41, -1.51), "B15": (52.46, -1.93), "M20": (53.43, -2.23)})


@pytest.fixture
def away(desk: Desk) -> Desk:
    """Place one of the collaborative's patients out of area, and one in a unit that is not theirs."""
    far, near = person("f1", "9998431989", "Fay", "Far"), person("f2", "9992463459", "Gus", "Near")
    asked = tuple(replace(referral(f"f{n}", f"R-040{n}A", f"f{n}", days=70), closed=NOW) for n in (1, 2))
    gone = replace(
        stay("away1", "f1", "away", 60), source="meeting", referral="f1", oat_reason="10", miles=80.0
    )
    other = replace(stay("away2", "f2", "yew", 30), source="meeting", referral="f2")
    desk.do(Putting(far, near, *asked, gone, other, occupation("fo", other, "y2")))
    return desk


def _lines(desk: Desk) -> tuple[AwayLine, ...]:
    def ask(reading: Reading) -> tuple[AwayLine, ...]:
        region = region_now(reading)
        return away_view(reading, region, planning_now(region, PLACES), PLACES)

    return desk.ask(ask)


def test_that_only_the_collaboratives_own_are_away_and_out_of_area_comes_first(away: Desk) -> None:
    first, second = _lines(away)
    assert (first.ref, first.out_of_area, first.where, first.home) == (
        "R-0401A",
        True,
        "Faraway House",
        "Larch",
    )
    assert (first.days, first.miles, first.why) == (60, 80.0, "no bed available")
    assert (second.ref, second.out_of_area, second.why) == ("R-0402A", False, "Not recorded")
    assert second.miles == pytest.approx(PLACES.miles("CV1", "B15"))


def test_that_what_is_missing_or_overdue_for_the_return_is_said(away: Desk) -> None:
    assert _lines(away)[0].attention == (
        "family not yet told",
        "no care co-ordinator named",
        "no date of return",
    )
    away.do(
        RecordRepatriation(
            "away1",
            "",
            TODAY,
            " Cay Co ",
            "weekly by telephone",
            TODAY - timedelta(days=2),
            "Larch, then home",
        )
    )
    line = _lines(away)[0]
    assert line.attention == ("return is 2 days overdue",)
    assert (line.coordinator, line.contact, line.plan) == (
        "Cay Co",
        "weekly by telephone",
        "Larch, then home",
    )


def test_that_a_second_record_takes_the_place_of_the_first(away: Desk) -> None:
    assert away.do(RecordRepatriation("away1", coordinator="A")).title == "Way home of R-0401A recorded"
    day = TODAY + timedelta(days=9)
    assert away.do(RecordRepatriation("away1", planned_on=day)).title.startswith(
        "Return of R-0401A planned for"
    )
    (kept,) = away.ask(lambda reading: reading.find(Repatriation))
    assert (kept.coordinator, kept.planned_on) == (None, day)


def test_that_days_that_cannot_be_are_refused(away: Desk) -> None:
    with pytest.raises(Refused, match="still to come"):
        away.do(RecordRepatriation("away1", family_informed=TODAY + timedelta(days=1)))
    with pytest.raises(Refused, match="before the admission"):
        away.do(RecordRepatriation("away1", planned_on=TODAY - timedelta(days=90)))


def test_that_a_bed_the_plan_gives_to_somebody_waiting_is_proposed_to_nobody(away: Desk) -> None:
    line = _lines(away)[0]
    assert line.bed is None
    assert "but the plan gives it to R-0411A" in line.returns
    for key in ("r1", "r2", "r3"):
        away.do(Putting(replace(away.ask(region_now).cases[key].referral, closed=NOW)))
    line = _lines(away)[0]
    assert line.bed == "l2"
    assert line.returns == "Larch L02 is free now, and nobody waiting is planned for it."
    away.do(Putting(*(Closure(f"c{bed}", bed, NOW, None, "estates", "Painting", None) for bed in ("l3",))))
    other = _lines(away)[1]
    assert other.bed is None
    assert "it is proposed to R-0401A, who is away longer" in other.returns


def test_that_a_return_ends_one_stay_and_goes_on_as_another_that_is_no_new_admission(away: Desk) -> None:
    done = away.do(MovePatient("away1", "l2", miles=3.0))
    assert done.title == "Move R-0401A to Larch L02"
    old, new = away.ask(lambda reading: sorted(reading.find(Stay, person="f1"), key=lambda one: one.admitted))
    assert (old.discharged, old.destination, old.oat_reason) == (NOW, "53", "10")
    assert (new.unit, new.source, new.referral, new.oat_reason, new.miles) == (
        "larch",
        TRANSFER,
        "f1",
        None,
        3.0,
    )
    assert [one.bed for one in away.ask(lambda reading: reading.find(Occupation, person="f1"))] == ["l2"]
    assert [line.ref for line in _lines(away)] == ["R-0402A"]
    away.undo()
    assert [line.ref for line in _lines(away)] == ["R-0401A", "R-0402A"]


def test_that_somebody_in_another_unit_of_the_region_can_return_as_well(away: Desk) -> None:
    away.do(MovePatient("away2", "l3"))
    assert [line.ref for line in _lines(away)] == ["R-0401A"]
    free = {one.bed.key for one in away.ask(region_now).board["yew"] if one.state == "free"}
    assert "y2" in free


def test_that_nobody_returns_into_a_bed_that_is_taken(away: Desk) -> None:
    with pytest.raises(Refused, match="occupied"):
        away.do(MovePatient("away1", "l1"))
