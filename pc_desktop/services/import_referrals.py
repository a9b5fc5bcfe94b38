"""Accepting lists of referrals and measurements, by themselves or together with returns: one step, one Undo."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from pc_desktop.domain.calendar import counted
from pc_desktop.domain.clinical import Finding
from pc_desktop.domain.kinds import Fact
from pc_desktop.domain.referral import Milestone
from pc_desktop.domain.returns import Draft
from pc_desktop.services.compare_referrals import compare_lists
from pc_desktop.services.import_returns import ImportReturns
from pc_desktop.services.listed_comparison import ListComparison, ListRow
from pc_desktop.services.ports import Reading, Work

_FIRST_WORDS = "Taken from a list that was imported"


@dataclass(frozen=True, slots=True)
class ImportReferrals:
    """Accept the lists of some files, leaving out the rows named by key; what differs in nothing writes nothing."""

    drafts: tuple[Draft, ...]
    left_out: frozenset[str] = frozenset()

    def title(self, reading: Reading) -> str:
        """Count what the lists bring."""
        return f"Import: {_brings(compare_lists(reading, self.drafts, self.left_out))}"

    def carry_out(self, work: Work) -> None:
        """Write every row that is new or changed."""
        people: dict[str, str] = {}
        rows = [row for one in compare_lists(work, self.drafts, self.left_out) for row in one.rows]
        written = [row for row in rows if row.status in {"new", "changed"}]
        for row in sorted(written, key=lambda row: row.referral is None):
            work.put(*_facts(work, row, people))


@dataclass(frozen=True, slots=True)
class ImportFiles:
    """Accept everything some files hold, returns and lists, as one step."""

    drafts: tuple[Draft, ...]
    left_out: frozenset[str] = frozenset()
    wants_backup: ClassVar[bool] = True

    def title(self, reading: Reading) -> str:
        """Say what each kind of file brings."""
        return "; ".join(part.title(reading) for part in self._parts()) or "Import nothing"

    def carry_out(self, work: Work) -> None:
        """Accept the returns, then the lists: who has been admitted waits no longer."""
        for part in self._parts():
            part.carry_out(work)

    def _parts(self) -> Iterator[ImportReturns | ImportReferrals]:
        """Give the order for each kind of file there is."""
        lists = tuple(draft for draft in self.drafts if draft.lists)
        returns = tuple(draft for draft in self.drafts if not draft.lists)
        if returns:
            yield ImportReturns(returns, self.left_out)
        if lists:
            yield ImportReferrals(lists, self.left_out)


def _brings(compared: tuple[ListComparison, ...]) -> str:
    """Count new referrals, changed ones and rows of measurements."""
    rows = [row for one in compared for row in one.rows if row.status in {"new", "changed"}]
    new = sum(row.referral is not None and row.status == "new" for row in rows)
    changed = sum(row.referral is not None and row.status == "changed" for row in rows)
    measured = sum(row.referral is None for row in rows)
    parts = [counted(new, "new referral")] if new else []
    parts += [counted(changed, "referral changed", "referrals changed")] if changed else []
    parts += [counted(measured, "row of measurements", "rows of measurements")] if measured else []
    return ", ".join(parts) or "nothing new"


def _facts(work: Work, row: ListRow, people: dict[str, str]) -> Iterator[Fact]:
    """Give what one row writes; `people` takes what stands for a new patient to the key they were given."""
    if row.person is not None:
        person = row.person if row.person.key else replace(row.person, key=work.new_key())
        people[row.token] = person.key
        yield person
    key = people.get(row.token, row.token)
    if row.referral is not None and row.referral.key:
        yield row.referral
    elif row.referral is not None:
        taken = replace(row.referral, key=work.new_key(), ref=work.new_ref(), person=key)
        yield taken
        yield Milestone(work.new_key(), taken.key, 1, taken.received, "received", work.by, None, _FIRST_WORDS)
    for value in row.values:
        placed = replace(value, key=value.key or work.new_key(), person=key)
        yield replace(placed, by=work.by) if isinstance(placed, Finding) else placed
