"""The turns of a referral's life outside a meeting's decision: each writes the turn with its reason, as one step."""

from dataclasses import dataclass, replace
from datetime import date

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.calendar import local_day, shown_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import Meeting
from pc_desktop.domain.person import Person
from pc_desktop.domain.places import Unit
from pc_desktop.domain.referral import REJECTIONS, STATES, URGENCIES, WITHDRAWALS, Referral, urgency_place
from pc_desktop.services.life_entry import plain, put_right, ref_of, take_turn
from pc_desktop.services.ports import Reading, Work


@dataclass(frozen=True, slots=True)
class Triage:
    """Settle how urgent a referral is; `urgency` is a code of URGENCIES."""

    referral: str
    urgency: str
    reason: str = ""

    def title(self, reading: Reading) -> str:
        """Say how urgent the referral was found."""
        return f"Triage {ref_of(reading, self.referral)}: {URGENCIES.get(self.urgency, 'unknown').lower()}"

    def carry_out(self, work: Work) -> None:
        """Keep the urgency and the turn; a change of urgency is named in the reason."""
        referral = work.get(Referral, self.referral)
        if self.urgency not in URGENCIES:
            raise Refused("Choose how urgent the referral is.")
        said = plain(self.reason)
        if urgency_place(self.urgency) != urgency_place(referral.urgency):
            before = URGENCIES.get(referral.urgency, "not recorded").lower()
            said = f"urgency changed from {before} to {URGENCIES[self.urgency].lower()}{': ' if said else ''}{said}"
        work.put(replace(referral, urgency=self.urgency))
        take_turn(work, self.referral, "triaged", said)


@dataclass(frozen=True, slots=True)
class PutOnAgenda:
    """Put a referral on the agenda of a meeting."""

    referral: str
    meeting: str
    reason: str = ""

    def title(self, reading: Reading) -> str:
        """Say which meeting the referral comes to."""
        day = shown_day(reading.get(Meeting, self.meeting).day)
        return f"Put {ref_of(reading, self.referral)} on the agenda of {day}"

    def carry_out(self, work: Work) -> None:
        """Write the turn with its meeting; a meeting whose minutes are issued takes nobody any more."""
        meeting = work.get(Meeting, self.meeting)
        if meeting.issued is not None:
            raise Refused(f"The minutes of {shown_day(meeting.day)} are issued. Choose the next meeting.")
        said = plain(self.reason) or f"Meeting of {shown_day(meeting.day)}"
        take_turn(work, self.referral, "for_meeting", said, meeting=meeting.key)


@dataclass(frozen=True, slots=True)
class Defer:
    """Bring a referral back later; the reason and the day are required."""

    referral: str
    until: date
    reason: str

    def title(self, reading: Reading) -> str:
        """Say until when the referral is deferred."""
        return f"Defer {ref_of(reading, self.referral)} until {shown_day(self.until)}"

    def carry_out(self, work: Work) -> None:
        """Write the turn; the day becomes the day of the next review."""
        if self.until < local_day(work.now):
            raise Refused("A referral cannot be deferred until a day that has passed. Choose today or later.")
        said = f"until {shown_day(self.until)}: {_needed(self.reason, 'Say why the referral is deferred.')}"
        take_turn(work, self.referral, "deferred", said)
        work.put(replace(work.get(Referral, self.referral), review_on=self.until))


@dataclass(frozen=True, slots=True)
class ArrangeAssessment:
    """Arrange an access assessment: on which day, and with whom or where in words."""

    referral: str
    day: date
    who: str

    def title(self, reading: Reading) -> str:
        """Say when the assessment is."""
        return f"Assessment of {ref_of(reading, self.referral)} arranged for {shown_day(self.day)}"

    def carry_out(self, work: Work) -> None:
        """Write the turn."""
        if self.day < local_day(work.now):
            raise Refused("An assessment is arranged for today or a later day. Record it as done instead.")
        who = _needed(self.who, "Say who assesses, or where.")
        take_turn(work, self.referral, "assessment_arranged", f"{shown_day(self.day)}, {who}")


@dataclass(frozen=True, slots=True)
class RecordAssessment:
    """Record an access assessment as done, with what it found."""

    referral: str
    day: date
    found: str

    def title(self, reading: Reading) -> str:
        """Say whose assessment is done."""
        return f"Assessment of {ref_of(reading, self.referral)} done on {shown_day(self.day)}"

    def carry_out(self, work: Work) -> None:
        """Write the turn."""
        if self.day > local_day(work.now):
            raise Refused(f"{shown_day(self.day)} is still to come. Give the day the assessment was done.")
        found = _needed(self.found, "Say what the assessment found.")
        take_turn(work, self.referral, "assessment_done", f"{shown_day(self.day)}: {found}")


@dataclass(frozen=True, slots=True)
class AcceptToWaiting:
    """Accept a referral to the waiting list."""

    referral: str
    reason: str = ""

    def title(self, reading: Reading) -> str:
        """Say who is accepted."""
        return f"Accept {ref_of(reading, self.referral)} to the waiting list"

    def carry_out(self, work: Work) -> None:
        """Write the turn; a bed held is released."""
        take_turn(work, self.referral, "accepted", plain(self.reason))


