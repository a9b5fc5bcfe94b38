"""The minutes of one meeting, gathered from the facts into one frozen pack."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from pc_desktop.domain.called import OWN, Called
from pc_desktop.domain.escalation import Escalation, Gap
from pc_desktop.domain.meeting import (
    CAPACITIES,
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
from pc_desktop.domain.minutes import ATTENDED, BedStateLine, last_day_held
from pc_desktop.domain.minutes_pack import (
    AttendanceLine,
    DecisionLine,
    DiscussionLine,
    MinutesPack,
)
from pc_desktop.domain.minutes_parts import AwayEntry, OutcomeLines, ToldLine
from pc_desktop.domain.person import age_on, full_name
from pc_desktop.domain.settings import DEFAULTS, Setting
from pc_desktop.domain.urgent import TELL, Approval, Told
from pc_desktop.services.agenda_view import meeting_quorum
from pc_desktop.services.approving import changed_since_approved
from pc_desktop.services.glass import MASKED_NAME, shown_initials
from pc_desktop.services.minutes_actions import action_lines, actions_of, last_began, meetings_until
from pc_desktop.services.minutes_around import (
    agenda_lines,
    declaration_lines,
    escalation_lines,
    escalations_of,
    gap_counts,
    gap_lines,
    gaps_of,
    urgent_lines,
)
from pc_desktop.services.minutes_named import Named, named
from pc_desktop.services.ports import Reading


@dataclass(frozen=True, slots=True)
class Around:
    """What is handed to the minutes so that every screen shows the same: the people away, and the outcomes."""

    away: tuple[AwayEntry, ...] = ()
    outcomes: OutcomeLines | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """What one meeting wrote, with what surrounds its decisions and the names of everything referred to."""

    as_at: datetime
    minutes: tuple[Minute, ...]
    decisions: tuple[Decision, ...]
    approvals: tuple[Approval, ...]
    told: tuple[Told, ...]
    earlier: Mapping[str, Meeting]
    actions: tuple[Action, ...]
    escalations: tuple[Escalation, ...]
    gaps: tuple[Gap, ...]
    names: Named


def minutes_view(
    reading: Reading,
    meeting_key: str,
    bed_state: tuple[BedStateLine, ...],
    bed_state_at: datetime | None = None,
    around: Around = Around(),
) -> MinutesPack:
    """Gather the minutes of a meeting, as of now while they are a draft and as of their issue ever after.

    The bed state is handed in, so that it is the one every screen shows, with the moment it is of (now if not
    given). Refuses where there is no such meeting.
    """
    meeting = reading.get(Meeting, meeting_key)
    found = _found(reading, meeting)
    lines = _decisions(found, meeting, found.names)
    as_at, addenda = found.as_at, reading.find(Addendum, meeting=meeting.key)
    attendance = reading.find(Attendance, meeting=meeting.key)
    collaborative = reading.peek(Setting, "collaborative")
    pack = MinutesPack(
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
        attendance=_attendance(attendance, meeting, found.names),
        bed_state=bed_state,
        decisions=lines,
        discussion=_discussion(found.minutes, found.decisions, meeting, found.names),
        actions=action_lines(found.actions, meeting, found.earlier, as_at, found.names),
        addenda=tuple(sorted(addenda, key=lambda one: (one.at, one.key))),
        approved=meeting.approved,
        approved_by=meeting.approved_by,
        quorum=_quorum_words(reading, meeting, attendance),
        away=around.away,
        outcomes=around.outcomes,
        meeting=found.names.called.meeting,
    )
    return _with_more(reading, meeting, found, pack)


def _quorum_words(reading: Reading, meeting: Meeting, attendance: Iterable[Attendance]) -> str:
    """Say how the meeting stands against the quorum; while nobody is recorded as present nothing is known of it."""
    if not any(one.status == "present" for one in attendance):
        return "Nobody is recorded as present, so nothing is known of the quorum."
    return meeting_quorum(reading, meeting).words


def _with_more(reading: Reading, meeting: Meeting, found: _Found, pack: MinutesPack) -> MinutesPack:
    """Add what surrounds the decisions."""
    as_at, since = found.as_at, last_began(found.earlier, found.as_at)
    return replace(
        pack,
        changed_since_approved=meeting.issued is None and changed_since_approved(reading, meeting),
        agenda=agenda_lines(reading, meeting),
        declarations=declaration_lines(reading, meeting),
        urgent=urgent_lines(found.approvals, pack.decisions, as_at),
        escalations=escalation_lines(found.escalations, found.names, as_at),
        gaps=gap_lines(found.gaps, meeting, since, found.names),
        gap_counts=gap_counts(found.gaps),
    )


def _found(reading: Reading, meeting: Meeting) -> _Found:
    """Look up everything a meeting wrote, and name everything it refers to at once."""
    as_at = meeting.issued or reading.now
    minutes = reading.find(Minute, meeting=meeting.key)
    decisions = tuple(sorted(reading.find(Decision, meeting=meeting.key), key=lambda one: one.number))
    keys = frozenset(one.key for one in decisions)
    earlier = meetings_until(reading, meeting)
    actions = actions_of(reading, meeting, earlier, as_at)
    escalations = escalations_of(reading, meeting, last_began(earlier, as_at), as_at)
    gaps = gaps_of(reading, as_at)
    kinds: tuple[Iterable[Minute | Decision | Action | Escalation | Gap], ...] = (
        minutes,
        decisions,
        actions,
        escalations,
        gaps,
    )
    asked = (one.referral for facts in kinds for one in facts)
    return _Found(
        as_at=as_at,
        minutes=minutes,
        decisions=decisions,
        approvals=reading.find(Approval, decision=keys),
        told=tuple(one for one in reading.find(Told, decision=keys) if one.at <= as_at),
        earlier=earlier,
        actions=actions,
        escalations=escalations,
        gaps=gaps,
        names=named(reading, asked, (one.bed for one in decisions)),
    )


def _attendance(
    attendance: Iterable[Attendance], meeting: Meeting, names: Named
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
                AttendanceLine(
                    one.name,
                    one.role,
                    names.where(one.unit, None),
                    one.status,
                    CAPACITIES.get(one.capacity or "", ""),
                    one.referral,
                )
                for one in attendance
            ),
            key=place,
        )
    )


def _decisions(decided: _Found, meeting: Meeting, names: Named) -> tuple[DecisionLine, ...]:
    """Tell each decision in words, which later one replaced it, and who has been told of it."""
    last = {one.referral: one.number for one in decided.decisions}
    urgent = {one.decision for one in decided.approvals}
    return tuple(
        replace(
            _decision(one, last[one.referral], meeting, names),
            urgent=one.key in urgent,
            told=told_lines(decided.told, one.key),
        )
        for one in decided.decisions
    )


def told_now(reading: Reading, decision: str) -> tuple[ToldLine, ...]:
    """Tell who has been told of a decision by now, whether or not its minutes were issued before."""
    return told_lines(reading.find(Told, decision=decision), decision)


def told_lines(told: Iterable[Told], decision: str) -> tuple[ToldLine, ...]:
    """Tell who has been told of a decision, in the order of TELL."""
    known = {one.whom: one for one in told if one.decision == decision}
    return tuple(
        ToldLine(whom, known[whom].at, known[whom].by, known[whom].how) for whom in TELL if whom in known
    )


def _decision(decision: Decision, last: int, meeting: Meeting, names: Named) -> DecisionLine:
    """Tell one decision in words; `last` is the number of the last about the same referral."""
    person, referral = names.person(decision.referral), names.referrals[decision.referral]
    return DecisionLine(
        number=decision.number,
        at=decision.at,
        ref=referral.ref,
        name=MASKED_NAME if person.restricted else full_name(person),
        nhs_number=None if person.restricted else person.nhs_number,
        initials=shown_initials(person),
        age=age_on(person, meeting.day),
        kind=decision.kind,
        words=decision_words(decision, names.called),
        where=names.where(decision.unit, decision.bed),
        held_until=last_day_held(decision.until),
        rationale=decision.rationale,
        departure=decision.departure,
        by=decision.by,
        replaced_by=last if last != decision.number else None,
        key=decision.key,
        referral=decision.referral,
        dissent=decision.dissent,
        provisional=decision.provisional,
        advice=decision.advice,
        tells_referrer=decision.tells_referrer,
        tells_family=decision.tells_family,
        interim_plan=referral.interim_plan,
        risk_holder=referral.risk_holder,
    )


def decision_words(decision: Decision, words_here: Called = OWN) -> str:
    """Say a kind of decision with what was chosen, such as Out of area: no bed available (10)."""
    words = words_here.said(DECISIONS.get(decision.kind, decision.kind))
    if not decision.detail:
        return words
    if decision.kind == "out_of_area" and decision.detail in OAT_REASONS:
        return f"{words}: {OAT_REASONS[decision.detail]} ({decision.detail})"
    return f"{words}: {decision.detail}"


def _discussion(
    minutes: Iterable[Minute], decisions: Iterable[Decision], meeting: Meeting, names: Named
) -> tuple[DiscussionLine, ...]:
    """Tell what was said about each person, in the order they were discussed, and what came of it."""
    decided = {one.referral: one for one in decisions}
    lines = []
    for minute in sorted(minutes, key=lambda one: one.number):
        person, decision = names.person(minute.referral), decided.get(minute.referral)
        line = DiscussionLine(
            number=minute.number,
            ref=names.referrals[minute.referral].ref,
            initials=shown_initials(person),
            age=age_on(person, meeting.day),
            seconds=minute.seconds,
            text=minute.discussion,
            decided=decision_words(decision, names.called) if decision else None,
            referral=minute.referral,
            options=minute.options,
            patient_view=minute.patient_view,
            carer_view=minute.carer_view,
            presented_by=minute.presented_by,
        )
        lines.append(line)
    return tuple(lines)
