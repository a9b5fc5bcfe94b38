"""Beds whose patients are on leave and let others use them: nobody is to forget that they come back."""

from collections.abc import Iterable
from operator import attrgetter

from pc_desktop.domain.bed import Leave, Occupation, Stay
from pc_desktop.domain.board import Lent
from pc_desktop.services.moments import open_at
from pc_desktop.services.ports import Reading


def lent_beds(reading: Reading, stays: Iterable[Stay]) -> dict[str, tuple[Lent, ...]]:
    """Give who of the people staying left which bed for others to use while they are on leave, by bed."""
    here = {one.key: one for one in stays}
    away = {one.stay: one for one in open_at(reading, Leave, "start", "end") if one.bed_usable}
    away = {stay: leave for stay, leave in away.items() if stay in here}
    times = [one for one in reading.find(Occupation, stay=frozenset(away)) if one.start <= reading.now]
    last = {one.stay: one for one in sorted(times, key=attrgetter("start"))}
    found: dict[str, tuple[Lent, ...]] = {}
    for stay, time in sorted(last.items()):
        if time.end is not None and time.end <= reading.now:
            found[time.bed] = (*found.get(time.bed, ()), Lent(here[stay], away[stay]))
    return found
