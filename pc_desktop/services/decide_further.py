"""What the meeting decides besides a bed: to wait for something, to say no, to plan a way on, or only to talk."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from pc_desktop.domain.calendar import local_day, shown_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import Meeting
from pc_desktop.domain.referral import REJECTIONS, WITHDRAWALS, Referral
from pc_desktop.services.life_entry import plain
from pc_desktop.services.offering import release_holds
from pc_desktop.services.ports import Reading, Work
from pc_desktop.services.ruling import NOTHING_SAID, Ruling, Said, next_meeting, record, ref_of, work_day

_LIAISON: Final = "Liaison practitioner"


@dataclass(frozen=True, slots=True)
class DeferForInformation:
    """Bring a referral back once something is known: `missing` says what, `until` when it comes back."""

    referral: str
    meeting: str
    missing: str
    until: date | None = None
    said: Said = NOTHING_SAID

    def title(self, reading: Reading) -> str:
        """Say which referral is deferred."""
        return f"Defer {ref_of(reading, self.referral)} for information"

    def carry_out(self, work: Work) -> None:
        """Release any bed held, write the turn and raise the asking."""
        referral, until = work.get(Referral, self.referral), _back(work, self.meeting, self.until)
        missing = _needed(self.missing, "Say what information is missing.")
        release_holds(work, referral)
        action = (
            f"Ask the referrer of {referral.ref} for: {missing}. Back at the meeting of {shown_day(until)}."
        )
        ruling = Ruling(
            kind="defer_information",
            state="deferred",
            action=action,
            owner=_LIAISON,
            due=until,
            detail=missing,
            reason=f"until {shown_day(until)}, for information: {missing}",
            review_on=until,
        )
        record(work, referral, self.meeting, self.said, ruling)


@dataclass(frozen=True, slots=True)
class DeferForAssessment:
    """Bring a referral back once the patient has been assessed: `who` says by whom or where."""

    referral: str
    meeting: str
    who: str
    until: date | None = None
    said: Said = NOTHING_SAID

    def title(self, reading: Reading) -> str:
        """Say which referral is deferred."""
        return f"Defer {ref_of(reading, self.referral)} for assessment"

    def carry_out(self, work: Work) -> None:
        """Release any bed held, write the turn and raise the arranging."""
        referral, until = work.get(Referral, self.referral), _back(work, self.meeting, self.until)
        who = _needed(self.who, "Say who assesses, or where.")
        release_holds(work, referral)
        action = f"Arrange the assessment of {referral.ref} ({who}) before {shown_day(until)}."
        ruling = Ruling(
            kind="defer_assessment",
            state="deferred",
            action=action,
            owner=_LIAISON,
            due=until,
            detail=who,
            reason=f"until {shown_day(until)}, for assessment: {who}",
            review_on=until,
        )
        record(work, referral, self.meeting, self.said, ruling)


@dataclass(frozen=True, slots=True)
class DoNotAccept:
    """Do not accept a referral: `code` is a key of REJECTIONS, and the referrer is given advice."""

    referral: str
    meeting: str
    code: str
    advice: str
    said: Said = NOTHING_SAID

    def title(self, reading: Reading) -> str:
        """Say which referral is not accepted."""
        return f"{ref_of(reading, self.referral)} not accepted by the meeting"

    def carry_out(self, work: Work) -> None:
        """Release any bed held, end the wait and raise the telling."""
        referral = work.get(Referral, self.referral)
        if self.code not in REJECTIONS:
            raise Refused("Choose why the referral is not accepted.")
        advice = _needed(self.advice, "Give the referrer advice: what to do instead.")
        release_holds(work, referral)
        ruling = Ruling(
            kind="not_accepted",
            state="not_accepted",
            action=f"Tell the referrer that {referral.ref} is not accepted, with the advice.",
            owner=_LIAISON,
            due=work_day(work, 1),
            detail=REJECTIONS[self.code],
            advice=advice,
            reason=f"{REJECTIONS[self.code]}. Advice: {advice}",
            code=self.code,
        )
        record(work, referral, self.meeting, self.said, ruling)


@dataclass(frozen=True, slots=True)
class AdmitMedicallyFirst:
    """Have somebody admitted to a medical ward first; the referral goes on waiting and comes back."""

    referral: str
    meeting: str
    where: str
    said: Said = NOTHING_SAID

    def title(self, reading: Reading) -> str:
        """Say who is to be admitted medically first."""
        return f"Medical admission first for {ref_of(reading, self.referral)}"

    def carry_out(self, work: Work) -> None:
        """Release any bed held, write the turn and raise the arranging."""
        referral, until = work.get(Referral, self.referral), _back(work, self.meeting, None)
        where = _needed(self.where, "Say which hospital or ward, or who arranges it.")
        release_holds(work, referral)
        ruling = Ruling(
            kind="medical_first",
            state="deferred",
            action=f"Arrange a medical admission for {referral.ref}: {where}. Agree who steps {referral.ref} down.",
            owner=_LIAISON,
            due=work_day(work, 0),
            detail=where,
            reason=f"until {shown_day(until)}, medical admission first: {where}",
            review_on=until,
        )
        record(work, referral, self.meeting, self.said, ruling)


@dataclass(frozen=True, slots=True)
class PlanTransfer:
    """Plan a patient's move to another unit, or home to the region where `brings_home`; nothing moves yet."""

    referral: str
    meeting: str
    where: str
    due: date
    brings_home: bool = False
    said: Said = NOTHING_SAID

    def title(self, reading: Reading) -> str:
        """Say whose move is planned."""
        return f"Plan to {'bring back' if self.brings_home else 'transfer'} {ref_of(reading, self.referral)}"

    def carry_out(self, work: Work) -> None:
        """Write the decision and raise the move."""
        referral = work.get(Referral, self.referral)
        where = _needed(self.where, "Say where the patient is to go.")
        _refuse_past(work, self.due)
        verb = "Bring back" if self.brings_home else "Transfer"
        ruling = Ruling(
            kind="repatriate" if self.brings_home else "transfer",
            state=None,
            action=f"{verb} {referral.ref}: {where}, by {shown_day(self.due)}.",
            owner=_LIAISON,
            due=self.due,
            detail=where,
        )
        record(work, referral, self.meeting, self.said, ruling)


