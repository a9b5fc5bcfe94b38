"""Out of use and back: only an empty bed nobody is promised, with a reason, and who was told."""

from datetime import timedelta

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.bed import Closure
from pc_desktop.domain.calendar import end_of_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.places import Bed
from pc_desktop.services.closures import CloseBed, RecordTold, ReopenBed
from pc_desktop.services.decide import OfferBed
from pc_desktop.services.desk import Desk
from pc_desktop.services.leaves import GoOnLeave
from pc_desktop.services.region import region_now
from pc_desktop.services.stays import DischargePatient
from tests.services.bed_board import HOUR, ago, image, state_of_bed
from tests.services.small_region import NOW, TODAY, Putting

TOLD = "Commissioning team, 16-Nov-2026"


def closures(desk: Desk) -> tuple[Closure, ...]:
    """Give every closure."""
    return desk.ask(lambda reading: reading.find(Closure))


def test_that_an_empty_bed_is_closed_with_its_reason_and_who_was_told(desk: Desk) -> None:
    done = desk.do(CloseBed("l2", "estates", " Window broken ", f" {TOLD} ", ago(2)))
    assert done.title == "Close Larch L02: estates"
    assert done.topics == {"closure"}
    (closure,) = closures(desk)
    assert (closure.bed, closure.kind, closure.reason, closure.told) == (
        "l2",
        "estates",
        "Window broken",
        TOLD,
    )
    assert (closure.start, closure.end) == (ago(2), None)
    figures = desk.ask(region_now).figures["larch"]
    assert (figures.closed, figures.open, figures.available, figures.commissioned) == (1, 2, 1, 3)


def test_that_a_bed_that_cannot_be_used_is_counted_apart(desk: Desk) -> None:
    assert desk.do(CloseBed("l2", "unusable", "Sex mix")).title == "Larch L02 cannot be used"
    figures = desk.ask(region_now).figures["larch"]
    assert (figures.closed, figures.unusable, figures.open, figures.available) == (0, 1, 3, 1)
    assert (state_of_bed(desk, "l2"), closures(desk)[0].told) == ("unusable", None)


@pytest.mark.parametrize("kind", ["staffing", "unusable"])
def test_that_an_occupied_bed_is_not_closed_whatever_the_kind(desk: Desk, kind: str) -> None:
    with pytest.raises(Refused, match=r"Larch L01 is occupied since 08-Oct-2026 10:30\. Move or discharge"):
        desk.do(CloseBed("l1", kind, "Short of nurses"))


def test_that_a_bed_kept_during_leave_is_not_closed_and_one_left_is(desk: Desk) -> None:
    desk.do(GoOnLeave("s1", "02", bed_usable=False))
    with pytest.raises(Refused, match="Larch L01 is occupied"):
        desk.do(CloseBed("l1", "estates", "Paint"))
    desk.undo()
    desk.do(GoOnLeave("s1", "02", bed_usable=True))
    desk.do(CloseBed("l1", "estates", "Paint"))
    assert state_of_bed(desk, "l1") == "closed"


def test_that_a_bed_held_is_not_closed_and_says_for_whom(desk: Desk) -> None:
    desk.do(OfferBed("r1", "l2", "today", TODAY + timedelta(days=3)))
    with pytest.raises(
        Refused, match=r"Larch L02 is held for R-0411A\. Release it first; R-0411A then waits"
    ):
        desk.do(CloseBed("l2", "estates", "Paint"))


def test_that_a_hold_stands_in_nobodys_way_from_the_moment_it_lapses(desk: Desk, clock: StoppedClock) -> None:
    desk.do(OfferBed("r1", "l2", "today", TODAY))
    clock.moment = end_of_day(TODAY) - timedelta(seconds=1)
    with pytest.raises(Refused, match="Larch L02 is held for R-0411A"):
        desk.do(CloseBed("l2", "estates", "Paint"))
    clock.moment = end_of_day(TODAY)
    desk.do(CloseBed("l2", "estates", "Paint"))
    assert state_of_bed(desk, "l2") == "closed"


