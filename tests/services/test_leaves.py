"""Leave: the stay goes on; the bed is kept, or left for others until the return."""

from datetime import timedelta

import pytest

from pc_desktop.domain.bed import Leave
from pc_desktop.domain.errors import Refused
from pc_desktop.services.admissions import AdmitPatient
from pc_desktop.services.decide import OfferBed
from pc_desktop.services.desk import Desk
from pc_desktop.services.leaves import ComeBack, GoOnLeave, people_without_bed
from pc_desktop.services.region import region_now
from pc_desktop.services.stays import DischargePatient
from tests.services.bed_board import HOUR, ago, bed_of, image, leaves, occupations, state_of_bed, stay_of
from tests.services.small_region import NOW, TODAY, Putting, stay

BACK = TODAY + timedelta(days=4)


def test_that_a_bed_kept_stays_occupied_during_leave(desk: Desk) -> None:
    done = desk.do(GoOnLeave("s1", "03", bed_usable=False, due_back=BACK, at=ago(3)))
    assert done.title == "The patient in Larch L01 goes on leave, bed kept"
    assert done.topics == {"leave"}
    (leave,) = leaves(desk)
    assert (leave.stay, leave.start, leave.end, leave.due_back) == ("s1", ago(3), None, BACK)
    assert (leave.leave_type, leave.bed_usable) == ("03", False)
    assert (bed_of(desk, "p1"), state_of_bed(desk, "l1")) == ("l1", "on_leave")
    assert desk.ask(region_now).figures["larch"].on_leave == 1
    with pytest.raises(Refused, match="Larch L01 is occupied"):
        desk.do(AdmitPatient("r1", "l1"))


def test_that_a_bed_others_may_use_is_free_while_the_stay_goes_on(desk: Desk) -> None:
    done = desk.do(GoOnLeave("s1", "02", bed_usable=True, at=ago(3)))
    assert done.title == "The patient in Larch L01 goes on leave, bed may be used"
    assert (bed_of(desk, "p1"), state_of_bed(desk, "l1")) == (None, "free")
    assert stay_of(desk, "s1").discharged is None
    desk.do(AdmitPatient("r1", "l1", ago(2)))
    assert bed_of(desk, "w1") == "l1"


def test_that_somebody_comes_back_to_the_bed_kept(desk: Desk) -> None:
    desk.do(GoOnLeave("s1", "02", bed_usable=False, at=ago(3)))
    done = desk.do(ComeBack("s1", at=ago(1)))
    assert done.title == "The patient in Larch L01 is back from leave to Larch L01"
    assert done.topics == {"leave"}
    assert (leaves(desk)[0].end, len(occupations(desk, stay="s1"))) == (ago(1), 1)
    assert state_of_bed(desk, "l1") == "occupied"


def test_that_the_bed_kept_is_the_one_to_come_back_to(desk: Desk) -> None:
    desk.do(GoOnLeave("s1", "02", bed_usable=False, at=ago(3)))
    with pytest.raises(Refused, match=r"Larch L01 was kept for this patient\. Record the return to it"):
        desk.do(ComeBack("s1", "l2"))
    desk.do(ComeBack("s1", "l1"))
    assert bed_of(desk, "p1") == "l1"


def test_that_somebody_comes_back_to_their_last_bed_where_it_is_free(desk: Desk) -> None:
    desk.do(GoOnLeave("s1", "02", bed_usable=True, at=ago(3)))
    desk.do(ComeBack("s1", at=ago(1)))
    assert [(one.bed, one.start) for one in occupations(desk, stay="s1")][1] == ("l1", ago(1))
    assert leaves(desk)[0].end == ago(1)


def test_that_a_bed_taken_meanwhile_asks_for_another(desk: Desk) -> None:
    desk.do(GoOnLeave("s1", "02", bed_usable=True, at=ago(3)))
    desk.do(AdmitPatient("r1", "l1", ago(2)))
    with pytest.raises(
        Refused, match=r"Larch L01 is occupied since 17-Nov-2026 07:30\. Choose another bed\."
    ):
        desk.do(ComeBack("s1"))
    desk.do(ComeBack("s1", "l2"))
    assert (bed_of(desk, "p1"), bed_of(desk, "w1")) == ("l2", "l1")


def test_that_nobody_comes_back_before_their_bed_was_free_again(desk: Desk) -> None:
    desk.do(GoOnLeave("s1", "02", bed_usable=True, at=ago(5)))
    desk.do(AdmitPatient("r1", "l1", ago(4)))
    (admitted,) = occupations(desk, person="w1")
    desk.do(DischargePatient(admitted.stay, "19", at=ago(2)))
    with pytest.raises(Refused, match="Larch L01 was occupied until 17-Nov-2026 07:30"):
        desk.do(ComeBack("s1", at=ago(3)))
    desk.do(ComeBack("s1", at=ago(2)))
    assert bed_of(desk, "p1") == "l1"


