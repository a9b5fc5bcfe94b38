"""Admissions avoided: referrals that ended in an alternative, the patient staying out of hospital."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.outcomes.definitions import Figure, Period
from pc_desktop.domain.referral import Milestone

ALTERNATIVE = "alternative"


class Verdict(StrEnum):
    """Whether a referral closed with an alternative counts as an admission avoided."""

    HOLDS = "holds"
    TOO_EARLY = "too early"
    """It counts, but the days in which it may be taken back are not over."""
    TAKEN_BACK = "taken back"
    """The patient was admitted within the days allowed: it counts no longer."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One referral closed with an alternative: when, and whether it counts."""

    at: datetime
    referral: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Avoided:
    """Which referrals of a period count as admissions avoided.

    The figure's cases are those that do; `reversed_cases` ended in an alternative too, but the patient was
    admitted within the days allowed; `too_early` are among the figure's cases, but their days are not over
    yet.
    """

    figure: Figure
    reversed_cases: tuple[str, ...]
    too_early: tuple[str, ...]


def judged(
    turns: Iterable[Milestone],
    person_of: Mapping[str, str],
    stays: Iterable[Stay],
    *,
    days: int,
    now: datetime,
) -> tuple[Judged, ...]:
    """Judge every referral closed with an alternative by `now`, in the order they were closed.

    `turns` are milestones of any state, `person_of` gives the patient of each referral, `stays` every stay of
    those patients, whatever its source. An admission within `days` is taken against the referral from the moment it
    was closed.
    """
    admissions: dict[str, list[datetime]] = {}
    for stay in stays:
        admissions.setdefault(stay.person, []).append(stay.admitted)
    closed = sorted((one.at, one.referral) for one in turns if one.state == ALTERNATIVE and one.at <= now)
    found = []
    for at, referral in closed:
        until = at + timedelta(days=days)
        if any(at <= admitted < until for admitted in admissions.get(person_of[referral], ())):
            verdict = Verdict.TAKEN_BACK
        else:
            verdict = Verdict.TOO_EARLY if now < until else Verdict.HOLDS
        found.append(Judged(at, referral, verdict))
    return tuple(found)


def avoided_in(cases: Iterable[Judged], period: Period) -> Avoided:
    """Count the referrals that were closed in a period and count as admissions avoided, by what was judged of each."""
    start, end = period.moments()
    inside = [one for one in cases if start <= one.at < end]

    def of(*verdicts: Verdict) -> tuple[str, ...]:
        """Give the referrals judged so."""
        return tuple(one.referral for one in inside if one.verdict in verdicts)

    held = of(Verdict.HOLDS, Verdict.TOO_EARLY)
    return Avoided(Figure(float(len(held)), held), of(Verdict.TAKEN_BACK), of(Verdict.TOO_EARLY))
