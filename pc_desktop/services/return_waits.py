"""Whom a return admits although they wait here: their referral ends with the admission."""

from datetime import date, datetime

from pc_desktop.domain.bed import Hold, is_live
from pc_desktop.domain.calendar import local_day
from pc_desktop.domain.person import Person
from pc_desktop.domain.problem import Problem
from pc_desktop.domain.referral import Milestone, Referral, state_of
from pc_desktop.domain.returns import ReturnedPatient
from pc_desktop.services.bed_entry import end_holds, end_wait
from pc_desktop.services.ports import Reading, Work
from pc_desktop.services.return_questions import question


def waits_ended(reading: Reading, person: Person | None, admitted: date) -> tuple[Referral, ...]:
    """Give the open referrals an admission of this day ends: one with a bed held first, then the earliest."""
    open_ones = reading.find(Referral, person=person.key, closed=None) if person else ()
    holds = reading.find(Hold, person=person.key, released=None) if person else ()
    held = {hold.referral for hold in holds if is_live(hold, reading.now)}
    ended = (one for one in open_ones if local_day(one.received) <= admitted)
    return tuple(sorted(ended, key=lambda one: (one.key not in held, one.received)))


def waits_on(
    reading: Reading, person: Person | None, patient: ReturnedPatient, admitted: date
) -> Problem | None:
    """Note a referral received only after the admission a return tells of: it goes on waiting."""
    for referral in reading.find(Referral, person=person.key, closed=None) if person else ():
        if local_day(referral.received) > admitted:
            what = f"{referral.ref} was received after this admission, so it goes on waiting."
            return question(
                patient, "Admission", referral.ref, what, "Withdraw the referral if it is settled.", "note"
            )
    return None


def end_waits(work: Work, referrals: tuple[Referral, ...], admitted: datetime, bed: str, words: str) -> None:
    """End the waits of somebody admitted, and let go of the beds held for them; the one gone into counts as used.

    An admission told only after the wait's latest entry closes it at that entry's moment, never before.
    """
    for referral in referrals:
        end_holds(work, referral, admitted, used=bed)
        last = state_of(work.find(Milestone, referral=referral.key))
        end_wait(work, referral, "admitted", max(admitted, last.at), words)
