"""Corrections write only what differs and say what changed, naming people by reference only."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.person import Person
from pc_desktop.domain.referral import Milestone, Referral
from pc_desktop.services.amend_referral import AmendPerson, AmendReferral, AmendTogether
from pc_desktop.services.desk import Desk
from tests.services.small_region import NOW, TODAY, Putting


def referral(desk: Desk) -> Referral:
    return desk.ask(lambda reading: reading.get(Referral, "r1"))


def person(desk: Desk) -> Person:
    return desk.ask(lambda reading: reading.get(Person, "w1"))


@pytest.mark.parametrize(
    ("changed", "title"),
    [
        ({"urgency": "3"}, "Urgency of R-0411A changed from urgent to routine"),
        ({"legal": "03"}, "Legal status of R-0411A changed from Informal to Section 3"),
        (
            {"place": "medical_ward"},
            "Present place of R-0411A changed from at home to on a medical ward",
        ),
        ({"team": None}, "Team of R-0411A changed from Riverside team to not recorded"),
        ({"needs": ("diabetes",)}, "Needs of R-0411A changed: diabetes care added"),
        ({"reason": "Anna fainted."}, "Words of R-0411A changed"),
        (
            {"urgency": "1", "contact": "01632 960001"},
            "Contact of R-0411A changed; urgency changed from urgent to emergency",
        ),
        (
            {"urgency": "1", "contact": "01632 960001", "legal": "02"},
            "Contact, urgency and legal status of R-0411A changed",
        ),
    ],
)
def test_that_a_title_says_what_changed(desk: Desk, changed: dict[str, object], title: str) -> None:
    before = referral(desk)
    after = replace(before, **changed)  # type: ignore[arg-type]
    assert desk.do(AmendReferral(before, after)).title == title
    assert referral(desk) == after


def test_that_nothing_changed_writes_no_step(desk: Desk) -> None:
    assert desk.do(AmendReferral(referral(desk), referral(desk))).step is None


def test_that_only_what_differs_is_written_over_what_others_have_changed_since(desk: Desk) -> None:
    before = referral(desk)
    desk.do(AmendReferral(before, replace(before, risk_holder="Ward 7")))
    desk.do(AmendReferral(before, replace(before, urgency="1")))
    assert (referral(desk).risk_holder, referral(desk).urgency) == ("Ward 7", "1")
    with pytest.raises(Refused, match=r"R-0411A: the urgency has been changed since this was opened"):
        desk.do(AmendReferral(before, replace(before, urgency="3")))


def test_that_neither_reference_nor_patient_nor_ending_is_a_detail(desk: Desk) -> None:
    before = referral(desk)
    desk.do(AmendReferral(before, replace(before, ref="R-9999A", person="w2", closed=NOW, urgency="1")))
    assert referral(desk) == replace(before, urgency="1")


def test_that_the_first_milestone_follows_the_day_of_receipt(desk: Desk) -> None:
    before, day = referral(desk), timedelta(days=1)
    desk.do(AmendReferral(before, replace(before, received=before.received - day)))
    turns = desk.ask(lambda reading: reading.find(Milestone, referral="r1"))
    assert [turn.at for turn in turns] == [before.received - day]
    later = Milestone("second", "r1", 2, before.received, "triaged", "Liaison", None, "")
    desk.do(Putting(later))
    with pytest.raises(Refused, match="Give a time before it"):
        desk.do(AmendReferral(referral(desk), replace(referral(desk), received=before.received + day)))


@pytest.mark.parametrize(
    ("changed", "title"),
    [
        ({"surname": "Xxtest-Fern"}, "Surname of the patient of R-0411A corrected"),
        ({"ethnic": "B", "autism": "1"}, "Ethnic category and autism of the patient of R-0411A corrected"),
        ({"restricted": "Works on the ward."}, "Record of the patient of R-0411A restricted"),
    ],
)
def test_that_a_patients_details_are_corrected_and_never_told_in_the_title(
    desk: Desk, changed: dict[str, object], title: str
) -> None:
    before = person(desk)
    after = replace(before, **changed)  # type: ignore[arg-type]
    done = desk.do(AmendPerson(before, after))
    assert (done.title, person(desk)) == (title, after)
    desk.undo()
    assert person(desk) == before


def test_that_a_restriction_is_taken_back(desk: Desk) -> None:
    desk.do(AmendPerson(person(desk), replace(person(desk), restricted="Staff member")))
    done = desk.do(AmendPerson(person(desk), replace(person(desk), restricted=None)))
    assert done.title == "Record of the patient of R-0411A no longer restricted"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"nhs_number": "9990006393"}, "belongs to another patient"),
        ({"nhs_number": "9990006394"}, "last digit"),
        ({"born": TODAY + timedelta(days=2)}, "still to come"),
        ({"cetr_on": TODAY + timedelta(days=2)}, "still to come"),
        ({"gender": "7"}, "list"),
    ],
)
def test_that_a_detail_that_cannot_be_right_is_refused(
    desk: Desk, changed: dict[str, object], words: str
) -> None:
    with pytest.raises(Refused, match=words):
        desk.do(AmendPerson(person(desk), replace(person(desk), **changed)))  # type: ignore[arg-type]


def test_that_a_patient_known_by_initials_alone_can_still_be_corrected(desk: Desk) -> None:
    known = Person("i1", None, None, None, None, None, "F", None, "A.B.", 30, TODAY, None)
    desk.do(Putting(known))
    assert desk.do(AmendPerson(known, replace(known, outcode="CV1"))).title == (
        "Postcode district of a patient corrected"
    )


def test_that_both_are_one_step(desk: Desk) -> None:
    was, who = referral(desk), person(desk)
    both = AmendTogether(
        AmendReferral(was, replace(was, urgency="3")),
        AmendPerson(who, replace(who, born=date(2000, 2, 1))),
    )
    done = desk.do(both)
    assert done.topics == {"referral", "person"}
    assert done.title == (
        "Urgency of R-0411A changed from urgent to routine; date of birth of the patient of R-0411A corrected"
    )
    desk.undo()
    assert (referral(desk), person(desk)) == (was, who)
