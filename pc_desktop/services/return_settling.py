"""Fits the rows of a return into what is held: who ends up in which bed, who had left by when, and what cannot be."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Final, Protocol

from pc_desktop.domain.bed import Hold, Stay, hold_end
from pc_desktop.domain.calendar import local_day
from pc_desktop.domain.person import Person
from pc_desktop.domain.problem import Problem
from pc_desktop.domain.returns import ReturnedPatient, ReturnedUnit
from pc_desktop.services.matching import midday, same_label
from pc_desktop.services.ports import Reading
from pc_desktop.services.return_held import Held
from pc_desktop.services.return_questions import held_for_another, in_the_way, moved_later, no_bed_left
from pc_desktop.services.return_spans import Span, Spans

_GONE: Final = 1
_CHANGED: Final = 2
_NEW: Final = 3


class Listed(Protocol):
    """A row as far as beds are concerned."""

    @property
    def key(self) -> str:
        """Give the key of the row."""
        ...

    @property
    def status(self) -> str:
        """Tell whether it is new, changed, gone or same."""
        ...

    @property
    def bed(self) -> str:
        """Give the label of its bed; empty where none is known."""
        ...

    @property
    def patient(self) -> ReturnedPatient | None:
        """Give what the file says; None for somebody gone."""
        ...

    @property
    def stay(self) -> Stay | None:
        """Give the stay held; None for somebody new."""
        ...

    @property
    def person(self) -> Person | None:
        """Give the person; None for somebody nobody knows yet."""
        ...

    @property
    def taken(self) -> frozenset[str]:
        """Give the fields that would be written."""
        ...

    @property
    def left_by(self) -> date | None:
        """Tell by which day somebody gone had left."""
        ...


class Settling:
    """One attempt to fit rows: `beds` gives the bed key of each new row."""

    def __init__(self, reading: Reading, held: Held, returned: ReturnedUnit, moment: datetime) -> None:
        """Begin with what is held; `moment` is the one the return speaks of."""
        self._reading, self._held, self._returned, self._moment = reading, held, returned, moment
        self._spans = Spans(held.occupations, held.holds)
        self.beds: dict[str, str] = {}

    def fit(self, rows: Sequence[Listed]) -> tuple[str, Problem] | None:
        """Fit every row; gives the key of the first that does not fit and what to ask, None where all fit."""
        late = [row for row in rows if row.status == "gone" and not self._ends(row)]
        new = [row for row in rows if row.status == "new"]
        fault = next((one for one in map(self._changes, rows) if one is not None), None)
        for row in new:
            bed = self._held.bed_named(row.bed)
            if bed is not None:
                self._enter(row, bed.key)
        fault = fault or self._clash(rows)
        for row in sorted((row for row in new if not row.bed), key=self._admitted):
            fault = fault or self._find_bed(row)
        fault = fault or self._clash(rows)
        if fault is None and late and late[0].stay is not None:
            return late[0].key, moved_later(self._returned, self._held, late[0].stay)
        return fault

    def occupied(self, day: date | None, rows: Iterable[Listed]) -> int:
        """Count who would be in a bed of the unit; those admitted after the day of the return only where listed."""
        listed = {row.stay.key for row in rows if row.stay is not None}
        others = (stay for key, stay in self._held.stays.items() if key not in listed)
        later = {stay.key for stay in others if day is not None and local_day(stay.admitted) > day}
        return len(self._spans.in_bed(self._held.beds) - later)

    def _ends(self, row: Listed) -> bool:
        """Let somebody gone leave their bed; False where they came into it only later."""
        if row.stay is None or row.left_by is None:
            return True
        at = midday(row.left_by, self._reading.now)
        return at >= row.stay.admitted and self._spans.leave(row.stay.key, at, row.key, _GONE)

    def _changes(self, row: Listed) -> tuple[str, Problem] | None:
        """Correct an admission and move somebody, as a row says; gives the question where the dates cannot be."""
        fields, stay, patient = row.taken, row.stay, row.patient
        if stay is None or patient is None:
            return None
        admitted = stay.admitted
        if "Admitted" in fields and patient.admitted is not None:
            admitted = midday(patient.admitted, self._reading.now)
            fits = self._spans.admit_earlier_or_later(stay.key, stay.admitted, admitted, row.key, _CHANGED)
            if not fits:
                return row.key, in_the_way(patient, "")
        bed = self._held.bed_named(row.bed)
        if "Bed" in fields and bed is not None:
            at = max(self._moment, admitted)
            self._spans.move(stay.key, stay.person, bed.key, at, row.key, _CHANGED)
        return None

    def _admitted(self, row: Listed) -> datetime:
        """Give the moment somebody new was admitted."""
        day = row.patient.admitted if row.patient else None
        return midday(day, self._reading.now) if day else self._moment

    def _enter(self, row: Listed, bed: str) -> None:
        """Put somebody new into a bed."""
        nhs = (row.patient.nhs if row.patient else None) or row.key
        person = row.person.key if row.person else nhs
        self._spans.enter("", person, bed, self._admitted(row), row.key, _NEW)
        self.beds[row.key] = bed

    def _find_bed(self, row: Listed) -> tuple[str, Problem] | None:
        """Give somebody new without a label a bed nobody is in since their admission."""
        at, person = self._admitted(row), row.person.key if row.person else ""
        for bed in self._usable(at, person):
            if not self._spans.after(bed, at):
                self._enter(row, bed)
                return None
        return (row.key, no_bed_left(row.patient)) if row.patient else None

    def _usable(self, at: datetime, person: str) -> Iterable[str]:
        """Give the beds somebody new may be in: first one held for them, none closed, held or listed as empty."""
        held = self._held
        others = {one.bed for one in held.holds if hold_end(one) > at and one.person != person}
        own = {one.bed for one in held.holds if hold_end(one) > at and one.person == person}
        labels = {same_label(held.beds.values(), one.bed) for one in self._returned.beds}
        barred = others | held.shut(at) | {bed.key for bed in held.beds.values() if bed.label in labels}
        return sorted((key for key in held.beds if key not in barred), key=lambda key: key not in own)

    def _clash(self, rows: Sequence[Listed]) -> tuple[str, Problem] | None:
        """Give the first row that is in the way of something, with what to ask."""
        found = self._spans.clash()
        if found is None:
            return None
        key, winner = found
        row = next(row for row in rows if row.key == key)
        if row.patient is None:
            return (key, moved_later(self._returned, self._held, row.stay)) if row.stay else None
        if isinstance(winner, Hold):
            return key, held_for_another(self._reading, row.patient, winner)
        return key, in_the_way(row.patient, self._whose(row, winner))

    def _whose(self, row: Listed, winner: Span | None) -> str:
        """Name whose time in a bed a row crosses; nothing where it is the same patient's."""
        person = row.person.key if row.person else ""
        if winner is None or winner.person == person:
            return ""
        stay = self._held.stays.get(winner.stay)
        return self._held.name(stay) if stay is not None else "another patient"
