"""The minutes of one meeting as one frozen pack, from which every copy of them is made."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from pc_desktop.domain.calendar import counted, local_day, shown_day, shown_moment
from pc_desktop.domain.called import MEETING
from pc_desktop.domain.meeting import Addendum
from pc_desktop.domain.minutes import BedStateLine, Due
from pc_desktop.domain.minutes_parts import (
    AgendaLine,
    AwayEntry,
    DeclarationLine,
    EscalationLine,
    GapCount,
    GapLine,
    OutcomeLines,
    ToldLine,
    UrgentLine,
)
from pc_desktop.domain.urgent import TELL


@dataclass(frozen=True, slots=True)
class AttendanceLine:
    """One person expected at the meeting; `status` is a key of ATTENDED, `capacity` in words.

    `referral` is the one a guest comes for.
    """

    name: str
    role: str
    unit: str | None
    status: str
    capacity: str = ""
    referral: str | None = None


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One decision about one patient, in words.

    `replaced_by` is the number of a later decision of the same meeting about the same referral, if any; `urgent` says
    that it was made between meetings. `interim_plan` and `risk_holder` are what holds until it is carried out.
    """

    number: int
    at: datetime
    ref: str
    name: str
    nhs_number: str | None
    initials: str
    age: int | None
    kind: str
    words: str
    where: str | None
    held_until: date | None
    rationale: str
    departure: str | None
    by: str
    replaced_by: int | None
    key: str = ""
    referral: str = ""
    urgent: bool = False
    dissent: str | None = None
    provisional: str | None = None
    advice: str | None = None
    tells_referrer: str | None = None
    tells_family: str | None = None
    told: tuple[ToldLine, ...] = ()
    interim_plan: str | None = None
    risk_holder: str | None = None

    @property
    def untold(self) -> tuple[str, ...]:
        """Give who has not been told yet, by the keys of TELL."""
        known = {one.whom for one in self.told}
        return tuple(whom for whom in TELL if whom not in known)


