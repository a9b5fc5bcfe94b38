"""Moving and swapping: within a unit one stay, to another unit the end of one and the beginning of the next."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.bed import Stay
from pc_desktop.domain.calendar import end_of_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.outcomes.whole import whole_stays
from pc_desktop.domain.referral import Milestone, Referral
from pc_desktop.domain.repatriation import Repatriation
from pc_desktop.domain.stays import admission_method, discharge_method
from pc_desktop.services.admissions import AdmitPatient
from pc_desktop.services.closures import CloseBed
from pc_desktop.services.decide import OfferBed
from pc_desktop.services.desk import Desk
from pc_desktop.services.leaves import ComeBack, GoOnLeave
from pc_desktop.services.moves import MovePatient, SwapPatients
from pc_desktop.services.outcomes_view import outcomes_view
from pc_desktop.services.outcomes_wanted import Wanted
from pc_desktop.services.region import region_now
from pc_desktop.services.repatriation import RecordRepatriation
from pc_desktop.services.stays import DischargePatient, PlanDischarge, RecordReady
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
from tests.services.small_region import NOW, TODAY, Putting, stay

UNTIL = TODAY + timedelta(days=3)
YEAR = date(2026, 1, 1)


def refer_inpatient(desk: Desk, referral: str = "r8", person: str = "p1") -> None:
    """Let somebody already in a unit wait for a bed in another."""
    first = desk.ask(lambda reading: reading.get(Referral, "r1"))
    made = replace(first, key=referral, ref=f"R-04{referral[1:]}0A", person=person, place="other_unit")
    desk.do(
        Putting(made, Milestone(f"m{referral}", referral, 1, made.received, "received", "Liaison", None, ""))
    )


def test_that_a_move_within_a_unit_keeps_the_stay(desk: Desk) -> None:
    before = stay_of(desk, "s1")
    done = desk.do(MovePatient("s1", "l2", ago(1)))
    assert done.title == "Move the patient in Larch L01 to Larch L02"
    assert done.topics == {"occupation"}
    assert stay_of(desk, "s1") == before
    old, new = occupations(desk, stay="s1")
    assert (old.bed, old.end) == ("l1", ago(1))
    assert (new.bed, new.start, new.end) == ("l2", ago(1), None)
    assert (state_of_bed(desk, "l1"), state_of_bed(desk, "l2")) == ("free", "occupied")


def test_that_a_move_to_another_unit_ends_the_stay_and_begins_another_in_that_minute(desk: Desk) -> None:
    desk.do(AdmitPatient("r1", "l2", ago(5), miles=3.0))
    stay_before = open_stay_of(desk, "w1")
    desk.do(RecordReady(stay_before.key, "05"))
    desk.do(PlanDischarge(stay_before.key, UNTIL))
    done = desk.do(MovePatient(stay_before.key, "y2", ago(1), miles=18.5))
    assert done.title == "Move R-0411A to Yew 2"
    ended, begun = stay_of(desk, stay_before.key), open_stay_of(desk, "w1")
    assert (ended.discharged, ended.destination) == (ago(1), "53")
    assert (ended.ready, ended.ready_reason, ended.expected) == (TODAY, "05", UNTIL)
    assert (admission_method(ended), discharge_method(ended)) == ("11", "1")
    assert (begun.unit, begun.admitted, begun.referral, begun.source) == ("yew", ago(1), "r1", "transfer")
    assert (begun.method, begun.miles, begun.legal) == ("81", 18.5, "01")
    assert (begun.expected, begun.ready, begun.ready_reason, begun.destination) == (None, None, None, None)
    old, new = occupations(desk, person="w1")
    assert (old.end, new.start, new.bed, new.stay) == (ago(1), ago(1), "y2", begun.key)


def test_that_a_transferred_patient_counts_once(desk: Desk) -> None:
    desk.do(MovePatient("s1", "y2"))
    figures = desk.ask(region_now).figures
    assert {unit: one.occupied for unit, one in figures.items()} == {"larch": 0, "yew": 2}


def test_that_a_bed_held_for_the_same_person_is_moved_into_and_ends_the_wait(desk: Desk) -> None:
    refer_inpatient(desk)
    desk.do(OfferBed("r8", "y2", "today", UNTIL))
    desk.do(MovePatient("s1", "y2"))
    begun, (hold,) = open_stay_of(desk, "p1"), holds(desk)
    assert (begun.unit, begun.referral, begun.source) == ("yew", "r8", "meeting")
    assert (hold.used, hold.released) == (True, NOW)
    assert (stands_at(desk, "r8").state, stands_at(desk, "r8").reason) == ("admitted", "Moved to Yew 2")


def test_that_a_hold_within_the_same_unit_ends_the_wait_and_leaves_the_stay(desk: Desk) -> None:
    refer_inpatient(desk)
    desk.do(OfferBed("r8", "l2", "today", UNTIL))
    before = stay_of(desk, "s1")
    desk.do(MovePatient("s1", "l2"))
    assert stay_of(desk, "s1") == before
    assert (bed_of(desk, "p1"), stands_at(desk, "r8").state) == ("l2", "admitted")


def test_that_a_hold_lapsed_ends_no_wait(desk: Desk, clock: StoppedClock) -> None:
    refer_inpatient(desk)
    desk.do(OfferBed("r8", "y2", "today", TODAY))
    clock.moment = end_of_day(TODAY)
    desk.do(MovePatient("s1", "y2"))
    begun = open_stay_of(desk, "p1")
    assert (begun.unit, begun.referral, begun.source) == ("yew", None, "own")
    assert (stands_at(desk, "r8").state, holds(desk)[0].used) == ("offered", False)


def test_that_a_move_is_not_dated_before_the_offer_it_answers(desk: Desk) -> None:
    refer_inpatient(desk)
    desk.do(OfferBed("r8", "y2", "today", UNTIL))
    with pytest.raises(Refused, match="R-0480A became “Offered” on 17-Nov-2026 09:30"):
        desk.do(MovePatient("s1", "y2", ago(1)))


def test_that_nobody_is_moved_into_a_bed_in_use_held_or_out_of_use(desk: Desk) -> None:
    desk.do(OfferBed("r1", "l2", "today", UNTIL))
    desk.do(CloseBed("l3", "infection", "Outbreak"))
    with pytest.raises(Refused, match="Yew 1 is occupied since"):
        desk.do(MovePatient("s1", "y1"))
    with pytest.raises(Refused, match="Larch L02 is held for R-0411A"):
        desk.do(MovePatient("s1", "l2"))
    with pytest.raises(Refused, match="Larch L03 is out of use: Outbreak"):
        desk.do(MovePatient("s1", "l3"))
    with pytest.raises(Refused, match="The patient in Larch L01 is in Larch L01 already"):
        desk.do(MovePatient("s1", "l1"))


def test_that_a_move_is_never_dated_before_what_it_ends_or_ahead(desk: Desk) -> None:
    desk.do(MovePatient("s1", "l2", ago(2)))
    with pytest.raises(Refused, match=r"The patient in Larch L02 came into a bed on 17-Nov-2026 07:30\."):
        desk.do(MovePatient("s1", "l3", ago(3)))
    with pytest.raises(Refused, match="still to come"):
        desk.do(MovePatient("s1", "l3", NOW + HOUR))


def test_that_somebody_without_a_bed_is_given_one(desk: Desk) -> None:
    desk.do(Putting(stay("s9", "w3", "yew", 2)))
    assert desk.do(MovePatient("s9", "y2")).title == "Move a patient of Yew to Yew 2"
    assert bed_of(desk, "w3") == "y2"


def test_that_somebody_on_leave_with_a_bed_kept_moves_within_the_unit_only(desk: Desk) -> None:
    desk.do(GoOnLeave("s1", "02", bed_usable=False, at=ago(2)))
    desk.do(MovePatient("s1", "l2"))
    assert (bed_of(desk, "p1"), leaves(desk)[0].end, state_of_bed(desk, "l2")) == ("l2", None, "on_leave")
    with pytest.raises(Refused, match=r"The patient in Larch L02 is on leave\. Record the return first\."):
        desk.do(MovePatient("s1", "y2"))


def test_that_somebody_on_leave_without_a_bed_comes_back_before_moving(desk: Desk) -> None:
    desk.do(GoOnLeave("s1", "02", bed_usable=True, at=ago(2)))
    with pytest.raises(Refused, match="The patient who left Larch L01 is on leave"):
        desk.do(MovePatient("s1", "l2"))
    desk.do(ComeBack("s1"))
    desk.do(MovePatient("s1", "l2"))
    assert bed_of(desk, "p1") == "l2"


def test_that_somebody_discharged_moves_no_more(desk: Desk) -> None:
    desk.do(DischargePatient("s1", "19"))
    with pytest.raises(Refused, match="The patient who left Larch L01 was discharged on 17-Nov-2026 09:30"):
        desk.do(MovePatient("s1", "l2"))


def test_that_two_patients_of_one_unit_swap_beds_in_one_step(desk: Desk) -> None:
    desk.do(AdmitPatient("r1", "l2", ago(5)))
    steps = desk.ask(lambda reading: reading.chain()[1])
    done = desk.do(SwapPatients("s1", open_stay_of(desk, "w1").key, ago(1)))
    assert done.title == "Swap the beds of the patient in Larch L01 and R-0411A"
    assert desk.ask(lambda reading: reading.chain()[1]) == steps + 1
    assert (bed_of(desk, "p1"), bed_of(desk, "w1")) == ("l2", "l1")
    assert {one.start for one in occupations(desk, end=None) if one.bed in {"l1", "l2"}} == {ago(1)}


def test_that_a_swap_across_units_is_two_transfers(desk: Desk) -> None:
    desk.do(SwapPatients("s1", "s2", miles=20.0, other_miles=7.0))
    first, second = open_stay_of(desk, "p1"), open_stay_of(desk, "p2")
    assert (first.unit, first.miles, bed_of(desk, "p1")) == ("yew", 20.0, "y1")
    assert (second.unit, second.miles, bed_of(desk, "p2")) == ("larch", 7.0, "l1")
    assert stay_of(desk, "s1").discharged == stay_of(desk, "s2").discharged == first.admitted == NOW


def test_that_a_swap_into_a_bed_held_for_a_third_is_refused(desk: Desk) -> None:
    desk.do(OfferBed("r1", "y1", "today", UNTIL))
    with pytest.raises(Refused, match="Yew 1 is held for R-0411A"):
        desk.do(SwapPatients("s1", "s2"))


def test_that_a_swap_wants_two_people_in_two_beds(desk: Desk) -> None:
    with pytest.raises(Refused, match="two different patients"):
        desk.do(SwapPatients("s1", "s1"))
    desk.do(GoOnLeave("s1", "02", bed_usable=True))
    with pytest.raises(Refused, match="The patient who left Larch L01 is in no bed at the moment"):
        desk.do(SwapPatients("s1", "s2"))
    desk.do(Putting(stay("s9", "w3", "yew", 2)))
    with pytest.raises(Refused, match="A patient of Yew is in no bed at the moment"):
        desk.do(SwapPatients("s9", "s2"))


def test_that_nobody_on_leave_is_swapped_into_another_unit(desk: Desk) -> None:
    desk.do(GoOnLeave("s2", "02", bed_usable=False))
    with pytest.raises(Refused, match="The patient in Yew 1 is on leave"):
        desk.do(SwapPatients("s1", "s2"))


def test_that_one_undo_takes_a_swap_back_whole(desk: Desk, clock: StoppedClock) -> None:
    before = image(desk)
    desk.do(SwapPatients("s1", "s2"))
    clock.moment = NOW + DAY
    desk.undo()
    assert image(desk) == before
    desk.redo()
    assert bed_of(desk, "p1") == "y1"


def test_that_a_transfer_is_no_admission_and_no_discharge_of_the_meetings(desk: Desk) -> None:
    desk.do(AdmitPatient("r1", "l2", ago(50)))
    before = desk.ask(lambda reading: outcomes_view(reading, Wanted(start=YEAR)))
    assert before.row("managed").number == 1
    desk.do(MovePatient(open_stay_of(desk, "w1").key, "y2", ago(26)))
    after = desk.ask(lambda reading: outcomes_view(reading, Wanted(start=YEAR)))
    for figure in ("managed", "distance"):
        assert (after.row(figure).value, after.row(figure).number) == (
            before.row(figure).value,
            before.row(figure).number,
        )


def test_that_a_whole_stay_is_from_the_first_admission_to_the_last_discharge(desk: Desk) -> None:
    desk.do(AdmitPatient("r1", "l2", ago(60)))
    first = open_stay_of(desk, "w1")
    desk.do(MovePatient(first.key, "y2", ago(50)))
    desk.do(MovePatient(open_stay_of(desk, "w1").key, "l3", ago(2)))
    stays = desk.ask(lambda reading: reading.find(Stay, person="w1"))
    assert sorted(one.source for one in stays) == ["meeting", "transfer", "transfer"]
    (still,) = whole_stays(stays)
    assert (still.key, still.admitted, still.discharged) == (first.key, ago(60), None)
    desk.do(DischargePatient(open_stay_of(desk, "w1").key, "19", "1", ago(1)))
    (whole,) = whole_stays(desk.ask(lambda reading: reading.find(Stay, person="w1")))
    assert (whole.key, whole.unit, whole.admitted, whole.discharged) == (first.key, "larch", ago(60), ago(1))


def test_that_stays_without_a_transfer_are_whole_already(desk: Desk) -> None:
    stays = desk.ask(lambda reading: reading.find(Stay))
    assert whole_stays(stays) == stays
    transfer = replace(stays[0], source="transfer", discharged=stays[0].admitted)
    assert whole_stays((transfer,)) == ()
    empty = replace(stays[1], discharged=stays[1].admitted)
    loop = replace(empty, key="loop", source="transfer")
    assert whole_stays((empty, loop)) == (empty,)


def test_that_the_plan_for_the_way_home_comes_along(desk: Desk) -> None:
    desk.do(RecordRepatriation("s1", "no bed nearer", TODAY, "Ms Field", "01926 000000"))
    desk.do(MovePatient("s1", "y2"))
    begun = open_stay_of(desk, "p1")
    (kept,) = desk.ask(lambda reading: reading.find(Repatriation, stay=begun.key))
    assert (kept.reason, kept.family_informed, kept.coordinator) == ("no bed nearer", TODAY, "Ms Field")
    assert len(desk.ask(lambda reading: reading.find(Repatriation, stay="s1"))) == 1
