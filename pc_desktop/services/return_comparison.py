"""A return against what is held, as it lies in the preview: each row, each unit, each file."""

from dataclasses import dataclass
from datetime import date, datetime

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.person import Person
from pc_desktop.domain.places import Unit
from pc_desktop.domain.problem import Problem
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.returns import Draft, ReturnedPatient, ReturnedUnit
from pc_desktop.services.return_differences import CONFLICT, WANTED, FieldChange


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """One person in the comparison; `status` is new, changed, conflict, gone or same.

    `patient` is None for somebody gone, `stay` and `person` None for somebody new. `left_by` is the day somebody
    gone left, as was answered, `suggested` the latest it can have been. `waited` are the referrals an admission ends,
    `into` the key of somebody new's bed.
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
    suggested: date | None = None

    @property
    def taken(self) -> frozenset[str]:
        """Give the fields that would be written."""
        return frozenset(change.field for change in self.changes if change.taken)

    @property
    def conflicts(self) -> int:
        """Count the fields somebody must choose and has not."""
        return sum(change.stand == CONFLICT and not change.taken for change in self.changes)

    @property
    def writes(self) -> bool:
        """Tell whether accepting would write anything of it."""
        return self.status in {"new", "changed"} or (self.status == "gone" and self.left_by is not None)

    @property
    def blocks(self) -> bool:
        """Tell whether it must be settled before the return is accepted: two people claim one bed."""
        return any(change.stand == WANTED for change in self.changes)


@dataclass(frozen=True, slots=True)
class UnitComparison:
    """One unit's return against what is held: its rows and what could not be settled.

    `skipped` says that the whole return is left out: it is not the unit's word for today. `asked` is what the unit is
    asked about whom it does not list.
    """

    unit: Unit
    returned: ReturnedUnit
    day: date | None
    rows: tuple[ReturnRow, ...]
    problems: tuple[Problem, ...]
    skipped: bool = False
    asked: tuple[Problem, ...] = ()

    def of(self, status: str) -> tuple[ReturnRow, ...]:
        """Give the rows of one status."""
        return tuple(row for row in self.rows if row.status == status)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One file against what is held; `accepted` is when this very file was accepted before, if it was.

    Of such a file only those are left whom it does not list and for whom nobody has answered.
    """

    draft: Draft
    units: tuple[UnitComparison, ...]
    problems: tuple[Problem, ...]
    accepted: datetime | None

    def count(self, status: str) -> int:
        """Count the rows of one status over all units."""
        return sum(len(unit.of(status)) for unit in self.units)

    @property
    def is_open(self) -> bool:
        """Tell whether it is new, or was accepted before and somebody missing from it is still asked about."""
        return self.accepted is None or any(unit.rows for unit in self.units)

    @property
    def all_problems(self) -> tuple[Problem, ...]:
        """Give the file's problems and every unit's."""
        return self.problems + tuple(problem for unit in self.units for problem in unit.problems)

    @property
    def asked(self) -> tuple[Problem, ...]:
        """Give what the units are asked about whom the file does not list."""
        return tuple(problem for unit in self.units for problem in unit.asked)
