"""Decisions that could not wait for a meeting: made by two named people, ratified by the next one."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol, cast

from pc_desktop.domain.calendar import local_day, shown_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import DECISIONS, OAT_REASONS, Decision, Meeting
from pc_desktop.domain.minutes import refuse_if_issued
from pc_desktop.domain.person import Person
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.urgent import Approval
from pc_desktop.services.glass import shown_initials
from pc_desktop.services.offering import bed_name
from pc_desktop.services.plan_meeting import plan_next
from pc_desktop.services.ports import Reading, Work
from pc_desktop.services.region import called_in


class Deciding(Protocol):
    """An order that decides about one referral at one meeting."""

    @property
    def referral(self) -> str:
        """Give whom it is about."""
        ...

    def title(self, reading: Reading) -> str:
        """Say what is decided."""
        ...

    def carry_out(self, work: Work) -> None:
        """Decide."""
        ...


@dataclass(frozen=True, slots=True)
class DecideUrgently:
    """Carry out a decision of the meeting before the meeting, in the name of two people who approve it.

    The decision is written under the meeting that will ratify it: the next one planned, whatever meeting it names. That
    meeting does not start by it.
    """

    decision: Deciding
    first: str
    second: str
    reason: str

    def title(self, reading: Reading) -> str:
        """Say what is decided urgently."""
        return f"Urgent: {self.decision.title(reading)}"

    def carry_out(self, work: Work) -> None:
        """Decide, write who approved it and why it could not wait."""
        first, second, reason = (" ".join(each.split()) for each in (self.first, self.second, self.reason))
        if not first or not second:
            raise Refused("Two people approve an urgent decision. Give both names.")
        if first.casefold() == second.casefold():
            raise Refused("Two different people approve an urgent decision. Give another second name.")
        if not reason:
            raise Refused("Say why the decision cannot wait for the meeting.")
        meeting = plan_next(work)
        before = {one.key for one in work.find(Decision, meeting=meeting.key)}
        replace(cast("Any", self.decision), meeting=meeting.key).carry_out(work)
        made = [one for one in work.find(Decision, meeting=meeting.key) if one.key not in before]
        work.put(*(Approval(work.new_key(), one.key, first, second, reason) for one in made))
        work.put(replace(work.get(Meeting, meeting.key), started=None))


@dataclass(frozen=True, slots=True)
class RatifyUrgent:
    """Let the meeting ratify an urgent decision, with a note of what it said."""

    approval: str
    note: str = ""

    def title(self, reading: Reading) -> str:
        """Say whose urgent decision is ratified."""
        decision = reading.get(Decision, reading.get(Approval, self.approval).decision)
        return f"Ratify the urgent decision about {reading.get(Referral, decision.referral).ref}"

    def carry_out(self, work: Work) -> None:
        """Write when and by whom; like a first decision, it starts the meeting."""
        approval = work.get(Approval, self.approval)
        meeting = work.get(Meeting, work.get(Decision, approval.decision).meeting)
        refuse_if_issued(meeting)
        if approval.ratified is not None:
            raise Refused("This decision is ratified already.")
        if meeting.started is None:
            work.put(replace(meeting, started=work.now))
        note = " ".join(self.note.split()) or None
        work.put(replace(approval, ratified=work.now, ratified_by=work.by, note=note))


@dataclass(frozen=True, slots=True)
class UrgentLine:
    """One urgent decision a meeting is to ratify; `words` say what was decided."""

    key: str
    decision: str
    referral: str
    ref: str
    initials: str
    words: str
    rationale: str
    at: datetime
    first: str
    second: str
    reason: str
    ratified: datetime | None
    ratified_by: str | None
    note: str | None


def urgent_of(reading: Reading, meeting: str) -> tuple[UrgentLine, ...]:
    """Give the urgent decisions a meeting is to ratify or has ratified, in the order they were made."""
    decisions = {one.key: one for one in reading.find(Decision, meeting=meeting)}
    approvals = reading.find(Approval, decision=frozenset(decisions))
    lines = [_line(reading, one, decisions[one.decision]) for one in approvals]
    return tuple(sorted(lines, key=lambda line: (line.at, line.key)))


def urgent_decisions(reading: Reading, decisions: tuple[Decision, ...]) -> frozenset[str]:
    """Give the keys of those decisions that were made between meetings."""
    found = reading.find(Approval, decision=frozenset(one.key for one in decisions))
    return frozenset(one.decision for one in found)


def _line(reading: Reading, approval: Approval, decision: Decision) -> UrgentLine:
    """Prepare one line."""
    referral = reading.get(Referral, decision.referral)
    return UrgentLine(
        approval.key,
        decision.key,
        referral.key,
        referral.ref,
        shown_initials(reading.get(Person, referral.person)),
        decided_words(reading, decision),
        decision.rationale,
        decision.at,
        approval.first,
        approval.second,
        approval.reason,
        approval.ratified,
        approval.ratified_by,
        approval.note,
    )


def decided_words(reading: Reading, decision: Decision) -> str:
    """Say what was decided, such as Out of area (no bed available)."""
    words = called_in(reading).said(DECISIONS[decision.kind])
    if decision.bed is not None:
        return f"{words}: {bed_name(reading, decision.bed)}"
    if decision.detail:
        return f"{words} ({OAT_REASONS.get(decision.detail, decision.detail)})"
    return words


def ratified_words(line: UrgentLine) -> str:
    """Say whether the decision is ratified, and when."""
    return f"✓ ratified {shown_day(local_day(line.ratified))}" if line.ratified else "● to ratify"
