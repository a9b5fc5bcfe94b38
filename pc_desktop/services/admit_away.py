"""Admitting somebody the meeting waited with to a unit outside the region."""

from dataclasses import dataclass
from datetime import datetime

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import OAT_REASONS
from pc_desktop.domain.places import Unit
from pc_desktop.domain.referral import Milestone, Referral, state_of, turn
from pc_desktop.domain.stays import settled
from pc_desktop.services.admissions import refuse_staying
from pc_desktop.services.bed_entry import end_holds, of_wait
from pc_desktop.services.ports import Reading, Work

_WAITING_LIST = "11"


@dataclass(frozen=True, slots=True)
class AdmitOutOfArea:
    """Admit a referral out of area: `code` is a key of OAT_REASONS, and the wait ends.

    `at` is now where not given; `miles` is the distance from home, None where not known. Beds outside the region are
    not kept, so the stay has none.
    """

    referral: str
    unit: str
    code: str
    at: datetime | None = None
    miles: float | None = None

    def title(self, reading: Reading) -> str:
        """Say which referral is admitted where."""
        ref = reading.get(Referral, self.referral).ref
        return f"Admit {ref} out of area to {reading.get(Unit, self.unit).name}"

    def carry_out(self, work: Work) -> None:
        """Begin the stay, let go of every hold and close the wait with its national code."""
        referral, unit = work.get(Referral, self.referral), work.get(Unit, self.unit)
        if unit.in_region:
            raise Refused(f"{unit.name} is in the region. Admit into one of its beds instead.")
        if self.code not in OAT_REASONS:
            raise Refused("Choose why the placement is out of area.")
        refuse_staying(work, referral.person, referral.ref)
        at = settled(self.at, work.now, of_wait(work, referral))
        last = state_of(work.find(Milestone, referral=referral.key))
        said = f"Admitted to {unit.name}, out of area: {OAT_REASONS[self.code]}"
        new = Milestone(
            work.new_key(), referral.key, last.number + 1, at, "admitted", work.by, None, said, self.code
        )
        end_holds(work, referral, at)
        work.put(turn(referral, last, new), new)
        work.put(
            Stay(
                work.new_key(),
                referral.person,
                unit.key,
                referral.key,
                at,
                discharged=None,
                expected=None,
                ready=None,
                ready_reason=None,
                legal=referral.legal,
                source="meeting",
                oat_reason=self.code,
                miles=self.miles,
                method=_WAITING_LIST,
                destination=None,
            )
        )
