"""What every offer of a bed asks first: what the bed is called, whether it may be held, and until when."""

from dataclasses import replace
from datetime import date, timedelta

from pc_desktop.domain.bed import Closure, Hold, Occupation, Stay, is_live
from pc_desktop.domain.calendar import local_day, shown_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.places import Bed, Unit
from pc_desktop.domain.referral import Referral
from pc_desktop.services.moments import open_at
from pc_desktop.services.ports import From, Reading, Work
from pc_desktop.services.region import settings_of


def release_holds(work: Work, referral: Referral) -> None:
    """Let go of any bed held for a referral now."""
    for hold in work.find(Hold, referral=referral.key, released=None, until=From(work.now)):
        if is_live(hold, work.now):
            work.put(replace(hold, released=work.now))


def refuse_held(work: Work, bed: Bed, referral: Referral) -> None:
    """Refuse a bed that is held for somebody else, naming both."""
    for hold in work.find(Hold, bed=bed.key, released=None, until=From(work.now)):
        if is_live(hold, work.now) and hold.referral != referral.key:
            other = work.get(Referral, hold.referral).ref
            last_day = local_day(hold.until - timedelta(seconds=1))
            raise Refused(f"{bed_name(work, bed.key)} is held for {other} until {shown_day(last_day)}.")


def refuse_closed(work: Work, bed: Bed) -> None:
    """Refuse a bed that is closed or cannot be used, or whose patient nobody expects to leave."""
    for closure in open_at(work, Closure, "start", "end"):
        if closure.bed == bed.key:
            raise Refused(f"{bed_name(work, bed.key)} is out of use: {closure.reason}.")
    for occupation in work.find(Occupation, bed=bed.key, end=None):
        stay = work.get(Stay, occupation.stay)
        if stay.expected is None and stay.ready is None:
            raise Refused(f"{bed_name(work, bed.key)} is occupied and nobody expects it free.")


def hold_until(reading: Reading, bed_key: str) -> date:
    """Give the day a bed offered now is held until: the days set, from today or from the day it is expected free."""
    days = int(settings_of(reading)["hold_days"])
    start = local_day(reading.now)
    for occupation in reading.find(Occupation, bed=bed_key, end=None):
        expected = reading.get(Stay, occupation.stay).expected
        start = max(start, expected) if expected is not None else start
    return start + timedelta(days=days)


def bed_name(reading: Reading, bed_key: str) -> str:
    """Name a bed with its unit, such as Larch 3."""
    bed = reading.get(Bed, bed_key)
    return f"{reading.get(Unit, bed.unit).name} {bed.label}"
