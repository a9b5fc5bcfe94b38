"""Gaps in community services: areas people are referred from although no community team could refer them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pc_desktop.domain.outcomes.definitions import Period
from pc_desktop.domain.places import Team
from pc_desktop.domain.referral import Referral

AT_LEAST: Final = 5
"""How many referrals name a gap: fewer might name a person."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One area and the keys of the referrals from it without a community team, in order received."""

    area: str
    cases: tuple[str, ...]


def gaps_in_services(
    referrals: Iterable[Referral],
    home_of: Mapping[str, str | None],
    teams: Iterable[Team],
    period: Period,
    at_least: int = AT_LEAST,
) -> tuple[Gap, ...]:
    """Name the areas at least so many people were referred from in a period without a community team.

    `home_of` gives the outcode of each person's home; an area is that of the team whose outcodes hold it. The
    area with the most referrals comes first.
    """
    area_of = {outcode: team.area for team in teams for outcode in team.outcodes}
    found: dict[str, list[tuple[str, str]]] = {}
    for referral in referrals:
        area = area_of.get(home_of.get(referral.person) or "")
        if referral.team is None and area is not None and referral.received in period:
            found.setdefault(area, []).append((referral.received.isoformat(), referral.key))
    gaps = [
        Gap(area, tuple(key for _, key in sorted(cases)))
        for area, cases in found.items()
        if len(cases) >= at_least
    ]
    return tuple(sorted(gaps, key=lambda gap: (-len(gap.cases), gap.area)))
