"""The minutes of one meeting as one frozen pack, from which every copy of them is made."""

from dataclasses import dataclass
from datetime import date, datetime

from pc_desktop.domain.calendar import counted, shown_day, shown_moment
from pc_desktop.domain.meeting import Addendum
from pc_desktop.domain.minutes import BedStateLine, Due


@dataclass(frozen=True, slots=True)
class AttendanceLine:
    """One person expected at the meeting; `status` is a key of ATTENDED."""

    name: str
    role: str
    unit: str | None
    status: str


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One decision about one patient, in words.

    `replaced_by` is the number of a later decision of the same meeting about the same referral, if any.
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


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One action as it stood when the minutes were made: `raised` is the day of the meeting it comes from.

    `days_over` counts the days since it was due, 0 unless it is overdue; `done` is the day it was done.
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


@dataclass(frozen=True, slots=True)
class MinutesPack:
    """The whole minutes of one meeting, for its members: patients are named in them.

    `as_at` is the moment everything is told as of: when the minutes were issued, or when the pack was made
    while they are a draft. `bed_state_at` is the moment the bed state is of. `version` is 0 for a draft, 1 as
    issued and one more with each correction. `chain_head` and `chain_length` are the journal's at issue.
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
        return f"Minutes {shown_day(self.day)}.xlsx"

    @property
    def status_words(self) -> str:
        """Say whether these are a draft or issued, when, by whom and in which version."""
        if self.issued is None:
            return f"DRAFT, not issued. As it stood {shown_moment(self.as_at)}"
        by = self.issued_by or "somebody not recorded"
        words = f"Issued {shown_moment(self.issued)} by {by}. Version {self.version}"
        corrections = counted(len(self.addenda), "correction")
        return f"{words}, with {corrections}" if self.addenda else words

    @property
    def attendance_words(self) -> str:
        """Say how many were present, sent apologies, and were not recorded at all."""
        present, apologies, missing = map(self.attending, ("present", "apologies", "not recorded"))
        return f"{present} present, {apologies} sent apologies, {missing} not recorded"

    def attending(self, status: str) -> int:
        """Count the people with one status."""
        return sum(line.status == status for line in self.attendance)


def due_words(line: ActionLine) -> str:
    """Say how an action stands, with its shape, such as ▲ Overdue by 3 days."""
    if line.standing == "overdue":
        return f"▲ Overdue by {counted(line.days_over, 'day')}"
    return f"✓ Done {shown_day(line.done)}" if line.standing == "done" else "● Open"


def action_order(line: ActionLine) -> tuple[int, date, date, int]:
    """Give what sorts actions: overdue first, the longest overdue foremost; then open; then done."""
    return ("overdue", "open", "done").index(line.standing), line.due, line.raised, line.number
