"""Accepting returns: everything several files say, written as one step that one Undo takes back."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from pc_desktop.domain.bed import Closure, Confirmation, Leave, Occupation, Stay
from pc_desktop.domain.board import RETURN
from pc_desktop.domain.calendar import local_day
from pc_desktop.domain.legal import legal_code
from pc_desktop.domain.person import Person
from pc_desktop.domain.places import Bed
from pc_desktop.domain.receipt import Receipt
from pc_desktop.domain.returns import Draft, ReturnedBed, ReturnedPatient
from pc_desktop.domain.severity import Measurement
from pc_desktop.services.compare_returns import compare, compare_all
from pc_desktop.services.matching import midday, same_label, split_name
from pc_desktop.services.ports import Reading, Work
from pc_desktop.services.return_comparison import ReturnRow, UnitComparison
from pc_desktop.services.return_differences import NOTHING_CHOSEN, Chosen
from pc_desktop.services.return_so_far import SoFar
from pc_desktop.services.return_waits import end_waits

_CLOSURE_WORDS = {
    "estates": ("water", "estate", "repair", "damage", "refurb", "leak", "heating", "works"),
    "staffing": ("staff", "nurs"),
    "infection": ("infect", "covid", "noro", "flu", "outbreak"),
}


@dataclass(frozen=True, slots=True)
class ImportReturns:
    """Accept the returns of some files, leaving out the rows named by key, with what was chosen in the preview."""

    drafts: tuple[Draft, ...]
    left_out: frozenset[str] = frozenset()
    chosen: Chosen = NOTHING_CHOSEN

    def title(self, reading: Reading) -> str:
        """Say whose returns are accepted."""
        compared = [
            unit
            for one in compare_all(reading, self.drafts, self.left_out, self.chosen)
            for unit in one.units
        ]
        units = list(dict.fromkeys(unit.unit.name for unit in compared if not unit.skipped))
        return f"Import {'return' if len(units) == 1 else 'returns'}: {', '.join(units) or 'nothing'}"

    def carry_out(self, work: Work) -> None:
        """Write every unit's differences."""
        self.write(work)

    def write(self, work: Work) -> tuple[Draft, ...]:
        """Write every unit's differences, with a receipt for each; gives the files that wrote anything.

        All files are compared before anything is written, as in the preview; a second file about one unit is
        compared with what the first has written.
        """
        written: set[str] = set()
        files: list[Draft] = []
        for planned in compare_all(work, self.drafts, self.left_out, self.chosen):
            units = {one.unit.key for one in planned.units}
            comparison = (
                compare(work, planned.draft, SoFar({}, {}, self.left_out, self.chosen))
                if units & written
                else planned
            )
            for unit in (one for one in comparison.units if not one.skipped):
                acceptance = _Acceptance(work, planned.draft, unit)
                if comparison.accepted is None:
                    acceptance.write(self.left_out)
                    files.append(planned.draft)
                else:
                    acceptance.write_gone(self.left_out)
            written |= units if comparison.accepted is None else set()
        return tuple({draft.digest: draft for draft in files}.values())


