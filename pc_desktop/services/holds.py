"""Keeping a bed for a referral outside a meeting's decision, and telling which holds have lapsed."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from pc_desktop.domain.bed import Hold, Occupation, is_live
from pc_desktop.domain.calendar import end_of_day, shown_day, shown_moment
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.places import Bed
from pc_desktop.domain.referral import Referral
from pc_desktop.services.bed_entry import refuse_outside
from pc_desktop.services.offering import bed_name, refuse_closed, refuse_held
from pc_desktop.services.ports import From, Reading, Work
from pc_desktop.services.region import region_now


@dataclass(frozen=True, slots=True)
class HoldBed:
    """Keep a bed for a referral until the end of a day; one kept for it already is kept until the new day.

    It offers nothing: where the referral stands is for the meeting to say.
    """

    bed: str
    referral: str
    until: date

    def title(self, reading: Reading) -> str:
        """Say which bed is held for which referral, and until when."""
        ref = reading.get(Referral, self.referral).ref
        return f"Hold {bed_name(reading, self.bed)} for {ref} until {shown_day(self.until)}"

    def carry_out(self, work: Work) -> None:
        """Begin the hold, or change when it lapses."""
        referral, bed = work.get(Referral, self.referral), work.get(Bed, self.bed)
        until = end_of_day(self.until)
        if until <= work.now:
            raise Refused("A bed cannot be held until a day that has passed. Choose today or later.")
        if referral.closed is not None:
            raise Refused(f"{referral.ref} no longer waits, so no bed can be held for it.")
        refuse_outside(work, bed)
        refuse_held(work, bed, referral)
        refuse_closed(work, bed)
        _refuse_in_it(work, bed, referral)
        for hold in _live(work, referral.person):
            if (hold.bed, hold.referral) != (bed.key, referral.key):
                ref, kept = work.get(Referral, hold.referral).ref, bed_name(work, hold.bed)
                raise Refused(f"{ref} already has {kept} held. Release it first.")
            work.put(replace(hold, until=until))
            return
        work.put(
            Hold(work.new_key(), bed.key, referral.key, referral.person, work.now, until, None, used=False)
        )


def _live(work: Work, person: str) -> tuple[Hold, ...]:
    """Give the holds kept for a person now: the store allows one."""
    holds = work.find(Hold, person=person, released=None, until=From(work.now))
    return tuple(hold for hold in holds if is_live(hold, work.now))


def _refuse_in_it(work: Work, bed: Bed, referral: Referral) -> None:
    """Refuse to keep for somebody the bed they are in."""
    for occupation in work.find(Occupation, bed=bed.key, end=None):
        if occupation.person == referral.person:
            raise Refused(f"{referral.ref} is in {bed_name(work, bed.key)} already.")


@dataclass(frozen=True, slots=True)
class Lapse:
    """A hold that lapsed by itself: what it kept, and in a sentence what it freed."""

    hold: Hold
    words: str


def lapses(reading: Reading, since: datetime) -> tuple[Lapse, ...]:
    """Give the holds that lapsed after `since`, in the order they did, saying whether their bed is free now."""
    found = reading.find(Hold, released=None, until=From(since))
    lapsed = sorted((one for one in found if since < one.until <= reading.now), key=lambda one: one.until)
    if not lapsed:
        return ()
    states = {one.bed.key: one.state for standings in region_now(reading).board.values() for one in standings}
    return tuple(Lapse(one, _lapse_words(reading, one, states.get(one.bed) == "free")) for one in lapsed)


def _lapse_words(reading: Reading, hold: Hold, is_free: bool) -> str:
    """Say which hold lapsed, when, and whether its bed is free."""
    name, ref = bed_name(reading, hold.bed), reading.get(Referral, hold.referral).ref
    freed = f"{name} is free" if is_free else f"{name} is not free now"
    return f"The hold of {name} for {ref} lapsed on {shown_moment(hold.until)}: {freed}."
