"""The meeting still to come: the one planned next, or a new one a week on."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from pc_desktop.domain.calendar import local_day, shown_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import Attendance, Meeting
from pc_desktop.domain.quorum import capacity_of
from pc_desktop.services.ports import Reading, Work

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class PlanMeeting:
    """Plan a meeting on a day to come, like the last one, so that its agenda can be prepared."""

    day: date

    def title(self, reading: Reading) -> str:  # noqa: ARG002 - every order is given the facts, this one needs none
        """Say which meeting is planned."""
        return f"Plan the meeting of {shown_day(self.day)}"

    def carry_out(self, work: Work) -> None:
        """Write the meeting; refuse a day that has passed and one that has a meeting."""
        if self.day < local_day(work.now):
            raise Refused("A meeting is planned on a day to come.")
        if any(one.issued is None for one in work.find(Meeting, day=self.day)):
            raise Refused(f"There is a meeting on {shown_day(self.day)} already.")
        _plan(work, self.day)


def next_planned(reading: Reading) -> Meeting | None:
    """Give the earliest meeting from today on that is planned and has not begun; None where there is none."""
    today = local_day(reading.now)
    planned = [one for one in reading.find(Meeting, started=None) if one.issued is None and one.day >= today]
    return min(planned, key=lambda one: (one.day, one.key), default=None)


def plan_next(work: Work) -> Meeting:
    """Give the meeting planned next; where there is none, plan one like the last, on the day it agreed on."""
    planned = next_planned(work)
    if planned is not None:
        return planned
    last = max(work.find(Meeting), key=lambda one: (one.day, one.key), default=None)
    return _plan(work, next_day(last, local_day(work.now)))


def _plan(work: Work, day: date) -> Meeting:
    """Plan a meeting of a day like the last one: its place and chair, and whoever was expected but the guests."""
    made = blank_meeting(work.new_key(), day)
    last = max(work.find(Meeting), key=lambda one: (one.day, one.key), default=None)
    if last is not None:
        made = replace(made, place=last.place, chair=last.chair, minute_taker=last.minute_taker)
    work.put(made)
    for one in work.find(Attendance, meeting=last.key) if last else ():
        if capacity_of(one) != "guest":
            work.put(replace(one, key=work.new_key(), meeting=made.key, status="not recorded"))
    return made


def next_day(last: Meeting | None, today: date) -> date:
    """Tell when the next meeting is: on the day agreed, or else weekly after the last, never before tomorrow."""
    if last is None:
        return today + _WEEK
    day = last.next_day or last.day + _WEEK
    while day <= today:
        day += _WEEK
    return day


def blank_meeting(key: str, day: date) -> Meeting:
    """Make a meeting of a day of which nothing else is known."""
    return Meeting(key, day, "", None, None, None, "", "", None, None, None)
