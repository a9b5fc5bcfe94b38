"""What a return leaves unsettled: rows that cannot be accepted as they stand, each with what to ask whom."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from pc_desktop.domain.bed import Hold, Stay, is_live
from pc_desktop.domain.calendar import counted, local_day, shown_day
from pc_desktop.domain.person import Person, initials
from pc_desktop.domain.places import Unit
from pc_desktop.domain.problem import Problem, Severity
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.returns import Draft, ReturnedPatient, ReturnedUnit
from pc_desktop.services.matching import midday, said_initials, same_label
from pc_desktop.services.ports import Reading
from pc_desktop.services.return_held import Held

_WEEK_AHEAD: Final = timedelta(days=6)
"""How far ahead a week may end that has begun."""

_LONGEST: Final = timedelta(days=365 * 20 + 5)
"""An admission longer ago than twenty years is taken for a slip."""


def unknown_unit(draft: Draft, returned: ReturnedUnit) -> Problem:
    """Say that nobody here knows a unit of this name."""
    what = "No unit of this name is set up, so its patients are left out."
    sheet = returned.patients[0].sheet if returned.patients else ""
    advice = "Check the name with the sender, or add the name to the unit in Setup."
    return Problem(sheet or draft.file, "", "Unit", returned.unit, what, advice, "question")


def unsettled(
    reading: Reading,
    patient: ReturnedPatient,
    person: Person | None,
    stay: Stay | None,
    listed: Mapping[str, str],
) -> Problem | None:
    """Say why a listed patient is left out; None where nothing stands against them."""
    number = "NHS number"
    if patient.nhs is None:
        what = "Without an NHS number that checks, this row cannot be matched to anybody and is left out."
        return question(patient, number, patient.initials or "", what, "Ask the unit for it.")
    if patient.admitted is not None and patient.admitted > local_day(reading.now):
        what = "The admission is in the future, so the row is left out."
        return question(
            patient, "Admission", shown_day(patient.admitted), what, "Check the date with the unit."
        )
    if patient.admitted is not None and patient.admitted < local_day(reading.now) - _LONGEST:
        what = "The admission is more than twenty years ago, so the row is left out."
        return question(
            patient, "Admission", shown_day(patient.admitted), what, "Check the date with the unit."
        )
    if patient.nhs in listed:
        what = f"This patient is already listed in {listed[patient.nhs]}, so the row is left out."
        return question(patient, number, said_initials(patient), what, "Ask which row is right.")
    if stay is None and person is not None and person.died is not None:
        died = f"recorded as having died on {shown_day(person.died)}"
        what = f"This patient ({initials(person)}) is {died}, so the row is left out."
        return question(patient, number, initials(person), what, "Check the NHS number with the unit.")
    if stay is None and person is not None:
        return _in_two_units(reading, person, patient) or _has_left(reading, person, patient)
    return _over_another(reading, stay, patient) if stay is not None else None


def _has_left(reading: Reading, person: Person, patient: ReturnedPatient) -> Problem | None:
    """Say that the stay a row tells of has ended here already; None where it began after every other."""
    for ended in sorted(reading.find(Stay, person=person.key), key=lambda one: one.admitted, reverse=True):
        began, left = local_day(ended.admitted), ended.discharged
        admitted = patient.admitted
        if left is None or left == ended.admitted:
            continue
        if admitted is None or admitted == began or midday(admitted, reading.now) < left:
            name = reading.get(Unit, ended.unit).name
            what = f"This patient ({initials(person)}) left {name} on {shown_day(local_day(left))}"
            advice = "Ask the unit whether they are there again, and since when; undo the discharge if it was wrong."
            found = shown_day(admitted) if admitted else initials(person)
            return question(patient, "Admission", found, f"{what}, so the row is left out.", advice)
    return None


def _over_another(reading: Reading, stay: Stay, patient: ReturnedPatient) -> Problem | None:
    """Say that a corrected admission would lie in an earlier stay of the same patient; None where it does not."""
    if patient.admitted is None or patient.admitted == local_day(stay.admitted):
        return None
    admitted = midday(patient.admitted, reading.now)
    for other in reading.find(Stay, person=stay.person):
        if other.discharged is not None and other.admitted < other.discharged and admitted < other.discharged:
            name = reading.get(Unit, other.unit).name
            what = f"The patient was still in {name} on that day, so the row is left out."
            return question(
                patient, "Admission", shown_day(patient.admitted), what, "Check the date with the unit."
            )
    return None


def bed_unsettled(
    reading: Reading,
    held: Held,
    patient: ReturnedPatient,
    person: Person | None,
    label: str,
    taken: Iterable[str],
) -> Problem | None:
    """Say what stands against the bed a row names: two in one, held for somebody else, or one nobody knows.

    `label` is the bed the row comes to, `taken` those of the rows before it.
    """
    said = patient.bed or ""
    bed = held.bed_named(label)
    if said and not same_label(held.beds.values(), said):
        what = "The unit has no bed of this name, so the patient keeps their bed or is given a free one."
        return question(patient, "Bed", said, what, "Check the bed with the unit.", "note")
    if said and label in taken:
        what = "Two patients are listed in this bed, so the second row is left out."
        return question(patient, "Bed", said, what, "Ask the unit which of them is in it.")
    here = {
        one.person for one in held.occupations if one.end is None and bed is not None and one.bed == bed.key
    }
    for hold in held.holds if bed is not None and (person is None or person.key not in here) else ():
        is_anothers = person is None or hold.person != person.key
        if bed is not None and hold.bed == bed.key and is_anothers and is_live(hold, reading.now):
            return held_for_another(reading, patient, hold)
    return None


def held_for_another(reading: Reading, patient: ReturnedPatient, hold: Hold) -> Problem:
    """Say that the bed a row names is held."""
    what = f"The bed is held for {reading.get(Referral, hold.referral).ref}, so the row is left out."
    advice = "Release the bed first, or ask the unit which bed it is."
    return question(patient, "Bed", patient.bed or "", what, advice)


def no_bed_left(patient: ReturnedPatient) -> Problem:
    """Say that somebody new has no bed to go into."""
    what = "The row names no bed known here and none is free since that admission, so the row is left out."
    return question(
        patient, "Bed", patient.bed or said_initials(patient), what, "Ask the unit which bed it is."
    )


def in_the_way(patient: ReturnedPatient, person: str) -> Problem:
    """Say that a row's dates cross another's time in a bed; `person` is whose, empty where it is their own."""
    found = shown_day(patient.admitted) if patient.admitted else patient.bed or said_initials(patient)
    column = "Admission" if patient.admitted else "Bed"
    whose = f"{person}'s time in this bed" if person else "what is held of the patient's own beds"
    what = f"The dates do not fit with {whose}, so the row is left out."
    return question(patient, column, found, what, "Check the bed and the admission with the unit.")


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


def unit_question(returned: ReturnedUnit, unit: Unit, column: str, what: str, advice: str) -> Problem:
    """Say what is not settled about a whole unit."""
    return _of_unit(returned, column, unit.name, what, advice, "question")


def out_of_turn(returned: ReturnedUnit, unit: Unit, newest: date | None, today: date) -> Problem | None:
    """Say why a return is not this unit's word for today: still to come, or older than one accepted; else None."""
    day = returned.as_at or returned.week_ending
    if day is None:
        return None
    left_out = f"the return of {unit.name} is left out and nothing of it is written."
    furthest = today if returned.as_at else today + _WEEK_AHEAD
    if day > furthest:
        what = f"The return speaks of {shown_day(day)}, which is still to come, so {left_out}"
        advice = "Check the date with the unit and read the corrected workbook."
        return _of_unit(returned, "Date", shown_day(day), what, advice, "question")
    if newest is not None and min(day, today) < newest:
        what = f"A return of {shown_day(newest)} is newer than this of {shown_day(day)}, so {left_out}"
        advice = "Ask the unit for its latest return; if the newer one was wrong, undo its import first."
        return _of_unit(returned, "Date", shown_day(day), what, advice, "question")
    return None


