"""Leaving: a discharge frees the bed, an expected one never does; readiness keeps its code and who is waited for."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.calendar import LONDON
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.person import Person
from pc_desktop.domain.referral import Milestone, Referral
from pc_desktop.domain.stays import admission_method, discharge_method
from pc_desktop.services.admissions import AdmitPatient
from pc_desktop.services.decide import OfferBed
from pc_desktop.services.desk import Desk
from pc_desktop.services.leaves import ComeBack, GoOnLeave
from pc_desktop.services.moves import MovePatient
from pc_desktop.services.plan_view import rooms
from pc_desktop.services.region import region_now
from pc_desktop.services.stays import ClearReady, DischargePatient, PlanDischarge, RecordReady
from tests.services.bed_board import (
    DAY,
    HOUR,
    ago,
    bed_of,
    holds,
    image,
    leaves,
    occupations,
    open_stay_of,
    stands_at,
    state_of_bed,
    stay_of,
)
from tests.services.small_region import NOW, TODAY, Putting


def test_that_a_discharge_ends_the_stay_and_frees_the_bed(desk: Desk) -> None:
    done = desk.do(DischargePatient("s1", "19", "6", ago(2)))
    assert done.title == "Discharge the patient in Larch L01"
    stay = stay_of(desk, "s1")
    assert (stay.discharged, stay.destination, discharge_method(stay)) == (ago(2), "19", "6")
    assert occupations(desk, stay="s1")[0].end == ago(2)
    assert (state_of_bed(desk, "l1"), state_of_bed(desk, "l1", ago(3))) == ("free", "occupied")


def test_that_a_discharge_keeps_how_somebody_was_admitted(desk: Desk) -> None:
    desk.do(AdmitPatient("r1", "l2", method="2D"))
    key = open_stay_of(desk, "w1").key
    assert desk.do(DischargePatient(key, "19")).title == "Discharge R-0411A"
    assert (admission_method(stay_of(desk, key)), discharge_method(stay_of(desk, key))) == ("2D", "1")


@pytest.mark.parametrize("bed_usable", [True, False])
def test_that_a_discharge_ends_a_leave(desk: Desk, bed_usable: bool) -> None:
    desk.do(GoOnLeave("s1", "02", bed_usable, at=ago(2)))
    desk.do(DischargePatient("s1", "19", at=ago(1)))
    assert leaves(desk)[0].end == ago(1)
    assert (bed_of(desk, "p1"), state_of_bed(desk, "l1")) == (None, "free")


def test_that_a_discharge_is_never_ahead_nor_before_what_it_ends(desk: Desk) -> None:
    with pytest.raises(Refused, match="still to come"):
        desk.do(DischargePatient("s1", "19", at=NOW + HOUR))
    with pytest.raises(Refused, match="The patient in Larch L01 was admitted on 08-Oct-2026 10:30"):
        desk.do(DischargePatient("s1", "19", at=NOW - 41 * DAY))
    desk.do(GoOnLeave("s1", "02", bed_usable=False, at=ago(3)))
    with pytest.raises(Refused, match="went on leave on 17-Nov-2026 06:30"):
        desk.do(DischargePatient("s1", "19", at=ago(4)))
    desk.do(ComeBack("s1", at=ago(2)))
    with pytest.raises(Refused, match="came back from leave on 17-Nov-2026 07:30"):
        desk.do(DischargePatient("s1", "19", at=ago(3)))
    desk.do(MovePatient("s1", "l2", ago(1)))
    with pytest.raises(
        Refused, match=r"came into a bed on 17-Nov-2026 08:30\. Give that time or a later one\."
    ):
        desk.do(DischargePatient("s1", "19", at=ago(2)))


def test_that_the_hour_that_comes_twice_has_an_order(desk: Desk, clock: StoppedClock) -> None:
    clock.moment = datetime(2027, 10, 31, 6, tzinfo=UTC)
    first = datetime(2027, 10, 31, 1, 45, tzinfo=LONDON)
    second = datetime(2027, 10, 31, 1, 15, tzinfo=LONDON, fold=1)
    desk.do(MovePatient("s1", "l2", first))
    desk.do(DischargePatient("s1", "19", at=second))
    stay, moved = stay_of(desk, "s1"), occupations(desk, stay="s1")[1]
    assert stay.discharged is not None
    assert stay.discharged - moved.start == timedelta(minutes=30)
    desk.do(MovePatient("s2", "y2", second))
    with pytest.raises(Refused, match="came into a bed on 31-Oct-2027 01:15"):
        desk.do(DischargePatient("s2", "19", at=first))


def test_that_nobody_is_discharged_twice_or_with_codes_nobody_knows(desk: Desk) -> None:
    with pytest.raises(Refused, match="Choose where the patient goes from the list"):
        desk.do(DischargePatient("s1", "00"))
    with pytest.raises(Refused, match="Choose how the patient is discharged from the list"):
        desk.do(DischargePatient("s1", "19", "5"))
    desk.do(DischargePatient("s1", "19"))
    with pytest.raises(Refused, match="was discharged on 17-Nov-2026 09:30, so nothing more can be changed"):
        desk.do(DischargePatient("s1", "19"))


@pytest.mark.parametrize(("destination", "method"), [("79", "1"), ("19", "4")])
def test_that_a_death_is_told_by_both_codes_or_neither(desk: Desk, destination: str, method: str) -> None:
    with pytest.raises(Refused, match="The method and the destination disagree"):
        desk.do(DischargePatient("s1", destination, method))


def test_that_somebody_who_died_waits_for_nothing_any_more(desk: Desk) -> None:
    first = desk.ask(lambda reading: reading.get(Referral, "r1"))
    waits = replace(first, key="r8", ref="R-0480A", person="p1")
    desk.do(Putting(waits, Milestone("m8", "r8", 1, waits.received, "received", "Liaison", None, "")))
    desk.do(OfferBed("r8", "y2", "today", TODAY + timedelta(days=3)))
    desk.do(DischargePatient("s1", "79", "4", ago(2)))
    assert desk.ask(lambda reading: reading.get(Person, "p1")).died == TODAY
    last = stands_at(desk, "r8")
    assert (last.state, last.at, last.reason) == ("died", NOW, "Recorded at discharge")
    assert (holds(desk)[0].released, holds(desk)[0].used, state_of_bed(desk, "y2")) == (NOW, False, "free")


def test_that_a_day_of_death_known_before_stays(desk: Desk) -> None:
    known = desk.ask(lambda reading: reading.get(Person, "p1"))
    desk.do(Putting(replace(known, died=TODAY - timedelta(days=1))))
    desk.do(DischargePatient("s1", "79", "4"))
    assert desk.ask(lambda reading: reading.get(Person, "p1")).died == TODAY - timedelta(days=1)


def test_that_an_expected_discharge_never_frees_a_bed(desk: Desk, clock: StoppedClock) -> None:
    day = TODAY + timedelta(days=2)
    done = desk.do(PlanDischarge("s1", day))
    assert done.title == "Discharge of the patient in Larch L01 expected on 19-Nov-2026"
    assert done.topics == {"stay"}
    assert (stay_of(desk, "s1").expected, state_of_bed(desk, "l1")) == (day, "expected")
    larch = next(
        room for room in desk.ask(lambda reading: rooms(region_now(reading))) if room.unit.key == "larch"
    )
    assert {place.bed: place.free_from for place in larch.places}["l1"] == day
    clock.moment = NOW + 30 * DAY
    assert state_of_bed(desk, "l1") == "expected"
    with pytest.raises(Refused, match="Larch L01 is occupied since"):
        desk.do(AdmitPatient("r1", "l1"))


def test_that_an_expected_discharge_is_taken_back(desk: Desk) -> None:
    assert desk.do(PlanDischarge("s2", None)).title == "No discharge expected of the patient in Yew 1"
    assert (stay_of(desk, "s2").expected, state_of_bed(desk, "y1")) == (None, "occupied")


def test_that_a_discharge_is_expected_today_or_later(desk: Desk) -> None:
    desk.do(PlanDischarge("s1", TODAY))
    with pytest.raises(Refused, match=r"16-Nov-2026 has passed\. Discharge the patient, or give today"):
        desk.do(PlanDischarge("s1", TODAY - timedelta(days=1)))


def test_that_readiness_keeps_its_day_its_code_and_who_is_waited_for(desk: Desk) -> None:
    done = desk.do(RecordReady("s1", "18", "  Riverside   Housing ", TODAY - timedelta(days=3)))
    assert done.title == "The patient in Larch L01 is clinically ready for discharge"
    stay = stay_of(desk, "s1")
    assert (stay.ready, stay.ready_reason) == (TODAY - timedelta(days=3), "18 · Riverside Housing")
    assert state_of_bed(desk, "l1") == "ready"
    desk.do(RecordReady("s1", "05"))
    assert (stay_of(desk, "s1").ready, stay_of(desk, "s1").ready_reason) == (TODAY, "05")


def test_that_readiness_lies_between_admission_and_today(desk: Desk) -> None:
    with pytest.raises(Refused, match="18-Nov-2026 is still to come"):
        desk.do(RecordReady("s1", "05", since=TODAY + timedelta(days=1)))
    with pytest.raises(Refused, match="The patient in Larch L01 was admitted on 08-Oct-2026"):
        desk.do(RecordReady("s1", "05", since=TODAY - timedelta(days=41)))
    with pytest.raises(Refused, match="Choose what keeps the patient from the list"):
        desk.do(RecordReady("s1", "99"))


def test_that_readiness_is_taken_back_once(desk: Desk) -> None:
    desk.do(RecordReady("s1", "05"))
    done = desk.do(ClearReady("s1"))
    assert done.title == "The patient in Larch L01 is not clinically ready for discharge"
    stay = stay_of(desk, "s1")
    assert (stay.ready, stay.ready_reason, state_of_bed(desk, "l1")) == (None, None, "occupied")
    with pytest.raises(Refused, match="not recorded as ready, so there is nothing to take back"):
        desk.do(ClearReady("s1"))


def test_that_one_undo_takes_a_discharge_back_whole(desk: Desk) -> None:
    desk.do(GoOnLeave("s1", "02", bed_usable=True))
    before = image(desk)
    desk.do(DischargePatient("s1", "79", "4"))
    desk.undo()
    assert image(desk) == before
