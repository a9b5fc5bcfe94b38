"""Admitting: into a free bed or the one held for that referral, and never over anything that is known."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.bed import Closure
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.person import Person
from pc_desktop.domain.places import Bed
from pc_desktop.domain.referral import Referral
from pc_desktop.services.admissions import AdmitOther, AdmitPatient
from pc_desktop.services.closures import CloseBed, ReopenBed
from pc_desktop.services.decide import OfferBed
from pc_desktop.services.desk import Desk
from pc_desktop.services.queue_view import queue_view
from pc_desktop.services.region import region_now
from pc_desktop.services.stays import DischargePatient
from tests.services.bed_board import (
    DAY,
    HOUR,
    ago,
    bed_of,
    holds,
    image,
    occupations,
    open_stay_of,
    stands_at,
    state_of_bed,
)
from tests.services.small_region import NOW, TODAY, Putting

NEWCOMER = Person("", "9991724702", "Xxtest-Birch", "Gil", None, None, "M", "B15", None, None, None, None)


def new_person(**other: object) -> Person:
    """Make somebody nobody knows yet, with no NHS number."""
    return replace(NEWCOMER, nhs_number=None, **other)  # type: ignore[arg-type]


def test_that_a_referral_is_admitted_into_a_free_bed_and_its_wait_ends(desk: Desk) -> None:
    done = desk.do(AdmitPatient("r1", "l2", ago(2), method="2D", legal="03", miles=4.5))
    assert done.title == "Admit R-0411A to Larch L02"
    assert done.topics == {"stay", "occupation", "milestone", "referral"}
    stay = open_stay_of(desk, "w1")
    assert (stay.unit, stay.referral, stay.source, stay.admitted) == ("larch", "r1", "meeting", ago(2))
    assert (stay.method, stay.legal, stay.miles, stay.expected) == ("2D", "03", 4.5, None)
    (occupation,) = occupations(desk, person="w1")
    assert (occupation.stay, occupation.bed, occupation.start, occupation.end) == (
        stay.key,
        "l2",
        ago(2),
        None,
    )
    last = stands_at(desk, "r1")
    assert (last.state, last.at, last.meeting, last.by) == ("admitted", ago(2), None, desk.by)
    assert desk.ask(lambda reading: reading.get(Referral, "r1")).closed == ago(2)
    assert (state_of_bed(desk, "l2"), state_of_bed(desk, "l2", ago(3))) == ("occupied", "free")
    assert "r1" not in {line.key for line in queue_view(desk.ask(region_now))}


def test_that_admission_is_now_off_the_waiting_list_and_under_the_referrals_status_unless_said(
    desk: Desk,
) -> None:
    desk.do(AdmitPatient("r1", "l2"))
    stay = open_stay_of(desk, "w1")
    assert (stay.admitted, stay.method, stay.legal, stay.miles) == (NOW, "11", "01", None)


def test_that_the_hold_a_referral_is_admitted_into_counts_as_used(desk: Desk, clock: StoppedClock) -> None:
    desk.do(OfferBed("r1", "l2", "today", TODAY + timedelta(days=3)))
    clock.moment = NOW + HOUR
    desk.do(AdmitPatient("r1", "l2", NOW + HOUR))
    (hold,) = holds(desk)
    assert (hold.released, hold.used) == (NOW + HOUR, True)
    assert (state_of_bed(desk, "l2"), stands_at(desk, "r1").state) == ("occupied", "admitted")


def test_that_a_hold_on_another_bed_is_let_go_of_unused(desk: Desk) -> None:
    desk.do(OfferBed("r1", "l2", "today", TODAY + timedelta(days=3)))
    desk.do(AdmitPatient("r1", "y2"))
    (hold,) = holds(desk)
    assert (hold.released, hold.used) == (NOW, False)
    assert (state_of_bed(desk, "l2"), bed_of(desk, "w1")) == ("free", "y2")


def test_that_a_bed_held_for_somebody_else_is_refused_naming_both(desk: Desk) -> None:
    desk.do(OfferBed("r1", "l2", "today", TODAY + timedelta(days=3)))
    with pytest.raises(Refused, match=r"Larch L02 is held for R-0411A until 20-Nov-2026\."):
        desk.do(AdmitPatient("r2", "l2"))


def test_that_nobody_is_dated_into_a_bed_while_it_was_held_for_somebody_else(
    desk: Desk, clock: StoppedClock
) -> None:
    desk.do(OfferBed("r1", "l2", "today", TODAY))
    clock.moment = NOW + DAY
    with pytest.raises(Refused, match="Larch L02 is held for R-0411A until 17-Nov-2026"):
        desk.do(AdmitPatient("r2", "l2", NOW + HOUR))
    desk.do(AdmitPatient("r2", "l2", NOW + DAY - HOUR))
    assert bed_of(desk, "w2") == "l2"


def test_that_nobody_is_dated_round_a_hold_that_lives(desk: Desk) -> None:
    desk.do(OfferBed("r1", "l2", "today", TODAY + timedelta(days=3)))
    with pytest.raises(Refused, match="Larch L02 is held for R-0411A"):
        desk.do(AdmitPatient("r2", "l2", ago(1)))


def test_that_an_occupied_bed_is_refused(desk: Desk) -> None:
    with pytest.raises(
        Refused, match=r"Larch L01 is occupied since 08-Oct-2026 10:30\. Choose another bed\."
    ):
        desk.do(AdmitPatient("r1", "l1"))


@pytest.mark.parametrize("kind", ["estates", "unusable"])
def test_that_a_bed_out_of_use_is_refused_with_its_reason(desk: Desk, kind: str) -> None:
    desk.do(CloseBed("l2", kind, "Window broken"))
    with pytest.raises(Refused, match=r"Larch L02 is out of use: Window broken\. Reopen it first\."):
        desk.do(AdmitPatient("r1", "l2"))


def test_that_nobody_is_dated_into_a_bed_before_it_was_free_or_back_in_use(desk: Desk) -> None:
    desk.do(DischargePatient("s1", "19", at=ago(2)))
    with pytest.raises(Refused, match=r"Larch L01 was occupied until 17-Nov-2026 07:30\. Give that time"):
        desk.do(AdmitPatient("r1", "l1", ago(3)))
    desk.do(CloseBed("l2", "estates", "Paint", at=ago(4)))
    desk.do(ReopenBed("l2", ago(1)))
    with pytest.raises(Refused, match=r"Larch L02 was out of use until 17-Nov-2026 08:30\."):
        desk.do(AdmitPatient("r1", "l2", ago(2)))
    desk.do(AdmitPatient("r1", "l1", ago(2)))
    assert bed_of(desk, "w1") == "l1"


def test_that_a_closure_that_kept_a_bed_from_nobody_stands_in_nobodys_way(desk: Desk) -> None:
    desk.do(Putting(Closure("c", "l2", ago(1), ago(1), "estates", "Mistake", None)))
    desk.do(AdmitPatient("r1", "l2", ago(2)))
    assert bed_of(desk, "w1") == "l2"


def test_that_a_bed_may_be_handed_over_in_the_minute_people_say(desk: Desk, clock: StoppedClock) -> None:
    clock.moment = NOW + timedelta(seconds=40)
    desk.do(DischargePatient("s1", "19"))
    desk.do(AdmitPatient("r1", "l1", NOW))
    assert occupations(desk, bed="l1")[-1].start == NOW + timedelta(seconds=40)


def test_that_an_admission_still_to_come_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match=r"17-Nov-2026 10:30 is still to come\. Give a time that has passed\."):
        desk.do(AdmitPatient("r1", "l2", NOW + HOUR))


def test_that_an_admission_before_the_latest_entry_of_a_referral_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match=r"R-0411A became “Received” on 14-Nov-2026 09:30\. Give that time"):
        desk.do(AdmitPatient("r1", "l2", NOW - 4 * DAY))


def test_that_nobody_is_admitted_twice(desk: Desk) -> None:
    desk.do(AdmitPatient("r1", "l2"))
    with pytest.raises(
        Refused, match=r"R-0411A is already staying in Larch\. Move or discharge them instead\."
    ):
        desk.do(AdmitPatient("r1", "l3"))
    desk.do(DischargePatient(open_stay_of(desk, "w1").key, "19"))
    with pytest.raises(Refused, match="R-0411A is admitted; it cannot become admitted now"):
        desk.do(AdmitPatient("r1", "l3"))


def test_that_an_admission_before_the_end_of_the_last_stay_is_refused(desk: Desk) -> None:
    again = desk.ask(lambda reading: reading.get(Referral, "r1"))
    again = replace(again, key="r9", ref="R-0499A", person="p1")
    received = replace(stands_at(desk, "r1"), key="m9", referral="r9")
    desk.do(DischargePatient("s1", "19", at=ago(2)))
    desk.do(Putting(again, received))
    with pytest.raises(Refused, match="R-0499A was staying in Larch until 17-Nov-2026 07:30"):
        desk.do(AdmitPatient("r9", "l2", ago(3)))


def test_that_codes_nobody_knows_are_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="Choose how the patient is admitted from the list"):
        desk.do(AdmitPatient("r1", "l2", method="99"))
    with pytest.raises(Refused, match="Choose the legal status from the list"):
        desk.do(AdmitPatient("r1", "l2", legal="77"))


def test_that_a_bed_outside_the_region_is_refused(desk: Desk) -> None:
    desk.do(Putting(Bed("f1", "away", "1", 1, None)))
    with pytest.raises(Refused, match="Faraway House lies outside the region"):
        desk.do(AdmitPatient("r1", "f1"))


def test_that_one_undo_takes_an_admission_back_whole(desk: Desk) -> None:
    desk.do(OfferBed("r1", "l2", "today", TODAY + timedelta(days=3)))
    before = image(desk)
    desk.do(AdmitPatient("r1", "l2"))
    desk.undo()
    assert image(desk) == before


@pytest.mark.parametrize(("source", "title"), [("own", "the unit's own"), ("elsewhere", "another region's")])
def test_that_somebody_the_meeting_did_not_wait_with_is_admitted_apart(
    desk: Desk, source: str, title: str
) -> None:
    done = desk.do(AdmitOther(new_person(), "l2", source, ago(1), miles=2.0))
    assert done.title == f"Admit {title} patient to Larch L02"
    (occupation,) = occupations(desk, bed="l2")
    stay = open_stay_of(desk, occupation.person)
    assert (stay.source, stay.referral, stay.unit, stay.miles) == (source, None, "larch", 2.0)
    assert desk.ask(lambda reading: reading.get(Person, stay.person)).surname == "Xxtest-Birch"


def test_that_somebody_known_is_taken_by_key_or_by_nhs_number(desk: Desk) -> None:
    desk.do(DischargePatient("s1", "19", at=ago(1)))
    desk.do(AdmitOther(Person("p1", *[None] * 11), "l2", "own"))
    assert bed_of(desk, "p1") == "l2"
    desk.do(DischargePatient("s2", "19", at=ago(1)))
    desk.do(AdmitOther(replace(NEWCOMER, nhs_number="999 000 6393"), "y2", "own"))
    assert bed_of(desk, "p2") == "y2"
    known = desk.ask(lambda reading: reading.find(Person, nhs_number="9990006393"))
    assert [one.given for one in known] == ["Bob"]


def test_that_a_new_nhs_number_is_kept_as_ten_digits(desk: Desk) -> None:
    desk.do(AdmitOther(replace(NEWCOMER, nhs_number="999 017 1734"), "y2", "own"))
    (found,) = desk.ask(lambda reading: reading.find(Person, nhs_number="9990171734"))
    assert bed_of(desk, found.key) == "y2"


def test_that_nobody_unknown_waiting_staying_or_dead_is_admitted_as_somebody_else(desk: Desk) -> None:
    with pytest.raises(Refused, match="at least the initials"):
        desk.do(AdmitOther(new_person(surname=None), "l2", "own"))
    with pytest.raises(Refused, match="NHS number cannot be right: An NHS number has 10 digits"):
        desk.do(AdmitOther(replace(NEWCOMER, nhs_number="123"), "l2", "own"))
    with pytest.raises(Refused, match=r"waits as R-0413A\. Admit that referral instead\."):
        desk.do(AdmitOther(NEWCOMER, "l2", "own"))
    with pytest.raises(Refused, match="This patient is already staying in Larch"):
        desk.do(AdmitOther(Person("p1", *[None] * 11), "l2", "own"))
    desk.do(DischargePatient("s1", "79", "4"))
    with pytest.raises(Refused, match="having died on 17-Nov-2026"):
        desk.do(AdmitOther(Person("p1", *[None] * 11), "l2", "own"))
    with pytest.raises(Refused, match="Choose whose patient this is from the list"):
        desk.do(AdmitOther(new_person(), "l2", "meeting"))


def test_that_somebody_elses_bed_is_not_given_to_another_regions_patient(desk: Desk) -> None:
    desk.do(OfferBed("r1", "l2", "today", TODAY + timedelta(days=3)))
    with pytest.raises(Refused, match="Larch L02 is held for R-0411A"):
        desk.do(AdmitOther(new_person(), "l2", "elsewhere"))


def test_that_initials_alone_are_enough_to_know_somebody_by(desk: Desk) -> None:
    desk.do(AdmitOther(new_person(surname=None, given=None, initials_said="GB"), "l2", "own"))
    assert state_of_bed(desk, "l2") == "occupied"
