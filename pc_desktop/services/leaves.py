"""Leave: people away from their unit during a stay, and back again."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from pc_desktop.domain.bed import Leave, Occupation, Stay
from pc_desktop.domain.calendar import local_day, shown_day, shown_moment
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.places import Bed, Unit
from pc_desktop.domain.stay_codes import LEAVE_TYPES, refuse_unlisted
from pc_desktop.domain.stays import settled
from pc_desktop.services.bed_entry import (
    capital,
    enter_bed,
    last_occupation,
    leave_beds,
    of_bed,
    of_stay,
    open_leave,
    open_stay,
    patient_of,
    refuse_entry,
)
from pc_desktop.services.moments import open_at
from pc_desktop.services.offering import bed_name
from pc_desktop.services.ports import Reading, Work


@dataclass(frozen=True, slots=True)
class GoOnLeave:
    """Let somebody go on leave, with their bed kept or usable by others; `at` is now where not given.

    `leave_type` is a code. A bed that may be used is left: the stay goes on without one until the return.
    """

    stay: str
    leave_type: str
    bed_usable: bool
    due_back: date | None = None
    at: datetime | None = None

    def title(self, reading: Reading) -> str:
        """Say who goes on leave, and what becomes of the bed."""
        who = capital(patient_of(reading, reading.get(Stay, self.stay)))
        return f"{who} goes on leave, bed {'may be used' if self.bed_usable else 'kept'}"

    def carry_out(self, work: Work) -> None:
        """Begin the leave, and end the time in the bed where others may use it."""
        stay = open_stay(work, self.stay)
        refuse_unlisted(self.leave_type, LEAVE_TYPES, "the kind of leave")
        who, away = capital(patient_of(work, stay)), open_leave(work, stay)
        if away is not None:
            raise Refused(
                f"{who} is on leave since {shown_moment(away.start)} already. Record the return first."
            )
        at = settled(self.at, work.now, of_stay(work, stay))
        if self.due_back is not None and self.due_back < local_day(at):
            raise Refused(
                f"Nobody comes back before they go: give {shown_day(local_day(at))} or a later day."
            )
        if self.bed_usable:
            leave_beds(work, stay, at)
        elif not work.find(Occupation, stay=stay.key, end=None):
            raise Refused(f"{who} is in no bed, so none can be kept.")
        work.put(Leave(work.new_key(), stay.key, at, None, self.due_back, self.bed_usable, self.leave_type))


@dataclass(frozen=True, slots=True)
class ComeBack:
    """Bring somebody back from leave: to the bed kept for them, or else to `bed`, or the one they were in last.

    `at` is now where not given.
    """

    stay: str
    bed: str | None = None
    at: datetime | None = None

    def title(self, reading: Reading) -> str:
        """Say who comes back, and to which bed."""
        stay = reading.get(Stay, self.stay)
        last = last_occupation(reading, stay)
        bed = self.bed or (last.bed if last else None)
        to = f" to {bed_name(reading, bed)}" if bed else ""
        return f"{capital(patient_of(reading, stay))} is back from leave{to}"

    def carry_out(self, work: Work) -> None:
        """End the leave, and begin the time in a bed where none was kept."""
        stay = open_stay(work, self.stay)
        if open_leave(work, stay) is None:
            raise Refused(f"{capital(patient_of(work, stay))} is not on leave, so cannot come back.")
        last = last_occupation(work, stay)
        if last is not None and last.end is None:
            at = self._to_kept_bed(work, stay, last)
        else:
            at = self._to_another_bed(work, stay, last)
        for leave in work.find(Leave, stay=stay.key, end=None):
            work.put(replace(leave, end=at))

    def _to_kept_bed(self, work: Work, stay: Stay, last: Occupation) -> datetime:
        """Give the moment of a return to the bed kept; refuses another bed."""
        if self.bed not in {None, last.bed}:
            kept = bed_name(work, last.bed)
            raise Refused(f"{kept} was kept for this patient. Record the return to it, then move them.")
        return settled(self.at, work.now, of_stay(work, stay))

    def _to_another_bed(self, work: Work, stay: Stay, last: Occupation | None) -> datetime:
        """Put somebody whose bed was not kept into one of the unit, and give the moment."""
        key = self.bed or (last.bed if last else None)
        if key is None:
            raise Refused("Choose a bed for the patient to come back to.")
        bed = work.get(Bed, key)
        if bed.unit != stay.unit:
            unit = work.get(Unit, stay.unit).name
            raise Refused(
                f"Choose a bed of {unit} to come back to. The patient can be moved once they are back."
            )
        at = settled(self.at, work.now, (*of_stay(work, stay), *of_bed(work, bed)))
        refuse_entry(work, bed, at, referral=None)
        enter_bed(work, stay, bed, at)
        return at


@dataclass(frozen=True, slots=True)
class WithoutBed:
    """Somebody staying in a unit of the region without a bed there; `last_bed` is where they were last.

    `leave` is the leave they are on, None where they simply have no bed yet.
    """

    stay: Stay
    leave: Leave | None
    last_bed: str | None


def people_without_bed(reading: Reading) -> tuple[WithoutBed, ...]:
    """Give everybody who stays in the region and is in no bed of the board, longest stay first."""
    units = {unit.key for unit in reading.find(Unit, in_region=True)}
    in_bed = {one.stay for one in open_at(reading, Occupation, "start", "end")}
    leaves = {one.stay: one for one in open_at(reading, Leave, "start", "end")}
    found = []
    for stay in open_at(reading, Stay, "admitted", "discharged"):
        if stay.unit in units and stay.key not in in_bed:
            earlier = [one for one in reading.find(Occupation, stay=stay.key) if one.start <= reading.now]
            last = max(earlier, key=lambda one: one.start, default=None)
            found.append(WithoutBed(stay, leaves.get(stay.key), last.bed if last else None))
    return tuple(sorted(found, key=lambda one: (one.stay.admitted, one.stay.key)))
