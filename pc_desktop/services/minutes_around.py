"""The parts of the minutes around the decisions, gathered from the facts: agenda, interests, escalations, gaps."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from pc_desktop.domain.agenda import AgendaItem, Declaration
from pc_desktop.domain.escalation import ESCALATIONS, Escalation, Gap
from pc_desktop.domain.meeting import Meeting
from pc_desktop.domain.minutes_pack import DecisionLine
from pc_desktop.domain.minutes_parts import (
    AgendaLine,
    AwayEntry,
    DeclarationLine,
    EscalationLine,
    FigureLine,
    GapCount,
    GapLine,
    OutcomeLines,
    SeriesLine,
    SeriesPoint,
    UrgentLine,
)
from pc_desktop.domain.urgent import Approval
from pc_desktop.services.charts_view import ChartsPage
from pc_desktop.services.minutes_named import Named
from pc_desktop.services.outcome_chart import OutcomeChart
from pc_desktop.services.outcomes_view import OutcomesPage
from pc_desktop.services.ports import From, Reading
from pc_desktop.services.repatriation_view import AwayLine

_COUNTED_OVER: Final = timedelta(days=365)


def agenda_lines(reading: Reading, meeting: Meeting) -> tuple[AgendaLine, ...]:
    """Give the items of the agenda in order, without those left out of this meeting."""
    items = [one for one in reading.find(AgendaItem, meeting=meeting.key) if not one.dropped]
    return tuple(
        AgendaLine(one.position, one.title, one.budget, one.seconds, one.notes or "", one.done is not None)
        for one in sorted(items, key=lambda one: (one.position, one.key))
    )


def declaration_lines(reading: Reading, meeting: Meeting) -> tuple[DeclarationLine, ...]:
    """Give the interests declared, by name."""
    found = sorted(reading.find(Declaration, meeting=meeting.key), key=lambda one: (one.name, one.key))
    return tuple(DeclarationLine(one.name, one.interest, one.handling) for one in found)


def urgent_lines(
    approvals: Iterable[Approval], decisions: Iterable[DecisionLine], as_at: datetime
) -> tuple[UrgentLine, ...]:
    """Give the decisions made between meetings with their approvals, ratified by then or not."""
    by_decision = {one.decision: one for one in approvals}
    return tuple(_urgent(line, by_decision[line.key], as_at) for line in decisions if line.key in by_decision)


def _urgent(line: DecisionLine, approval: Approval, as_at: datetime) -> UrgentLine:
    """Tell one urgent decision."""
    ratified = approval.ratified if approval.ratified and approval.ratified <= as_at else None
    return UrgentLine(
        number=line.number,
        referral=line.referral,
        ref=line.ref,
        decision=f"{line.words}: {line.where}" if line.where else line.words,
        at=line.at,
        first=approval.first,
        second=approval.second,
        reason=approval.reason,
        ratified=ratified,
        ratified_by=approval.ratified_by if ratified else None,
        note=approval.note if ratified else None,
    )


def escalations_of(
    reading: Reading, meeting: Meeting, since: datetime, as_at: datetime
) -> tuple[Escalation, ...]:
    """Give what this meeting escalated, what was escalated or answered since the last, and what waits for an answer."""
    found = [one for one in reading.find(Escalation) if one.at <= as_at]
    wanted = [
        one
        for one in found
        if one.meeting == meeting.key or one.at > since or one.answered is None or one.answered > since
    ]
    return tuple(sorted(wanted, key=lambda one: (one.number, one.key)))


def escalation_lines(
    escalations: Iterable[Escalation], names: Named, as_at: datetime
) -> tuple[EscalationLine, ...]:
    """Tell each escalation with its answer as it stood."""
    lines = []
    for one in escalations:
        answered = one.answered if one.answered and one.answered <= as_at else None
        about = ESCALATIONS.get(one.kind, one.kind)
        line = EscalationLine(
            number=one.number,
            referral=one.referral,
            ref=names.ref(one.referral),
            at=one.at,
            about=about,
            whom=one.whom,
            asked=one.asked,
            by=one.by,
            answered=answered,
            answer=one.answer if answered else None,
        )
        lines.append(line)
    return tuple(lines)


def gaps_of(reading: Reading, as_at: datetime) -> tuple[Gap, ...]:
    """Give the gaps named within the last twelve months, the earliest first."""
    found = [one for one in reading.find(Gap, at=From(as_at - _COUNTED_OVER)) if one.at <= as_at]
    return tuple(sorted(found, key=lambda one: (one.at, one.key)))


def gap_lines(gaps: Iterable[Gap], meeting: Meeting, since: datetime, names: Named) -> tuple[GapLine, ...]:
    """Tell the gaps this meeting named, and those named between it and the last."""
    return tuple(
        GapLine(one.referral, names.ref(one.referral), one.at, one.place, one.service, one.words, one.by)
        for one in gaps
        if one.meeting == meeting.key or (one.meeting is None and one.at > since)
    )


def gap_counts(gaps: Iterable[Gap]) -> tuple[GapCount, ...]:
    """Count gaps by place and service, however they were written; the most frequent first."""
    counts: Counter[tuple[str, str]] = Counter()
    words: dict[tuple[str, str], tuple[str, str]] = {}
    for one in gaps:
        key = (" ".join(one.place.split()).casefold(), " ".join(one.service.split()).casefold())
        counts[key] += 1
        words.setdefault(key, (" ".join(one.place.split()), " ".join(one.service.split())))
    ordered = sorted(counts, key=lambda key: (-counts[key], key))
    return tuple(GapCount(*words[key], counts[key]) for key in ordered)


def away_entries(lines: Iterable[AwayLine], people: dict[str, str]) -> tuple[AwayEntry, ...]:
    """Tell who is away from home; `people` gives whose each stay is."""
    return tuple(
        AwayEntry(
            person=people[one.stay],
            ref=one.ref,
            initials=one.initials,
            where=one.where,
            out_of_area=one.out_of_area,
            home=one.home,
            days=one.days,
            why=one.why,
            returns=one.returns,
            planned_on=one.planned_on,
            plan=one.plan,
            attention=one.attention,
        )
        for one in lines
    )


CARRIED = ("length_of_stay", "distance")
"""The measures whose charts the minutes carry."""


def outcome_lines(page: OutcomesPage, charts: ChartsPage) -> OutcomeLines:
    """Take over what the Outcomes screen shows, of its charts those by month that minutes carry."""
    return OutcomeLines(
        period=page.period,
        baseline=page.baseline,
        figures=tuple(
            FigureLine(row.label, row.value, row.detail, row.number, row.definition) for row in page.rows
        ),
        series=tuple(_series(one) for one in charts.charts if one.name in CARRIED),
        assumptions=page.assumptions,
    )


def _series(chart: OutcomeChart) -> SeriesLine:
    """Take over one chart, month by month."""
    values = {dot.x: dot for dot in chart.dots}
    points = []
    for x, month in enumerate(chart.labels):
        dot = values.get(x)
        lines = next((one for one in chart.stretches if one.start <= x <= one.end), None)
        points.append(
            SeriesPoint(
                month=month,
                value=dot.y if dot else None,
                cases=len(dot.cases) if dot else 0,
                centre=lines.centre if lines else None,
                lower=lines.lower if lines else None,
                upper=lines.upper if lines else None,
                signal=chart.table[x][-1],
            )
        )
    return SeriesLine(chart.title, chart.unit, chart.caption, chart.definition, tuple(points))
