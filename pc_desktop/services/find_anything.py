"""Finding anybody ever referred by anything: name, number, reference, team or unit, open and closed alike.

An index of small texts is gathered once and renewed from the journal, so that a key typed asks the store nothing
but for the few lines that will be shown.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Final

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.person import Person, full_name, initials
from pc_desktop.domain.places import Team, Unit
from pc_desktop.domain.referral import Referral
from pc_desktop.services.desk import Desk
from pc_desktop.services.ports import Before, Between, From, Reading

_FIRST_YEAR: Final = 1999
"""Whatever was received in this year or before it is gathered at once."""
_MOST_STEPS, _MOST_CHANGES = 60, 500
"""Beyond so many steps or changes behind, an index is gathered anew."""
_WHOLE_NUMBER: Final = 10


@dataclass(frozen=True, slots=True)
class Entry:
    """One referral as it can be found: `text` is everything about it in small letters, `units` keys of units.

    A restricted record is found by its reference, team and unit, and by its whole number; never by a name.
    """

    received: datetime
    key: str
    person: str
    number: str
    team: str
    units: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Index:
    """Every referral as it can be found, newest first, and the number of the step it was gathered at."""

    step: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class _Names:
    """What referrals point to, by key."""

    people: Mapping[str, Person]
    teams: Mapping[str, Team]
    units: Mapping[str, Unit]
    stays: Mapping[str, list[str]]


def entry_of(referral: Referral, person: Person, team: Team | None, units: Sequence[Unit]) -> Entry:
    """Make the entry of one referral; `units` are the one its team is linked to and those it led to."""
    number = person.nhs_number or ""
    where = " ".join((team.name if team else "", *(unit.name for unit in units)))
    who = ""
    if not person.restricted:
        short = initials(person)
        who = f"{full_name(person)} {short} {short.replace('.', '')} {number}"
    return Entry(
        received=referral.received,
        key=referral.key,
        person=person.key,
        number=number,
        team=referral.team or "",
        units=tuple(unit.key for unit in units),
        text=f"{referral.ref} {who} {where}".casefold(),
    )


def matching(entries: Iterable[Entry], words: str) -> Sequence[Entry]:
    """Give the entries that every word typed is somewhere in; digits may be set apart as one likes."""
    parts = words.casefold().split()
    squeezed = "".join(parts)
    if squeezed.isdigit() and len(squeezed) > 2:
        parts = [squeezed]
    found = entries if isinstance(entries, list) else list(entries)
    for part in parts:
        if len(part) == _WHOLE_NUMBER and part.isdigit():
            found = [entry for entry in found if part == entry.number or part in entry.text]
        else:
            found = [entry for entry in found if part in entry.text]
    return found


class Finder:
    """Finds among entries, and among those found last where a key typed can only leave fewer of them."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Look among these."""
        self._all = entries
        self._words, self._found = "", entries

    def find(self, words: str) -> Sequence[Entry]:
        """Give the entries that words agree with, in order."""
        typed = words.casefold()
        is_whole = len("".join(typed.split())) == _WHOLE_NUMBER
        narrows = bool(self._words) and typed.startswith(self._words) and not is_whole
        self._found = matching(self._found if narrows else self._all, typed)
        self._words = typed.rstrip()
        return self._found


def gather(desk: Desk, check: Callable[[], None]) -> Index:
    """Gather an index a year at a time; `check` is called between them and may raise to stop.

    What is written while it is gathered is caught up with by `renewed`.
    """
    step, this_year = desk.ask(lambda reading: (reading.chain()[1], reading.now.year))
    entries: list[Entry] = []
    for year in range(_FIRST_YEAR, this_year + 2):
        check()
        entries += desk.ask(partial(_of_year, year=year, last=this_year + 1))
    return Index(step, _ordered(entries))


def renewed(reading: Reading, index: Index) -> Index | None:
    """Catch an index up with what has changed since; None where it is quicker to gather it anew."""
    newest = reading.chain()[1]
    if newest == index.step:
        return index
    if not 0 < newest - index.step <= _MOST_STEPS:
        return None
    changed: set[str] = set()
    seen = 0
    for number in range(index.step + 1, newest + 1):
        for change in reading.changes(number, _MOST_CHANGES):
            seen += 1
            if seen > _MOST_CHANGES or change.kind in {"team", "unit"}:
                return None
            changed |= _touched(reading, change.kind, change.key)
    if not changed:
        return Index(newest, index.entries)
    fresh = _entries(reading, reading.find(Referral, key=frozenset(changed)))
    kept = [entry for entry in index.entries if entry.key not in changed]
    return Index(newest, _ordered([*kept, *fresh]))


def _touched(reading: Reading, kind: str, key: str) -> set[str]:
    """Give the referrals whose entry a change of this fact may have changed."""
    if kind == "referral":
        return {key}
    if kind == "person":
        return {one.key for one in reading.find(Referral, person=key)}
    if kind == "stay":
        stay = reading.peek(Stay, key)
        return {stay.referral} if stay is not None and stay.referral else set()
    return set()


def _ordered(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Put entries in order, the newest referral first."""
    return tuple(sorted(entries, key=lambda entry: (entry.received, entry.key), reverse=True))


def _of_year(reading: Reading, year: int, last: int) -> tuple[Entry, ...]:
    """Make the entries of the referrals received in one year; the first and the last have no bounds outwards."""
    start, end = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    when = Before(end) if year == _FIRST_YEAR else From(start) if year == last else Between(start, end)
    return _entries(reading, reading.find(Referral, received=when))


def _entries(reading: Reading, referrals: Sequence[Referral]) -> tuple[Entry, ...]:
    """Make the entries of these referrals."""
    if not referrals:
        return ()
    keys = frozenset(one.key for one in referrals)
    stays: dict[str, list[str]] = {}
    for stay in reading.find(Stay, referral=keys):
        stays.setdefault(stay.referral or "", []).append(stay.unit)
    people = reading.find(Person, key=frozenset(one.person for one in referrals))
    names = _Names(
        {one.key: one for one in people},
        {one.key: one for one in reading.find(Team)},
        {one.key: one for one in reading.find(Unit)},
        stays,
    )
    return tuple(_entry(one, names) for one in referrals if one.person in names.people)


def _entry(referral: Referral, names: _Names) -> Entry:
    """Make one entry from what is known by key."""
    team = names.teams.get(referral.team or "")
    linked = [team.linked_unit] if team and team.linked_unit else []
    keys = dict.fromkeys([*linked, *names.stays.get(referral.key, ())])
    units = [names.units[key] for key in keys if key in names.units]
    return entry_of(referral, names.people[referral.person], team, units)