def test_that_a_closure_wants_a_kind_a_reason_and_an_agreement_its_commissioner(desk: Desk) -> None:
    with pytest.raises(Refused, match="Choose the kind of closure from the list"):
        desk.do(CloseBed("l2", "mood", "Because"))
    with pytest.raises(Refused, match="Say why Larch L02 cannot be used"):
        desk.do(CloseBed("l2", "estates", "  "))
    with pytest.raises(Refused, match="Say which commissioner agreed, and when"):
        desk.do(CloseBed("l2", "commissioner", "Fewer beds agreed", " "))
    desk.do(CloseBed("l2", "commissioner", "Fewer beds agreed", TOLD))
    assert closures(desk)[0].told == TOLD


def test_that_a_bed_is_closed_once(desk: Desk) -> None:
    desk.do(CloseBed("l2", "estates", "Paint"))
    with pytest.raises(Refused, match=r"Larch L02 is out of use: Paint\. Reopen it first\."):
        desk.do(CloseBed("l2", "staffing", "Short of nurses"))


def test_that_a_bed_is_not_closed_while_somebody_was_in_it_nor_ahead(desk: Desk) -> None:
    desk.do(DischargePatient("s1", "19", at=ago(2)))
    with pytest.raises(Refused, match="Larch L01 was occupied until 17-Nov-2026 07:30"):
        desk.do(CloseBed("l1", "estates", "Paint", at=ago(3)))
    with pytest.raises(Refused, match="still to come"):
        desk.do(CloseBed("l1", "estates", "Paint", at=NOW + HOUR))
    desk.do(CloseBed("l1", "estates", "Paint", at=ago(2)))
    assert state_of_bed(desk, "l1") == "closed"


def test_that_a_bed_outside_the_region_is_not_closed(desk: Desk) -> None:
    desk.do(Putting(Bed("f1", "away", "1", 1, None)))
    with pytest.raises(Refused, match="Faraway House lies outside the region"):
        desk.do(CloseBed("f1", "estates", "Paint"))


def test_that_a_bed_is_reopened_from_a_moment_on(desk: Desk) -> None:
    desk.do(CloseBed("l2", "estates", "Paint", at=ago(4)))
    done = desk.do(ReopenBed("l2", ago(1)))
    assert done.title == "Reopen Larch L02"
    assert closures(desk)[0].end == ago(1)
    assert (state_of_bed(desk, "l2"), state_of_bed(desk, "l2", ago(2))) == ("free", "closed")


def test_that_a_bed_is_not_reopened_before_it_was_closed_ahead_or_twice(desk: Desk) -> None:
    desk.do(CloseBed("l2", "estates", "Paint", at=ago(4)))
    with pytest.raises(Refused, match="Larch L02 went out of use on 17-Nov-2026 05:30"):
        desk.do(ReopenBed("l2", ago(5)))
    with pytest.raises(Refused, match="still to come"):
        desk.do(ReopenBed("l2", NOW + HOUR))
    desk.do(ReopenBed("l2"))
    with pytest.raises(Refused, match="Larch L02 is in use: nothing keeps it out of use"):
        desk.do(ReopenBed("l2"))


def test_that_who_was_told_is_recorded_later(desk: Desk) -> None:
    desk.do(CloseBed("l2", "estates", "Paint"))
    done = desk.do(RecordTold("l2", f" {TOLD} "))
    assert done.title == "Commissioner told that Larch L02 is out of use"
    assert closures(desk)[0].told == TOLD
    with pytest.raises(Refused, match="Say which commissioner was told, and when"):
        desk.do(RecordTold("l2", " "))
    with pytest.raises(Refused, match="Larch L03 is in use"):
        desk.do(RecordTold("l3", TOLD))


def test_that_a_title_nobody_can_carry_out_still_reads(desk: Desk) -> None:
    assert desk.ask(CloseBed("l2", "mood", "x").title) == "Close Larch L02: mood"


def test_that_one_undo_takes_each_back(desk: Desk) -> None:
    before = image(desk)
    desk.do(CloseBed("l2", "estates", "Paint", at=ago(4)))
    closed = image(desk)
    desk.do(ReopenBed("l2"))
    desk.undo()
    assert image(desk) == closed
    desk.undo()
    assert image(desk) == before
