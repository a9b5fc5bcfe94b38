"""Taking a referral: the patient, what is asked, and everything given with it, in one step."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pc_desktop.domain.calendar import local_day, shown_day
from pc_desktop.domain.clinical import Finding
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.intake import (
    joined,
    measurement_fault,
    person_faults,
    referral_faults,
    refuse_faults,
    refuse_found,
    tidied,
)
from pc_desktop.domain.intake_form import PERSON_FIELDS
from pc_desktop.domain.person import Person
from pc_desktop.domain.places import Team
from pc_desktop.domain.referral import URGENCIES, Milestone, Referral
from pc_desktop.domain.severity import Measurement
from pc_desktop.services.likeness import held_with_number, same_name_and_birth
from pc_desktop.services.ports import Reading, Work

_FIRST_WORDS = "Taken at the single point of referral"


@dataclass(frozen=True, slots=True)
class TakeReferral:
    """Take one referral. All facts come without keys; the reference, the person and the moment of taking are added.

    `patient` is somebody new, with an empty key, or somebody held, with theirs: what is said of them is then added to
    what is held, and nothing is taken away. A number held already means the person it belongs to. `others` are keys
    of people held who have been looked at and found to be others, though name and date of birth are the same.
    """

    patient: Person
    asked: Referral
    measured: tuple[Measurement, ...] = ()
    found: tuple[Finding, ...] = ()
    others: frozenset[str] = frozenset()

    def title(self, reading: Reading) -> str:
        """Say from which team a referral is taken, and how urgent it is."""
        team = reading.peek(Team, self.asked.team or "")
        urgency = URGENCIES.get(self.asked.urgency, "").lower()
        return f"Take {'an' if urgency[:1] in 'aeiou' else 'a'} {urgency} referral" + (
            f" from {team.name}" if team else ""
        )

    def carry_out(self, work: Work) -> None:
        """Write person, referral, first milestone, measurements and findings."""
        person = self._person(work)
        refuse_waiting(work, person.key)
        if self.asked.team:
            work.get(Team, self.asked.team)
        refuse_faults(referral_faults(self.asked, work.now).values())
        today = local_day(work.now)
        refuse_faults(measurement_fault(one, today, person.born) for one in self.measured)
        refuse_found(self.found, today, person.born)
        referral = replace(self.asked, key=work.new_key(), ref=work.new_ref(), person=person.key, closed=None)
        first = Milestone(
            work.new_key(), referral.key, 1, referral.received, "received", work.by, None, _FIRST_WORDS
        )
        work.put(person, referral, first, *_kept(work, self.measured, self.found, person.key))

    def _person(self, work: Work) -> Person:
        """Give the person as held with what is said added, or as newly said; refuses one who is not certain."""
        said = tidied(self.patient)
        held = work.get(Person, said.key) if said.key else self._held(work, said)
        if held is not None and held.died is not None:
            raise Refused(
                f"This patient is recorded as having died on {shown_day(held.died)}. Check the number."
            )
        person = replace(said, key=work.new_key())
        if held is not None:
            person = tidied(joined(held, said, PERSON_FIELDS))
        refuse_faults(person_faults(person, local_day(work.now)).values())
        if person.nhs_number and held_with_number(work, person.nhs_number, person.key):
            raise Refused("That NHS number belongs to another patient held here. Check which one is meant.")
        return person

    def _held(self, work: Work, said: Person) -> Person | None:
        """Give who is held under the number said; refuses where a date of birth or another record speaks against."""
        held = held_with_number(work, said.nhs_number) if said.nhs_number else None
        if held is not None:
            if said.born and held.born and said.born != held.born:
                raise Refused(
                    "This NHS number is held with another date of birth. Check both, then choose the patient "
                    "held or correct what was typed."
                )
            return held
        for person in same_name_and_birth(work, said):
            if person.key not in self.others:
                refuse_waiting(work, person.key)
                raise Refused(
                    "A patient of this name and date of birth is held already. Choose that patient, or say that "
                    "this is another person."
                )
        return None


def refuse_waiting(work: Work, person: str) -> None:
    """Refuse a second live referral for one patient."""
    for referral in work.find(Referral, person=person, closed=None):
        raise Refused(
            f"This patient waits already, as {referral.ref}. Open that referral instead of taking a second one."
        )


def _kept(
    work: Work, measured: tuple[Measurement, ...], found: tuple[Finding, ...], person: str
) -> Iterator[Measurement | Finding]:
    """Give what is new of measurements and findings, with their keys; what is held already is not written twice."""
    values = {(one.sign, one.taken, one.value) for one in work.find(Measurement, person=person)}
    for value in measured:
        if (value.sign, value.taken, value.value) not in values:
            yield replace(value, key=work.new_key(), person=person)
    words = {(one.item, one.taken, one.words) for one in work.find(Finding, person=person)}
    for finding in found:
        if (finding.item, finding.taken, finding.words) not in words:
            yield replace(finding, key=work.new_key(), person=person, by=work.by)
