"""What is done to a meeting besides deciding: start it, say who came, what was said, issue its minutes."""

from dataclasses import dataclass, replace
from datetime import date

from pc_desktop.domain.calendar import counted, local_day, shown_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import CAPACITIES, Action, Addendum, Attendance, Meeting
from pc_desktop.domain.minutes import (
    ATTENDED,
    refuse_if_issued,
    refuse_second,
    refuse_unissuable,
    refuse_unissued,
)
from pc_desktop.domain.quorum import capacity_of
from pc_desktop.services.agenda_kept import lay_agenda
from pc_desktop.services.plan_meeting import blank_meeting
from pc_desktop.services.ports import Before, Reading, Work


@dataclass(frozen=True, slots=True)
class Attended:
    """One person expected at a meeting and whether they came; `status` is a key of ATTENDED.

    `capacity` is a key of CAPACITIES, None where their role says it; a guest's `referral` is the one they come for.
    """

    name: str
    role: str = ""
    unit: str | None = None
    status: str = "not recorded"
    capacity: str | None = None
    referral: str | None = None


@dataclass(frozen=True, slots=True)
class StartMeeting:
    """Start the meeting of a day; whoever was expected last time is expected again, or those listed here."""

    day: date
    chair: str
    minute_taker: str = ""
    place: str = ""
    expected: tuple[Attended, ...] = ()
    next_day: date | None = None

    def title(self, reading: Reading) -> str:  # noqa: ARG002 - every order is given the facts
        """Say which meeting starts."""
        return f"Start the meeting of {shown_day(self.day)}"

    def carry_out(self, work: Work) -> None:
        """Open the meeting planned for the day, or a new one, and list who is expected."""
        refuse_second(self.day, work.find(Meeting, day=self.day))
        if not self.chair.strip():
            raise Refused("Say who chairs the meeting.")
        _refuse_earlier(self.day, self.next_day)
        planned = _planned(work, self.day)
        meeting = replace(
            planned,
            started=work.now,
            chair=self.chair.strip(),
            minute_taker=self.minute_taker.strip() or planned.minute_taker,
            place=self.place.strip() or planned.place,
            next_day=self.next_day or planned.next_day,
        )
        work.put(meeting)
        listed = work.find(Attendance, meeting=meeting.key)
        if self.expected or not listed:
            _record(work, meeting, self.expected or _expected_last_time(work, self.day))
        lay_agenda(work, meeting)


@dataclass(frozen=True, slots=True)
class RecordAttendance:
    """Record whether people came; somebody not yet listed is added."""

    meeting: str
    people: tuple[Attended, ...]

    def title(self, reading: Reading) -> str:
        """Say how many people's attendance of which meeting is recorded."""
        day = shown_day(reading.get(Meeting, self.meeting).day)
        return f"Record attendance of {counted(len(self.people), 'person', 'people')} on {day}"

    def carry_out(self, work: Work) -> None:
        """Write each person's status, refusing where the minutes are issued."""
        meeting = work.get(Meeting, self.meeting)
        refuse_if_issued(meeting)
        _record(work, meeting, self.people)


@dataclass(frozen=True, slots=True)
class CloseAction:
    """Say that an action is done; actions go on being done after their minutes are issued."""

    action: str

    def title(self, reading: Reading) -> str:
        """Say which action is done."""
        return f"Mark {_action_words(reading, self.action)} done"

    def carry_out(self, work: Work) -> None:
        """Write when the action was done, refusing where it already is."""
        action = work.get(Action, self.action)
        if action.done is not None and action.cancelled:
            raise Refused(
                f"This action was cancelled on {shown_day(local_day(action.done))}. Reopen it first."
            )
        if action.done is not None:
            raise Refused(f"This action was already marked done on {shown_day(local_day(action.done))}.")
        work.put(replace(action, done=work.now))


@dataclass(frozen=True, slots=True)
class ReopenAction:
    """Put an action back on the list that is not done or is needed again, also after its minutes were issued."""

    action: str

    def title(self, reading: Reading) -> str:
        """Say which action is open again."""
        return f"Reopen {_action_words(reading, self.action)}"

    def carry_out(self, work: Work) -> None:
        """Write that the action is not done, refusing where it is still open."""
        action = work.get(Action, self.action)
        if action.done is None:
            raise Refused("This action is still open.")
        work.put(replace(action, done=None, cancelled=None))


