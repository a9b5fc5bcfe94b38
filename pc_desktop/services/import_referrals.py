"""Accepting lists of referrals and measurements, by themselves or together with returns: one step, one Undo."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import ClassVar

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.calendar import counted, local_day
from pc_desktop.domain.clinical import Finding
from pc_desktop.domain.kinds import Fact
from pc_desktop.domain.referral import Milestone, Referral
from pc_desktop.domain.returns import Draft
from pc_desktop.services.compare_referrals import compare_lists
from pc_desktop.services.import_returns import ImportReturns
from pc_desktop.services.listed_comparison import ListComparison, ListRow
from pc_desktop.services.ports import Reading, Work
from pc_desktop.services.received import note_received
from pc_desktop.services.return_differences import NOTHING_CHOSEN, Chosen

_FIRST_WORDS = "Taken from a list that was imported"


class ComparedLists:
    """Compares lists once and remembers it for as long as nothing was written and the day is the same.

    A preview, the title of the order and its carrying out ask the same; a list of 20,000 rows is compared for one.
    """

    def __init__(self) -> None:
        """Begin with nothing compared."""
        self._asked: _Asked | None = None
        self._found: tuple[ListComparison, ...] = ()

    def knows(self, reading: Reading, drafts: Iterable[Draft], left_out: frozenset[str]) -> bool:
        """Tell whether this was compared already."""
        return self._asked == _asked(reading, drafts, left_out)

    def of(
        self, reading: Reading, drafts: Iterable[Draft], left_out: frozenset[str]
    ) -> tuple[ListComparison, ...]:
        """Give the lists of some files against what is held."""
        asked = _asked(reading, drafts, left_out)
        if asked != self._asked:
            self._found, self._asked = compare_lists(reading, drafts, left_out), asked
        return self._found


_Asked = tuple[tuple[str, int], date, frozenset[str], tuple[str, ...]]


def _asked(reading: Reading, drafts: Iterable[Draft], left_out: frozenset[str]) -> _Asked:
    """Give what a comparison depends on: the journal, the day, the rows left out, and the files as read."""
    files = tuple(f"{draft.digest}{id(draft)}" for draft in drafts if draft.lists)
    return reading.chain(), local_day(reading.now), left_out, files


@dataclass(frozen=True, slots=True)
class ImportReferrals:
    """Accept the lists of some files, leaving out the rows named by key; what differs in nothing writes nothing."""

    drafts: tuple[Draft, ...]
    left_out: frozenset[str] = frozenset()
    compared: ComparedLists = field(default_factory=ComparedLists, compare=False, repr=False)

    def title(self, reading: Reading) -> str:
        """Count what the lists bring."""
        return f"Import: {_brings(self.compared.of(reading, self.drafts, self.left_out))}"

    def carry_out(self, work: Work) -> None:
        """Write every row that is new or changed."""
        self.write(work)

    def write(self, work: Work) -> tuple[Draft, ...]:
        """Write every row that is new or changed; gives the files that wrote anything."""
        people: dict[str, str] = {}
        compared = self.compared.of(work, self.drafts, self.left_out)
        written = [row for one in compared for row in one.rows if row.status in {"new", "changed"}]
        for row in sorted(written, key=lambda row: row.referral is None and row.person is None):
            work.put(*_facts(work, row, people))
        return tuple(
            one.draft for one in compared if any(row.status in {"new", "changed"} for row in one.rows)
        )


@dataclass(frozen=True, slots=True)
class ImportFiles:
    """Accept everything some files hold, returns and lists, as one step, with what was chosen in the preview."""

    drafts: tuple[Draft, ...]
    left_out: frozenset[str] = frozenset()
    chosen: Chosen = NOTHING_CHOSEN
    corrections: int = 0
    compared: ComparedLists = field(default_factory=ComparedLists, compare=False, repr=False)
    wants_backup: ClassVar[bool] = True

    def title(self, reading: Reading) -> str:
        """Say what each kind of file brings."""
        return "; ".join(part.title(reading) for part in self._parts(self.compared)) or "Import nothing"

    def carry_out(self, work: Work) -> None:
        """Accept the returns, then the lists: who has been admitted waits no longer."""
        with_returns = any(not draft.lists for draft in self.drafts)
        parts = self._parts(ComparedLists() if with_returns else self.compared)
        note_received(work, [draft for part in parts for draft in part.write(work)], self.corrections)

    def _parts(self, compared: ComparedLists) -> Iterator[ImportReturns | ImportReferrals]:
        """Give the order for each kind of file there is."""
        lists = tuple(draft for draft in self.drafts if draft.lists)
        returns = tuple(draft for draft in self.drafts if not draft.lists)
        if returns:
            yield ImportReturns(returns, self.left_out, self.chosen)
        if lists:
            yield ImportReferrals(lists, self.left_out, compared)


def _brings(compared: tuple[ListComparison, ...]) -> str:
    """Count new referrals, changed ones and rows of measurements."""
    rows = [row for one in compared for row in one.rows if row.status in {"new", "changed"}]
    stays = sum(row.stay is not None for row in rows)
    told = sum(row.stay is None and row.referral is None and not row.values for row in rows)
    referred = [row for row in rows if row.referral is not None and row.stay is None]
    new = sum(row.status == "new" for row in referred)
    changed = len(referred) - new
    measured = len(rows) - stays - told - len(referred)
    parts = [counted(new, "new referral")] if new else []
    parts += [counted(changed, "referral changed", "referrals changed")] if changed else []
    parts += [counted(measured, "row of measurements", "rows of measurements")] if measured else []
    parts += [counted(stays, "stay")] if stays else []
    parts += [counted(told, "patient")] if told else []
    return ", ".join(parts) or "nothing new"


def _facts(work: Work, row: ListRow, people: dict[str, str]) -> Iterator[Fact]:
    """Give what one row writes; `people` takes what stands for a new patient to the key they were given."""
    if row.person is not None:
        person = row.person if row.person.key else replace(row.person, key=work.new_key())
        people[row.token] = person.key
        yield person
    key = people.get(row.token, row.token)
    if row.stay is not None:
        yield from _stay_facts(work, row.stay, row.referral, key)
    elif row.referral is not None and row.referral.key:
        yield row.referral
    elif row.referral is not None:
        taken = replace(row.referral, key=work.new_key(), ref=work.new_ref(), person=key)
        yield taken
        yield Milestone(work.new_key(), taken.key, 1, taken.received, "received", work.by, None, _FIRST_WORDS)
    for value in row.values:
        placed = replace(value, key=value.key or work.new_key(), person=key)
        yield replace(placed, by=work.by) if isinstance(placed, Finding) else placed


def _stay_facts(work: Work, stay: Stay, referral: Referral | None, person: str) -> Iterator[Fact]:
    """Give what a stay long ago writes: the stay, and before it the referral it followed, from receipt to admission."""
    ended = None
    if referral is not None:
        ended = replace(referral, key=work.new_key(), ref=work.new_ref(), person=person)
        yield ended
        for number, (state, at) in enumerate(
            (("received", ended.received), ("admitted", stay.admitted)), start=1
        ):
            yield Milestone(work.new_key(), ended.key, number, at, state, work.by, None, _FIRST_WORDS)
    yield replace(stay, key=work.new_key(), person=person, referral=ended.key if ended else None)
