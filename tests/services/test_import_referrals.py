"""Accepting lists: one step, one Undo, the same file again nothing new, and mixed files together."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pc_desktop.domain.clinical import Finding
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.kinds import KINDS, Fact
from pc_desktop.domain.person import Person
from pc_desktop.domain.referral import Milestone, Referral
from pc_desktop.domain.returns import Draft, ReturnedPatient, ReturnedUnit
from pc_desktop.domain.severity import Measurement
from pc_desktop.services.compare_referrals import compare_lists
from pc_desktop.services.desk import Desk
from pc_desktop.services.import_referrals import ImportFiles, ImportReferrals
from pc_desktop.services.ports import Reading
from tests.services.made_lists import NEW_NUMBER, OTHER_NUMBER, ROW, ago, drafted, listed
from tests.services.small_region import NOW, TODAY

CORA = {"nhs": "9999589065", "referred": ago(3)}
OTHER = {"nhs": OTHER_NUMBER, "surname": "Xxtest-Two"}
TWIN = ROW | {"nhs": "9990025819"}
"""Somebody of the very name and birth of another row: left out."""
FULL = ROW | {
    "measured_on": ago(2),
    "sign:bmi": 13.1,
    "sign:weight": 36.5,
    "risk": "Low",
    "restricted": "Asked for",
}


def everything(reading: Reading) -> dict[str, tuple[Fact, ...]]:
    return {name: tuple(reading.find(kind)) for name, kind in KINDS.items()}


def new_person(desk: Desk, number: str = NEW_NUMBER) -> Person:
    (person,) = desk.ask(lambda look: look.find(Person, nhs_number=number))
    return person


def test_that_a_whole_import_is_one_step_and_one_undo_takes_it_all_back(desk: Desk) -> None:
    before = desk.ask(everything)
    draft = drafted(
        listed(
            FULL,
            CORA | {"urgency": "4"},
            ROW | {"nhs": "1"},
            ROW | {"nhs": OTHER_NUMBER, "surname": "Xxtest-Two"},
        )
    )
    done = desk.do(ImportReferrals((draft,)))
    assert done.step is not None
    assert done.title == "Import: 2 new referrals, 1 referral changed"
    steps = desk.ask(lambda look: look.steps(5))
    assert steps[0].number == done.step
    desk.undo()
    assert desk.ask(everything) == before


def test_that_what_a_row_says_is_written(desk: Desk) -> None:
    desk.do(ImportReferrals((drafted(listed(FULL)),)))
    person = new_person(desk)
    assert (person.surname, person.given, person.born, person.restricted) == (
        "Xxtest-New", "Zed", date(2001, 2, 3), "Asked for",
    )  # fmt: skip
    (referral,) = desk.ask(lambda look: look.find(Referral, person=person.key))
    assert (referral.urgency, referral.team, referral.closed) == ("2", "riverside", None)
    assert referral.ref.startswith("R-")
    (first,) = desk.ask(lambda look: look.find(Milestone, referral=referral.key))
    assert (first.number, first.state, first.at) == (1, "received", referral.received)
    measured = desk.ask(lambda look: look.find(Measurement, person=person.key))
    assert {(one.sign, one.taken, one.value) for one in measured} == {
        ("bmi", ago(2), 13.1),
        ("weight", ago(2), 36.5),
    }
    (found,) = desk.ask(lambda look: look.find(Finding, person=person.key))
    assert (found.item, found.words, found.by, found.taken) == ("risk", "Low", desk.by, ago(2))


def test_that_the_same_file_again_changes_nothing_and_says_so(desk: Desk) -> None:
    draft = drafted(listed(FULL, CORA | {"urgency": "4"}))
    desk.do(ImportReferrals((draft,)))
    before = desk.ask(everything)
    again = desk.do(ImportReferrals((draft,)))
    assert (again.step, again.title) == (None, "Import: nothing new")
    assert desk.ask(everything) == before
    (comparison,) = desk.ask(lambda look: compare_lists(look, (draft,)))
    assert {row.status for row in comparison.rows} == {"same"}


def test_that_a_row_left_out_is_not_written(desk: Desk) -> None:
    draft = drafted(listed(FULL, CORA | {"urgency": "4"}))
    keys = [row.key for row in desk.ask(lambda look: compare_lists(look, (draft,)))[0].rows]
    desk.do(ImportReferrals((draft,), frozenset({keys[0]})))
    assert desk.ask(lambda look: look.find(Person, nhs_number=NEW_NUMBER)) == ()
    assert desk.ask(lambda look: look.get(Referral, "r1")).urgency == "4"


def test_that_what_was_measured_is_left_out_with_the_referral_it_belongs_to(desk: Desk) -> None:
    values = replace(
        listed({"nhs": NEW_NUMBER, "measured_on": ago(1), "sign:bmi": 14.0}), kind="measurements"
    )
    both = (drafted(listed(ROW)), drafted(values, name="m.xlsx"))
    key = desk.ask(lambda look: compare_lists(look, both))[0].rows[0].key
    before = desk.ask(everything)
    assert desk.do(ImportReferrals(both, frozenset({key}))).step is None
    assert desk.ask(everything) == before
    desk.do(ImportReferrals(both))
    (value,) = desk.ask(lambda look: look.find(Measurement, person=new_person(desk).key))
    assert value.value == 14.0


def test_that_measurements_of_a_day_take_the_place_of_those_held(desk: Desk) -> None:
    values = replace(
        listed({"nhs": CORA["nhs"], "measured_on": ago(1), "sign:bmi": 12.5}), kind="measurements"
    )
    done = desk.do(ImportReferrals((drafted(values),)))
    assert done.title == "Import: 1 row of measurements"
    assert desk.ask(lambda look: look.get(Measurement, "b2")).value == 12.5


def test_that_returns_and_lists_are_accepted_as_one_step(desk: Desk) -> None:
    patient = ReturnedPatient(
        nhs="9999589065",
        name="Cora Xxtest-Moss",
        admitted=TODAY - timedelta(days=1),
        bed="2",
        sheet="One",
        where="A2",
    )
    unit = ReturnedUnit("Larch", None, TODAY, 3, None, 1, None, None, (patient,), ())
    files = (drafted(listed(ROW)), Draft("Larch.xlsx", "d", "usual", (unit,), ()))
    before = desk.ask(everything)
    done = desk.do(ImportFiles(files))
    assert done.title == "Import return: Larch; Import: 1 new referral"
    assert new_person(desk).surname == "Xxtest-New"
    assert desk.ask(lambda look: look.get(Referral, "r1")).closed is not None
    desk.undo()
    assert desk.ask(everything) == before
    assert desk.do(ImportFiles(())).title == "Import nothing"


def test_that_an_edit_after_the_import_keeps_undo_from_tearing_it(desk: Desk) -> None:
    desk.do(ImportReferrals((drafted(listed(FULL)),)))
    desk.do(ImportReferrals((drafted(listed(FULL | {"urgency": "1"}), name="later.xlsx"),)))
    (referral,) = desk.ask(lambda look: look.find(Referral, person=new_person(desk).key))
    assert referral.urgency == "1"
    desk.undo()
    (referral,) = desk.ask(lambda look: look.find(Referral, person=new_person(desk).key))
    assert referral.urgency == "2"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(
    rows=st.lists(
        st.fixed_dictionaries(
            {
                "nhs": st.sampled_from([NEW_NUMBER, OTHER_NUMBER, "9999589065", None]),
                "surname": st.sampled_from(["Xxtest-Moss", "Xxtest-New"]),
                "dob": st.sampled_from([date(2000, 1, 2), date(1990, 5, 5)]),
                "referred": st.sampled_from([ago(3), ago(1), None]),
                "urgency": st.sampled_from(["1", "2", None]),
                "measured_on": st.sampled_from([ago(1), ago(9), None]),
                "sign:bmi": st.sampled_from([12.7, 13.2, None]),
            }
        ),
        max_size=5,
    )
)
def test_that_any_list_is_taken_back_whole_and_says_nothing_new_when_read_again(
    desk: Desk, rows: list[dict[str, object]]
) -> None:
    draft = drafted(listed(*rows)) if rows else drafted()
    before = desk.ask(everything)
    try:
        done = desk.do(ImportReferrals((draft,)))
    except Refused:
        assert desk.ask(everything) == before
        raise
    assert desk.do(ImportReferrals((draft,))).step is None
    if done.step is not None:
        desk.undo()
    assert desk.ask(everything) == before


@pytest.mark.parametrize("rows", [1, 250])
def test_that_a_longer_list_is_taken_in_one_step_too(desk: Desk, rows: int) -> None:
    several = [
        {
            "surname": f"Xxtest-{number}",
            "given": "Zed",
            "dob": date(1990, 1, 1),
            "referred": ago(2),
            "urgency": "3",
        }
        for number in range(rows)
    ]
    done = desk.do(ImportReferrals((drafted(listed(*several)),)))
    refs = [one.ref for one in desk.ask(lambda look: look.find(Referral)) if one.received.date() == ago(2)]
    assert len(refs) == len(set(refs)) == rows
    assert done.title == f"Import: {rows} new referral{'' if rows == 1 else 's'}"
    assert desk.ask(lambda look: look.find(Referral))[0].received < NOW
