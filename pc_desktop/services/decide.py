"""What the meeting decides about one referral: each decision is one step that writes everything it means."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from pc_desktop.domain.bed import Hold
from pc_desktop.domain.calendar import end_of_day, local_day, shown_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import DECISIONS, OAT_REASONS, Action, Decision, Meeting, Minute
from pc_desktop.domain.minutes import refuse_if_issued
from pc_desktop.domain.places import Bed, Team, Unit
from pc_desktop.domain.referral import CLOSING, STATES, Milestone, Referral, state_of, turn
from pc_desktop.services.offering import bed_name, refuse_closed, refuse_held, release_holds
from pc_desktop.services.ports import Reading, Work


@dataclass(frozen=True, slots=True)
class Said:
    """What was said before a decision: the discussion, why, who decided, and how long it took in seconds."""

    discussion: str = ""
    rationale: str = ""
    by: str = "The meeting"
    seconds: int = 0
    departure: str | None = None


@dataclass(frozen=True, slots=True)
class _Ruling:
    """The parts in which one kind of decision differs from another."""

    kind: str
    state: str
    action: str
    owner: str
    due: date
    unit: str | None = None
    bed: str | None = None
    hold: str | None = None
    until: datetime | None = None
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class OfferBed:
    """Offer a referral a bed and hold it until the end of a day."""

    referral: str
    bed: str
    meeting: str
    until: date
    said: Said = Said()

    def title(self, reading: Reading) -> str:
        """Say which bed is offered to which referral."""
        return f"Offer {bed_name(reading, self.bed)} to {_ref(reading, self.referral)}"

    def carry_out(self, work: Work) -> None:
        """Hold the bed, move the referral on, write the decision and raise the action."""
        referral = work.get(Referral, self.referral)
        bed = work.get(Bed, self.bed)
        if self.until - local_day(work.now) > timedelta(days=365):
            raise Refused("A bed is held for 365 days at most. Choose an earlier day.")
        until = end_of_day(self.until)
        if until <= work.now:
            raise Refused("A bed cannot be held until a day that has passed. Choose today or later.")
        if not work.get(Unit, bed.unit).in_region:
            raise Refused("This bed is outside the region. Choose out of area instead.")
        refuse_closed(work, bed)
        _refuse_admitted(work, referral)
        release_holds(work, referral)
        refuse_held(work, bed, referral)
        hold = Hold(
            work.new_key(), bed.key, referral.key, referral.person, work.now, until, released=None, used=False
        )
        work.put(hold)
        name = bed_name(work, bed.key)
        linked = _linked_unit(work, referral) == bed.unit
        offered = f"{referral.ref} is offered {name} until {shown_day(self.until)}"
        action = f"Tell the referrer that {offered}; plan admission."
        ruling = _Ruling(
            kind="offer_linked" if linked else "offer_in_region",
            state="offered",
            action=action,
            owner=f"{work.get(Unit, bed.unit).name} lead",
            due=self.until,
            unit=bed.unit,
            bed=bed.key,
            hold=hold.key,
            until=until,
        )
        _record(work, referral, self.meeting, self.said, ruling)


@dataclass(frozen=True, slots=True)
class KeepWaiting:
    """Accept a referral to the waiting list, or keep it there, until the next meeting."""

    referral: str
    meeting: str
    said: Said = Said()

    def title(self, reading: Reading) -> str:
        """Say which referral keeps waiting."""
        return f"Keep {_ref(reading, self.referral)} waiting"

    def carry_out(self, work: Work) -> None:
        """Release any bed held, write the decision and raise the review."""
        referral = work.get(Referral, self.referral)
        release_holds(work, referral)
        holder = referral.risk_holder or "the referring team"
        action = f"Review {referral.ref} at the next meeting; until then {holder} holds the risk."
        due = _next_meeting(work, self.meeting)
        _record(
            work,
            referral,
            self.meeting,
            self.said,
            _Ruling("keep_waiting", "accepted", action, "Liaison practitioner", due),
        )


@dataclass(frozen=True, slots=True)
class UseAlternative:
    """Decide on an alternative to admission, which is named."""

    referral: str
    meeting: str
    alternative: str
    said: Said = Said()

    def title(self, reading: Reading) -> str:
        """Say which referral is offered an alternative."""
        return f"Alternative to admission for {_ref(reading, self.referral)}"

    def carry_out(self, work: Work) -> None:
        """Release any bed held, close the wait, write the decision and raise the action."""
        referral = work.get(Referral, self.referral)
        if not self.alternative.strip():
            raise Refused("Say which alternative to admission was chosen.")
        release_holds(work, referral)
        action = f"Arrange for {referral.ref}: {self.alternative.strip()}. Tell the referrer."
        due = work_day(work, 7)
        ruling = _Ruling(
            "alternative", "alternative", action, "Liaison practitioner", due, detail=self.alternative.strip()
        )
        _record(work, referral, self.meeting, self.said, ruling)


@dataclass(frozen=True, slots=True)
class GoOutOfArea:
    """Seek a bed outside the region, for a national reason code 10 to 15."""

    referral: str
    meeting: str
    reason: str
    said: Said = Said()

    def title(self, reading: Reading) -> str:
        """Say which referral is placed out of area."""
        return f"Seek a bed out of area for {_ref(reading, self.referral)}"

    def carry_out(self, work: Work) -> None:
        """Release any bed held, write the decision with its reason and raise the action."""
        referral = work.get(Referral, self.referral)
        if self.reason not in OAT_REASONS:
            raise Refused("Give a reason for placing out of area: one of the codes 10 to 15.")
        release_holds(work, referral)
        reason = OAT_REASONS[self.reason]
        action = f"Find a bed out of area for {referral.ref} ({reason}); tell the family and the referrer."
        ruling = _Ruling(
            "out_of_area",
            "out_of_area_sought",
            action,
            "Liaison practitioner",
            work_day(work, 1),
            detail=self.reason,
        )
        _record(work, referral, self.meeting, self.said, ruling)


def _record(work: Work, referral: Referral, meeting_key: str, said: Said, ruling: _Ruling) -> None:
    """Write what every decision writes: the turn in the referral's life, the decision, the minute and the action.

    The first decision of a meeting starts it.
    """
    meeting = work.get(Meeting, meeting_key)
    refuse_if_issued(meeting)
    if meeting.started is None:
        work.put(replace(meeting, started=work.now))
    milestones = work.find(Milestone, referral=referral.key)
    last = state_of(milestones)
    reason = said.rationale or DECISIONS[ruling.kind]
    new = Milestone(
        work.new_key(), referral.key, last.number + 1, work.now, ruling.state, said.by, meeting.key, reason
    )
    decisions = work.find(Decision, meeting=meeting.key)
    decision = Decision(
        key=work.new_key(),
        meeting=meeting.key,
        referral=referral.key,
        number=len(decisions) + 1,
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
    )
    number = len(work.find(Action, meeting=meeting.key)) + 1
    action = Action(
        work.new_key(), meeting.key, referral.key, number, ruling.action, ruling.owner, ruling.due, done=None
    )
    work.put(turn(referral, last, new), new, decision, action, _minute(work, meeting, referral, said))


def _minute(work: Work, meeting: Meeting, referral: Referral, said: Said) -> Minute:
    """Give the referral's minute at this meeting with what was said now; time adds up over the meeting."""
    minutes = work.find(Minute, meeting=meeting.key)
    for minute in minutes:
        if minute.referral == referral.key:
            discussion = said.discussion or minute.discussion
            return replace(minute, discussion=discussion, seconds=minute.seconds + said.seconds)
    return Minute(work.new_key(), meeting.key, referral.key, len(minutes) + 1, said.discussion, said.seconds)


def _refuse_admitted(work: Work, referral: Referral) -> None:
    """Refuse an offer to somebody whose referral has ended."""
    if referral.closed is not None:
        last = state_of(work.find(Milestone, referral=referral.key))
        state = STATES[last.state] if last.state in CLOSING else "closed"
        raise Refused(f"{referral.ref} no longer waits: {state.lower()}.")


def _linked_unit(reading: Reading, referral: Referral) -> str | None:
    """Give the unit the referring team is linked to."""
    team = reading.peek(Team, referral.team) if referral.team else None
    return team.linked_unit if team else None


def _next_meeting(work: Work, meeting_key: str) -> date:
    """Give the day of the next meeting, a week on where none is set."""
    meeting = work.get(Meeting, meeting_key)
    return meeting.next_day or meeting.day + timedelta(days=7)


def work_day(work: Work, days: int) -> date:
    """Give the day some days from today."""
    return local_day(work.now) + timedelta(days=days)


def _ref(reading: Reading, referral_key: str) -> str:
    """Give the reference people read."""
    return reading.get(Referral, referral_key).ref
