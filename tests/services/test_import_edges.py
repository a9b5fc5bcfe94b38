"""The rare and awkward returns: what cannot be settled is a question, and the rest is still written."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.bed import Closure, Hold, Leave, Occupation, Stay
from pc_desktop.domain.calendar import local_day
from pc_desktop.domain.person import Person
from pc_desktop.domain.problem import Problem
from pc_desktop.domain.returns import Draft, ReturnedBed, ReturnedPatient, ReturnedUnit
from pc_desktop.domain.severity import Measurement
from pc_desktop.services.compare_returns import compare, compare_all
from pc_desktop.services.decide import OfferBed
from pc_desktop.services.desk import Desk
from pc_desktop.services.import_returns import ImportReturns
from pc_desktop.services.region import region_now
from tests.services.answering import left
from tests.services.small_region import NOW, TODAY, Putting, occupation, person, stay

DAY = date(2026, 11, 16)
ANN = ReturnedPatient(nhs="9990000476", bed="L01", sheet="Larch", where="A3")
NEW = ReturnedPatient(
    nhs="9990010862", name="Zed Xxtest-New", sex="F", admitted=DAY, bed="L02", sheet="Larch", where="A4"
)


def draft(
    *patients: ReturnedPatient,
    unit: str = "Larch",
    day: date | None = DAY,
    beds: tuple[ReturnedBed, ...] = (),
) -> Draft:
    """Make a return of one unit."""
    returned = ReturnedUnit(unit, None, day, 3, None, len(patients), 0, None, patients, beds)
    return Draft(f"{unit}.xlsx", f"digest of {patients}{beds}{unit}{day}", "usual", (returned,), ())


def problems(desk: Desk, *drafts: Draft) -> list[Problem]:
    """Give what files accepted together leave unsettled, but for the count of beds and who is missing."""
    compared = desk.ask(lambda reading: compare_all(reading, drafts))
    return [
        one for file in compared for one in file.all_problems if one.column not in {"Occupied", "Patients"}
    ]


def beds(desk: Desk) -> dict[str, str]:
    """Give who is in which bed now, by NHS number."""
    people = {one.key: one.nhs_number or "" for one in desk.ask(lambda reading: reading.find(Person))}
    return {
        people[one.person]: one.bed for one in desk.ask(lambda reading: reading.find(Occupation, end=None))
    }


def test_that_somebody_listed_in_two_files_is_written_once_and_asked_about(desk: Desk) -> None:
    both = draft(ANN, NEW), draft(replace(NEW, bed="2", sheet="Yew"), unit="Yew")
    (problem,) = problems(desk, *both)
    assert (problem.sheet, problem.severity) == ("Yew", "question")
    assert "already listed in Larch" in problem.what
    desk.do(ImportReturns(both))
    assert beds(desk)[NEW.nhs or ""] == "l2"


def test_that_a_file_accepted_before_claims_nobody(desk: Desk) -> None:
    first = draft(ANN, NEW)
    desk.do(ImportReturns((first,)))
    later = draft(ANN, replace(NEW, bmi=15.0))
    assert problems(desk, first, later) == []


def test_that_two_files_of_one_unit_are_accepted_one_after_the_other(desk: Desk) -> None:
    first, second = draft(replace(ANN, bed="L02"), day=DAY - timedelta(days=1)), draft(ANN)
    desk.do(ImportReturns((first, second)))
    assert beds(desk)["9990000476"] == "l1", "the later file has the last word"
    desk.undo()
    desk.do(ImportReturns((first, first)))
    assert beds(desk)["9990000476"] == "l2"


def test_that_accepting_writes_what_the_preview_showed(desk: Desk) -> None:
    moved = draft(), draft(replace(ANN, bed="2", admitted=DAY - timedelta(days=5), sheet="Yew"), unit="Yew")
    assert ["also in Larch" in one.what for one in problems(desk, *moved)] == [True]
    desk.do(ImportReturns(moved, chosen=left(desk, *moved)))
    assert "9990000476" not in beds(desk), "the row asked about is left out, whatever the other file ends"


def test_that_a_patient_listed_twice_is_asked_about(desk: Desk) -> None:
    twice = draft(ANN, NEW, replace(NEW, bed="L03"))
    assert ["already listed in Larch" in one.what for one in problems(desk, twice)] == [True]
    desk.do(ImportReturns((twice,)))
    assert beds(desk)[NEW.nhs or ""] == "l2"


def test_that_two_patients_in_one_bed_are_asked_about(desk: Desk) -> None:
    crowded = draft(ANN, replace(NEW, bed="1"))
    (problem,) = problems(desk, crowded)
    assert problem.column == "Bed"
    assert "Two patients" in problem.what
    desk.do(ImportReturns((crowded,)))
    assert NEW.nhs not in beds(desk)


def test_that_a_bed_held_for_a_referral_is_not_taken_by_a_return(desk: Desk) -> None:
    desk.do(OfferBed("r1", "l2", "today", TODAY + timedelta(days=3)))
    taken = draft(ANN, NEW)
    (problem,) = problems(desk, taken)
    assert "held for R-0411A" in problem.what
    desk.do(ImportReturns((taken, draft(unit="Elm"))))
    assert NEW.nhs not in beds(desk)
    desk.undo()
    desk.do(ImportReturns((draft(ANN, replace(NEW, bed=None)),)))
    assert beds(desk)[NEW.nhs or ""] == "l3", "without a label the bed held is passed over"


def test_that_the_patient_a_bed_is_held_for_may_be_in_it(desk: Desk) -> None:
    desk.do(OfferBed("r1", "l2", "today", TODAY + timedelta(days=3)))
    came = replace(NEW, nhs="9999589065", admitted=TODAY)
    assert problems(desk, draft(ANN, came, day=TODAY)) == []
    desk.do(ImportReturns((draft(ANN, came, day=TODAY),)))
    assert beds(desk)["9999589065"] == "l2"


def test_that_somebody_recorded_as_having_died_is_asked_about(desk: Desk) -> None:
    dead = replace(person("d1", "9990010862", "Zed", "New"), died=date(2026, 10, 1))
    desk.do(Putting(dead))
    (problem,) = problems(desk, draft(ANN, NEW))
    assert "died on 01-Oct-2026" in problem.what
    desk.do(ImportReturns((draft(ANN, NEW),)))
    assert desk.ask(lambda reading: reading.find(Stay, person="d1")) == ()


def test_that_a_bed_nobody_knows_is_noted_and_the_patient_given_a_free_one(desk: Desk) -> None:
    strange = draft(replace(ANN, bed="77"), replace(NEW, bed="Side room"))
    assert [(one.found, one.severity) for one in problems(desk, strange)] == [
        ("77", "note"),
        ("Side room", "note"),
    ]
    desk.do(ImportReturns((strange,)))
    assert beds(desk) == {"9990000476": "l1", NEW.nhs: "l2", "9990006393": "y1"}


def test_that_somebody_new_is_asked_about_where_no_bed_is_left(desk: Desk) -> None:
    shut = [
        Closure(f"c{bed}", bed, NOW - timedelta(days=3), None, "estates", "works", None)
        for bed in ("l2", "l3")
    ]
    desk.do(Putting(*shut))
    full = draft(ANN, replace(NEW, bed=None))
    (problem,) = problems(desk, full)
    assert (problem.sheet, problem.cell, problem.column, problem.severity) == (
        "Larch",
        "A4",
        "Bed",
        "question",
    )
    desk.do(ImportReturns((full,)))
    assert desk.ask(lambda reading: reading.find(Person, nhs_number=NEW.nhs)) == ()
    assert [one.key for one in desk.ask(lambda reading: reading.find(Stay, unit="larch"))] == ["s1"]


def midday(day: date) -> datetime:
    """Give midday of a winter day."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def test_that_a_bed_left_after_the_admission_is_not_free_for_it(desk: Desk) -> None:
    former = person("f1", "9990013489", "Fay", "Former")
    here = replace(stay("sf", "f1", "larch", 30), discharged=NOW - timedelta(hours=2))
    desk.do(Putting(former, here, replace(occupation("of", here, "l2"), end=here.discharged)))
    desk.do(ImportReturns((draft(ANN, replace(NEW, bed=None)),)))
    assert beds(desk)[NEW.nhs or ""] == "l3"