@dataclass(frozen=True, slots=True)
class PlanDischarge:
    """Agree what is to happen so that a patient can leave: `what`, by whom, by which day."""

    referral: str
    meeting: str
    what: str
    owner: str
    due: date
    said: Said = NOTHING_SAID

    def title(self, reading: Reading) -> str:
        """Say whose discharge is planned."""
        return f"Plan the discharge of {ref_of(reading, self.referral)}"

    def carry_out(self, work: Work) -> None:
        """Write the decision and raise what is to be done."""
        referral = work.get(Referral, self.referral)
        what = _needed(self.what, "Say what is to happen before the patient can leave.")
        _refuse_past(work, self.due)
        owner = plain(self.owner) or _LIAISON
        ruling = Ruling("discharge_planning", None, f"{referral.ref}: {what}", owner, self.due, detail=what)
        record(work, referral, self.meeting, self.said, ruling)


@dataclass(frozen=True, slots=True)
class DiscussOnly:
    """Record that a referral was discussed and that nothing was to be decided."""

    referral: str
    meeting: str
    said: Said = NOTHING_SAID

    def title(self, reading: Reading) -> str:
        """Say which referral was only discussed."""
        return f"{ref_of(reading, self.referral)} discussed only"

    def carry_out(self, work: Work) -> None:
        """Write the decision with what was said; a bed held stays held."""
        referral = work.get(Referral, self.referral)
        ruling = Ruling("discussion_only", None, "", "", local_day(work.now))
        record(work, referral, self.meeting, self.said, ruling)


@dataclass(frozen=True, slots=True)
class WithdrawAtMeeting:
    """Close a referral withdrawn at the meeting: `by` says by whom, `code` is a key of WITHDRAWALS."""

    referral: str
    meeting: str
    code: str
    by: str
    said: Said = NOTHING_SAID

    def title(self, reading: Reading) -> str:
        """Say which referral is withdrawn."""
        return f"{ref_of(reading, self.referral)} withdrawn at the meeting"

    def carry_out(self, work: Work) -> None:
        """Release any bed held, end the wait and raise the confirming."""
        referral = work.get(Referral, self.referral)
        if self.code not in WITHDRAWALS:
            raise Refused("Choose why the referral is withdrawn.")
        by = _needed(self.by, "Say who withdrew the referral.")
        release_holds(work, referral)
        ruling = Ruling(
            kind="withdrawn",
            state="withdrawn",
            action=f"Confirm to the referrer that {referral.ref} is withdrawn.",
            owner=_LIAISON,
            due=work_day(work, 1),
            detail=f"{by}: {WITHDRAWALS[self.code]}",
            reason=f"{by}: {WITHDRAWALS[self.code]}",
            code=self.code,
        )
        record(work, referral, self.meeting, self.said, ruling)


def _back(work: Work, meeting: str, until: date | None) -> date:
    """Give the day somebody comes back: the day said, or that of the next meeting; never one that has passed."""
    day = until or max(next_meeting(work, meeting), local_day(work.now))
    if day < max(local_day(work.now), work.get(Meeting, meeting).day):
        raise Refused("A referral cannot be deferred until a day that has passed. Choose a later day.")
    return day


def _refuse_past(work: Work, day: date) -> None:
    """Refuse a day by which nothing can be done any more."""
    if day < local_day(work.now):
        raise Refused("That day has passed. Choose today or later.")


def _needed(words: str, sentence: str) -> str:
    """Give words without spare spaces or a closing full stop; refuses where there are none."""
    said = plain(words).rstrip(".")
    if not said:
        raise Refused(sentence)
    return said
