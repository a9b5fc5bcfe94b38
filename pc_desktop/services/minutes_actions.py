"""The actions as the minutes list them: this meeting's, and earlier ones open or ended since the last."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from pc_desktop.domain.calendar import local_day, moment_of
from pc_desktop.domain.meeting import Action, Meeting
from pc_desktop.domain.minutes import due_standing
from pc_desktop.domain.minutes_pack import ActionLine, action_order
from pc_desktop.services.minutes_named import Named
from pc_desktop.services.ports import Before, From, Reading


def meetings_until(reading: Reading, meeting: Meeting) -> dict[str, Meeting]:
    """Give the meetings that began before one, by key."""
    until_today = reading.find(Meeting, day=Before(meeting.day + timedelta(days=1)))
    return {one.key: one for one in until_today if began(one) < began(meeting)}


def last_began(earlier: Mapping[str, Meeting], otherwise: datetime) -> datetime:
    """Tell when the last of some meetings began, or another moment where there were none."""
    return max(map(began, earlier.values()), default=otherwise)


def began(meeting: Meeting) -> datetime:
    """Tell when a meeting started; one that has not is taken to start with its day."""
    return meeting.started or moment_of(meeting.day)


def actions_of(
    reading: Reading, meeting: Meeting, earlier: Mapping[str, Meeting], as_at: datetime
) -> tuple[Action, ...]:
    """Give this meeting's actions, and earlier ones open or done since the last meeting."""
    since = last_began(earlier, as_at)
    carried = (*reading.find(Action, done=None), *reading.find(Action, done=From(since)))
    before = tuple(one for one in carried if one.meeting in earlier)
    return (*reading.find(Action, meeting=meeting.key), *before)


def action_lines(
    actions: Iterable[Action],
    meeting: Meeting,
    earlier: Mapping[str, Meeting],
    as_at: datetime,
    names: Named,
) -> tuple[ActionLine, ...]:
    """Tell how each action stood at a moment, overdue ones first."""
    meetings = {**earlier, meeting.key: meeting}
    held = sorted(began(one) for one in meetings.values() if one.started is not None)
    lines = []
    for action in actions:
        standing, days_over = due_standing(action, as_at)
        raised = meetings[action.meeting]
        line = ActionLine(
            raised=raised.day,
            number=action.number,
            ref=names.ref(action.referral),
            what=action.what,
            owner=action.owner,
            due=action.due,
            standing=standing,
            days_over=days_over,
            done=local_day(action.done) if action.done and standing in {"done", "cancelled"} else None,
            referral=action.referral,
            cancelled=action.cancelled,
            carried=sum(one > began(raised) for one in held),
        )
        lines.append(line)
    return tuple(sorted(lines, key=action_order))
