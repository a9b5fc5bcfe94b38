"""Approving the minutes: somebody has read them through and found them right, and whether they changed since."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from pc_desktop.domain.calendar import shown_day, shown_moment
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.kinds import Fact
from pc_desktop.domain.meeting import Decision, Meeting
from pc_desktop.domain.minutes import refuse_unapprovable
from pc_desktop.services.ports import Change, Reading, Step, Work

_IN_THE_MINUTES: Final = frozenset(
    {
        "attendance",
        "minute",
        "decision",
        "action",
        "agenda_item",
        "declaration",
        "escalation",
        "gap",
    }
)
"""The kinds of fact of which the minutes of their meeting tell."""
_AT_ONCE: Final = 50


@dataclass(frozen=True, slots=True)
class ApproveMinutes:
    """Approve the minutes of a meeting as they read now; whatever changes afterwards asks for it again."""

    meeting: str

    def title(self, reading: Reading) -> str:
        """Say which minutes are approved."""
        return f"Approve the minutes of {shown_day(reading.get(Meeting, self.meeting).day)}"

    def carry_out(self, work: Work) -> None:
        """Write who approved them and when, refusing where that stands already."""
        meeting = work.get(Meeting, self.meeting)
        refuse_unapprovable(meeting)
        if meeting.approved is not None and not changed_since_approved(work, meeting):
            by = meeting.approved_by or "somebody not recorded"
            raise Refused(
                f"These minutes were approved {shown_moment(meeting.approved)} by {by}, "
                "and nothing has changed since."
            )
        work.put(replace(meeting, approved=work.now, approved_by=work.by))


@dataclass(frozen=True, slots=True)
class _Written:
    """What the minutes of one meeting tell of: the meeting, its decisions, and the referrals they are about."""

    meeting: Meeting
    decisions: frozenset[str]
    referrals: frozenset[str]


def changed_since_approved(reading: Reading, meeting: Meeting) -> bool:
    """Tell whether anything a meeting wrote has changed since its minutes were approved, by the journal.

    The beds, the people away and the outcomes are as they stand when the minutes are issued, whenever that is.
    """
    if meeting.approved is None:
        return False
    decisions = reading.find(Decision, meeting=meeting.key)
    written = _Written(
        meeting,
        frozenset(one.key for one in decisions),
        frozenset(one.referral for one in decisions),
    )
    for step in _steps_from(reading, meeting.approved):
        changes = reading.changes(step.number)
        if any(_approves(one, meeting) for one in changes):
            return False
        if any(_concerns(one.kind, image, written) for one in changes for image in (one.before, one.after)):
            return True
    return False


def _steps_from(reading: Reading, moment: datetime) -> Iterator[Step]:
    """Give the steps from a moment on, the newest first."""
    before: int | None = None
    while steps := reading.steps(_AT_ONCE, before):
        yield from (step for step in steps if step.at >= moment)
        if steps[-1].at < moment:
            return
        before = steps[-1].number


def _approves(change: Change, meeting: Meeting) -> bool:
    """Tell whether this is the approval that stands."""
    before, after = change.before, change.after
    if not isinstance(after, Meeting) or after.key != meeting.key or after.approved != meeting.approved:
        return False
    stood = (before.approved, before.approved_by) if isinstance(before, Meeting) else None
    return stood != (after.approved, after.approved_by)


def _concerns(kind: str, image: Fact | None, written: _Written) -> bool:
    """Tell whether a fact as it was or is stands in the minutes of a meeting."""
    if kind == "approval":
        return getattr(image, "decision", None) in written.decisions
    if kind == "referral":
        return getattr(image, "key", None) in written.referrals
    if kind == "meeting":
        return getattr(image, "key", None) == written.meeting.key
    return kind in _IN_THE_MINUTES and getattr(image, "meeting", None) == written.meeting.key
