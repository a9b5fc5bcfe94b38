"""The turns of many referrals' lives that still stand, for whoever counts them over a period."""

from datetime import datetime

from pc_desktop.domain.referral import Milestone, standing_turns
from pc_desktop.services.ports import Between, Reading


def turns_into(reading: Reading, state: str, start: datetime, end: datetime) -> tuple[Milestone, ...]:
    """Give the turns into one state from `start` up to `end` that nobody has put right since."""
    found = reading.find(Milestone, state=state, at=Between(start, end))
    told = reading.find(Milestone, referral=frozenset(one.referral for one in found))
    lives: dict[str, list[Milestone]] = {}
    for one in told:
        lives.setdefault(one.referral, []).append(one)
    standing = {one.key for life in lives.values() for one in standing_turns(life)}
    return tuple(one for one in found if one.key in standing)
