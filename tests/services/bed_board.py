"""Short words for tests that act at the bed board of the small region."""

from datetime import datetime, timedelta

from pc_desktop.domain.bed import Hold, Leave, Occupation, Stay
from pc_desktop.domain.kinds import KINDS, Fact
from pc_desktop.domain.referral import Milestone, state_of
from pc_desktop.services.desk import Desk
from pc_desktop.services.region import region_now
from tests.services.small_region import NOW

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def stay_of(desk: Desk, key: str) -> Stay:
    """Give a stay by its key."""
    return desk.ask(lambda reading: reading.get(Stay, key))


def open_stay_of(desk: Desk, person: str) -> Stay:
    """Give the one stay of a person that goes on."""
    (found,) = desk.ask(lambda reading: reading.find(Stay, person=person, discharged=None))
    return found


def occupations(desk: Desk, **where: object) -> tuple[Occupation, ...]:
    """Give occupations, earliest first."""
    found = desk.ask(lambda reading: reading.find(Occupation, **where))
    return tuple(sorted(found, key=lambda one: (one.start, one.end is None)))


def bed_of(desk: Desk, person: str) -> str | None:
    """Give the bed a person is in now."""
    found = occupations(desk, person=person, end=None)
    return found[0].bed if found else None


def leaves(desk: Desk) -> tuple[Leave, ...]:
    """Give every leave."""
    return desk.ask(lambda reading: reading.find(Leave))


def holds(desk: Desk) -> tuple[Hold, ...]:
    """Give every hold."""
    return desk.ask(lambda reading: reading.find(Hold))


def state_of_bed(desk: Desk, bed: str, at: datetime | None = None) -> str:
    """Give a bed's state as the board shows it."""
    region = desk.ask(region_now) if at is None else desk.ask_at(at, region_now)
    return next(one.state for beds in region.board.values() for one in beds if one.bed.key == bed)


def stands_at(desk: Desk, referral: str) -> Milestone:
    """Give the milestone a referral stands at."""
    return state_of(desk.ask(lambda reading: reading.find(Milestone, referral=referral)))


def image(desk: Desk) -> dict[str, tuple[Fact, ...]]:
    """Give every fact of every kind."""
    return desk.ask(lambda reading: {name: reading.find(kind) for name, kind in KINDS.items()})


def ago(hours: float) -> datetime:
    """Give a moment some hours before the meeting."""
    return NOW - timedelta(hours=hours)
