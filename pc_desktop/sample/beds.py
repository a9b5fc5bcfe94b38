"""Who was in which bed when: no bed with two people, and nobody admitted into a bed held."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from pc_desktop.domain.places import Bed, Unit

Days = tuple[date, date]


class BedBook:
    """Keeps the days each bed is spoken for, half-open, and the men in each unit."""

    def __init__(self, units: Mapping[str, Unit], beds: Mapping[str, Sequence[Bed]], beyond: date) -> None:
        """Begin with every bed empty; `beyond` is a day after everything that is told."""
        self._units = units
        self._beds = beds
        self._beyond = beyond
        self._taken: dict[str, list[Days]] = {bed.key: [] for some in beds.values() for bed in some}
        self._men: dict[str, list[Days]] = {unit: [] for unit in units}

    def take(self, bed: str, start: date, end: date | None) -> None:
        """Speak for a bed from one day up to another, or for good."""
        self._taken[bed].append((start, end or self._beyond))

    def admit(self, unit: str, sex: str | None, start: date, end: date | None) -> None:
        """Count somebody who was in a unit, if he takes one of its places for men."""
        if sex == "M":
            self._men[unit].append((start, end or self._beyond))

    def takes(self, unit: str, sex: str | None, start: date, end: date) -> bool:
        """Tell whether a unit takes somebody of this sex for these days."""
        one = self._units[unit]
        if one.sexes not in {"any", sex or "any"}:
            return False
        there = sum(_meet(days, (start, end)) for days in self._men[unit])
        return sex != "M" or one.men_places is None or there < one.men_places

    def find(self, unit: str, start: date, end: date) -> str | None:
        """Find the bed of a unit free for all these days that was free for the shortest time before."""
        found: list[tuple[int, str]] = []
        for bed in self._beds[unit]:
            taken = self._taken[bed.key]
            if not any(_meet(days, (start, end)) for days in taken):
                last = max((until for _, until in taken if until <= start), default=date.min)
                found.append(((start - last).days, bed.key))
        return min(found)[1] if found else None

    def gaps(self, bed: str, start: date, end: date) -> Iterator[Days]:
        """Give the stretches in which nobody speaks for a bed, in order."""
        after = start
        for since, until in sorted(self._taken[bed]):
            if after < min(since, end):
                yield after, min(since, end)
            after = max(after, until)
        if after < end:
            yield after, end


def _meet(one: Days, other: Days) -> bool:
    """Tell whether two half-open stretches of days have a day in common."""
    return one[0] < other[1] and other[0] < one[1]
