"""What a return would change, before anything is written: new, changed, gone and the same."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from pc_desktop.domain.bed import Hold, Leave, Occupation, Stay, is_live
from pc_desktop.domain.calendar import local_day, shown_day
from pc_desktop.domain.legal import legal_code, legal_words
from pc_desktop.domain.person import Person, initials
from pc_desktop.domain.places import Bed, Unit
from pc_desktop.domain.problem import Problem
from pc_desktop.domain.receipt import Receipt
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.returns import Draft, ReturnedPatient, ReturnedUnit
from pc_desktop.domain.severity import Measurement
from pc_desktop.services.matching import recognise, said_initials, same_label
from pc_desktop.services.ports import Reading
from pc_desktop.services.return_questions import question, unknown_unit, unsettled


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One thing a return says differently: which, what was held, what it says."""

    field: str
    had: str
    says: str


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """One person in the comparison; `status` is new, changed, gone or same.

    `patient` is None for somebody gone, `stay` and `person` None for somebody new. `left_by` is the day somebody
    gone is taken to have left by.
    """

    key: str
    status: str
    bed: str
    who: str
    patient: ReturnedPatient | None
    stay: Stay | None
    person: Person | None
    changes: tuple[FieldChange, ...]
    left_by: date | None


@dataclass(frozen=True, slots=True)
class UnitComparison:
    """One unit's return against what is held: its rows and what could not be settled."""

    unit: Unit
    returned: ReturnedUnit
    day: date | None
    rows: tuple[ReturnRow, ...]
    problems: tuple[Problem, ...]

    def of(self, status: str) -> tuple[ReturnRow, ...]:
        """Give the rows of one status."""
        return tuple(row for row in self.rows if row.status == status)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One file against what is held; `accepted` is when this very file was accepted before, if it was."""

    draft: Draft
    units: tuple[UnitComparison, ...]
    problems: tuple[Problem, ...]
    accepted: datetime | None

    def count(self, status: str) -> int:
        """Count the rows of one status over all units."""
        return sum(len(unit.of(status)) for unit in self.units)

    @property
    def all_problems(self) -> tuple[Problem, ...]:
        """Give the file's problems and every unit's."""
        return self.problems + tuple(problem for unit in self.units for problem in unit.problems)


@dataclass(frozen=True, slots=True)
class _Held:
    """What is held about one unit: its beds, and the open stays with their people, places and BMI."""

    beds: Mapping[str, Bed]
    stays: Mapping[str, Stay]
    bed_of: Mapping[str, Bed]
    leaves: Mapping[str, Leave]
    people: Mapping[str, Person]
    bmi: Mapping[str, Measurement]


def compare_all(reading: Reading, drafts: Iterable[Draft]) -> tuple[Comparison, ...]:
    """Compare files that are to be accepted together: somebody listed in two of them is a question at the second."""
    listed: dict[str, str] = {}
    return tuple(compare(reading, draft, listed) for draft in drafts)


def compare(reading: Reading, draft: Draft, listed: dict[str, str] | None = None) -> Comparison:
    """Compare a file with what is held; nothing is written.

    `listed` names the unit of everybody listed so far by NHS number; whoever this file lists is added to it.
    """
    units = tuple(reading.find(Unit))
    receipts = reading.find(Receipt, digest=draft.digest)
    accepted = max((receipt.at for receipt in receipts), default=None)
    listed = {} if listed is None or accepted else listed
    compared: list[UnitComparison] = []
    problems = list(draft.problems)
    for returned in draft.units:
        unit = recognise(units, returned.unit)
        if unit is None:
            problems.append(unknown_unit(draft, returned))
        else:
            compared.append(_compare_unit(reading, unit, returned, listed))
    return Comparison(draft, tuple(compared), tuple(problems), accepted)


def _compare_unit(
    reading: Reading, unit: Unit, returned: ReturnedUnit, listed: dict[str, str]
) -> UnitComparison:
    """Compare one unit's return with the stays and beds held for it."""
    held = _held(reading, unit)
    day, today = returned.as_at or returned.week_ending, local_day(reading.now)
    known = {person.nhs_number: person for person in held.people.values() if person.nhs_number}
    rows: list[ReturnRow] = []
    problems: list[Problem] = []
    here = {person.key for nhs, person in known.items() if nhs in {one.nhs for one in returned.patients}}
    for patient in returned.patients:
        nhs = patient.nhs or ""
        person = known.get(nhs) or _person_anywhere(reading, nhs)
        stay = next((one for one in held.stays.values() if person and one.person == person.key), None)
        problem = unsettled(reading, patient, person, stay, listed)
        if problem is not None:
            problems.append(problem)
            continue
        row = _row(unit, held, patient, person, stay, leave_said=returned.on_leave is not None)
        problem = _bed_unsettled(reading, held, row, patient, rows)
        if problem is not None:
            problems.append(problem)
        if problem is None or problem.severity == "note":
            listed[nhs] = unit.name
            rows.append(row)
    taken = {row.bed: row.patient for row in rows if row.patient and row.bed}
    left = [stay for stay in held.stays.values() if stay.person not in here and _was_here(stay, day)]
    rows += [_gone(held, stay, day, taken, today) for stay in left]
    return UnitComparison(unit, returned, day, tuple(rows), tuple(problems))


def _was_here(stay: Stay, day: date | None) -> bool:
    """Tell whether a return that speaks of a day should list a stay: not one that began after it."""
    return day is None or local_day(stay.admitted) <= day


def _person_anywhere(reading: Reading, nhs: str) -> Person | None:
    """Find somebody by NHS number, staying or not."""
    found = reading.find(Person, nhs_number=nhs) if nhs else ()
    return found[0] if found else None


