"""Admitting people: those the meeting waited with, and those a unit or another region brings itself."""

from dataclasses import dataclass, replace
from datetime import datetime

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.legal import LEGAL
from pc_desktop.domain.nhs_number import check
from pc_desktop.domain.person import Person
from pc_desktop.domain.places import Bed, Unit
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.stay_codes import ADMISSION_METHODS, OTHER_SOURCES, refuse_unlisted
from pc_desktop.domain.stays import Known, person_known, settled
from pc_desktop.services.bed_entry import end_holds, end_wait, enter_bed, of_bed, of_wait, refuse_entry
from pc_desktop.services.offering import bed_name
from pc_desktop.services.ports import Reading, Work

_WAITING_LIST = "11"


@dataclass(frozen=True, slots=True)
class AdmitPatient:
    """Admit a referral into a bed that is free or held for it; the wait ends and the hold counts as used.

    `at` is now where not given, `legal` the referral's status, `miles` the distance from home to the unit, None
    where not known.
    """

    referral: str
    bed: str
    at: datetime | None = None
    method: str = _WAITING_LIST
    legal: str | None = None
    miles: float | None = None

    def title(self, reading: Reading) -> str:
        """Say which referral is admitted to which bed."""
        return f"Admit {reading.get(Referral, self.referral).ref} to {bed_name(reading, self.bed)}"

    def carry_out(self, work: Work) -> None:
        """Begin the stay in its bed, let go of every hold and close the wait."""
        referral, bed = work.get(Referral, self.referral), work.get(Bed, self.bed)
        refuse_staying(work, referral.person, referral.ref)
        known = (*of_wait(work, referral), *_before(work, referral.person, referral.ref, bed))
        at = settled(self.at, work.now, known)
        legal = self.legal or referral.legal
        stay = _new_stay(work, referral.person, bed, at, self.method, legal)
        stay = replace(stay, referral=referral.key, source="meeting", miles=self.miles)
        refuse_entry(work, bed, at, referral.key)
        end_holds(work, referral, at, used=bed.key)
        end_wait(work, referral, "admitted", at, f"Admitted to {bed_name(work, bed.key)}")
        work.put(stay)
        enter_bed(work, stay, bed, at)


@dataclass(frozen=True, slots=True)
class AdmitOther:
    """Admit somebody the meeting did not wait with: `source` is own (the unit's) or elsewhere (another region's).

    `patient` is somebody known, or somebody new with an empty key; an NHS number held already means the person it
    belongs to. `at` is now where not given.
    """

    patient: Person
    bed: str
    source: str
    at: datetime | None = None
    method: str = _WAITING_LIST
    legal: str | None = None
    miles: float | None = None

    def title(self, reading: Reading) -> str:
        """Say whose patient is admitted to which bed."""
        whose = OTHER_SOURCES.get(self.source, "a patient")
        return f"Admit {whose} to {bed_name(reading, self.bed)}"

    def carry_out(self, work: Work) -> None:
        """Begin the stay in its bed, writing the person where nobody knew them."""
        bed = work.get(Bed, self.bed)
        refuse_unlisted(self.source, OTHER_SOURCES, "whose patient this is")
        person = self._person(work)
        if person.died is not None:
            raise Refused(
                f"This patient is recorded as having died on {shown_day(person.died)}. Check the number."
            )
        for referral in work.find(Referral, person=person.key, closed=None):
            raise Refused(f"This patient waits as {referral.ref}. Admit that referral instead.")
        refuse_staying(work, person.key, "This patient")
        at = settled(self.at, work.now, _before(work, person.key, "This patient", bed))
        stay = _new_stay(work, person.key, bed, at, self.method, self.legal)
        refuse_entry(work, bed, at, referral=None)
        stay = replace(stay, source=self.source, miles=self.miles)
        work.put(person, stay)
        enter_bed(work, stay, bed, at)

    def _person(self, work: Work) -> Person:
        """Give the person as held, or as newly said; refuses somebody nobody could tell from another."""
        said = self.patient
        if said.key:
            return work.get(Person, said.key)
        if not (said.nhs_number or said.surname or said.initials_said):
            raise Refused("Give the NHS number, the name or at least the initials of the patient.")
        if said.nhs_number:
            checked = check(said.nhs_number)
            if not checked.valid:
                raise Refused(f"This NHS number cannot be right: {checked.fault}")
            for known in work.find(Person, nhs_number=checked.digits):
                return known
            said = replace(said, nhs_number=checked.digits)
        return replace(said, key=work.new_key())


def _new_stay(work: Work, person: str, bed: Bed, at: datetime, method: str, legal: str | None) -> Stay:
    """Make a stay that begins; refuses codes nobody knows."""
    refuse_unlisted(method, ADMISSION_METHODS, "how the patient is admitted")
    if legal is not None:
        refuse_unlisted(legal, LEGAL, "the legal status")
    return Stay(
        key=work.new_key(),
        person=person,
        unit=bed.unit,
        referral=None,
        admitted=at,
        discharged=None,
        expected=None,
        ready=None,
        ready_reason=None,
        legal=legal,
        source="",
        oat_reason=None,
        miles=None,
        method=method,
        destination=None,
    )


def _before(work: Work, person: str, who: str, bed: Bed) -> tuple[Known, ...]:
    """Give what an admission may not come before: the last stay of the person, and the last use of the bed."""
    stays = [(work.get(Unit, stay.unit).name, stay) for stay in work.find(Stay, person=person)]
    return (*person_known(who, stays), *of_bed(work, bed))


def refuse_staying(work: Work, person: str, who: str) -> None:
    """Refuse somebody who is staying anywhere."""
    for stay in work.find(Stay, person=person, discharged=None):
        name = work.get(Unit, stay.unit).name
        raise Refused(f"{who} is already staying in {name}. Move or discharge them instead.")
