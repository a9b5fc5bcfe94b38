"""Approving the minutes: somebody has read them through and found them right, and whether they changed since."""

from dataclasses import dataclass, replace
from typing import Final

from pc_desktop.domain.calendar import shown_day, shown_moment
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import Decision, Meeting
from pc_desktop.domain.minutes import refuse_unapprovable
from pc_desktop.services.ports import Change, Reading, Work

_IN_THE_MINUTES: Final = frozenset(
    {
        "meeting",
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


def changed_since_approved(reading: Reading, meeting: Meeting) -> bool:
    """Tell whether anything of a meeting has changed since its minutes were approved, by the journal."""
    if meeting.approved is None:
        return False
    decisions = {one.key for one in reading.find(Decision, meeting=meeting.key)}
    before: int | None = None
    while steps := reading.steps(_AT_ONCE, before):
        for step in steps:
            if step.at < meeting.approved:
                return False
            changes = reading.changes(step.number)
            if any(_approves(one, meeting) for one in changes):
                return False
            if any(_concerns(one, meeting.key, decisions) for one in changes):
                return True
        before = steps[-1].number
    return False


def _approves(change: Change, meeting: Meeting) -> bool:
    """Tell whether this is the approval that stands."""
    before, after = change.before, change.after
    if not isinstance(after, Meeting) or after.key != meeting.key or after.approved != meeting.approved:
        return False
    return (
        not isinstance(before, Meeting)
        or before.approved != after.approved
        or before.approved_by != after.approved_by
    )


def _concerns(change: Change, meeting: str, decisions: set[str]) -> bool:
    """Tell whether a change alters what the minutes of a meeting tell."""
    for image in (change.before, change.after):
        if change.kind == "approval":
            if getattr(image, "decision", None) in decisions:
                return True
        elif change.kind == "meeting":
            if getattr(image, "key", None) == meeting:
                return True
        elif change.kind in _IN_THE_MINUTES and getattr(image, "meeting", None) == meeting:
            return True
    return False
