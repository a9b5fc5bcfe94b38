"""What a return would change, before anything is written: new, changed, gone and the same."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.calendar import local_day, shown_day
from pc_desktop.domain.person import Person, initials
from pc_desktop.domain.places import Unit
from pc_desktop.domain.problem import Problem
from pc_desktop.domain.receipt import Receipt
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.returns import Draft, MadeFrom, ReturnedPatient, ReturnedUnit
from pc_desktop.services.matching import midday, recognise, said_initials, same_label
from pc_desktop.services.ports import Reading
from pc_desktop.services.return_comparison import Comparison, ReturnRow, UnitComparison
from pc_desktop.services.return_differences import (
    CONFLICT,
    NOTHING_CHOSEN,
    Chosen,
    FieldChange,
    change_key,
    differences,
)
from pc_desktop.services.return_earlier import Earlier
from pc_desktop.services.return_gone import Claims, asked_when, gone_row, is_asked, wanted
from pc_desktop.services.return_held import Held, held_of, was_here
from pc_desktop.services.return_questions import (
    bed_unsettled,
    occupied_differs,
    out_of_turn,
    too_many_gone,
    unknown_unit,
    unmatched_rows,
    unsettled,
    vacant_but_closed,
)
from pc_desktop.services.return_settling import Settling
from pc_desktop.services.return_so_far import SoFar
from pc_desktop.services.return_waits import waits_ended, waits_on

_MANY: Final = 3
"""So many gone at once, and more than half of the unit, is a question."""


def compare_all(
    reading: Reading,
    drafts: Iterable[Draft],
    left_out: frozenset[str] = frozenset(),
    chosen: Chosen = NOTHING_CHOSEN,
) -> tuple[Comparison, ...]:
    """Compare files that are to be accepted together: somebody listed in two of them is a question at the second."""
    so_far = SoFar({}, {}, left_out, chosen)
    return tuple(compare(reading, draft, so_far) for draft in drafts)


def compare(reading: Reading, draft: Draft, so_far: SoFar | None = None) -> Comparison:
    """Compare a file with what is held; nothing is written.

    `so_far` tells what the files before it say; what this file says is added to it.
    """
    units = tuple(reading.find(Unit))
    receipts = reading.find(Receipt, digest=draft.digest)
    accepted = max((receipt.at for receipt in receipts), default=None)
    so_far = so_far or SoFar({}, {})
    so_far = SoFar({}, {}, so_far.left_out, so_far.chosen) if accepted else so_far
    compared: list[UnitComparison] = []
    problems = list(draft.problems)
    for returned in draft.units:
        unit = recognise(units, returned.unit) or _made_for(units, draft)
        if unit is None:
            problems.append(unknown_unit(draft, returned))
        else:
            compared.append(_compare_unit(reading, unit, returned, so_far, draft.made))
    if accepted is not None:
        return Comparison(draft, tuple(map(still_asked, compared)), (), accepted)
    return Comparison(draft, tuple(compared), tuple(problems), accepted)


def _made_for(units: Iterable[Unit], draft: Draft) -> Unit | None:
    """Give the unit a workbook of ours was made for, whatever its name is now."""
    key = draft.made.unit if draft.made is not None and len(draft.units) == 1 else ""
    return next((unit for unit in units if key and unit.key == key), None)


def _compare_unit(
    reading: Reading, unit: Unit, returned: ReturnedUnit, so_far: SoFar, made: MadeFrom | None
) -> UnitComparison:
    """Compare one unit's return with the stays and beds held for it."""
    said, today = returned.as_at or returned.week_ending, local_day(reading.now)
    day = min(said, today) if said else None
    receipts = (one.as_at for one in reading.find(Receipt, unit=unit.key))
    newest = max((one for one in (*receipts, so_far.days.get(unit.key)) if one is not None), default=None)
    problem = out_of_turn(returned, unit, newest, today)
    if problem is not None:
        return UnitComparison(unit, returned, said, (), (problem,), skipped=True)
    if day is not None:
        so_far.days[unit.key] = day
    held = held_of(reading, unit)
    earlier = Earlier(reading, held, made, day)
    return _UnitReturn(reading, held, returned, day, so_far, earlier).compared()


