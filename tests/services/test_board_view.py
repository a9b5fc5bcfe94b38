"""The bed board in words: every state says its word, and everything about a bed stands in one sentence."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.bed import Closure, Hold, Leave, Stay
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.referral import Referral
from pc_desktop.services.board import ConfirmUnit, ReleaseHold
from pc_desktop.services.board_view import BedLine, board_view
from pc_desktop.services.decide import OfferBed
from pc_desktop.services.desk import Desk
from pc_desktop.services.queue_view import queue_view
from pc_desktop.services.region import region_now
from tests.services.small_region import NOW, TODAY, Putting

UNTIL = TODAY + timedelta(days=3)


def bed(desk: Desk, key: str) -> BedLine:
    """Give one bed's line."""
    board = desk.ask(lambda reading: board_view(region_now(reading)))
    return next(one for unit in board.units for one in unit.beds if one.key == key)


def test_that_a_free_and_an_occupied_bed_say_so(desk: Desk) -> None:
    assert (bed(desk, "l2").word, bed(desk, "l2").tip) == ("Free", "free")
    occupied = bed(desk, "l1")
    assert (occupied.word, occupied.who, occupied.days) == ("", "A.R.", 40)
    assert occupied.spoken == "Larch L01: occupied; A.R., 40 days"


def test_that_an_expected_bed_says_the_day(desk: Desk) -> None:
    line = bed(desk, "y1")
    assert (line.state, line.word) == ("expected", "22-Nov")
    assert "discharge expected 22-Nov-2026" in line.tip


def test_that_somebody_ready_to_leave_and_on_leave_is_said(desk: Desk) -> None:
    held = desk.ask(lambda reading: reading.get(Stay, "s1"))
    away = Leave("v", "s1", NOW - timedelta(days=1), None, None, bed_usable=False, leave_type="home")
    desk.do(Putting(replace(held, ready=TODAY - timedelta(days=2)), away))
    line = bed(desk, "l1")
    assert line.word == "Ready"
    assert "clinically ready since 15-Nov-2026" in line.tip
    assert "on leave since 16-Nov-2026 09:30, bed kept" in line.tip
    desk.do(Putting(replace(held, ready=TODAY + timedelta(days=2))))
    assert (bed(desk, "l1").word, "ready" in bed(desk, "l1").tip) == ("Leave", False)


@pytest.mark.parametrize(("kind", "word"), [("estates", "Closed"), ("unusable", "No use")])
def test_that_a_bed_out_of_use_says_why_and_since_when(desk: Desk, kind: str, word: str) -> None:
    desk.do(Putting(Closure("c", "l2", NOW - timedelta(days=1), None, kind, "acuity on the ward", None)))
    line = bed(desk, "l2")
    assert line.word == word
    assert "acuity on the ward; since 16-Nov-2026 09:30" in line.tip


def test_that_a_held_bed_says_for_whom_and_a_closed_referral_is_not_named(desk: Desk) -> None:
    desk.do(OfferBed("r1", "l2", "today", UNTIL))
    line = bed(desk, "l2")
    assert (line.who, line.held_for) == ("R-0411A", "R-0411A")
    assert line.tip.endswith("held for R-0411A until 20-Nov-2026")
    referral = desk.ask(lambda reading: reading.get(Referral, "r1"))
    desk.do(Putting(replace(referral, closed=NOW)))
    assert bed(desk, "l2").held_for == "a referral"


@pytest.mark.parametrize(
    ("hours", "words"), [(0, "just now"), (1, "1 hour ago"), (47, "47 hours ago"), (48, "2 days ago")]
)
def test_that_the_age_of_a_units_word_is_said(
    desk: Desk, clock: StoppedClock, hours: int, words: str
) -> None:
    assert desk.do(ConfirmUnit("larch")).title == "Confirm the beds of Larch"
    clock.moment += timedelta(hours=hours)
    board = desk.ask(lambda reading: board_view(region_now(reading)))
    assert board.units[0].word_age == f"confirmed {words}"


def test_that_a_unit_outside_the_region_is_not_confirmed(desk: Desk) -> None:
    with pytest.raises(Refused, match="outside the region"):
        desk.do(ConfirmUnit("away"))


def test_that_a_hold_let_go_frees_the_bed_and_its_person_waits_again(desk: Desk, clock: StoppedClock) -> None:
    desk.do(OfferBed("r1", "l2", "today", UNTIL))
    (hold,) = desk.ask(lambda reading: reading.find(Hold))
    clock.moment += timedelta(minutes=5)
    desk.do(ReleaseHold(hold.key, " The family said no. "))
    assert bed(desk, "l2").state == "free"
    case = desk.ask(region_now).cases["r1"]
    assert (case.last.state, case.last.reason) == ("accepted", "The family said no.")
    assert (
        next(line for line in desk.ask(lambda r: queue_view(region_now(r))) if line.key == "r1").offer is None
    )
    with pytest.raises(Refused, match="no longer held for R-0411A"):
        desk.do(ReleaseHold(hold.key))
