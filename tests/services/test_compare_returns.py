"""Returns against what is held: new, changed, gone and the same; and accepting them as one step."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pc_desktop.domain.bed import Closure, Confirmation, Leave, Occupation, Stay
from pc_desktop.domain.person import Person
from pc_desktop.domain.receipt import Receipt
from pc_desktop.domain.returns import Draft, ReturnedBed, ReturnedPatient, ReturnedUnit
from pc_desktop.domain.severity import Measurement
from pc_desktop.services.compare_returns import compare
from pc_desktop.services.desk import Desk
from pc_desktop.services.import_returns import ImportReturns
from pc_desktop.services.return_comparison import Comparison
from tests.services.answering import left
from tests.services.small_region import NOW, TODAY

DAY = date(2026, 11, 16)
ADMITTED = (NOW - timedelta(days=40)).date()
ANN = ReturnedPatient(
    nhs="9990000476", admitted=ADMITTED, mha="Informal", bed="L01", sheet="Larch", where="A3"
)
NEW = ReturnedPatient(
    nhs="9995998443", name="Zed Xxtest-New", dob=date(1999, 5, 4), sex="F", admitted=DAY, bmi=14.2, bed="2"
)


def draft(
    *patients: ReturnedPatient,
    unit: str = "Larch",
    beds: tuple[ReturnedBed, ...] = (),
    on_leave: int | None = None,
) -> Draft:
    """Make a return of one unit."""
    returned = ReturnedUnit(unit, None, DAY, 3, None, len(patients), on_leave, None, patients, beds)
    return Draft("larch.xlsx", f"digest of {patients}{beds}{unit}", "usual", (returned,), ())


def compared(desk: Desk, sent: Draft) -> Comparison:
    """Compare a return with what is held."""
    return desk.ask(lambda reading: compare(reading, sent))


def statuses(desk: Desk, sent: Draft) -> list[str]:
    """Give the statuses of the rows."""
    return [row.status for unit in compared(desk, sent).units for row in unit.rows]


def test_that_somebody_listed_as_held_is_the_same(desk: Desk) -> None:
    assert statuses(desk, draft(ANN)) == ["same"]


def test_that_each_field_a_return_says_differently_is_a_change_of_its_own(desk: Desk) -> None:
    changed = replace(ANN, edd=date(2026, 12, 1), crfd=DAY, mha="Section 3", bmi=15.0, bed="L03")
    (row,) = compared(desk, draft(changed)).units[0].rows
    assert row.status == "changed"
    assert [(one.field, one.says) for one in row.changes] == [
        ("Bed", "L03"),
        ("Expected discharge", "01-Dec-2026"),
        ("Clinically ready", "16-Nov-2026"),
        ("Legal status", "Section 3"),
        ("BMI", "15.0"),
    ]


def test_that_a_field_the_file_does_not_hold_changes_nothing(desk: Desk) -> None:
    desk.do(ImportReturns((draft(replace(ANN, edd=date(2026, 12, 1))),)))
    assert statuses(desk, draft(ANN)) == ["same"]


def test_that_somebody_not_listed_stays_until_somebody_says_when_they_left(desk: Desk) -> None:
    comparison = compared(desk, draft())
    (row,) = comparison.units[0].rows
    assert (row.status, row.left_by, row.suggested, row.who, row.writes) == ("gone", None, DAY, "A.R.", False)
    assert comparison.all_problems == ()
    assert [one.what for one in comparison.asked] == [
        "A.R. (L01) is not on this return. Until somebody says when they left, they stay as held."
    ]
    desk.do(ImportReturns((draft(),)))
    assert desk.ask(lambda reading: reading.get(Stay, "s1")).discharged is None
    desk.undo()
    desk.do(ImportReturns((draft(),), chosen=left(desk, draft())))
    assert desk.ask(lambda reading: reading.find(Stay, unit="larch", discharged=None)) == ()
    assert desk.ask(lambda reading: reading.find(Occupation, bed="l1", end=None)) == ()


def test_that_the_unit_is_told_where_its_return_lists_the_bed_as_vacant(desk: Desk) -> None:
    (asked,) = compared(desk, draft(beds=(ReturnedBed("1", "vacant"),))).asked
    assert asked.what.endswith("they stay as held. The return lists L01 as vacant.")
    assert (asked.severity, asked.advice) == (
        "question", "Ask the unit when they left, or whether they are still there.",
    )  # fmt: skip


def test_that_a_bed_two_people_claim_is_a_conflict_until_somebody_says_when_one_left(desk: Desk) -> None:
    sent = draft(replace(NEW, bed="L01", admitted=DAY - timedelta(days=4)))
    (row,) = compared(desk, sent).units[0].rows
    assert (row.blocks, row.suggested) == (True, DAY - timedelta(days=4)), "nobody can have left later"
    assert row.changes[0].says == "Z.N. is listed in L01"
    (asked,) = compared(desk, sent).asked
    assert asked.what.endswith("But Z.N. is listed in L01: one of the two must be settled first.")
    desk.do(ImportReturns((sent,)))
    (there,) = desk.ask(lambda reading: reading.find(Occupation, bed="l1", end=None))
    assert there.person == "p1", "the bed is shown as that of whoever is known to be in it"
    desk.undo()
    desk.do(ImportReturns((sent,), chosen=left(desk, sent)))
    (there,) = desk.ask(lambda reading: reading.find(Occupation, bed="l1", end=None))
    assert there.person != "p1"


def test_that_somebody_new_becomes_a_person_with_a_stay_a_bed_and_a_measurement(desk: Desk) -> None:
    desk.do(ImportReturns((draft(ANN, NEW),)))
    (person,) = desk.ask(lambda reading: reading.find(Person, nhs_number="9995998443"))
    assert (person.surname, person.given, person.born) == ("Xxtest-New", "Zed", date(1999, 5, 4))
    (stay,) = desk.ask(lambda reading: reading.find(Stay, person=person.key))
    assert (stay.unit, stay.source) == ("larch", "own")
    (there,) = desk.ask(lambda reading: reading.find(Occupation, stay=stay.key))
    assert there.bed == "l2"
    (bmi,) = desk.ask(lambda reading: reading.find(Measurement, person=person.key))
    assert (bmi.sign, bmi.value, bmi.taken) == ("bmi", 14.2, DAY)


def test_that_somebody_new_without_a_bed_label_gets_a_bed_nobody_is_in(desk: Desk) -> None:
    desk.do(ImportReturns((draft(ANN, replace(NEW, bed=None)),)))
    beds = {one.bed for one in desk.ask(lambda reading: reading.find(Occupation, end=None))}
    assert beds == {"l1", "l2", "y1"}


def test_that_the_whole_import_is_one_step_and_one_undo(desk: Desk) -> None:
    before = desk.ask(lambda reading: (reading.find(Stay), reading.find(Occupation), reading.find(Person)))
    length = desk.ask(lambda reading: reading.chain()[1])
    done = desk.do(ImportReturns((draft(ANN, NEW), draft(unit="Yew Ward"))))
    assert done.title == "Import returns: Larch, Yew"
    assert desk.ask(lambda reading: reading.chain()[1]) == length + 1
    desk.undo()
    assert (
        desk.ask(lambda reading: (reading.find(Stay), reading.find(Occupation), reading.find(Person)))
        == before
    )
    assert desk.ask(lambda reading: reading.find(Receipt)) == ()


def test_that_the_same_file_again_changes_nothing_and_says_when_it_was_accepted(desk: Desk) -> None:
    sent = draft(ANN, NEW)
    desk.do(ImportReturns((sent,)))
    assert compared(desk, sent).accepted == NOW
    again = desk.do(ImportReturns((sent,)))
    assert (again.step, again.topics) == (None, frozenset())


def test_that_a_file_undone_may_be_accepted_again(desk: Desk) -> None:
    sent = draft(ANN, NEW)
    desk.do(ImportReturns((sent,)))
    desk.undo()
    assert compared(desk, sent).accepted is None


def test_that_a_row_left_out_changes_nothing(desk: Desk) -> None:
    sent = draft(ANN, NEW)
    desk.do(ImportReturns((sent,), left_out=frozenset({"larch/9995998443"})))
    assert desk.ask(lambda reading: reading.find(Person, nhs_number="9995998443")) == ()


@pytest.mark.parametrize(
    ("patient", "what"),
    [
        (replace(NEW, nhs=None), "cannot be matched"),
        (replace(NEW, nhs="9990006393"), "also in Yew"),
        (replace(NEW, admitted=TODAY + timedelta(days=1)), "in the future"),
    ],
)
def test_that_a_row_nobody_can_settle_is_a_question_and_is_left_out(
    desk: Desk, patient: ReturnedPatient, what: str
) -> None:
    comparison = compared(desk, draft(ANN, patient))
    problem, count = comparison.all_problems
    assert (count.column, count.severity) == ("Occupied", "note")
    assert what in problem.what
    assert problem.severity == "question"
    assert [row.status for row in comparison.units[0].rows] == ["same"]


def test_that_a_unit_nobody_knows_is_a_question(desk: Desk) -> None:
    comparison = compared(desk, draft(ANN, unit="Elm"))
    assert comparison.units == ()
    assert comparison.all_problems[0].found == "Elm"


def test_that_a_bed_listed_closed_is_closed_once_with_its_reason(desk: Desk) -> None:
    shut = (ReturnedBed("L03", "closed", "water damage"),)
    desk.do(ImportReturns((draft(ANN, beds=shut),)))
    desk.do(ImportReturns((draft(replace(ANN, bmi=16.0), beds=shut),)))
    (closure,) = desk.ask(lambda reading: reading.find(Closure))
    assert (closure.bed, closure.kind, closure.reason) == ("l3", "estates", "water damage")


def test_that_leave_begins_and_ends_as_the_return_says(desk: Desk) -> None:
    away = replace(ANN, on_leave=True)
    desk.do(ImportReturns((draft(away, on_leave=1),)))
    (leave,) = desk.ask(lambda reading: reading.find(Leave))
    assert leave.end is None
    desk.do(ImportReturns((draft(replace(ANN, edd=DAY), on_leave=0),)))
    (leave,) = desk.ask(lambda reading: reading.find(Leave))
    assert leave.end is not None


def test_that_an_accepted_return_is_the_units_word_of_its_own_day(desk: Desk) -> None:
    desk.do(ImportReturns((draft(ANN),)))
    words = desk.ask(lambda reading: reading.find(Confirmation, unit="larch", source="return"))
    assert [one.at.date() for one in words] == [DAY]
    (receipt,) = desk.ask(lambda reading: reading.find(Receipt))
    assert (receipt.as_at, receipt.commissioned, receipt.occupied) == (DAY, 3, 1)


def test_that_a_corrected_admission_moves_the_stay_and_its_first_bed(desk: Desk) -> None:
    day = ADMITTED - timedelta(days=2)
    desk.do(ImportReturns((draft(replace(ANN, admitted=day)),)))
    stay = desk.ask(lambda reading: reading.get(Stay, "s1"))
    first = desk.ask(lambda reading: reading.get(Occupation, "o1"))
    assert stay.admitted.date() == day
    assert first.start == stay.admitted


def test_that_two_patients_may_have_swapped_beds(desk: Desk) -> None:
    both = (ANN, replace(NEW, bed="L02"))
    desk.do(ImportReturns((draft(*both),)))
    swapped = (replace(ANN, bed="L02"), replace(NEW, bed="L01"))
    desk.do(ImportReturns((draft(*swapped),)))
    beds = {one.person: one.bed for one in desk.ask(lambda reading: reading.find(Occupation, end=None))}
    assert beds["p1"] == "l2"
    assert sorted(beds.values()) == ["l1", "l2", "y1"]