@dataclass(frozen=True, slots=True)
class IssueMinutes:
    """Issue the minutes of a meeting, which are only added to from then on; the next day may be agreed on."""

    meeting: str
    next_day: date | None = None

    def title(self, reading: Reading) -> str:
        """Say which minutes are issued."""
        return f"Issue the minutes of {shown_day(reading.get(Meeting, self.meeting).day)}"

    def carry_out(self, work: Work) -> None:
        """Write when and by whom they were issued, and how far the journal reached at that moment."""
        meeting = work.get(Meeting, self.meeting)
        refuse_unissuable(meeting, work.find(Attendance, meeting=meeting.key))
        _refuse_earlier(meeting.day, self.next_day)
        head, length = work.chain()
        work.put(
            replace(
                meeting,
                issued=work.now,
                issued_by=work.by,
                next_day=self.next_day or meeting.next_day,
                chain_head=head,
                chain_length=length,
            )
        )


@dataclass(frozen=True, slots=True)
class AddAddendum:
    """Add a dated correction to minutes already issued."""

    meeting: str
    text: str

    def title(self, reading: Reading) -> str:
        """Say which minutes are corrected."""
        return f"Correct the minutes of {shown_day(reading.get(Meeting, self.meeting).day)}"

    def carry_out(self, work: Work) -> None:
        """Write the correction, refusing an empty one and one to minutes not yet issued."""
        meeting = work.get(Meeting, self.meeting)
        refuse_unissued(meeting)
        if not self.text.strip():
            raise Refused("Write what is to be corrected.")
        work.put(Addendum(work.new_key(), meeting.key, work.now, work.by, self.text.strip()))


def open_meeting(reading: Reading) -> Meeting | None:
    """Give the meeting that is going on: the latest one started whose minutes are not issued, or None."""
    going_on = [one for one in reading.find(Meeting, issued=None) if one.started is not None]
    return max(going_on, key=lambda one: (one.day, one.started), default=None)


def _planned(work: Work, day: date) -> Meeting:
    """Give the meeting planned for a day and not yet started, or a new one."""
    planned = work.find(Meeting, day=day, started=None, issued=None)
    if planned:
        return planned[0]
    return blank_meeting(work.new_key(), day)


def _expected_last_time(work: Work, day: date) -> tuple[Attended, ...]:
    """List who was expected at the last meeting before a day, with nothing recorded yet; guests came for one time."""
    last = max(work.find(Meeting, day=Before(day)), key=lambda one: one.day, default=None)
    if last is None:
        return ()
    listed = work.find(Attendance, meeting=last.key)
    return tuple(
        Attended(one.name, one.role, one.unit, capacity=one.capacity)
        for one in listed
        if capacity_of(one) != "guest"
    )


def _record(work: Work, meeting: Meeting, people: tuple[Attended, ...]) -> None:
    """Write people's attendance over what is listed under the same name, or as new."""
    listed = {_known_as(one.name): one for one in work.find(Attendance, meeting=meeting.key)}
    for person in people:
        if person.status not in ATTENDED:
            raise Refused("Attendance is present, apologies or not recorded.")
        if not person.name.strip():
            raise Refused("Give the name of whoever attended.")
        if person.capacity is not None and person.capacity not in CAPACITIES:
            raise Refused("Say in what capacity they attend: choose one.")
        new = Attendance(
            work.new_key(),
            meeting.key,
            person.name.strip(),
            person.role.strip(),
            person.unit,
            person.status,
            person.capacity,
            person.referral,
        )
        known = listed.get(_known_as(person.name))
        if known is not None:
            new = _over(known, new)
        listed[_known_as(person.name)] = new
        work.put(new)


def _over(known: Attendance, new: Attendance) -> Attendance:
    """Write somebody over what is listed of them; what is not said now stays."""
    return replace(
        new,
        key=known.key,
        role=new.role or known.role,
        unit=new.unit or known.unit,
        capacity=new.capacity or known.capacity,
        referral=new.referral or known.referral,
    )


def _known_as(name: str) -> str:
    """Give the name by which somebody is found again, however it was spaced or capitalised."""
    return " ".join(name.split()).casefold()


def _refuse_earlier(day: date, next_day: date | None) -> None:
    """Refuse a next meeting that is not after this one."""
    if next_day is not None and next_day <= day:
        raise Refused(f"The next meeting must be after {shown_day(day)}.")


def _action_words(reading: Reading, key: str) -> str:
    """Name an action by its number and the meeting it comes from."""
    action = reading.get(Action, key)
    return f"action {action.number} of {shown_day(reading.get(Meeting, action.meeting).day)}"