@dataclass(frozen=True, slots=True)
class RecordPatientDeclined:
    """Record that the patient declines the bed offered; the reason is required."""

    referral: str
    reason: str

    def title(self, reading: Reading) -> str:
        """Say whose offer is declined."""
        return f"{ref_of(reading, self.referral)}: the patient declines the offer"

    def carry_out(self, work: Work) -> None:
        """Write the turn and release the bed."""
        take_turn(
            work, self.referral, "declined_by_patient", _needed(self.reason, "Say why the patient declines.")
        )


@dataclass(frozen=True, slots=True)
class NotAccept:
    """Do not accept a referral: `code` is a key of REJECTIONS, and the referrer gets advice."""

    referral: str
    code: str
    reason: str
    advice: str

    def title(self, reading: Reading) -> str:
        """Say who is not accepted."""
        return f"{ref_of(reading, self.referral)} not accepted"

    def carry_out(self, work: Work) -> None:
        """Write the turn with reason and advice; the wait ends."""
        if self.code not in REJECTIONS:
            raise Refused("Choose why the referral is not accepted.")
        reason = _needed(self.reason, "Say why the referral is not accepted.")
        advice = _needed(self.advice, "Give the referrer advice: what to do instead.")
        take_turn(work, self.referral, "not_accepted", f"{reason} Advice: {advice}", code=self.code)


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Close a referral that was withdrawn: `by` says who withdrew it, `code` is a key of WITHDRAWALS."""

    referral: str
    code: str
    by: str
    reason: str = ""

    def title(self, reading: Reading) -> str:
        """Say which referral is withdrawn."""
        return f"{ref_of(reading, self.referral)} withdrawn"

    def carry_out(self, work: Work) -> None:
        """Write the turn; the wait ends."""
        if self.code not in WITHDRAWALS:
            raise Refused("Choose why the referral is withdrawn.")
        who = _needed(self.by, "Say who withdrew the referral.")
        said = plain(f"{who}. {self.reason}")
        take_turn(work, self.referral, "withdrawn", said, code=self.code)


@dataclass(frozen=True, slots=True)
class AdmittedElsewhere:
    """Close a referral whose patient was admitted elsewhere, such as to a medical ward."""

    referral: str
    where: str

    def title(self, reading: Reading) -> str:
        """Say who was admitted elsewhere."""
        return f"{ref_of(reading, self.referral)} admitted elsewhere"

    def carry_out(self, work: Work) -> None:
        """Write the turn; the wait ends."""
        where = _needed(self.where, "Say where the patient was admitted.")
        take_turn(work, self.referral, "admitted_elsewhere", where, code="01")


@dataclass(frozen=True, slots=True)
class RecordDied:
    """Record that the patient died, on a day; every open referral of theirs ends and no bed is held any more."""

    referral: str
    day: date

    def title(self, reading: Reading) -> str:
        """Say whose referral ends."""
        return f"{ref_of(reading, self.referral)}: the patient died"

    def carry_out(self, work: Work) -> None:
        """Keep the day and end the wait."""
        referral = work.get(Referral, self.referral)
        if self.day > local_day(work.now):
            raise Refused(f"{shown_day(self.day)} is still to come. Give a day that has passed.")
        person = work.get(Person, referral.person)
        if person.born is not None and self.day < person.born:
            raise Refused("That day is before the patient was born. Check it.")
        _refuse_staying(work, person.key)
        work.put(replace(person, died=self.day))
        for each in work.find(Referral, person=referral.person, closed=None):
            take_turn(work, each.key, "died", f"Died {shown_day(self.day)}", code="06")


@dataclass(frozen=True, slots=True)
class CorrectTurn:
    """Put the latest turn right by a further entry: the state it should have been, and why.

    A death recorded by mistake is taken from the patient, too.
    """

    referral: str
    state: str
    reason: str

    def title(self, reading: Reading) -> str:
        """Say which referral's latest entry is corrected, to what."""
        return f"Correct {ref_of(reading, self.referral)} to {STATES.get(self.state, self.state).lower()}"

    def carry_out(self, work: Work) -> None:
        """Write the correcting turn; a closed referral may be open again."""
        why = _needed(self.reason, "Say what was wrong.")
        put_right(work, self.referral, self.state, why)


def _refuse_staying(work: Work, person: str) -> None:
    """Refuse the death of somebody who has a bed: recorded where they stay, it ends the stay and frees the bed."""
    for stay in work.find(Stay, person=person, discharged=None):
        where = work.get(Unit, stay.unit)
        page = "" if where.in_region else " (Beds, page Away)"
        raise Refused(
            f"The patient stays in {where.name}. Discharge them there{page} as having died: every wait ends with it."
        )


def _needed(words: str, sentence: str) -> str:
    """Give words without spare spaces; refuses where there are none."""
    said = plain(words)
    if not said:
        raise Refused(sentence)
    return said
