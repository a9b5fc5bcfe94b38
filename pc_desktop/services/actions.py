"""Actions between and in meetings: raised, changed, cancelled. Closing and opening again stand with the meeting."""

from dataclasses import dataclass, replace
from datetime import date

from pc_desktop.domain.action_rules import written
from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import Action, Meeting, is_issued
from pc_desktop.domain.referral import Referral
from pc_desktop.services.meet import open_meeting
from pc_desktop.services.plan_meeting import plan_next
from pc_desktop.services.ports import Reading, Work


@dataclass(frozen=True, slots=True)
class RaiseAction:
    """Put something to be done on the list: at the meeting going on, or else for the next one to see."""

    what: str
    owner: str
    due: date | None
    referral: str | None = None

    def title(self, reading: Reading) -> str:
        """Say for whom the action is, and about which referral."""
        about = f" about {reading.get(Referral, self.referral).ref}" if self.referral else ""
        return f"New action for {' '.join(self.owner.split()) or 'somebody'}{about}"

    def carry_out(self, work: Work) -> None:
        """Write the action under the next number of its meeting."""
        meeting = open_meeting(work) or plan_next(work)
        number = max((one.number for one in work.find(Action, meeting=meeting.key)), default=0) + 1
        today = shown_day(meeting.day)
        if self.due is not None and self.due < meeting.day and meeting.started is not None:
            raise Refused(f"The action is raised on {today}: choose that day or a later one.")
        blank = Action(work.new_key(), meeting.key, self.referral, number, "", "", meeting.day, done=None)
        work.put(written(blank, self.what, self.owner, self.due))


@dataclass(frozen=True, slots=True)
class ChangeAction:
    """Give an action another owner or day; its words may change until its minutes are issued."""

    action: str
    what: str
    owner: str
    due: date | None

    def title(self, reading: Reading) -> str:
        """Say which action changes and how."""
        action, words = reading.get(Action, self.action), action_words(reading, self.action)
        owner = " ".join(self.owner.split())
        parts = [f"owner {owner}"] if owner != action.owner else []
        parts += [f"due {shown_day(self.due)}"] if self.due != action.due else []
        return f"Change {words}: {', '.join(parts) or 'its words'}"

    def carry_out(self, work: Work) -> None:
        """Write the change; refuse it for an action that is done, and other words in minutes already issued."""
        action = work.get(Action, self.action)
        if action.done is not None:
            raise Refused("This action is not open any more. Reopen it first.")
        changed = written(action, self.what, self.owner, self.due)
        if changed.what != action.what and is_issued(work.get(Meeting, action.meeting)):
            raise Refused(
                "The minutes with this action are issued, so its words stay. Cancel it and raise a new one."
            )
        work.put(changed)


@dataclass(frozen=True, slots=True)
class CancelAction:
    """Say why an action needs no doing any more."""

    action: str
    reason: str

    def title(self, reading: Reading) -> str:
        """Say which action is cancelled."""
        return f"Cancel {action_words(reading, self.action)}"

    def carry_out(self, work: Work) -> None:
        """Write the reason and the moment."""
        action, reason = work.get(Action, self.action), " ".join(self.reason.split())
        if action.done is not None:
            raise Refused("This action is not open any more.")
        if not reason:
            raise Refused("Say why the action is cancelled.")
        work.put(replace(action, done=work.now, cancelled=reason))


def action_words(reading: Reading, key: str) -> str:
    """Name an action by its number and the meeting it comes from."""
    action = reading.get(Action, key)
    return f"action {action.number} of {shown_day(reading.get(Meeting, action.meeting).day)}"
