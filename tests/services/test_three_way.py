"""A return made from what was held: each field by what we had, what they say, and what it was when it was made."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from pc_desktop.domain.bed import Leave, Stay
from pc_desktop.domain.places import Unit
from pc_desktop.domain.receipt import Receipt
from pc_desktop.domain.returns import WEEKLY_RETURN, Draft, MadeFrom, ReturnedPatient, ReturnedUnit
from pc_desktop.services.compare_returns import compare_all
from pc_desktop.services.desk import Desk
from pc_desktop.services.import_returns import ImportReturns
from pc_desktop.services.return_comparison import ReturnRow
from pc_desktop.services.return_differences import CONFLICT, KEPT, NOTHING_CHOSEN, THEIRS, Chosen, change_key
from tests.services.small_region import NOW, TODAY, Putting

ADMITTED = (NOW - timedelta(days=40)).date()
DAY = date(2026, 11, 16)
LATER, LATEST = date(2026, 12, 1), date(2026, 12, 9)
ANN = ReturnedPatient(
    nhs="9990000476",
    admitted=ADMITTED,
    mha="Informal",
    bed="L01",
    on_leave=False,
    sheet="Bed state",
    where="A8",
)
"""As held, and as the workbook began with her."""


def sent(patient: ReturnedPatient | None = ANN, began: ReturnedPatient | None = ANN, **others: Any) -> Draft:
    """Make a return of ours, sent back with one patient as they are said to be now."""
    people = (patient,) if patient else ()
    unit = ReturnedUnit("Larch", None, DAY, 3, None, len(people), 0, None, people)
    made = MadeFrom(WEEKLY_RETURN, 1, "larch", NOW - timedelta(hours=2), (began,) if began else ())
    return replace(Draft("larch.xlsx", f"digest {patient}", "ours", (unit,), (), (), made), **others)


def only(desk: Desk, draft: Draft, chosen: Chosen = NOTHING_CHOSEN) -> ReturnRow:
    """Give the only row of the preview."""
    (one,) = desk.ask(lambda reading: compare_all(reading, (draft,), frozenset(), chosen))
    (row,) = one.units[0].rows
    return row


def stay(desk: Desk) -> Stay:
    """Give Ann's stay as held."""
    (found,) = desk.ask(lambda reading: reading.find(Stay, unit="larch", discharged=None))
    return found


def type_here(desk: Desk, **fields: Any) -> None:
    """Change Ann's stay by hand."""
    desk.do(Putting(replace(stay(desk), **fields)))


def test_that_what_they_alone_changed_is_taken(desk: Desk) -> None:
    draft = sent(replace(ANN, edd=LATER))
    (change,) = only(desk, draft).changes
    assert (change.stand, change.had, change.says, change.was) == (
        THEIRS, "Not recorded", "01-Dec-2026", "Not recorded",
    )  # fmt: skip
    desk.do(ImportReturns((draft,)))
    assert stay(desk).expected == LATER


def test_that_what_we_alone_changed_stays_and_is_said(desk: Desk) -> None:
    type_here(desk, expected=LATER)
    draft = sent()
    row = only(desk, draft)
    (change,) = row.changes or (None,)
    assert row.status == "same"
    assert change is None or change.stand == KEPT
    desk.do(ImportReturns((draft,)))
    assert stay(desk).expected == LATER


def test_that_a_field_they_left_as_it_was_never_overwrites_our_typing(desk: Desk) -> None:
    type_here(desk, expected=LATER)
    draft = sent(replace(ANN, edd=LATEST), replace(ANN, edd=LATEST))
    (change,) = only(desk, draft).changes
    assert (change.stand, change.taken, change.was) == (KEPT, False, "09-Dec-2026")
    assert change.typed.startswith("typed here Tue 17-Nov by ")
    desk.do(ImportReturns((draft,)))
    assert stay(desk).expected == LATER


def test_that_what_both_changed_must_be_chosen_and_until_then_stays_ours(desk: Desk) -> None:
    type_here(desk, expected=LATER)
    draft = sent(replace(ANN, edd=LATEST))
    row = only(desk, draft)
    (change,) = row.changes
    assert (row.status, row.conflicts, row.taken) == ("conflict", 1, frozenset())
    assert (change.stand, change.had, change.says, change.was) == (
        CONFLICT, "01-Dec-2026", "09-Dec-2026", "Not recorded",
    )  # fmt: skip
    desk.do(ImportReturns((draft,)))
    assert stay(desk).expected == LATER


@pytest.mark.parametrize("theirs", [True, False])
def test_that_a_conflict_is_written_as_it_was_chosen(desk: Desk, *, theirs: bool) -> None:
    type_here(desk, expected=LATER)
    draft = sent(replace(ANN, edd=LATEST))
    key = change_key("larch/9990000476", "Expected discharge")
    chosen = Chosen(theirs=frozenset({key})) if theirs else Chosen(ours=frozenset({key}))
    assert only(desk, draft, chosen).taken == (frozenset({"Expected discharge"}) if theirs else frozenset())
    desk.do(ImportReturns((draft,), chosen=chosen))
    assert stay(desk).expected == (LATEST if theirs else LATER)


def test_that_ours_may_be_kept_against_what_they_alone_changed(desk: Desk) -> None:
    draft = sent(replace(ANN, edd=LATER, crfd=DAY))
    chosen = Chosen(ours=frozenset({change_key("larch/9990000476", "Clinically ready")}))
    desk.do(ImportReturns((draft,), chosen=chosen))
    assert (stay(desk).expected, stay(desk).ready) == (LATER, None)


