"""Stays over the years and patients from an old list: what fits is taken once, what crosses is asked about."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.person import Person
from pc_desktop.domain.referral import Milestone, Referral
from pc_desktop.services.desk import Desk
from pc_desktop.services.import_referrals import ImportFiles
from tests.services.made_lists import NEW_NUMBER, OTHER_NUMBER, ago, compared, drafted, listed, only, said

STAY: dict[str, Any] = {
    "nhs": NEW_NUMBER, "surname": "Xxtest-New", "given": "Zed", "dob": date(1999, 2, 3), "unit": "larch",
    "admitted": date(2023, 3, 1), "discharged": date(2023, 6, 1), "mha": "Section 3",
}  # fmt: skip
ANN = "9990000476"


def test_that_a_stay_long_ago_is_taken_once_with_its_patient(desk: Desk) -> None:
    row = only(compared(desk, STAY, kind="stays"))
    assert row.status == "new"
    assert said(row)[-1] == (
        "Stay", "none", "Larch, 01-Mar-2023 to 01-Jun-2023, Section 3, the unit's own admission",
    )  # fmt: skip
    done = desk.do(ImportFiles((drafted(listed(STAY, kind="stays")),)))
    assert done.title == "Import: 1 stay"
    (person,) = desk.ask(lambda look: look.find(Person, nhs_number=NEW_NUMBER))
    (stay,) = desk.ask(lambda look: look.find(Stay, person=person.key))
    assert (stay.unit, stay.legal, stay.source, stay.referral) == ("larch", "03", "own", None)
    assert stay.discharged is not None
    assert only(compared(desk, STAY, kind="stays")).status == "same"


def test_that_a_stay_after_a_referral_brings_the_referral_closed(desk: Desk) -> None:
    row = STAY | {"referred": date(2023, 2, 1), "urgency": "2", "reason": "Weight falling"}
    desk.do(ImportFiles((drafted(listed(row, kind="stays")),)))
    (person,) = desk.ask(lambda look: look.find(Person, nhs_number=NEW_NUMBER))
    (referral,) = desk.ask(lambda look: look.find(Referral, person=person.key))
    (stay,) = desk.ask(lambda look: look.find(Stay, person=person.key))
    assert (stay.source, stay.referral, referral.closed) == ("meeting", referral.key, stay.admitted)
    turns = desk.ask(lambda look: look.find(Milestone, referral=referral.key))
    assert sorted((one.number, one.state) for one in turns) == [(1, "received"), (2, "admitted")]
    assert desk.verify() == ()
    desk.undo()
    assert desk.ask(lambda look: look.find(Person, nhs_number=NEW_NUMBER)) == ()


def test_that_several_stays_of_one_patient_are_one_patient(desk: Desk) -> None:
    later = STAY | {"admitted": date(2024, 1, 1), "discharged": date(2024, 2, 1)}
    desk.do(ImportFiles((drafted(listed(STAY, later, kind="stays")),)))
    (person,) = desk.ask(lambda look: look.find(Person, nhs_number=NEW_NUMBER))
    assert len(desk.ask(lambda look: look.find(Stay, person=person.key))) == 2


@pytest.mark.parametrize(
    ("changes", "column", "words"),
    [
        ({"unit": "Nowhere"}, "unit", "No unit of this name"),
        ({"admitted": None}, "admitted", "Without an admission"),
        ({"discharged": None}, "discharged", "No day of discharge"),
        ({"discharged": date(2023, 2, 1)}, "discharged", "lies before the admission"),
        ({"discharged": date(2030, 2, 1)}, "discharged", "still to come"),
        ({"nhs": ANN, "surname": None, "given": None, "dob": None, "admitted": ago(20), "discharged": ago(10)},
         "admitted", "crosses a stay"),
    ],
)  # fmt: skip
def test_that_a_stay_that_cannot_be_is_left_out_at_its_cell(
    desk: Desk, changes: dict[str, Any], column: str, words: str
) -> None:
    found = compared(desk, STAY | {"discharged": STAY["discharged"]} | changes, kind="stays")
    assert [row.status for row in found.rows] == ["refused"]
    (problem,) = found.problems
    assert words in problem.what
    assert problem.column in {column.capitalize(), ""}


def test_that_two_rows_of_one_list_that_cross_are_told(desk: Desk) -> None:
    found = compared(
        desk, STAY, STAY | {"admitted": date(2023, 5, 1), "discharged": date(2023, 7, 1)}, kind="stays"
    )
    assert [row.status for row in found.rows] == ["new", "refused"]


def test_that_a_row_left_out_takes_nobody(desk: Desk) -> None:
    draft = drafted(listed(STAY, kind="stays"))
    row = only(compared(desk, STAY, kind="stays"))
    desk.do(ImportFiles((draft,), frozenset({row.key})))
    assert desk.ask(lambda look: look.find(Person, nhs_number=NEW_NUMBER)) == ()


def test_that_a_list_of_patients_adds_and_changes_patients_only(desk: Desk) -> None:
    new = {
        "nhs": OTHER_NUMBER,
        "surname": "Xxtest-Other",
        "given": "Zed",
        "dob": date(2001, 2, 3),
        "sex": "F",
    }
    known = {"nhs": ANN, "outcode": "B15"}
    found = compared(desk, new, known, kind="people")
    assert [row.status for row in found.rows] == ["new", "changed"]
    assert found.problems == ()
    done = desk.do(ImportFiles((drafted(listed(new, known, kind="people")),)))
    assert done.title == "Import: 2 patients"
    assert done.topics == frozenset({"person", "setting"})
    (ann,) = desk.ask(lambda look: look.find(Person, nhs_number=ANN))
    assert ann.outcode == "B15"
    again = compared(desk, new, known, kind="people")
    assert [row.status for row in again.rows] == ["same", "same"]


def test_that_patients_referrals_stays_and_values_may_come_together(desk: Desk) -> None:
    people = listed({key: STAY[key] for key in ("nhs", "surname", "given", "dob")}, kind="people")
    stays = replace(listed(STAY, kind="stays"), sheet="Stays")
    values = replace(
        listed({"nhs": NEW_NUMBER, "measured_on": date(2023, 3, 2), "sign:bmi": 13.1}, kind="measurements"),
        sheet="V",
    )
    done = desk.do(ImportFiles((drafted(values, stays, people),)))
    assert done.title == "Import: 1 row of measurements, 1 stay, 1 patient"
