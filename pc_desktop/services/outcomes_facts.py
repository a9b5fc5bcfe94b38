"""The facts behind the outcomes, read once, and the measures made of them: the only query there is for figures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Final, TypeVar

from pc_desktop.domain.bed import Closure, Confirmation, Leave, Stay
from pc_desktop.domain.calendar import local_day
from pc_desktop.domain.departure import Departure
from pc_desktop.domain.kinds import Fact
from pc_desktop.domain.meeting import Action, Decision, Meeting, Minute
from pc_desktop.domain.outcomes.book import CaseBook
from pc_desktop.domain.outcomes.kept import FixedBaseline, Investment
from pc_desktop.domain.outcomes.measured import Measure
from pc_desktop.domain.outcomes.measures import measures_of
from pc_desktop.domain.outcomes.whole import MANAGED
from pc_desktop.domain.person import Person
from pc_desktop.domain.places import Bed, Team, Unit
from pc_desktop.domain.referral import Milestone, Referral
from pc_desktop.domain.settings import Event
from pc_desktop.domain.unit_answer import UnitAnswer
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import settings_of

F = TypeVar("F", bound=Fact)
_MANY: Final = 2000
"""More keys than this are not asked for one by one: all facts of the kind are read."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that the outcomes are made of, at one state of the journal: settings, facts and measures by name."""

    settings: Mapping[str, str]
    book: CaseBook
    measures: Mapping[str, Measure]
    events: tuple[Event, ...]
    investments: tuple[Investment, ...] = ()
    baselines: tuple[FixedBaseline, ...] = ()

    @property
    def services(self) -> Mapping[str, str]:
        """Give the class of beds of each unit, by its key."""
        return {key: unit.bed_type for key, unit in self.book.units.items()}


def gather(reading: Reading) -> Gathered:
    """Read the facts of all the years there are, each kind once, and make the measures of them."""
    settings = settings_of(reading)
    spells, referrals = reading.find(Stay), reading.find(Referral)
    known = {one.key for one in referrals}
    homeless = {one.person for one in referrals if one.team is None}
    homeless |= {one.person for one in spells if one.source == MANAGED and one.referral not in known}
    book = CaseBook(
        now=reading.now,
        units={unit.key: unit for unit in reading.find(Unit)},
        spells=spells,
        leaves=reading.find(Leave),
        beds=reading.find(Bed),
        closures=reading.find(Closure),
        referrals=referrals,
        milestones=reading.find(Milestone),
        home_of={one.key: one.outcode for one in by_keys(reading, Person, homeless)},
        teams=reading.find(Team),
        meetings=reading.find(Meeting),
        minutes=reading.find(Minute),
        decisions=reading.find(Decision),
        departures=reading.find(Departure),
        answers=reading.find(UnitAnswer),
        actions=reading.find(Action),
        confirmations=reading.find(Confirmation),
        avoided_days=int(settings["avoided_after_days"]),
    )
    return Gathered(
        settings=settings,
        book=book,
        measures={one.name: one for one in measures_of(book)},
        events=reading.find(Event),
        investments=reading.find(Investment),
        baselines=reading.find(FixedBaseline),
    )


def by_keys(reading: Reading, kind: type[F], keys: Iterable[str]) -> tuple[F, ...]:
    """Give the facts of some keys, of many by reading them all."""
    wanted = frozenset(keys)
    if len(wanted) <= _MANY:
        return reading.find(kind, key=wanted)
    return tuple(one for one in reading.find(kind) if one.key in wanted)


class OutcomesMemory:
    """Keeps what was gathered last while the journal stands still, so that another period is a matter of adding up.

    A step by anybody, or another day, makes it gather again. It may be used from several threads.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._lock = Lock()
        self._at: tuple[tuple[str, int], date] | None = None
        self._kept: Gathered | None = None

    def gathered(self, reading: Reading) -> Gathered:
        """Give all that the outcomes are made of, as this look sees it."""
        at = (reading.chain(), local_day(reading.now))
        with self._lock:
            if self._kept is None or self._at != at:
                self._at, self._kept = at, gather(reading)
            return self._kept