@pytest.mark.parametrize("label", ["3", "03", "L03", " l03 "])
def test_that_a_bed_is_known_by_its_label_however_it_is_typed(desk: Desk, label: str) -> None:
    desk.do(ImportReturns((draft(ANN, replace(NEW, bed=label)),)))
    assert beds(desk)[NEW.nhs or ""] == "l3"


def test_that_the_bed_of_somebody_listed_may_be_closed_around_them(desk: Desk) -> None:
    desk.do(ImportReturns((draft(ANN, beds=(ReturnedBed("1", "closed"),)),)))
    (closure,) = desk.ask(lambda reading: reading.find(Closure))
    assert (closure.bed, closure.reason, closure.kind) == ("l1", "reason not stated", "other")
    assert desk.ask(region_now).board["larch"][0].state == "occupied", "who is in a bed comes first"


def test_that_beds_listed_vacant_or_unknown_or_closed_for_a_time_are_left_alone(desk: Desk) -> None:
    known = Closure(
        "c1", "l3", NOW - timedelta(days=3), NOW + timedelta(days=3), "staffing", "no nurse", None
    )
    desk.do(Putting(known))
    listed = (
        ReturnedBed("L02", "vacant"),
        ReturnedBed("99", "closed"),
        ReturnedBed("L03", "closed", "no nurse"),
    )
    desk.do(ImportReturns((draft(ANN, beds=listed),)))
    assert desk.ask(lambda reading: reading.find(Closure)) == (known,)


