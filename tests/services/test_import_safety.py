"""Returns that would free an occupied bed, block the import or rewrite the past: asked about, never written."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from pc_desktop.domain.bed import Closure, Hold, Occupation, Stay
from pc_desktop.domain.calendar import local_day
from pc_desktop.domain.person import Person
from pc_desktop.domain.problem import Problem
from pc_desktop.domain.receipt import Receipt
from pc_desktop.domain.referral import Milestone, Referral, state_of
from pc_desktop.domain.returns import Draft, ReturnedBed, ReturnedPatient, ReturnedUnit
from pc_desktop.services.compare_returns import compare_all
from pc_desktop.services.decide import OfferBed
from pc_desktop.services.desk import Desk
from pc_desktop.services.import_returns import ImportReturns
from pc_desktop.services.region import region_now
from pc_desktop.services.return_comparison import Comparison
from tests.services.answering import left
from tests.services.small_region import NOW, TODAY, Putting, occupation, person, stay

DAY = date(2026, 11, 16)
ANN = ReturnedPatient(nhs="9990000476", bed="L01", sheet="Larch", where="A3")
NEW = ReturnedPatient(
    nhs="9990010862", name="Zed Xxtest-New", admitted=DAY, bed="L02", sheet="Larch", where="A4"
)
GIA, HAL = "9990013489", "9995998443"


def draft(*patients: ReturnedPatient, beds: tuple[ReturnedBed, ...] = (), **said: Any) -> Draft:
    """Make a return of Larch as at the day before the meeting."""
    made = ReturnedUnit("Larch", None, DAY, 3, None, len(patients), 0, None, patients, beds)
    returned = replace(made, **said)
    return Draft("Larch.xlsx", f"digest of {returned}", "usual", (returned,), ())


def look(desk: Desk, *drafts: Draft) -> Comparison:
    """Compare files, and give what the last would change."""
    return desk.ask(lambda reading: compare_all(reading, drafts))[-1]


def questions(desk: Desk, *drafts: Draft) -> list[Problem]:
    """Give what somebody must say about the last of some files."""
    return [one for one in look(desk, *drafts).all_problems if one.severity == "question"]


def beds(desk: Desk) -> dict[str, str]:
    """Give who is in which bed of Larch now, by NHS number."""
    people = {one.key: one.nhs_number or "" for one in desk.ask(lambda reading: reading.find(Person))}
    here = desk.ask(lambda reading: reading.find(Occupation, end=None))
    return {people[one.person]: one.bed for one in here if one.bed.startswith("l")}


def two_more(desk: Desk) -> None:
    """Let two more people stay in Larch, so that it is full."""
    gia, hal = stay("s3", "p3", "larch", 30), stay("s4", "p4", "larch", 20)
    who = person("p3", GIA, "Gia", "Gale"), person("p4", HAL, "Hal", "Hill", "M")
    desk.do(Putting(*who, gia, hal, occupation("o3", gia, "l2"), occupation("o4", hal, "l3")))


@pytest.mark.parametrize(
    "row",
    [
        ReturnedPatient(bed="1"),
        ReturnedPatient(name="Ann Xxtest-Reed", dob=date(2000, 1, 2), bed="L03"),
        ReturnedPatient(initials="AR", age=26),
    ],
)
def test_that_somebody_whose_row_cannot_be_matched_stays_in_bed(desk: Desk, row: ReturnedPatient) -> None:
    sent = draft(replace(row, sheet="Larch", where="A3"))
    (problem,) = questions(desk, sent)
    assert problem.cell == "A3"
    assert "A.R. (L01) stays as held" in problem.advice
    assert look(desk, sent).count("gone") == 0
    desk.do(ImportReturns((sent,)))
    assert beds(desk) == {"9990000476": "l1"}


def test_that_nobody_has_left_while_a_row_might_be_theirs(desk: Desk) -> None:
    sent = draft(ReturnedPatient(initials="QQ", age=80, sheet="Larch", where="A3"))
    row, unit = questions(desk, sent)
    assert (row.cell, unit.cell) == ("A3", "")
    assert "1 row could not be matched" in unit.what
    assert "A.R. (L01)" in unit.what
    desk.do(ImportReturns((sent,)))
    assert beds(desk) == {"9990000476": "l1"}


def test_that_a_row_left_out_keeps_whoever_is_held_in_its_bed(desk: Desk) -> None:
    sent = draft(replace(NEW, bed="L01", admitted=TODAY + timedelta(days=1)))
    assert len(questions(desk, sent)) == 1
    desk.do(ImportReturns((sent,)))
    assert beds(desk) == {"9990000476": "l1"}


def test_that_newcomers_without_labels_take_the_beds_of_those_gone(desk: Desk) -> None:
    two_more(desk)
    came = replace(NEW, bed=None, admitted=DAY - timedelta(days=4))
    full = draft(replace(ANN, bed=None), ReturnedPatient(nhs=HAL, sheet="Larch", where="A5"), came)
    (row,) = look(desk, full).units[0].of("gone")
    assert (row.who, row.blocks, row.left_by) == ("G.G.", True, None)
    assert row.changes[0].says == "Z.N. is listed and no bed is free"
    answered = left(desk, full, day=DAY - timedelta(days=4))
    assert (
        desk.ask(lambda reading: compare_all(reading, (full,), frozenset(), answered))[0].all_problems == ()
    )
    desk.do(ImportReturns((full,), chosen=answered))
    assert beds(desk) == {"9990000476": "l1", NEW.nhs: "l2", HAL: "l3"}
    assert desk.ask(region_now).figures["larch"].available == 0


def test_that_a_bed_is_never_missing_in_silence(desk: Desk) -> None:
    two_more(desk)
    sent = draft(ANN, ReturnedPatient(nhs=HAL), ReturnedPatient(nhs=GIA), replace(NEW, bed=None))
    (problem,) = questions(desk, sent)
    assert (problem.cell, problem.column) == ("A4", "Bed")
    (note,) = [one for one in look(desk, sent).all_problems if one.severity == "note"]
    assert (note.column, note.found) == ("Occupied", "4")
    assert "3 beds would be occupied" in note.what
    desk.do(ImportReturns((sent,)))
    assert desk.ask(lambda reading: reading.find(Person, nhs_number=NEW.nhs)) == ()


@pytest.mark.parametrize("admitted", [date(1901, 1, 1), date(2006, 11, 10)])
def test_that_an_admission_long_ago_is_a_question(desk: Desk, admitted: date) -> None:
    sent = draft(replace(ANN, admitted=admitted), NEW)
    (problem,) = questions(desk, sent)
    assert (problem.sheet, problem.cell, problem.column) == ("Larch", "A3", "Admission")
    desk.do(ImportReturns((sent,)))
    assert desk.ask(lambda reading: reading.get(Stay, "s1")).admitted == NOW - timedelta(days=40)
    assert beds(desk) == {"9990000476": "l1", NEW.nhs: "l2"}


def former(desk: Desk, began: int, ended: int, bed: str = "l2") -> None:
    """Let somebody have been in a bed of Larch, from and until some days ago."""
    there = replace(stay("sf", "f1", "larch", began), discharged=NOW - timedelta(days=ended))
    was = replace(occupation("of", there, bed), end=there.discharged)
    desk.do(Putting(person("f1", GIA, "Fay", "Former"), there, was))


def test_that_an_admission_into_anothers_time_in_a_bed_is_a_question(desk: Desk) -> None:
    former(desk, 30, 5)
    sent = draft(ANN, replace(NEW, admitted=DAY - timedelta(days=20)))
    (problem,) = questions(desk, sent)
    assert (problem.cell, problem.found) == ("A4", "27-Oct-2026")
    assert "do not fit with another patient's time" in problem.what
    desk.do(ImportReturns((sent,)))
    assert beds(desk) == {"9990000476": "l1"}


def test_that_a_newcomer_before_the_patient_held_there_keeps_the_patient(desk: Desk) -> None:
    sent = draft(replace(NEW, bed="L01", admitted=DAY - timedelta(days=60)))
    (row,) = questions(desk, sent)
    assert "A.R. (L01)'s time" in row.what
    assert "A.R. (L01) is not on this return" in look(desk, sent).asked[0].what
    desk.do(ImportReturns((sent,)))
    assert beds(desk) == {"9990000476": "l1"}


def test_that_an_earlier_admission_across_anothers_stay_is_a_question(desk: Desk) -> None:
    former(desk, 60, 45, "l1")
    sent = draft(replace(ANN, admitted=DAY - timedelta(days=50)), NEW)
    (problem,) = questions(desk, sent)
    assert problem.cell == "A3"
    desk.do(ImportReturns((sent,)))
    assert beds(desk) == {"9990000476": "l1", NEW.nhs: "l2"}


def test_that_moving_into_the_bed_of_somebody_gone_dates_the_leaving_by_the_return(desk: Desk) -> None:
    two_more(desk)
    moved = draft(replace(ANN, bed="L02"), ReturnedPatient(nhs=HAL))
    desk.do(ImportReturns((moved,)))
    assert beds(desk) == {"9990000476": "l1", GIA: "l2", HAL: "l3"}, (
        "nobody moves into a bed that may be taken"
    )
    desk.undo()
    desk.do(ImportReturns((moved,), chosen=left(desk, moved)))
    ended = desk.ask(lambda reading: reading.get(Stay, "s3")).discharged
    assert ended is not None
    assert local_day(ended) == DAY
    assert beds(desk) == {"9990000476": "l2", HAL: "l3"}


def receipt(as_at: date) -> Receipt:
    """Say that a return of Larch was accepted."""
    return Receipt("rc", "larch", "x.xlsx", "other", NOW, "Clerk", as_at, 3, 0, 1, 0, 0)


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ({"as_at": DAY - timedelta(days=1)}, "A return of 16-Nov-2026 is newer"),
        ({"as_at": TODAY + timedelta(days=1)}, "still to come"),
        ({"as_at": None, "week_ending": TODAY + timedelta(days=7)}, "still to come"),
    ],
)
def test_that_a_return_out_of_turn_is_left_out_whole(desk: Desk, said: dict[str, Any], what: str) -> None:
    desk.do(Putting(receipt(DAY)))
    sent = draft(NEW, **said)
    (problem,) = questions(desk, sent)
    assert what in problem.what
    done = desk.do(ImportReturns((sent,)))
    assert (done.step, beds(desk)) == (None, {"9990000476": "l1"})


def test_that_a_week_that_has_begun_may_end_within_six_days(desk: Desk) -> None:
    sent = draft(ANN, as_at=None, week_ending=TODAY + timedelta(days=6))
    assert questions(desk, sent) == []
    desk.do(ImportReturns((sent,)))
    (kept,) = desk.ask(lambda reading: reading.find(Receipt))
    assert kept.as_at == TODAY, "a return never speaks of a day to come"


def test_that_the_older_of_two_returns_read_together_is_left_out(desk: Desk) -> None:
    newer, older = draft(ANN, NEW), draft(as_at=DAY - timedelta(days=7))
    assert ["is newer" in one.what for one in questions(desk, newer, older)] == [True]
    desk.do(ImportReturns((newer, older)))
    assert beds(desk) == {"9990000476": "l1", NEW.nhs: "l2"}


@pytest.mark.parametrize("admitted", [0, 3, None])
def test_that_a_stay_that_has_ended_is_not_begun_again(desk: Desk, admitted: int | None) -> None:
    former(desk, 30, 0)
    day = None if admitted is None else TODAY - timedelta(days=30 - admitted)
    sent = draft(ANN, replace(NEW, nhs=GIA, admitted=day, bed="L03"))
    (problem,) = questions(desk, sent)
    assert "left Larch on 17-Nov-2026" in problem.what
    desk.do(ImportReturns((sent,)))
    assert beds(desk) == {"9990000476": "l1"}


def test_that_most_of_a_unit_gone_is_a_question(desk: Desk) -> None:
    two_more(desk)
    sent = draft()
    (problem,) = questions(desk, sent)
    assert "3 of the 3 patients" in problem.what
    assert "A.R. (L01), G.G. (L02) and H.H. (L03)" in problem.what
    desk.do(ImportReturns((sent,)))
    assert len(beds(desk)) == 3
    desk.undo()
    assert questions(desk, draft(ANN)) == []
    assert len(look(desk, draft(ANN)).asked) == 2, "two of three are asked about one by one"
    desk.do(ImportReturns((draft(ANN),), chosen=left(desk, draft(ANN))))
    assert beds(desk) == {"9990000476": "l1"}


def test_that_nobody_admitted_on_the_day_of_a_return_is_sent_away_by_it(desk: Desk) -> None:
    late = replace(stay("s5", "p5", "larch", 0), admitted=datetime(2026, 11, 16, 17, 0, tzinfo=NOW.tzinfo))
    desk.do(Putting(person("p5", GIA, "Gia", "Gale"), late, occupation("o5", late, "l2")))
    desk.do(ImportReturns((draft(ANN),)))
    assert beds(desk) == {"9990000476": "l1", GIA: "l2"}


def test_that_somebody_admitted_waits_no_longer(desk: Desk) -> None:
    desk.do(OfferBed("r1", "l2", "today", TODAY + timedelta(days=3)))
    sent = draft(ANN, replace(NEW, nhs="9999589065", admitted=TODAY), as_at=TODAY)
    (row,) = look(desk, sent).units[0].of("new")
    assert [(one.had, one.says) for one in row.changes][1:] == [("R-0411A waits", "admitted")]
    desk.do(ImportReturns((sent,)))
    (made,) = desk.ask(lambda reading: reading.find(Stay, referral="r1"))
    assert (made.source, made.person) == ("meeting", "w1")
    (hold,) = desk.ask(lambda reading: reading.find(Hold))
    assert (hold.used, hold.released is not None) == (True, True)
    assert state_of(desk.ask(lambda reading: reading.find(Milestone, referral="r1"))).state == "admitted"
    assert desk.ask(lambda reading: reading.get(Referral, "r1")).closed is not None
    assert "r1" not in desk.ask(region_now).cases
    desk.undo()
    assert "r1" in desk.ask(region_now).cases


def test_that_a_bed_held_elsewhere_is_let_go_but_not_used(desk: Desk) -> None:
    desk.do(OfferBed("r1", "y2", "today", TODAY + timedelta(days=3)))
    desk.do(ImportReturns((draft(ANN, replace(NEW, nhs="9999589065")),)))
    (hold,) = desk.ask(lambda reading: reading.find(Hold))
    assert (hold.used, hold.released is not None) == (False, True)
    assert beds(desk)["9999589065"] == "l2"


def test_that_a_referral_received_after_the_admission_goes_on_waiting(desk: Desk) -> None:
    sent = draft(ANN, replace(NEW, nhs="9999589065", admitted=DAY - timedelta(days=20)))
    (note,) = look(desk, sent).all_problems
    assert (note.found, note.severity) == ("R-0411A", "note")
    desk.do(ImportReturns((sent,)))
    assert "r1" in desk.ask(region_now).cases


def test_that_a_unit_in_two_files_is_named_once(desk: Desk) -> None:
    assert desk.do(ImportReturns((draft(ANN), draft(ANN, NEW)))).title == "Import returns: Larch".replace(
        "returns", "return"
    )


def test_that_a_bed_listed_vacant_while_closed_here_is_noted(desk: Desk) -> None:
    shut = Closure("c9", "l3", NOW - timedelta(days=3), None, "estates", "works", None)
    desk.do(Putting(shut, replace(shut, key="c8", bed="l2", kind="unusable")))
    listed = (ReturnedBed("3", "vacant"), ReturnedBed("2", "vacant"))
    (note,) = look(desk, draft(ANN, beds=listed)).all_problems
    assert (note.column, note.severity) == ("Bed", "note")
    assert "Larch L03 is listed as vacant, but is closed here" in note.what
    desk.do(ImportReturns((draft(ANN, beds=listed),)))
    assert desk.ask(lambda reading: reading.get(Closure, "c9")).end is None
