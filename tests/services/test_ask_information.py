"""Asking for what is missing: drafted without identifiers, kept, chased when late, answered."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.enquiry import Enquiry
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.person import Person
from pc_desktop.domain.referral import state_of
from pc_desktop.reference import profiles
from pc_desktop.services.ask_information import (
    AskForInformation,
    Overdue,
    RecordAnswered,
    RecordChased,
    drafted,
    overdue_enquiries,
    reminder,
)
from pc_desktop.services.clinical import RecordClinical
from pc_desktop.services.desk import Desk
from pc_desktop.services.ports import Command
from pc_desktop.services.region import region_now
from pc_desktop.store.sql_store import SqlStore
from tests.services.small_region import NOW, TODAY, Putting

PROFILE = profiles()["adult_eating_disorders"]
ASK = AskForInformation(
    "r1", "Riverside team", ("Bloods", "ECG"), "Please send both.", TODAY + timedelta(days=2)
)


def draft_of(desk: Desk, key: str = "r1", **other: object) -> AskForInformation:
    region = desk.ask(region_now)
    return drafted(region, region.cases[key], PROFILE, **other)  # type: ignore[arg-type]


def asked(desk: Desk) -> tuple[Enquiry, ...]:
    return desk.ask(lambda reading: reading.find(Enquiry, referral="r1"))


def state(desk: Desk, key: str = "r1") -> str:
    return state_of(desk.ask(region_now).cases[key].milestones).state


def later(store: SqlStore, days: int) -> Desk:
    return Desk(store, StoppedClock(NOW + timedelta(days=days)))


def refusal(desk: Desk, command: Command) -> str:
    with pytest.raises(Refused) as refused:
        desk.do(command)
    return refused.value.sentence


def test_that_the_draft_asks_for_what_is_missing_or_out_of_date_and_nothing_else(desk: Desk) -> None:
    desk.do(RecordClinical("r1", TODAY, (("weight", 36.0),)))
    desk.do(RecordClinical("r1", TODAY - timedelta(days=29), (("height", 1.7),), (("bloods", "low sodium"),)))
    draft = draft_of(desk)
    assert "Weight" not in draft.items
    assert "Height" not in draft.items
    assert "- Bloods (what we have is out of date)\n" in draft.text
    assert "- ECG\n" in draft.text
    assert "Please answer by 19-Nov-2026" in draft.text
    assert draft.to == "Riverside team"


def test_that_the_draft_names_the_referral_by_its_reference_alone(desk: Desk) -> None:
    person = desk.ask(lambda reading: reading.get(Person, "w1"))
    draft = draft_of(desk)
    subject = draft.text.splitlines()[0]
    assert subject == "Subject: Information needed for referral R-0411A"
    for identifier in (person.surname, person.given, person.nhs_number):
        assert identifier
        assert identifier not in draft.text


def test_that_the_draft_follows_what_somebody_chose_to_ask_and_by_when(desk: Desk) -> None:
    draft = draft_of(desk, items=("ECG",), due=TODAY + timedelta(days=9))
    assert (draft.items, draft.due) == (("ECG",), TODAY + timedelta(days=9))
    assert "- ECG\n" in draft.text
    assert "- Bloods" not in draft.text
    assert "26-Nov-2026" in draft.text


def test_that_asking_keeps_the_request_and_pauses_the_referral_as_one_step(desk: Desk) -> None:
    done = desk.do(ASK)
    assert done.title == "Ask for information on R-0411A: 2 items, due 19-Nov-2026"
    (enquiry,) = asked(desk)
    assert (enquiry.to, enquiry.items, enquiry.due) == ("Riverside team", ("Bloods", "ECG"), ASK.due)
    assert state(desk) == "information_asked"
    desk.undo()
    assert (asked(desk), state(desk)) == ((), "received")


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (replace(ASK, items=()), "Choose at least one thing"),
        (replace(ASK, to=" "), "Say who is asked."),
        (replace(ASK, due=TODAY - timedelta(days=1)), "a day that has passed"),
    ],
)
def test_that_a_request_without_what_whom_or_when_is_refused(
    desk: Desk, command: Command, words: str
) -> None:
    assert words in refusal(desk, command)
    assert asked(desk) == ()


def test_that_nothing_is_asked_of_a_referral_that_waits_no_longer(desk: Desk) -> None:
    closed = replace(desk.ask(region_now).cases["r1"].referral, closed=NOW)
    desk.do(Putting(closed))
    assert "waits no longer" in refusal(desk, ASK)


def test_that_a_request_is_overdue_the_day_after_it_was_due_until_it_is_chased(
    store: SqlStore, desk: Desk
) -> None:
    desk.do(ASK)
    (enquiry,) = asked(desk)
    assert later(store, 2).ask(lambda reading: overdue_enquiries(region_now(reading))) == ()
    late = later(store, 5)
    assert late.ask(lambda reading: overdue_enquiries(region_now(reading))) == (
        Overdue(enquiry.key, "r1", "R-0411A", "Riverside team", ("Bloods", "ECG"), 3, None),
    )
    done = late.do(RecordChased(enquiry.key, TODAY + timedelta(days=6)))
    assert done.title == "Referrer of R-0411A reminded, due 23-Nov-2026"
    assert late.ask(lambda reading: overdue_enquiries(region_now(reading))) == ()
    (again,) = later(store, 9).ask(lambda reading: overdue_enquiries(region_now(reading)))
    assert (again.days, again.chased) == (3, TODAY + timedelta(days=5))


def test_that_the_longest_overdue_stands_first(store: SqlStore, desk: Desk) -> None:
    desk.do(ASK)
    desk.do(replace(ASK, referral="r2", due=TODAY))
    found = later(store, 5).ask(lambda reading: overdue_enquiries(region_now(reading)))
    assert [(one.ref, one.days) for one in found] == [("R-0412A", 5), ("R-0411A", 3)]


def test_that_the_pause_ends_with_the_last_answer(desk: Desk) -> None:
    desk.do(ASK)
    desk.do(replace(ASK, items=("Weight",)))
    first, second = asked(desk)
    desk.do(RecordAnswered(first.key))
    assert state(desk) == "information_asked"
    done = desk.do(RecordAnswered(second.key))
    assert done.title == "Information on R-0411A received"
    assert state(desk) == "triaged"


def test_that_a_reminder_names_what_was_asked_and_when_and_the_reference_alone(
    desk: Desk, store: SqlStore
) -> None:
    desk.do(ASK)
    (one,) = asked(desk)
    region = later(store, 5).ask(region_now)
    case = region.cases["r1"]
    text = reminder(region, case, one)
    assert text.startswith(f"Subject: Reminder, information needed for referral {case.referral.ref}\n")
    assert f"On {shown_day(TODAY)} we asked" in text
    assert f"to be answered by {shown_day(ASK.due)}. It has not reached us yet:\n\n- Bloods\n- ECG\n" in text
    assert text.endswith(region.settings["collaborative"])
    person = case.person
    for private in (person.surname, person.given, person.nhs_number, person.outcode):
        assert not private or private not in text


def test_that_an_answered_request_is_neither_chased_nor_answered_again(desk: Desk) -> None:
    desk.do(ASK)
    (enquiry,) = asked(desk)
    desk.do(RecordAnswered(enquiry.key))
    for command in (RecordAnswered(enquiry.key), RecordChased(enquiry.key, TODAY)):
        assert refusal(desk, command) == "This request is answered already."


def test_that_a_reminder_cannot_be_due_in_the_past(desk: Desk) -> None:
    desk.do(ASK)
    (enquiry,) = asked(desk)
    assert "a day that has passed" in refusal(desk, RecordChased(enquiry.key, TODAY - timedelta(days=1)))
