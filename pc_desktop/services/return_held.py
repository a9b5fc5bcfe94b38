"""What is held about one unit when its return comes in: beds, open stays, who is where, and what is kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from pc_desktop.domain.bed import Closure, Hold, Leave, Occupation, Stay
from pc_desktop.domain.calendar import local_day
from pc_desktop.domain.person import Person, age_on, initials, whole_years
from pc_desktop.domain.places import Bed, Unit
from pc_desktop.domain.returns import ReturnedPatient
from pc_desktop.domain.severity import Measurement
from pc_desktop.services.matching import said_initials, same_label, split_name
from pc_desktop.services.ports import Reading


@dataclass(frozen=True, slots=True)
class Held:
    """One unit's beds, its open stays with their people, places and BMI, and what else stands in its beds' way.

    `occupations` are those of its beds and of its open stays, ended ones included; `closures` and `holds` those of
    its beds.
    """

    unit: Unit
    beds: Mapping[str, Bed]
    stays: Mapping[str, Stay]
    bed_of: Mapping[str, Bed]
    leaves: Mapping[str, Leave]
    people: Mapping[str, Person]
    bmi: Mapping[str, Measurement]
    occupations: tuple[Occupation, ...]
    closures: tuple[Closure, ...]
    holds: tuple[Hold, ...]

    def bed_named(self, label: str) -> Bed | None:
        """Give the bed of exactly this label."""
        return next((bed for bed in self.beds.values() if label and bed.label == label), None)

    def row_key(self, stay: Stay) -> str:
        """Give the key of the row of somebody staying, by which it can be left out."""
        return f"{stay.unit}/{self.people[stay.person].nhs_number or stay.key}"

    def name(self, stay: Stay) -> str:
        """Name somebody staying by initials and bed, such as A.R. (L01)."""
        bed = self.bed_of.get(stay.key)
        return f"{initials(self.people[stay.person])} ({bed.label if bed else 'no bed'})"

    def names(self, stays: Iterable[Stay]) -> str:
        """Name several people staying, by initials and bed."""
        said = sorted(self.name(stay) for stay in stays)
        return " and ".join(filter(None, (", ".join(said[:-1]), *said[-1:])))

    def shut(self, moment: datetime) -> frozenset[str]:
        """Give the keys of the beds out of use at or after a moment."""
        return frozenset(one.bed for one in self.closures if one.end is None or one.end > moment)

    def meant_by(self, patient: ReturnedPatient, stays: Iterable[Stay], day: date) -> tuple[Stay, ...]:
        """Give the stays a row left out may be about: of the bed it names, or of somebody it may describe.

        A row with an NHS number describes the person of that number alone, so only its bed counts.
        """
        label = same_label(self.beds.values(), patient.bed)
        return tuple(
            stay
            for stay in stays
            if (label is not None and (bed := self.bed_of.get(stay.key)) is not None and bed.label == label)
            or (patient.nhs is None and _describes(patient, self.people[stay.person], day))
        )


def _describes(patient: ReturnedPatient, person: Person, day: date) -> bool:
    """Tell whether a row may be about somebody: the same name and birth date, or the same initials and age."""
    if patient.dob is not None and patient.dob == person.born:
        surname, given = split_name(patient)
        if surname and _same(surname, person.surname) and _same(given, person.given):
            return True
    age = patient.age if patient.dob is None else whole_years(patient.dob, day)
    held = age_on(person, day)
    return age is not None and held is not None and age == held and said_initials(patient) == initials(person)


def _same(one: str | None, other: str | None) -> bool:
    """Tell whether two parts of a name are the same however they are typed."""
    return (one or "").strip().casefold() == (other or "").strip().casefold()


def held_of(reading: Reading, unit: Unit) -> Held:
    """Gather what is held about one unit now."""
    beds = {bed.key: bed for bed in sorted(reading.find(Bed, unit=unit.key), key=lambda bed: bed.position)}
    stays = {stay.key: stay for stay in reading.find(Stay, unit=unit.key, discharged=None)}
    keys, bed_keys = frozenset(stays), frozenset(beds)
    used = (*reading.find(Occupation, bed=bed_keys), *reading.find(Occupation, stay=keys))
    occupations = tuple({one.key: one for one in used}.values())
    people = {
        one.key: one for one in reading.find(Person, key=frozenset(stay.person for stay in stays.values()))
    }
    bmi: dict[str, Measurement] = {}
    for one in sorted(
        reading.find(Measurement, person=frozenset(people), sign="bmi"), key=lambda one: one.taken
    ):
        bmi[one.person] = one
    return Held(
        unit=unit,
        beds=beds,
        stays=stays,
        bed_of={one.stay: beds[one.bed] for one in occupations if one.end is None and one.bed in beds},
        leaves={leave.stay: leave for leave in reading.find(Leave, stay=keys, end=None)},
        people=people,
        bmi=bmi,
        occupations=occupations,
        closures=reading.find(Closure, bed=bed_keys),
        holds=reading.find(Hold, bed=bed_keys),
    )


def was_here(stay: Stay, day: date | None) -> bool:
    """Tell whether a return that speaks of a day must list a stay: not one that began that day or after it."""
    return day is None or local_day(stay.admitted) < day
