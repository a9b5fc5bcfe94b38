"""Moving people between beds: within a unit the stay goes on, to another unit it ends and another begins."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from pc_desktop.domain.bed import Hold, Stay, is_live
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.outcomes.whole import TRANSFER
from pc_desktop.domain.places import Bed
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.repatriation import Repatriation
from pc_desktop.domain.stays import admission_method, settled, with_discharge
from pc_desktop.services.bed_entry import (
    capital,
    end_holds,
    end_wait,
    enter_bed,
    last_occupation,
    leave_beds,
    of_bed,
    of_stay,
    of_wait,
    open_leave,
    open_stay,
    patient_of,
    refuse_entry,
)
from pc_desktop.services.offering import bed_name
from pc_desktop.services.ports import From, Reading, Work

_CONTINUED = {"meeting": TRANSFER}
"""What a transfer makes of whose stay it is: one the meeting managed goes on without being admitted again."""
_TRANSFERRED, _ON_ADVICE, _ANOTHER_WARD = "81", "1", "53"


@dataclass(frozen=True, slots=True)
class MovePatient:
    """Move somebody to another bed of the region; to one of another unit it is a transfer.

    A transfer ends the stay and begins another in the same minute, with the same referral and legal status; what the
    old unit expected (the day of discharge, readiness) stays with the old stay, and the plan for the way home comes
    along. `miles` is the distance from home to a new unit. A bed held for a referral of the same person may be moved
    into: that wait ends.
    """

    stay: str
    bed: str
    at: datetime | None = None
    miles: float | None = None

    def title(self, reading: Reading) -> str:
        """Say who moves to which bed."""
        return f"Move {patient_of(reading, reading.get(Stay, self.stay))} to {bed_name(reading, self.bed)}"

    def carry_out(self, work: Work) -> None:
        """End the time in the old bed and begin it in the new one."""
        stay, bed = open_stay(work, self.stay), work.get(Bed, self.bed)
        last = last_occupation(work, stay)
        if last is not None and last.end is None and last.bed == bed.key:
            raise Refused(f"{capital(patient_of(work, stay))} is in {bed_name(work, bed.key)} already.")
        _refuse_away(work, stay, bed)
        at = _moment(work, [(stay, bed)], self.at)
        leave_beds(work, stay, at)
        _settle(work, stay, bed, at, self.miles)


@dataclass(frozen=True, slots=True)
class SwapPatients:
    """Let two people change beds in one minute; across units it is two transfers.

    `miles` is the distance from the first one's home to the second one's unit, `other_miles` the other way round.
    """

    stay: str
    other: str
    at: datetime | None = None
    miles: float | None = None
    other_miles: float | None = None

    def title(self, reading: Reading) -> str:
        """Say who changes beds with whom."""
        first, second = (patient_of(reading, reading.get(Stay, key)) for key in (self.stay, self.other))
        return f"Swap the beds of {first} and {second}"

    def carry_out(self, work: Work) -> None:
        """End both times in their beds, then begin both anew."""
        if self.stay == self.other:
            raise Refused("Choose two different patients to change beds.")
        first, second = open_stay(work, self.stay), open_stay(work, self.other)
        to_second, to_first = _bed_now(work, second), _bed_now(work, first)
        going = ((first, to_second, self.miles), (second, to_first, self.other_miles))
        for stay, bed, _ in going:
            _refuse_away(work, stay, bed)
        at = _moment(work, [(stay, bed) for stay, bed, _ in going], self.at)
        for stay, _, _ in going:
            leave_beds(work, stay, at)
        for stay, bed, miles in going:
            _settle(work, stay, bed, at, miles)


def _bed_now(work: Work, stay: Stay) -> Bed:
    """Give the bed somebody is in; refuses somebody who is in none."""
    last = last_occupation(work, stay)
    if last is None or last.end is not None:
        raise Refused(
            f"{capital(patient_of(work, stay))} is in no bed at the moment, so nothing can be swapped."
        )
    return work.get(Bed, last.bed)


def _refuse_away(work: Work, stay: Stay, bed: Bed) -> None:
    """Refuse somebody on leave who would change unit, or whose bed is not kept: they have to come back first."""
    last = last_occupation(work, stay)
    is_in_bed = last is not None and last.end is None
    if open_leave(work, stay) is not None and (bed.unit != stay.unit or not is_in_bed):
        raise Refused(f"{capital(patient_of(work, stay))} is on leave. Record the return first.")


def _kept_for(work: Work, stay: Stay, bed: Bed) -> Referral | None:
    """Give the referral of this very person a bed is held for now; None where it is not."""
    for hold in work.find(Hold, bed=bed.key, person=stay.person, released=None, until=From(work.now)):
        if is_live(hold, work.now):
            return work.get(Referral, hold.referral)
    return None


def _moment(work: Work, going: Iterable[tuple[Stay, Bed]], at: datetime | None) -> datetime:
    """Give the moment of a move, after all that is known of the stays, their new beds and the waits they end."""
    known = [
        one
        for stay, bed in going
        for one in (*of_stay(work, stay), *of_bed(work, bed), *of_wait(work, _kept_for(work, stay, bed)))
    ]
    return settled(at, work.now, known)


def _settle(work: Work, stay: Stay, bed: Bed, at: datetime, miles: float | None) -> None:
    """Begin somebody's time in a bed their old one is ended for; end the wait it was held for, if any."""
    own = _kept_for(work, stay, bed)
    refuse_entry(work, bed, at, own.key if own else None)
    if bed.unit != stay.unit:
        stay = _transferred(work, stay, bed, at, miles, own)
    if own is not None:
        end_holds(work, own, at, used=bed.key)
        end_wait(work, own, "admitted", at, f"Moved to {bed_name(work, bed.key)}")
    enter_bed(work, stay, bed, at)


def _transferred(
    work: Work, stay: Stay, bed: Bed, at: datetime, miles: float | None, own: Referral | None
) -> Stay:
    """End a stay and begin the one it goes on as in another unit, of the wait it ends if any; give the new one."""
    methods = with_discharge(admission_method(stay), _ON_ADVICE)
    work.put(replace(stay, discharged=at, method=methods, destination=_ANOTHER_WARD))
    begun = replace(
        stay,
        key=work.new_key(),
        unit=bed.unit,
        referral=own.key if own else stay.referral,
        source="meeting" if own else _CONTINUED.get(stay.source, stay.source),
        admitted=at,
        expected=None,
        ready=None,
        ready_reason=None,
        oat_reason=None,
        miles=miles,
        method=_TRANSFERRED,
    )
    work.put(begun)
    for way_home in work.find(Repatriation, stay=stay.key):
        work.put(replace(way_home, key=work.new_key(), stay=begun.key))
    return begun
