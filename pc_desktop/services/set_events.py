"""Entering what happened to the service, such as go-live or a unit closed: it stands on every chart it touches."""

from dataclasses import dataclass
from datetime import date

from pc_desktop.domain.calendar import local_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.outcomes.happened import days_words, event_words
from pc_desktop.domain.places import Team, Unit
from pc_desktop.domain.settings import Event, Setting
from pc_desktop.services.ports import Reading, Work
from pc_desktop.services.region import settings_of

_LONGEST = 60
_REBASE = "chart_rebase_event"


@dataclass(frozen=True, slots=True)
class EnterEvent:
    """Enter an event, or put one right; `changes_limits` names it as where charts work their limits out anew.

    It lasts up to and including `until`, or a day; it touches the whole service, or the unit of a key, or an area.
    Limits change at an understood change alone, so the event that names it has to be entered first.
    """

    day: date
    label: str
    changes_limits: bool = False
    event: str | None = None
    until: date | None = None
    unit: str | None = None
    area: str | None = None

    def title(self, reading: Reading) -> str:
        """Say what happened when, and to whom."""
        limits = ", limits anew from then" if self.changes_limits else ""
        verb = "entered" if self.event is None else "put right"
        return f"Event {verb}: {_said(reading, self._kept(self.event or ''))}{limits}"

    def _kept(self, key: str) -> Event:
        """Give the event as it is kept: its label without spaces too many, and without an end on its own day."""
        until = self.until if self.until != self.day else None
        return Event(key, self.day, " ".join(self.label.split()), until, self.unit, self.area)

    def carry_out(self, work: Work) -> None:
        """Keep it."""
        kept = self._kept(self.event or work.new_key())
        _refuse_nonsense(kept, local_day(work.now))
        _refuse_nowhere(work, kept)
        if any(_is_same(one, kept) for one in work.find(Event)):
            raise Refused(f"“{kept.label}” is entered for {days_words(kept)} already.")
        if self.event is not None:
            work.get(Event, self.event)
        work.put(kept)
        _name(work, kept.key, named=self.changes_limits)


def _refuse_nonsense(event: Event, today: date) -> None:
    """Refuse an event without words, with too many, still to come, or over before it began."""
    if not event.label:
        raise Refused("Say in a few words what happened.")
    if len(event.label) > _LONGEST:
        raise Refused(f"An event has at most {_LONGEST} letters, so that charts have room for it.")
    if event.day > today:
        raise Refused("An event is entered once it has happened.")
    if event.until is not None and event.until < event.day:
        raise Refused("An event ends on or after the day it began.")


def _refuse_nowhere(reading: Reading, event: Event) -> None:
    """Refuse an event of a unit or an area there is not, or of both."""
    if event.unit and event.area:
        raise Refused("An event belongs to one unit or to one area, not to both.")
    if event.unit:
        reading.get(Unit, event.unit)
    if event.area and all(team.area != event.area for team in reading.find(Team)):
        raise Refused(f"There is no area called “{event.area}”.")


def _is_same(one: Event, kept: Event) -> bool:
    """Tell whether another event says the same of the same days and places."""
    told = [(each.day, each.label, each.until, each.unit, each.area) for each in (one, kept)]
    return one.key != kept.key and told[0] == told[1]


def _said(reading: Reading, event: Event) -> str:
    """Say what happened, to whom and when."""
    unit = reading.peek(Unit, event.unit) if event.unit else None
    return f"{event_words(event, {unit.key: unit.name} if unit else {})}, {days_words(event)}"


@dataclass(frozen=True, slots=True)
class RemoveEvent:
    """Take an event away that was entered by mistake."""

    event: str

    def title(self, reading: Reading) -> str:
        """Say which goes."""
        return f"Event removed: {_said(reading, reading.get(Event, self.event))}"

    def carry_out(self, work: Work) -> None:
        """Take it away, and its name from where limits change."""
        work.remove(work.get(Event, self.event))
        _name(work, self.event, named=False)


def changes_limits(reading: Reading, event: str) -> bool:
    """Tell whether charts work their limits out anew from an event."""
    return event in settings_of(reading)[_REBASE].split()


def _name(work: Work, event: str, *, named: bool) -> None:
    """Name an event as one where limits change, or no longer."""
    held = settings_of(work)[_REBASE].split()
    wanted = [one for one in held if one != event] + [event] * named
    if sorted(held) != sorted(wanted):
        work.put(Setting(_REBASE, " ".join(sorted(wanted))))
