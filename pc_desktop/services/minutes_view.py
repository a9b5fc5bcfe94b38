"""The minutes of one meeting, gathered from the facts into one frozen pack."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from pc_desktop.domain.calendar import local_day, moment_of
from pc_desktop.domain.meeting import (
    DECISIONS,
    OAT_REASONS,
    Action,
    Addendum,
    Attendance,
    Decision,
    Meeting,
    Minute,
    is_issued,
)
from pc_desktop.domain.minutes import ATTENDED, BedStateLine, due_standing, last_day_held
from pc_desktop.domain.minutes_pack import (
    ActionLine,
    AttendanceLine,
    DecisionLine,
    DiscussionLine,
    MinutesPack,
    action_order,
)
from pc_desktop.domain.person import Person, age_on, full_name
from pc_desktop.domain.places import Bed, Unit
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.settings import DEFAULTS, Setting
from pc_desktop.services.glass import MASKED_NAME, shown_initials
from pc_desktop.services.ports import Before, From, Reading


@dataclass(frozen=True, slots=True)
class _Named:
    """What the minutes need to name what facts only refer to."""

    referrals: Mapping[str, Referral]
    people: Mapping[str, Person]
    units: Mapping[str, Unit]
    beds: Mapping[str, Bed]

    def person(self, referral: str) -> Person:
        """Give the person a referral is about."""
        return self.people[self.referrals[referral].person]

    def where(self, unit: str | None, bed: str | None) -> str | None:
        """Name a bed with its unit, or the unit alone; None where neither is given."""
        if bed is not None:
            found = self.beds[bed]
            return f"{self.units[found.unit].name} {found.label}"
        return self.units[unit].name if unit is not None else None


def minutes_view(
    reading: Reading,
    meeting_key: str,
    bed_state: tuple[BedStateLine, ...],
    bed_state_at: datetime | None = None,
) -> MinutesPack:
    """Gather the minutes of a meeting, as of now while they are a draft and as of their issue ever after.

    The bed state is handed in, so that it is the one every screen shows, with the moment it is of (now if not
    given). Refuses where there is no such meeting.
    """
    meeting = reading.get(Meeting, meeting_key)
    as_at = meeting.issued or reading.now
    minutes = reading.find(Minute, meeting=meeting.key)
    decisions = tuple(sorted(reading.find(Decision, meeting=meeting.key), key=lambda one: one.number))
    actions, raised_at = _actions(reading, meeting, as_at)
    named = _named(reading, minutes, decisions, actions)
    addenda = tuple(sorted(reading.find(Addendum, meeting=meeting.key), key=lambda one: (one.at, one.key)))
    collaborative = reading.peek(Setting, "collaborative")
    return MinutesPack(
        collaborative=collaborative.value if collaborative else DEFAULTS["collaborative"],
        day=meeting.day,
        place=meeting.place,
        chair=meeting.chair,
        minute_taker=meeting.minute_taker,
        started=meeting.started,
        issued=meeting.issued,
        issued_by=meeting.issued_by,
        next_day=meeting.next_day,
        as_at=as_at,
        bed_state_at=bed_state_at or reading.now,
        version=1 + len(addenda) if is_issued(meeting) else 0,
        chain_head=meeting.chain_head,
        chain_length=meeting.chain_length,
        attendance=_attendance(reading.find(Attendance, meeting=meeting.key), meeting, named),
        bed_state=bed_state,
        decisions=_decisions(decisions, meeting, named),
        discussion=_discussion(minutes, decisions, meeting, named),
        actions=_action_lines(actions, raised_at, as_at, named),
        addenda=addenda,
    )


def _named(
    reading: Reading,
    minutes: Iterable[Minute],
    decisions: Iterable[Decision],
    actions: Iterable[Action],
) -> _Named:
    """Look up everything that is referred to, each kind at once."""
    keys = {one.referral for one in minutes} | {one.referral for one in decisions}
    keys |= {one.referral for one in actions if one.referral is not None}
    referrals = {one.key: one for one in reading.find(Referral, key=frozenset(keys))}
    people = reading.find(Person, key=frozenset(one.person for one in referrals.values()))
    beds = reading.find(Bed, key=frozenset(one.bed for one in decisions if one.bed is not None))
    return _Named(
        referrals=referrals,
        people={one.key: one for one in people},
        units={one.key: one for one in reading.find(Unit)},
        beds={one.key: one for one in beds},
    )


def _attendance(
    attendance: Iterable[Attendance], meeting: Meeting, named: _Named
) -> tuple[AttendanceLine, ...]:
    """List who was present, then apologies, then not recorded: the chair first, others by their last name."""

    def place(line: AttendanceLine) -> tuple[int, bool, str, str]:
        last = line.name.split()[-1:]
        return (
            tuple(ATTENDED).index(line.status),
            line.name != meeting.chair,
            "".join(last).casefold(),
            line.name,
        )

    return tuple(
        sorted(
            (
                AttendanceLine(one.name, one.role, named.where(one.unit, None), one.status)
                for one in attendance
            ),
            key=place,
        )
    )


def _decisions(decisions: tuple[Decision, ...], meeting: Meeting, named: _Named) -> tuple[DecisionLine, ...]:
    """Tell each decision in words, and which later one replaced it."""
    last = {one.referral: one.number for one in decisions}
    return tuple(_decision(one, last[one.referral], meeting, named) for one in decisions)


def _decision(decision: Decision, last: int, meeting: Meeting, named: _Named) -> DecisionLine:
    """Tell one decision in words; `last` is the number of the last about the same referral."""
    person = named.person(decision.referral)
    return DecisionLine(
        number=decision.number,
        at=decision.at,
        ref=named.referrals[decision.referral].ref,
        name=MASKED_NAME if person.restricted else full_name(person),
        nhs_number=None if person.restricted else person.nhs_number,
        initials=shown_initials(person),
        age=age_on(person, meeting.day),
        kind=decision.kind,
        words=_decision_words(decision),
        where=named.where(decision.unit, decision.bed),
        held_until=last_day_held(decision.until),
        rationale=decision.rationale,
        departure=decision.departure,
        by=decision.by,
        replaced_by=last if last != decision.number else None,
    )


def _decision_words(decision: Decision) -> str:
    """Say a kind of decision with what was chosen, such as Out of area: no bed available (10)."""
    words = DECISIONS.get(decision.kind, decision.kind)
    if not decision.detail:
        return words
    if decision.kind == "out_of_area" and decision.detail in OAT_REASONS:
        return f"{words}: {OAT_REASONS[decision.detail]} ({decision.detail})"
    return f"{words}: {decision.detail}"


def _discussion(
    minutes: Iterable[Minute], decisions: Iterable[Decision], meeting: Meeting, named: _Named
) -> tuple[DiscussionLine, ...]:
    """Tell what was said about each person, in the order they were discussed, and what came of it."""
    decided = {one.referral: one for one in decisions}
    lines = []
    for minute in sorted(minutes, key=lambda one: one.number):
        person, decision = named.person(minute.referral), decided.get(minute.referral)
        line = DiscussionLine(
            number=minute.number,
            ref=named.referrals[minute.referral].ref,
            initials=shown_initials(person),
            age=age_on(person, meeting.day),
            seconds=minute.seconds,
            text=minute.discussion,
            decided=_decision_words(decision) if decision else None,
        )
        lines.append(line)
    return tuple(lines)


def _actions(
    reading: Reading, meeting: Meeting, as_at: datetime
) -> tuple[tuple[Action, ...], Mapping[str, Meeting]]:
    """Give this meeting's actions, earlier ones open or done since the last meeting, and their meetings."""
    until_today = reading.find(Meeting, day=Before(meeting.day + timedelta(days=1)))
    meetings = {one.key: one for one in until_today if _began(one) < _began(meeting)}
    since = max(map(_began, meetings.values()), default=as_at)
    carried = (*reading.find(Action, done=None), *reading.find(Action, done=From(since)))
    earlier = tuple(one for one in carried if one.meeting in meetings)
    return (*reading.find(Action, meeting=meeting.key), *earlier), meetings | {meeting.key: meeting}


def _began(meeting: Meeting) -> datetime:
    """Tell when a meeting started; one that has not is taken to start with its day."""
    return meeting.started or moment_of(meeting.day)


def _action_lines(
    actions: Iterable[Action], meetings: Mapping[str, Meeting], as_at: datetime, named: _Named
) -> tuple[ActionLine, ...]:
    """Tell how each action stood at a moment, overdue ones first."""
    lines = []
    for action in actions:
        standing, days_over = due_standing(action, as_at)
        line = ActionLine(
            raised=meetings[action.meeting].day,
            number=action.number,
            ref=named.referrals[action.referral].ref if action.referral else None,
            what=action.what,
            owner=action.owner,
            due=action.due,
            standing=standing,
            days_over=days_over,
            done=local_day(action.done) if action.done and standing == "done" else None,
        )
        lines.append(line)
    return tuple(sorted(lines, key=action_order))
