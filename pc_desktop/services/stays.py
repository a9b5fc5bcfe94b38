"""What is known of somebody's leaving: that they left, when they are expected to, and what keeps them."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from pc_desktop.domain.bed import Leave, Stay
from pc_desktop.domain.calendar import local_day, shown_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.person import Person
from pc_desktop.domain.referral import Milestone, Referral, state_of
from pc_desktop.domain.stay_codes import DIED
from pc_desktop.domain.stays import (
    admission_method,
    ready_reason,
    refuse_discharge,
    settled,
    with_discharge,
)
from pc_desktop.services.bed_entry import (
    capital,
    end_holds,
    end_wait,
    leave_beds,
    of_stay,
    open_stay,
    patient_of,
)
from pc_desktop.services.ports import Reading, Work

_ON_ADVICE = "1"


@dataclass(frozen=True, slots=True)
class DischargePatient:
    """End a stay, its time in a bed and any leave; `destination` and `method` are codes, `at` is now where not given.

    Of somebody who died the day is kept, and whatever else they waited for ends.
    """

    stay: str
    destination: str
    method: str = _ON_ADVICE
    at: datetime | None = None

    def title(self, reading: Reading) -> str:
        """Say who is discharged."""
        return f"Discharge {patient_of(reading, reading.get(Stay, self.stay))}"

    def carry_out(self, work: Work) -> None:
        """End everything at one moment, which frees the bed."""
        stay = open_stay(work, self.stay)
        refuse_discharge(self.destination, self.method)
        at = settled(self.at, work.now, of_stay(work, stay))
        leave_beds(work, stay, at)
        for leave in work.find(Leave, stay=stay.key, end=None):
            work.put(replace(leave, end=at))
        methods = with_discharge(admission_method(stay), self.method)
        work.put(replace(stay, discharged=at, method=methods, destination=self.destination))
        if self.method == DIED:
            _record_death(work, stay.person, at)


@dataclass(frozen=True, slots=True)
class PlanDischarge:
    """Say on which day somebody is expected to leave, or with None that nobody expects it; it frees no bed."""

    stay: str
    expected: date | None

    def title(self, reading: Reading) -> str:
        """Say who is expected to leave, and when."""
        who = patient_of(reading, reading.get(Stay, self.stay))
        if self.expected is None:
            return f"No discharge expected of {who}"
        return f"Discharge of {who} expected on {shown_day(self.expected)}"

    def carry_out(self, work: Work) -> None:
        """Keep the day with the stay."""
        stay = open_stay(work, self.stay)
        if self.expected is not None and self.expected < local_day(work.now):
            raise Refused(
                f"{shown_day(self.expected)} has passed. Discharge the patient, or give today or a later day."
            )
        work.put(replace(stay, expected=self.expected))


@dataclass(frozen=True, slots=True)
class RecordReady:
    """Say that somebody is clinically ready for discharge, what keeps them (a code) and for whom it waits.

    `since` is today where not given.
    """

    stay: str
    reason: str
    waits_for: str = ""
    since: date | None = None

    def title(self, reading: Reading) -> str:
        """Say who is ready."""
        return (
            f"{capital(patient_of(reading, reading.get(Stay, self.stay)))} is clinically ready for discharge"
        )

    def carry_out(self, work: Work) -> None:
        """Keep the day and the reason with the stay."""
        stay, today = open_stay(work, self.stay), local_day(work.now)
        since, admitted = self.since or today, local_day(stay.admitted)
        if since > today:
            raise Refused(f"{shown_day(since)} is still to come. Record the day once it is here.")
        if since < admitted:
            who = capital(patient_of(work, stay))
            raise Refused(f"{who} was admitted on {shown_day(admitted)}. Give that day or a later one.")
        work.put(replace(stay, ready=since, ready_reason=ready_reason(self.reason, self.waits_for)))


@dataclass(frozen=True, slots=True)
class ClearReady:
    """Say that somebody is not clinically ready for discharge after all."""

    stay: str

    def title(self, reading: Reading) -> str:
        """Say who is not ready."""
        who = capital(patient_of(reading, reading.get(Stay, self.stay)))
        return f"{who} is not clinically ready for discharge"

    def carry_out(self, work: Work) -> None:
        """Take the day and the reason from the stay."""
        stay = open_stay(work, self.stay)
        if stay.ready is None:
            who = capital(patient_of(work, stay))
            raise Refused(f"{who} is not recorded as ready, so there is nothing to take back.")
        work.put(replace(stay, ready=None, ready_reason=None))


def _record_death(work: Work, person_key: str, at: datetime) -> None:
    """Keep the day somebody died where it is not known, and end whatever they still wait for."""
    person = work.get(Person, person_key)
    work.put(replace(person, died=person.died or local_day(at)))
    for referral in work.find(Referral, person=person_key, closed=None):
        last = state_of(work.find(Milestone, referral=referral.key))
        end_holds(work, referral, at)
        end_wait(work, referral, "died", max(at, last.at), "Recorded at discharge")