class _Acceptance:
    """One unit's return on its way into the store."""

    def __init__(self, work: Work, draft: Draft, compared: UnitComparison) -> None:
        """Look at what is held of the unit's beds."""
        self._work = work
        self._draft = draft
        self._compared = compared
        self._beds = sorted(work.find(Bed, unit=compared.unit.key), key=lambda bed: bed.position)

    def write(self, left_out: frozenset[str]) -> None:
        """Write the rows, those who left first, then the beds, the receipt and the unit's word."""
        rows = [row for row in self._compared.rows if row.key not in left_out]
        self.write_gone(left_out)
        for row in rows:
            if row.patient is not None and row.stay is not None and row.taken:
                self._change(row, row.patient, row.stay)
        for row in rows:
            if row.patient is not None and row.status == "new":
                self._admit(row, row.patient)
        for bed in self._compared.returned.beds:
            self._close(bed)
        self._receive()

    def write_gone(self, left_out: frozenset[str]) -> None:
        """Let those leave for whom somebody said when; of a file accepted before this is all there is to write."""
        for row in self._compared.rows:
            if row.status == "gone" and row.key not in left_out:
                self._leave_unit(row)

    def _leave_unit(self, row: ReturnRow) -> None:
        """End the stay of somebody not listed on the day somebody said; nothing where nobody did."""
        work, stay = self._work, row.stay
        if stay is None or row.left_by is None:
            return
        left = max(midday(row.left_by, work.now), stay.admitted)
        work.put(replace(stay, discharged=left))
        for occupation in work.find(Occupation, stay=stay.key, end=None):
            work.put(replace(occupation, end=max(left, occupation.start)))
        for leave in work.find(Leave, stay=stay.key, end=None):
            work.put(replace(leave, end=max(left, leave.start)))

    def _change(self, row: ReturnRow, patient: ReturnedPatient, stay: Stay) -> None:
        """Write what a row says differently from the stay held."""
        work = self._work
        fields = row.taken
        if "Admitted" in fields and patient.admitted is not None:
            stay = self._admitted_on(stay, patient.admitted)
        changed = replace(
            stay,
            expected=patient.edd if "Expected discharge" in fields else stay.expected,
            ready=patient.crfd if "Clinically ready" in fields else stay.ready,
            legal=legal_code(patient.mha) if "Legal status" in fields else stay.legal,
        )
        work.put(changed)
        if "Bed" in fields:
            self._move(changed, row.bed)
        if "BMI" in fields:
            self._weigh(stay.person, patient)
        if "Leave" in fields:
            self._leave(changed, away=bool(patient.on_leave))

    def _admitted_on(self, stay: Stay, day: date) -> Stay:
        """Correct the day of admission, of the stay and of its first bed."""
        admitted = midday(day, self._work.now)
        first = min(self._work.find(Occupation, stay=stay.key), key=lambda one: one.start, default=None)
        if first is not None and first.start == stay.admitted:
            self._work.put(replace(first, start=admitted))
        return replace(stay, admitted=admitted)

    def _move(self, stay: Stay, label: str) -> None:
        """Move somebody to the bed the return names, from the day it speaks of."""
        work = self._work
        bed = next(bed for bed in self._beds if bed.label == label)
        moved = max(self._moment(), stay.admitted)
        for occupation in work.find(Occupation, stay=stay.key, end=None):
            work.put(replace(occupation, end=max(moved, occupation.start)))
            moved = max(moved, occupation.start)
        work.put(Occupation(work.new_key(), stay.key, stay.person, bed.key, moved, end=None))

    def _weigh(self, person: str, patient: ReturnedPatient) -> None:
        """Keep the BMI a return gives, as measured on the day it speaks of."""
        work = self._work
        if patient.bmi is not None:
            work.put(Measurement(work.new_key(), person, "bmi", self._day(), patient.bmi))

    def _leave(self, stay: Stay, *, away: bool) -> None:
        """Begin or end a leave on the day the return speaks of; the bed stays kept."""
        work, moment = self._work, self._moment()
        for leave in work.find(Leave, stay=stay.key, end=None):
            work.put(replace(leave, end=max(moment, leave.start)))
        if away:
            start = max(moment, stay.admitted)
            work.put(
                Leave(work.new_key(), stay.key, start, None, None, bed_usable=False, leave_type="not stated")
            )

    def _admit(self, row: ReturnRow, patient: ReturnedPatient) -> None:
        """Write somebody new to the unit: the person where unknown, the stay, the bed and the BMI."""
        work = self._work
        person = row.person or self._person(patient)
        admitted = midday(patient.admitted, work.now) if patient.admitted else self._moment()
        bed = next((bed for bed in self._beds if bed.key == row.into), None)
        if bed is None:
            return
        stay = Stay(
            key=work.new_key(),
            person=person.key,
            unit=self._compared.unit.key,
            referral=row.waited[0].key if row.waited else None,
            admitted=admitted,
            discharged=None,
            expected=patient.edd,
            ready=patient.crfd,
            ready_reason=None,
            legal=legal_code(patient.mha) or (row.waited[0].legal if row.waited else None),
            source="meeting" if row.waited else "own",
            oat_reason=None,
            miles=None,
            method=None,
            destination=None,
        )
        words = f"Admitted to {self._compared.unit.name} {bed.label}, as its return says"
        end_waits(work, row.waited, admitted, bed.key, words)
        work.put(person, stay)
        work.put(Occupation(work.new_key(), stay.key, person.key, bed.key, admitted, end=None))
        self._weigh(person.key, patient)
        if patient.on_leave:
            self._leave(stay, away=True)

    def _person(self, patient: ReturnedPatient) -> Person:
        """Make a person of what a row says."""
        surname, given = split_name(patient)
        return Person(
            key=self._work.new_key(),
            nhs_number=patient.nhs,
            surname=surname,
            given=given,
            title=None,
            born=patient.dob,
            sex=patient.sex,
            outcode=patient.outcode,
            initials_said=patient.initials,
            age_said=patient.age,
            age_said_on=self._day() if patient.age is not None else None,
            died=None,
        )

    def _close(self, returned: ReturnedBed) -> None:
        """Close a bed the return lists as closed, unless it is closed already."""
        work = self._work
        label = same_label(self._beds, returned.bed)
        bed = next((bed for bed in self._beds if bed.label == label), None)
        if returned.state != "closed" or bed is None:
            return
        moment = self._moment()
        if any(one.end is None or one.end > moment for one in work.find(Closure, bed=bed.key)):
            return
        reason = returned.reason or "reason not stated"
        kind = _closure_kind(reason)
        work.put(Closure(work.new_key(), bed.key, moment, None, kind, reason, told=None))

    def _receive(self) -> None:
        """Keep the receipt, and the unit's word as old as the day the return speaks of."""
        work, returned = self._work, self._compared.returned
        work.put(
            Receipt(
                key=work.new_key(),
                unit=self._compared.unit.key,
                file=self._draft.file,
                digest=self._draft.digest,
                at=work.now,
                by=work.by,
                as_at=self._compared.day,
                commissioned=returned.commissioned,
                closed=returned.closed,
                occupied=returned.occupied,
                on_leave=returned.on_leave,
                ready=returned.crfd_count,
            )
        )
        if self._compared.day is not None:
            work.put(Confirmation(work.new_key(), self._compared.unit.key, self._moment(), work.by, RETURN))

    def _day(self) -> date:
        """Give the day the return speaks of, or today where it does not say."""
        return self._compared.day or local_day(self._work.now)

    def _moment(self) -> datetime:
        """Give midday of that day, never later than now."""
        return midday(self._day(), self._work.now)


def _closure_kind(reason: str) -> str:
    """Tell the kind of a closure from the words it was given in; other where they do not say."""
    said = reason.casefold()
    kinds: Iterable[tuple[str, tuple[str, ...]]] = _CLOSURE_WORDS.items()
    return next((kind for kind, words in kinds if any(word in said for word in words)), "other")
