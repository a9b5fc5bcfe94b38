"""What every decision of a meeting writes as one step: the turn, the decision, the minute and the action."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from pc_desktop.domain.calendar import local_day
from pc_desktop.domain.meeting import DECISIONS, Action, Decision, Meeting
from pc_desktop.domain.minutes import refuse_if_issued
from pc_desktop.domain.referral import Milestone, Referral, state_of, turn
from pc_desktop.services.agenda_view import provisional_words
from pc_desktop.services.minuting import NO_VIEWS, Views, minuted
from pc_desktop.services.ports import Reading, Work
from pc_desktop.services.region import called_in


@dataclass(frozen=True, slots=True)
class Said:
    """What was said before a decision: the discussion, why, who decided, and how long it took in seconds."""

    discussion: str = ""
    rationale: str = ""
    by: str = "The meeting"
    seconds: int = 0
    departure: str | None = None
    views: Views = NO_VIEWS


NOTHING_SAID: Final = Said()


@dataclass(frozen=True, slots=True)
class Ruling:
    """The parts in which one kind of decision differs from another.

    Without a `state` the referral stays as it is, without an `action` nothing is to be done. `reason` goes before what
    was said in the referral's life, `code` is the turn's national code.
    """

    kind: str
    state: str | None
    action: str
    owner: str
    due: date
    unit: str | None = None
    bed: str | None = None
    hold: str | None = None
    until: datetime | None = None
    detail: str | None = None
    advice: str | None = None
    reason: str = ""
    code: str | None = None
    review_on: date | None = None


def record(work: Work, referral: Referral, meeting_key: str, said: Said, ruling: Ruling) -> None:
    """Write what every decision writes: the turn in the referral's life, the decision, the minute and the action.

    The first decision of a meeting starts it.
    """
    meeting = work.get(Meeting, meeting_key)
    refuse_if_issued(meeting)
    if meeting.started is None:
        work.put(replace(meeting, started=work.now))
    changed, minute = minuted(work, meeting, referral, said.discussion, said.seconds, said.views)
    if ruling.review_on is not None:
        changed = replace(changed, review_on=ruling.review_on)
    number = len(work.find(Decision, meeting=meeting.key)) + 1
    decision = _decision(work, referral, meeting, number, said, ruling)
    if ruling.state is not None:
        changed = _turned(work, changed, meeting, said, ruling)
    work.put(changed, minute, decision)
    if ruling.action:
        number = len(work.find(Action, meeting=meeting.key)) + 1
        work.put(
            Action(
                work.new_key(),
                meeting.key,
                referral.key,
                number,
                ruling.action,
                ruling.owner,
                ruling.due,
                done=None,
            )
        )


def _decision(
    work: Work, referral: Referral, meeting: Meeting, number: int, said: Said, ruling: Ruling
) -> Decision:
    """Give the decision as the minutes keep it."""
    return Decision(
        key=work.new_key(),
        meeting=meeting.key,
        referral=referral.key,
        number=number,
        at=work.now,
        kind=ruling.kind,
        unit=ruling.unit,
        bed=ruling.bed,
        hold=ruling.hold,
        until=ruling.until,
        detail=ruling.detail,
        rationale=said.rationale,
        departure=said.departure,
        by=said.by,
        dissent=said.views.dissent or None,
        provisional=provisional_words(work, meeting.key, ruling.unit),
        advice=ruling.advice,
        tells_referrer=said.views.tells_referrer or None,
        tells_family=said.views.tells_family or None,
    )


def _turned(work: Work, referral: Referral, meeting: Meeting, said: Said, ruling: Ruling) -> Referral:
    """Write the turn in the referral's life and give the referral as it is after it."""
    last = state_of(work.find(Milestone, referral=referral.key))
    told = ": ".join(part for part in (ruling.reason, said.rationale) if part)
    words = told or called_in(work).said(DECISIONS[ruling.kind])
    new = Milestone(
        work.new_key(),
        referral.key,
        last.number + 1,
        work.now,
        ruling.state or last.state,
        said.by,
        meeting.key,
        words,
        ruling.code,
    )
    turned = turn(referral, last, new)
    work.put(new)
    return turned


def next_meeting(work: Work, meeting_key: str) -> date:
    """Give the day of the next meeting, a week on where none is set."""
    meeting = work.get(Meeting, meeting_key)
    return meeting.next_day or meeting.day + timedelta(days=7)


def work_day(work: Work, days: int) -> date:
    """Give the day some days from today."""
    return local_day(work.now) + timedelta(days=days)


def ref_of(reading: Reading, referral_key: str) -> str:
    """Give the reference people read."""
    return reading.get(Referral, referral_key).ref
