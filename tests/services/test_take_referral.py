"""Taking a referral writes everything in one step, and refuses what cannot be right whatever the screen did."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pc_desktop.domain.clinical import Finding
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.intake_form import NOBODY, nothing_asked
from pc_desktop.domain.person import Person
from pc_desktop.domain.referral import Milestone, Referral
from pc_desktop.domain.severity import Measurement
from pc_desktop.services.desk import Desk
from pc_desktop.services.take_referral import TakeReferral
from tests.services.small_region import NOW, TODAY, Putting

NEW = "9992945702"
SOMEBODY = replace(
    NOBODY, nhs_number=NEW, surname="Xxtest-Hazel", given="Fay", born=date(2001, 5, 4), sex="F"
)
ASKED = replace(
    nothing_asked(NOW), team="riverside", urgency="2", place="home", legal="01", reason="Weight falling."
)
BMI = Measurement("", "", "bmi", TODAY, 13.1)
RISK = Finding("", "", "risk", TODAY, "Faints on standing.", "")


def kept(desk: Desk, surname: str) -> tuple[Person, Referral]:
    person = desk.ask(lambda reading: reading.find(Person, surname=surname))[0]
    return person, desk.ask(lambda reading: reading.find(Referral, person=person.key))[-1]


def test_that_everything_given_is_one_step_and_one_undo_takes_it_back(desk: Desk) -> None:
    done = desk.do(TakeReferral(SOMEBODY, ASKED, (BMI,), (RISK,)))
    assert done.title == "Take an urgent referral from Riverside team"
    assert done.topics == {"person", "referral", "milestone", "measurement", "finding"}
    person, referral = kept(desk, "Xxtest-Hazel")
    assert (person.nhs_number, referral.closed, referral.received) == (NEW, None, NOW)
    first = desk.ask(lambda reading: reading.find(Milestone, referral=referral.key))
    assert [(one.number, one.state, one.at, one.by) for one in first] == [(1, "received", NOW, desk.by)]
    measured = desk.ask(lambda reading: reading.find(Measurement, person=person.key))
    assert [(one.sign, one.value, one.taken) for one in measured] == [("bmi", 13.1, TODAY)]
    found = desk.ask(lambda reading: reading.find(Finding, person=person.key))
    assert [(one.item, one.words, one.by) for one in found] == [("risk", "Faints on standing.", desk.by)]
    desk.undo()
    assert desk.ask(lambda reading: reading.find(Person, surname="Xxtest-Hazel")) == ()


def test_that_each_referral_has_a_reference_of_its_own(desk: Desk) -> None:
    desk.do(TakeReferral(SOMEBODY, ASKED))
    desk.do(TakeReferral(replace(SOMEBODY, nhs_number="9991831452", surname="Xxtest-Alder"), ASKED))
    refs = {kept(desk, name)[1].ref for name in ("Xxtest-Hazel", "Xxtest-Alder")}
    assert len(refs) == 2
    assert all(ref.startswith("R-") for ref in refs)


@pytest.mark.parametrize(
    "patient",
    [
        replace(SOMEBODY, nhs_number="9999589065", born=date(2000, 1, 2)),
        replace(SOMEBODY, nhs_number="999 958 9065", born=None),
        replace(NOBODY, key="w1"),
    ],
    ids=["by number", "by number with spaces", "by choice"],
)
def test_that_a_second_live_referral_is_refused_in_words(desk: Desk, patient: Person) -> None:
    with pytest.raises(Refused, match=r"waits already, as R-0411A\. Open that referral"):
        desk.do(TakeReferral(patient, ASKED))


def test_that_the_same_name_and_birth_without_a_number_is_refused_until_said_to_be_another(
    desk: Desk,
) -> None:
    twin = replace(
        NOBODY, number_reason="Being traced", surname="XXTEST-MOSS", given="cora", born=date(2000, 1, 2)
    )
    with pytest.raises(Refused, match="R-0411A"):
        desk.do(TakeReferral(twin, ASKED))
    desk.do(TakeReferral(twin, ASKED, others=frozenset({"w1"})))
    assert kept(desk, "XXTEST-MOSS")[0].number_reason == "Being traced"


def test_that_a_closed_referral_is_followed_by_another_for_the_same_person(desk: Desk) -> None:
    first = desk.ask(lambda reading: reading.get(Referral, "r1"))
    desk.do(Putting(replace(first, closed=NOW - timedelta(days=1))))
    held = desk.ask(lambda reading: reading.get(Person, "w1"))
    with pytest.raises(Refused, match="held already"):
        desk.do(TakeReferral(replace(held, key="", nhs_number=None, number_reason="Being traced"), ASKED))
    desk.do(TakeReferral(replace(NOBODY, key="w1", outcode="B15"), ASKED))
    theirs = desk.ask(lambda reading: reading.find(Referral, person="w1"))
    assert sorted(one.closed is None for one in theirs) == [False, True]
    assert desk.ask(lambda reading: reading.get(Person, "w1")) == replace(held, outcode="B15")


def test_that_a_number_held_with_another_birth_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="another date of birth"):
        desk.do(TakeReferral(replace(SOMEBODY, nhs_number="9990000476"), ASKED))


def test_that_a_held_patient_cannot_be_given_somebody_elses_number(desk: Desk) -> None:
    with pytest.raises(Refused, match="belongs to another patient"):
        desk.do(TakeReferral(replace(NOBODY, key="p1", nhs_number="9990006393"), ASKED))


def test_that_nobody_who_died_is_referred(desk: Desk) -> None:
    held = desk.ask(lambda reading: reading.get(Person, "p1"))
    desk.do(Putting(replace(held, died=TODAY)))
    with pytest.raises(Refused, match="died on 17-Nov-2026"):
        desk.do(TakeReferral(replace(NOBODY, key="p1"), ASKED))


@pytest.mark.parametrize(
    ("patient", "asked", "measured", "found", "words"),
    [
        (replace(SOMEBODY, nhs_number=None), ASKED, (), (), "say beside it why"),
        (replace(SOMEBODY, nhs_number="9990000019"), ASKED, (), (), "last digit"),
        (replace(SOMEBODY, nhs_number="1111111111"), ASKED, (), (), "placeholder"),
        (replace(SOMEBODY, surname=None), ASKED, (), (), "surname"),
        (replace(SOMEBODY, born=TODAY + timedelta(days=1)), ASKED, (), (), "still to come"),
        (replace(SOMEBODY, born=date(1901, 1, 1)), ASKED, (), (), "that old"),
        (replace(SOMEBODY, autism="9"), ASKED, (), (), "list"),
        (SOMEBODY, replace(ASKED, urgency=""), (), (), "urgent"),
        (SOMEBODY, replace(ASKED, place="sea"), (), (), "where"),
        (SOMEBODY, replace(ASKED, legal="77"), (), (), "legal"),
        (SOMEBODY, replace(ASKED, reason=" "), (), (), "few words"),
        (SOMEBODY, replace(ASKED, received=NOW + timedelta(minutes=1)), (), (), "to come"),
        (SOMEBODY, replace(ASKED, team="nowhere"), (), (), "no longer there"),
        (SOMEBODY, ASKED, (replace(BMI, value=131.0),), (), "cannot be right"),
        (SOMEBODY, ASKED, (replace(BMI, value=float("nan")),), (), "cannot be right"),
        (SOMEBODY, ASKED, (replace(BMI, taken=TODAY + timedelta(days=1)),), (), "still to come"),
        (SOMEBODY, ASKED, (replace(BMI, taken=date(2000, 1, 1)),), (), "before the patient was born"),
        (SOMEBODY, ASKED, (), (replace(RISK, words=" "),), "needs words"),
    ],
)
def test_that_what_cannot_be_right_is_refused_and_nothing_kept(
    desk: Desk,
    patient: Person,
    asked: Referral,
    measured: tuple[Measurement, ...],
    found: tuple[Finding, ...],
    words: str,
) -> None:
    before = desk.ask(lambda reading: reading.chain())
    with pytest.raises(Refused, match=words):
        desk.do(TakeReferral(patient, asked, measured, found))
    assert desk.ask(lambda reading: reading.chain()) == before


def test_that_what_was_measured_already_is_not_written_twice(desk: Desk) -> None:
    first = desk.ask(lambda reading: reading.get(Referral, "r1"))
    desk.do(Putting(replace(first, closed=NOW - timedelta(days=1))))
    again = Measurement("", "", "bmi", TODAY - timedelta(days=1), 12.7)
    desk.do(TakeReferral(replace(NOBODY, key="w1"), ASKED, (again, BMI)))
    values = [one.value for one in desk.ask(lambda reading: reading.find(Measurement, person="w1"))]
    assert sorted(values) == [12.7, 13.1, 13.2]