def _bed_unsettled(
    reading: Reading, held: _Held, row: ReturnRow, patient: ReturnedPatient, rows: Iterable[ReturnRow]
) -> Problem | None:
    """Say what stands against the bed a row names: two in one, held for somebody else, or one nobody knows."""
    said = patient.bed or ""
    if said and not same_label(held.beds.values(), said):
        what = "The unit has no bed of this name, so the patient keeps their bed or is given a free one."
        return question(patient, "Bed", said, what, "Check the bed with the unit.", "note")
    if said and any(one.bed == row.bed for one in rows):
        what = "Two patients are listed in this bed, so the second row is left out."
        return question(patient, "Bed", said, what, "Ask the unit which of them is in it.")
    moves = row.status == "new" or any(change.field == "Bed" for change in row.changes)
    bed = next((bed.key for bed in held.beds.values() if bed.label == row.bed), "")
    for hold in reading.find(Hold, bed=bed) if moves else ():
        if is_live(hold, reading.now) and (row.person is None or hold.person != row.person.key):
            ref = reading.get(Referral, hold.referral).ref
            what = f"The bed is held for {ref}, so the row is left out."
            return question(patient, "Bed", said, what, "Release the bed first, or ask the unit which bed it is.")
    return None


def _held(reading: Reading, unit: Unit) -> _Held:
    """Gather what is held about one unit now."""
    beds = {bed.key: bed for bed in sorted(reading.find(Bed, unit=unit.key), key=lambda bed: bed.position)}
    stays = {stay.key: stay for stay in reading.find(Stay, unit=unit.key, discharged=None)}
    keys = frozenset(stays)
    occupations = reading.find(Occupation, stay=keys, end=None)
    people = {one.key: one for one in reading.find(Person, key=frozenset(stay.person for stay in stays.values()))}
    bmi: dict[str, Measurement] = {}
    for one in sorted(reading.find(Measurement, person=frozenset(people), sign="bmi"), key=lambda one: one.taken):
        bmi[one.person] = one
    return _Held(
        beds=beds,
        stays=stays,
        bed_of={one.stay: beds[one.bed] for one in occupations if one.bed in beds},
        leaves={leave.stay: leave for leave in reading.find(Leave, stay=keys, end=None)},
        people=people,
        bmi=bmi,
    )


def _row(
    unit: Unit, held: _Held, patient: ReturnedPatient, person: Person | None, stay: Stay | None, *, leave_said: bool
) -> ReturnRow:
    """Compare one listed patient with the stay held, if any."""
    key = f"{unit.key}/{patient.nhs}"
    label = same_label(held.beds.values(), patient.bed) or ""
    who = initials(person) if person else said_initials(patient)
    if stay is None:
        says = f"admitted {shown_day(patient.admitted)}"
        return ReturnRow(key, "new", label, who, patient, None, person, (FieldChange("Stay", "none", says),), None)
    changes = tuple(_differences(held, patient, stay, label, leave_said=leave_said))
    bed = held.bed_of.get(stay.key)
    status = "changed" if changes else "same"
    return ReturnRow(key, status, label or (bed.label if bed else ""), who, patient, stay, person, changes, None)


def _differences(
    held: _Held, patient: ReturnedPatient, stay: Stay, label: str, *, leave_said: bool
) -> Iterable[FieldChange]:
    """Give what a row says differently from its stay; a field the file does not hold is no difference."""
    bed = held.bed_of.get(stay.key)
    if label and (bed is None or bed.label != label):
        yield FieldChange("Bed", bed.label if bed else "none", label)
    admitted = local_day(stay.admitted)
    if patient.admitted is not None and patient.admitted != admitted:
        yield FieldChange("Admitted", shown_day(admitted), shown_day(patient.admitted))
    if patient.edd is not None and patient.edd != stay.expected:
        yield FieldChange("Expected discharge", shown_day(stay.expected), shown_day(patient.edd))
    if patient.crfd is not None and patient.crfd != stay.ready:
        yield FieldChange("Clinically ready", shown_day(stay.ready), shown_day(patient.crfd))
    legal = legal_code(patient.mha)
    if legal is not None and legal != stay.legal:
        yield FieldChange("Legal status", legal_words(stay.legal), legal_words(legal))
    bmi = held.bmi.get(stay.person)
    if patient.bmi is not None and (bmi is None or bmi.value != patient.bmi):
        yield FieldChange("BMI", f"{bmi.value:.1f}" if bmi else "Not recorded", f"{patient.bmi:.1f}")
    away, leave = bool(patient.on_leave), held.leaves.get(stay.key)
    if leave_said and away != (leave is not None):
        yield FieldChange("Leave", "on leave" if leave else "in the unit", "on leave" if away else "in the unit")


def _gone(
    held: _Held, stay: Stay, day: date | None, taken: Mapping[str, ReturnedPatient], today: date
) -> ReturnRow:
    """Say that somebody staying is not on the return, and by which day they had left."""
    bed = held.bed_of.get(stay.key)
    label = bed.label if bed else ""
    successor = taken.get(label)
    left_by = day
    if successor is not None:
        left_by = min(day or today, successor.admitted or today)
    person = held.people[stay.person]
    since = f"here since {shown_day(local_day(stay.admitted))}"
    says = f"not listed: left by {shown_day(left_by)}" if left_by else "not listed"
    change = FieldChange("Stay", since, says)
    key = f"{stay.unit}/{person.nhs_number or stay.key}"
    return ReturnRow(key, "gone", label, initials(person), None, stay, person, (change,), left_by)