def test_that_nobody_comes_back_to_a_bed_held_for_another_or_in_another_unit(desk: Desk) -> None:
    desk.do(GoOnLeave("s1", "02", bed_usable=True, at=ago(3)))
    desk.do(OfferBed("r1", "l1", "today", BACK))
    with pytest.raises(Refused, match="Larch L01 is held for R-0411A"):
        desk.do(ComeBack("s1"))
    with pytest.raises(Refused, match=r"Choose a bed of Larch to come back to\. The patient can be moved"):
        desk.do(ComeBack("s1", "y2"))


def test_that_leave_is_gone_on_once_and_come_back_from_once(desk: Desk) -> None:
    with pytest.raises(Refused, match="The patient in Larch L01 is not on leave"):
        desk.do(ComeBack("s1"))
    desk.do(GoOnLeave("s1", "02", bed_usable=False, at=ago(3)))
    with pytest.raises(
        Refused, match=r"is on leave since 17-Nov-2026 06:30 already\. Record the return first\."
    ):
        desk.do(GoOnLeave("s1", "02", bed_usable=True))


def test_that_leave_has_a_kind_and_lies_in_the_past(desk: Desk) -> None:
    with pytest.raises(Refused, match="Choose the kind of leave from the list"):
        desk.do(GoOnLeave("s1", "9", bed_usable=False))
    with pytest.raises(Refused, match="still to come"):
        desk.do(GoOnLeave("s1", "02", bed_usable=False, at=NOW + HOUR))
    with pytest.raises(Refused, match="Nobody comes back before they go: give 17-Nov-2026 or a later day"):
        desk.do(GoOnLeave("s1", "02", bed_usable=False, due_back=TODAY - timedelta(days=1)))
    desk.do(GoOnLeave("s1", "02", bed_usable=False, at=ago(3)))
    with pytest.raises(Refused, match="went on leave on 17-Nov-2026 06:30"):
        desk.do(ComeBack("s1", at=ago(4)))


def test_that_somebody_in_no_bed_has_none_to_keep_and_chooses_one_to_come_back_to(desk: Desk) -> None:
    desk.do(Putting(stay("s9", "w3", "yew", 2)))
    with pytest.raises(Refused, match="A patient of Yew is in no bed, so none can be kept"):
        desk.do(GoOnLeave("s9", "02", bed_usable=False))
    desk.do(GoOnLeave("s9", "02", bed_usable=True))
    with pytest.raises(Refused, match="Choose a bed for the patient to come back to"):
        desk.do(ComeBack("s9"))
    assert desk.do(ComeBack("s9", "y2")).title == "A patient of Yew is back from leave to Yew 2"
    assert bed_of(desk, "w3") == "y2"


def test_that_everybody_staying_without_a_bed_is_told_of(desk: Desk) -> None:
    desk.do(Putting(stay("s9", "w3", "yew", 2), stay("s8", "w2", "away", 9)))
    desk.do(GoOnLeave("s1", "02", bed_usable=True, at=ago(3)))
    first, second = desk.ask(people_without_bed)
    assert (first.stay.key, first.leave, first.last_bed) == ("s1", leaves(desk)[0], "l1")
    assert (second.stay.key, second.leave, second.last_bed) == ("s9", None, None)
    assert [one.stay.key for one in desk.ask_at(ago(4), people_without_bed)] == ["s9"]


def test_that_a_leave_from_elsewhere_with_its_bed_still_occupied_ends_there(desk: Desk) -> None:
    desk.do(Putting(Leave("v", "s1", ago(30), None, None, bed_usable=True, leave_type="not stated")))
    desk.do(ComeBack("s1"))
    assert (bed_of(desk, "p1"), leaves(desk)[0].end) == ("l1", NOW)


def test_that_one_undo_takes_a_return_back_whole(desk: Desk) -> None:
    desk.do(GoOnLeave("s1", "02", bed_usable=True, at=ago(3)))
    before = image(desk)
    desk.do(ComeBack("s1", "l3"))
    desk.undo()
    assert image(desk) == before


def test_that_the_title_of_a_return_nobody_can_make_names_no_bed(desk: Desk) -> None:
    desk.do(Putting(stay("s9", "w3", "yew", 2)))
    assert desk.ask(ComeBack("s9").title) == "A patient of Yew is back from leave"
