"""The events people have entered, as they are listed, and the places one can belong to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pc_desktop.domain.outcomes.book import areas
from pc_desktop.domain.outcomes.happened import days_words, whose_words
from pc_desktop.domain.places import Team, Unit
from pc_desktop.domain.settings import Event
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import settings_of

WHOLE: Final = "The whole service"
"""What an event belongs to that names neither a unit nor an area."""


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event: when it was and whose, in words, and whether charts work their limits out anew from it."""

    event: Event
    days: str
    whose: str
    changes_limits: bool


@dataclass(frozen=True, slots=True)
class EventsHeld:
    """Every event, the latest first, and the units and areas one can belong to: units by key and name."""

    lines: tuple[EventLine, ...]
    units: tuple[tuple[str, str], ...]
    areas: tuple[str, ...]

    def line(self, key: str) -> EventLine | None:
        """Give one event by its key."""
        return next((one for one in self.lines if one.event.key == key), None)


def events_view(reading: Reading) -> EventsHeld:
    """Read the events and the places there are."""
    return events_held(reading.find(Event), reading.find(Unit), reading.find(Team), settings_of(reading))


def events_held(
    events: Iterable[Event], units: Iterable[Unit], teams: Iterable[Team], settings: Mapping[str, str]
) -> EventsHeld:
    """Put events and places together, of facts that were read before."""
    ordered = sorted(units, key=lambda unit: (not unit.in_region, unit.position, unit.name))
    names = {unit.key: unit.name for unit in ordered}
    named = settings["chart_rebase_event"].split()
    return EventsHeld(
        lines=tuple(
            EventLine(event, days_words(event), whose_words(event, names) or WHOLE, event.key in named)
            for event in sorted(events, key=lambda one: (one.day, one.key), reverse=True)
        ),
        units=tuple(names.items()),
        areas=areas(teams),
    )
