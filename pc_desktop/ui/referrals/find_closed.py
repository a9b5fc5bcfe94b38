"""Finds referrals that wait no longer: those closed lately, and anybody ever referred by whatever is typed."""

from collections.abc import Callable, Collection, Sequence

from pc_desktop.services.find_anything import Entry, Finder, Index, gather, renewed
from pc_desktop.services.office import Office
from pc_desktop.services.ports import Reading
from pc_desktop.services.referral_list import ClosedLine, closed_lately, closed_lines
from pc_desktop.ui.referrals.find_sieve import ALL, CLOSED, Sieve

MOST = 50
"""How many closed referrals are listed at once; the rest are counted."""


class ClosedFinder:
    """Knows everybody closed once they have been gathered, and keeps up with what changes."""

    def __init__(self, office: Office) -> None:
        """Sit in an office, knowing nobody."""
        self._office = office
        self._index: Index | None = None
        self._finder: Finder | None = None
        self._open: Collection[str] = frozenset()
        self._opened: frozenset[str] = frozenset()
        self.lately: tuple[str, ...] = ()

    @property
    def needs_index(self) -> bool:
        """Tell whether they are still to be gathered."""
        return self._index is None

    def look(self, reading: Reading, open_ones: Collection[str], opened: frozenset[str]) -> None:
        """Keep up; `open_ones` are the referrals that wait, `opened` people whose restricted records may be seen."""
        self._open, self._opened = open_ones, opened
        self.lately = closed_lately(reading)
        if self._index is not None:
            self._know(renewed(reading, self._index))

    def gather(self, check: Callable[[], None]) -> Index:
        """Gather everybody there ever was; may be done on the worker, where `check` may raise to stop it."""
        return gather(self._office.desk, check)

    def take(self, index: Index) -> None:
        """Take up what was gathered, and what has changed since."""
        self._know(self._office.desk.ask(lambda reading: renewed(reading, index)))

    def _know(self, index: Index | None) -> None:
        """Know everybody there ever was by this index, and find those who wait no longer."""
        self._index = index
        closed = [entry for entry in index.entries if entry.key not in self._open] if index else None
        self._finder = Finder(closed) if closed is not None else None

    def find(self, sieve: Sieve) -> tuple[tuple[ClosedLine, ...], str]:
        """Give the closed referrals to list under the open ones, and in words how many there are."""
        words = sieve.words.strip()
        if sieve.choice == CLOSED:
            found = {entry.key for entry in self._found(sieve)} if words and self._finder else None
            lines = (line for line in self._lines(self.lately) if _is_there(line, sieve))
            shown = tuple(line for line in lines if found is None or line.key in found)
            return shown, f"{len(shown)} closed lately"
        if sieve.choice != ALL or not words:
            return (), ""
        if self._finder is None:
            return (), "closed referrals are still being gathered"
        entries = self._found(sieve)
        more = f", the latest {MOST} shown" if len(entries) > MOST else ""
        said = f"{len(entries):,} closed found{more}" if entries else "no closed referral found"
        return self._lines([entry.key for entry in entries[:MOST]]), said

    def _lines(self, keys: Sequence[str]) -> tuple[ClosedLine, ...]:
        """Ask for closed referrals by key."""
        return self._office.desk.ask(lambda reading: closed_lines(reading, keys, self._opened))

    def _found(self, sieve: Sieve) -> Sequence[Entry]:
        """Give the closed referrals that words, team and unit agree with, the newest first."""
        entries = self._finder.find(sieve.words) if self._finder else ()
        if not sieve.team and not sieve.unit:
            return entries
        return [
            one
            for one in entries
            if sieve.team in ("", one.team) and (not sieve.unit or sieve.unit in one.units)
        ]


def _is_there(line: ClosedLine, sieve: Sieve) -> bool:
    """Tell whether a closed referral is one the team and the unit ask for."""
    return sieve.team in ("", line.team_key) and sieve.unit in ("", line.unit_key)