@dataclass(frozen=True, slots=True)
class DiscussionLine:
    """What was said about one patient, for how many seconds, and what was decided in the end, if anything."""

    number: int
    ref: str
    initials: str
    age: int | None
    seconds: int
    text: str
    decided: str | None
    referral: str = ""
    options: str | None = None
    patient_view: str | None = None
    carer_view: str | None = None
    presented_by: str | None = None


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One action as it stood when the minutes were made: `raised` is the day of the meeting it comes from.

    `days_over` counts the days since it was due, 0 unless it is overdue; `done` is the day it was done or cancelled,
    `cancelled` why. `carried` counts the meetings it was carried over to.
    """

    raised: date
    number: int
    ref: str | None
    what: str
    owner: str
    due: date
    standing: Due
    days_over: int
    done: date | None
    referral: str | None = None
    cancelled: str | None = None
    carried: int = 0


@dataclass(frozen=True, slots=True)
class MinutesPack:
    """The whole minutes of one meeting, for its members: patients are named in them.

    `as_at` is the moment everything is told as of: when the minutes were issued, or when the pack was made
    while they are a draft. `bed_state_at` is the moment the bed state is of. `version` is 0 for a draft, 1 as
    issued and one more with each correction. `chain_head` and `chain_length` are the journal's at issue. `audience` is
    the trust they are cut down for, empty for the whole minutes. `meeting` is what the meeting is called.
    """

    collaborative: str
    day: date
    place: str
    chair: str
    minute_taker: str
    started: datetime | None
    issued: datetime | None
    issued_by: str | None
    next_day: date | None
    as_at: datetime
    bed_state_at: datetime
    version: int
    chain_head: str | None
    chain_length: int | None
    attendance: tuple[AttendanceLine, ...]
    bed_state: tuple[BedStateLine, ...]
    decisions: tuple[DecisionLine, ...]
    discussion: tuple[DiscussionLine, ...]
    actions: tuple[ActionLine, ...]
    addenda: tuple[Addendum, ...]
    approved: datetime | None = None
    approved_by: str | None = None
    changed_since_approved: bool = False
    quorum: str = ""
    agenda: tuple[AgendaLine, ...] = ()
    declarations: tuple[DeclarationLine, ...] = ()
    urgent: tuple[UrgentLine, ...] = ()
    escalations: tuple[EscalationLine, ...] = ()
    gaps: tuple[GapLine, ...] = ()
    gap_counts: tuple[GapCount, ...] = ()
    away: tuple[AwayEntry, ...] = ()
    outcomes: OutcomeLines | None = None
    audience: str = ""
    meeting: str = MEETING

    @property
    def seconds(self) -> int:
        """Give the time discussed over everybody, in seconds."""
        return sum(line.seconds for line in self.discussion)

    @property
    def standing_decisions(self) -> tuple[DecisionLine, ...]:
        """Give the decisions that no later one of the same meeting replaced."""
        return tuple(line for line in self.decisions if line.replaced_by is None)

    @property
    def file_name(self) -> str:
        """Name the file; no patient is in the name."""
        return f"Minutes {shown_day(self.day)}{f' for {_plain(self.audience)}' if self.audience else ''}.xlsx"

    @property
    def status_words(self) -> str:
        """Say whether these are a draft or issued, when, by whom and in which version."""
        if self.issued is None:
            return f"DRAFT, not issued. As it stood {shown_moment(self.as_at)}{self._approval()}"
        by = self.issued_by or "somebody not recorded"
        words = f"Issued {shown_moment(self.issued)} by {by}. Version {self.version}"
        corrections = counted(len(self.addenda), "correction")
        return f"{words}, with {corrections}" if self.addenda else words

    @property
    def attendance_words(self) -> str:
        """Say how many were present, sent apologies, and were not recorded at all."""
        present, apologies, missing = map(self.attending, ("present", "apologies", "not recorded"))
        return f"{present} present, {apologies} sent apologies, {missing} not recorded"

    def corrected(self, addenda: Iterable[Addendum]) -> "MinutesPack":
        """Give issued minutes with what was corrected since, each correction making one more version."""
        ordered = tuple(sorted(addenda, key=lambda one: (one.at, one.key)))
        return replace(self, addenda=ordered, version=1 + len(ordered))

    @property
    def provisional(self) -> int:
        """Count the decisions that wait for ratification."""
        return sum(one.provisional is not None for one in self.standing_decisions)

    def _approval(self) -> str:
        """Say of a draft who has approved it, and whether it has changed since."""
        if self.approved is None:
            return ""
        said = f". Approved {shown_moment(self.approved)} by {self.approved_by or 'somebody not recorded'}"
        return f"{said}; changed since: approve again" if self.changed_since_approved else said

    def attending(self, status: str) -> int:
        """Count the people with one status."""
        return sum(line.status == status for line in self.attendance)


@dataclass(frozen=True, slots=True)
class OwnersPack:
    """The minutes as a list of what is to be done, owner by owner, with the beds."""

    minutes: MinutesPack

    @property
    def file_name(self) -> str:
        """Name the file."""
        return f"Actions by owner {shown_day(self.minutes.day)}.xlsx"


def due_words(line: ActionLine) -> str:
    """Say how an action stands, with its shape, such as ▲ Overdue by 3 days."""
    if line.standing == "overdue":
        return f"▲ Overdue by {counted(line.days_over, 'day')}"
    if line.standing == "cancelled":
        return f"– Cancelled {shown_day(line.done)}: {line.cancelled}"
    if line.standing == "done":
        return f"✓ Done {shown_day(line.done)}"
    return f"● Open, carried over {counted(line.carried, 'time')}" if line.carried else "● Open"


def told_words(one: ToldLine) -> str:
    """Say that somebody has been told, such as ✓ the referrer, 17-Nov-2026 14:05 by B. Liaison, by telephone."""
    how = f", {one.how}" if one.how else ""
    return f"✓ {TELL.get(one.whom, one.whom)}, {shown_moment(one.at)} by {one.by}{how}"


def urgent_words(line: UrgentLine) -> str:
    """Say who approved a decision made between meetings, why it could not wait, and whether it was ratified."""
    said = (
        f"Urgent, {shown_moment(line.at)}: approved by {line.first} and {line.second}. {line.reason}".rstrip(
            " ."
        )
    )
    if line.ratified is None:
        return f"{said}. ▲ Not ratified yet."
    note = f" {line.note}" if line.note else ""
    return f"{said}. ✓ Ratified {shown_day(local_day(line.ratified))} by {line.ratified_by}.{note}"


def afterwards(line: DecisionLine) -> tuple[str, ...]:
    """Say what follows a decision: what holds until then, what is advised, who tells whom, and who was told."""
    said = [
        _said("Holds the risk", line.risk_holder or "not recorded"),
        _said("Until then", line.interim_plan or "not recorded"),
    ]
    said += [_said("Advice", line.advice)] if line.advice else []
    said += [_said("Tells the referrer", line.tells_referrer)] if line.tells_referrer else []
    said += [_said("Tells the family", line.tells_family)] if line.tells_family else []
    said += [told_words(one) for one in line.told]
    if line.untold:
        said.append(f"○ not told yet: {', '.join(TELL[whom] for whom in line.untold)}")
    return tuple(said)


def _said(label: str, words: str) -> str:
    """Write a label with a sentence, which ends in one full stop."""
    return f"{label}: {words.strip().rstrip('.')}."


def _plain(name: str) -> str:
    """Give a name as any file may bear it."""
    return " ".join("".join(sign if sign.isalnum() or sign in " -" else " " for sign in name).split())


def action_order(line: ActionLine) -> tuple[int, date, date, int]:
    """Give what sorts actions: overdue first, the longest overdue foremost; then open; then the rest."""
    return ("overdue", "open", "done", "cancelled").index(line.standing), line.due, line.raised, line.number
