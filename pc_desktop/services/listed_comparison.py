"""The lists of a file against what is held: each row with what it would change."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.person import Person
from pc_desktop.domain.problem import Problem
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.returns import Draft
from pc_desktop.services.listed_values import Kept
from pc_desktop.services.return_differences import FieldChange

STATUSES: Final = ("new", "changed", "same", "refused", "left out")
"""How a row of a list can stand; the last is by hand."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row of a list in the comparison; `status` is one of STATUSES, and `changes` is empty where it is refused.

    `person` and `referral` are as they would be kept, without keys where they are new; `referral` is None where the
    row changes none. `values` are new or take the place of one held. Their `person` is the key of the patient, or
    `token`, which stands for a patient who is new. `stay` is one that ended long ago, with the referral it followed.
    """

    key: str
    status: str
    sheet: str
    cell: str
    who: str
    ref: str
    token: str
    person: Person | None = None
    referral: Referral | None = None
    values: tuple[Kept, ...] = ()
    stay: Stay | None = None
    changes: Sequence[FieldChange] = ()


@dataclass(frozen=True, slots=True)
class ListComparison:
    """The lists of one file against what is held."""

    draft: Draft
    rows: tuple[ListRow, ...]
    problems: tuple[Problem, ...]

    def count(self, status: str) -> int:
        """Count the rows of one status."""
        return sum(row.status == status for row in self.rows)
