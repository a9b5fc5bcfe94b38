"""A referral's clocks in words: each part of its way, its pauses, and how it stands against the standards."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from pc_desktop.domain.clocks import (
    Limit,
    clocks_of,
    leg_words,
    limit_words,
    limits_of,
    pause_words,
    standards_of,
)
from pc_desktop.domain.enquiry import Enquiry
from pc_desktop.domain.profile import Profile, Standard
from pc_desktop.domain.referral import Milestone, Referral, standing_turns
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import Region


@dataclass(frozen=True, slots=True)
class LimitLine:
    """One standard in words; `level` is breached, near or fine."""

    words: str
    level: str


@dataclass(frozen=True, slots=True)
class ClocksPage:
    """A referral's clocks as people read them: the parts by name, the whole, the pauses and the standards."""

    legs: tuple[tuple[str, str], ...]
    whole: str
    pauses: str
    limits: tuple[LimitLine, ...]
    source: str


def clocks_view(reading: Reading, region: Region, profile: Profile, referral: str) -> ClocksPage:
    """Give the clocks of a referral, open or closed."""
    found = reading.get(Referral, referral)
    turns = tuple(one for one in reading.find(Milestone, referral=referral) if one.at <= reading.now)
    asked = (one for one in reading.find(Enquiry, referral=referral) if one.at <= reading.now)
    standards = standards_of(region.settings, profile)
    clocks = clocks_of(turns, found.urgency, standards, _holidays(standards, found), asked)
    now = reading.now
    return ClocksPage(
        legs=tuple((leg.name, leg_words(leg, now)) for leg in clocks.legs),
        whole=leg_words(clocks.whole, now),
        pauses=pause_words(clocks, now),
        limits=tuple(LimitLine(limit_words(limit, now), _level(limit, now)) for limit in clocks.limits),
        source=profile.standards_source if not region.settings["standards"] else "set in Setup",
    )


def breaches(region: Region, profile: Profile) -> dict[str, tuple[str, ...]]:
    """Give what is overdue of every open referral, by its key, in words; those in time are left out."""
    standards = standards_of(region.settings, profile)
    found: dict[str, tuple[str, ...]] = {}
    for key, case in region.cases.items():
        holidays = _holidays(standards, case.referral)
        limits = limits_of(standing_turns(case.milestones), case.referral.urgency, standards, holidays)
        late = [limit for limit in limits if limit.done is None and limit.is_breached(region.now)]
        if late:
            found[key] = tuple(limit_words(limit, region.now) for limit in late)
    return found


def _level(limit: Limit, now: datetime) -> str:
    """Tell how a referral stands against one limit."""
    if limit.is_breached(now):
        return "breached"
    return "near" if limit.is_near(now) else "fine"


def _holidays(standards: tuple[Standard, ...], referral: Referral) -> frozenset[date]:
    """Give the bank holidays a referral's standard leaves out; none where its hours are those of the clock."""
    if not any(one.working and one.urgency == referral.urgency for one in standards):
        return frozenset()
    return bank_holidays(referral.received.year)


@lru_cache(maxsize=16)
def bank_holidays(year: int) -> frozenset[date]:
    """Give the bank holidays of England from a year to the end of the next; read when first asked for."""
    from holidays import country_holidays

    return frozenset(country_holidays("GB", subdiv="ENG", years=(year, year + 1)))
