"""The summary of a meeting for commissioners, made from its minutes by keeping codes and counts alone."""

from collections import Counter
from collections.abc import Mapping

from pc_desktop.domain.calendar import days_between
from pc_desktop.domain.called import Called
from pc_desktop.domain.commissioners import (
    CaseLine,
    CommissionersPack,
    CountLine,
    TakenFurther,
    UnitBeds,
    few,
    waited_words,
)
from pc_desktop.domain.escalation import ESCALATIONS, TO_WHOM
from pc_desktop.domain.meeting import DECISIONS, OAT_REASONS, Decision
from pc_desktop.domain.minutes import time_words
from pc_desktop.domain.minutes_pack import DecisionLine, MinutesPack
from pc_desktop.domain.others_out import without
from pc_desktop.domain.referral import Referral
from pc_desktop.services.minutes_scope import everybody_out
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import called_in

_OTHER = "Other"


def commissioners_view(reading: Reading, pack: MinutesPack) -> CommissionersPack:
    """Keep what commissioners may have; what anybody typed is left out, or cleaned of every patient there is."""
    left_out = everybody_out(reading)
    return CommissionersPack(
        collaborative=pack.collaborative,
        day=pack.day,
        as_at=pack.as_at,
        status=pack.status_words.partition(". Approved")[0],
        is_draft=pack.issued is None,
        counts=_counts(pack, called_in(reading)),
        cases=_cases(reading, pack),
        beds=tuple(
            UnitBeds(one.unit, one.commissioned, one.open, one.closed, one.unusable, one.free)
            for one in pack.bed_state
        ),
        gaps=tuple(
            CountLine(f"{without(one.place, left_out)}: {without(one.service, left_out)}", few(one.times))
            for one in pack.gap_counts
        ),
        further=_further(pack),
        figures=tuple(
            (one.label, one.value, one.definition) for one in (pack.outcomes.figures if pack.outcomes else ())
        ),
        period=pack.outcomes.period if pack.outcomes else "",
        meeting=pack.meeting,
    )


def _counts(pack: MinutesPack, called: Called) -> tuple[CountLine, ...]:
    """Count the meeting: the whole region at once, which tells nobody apart."""
    kinds = Counter(line.kind for line in pack.standing_decisions)
    away = sum(one.out_of_area for one in pack.away)
    return (
        CountLine("People at the meeting", str(pack.attending("present"))),
        CountLine("People discussed", str(len(pack.discussion))),
        CountLine("Time of clinical discussion", time_words(pack.seconds)),
        *(
            CountLine(called.said(words), str(kinds[kind]))
            for kind, words in DECISIONS.items()
            if kinds[kind]
        ),
        CountLine("Decisions to be ratified", str(pack.provisional)),
        CountLine("People out of area now", few(away)),
        CountLine("People in a unit of the region that is not theirs", few(len(pack.away) - away)),
        CountLine("Ready to leave and still in a bed", few(sum(one.ready for one in pack.bed_state))),
    )


def _cases(reading: Reading, pack: MinutesPack) -> tuple[CaseLine, ...]:
    """Tell each decision by its code, in an order that is not the meeting's, under a number of its own."""
    keys = frozenset(line.referral for line in pack.standing_decisions)
    referrals = {one.key: one for one in reading.find(Referral, key=keys)}
    wanted = frozenset(line.key for line in pack.standing_decisions)
    decisions = {one.key: one for one in reading.find(Decision, key=wanted)}
    told = sorted(_case(line, decisions, referrals, pack) for line in pack.standing_decisions)
    return tuple(CaseLine(number, *words) for number, words in enumerate(told, start=1))


def _case(
    line: DecisionLine,
    decisions: Mapping[str, Decision],
    referrals: Mapping[str, Referral],
    pack: MinutesPack,
) -> tuple[str, str, str, str]:
    """Tell one decision: its kind, its national reason where it has one, how long the wait, and how it stands."""
    decision, referral = decisions.get(line.key), referrals.get(line.referral)
    code = decision.detail if decision and decision.kind == "out_of_area" else None
    reason = f"{OAT_REASONS[code]} ({code})" if code and code in OAT_REASONS else "–"
    days = days_between(referral.received, pack.as_at) if referral else None
    remarks = [
        words for words, is_so in (("urgent", line.urgent), ("provisional", line.provisional)) if is_so
    ]
    return DECISIONS.get(line.kind, _OTHER), reason, waited_words(days), ", ".join(remarks) or "–"


def _further(pack: MinutesPack) -> tuple[TakenFurther, ...]:
    """Tell what was taken further by its kind; whoever is not on the list of whom to ask is only another."""
    known = set(ESCALATIONS.values())
    return tuple(
        TakenFurther(
            one.about if one.about in known else _OTHER,
            one.whom if one.whom in TO_WHOM else _OTHER,
            one.at.date(),
            "answered" if one.answered else "no answer yet",
        )
        for one in pack.escalations
    )