def unmatched_rows(returned: ReturnedUnit, held: Held, rows: int, stays: Iterable[Stay]) -> Problem:
    """Say that rows nobody could match leave it open who has left."""
    names = held.names(stays)
    what = (
        f"{counted(rows, 'row')} could not be matched, so it is not known whether {names} left; all stay until "
        "somebody says."
    )
    advice = "Ask the unit who is in these rows; discharge whoever has left on the board."
    return unit_question(returned, held.unit, "NHS number", what, advice)


def too_many_gone(returned: ReturnedUnit, held: Held, stays: Sequence[Stay], listed: int) -> Problem:
    """Say that a return would send away most of a unit."""
    what = (
        f"{len(stays)} of the {listed} patients held here are not listed ({held.names(stays)}), "
        "so all of them stay until somebody says when they left."
    )
    advice = "Ask the unit whether the return is complete; discharge whoever has left on the board."
    return unit_question(returned, held.unit, "Patients", what, advice)


def moved_later(returned: ReturnedUnit, held: Held, stay: Stay) -> Problem:
    """Say that somebody not listed came into their bed only after they are taken to have left."""
    what = f"{held.name(stay)} is not listed, but came into this bed later than that, so they are kept."
    advice = "Ask the unit whether they have left; discharge them on the board if so."
    return unit_question(returned, held.unit, "Patients", what, advice)


def occupied_differs(returned: ReturnedUnit, after: int) -> Problem:
    """Say that the board would count other patients in bed than the return lists."""
    what = f"The return lists {returned.occupied}, but {counted(after, 'bed')} would be occupied here after accepting."
    advice = "Settle the questions of this unit, or check its beds on the board."
    return _of_unit(returned, "Occupied", str(returned.occupied), what, advice, "note")


def vacant_but_closed(returned: ReturnedUnit, held: Held, now: datetime) -> Iterable[Problem]:
    """Say which beds the unit lists as vacant while they are closed here; one vacant but unusable is no question."""
    closed = {
        one.bed
        for one in held.closures
        if one.kind != "unusable" and one.start <= now and (one.end is None or one.end > now)
    }
    for one in returned.beds:
        bed = held.bed_named(same_label(held.beds.values(), one.bed) or "")
        if one.state == "vacant" and bed is not None and bed.key in closed:
            what = f"{held.unit.name} {bed.label} is listed as vacant, but is closed here, and stays so."
            yield _of_unit(returned, "Bed", one.bed, what, "Reopen it on the board if it is open.", "note")


def _of_unit(
    returned: ReturnedUnit, column: str, found: str, what: str, advice: str, severity: Severity
) -> Problem:
    """Say something about a whole unit, on the sheet its patients are listed on."""
    sheet = returned.patients[0].sheet if returned.patients else ""
    return Problem(sheet, "", column, found, what, advice, severity)