def test_that_a_cell_they_emptied_is_asked_about_and_empties_only_where_chosen(desk: Desk) -> None:
    type_here(desk, expected=LATER)
    draft = sent(ANN, replace(ANN, edd=LATER))
    (change,) = only(desk, draft).changes
    assert (change.stand, change.says, change.taken) == (CONFLICT, "cleared", False)
    desk.do(ImportReturns((draft,)))
    assert stay(desk).expected == LATER
    chosen = Chosen(theirs=frozenset({change_key("larch/9990000476", "Expected discharge")}))
    desk.do(ImportReturns((replace(draft, digest="again"),), chosen=chosen))
    assert stay(desk).expected is None


def test_that_a_form_of_their_own_asks_where_ours_was_typed_on_its_day_or_since(desk: Desk) -> None:
    type_here(desk, expected=LATER, legal="03")
    draft = sent(replace(ANN, edd=LATEST, crfd=DAY), made=None)
    row = only(desk, draft)
    assert [(one.field, one.stand) for one in row.changes] == [
        ("Expected discharge", CONFLICT), ("Clinically ready", THEIRS), ("Legal status", KEPT),
    ]  # fmt: skip
    assert row.changes[0].typed.startswith("typed here Tue 17-Nov")


def test_that_what_an_import_wrote_or_undo_took_back_is_nobodys_typing(desk: Desk) -> None:
    draft = sent(replace(ANN, edd=LATER), made=None)
    desk.do(ImportReturns((draft,)))
    desk.undo()
    (change,) = only(desk, draft).changes
    assert (change.stand, change.taken) == (THEIRS, True)
    type_here(desk, expected=LATEST)
    desk.undo()
    assert only(desk, draft).changes[0].stand == THEIRS


def test_that_leave_and_bed_are_compared_each_way_too(desk: Desk) -> None:
    held = stay(desk)
    desk.do(
        Putting(
            Leave("leave", held.key, NOW - timedelta(days=1), None, None, bed_usable=False, leave_type="home")
        )
    )
    row = only(desk, sent(replace(ANN, bed="L03")))
    assert [(one.field, one.stand) for one in row.changes] == [("Bed", THEIRS), ("Leave", KEPT)]
    assert row.bed == "L03"
    assert only(desk, sent(replace(ANN, on_leave=True), ANN)).changes == ()
    told = only(desk, sent(replace(ANN, bed="L03"), made=None))
    assert [(one.field, one.stand) for one in told.changes] == [("Bed", THEIRS), ("Leave", KEPT)]


def test_that_somebody_missing_asks_when_and_leaves_by_the_day_chosen(desk: Desk) -> None:
    draft = sent(None)
    row = only(desk, draft)
    assert (row.status, row.changes[0].stand) == ("gone", "asked")
    day = DAY - timedelta(days=3)
    chosen = Chosen(left=((row.key, day),))
    assert only(desk, draft, chosen).changes[0].says == "discharged 13-Nov-2026"
    desk.do(ImportReturns((draft,), chosen=chosen))
    (left,) = desk.ask(lambda reading: reading.find(Stay, unit="larch"))
    assert left.discharged is not None
    assert left.discharged.date() == day


@pytest.mark.parametrize("day", [ADMITTED - timedelta(days=1), TODAY + timedelta(days=1)])
def test_that_a_day_nobody_can_have_left_on_is_not_taken(desk: Desk, day: date) -> None:
    draft = sent(None)
    key = only(desk, draft).key
    row = only(desk, draft, Chosen(left=((key, day),)))
    assert (row.left_by, row.changes[0].stand) == (None, "asked")


def test_that_somebody_said_to_be_still_here_stays_and_is_not_asked_about(desk: Desk) -> None:
    draft = sent(None)
    chosen = Chosen(stays=frozenset({only(desk, draft).key}))
    row = only(desk, draft, chosen)
    assert (row.changes[0].stand, row.changes[0].says) == ("stays", "not listed, but still here")
    (one,) = desk.ask(lambda reading: compare_all(reading, (draft,), frozenset(), chosen))
    assert [problem.column for problem in one.all_problems] == ["Occupied"]
    desk.do(ImportReturns((draft,), chosen=chosen))
    assert stay(desk).discharged is None


def test_that_the_same_file_again_asks_only_of_whom_nobody_has_answered(desk: Desk) -> None:
    draft = sent(None)
    desk.do(ImportReturns((draft,)))
    (again,) = desk.ask(lambda reading: compare_all(reading, (draft,)))
    assert (again.accepted is not None, again.is_open) == (True, True)
    row = only(desk, draft)
    assert (row.status, len(again.asked)) == ("gone", 1)
    done = desk.do(ImportReturns((draft,), chosen=Chosen(left=((row.key, DAY),))))
    assert done.step is not None
    assert desk.ask(lambda reading: reading.find(Stay, unit="larch", discharged=None)) == ()
    (settled,) = desk.ask(lambda reading: compare_all(reading, (draft,)))
    assert (settled.is_open, settled.asked) == (False, ())
    assert len(desk.ask(lambda reading: reading.find(Receipt))) == 1, "it was received once"
    assert desk.do(ImportReturns((draft,))).step is None


def test_that_a_workbook_knows_its_unit_by_more_than_its_name(desk: Desk) -> None:
    (larch,) = desk.ask(lambda reading: reading.find(Unit, key="larch"))
    desk.do(Putting(replace(larch, name="Larch Court")))
    assert only(desk, sent(replace(ANN, edd=LATER))).status == "changed"
