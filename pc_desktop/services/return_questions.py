"""What a return leaves unsettled: rows that cannot be accepted as they stand, each with what to ask whom."""

from collections.abc import Mapping

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.calendar import local_day, shown_day
from pc_desktop.domain.person import Person, initials
from pc_desktop.domain.places import Unit
from pc_desktop.domain.problem import Problem, Severity
from pc_desktop.domain.returns import Draft, ReturnedPatient, ReturnedUnit
from pc_desktop.services.matching import said_initials
from pc_desktop.services.ports import Reading


def unknown_unit(draft: Draft, returned: ReturnedUnit) -> Problem:
    """Say that nobody here knows a unit of this name."""
    what = "No unit of this name is set up, so its patients are left out."
    sheet = returned.patients[0].sheet if returned.patients else ""
    advice = "Check the name with the sender, or add the name to the unit in Setup."
    return Problem(sheet or draft.file, "", "Unit", returned.unit, what, advice, "question")


def unsettled(
    reading: Reading, patient: ReturnedPatient, person: Person | None, stay: Stay | None, listed: Mapping[str, str]
) -> Problem | None:
    """Say why a listed patient is left out; None where nothing stands against them."""
    number = "NHS number"
    if patient.nhs is None:
        what = "Without an NHS number that checks, this row cannot be matched to anybody and is left out."
        return question(patient, number, patient.initials or "", what, "Ask the unit for it.")
    if patient.admitted is not None and patient.admitted > local_day(reading.now):
        what = "The admission is in the future, so the row is left out."
        return question(patient, "Admission", shown_day(patient.admitted), what, "Check the date with the unit.")
    if patient.nhs in listed:
        what = f"This patient is already listed in {listed[patient.nhs]}, so the row is left out."
        return question(patient, number, said_initials(patient), what, "Ask which row is right.")
    if stay is None and person is not None and person.died is not None:
        died = f"recorded as having died on {shown_day(person.died)}"
        what = f"This patient ({initials(person)}) is {died}, so the row is left out."
        return question(patient, number, initials(person), what, "Check the NHS number with the unit.")
    if stay is None and person is not None:
        return _in_two_units(reading, person, patient)
    return None


def _in_two_units(reading: Reading, person: Person, patient: ReturnedPatient) -> Problem | None:
    """Say that somebody listed here is staying somewhere else; None where they are not."""
    others = reading.find(Stay, person=person.key, discharged=None)
    if not others:
        return None
    name = reading.get(Unit, others[0].unit).name
    what = f"This patient ({initials(person)}) is also in {name}, so the row is left out."
    advice = f"Ask both units which is right; discharge the patient from {name} first if they have moved."
    return question(patient, "NHS number", initials(person), what, advice)


def question(
    patient: ReturnedPatient, column: str, found: str, what: str, advice: str, severity: Severity = "question"
) -> Problem:
    """Say what is not settled about a listed patient, and what to do."""
    return Problem(patient.sheet, patient.where, column, found, what, advice, severity)