class _UnitReturn:
    """One unit's return being compared: rows are left out until the rest fits with what is held."""

    def __init__(
        self,
        reading: Reading,
        held: Held,
        returned: ReturnedUnit,
        day: date | None,
        so_far: SoFar,
        earlier: Earlier,
    ) -> None:
        """Look at the rows one by one."""
        self._reading, self._held, self._returned, self._day = reading, held, returned, day
        self._so_far, self._earlier = so_far, earlier
        self._moment = midday(day or local_day(reading.now), reading.now)
        self._rows: list[ReturnRow] = []
        self._left_out: list[tuple[ReturnedPatient, Problem]] = []
        self._notes: list[Problem] = []
        self._kept: dict[str, Problem] = {}
        self._here = {one.nhs for one in returned.patients if one.nhs}
        self._unplaced = ""
        self._asked: tuple[Problem, ...] = ()
        self._unfitted: list[ReturnedPatient] = []
        for patient in returned.patients:
            self._look_at(patient)
        self._claims = Claims.of(row for row in self._rows if row.key not in so_far.left_out)

    def compared(self) -> UnitComparison:
        """Leave out what does not fit, and give what is left with what is to be asked."""
        while True:
            unit_problems, gone = self._gone()
            settling = Settling(self._reading, self._held, self._returned, self._moment)
            rows = (*self._rows, *gone)
            fault = settling.fit([row for row in rows if row.key not in self._so_far.left_out])
            if fault is None:
                break
            problem = fault[1]
            row = next(one for one in rows if one.key == fault[0])
            if row.patient is None and row.stay is not None:
                self._kept[row.stay.key] = problem
            elif row.patient is not None:
                self._rows = [one for one in self._rows if one.key != row.key]
                self._left_out.append((row.patient, problem))
                self._unfitted.append(row.patient)
                self._unplaced = self._unplaced or ("" if row.bed else row.who)
        after = settling.occupied(self._day, rows)
        asked = sum(is_asked(row) and bool(row.bed) for row in gone)
        if self._returned.occupied not in {after, after - asked}:
            unit_problems.append(occupied_differs(self._returned, after))
        unit_problems += vacant_but_closed(self._returned, self._held, self._reading.now)
        problems = (*self._row_problems(), *self._kept.values(), *unit_problems)
        fitted = tuple(replace(row, into=settling.beds.get(row.key)) for row in rows)
        return UnitComparison(self._held.unit, self._returned, self._day, fitted, problems, asked=self._asked)

    def _look_at(self, patient: ReturnedPatient) -> None:
        """Compare one row with the stay held, or leave it out with what is to be asked."""
        reading, held, nhs = self._reading, self._held, patient.nhs or ""
        person = next(iter(reading.find(Person, nhs_number=nhs) if nhs else ()), None)
        stay = next((one for one in held.stays.values() if person and one.person == person.key), None)
        problem = unsettled(reading, patient, person, stay, self._so_far.listed)
        if problem is None:
            admitted = patient.admitted or local_day(self._moment)
            waited = waits_ended(reading, person, admitted) if stay is None else ()
            leave_said = self._returned.on_leave is not None
            row = (
                _new_row(held, patient, person, waited)
                if stay is None
                else self._row(patient, stay, leave_said=leave_said)
            )
            taken = {one.bed for one in self._rows if one.bed and one.key not in self._so_far.left_out}
            problem = bed_unsettled(reading, held, patient, person, row.bed, taken)
            if problem is None or problem.severity == "note":
                if row.key not in self._so_far.left_out:
                    self._so_far.listed[nhs] = held.unit.name
                self._rows.append(row)
                late = waits_on(reading, person, patient, admitted) if stay is None else None
                self._notes += [one for one in (problem, late) if one is not None]
                return
        self._left_out.append((patient, problem))

    def _row(self, patient: ReturnedPatient, stay: Stay, *, leave_said: bool) -> ReturnRow:
        """Compare one listed patient with the stay held, each field as it was chosen or as it stands by itself."""
        held, chosen = self._held, self._so_far.chosen
        key = f"{held.unit.key}/{patient.nhs}"
        label = same_label(held.beds.values(), patient.bed) or ""
        earlier = self._earlier.of(stay)
        found = differences(held, patient, stay, label, earlier, leave_said=leave_said)
        changes = tuple(
            replace(one, taken=chosen.takes(change_key(key, one.field), one.stand)) for one in found
        )
        bed = held.bed_of.get(stay.key)
        moves = any(one.field == "Bed" and one.taken for one in changes)
        shown = label if moves or bed is None else bed.label
        status = "changed" if any(one.taken for one in changes) else "same"
        if status == "same" and any(one.stand == CONFLICT for one in changes):
            status = "conflict"
        person = held.people[stay.person]
        return ReturnRow(key, status, shown, initials(person), patient, stay, person, changes, None)

    def _missing(self) -> list[Stay]:
        """Give the stays a full return would list, and this one does not name by NHS number."""
        here = {key for key, person in self._held.people.items() if person.nhs_number in self._here}
        return [
            one for one in self._held.stays.values() if one.person not in here and was_here(one, self._day)
        ]

    def _gone(self) -> tuple[list[Problem], list[ReturnRow]]:
        """Give those who are not listed, each as was answered, and what is to be asked of the unit."""
        held, missing = self._held, self._missing()
        day = self._day or local_day(self._reading.now)
        unread = [patient for patient, _ in self._left_out if patient not in self._unfitted]
        meant = [(patient, held.meant_by(patient, missing, day)) for patient in unread]
        kept = {stay.key for _, stays in meant for stay in stays} | self._kept.keys()
        by_hand = self._so_far.left_out
        left = [one for one in missing if one.key not in kept or held.row_key(one) in by_hand]
        unmatched = sum(patient.nhs is None and not stays for patient, stays in meant)
        due = sum(was_here(stay, self._day) for stay in held.stays.values())
        today, chosen = local_day(self._reading.now), self._so_far.chosen
        rows = [gone_row(held, stay, day, self._claims, chosen, today) for stay in left]
        rows = [wanted(row, self._unplaced) for row in rows] if self._unplaced else rows
        open_ = [row for row in rows if is_asked(row) and row.key not in by_hand]
        asked = [row.stay for row in open_ if row.stay is not None]
        if asked and unmatched:
            return [unmatched_rows(self._returned, held, unmatched, asked)], rows
        if len(asked) >= _MANY and len(asked) * 2 > due:
            return [too_many_gone(self._returned, held, asked, due)], rows
        self._asked = tuple(asked_when(self._returned, held, row) for row in open_)
        return [], rows

    def _row_problems(self) -> list[Problem]:
        """Give the questions about rows in the order of the file; who is kept because of one is named in it."""
        missing, day = self._missing(), self._day or local_day(self._reading.now)
        problems = list(self._notes)
        for patient, problem in self._left_out:
            stays = self._held.meant_by(patient, missing, day)
            kept = f" Until then {self._held.names(stays)} stays as held." if stays else ""
            problems.append(replace(problem, advice=problem.advice + kept))
        order = [(patient.sheet, patient.where) for patient in self._returned.patients]
        return sorted(problems, key=lambda one: order.index((one.sheet, one.cell)))


def _new_row(
    held: Held, patient: ReturnedPatient, person: Person | None, waited: tuple[Referral, ...]
) -> ReturnRow:
    """Say that a listed patient is new to the unit."""
    label = same_label(held.beds.values(), patient.bed) or ""
    who = initials(person) if person else said_initials(patient)
    new = [FieldChange("Stay", "none", f"admitted {shown_day(patient.admitted)}")]
    new += [FieldChange("Referral", f"{one.ref} waits", "admitted") for one in waited]
    key = f"{held.unit.key}/{patient.nhs}"
    return ReturnRow(key, "new", label, who, patient, None, person, tuple(new), None, waited)


def still_asked(unit: UnitComparison) -> UnitComparison:
    """Give of a return accepted before whom it does not list and who is still here, and nothing else."""
    rows = tuple(row for row in unit.rows if row.status == "gone")
    return replace(unit, rows=rows, problems=())
