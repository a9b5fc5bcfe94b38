"""What every act on a stay or a bed asks first: who is meant, since when, and whether a bed may be gone into."""

from dataclasses import replace
from datetime import datetime

from pc_desktop.domain.bed import Closure, Hold, Leave, Occupation, Stay
from pc_desktop.domain.calendar import shown_day, shown_moment
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.places import Bed, Unit
from pc_desktop.domain.referral import STATES, Milestone, Referral, state_of, turn
from pc_desktop.domain.stays import Known, bed_known, kept_for_another, stay_known
from pc_desktop.services.moments import open_at
from pc_desktop.services.offering import bed_name
from pc_desktop.services.ports import From, Reading, Work
from pc_desktop.services.queue_view import last_day


def patient_of(reading: Reading, stay: Stay) -> str:
    """Name somebody staying by referral, or else by bed, as inside a sentence; never by name."""
    if stay.referral is not None:
        return reading.get(Referral, stay.referral).ref
    last = last_occupation(reading, stay)
    if last is None:
        return f"a patient of {reading.get(Unit, stay.unit).name}"
    name = bed_name(reading, last.bed)
    return f"the patient in {name}" if last.end is None else f"the patient who left {name}"


def capital(words: str) -> str:
    """Begin a sentence with words that may stand inside one."""
    return words[0].upper() + words[1:]


def open_stay(work: Work, key: str) -> Stay:
    """Give a stay that goes on; refuses one that has ended."""
    stay = work.get(Stay, key)
    if stay.discharged is not None:
        who, left = capital(patient_of(work, stay)), shown_moment(stay.discharged)
        raise Refused(f"{who} was discharged on {left}, so nothing more can be changed.")
    return stay


def last_occupation(reading: Reading, stay: Stay) -> Occupation | None:
    """Give the bed of a stay: the one somebody is in, or else was in last."""
    occupations = reading.find(Occupation, stay=stay.key)
    return max(occupations, key=lambda one: (one.end is None, one.start), default=None)


def open_leave(reading: Reading, stay: Stay) -> Leave | None:
    """Give the leave somebody is on; None where they are not away."""
    return next(iter(reading.find(Leave, stay=stay.key, end=None)), None)


def of_stay(work: Work, stay: Stay) -> tuple[Known, ...]:
    """Give all that is known of an open stay."""
    occupations, leaves = work.find(Occupation, stay=stay.key), work.find(Leave, stay=stay.key)
    return stay_known(capital(patient_of(work, stay)), stay, occupations, leaves)


def of_bed(work: Work, bed: Bed) -> tuple[Known, ...]:
    """Give until when a bed was last occupied and out of use."""
    occupations, closures = work.find(Occupation, bed=bed.key), work.find(Closure, bed=bed.key)
    return bed_known(bed_name(work, bed.key), occupations, closures)


def of_wait(work: Work, referral: Referral | None) -> tuple[Known, ...]:
    """Give the latest thing known of a referral, if there is one."""
    if referral is None:
        return ()
    last = state_of(work.find(Milestone, referral=referral.key))
    return (Known(last.at, f"{referral.ref} became “{STATES[last.state]}” on"),)


def leave_beds(work: Work, stay: Stay, at: datetime) -> None:
    """End a stay's time in its bed."""
    for occupation in work.find(Occupation, stay=stay.key, end=None):
        work.put(replace(occupation, end=at))


def enter_bed(work: Work, stay: Stay, bed: Bed, at: datetime) -> None:
    """Put somebody into a bed from a moment on."""
    work.put(Occupation(work.new_key(), stay.key, stay.person, bed.key, at, end=None))


def refuse_entry(work: Work, bed: Bed, at: datetime, referral: str | None) -> None:
    """Refuse a bed that is occupied, out of use, or held (now or at `at`) for another than this referral."""
    refuse_outside(work, bed)
    refuse_out_of_use(work, bed)
    refuse_occupied(work, bed)
    hold = kept_for_another(work.find(Hold, bed=bed.key), referral, at, work.now)
    if hold is not None:
        ref, day = work.get(Referral, hold.referral).ref, shown_day(last_day(hold.until))
        raise Refused(f"{bed_name(work, bed.key)} is held for {ref} until {day}.")


def refuse_outside(work: Work, bed: Bed) -> None:
    """Refuse a bed the board does not show."""
    unit = work.get(Unit, bed.unit)
    if not unit.in_region:
        raise Refused(f"{unit.name} lies outside the region, so its beds are not on the board.")


def refuse_out_of_use(work: Work, bed: Bed) -> None:
    """Refuse a bed that is closed or cannot be used now."""
    for closure in open_at(work, Closure, "start", "end"):
        if closure.bed == bed.key:
            raise Refused(f"{bed_name(work, bed.key)} is out of use: {closure.reason}. Reopen it first.")


def refuse_occupied(work: Work, bed: Bed) -> None:
    """Refuse a bed somebody is in now."""
    for occupation in work.find(Occupation, bed=bed.key, end=None):
        since = shown_moment(occupation.start)
        raise Refused(f"{bed_name(work, bed.key)} is occupied since {since}. Choose another bed.")


def end_wait(work: Work, referral: Referral, state: str, at: datetime, reason: str) -> None:
    """Close a referral with a milestone of its own; no meeting decided it."""
    last = state_of(work.find(Milestone, referral=referral.key))
    new = Milestone(work.new_key(), referral.key, last.number + 1, at, state, work.by, None, reason)
    work.put(turn(referral, last, new), new)


def end_holds(work: Work, referral: Referral, at: datetime, used: str | None = None) -> None:
    """Release every bed still kept for a referral at `at`; the one `used` is marked as gone into."""
    for hold in work.find(Hold, referral=referral.key, released=None, until=From(at)):
        work.put(replace(hold, released=max(at, hold.start), used=hold.bed == used))
