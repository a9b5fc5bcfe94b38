"""A bed whose patient is on leave and lets others use it: free, marked, and their place among the limits kept."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.distance import Gazetteer
from pc_desktop.domain.places import Unit
from pc_desktop.domain.referral import Referral
from pc_desktop.services.admissions import AdmitPatient
from pc_desktop.services.board_view import BedLine, board_view
from pc_desktop.services.desk import Desk
from pc_desktop.services.leaves import ComeBack, GoOnLeave
from pc_desktop.services.plan_view import plan_lines, planning_now, rooms
from pc_desktop.services.region import region_now
from pc_desktop.services.stays import DischargePatient
from tests.services.bed_board import stay_of
from tests.services.small_region import CENTRES, NOW, TODAY, Putting


def line(desk: Desk, bed: str) -> BedLine:
    """Give a bed as the board shows it."""
    board = board_view(desk.ask(region_now))
    return next(one for unit in board.units for one in unit.beds if one.key == bed)


def men_and_nursed(desk: Desk, unit: str) -> tuple[int, int]:
    """Give who counts against a unit's limits."""
    room = next(one for one in rooms(desk.ask(region_now)) if one.unit.key == unit)
    return room.men_now, room.one_to_one_now


def test_that_a_bed_lent_is_free_and_says_who_comes_back(desk: Desk) -> None:
    desk.do(GoOnLeave("s2", "02", bed_usable=True, due_back=TODAY + timedelta(days=3)))
    found = line(desk, "y1")
    assert (found.state, found.word, found.who) == ("free", "Free", "← B.F.")
    assert "leave: B.F., since 17-Nov-2026 09:30, due back 20-Nov-2026, comes back" in found.tip
    assert found.tip in found.spoken
    assert found.days is None


def test_that_it_is_said_while_somebody_else_uses_the_bed_and_no_longer_after_the_return(desk: Desk) -> None:
    desk.do(GoOnLeave("s2", "02", bed_usable=True))
    desk.do(AdmitPatient("r1", "y1"))
    found = line(desk, "y1")
    assert (found.state, found.word, found.who) == ("occupied", "← B.F.", "C.M.")
    assert "leave: B.F., since 17-Nov-2026 09:30, comes back" in found.tip
    desk.do(ComeBack("s2", "y2"))
    assert "B.F." not in line(desk, "y1").tip
    assert line(desk, "y1").word == ""


def test_that_a_bed_kept_is_lent_to_nobody(desk: Desk) -> None:
    desk.do(GoOnLeave("s2", "02", bed_usable=False))
    found = line(desk, "y1")
    assert "comes back" not in found.tip
    assert found.word != "← B.F."


def test_that_somebody_discharged_from_leave_does_not_come_back(desk: Desk) -> None:
    desk.do(GoOnLeave("s2", "02", bed_usable=True))
    desk.do(DischargePatient("s2", "19", "1"))
    assert "B.F." not in line(desk, "y1").tip


@pytest.mark.parametrize("usable", [True, False])
def test_that_whoever_comes_back_counts_against_the_limits(desk: Desk, usable: bool) -> None:
    wants = desk.ask(lambda reading: reading.get(Referral, "r3"))
    desk.do(
        Putting(
            replace(wants, needs=("one_to_one",)), replace(stay_of(desk, "s2"), referral="r3", expected=None)
        )
    )
    before = men_and_nursed(desk, "yew")
    assert before == (1, 1)
    desk.do(GoOnLeave("s2", "02", bed_usable=usable))
    assert men_and_nursed(desk, "yew") == before


def test_that_the_plan_gives_no_man_the_last_place_of_a_man_on_leave(desk: Desk, clock: StoppedClock) -> None:
    yew = desk.ask(lambda reading: reading.get(Unit, "yew"))
    desk.do(Putting(replace(yew, men_places=1), replace(stay_of(desk, "s2"), expected=None)))
    region = desk.ask(region_now)
    man = replace(region.cases["r1"].person, sex="M")
    desk.do(Putting(man, *(replace(one, sexes="F") for one in (region.units["larch"],))))
    desk.do(GoOnLeave("s2", "02", bed_usable=True))
    clock.moment = NOW + timedelta(hours=1)
    region = desk.ask(region_now)
    lines = {one.key: one for one in plan_lines(region, planning_now(region, Gazetteer(CENTRES)).plan)}
    assert lines["r1"].unit is None
    assert "has 1 man and takes no more than 1" in dict(lines["r1"].why_not)["Yew"]


def test_that_a_look_at_an_earlier_moment_knows_who_was_away_then(desk: Desk, clock: StoppedClock) -> None:
    desk.do(GoOnLeave("s2", "02", bed_usable=True))
    clock.moment = NOW + timedelta(days=2)
    desk.do(ComeBack("s2"))
    then = board_view(desk.ask_at(NOW + timedelta(days=1), region_now))
    assert "← B.F." in [one.who for unit in then.units for one in unit.beds]
    assert "← B.F." not in [one.who for unit in board_view(desk.ask(region_now)).units for one in unit.beds]