def test_that_a_return_without_any_date_discharges_nobody_of_whom_nothing_is_said(desk: Desk) -> None:
    desk.do(ImportReturns((draft(day=None),)))
    assert "9990000476" in beds(desk)
    sent = draft(replace(NEW, admitted=None, bed="L01"), day=None)
    desk.do(ImportReturns((sent,), chosen=left(desk, sent)))
    assert "9990000476" not in beds(desk)
    (made,) = desk.ask(lambda reading: reading.find(Stay, unit="larch", discharged=None))
    assert local_day(made.admitted) == TODAY


def test_that_an_old_return_does_not_send_away_whoever_came_after_it(desk: Desk) -> None:
    old = draft(day=DAY - timedelta(days=60))
    assert desk.ask(lambda reading: compare(reading, old)).units[0].rows == ()
    desk.do(ImportReturns((old,)))
    assert beds(desk)["9990000476"] == "l1"


def test_that_leaving_ends_the_leave_and_the_bed_with_the_stay(desk: Desk) -> None:
    away = Leave("v1", "s1", NOW - timedelta(days=2), None, None, bed_usable=False, leave_type="home")
    desk.do(Putting(away))
    desk.do(ImportReturns((draft(),), chosen=left(desk, draft())))
    ended = desk.ask(lambda reading: reading.get(Leave, "v1"))
    assert ended.end == midday(DAY)


def test_that_an_admission_on_the_sunday_the_clocks_change_keeps_its_day(
    desk: Desk, clock: StoppedClock
) -> None:
    sunday = date(2026, 10, 25)
    desk.do(ImportReturns((draft(ANN, replace(NEW, admitted=sunday)),)))
    (person_,) = desk.ask(lambda reading: reading.find(Person, nhs_number=NEW.nhs))
    (made,) = desk.ask(lambda reading: reading.find(Stay, person=person_.key))
    assert made.admitted == datetime(2026, 10, 25, 12, tzinfo=UTC)
    again = desk.ask(lambda reading: compare(reading, draft(ANN, replace(NEW, admitted=sunday, bed="2"))))
    assert again.count("changed") == 0
    assert next(one.days for one in desk.ask(region_now).board["larch"] if one.bed.key == "l2") == 23


def test_that_what_is_accepted_after_a_summer_midnight_is_dated_in_london(
    desk: Desk, clock: StoppedClock
) -> None:
    clock.moment = datetime(2027, 6, 30, 23, 30, tzinfo=UTC)
    desk.do(ImportReturns((draft(replace(ANN, bmi=14.0), day=None),)))
    (weighed,) = desk.ask(lambda reading: reading.find(Measurement, person="p1"))
    assert weighed.taken == date(2027, 7, 1)


def test_that_somebody_new_and_on_leave_begins_both(desk: Desk) -> None:
    desk.do(ImportReturns((draft(ANN, replace(NEW, on_leave=True, admitted=None)),)))
    (leave,) = desk.ask(lambda reading: reading.find(Leave))
    (made,) = desk.ask(lambda reading: reading.find(Stay, key=leave.stay))
    assert made.admitted == leave.start == midday(DAY)


def test_that_a_stay_without_a_bed_is_given_the_one_a_return_names(desk: Desk) -> None:
    held = desk.ask(lambda reading: reading.get(Stay, "s1"))
    (bed,) = desk.ask(lambda reading: reading.find(Occupation, stay="s1"))
    desk.do(Putting(replace(bed, end=NOW - timedelta(days=9))))
    desk.do(
        ImportReturns(
            (draft(replace(ANN, bed="L03", admitted=local_day(held.admitted) - timedelta(days=1))),)
        )
    )
    assert beds(desk)["9990000476"] == "l3"
    assert desk.ask(lambda reading: reading.find(Hold)) == ()
