"""Admissions avoided: referrals that ended in an alternative, the patient staying out of hospital."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.outcomes.definitions import Figure, Period
from pc_desktop.domain.referral import Milestone

ALTERNATIVE = "alternative"


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


def admissions_avoided(
    turns: Iterable[Milestone],
    person_of: Mapping[str, str],
    stays: Iterable[Stay],
    period: Period,
    *,
    days: int,
    now: datetime,
) -> Avoided:
    """Count the referrals a period closed with an alternative and no admission followed within `days`.

    `turns` are milestones of any state, `person_of` gives the patient of each referral, `stays` every stay of
    those patients, whatever its source. An admission is taken against the referral from the moment it was
    closed.
    """
    admissions: dict[str, list[datetime]] = {}
    for stay in stays:
        admissions.setdefault(stay.person, []).append(stay.admitted)
    closed = sorted(
        (turn.at, turn.referral)
        for turn in turns
        if turn.state == ALTERNATIVE and turn.at in period and turn.at <= now
    )
    held, back, early = [], [], []
    for at, referral in closed:
        until = at + timedelta(days=days)
        if any(at <= admitted < until for admitted in admissions.get(person_of[referral], ())):
            back.append(referral)
            continue
        held.append(referral)
        if now < until:
            early.append(referral)
    return Avoided(Figure(float(len(held)), tuple(held)), tuple(back), tuple(early))
