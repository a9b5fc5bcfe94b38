"""Bringing people home from out of area, or from a unit that is not theirs: what is planned, and the way back."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from pc_desktop.domain.bed import Hold, Stay
from pc_desktop.domain.calendar import local_day, shown_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.places import Bed
from pc_desktop.domain.repatriation import Repatriation
from pc_desktop.domain.stays import admission_method, settled, with_discharge
from pc_desktop.services.bed_entry import (
    capital,
    enter_bed,
    leave_beds,
    of_bed,
    of_stay,
    open_stay,
    patient_of,
    refuse_entry,
)
from pc_desktop.services.offering import bed_name
from pc_desktop.services.ports import Reading, Work

RETURNED = "transfer"
"""The source of a stay that goes on from one in another unit: no new admission of the meeting's."""
_TRANSFERRED, _ON_ADVICE, _ANOTHER_HOSPITAL = "81", "1", "53"


@dataclass(frozen=True, slots=True)
class RecordRepatriation:
    """Record what is planned for one patient's way home; what is None or empty becomes not recorded."""

    stay: str
    reason: str = ""
    family_informed: date | None = None
    coordinator: str = ""
    contact: str = ""
    planned_on: date | None = None
    plan: str = ""

    def title(self, reading: Reading) -> str:
        """Say whose way home it is, and when it is planned."""
        who = patient_of(reading, reading.get(Stay, self.stay))
        if self.planned_on is None:
            return f"Way home of {who} recorded"
        return f"Return of {who} planned for {shown_day(self.planned_on)}"

    def carry_out(self, work: Work) -> None:
        """Keep it, in place of what was recorded before."""
        stay = open_stay(work, self.stay)
        today = local_day(work.now)
        if self.family_informed is not None and self.family_informed > today:
            raise Refused(
                "The family cannot have been told on a day still to come. Give today or an earlier day."
            )
        if self.planned_on is not None and self.planned_on < local_day(stay.admitted):
            raise Refused("The return cannot be planned for a day before the admission.")
        kept = next(iter(work.find(Repatriation, stay=stay.key)), None)
        work.put(
            Repatriation(
                kept.key if kept else work.new_key(),
                stay.key,
                _plain(self.reason) or "",
                self.family_informed,
                _plain(self.coordinator),
                _plain(self.contact),
                self.planned_on,
                _plain(self.plan),
            )
        )


@dataclass(frozen=True, slots=True)
class ReturnPatient:
    """Bring somebody back into a bed of the region: the stay away ends and another begins in the same minute.

    The new stay belongs to the same referral and is no new admission of the meeting's. `miles` is the distance from
    home to the new unit.
    """

    stay: str
    bed: str
    at: datetime | None = None
    miles: float | None = None

    def title(self, reading: Reading) -> str:
        """Say who returns to which bed."""
        return f"Return {patient_of(reading, reading.get(Stay, self.stay))} to {bed_name(reading, self.bed)}"

    def carry_out(self, work: Work) -> None:
        """End the one and begin the other; a bed held for the same patient is used."""
        stay, bed = open_stay(work, self.stay), work.get(Bed, self.bed)
        if bed.unit == stay.unit:
            raise Refused(f"{capital(patient_of(work, stay))} is in that unit already. Move them instead.")
        at = settled(self.at, work.now, (*of_stay(work, stay), *of_bed(work, bed)))
        leave_beds(work, stay, at)
        refuse_entry(work, bed, at, stay.referral)
        methods = with_discharge(admission_method(stay), _ON_ADVICE)
        work.put(replace(stay, discharged=at, method=methods, destination=_ANOTHER_HOSPITAL))
        begun = replace(
            stay,
            key=work.new_key(),
            unit=bed.unit,
            source=RETURNED,
            admitted=at,
            expected=None,
            ready=None,
            ready_reason=None,
            oat_reason=None,
            miles=self.miles,
            method=_TRANSFERRED,
        )
        work.put(begun)
        for hold in work.find(Hold, bed=bed.key, person=stay.person, released=None):
            work.put(replace(hold, released=max(at, hold.start), used=True))
        enter_bed(work, begun, bed, at)


def _plain(words: str) -> str | None:
    """Give words without spare spaces; nothing becomes not recorded."""
    return " ".join(words.split()) or None
