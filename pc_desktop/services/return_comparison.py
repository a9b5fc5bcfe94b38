"""A return against what is held, as it lies in the preview: each row, each unit, each file."""

from dataclasses import dataclass
from datetime import date, datetime

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.person import Person
from pc_desktop.domain.places import Unit
from pc_desktop.domain.problem import Problem
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.returns import Draft, ReturnedPatient, ReturnedUnit
from pc_desktop.services.return_differences import CONFLICT, FieldChange


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """One person in the comparison; `status` is new, changed, conflict, gone or same.

    `patient` is None for somebody gone, `stay` and `person` None for somebody new. `left_by` is the day somebody
    gone is taken to have left by. `waited` are the referrals an admission ends, `into` the key of somebody new's bed.
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
    waited: tuple[Referral, ...] = ()
    into: str | None = None

    @property
    def taken(self) -> frozenset[str]:
        """Give the fields that would be written."""
        return frozenset(change.field for change in self.changes if change.taken)

    @property
    def conflicts(self) -> int:
        """Count the fields somebody must choose and has not."""
        return sum(change.stand == CONFLICT and not change.taken for change in self.changes)


@dataclass(frozen=True, slots=True)
class UnitComparison:
    """One unit's return against what is held: its rows and what could not be settled.

    `skipped` says that the whole return is left out: it is not the unit's word for today.
    """

    unit: Unit
    returned: ReturnedUnit
    day: date | None
    rows: tuple[ReturnRow, ...]
    problems: tuple[Problem, ...]
    skipped: bool = False

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
