"""Entering what happened to the service, such as go-live or a unit closed: it stands on every chart it touches."""

from dataclasses import dataclass
from datetime import date

from pc_desktop.domain.calendar import local_day, shown_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.settings import Event, Setting
from pc_desktop.services.ports import Reading, Work
from pc_desktop.services.region import settings_of

_LONGEST = 60
_REBASE = "chart_rebase_event"


@dataclass(frozen=True, slots=True)
class EnterEvent:
    """Enter an event, or put one right; `changes_limits` names it as where charts work their limits out anew.

    Limits change at an understood change alone, so the event that names it has to be entered first.
    """

    day: date
    label: str
    changes_limits: bool = False
    event: str | None = None

    def title(self, _reading: Reading) -> str:
        """Say what happened when."""
        limits = ", limits anew from then" if self.changes_limits else ""
        return f"Event {'entered' if self.event is None else 'put right'}: {self._label}, {shown_day(self.day)}{limits}"

    @property
    def _label(self) -> str:
        """Give the label without spaces too many."""
        return " ".join(self.label.split())

    def carry_out(self, work: Work) -> None:
        """Keep it."""
        if not self._label:
            raise Refused("Say in a few words what happened.")
        if len(self._label) > _LONGEST:
            raise Refused(f"An event has at most {_LONGEST} letters, so that charts have room for it.")
        if self.day > local_day(work.now):
            raise Refused("An event is entered once it has happened.")
        if any(
            one.key != self.event and (one.day, one.label) == (self.day, self._label)
            for one in work.find(Event)
        ):
            raise Refused(f"“{self._label}” is entered for {shown_day(self.day)} already.")
        if self.event is not None:
            work.get(Event, self.event)
        key = self.event or work.new_key()
        work.put(Event(key, self.day, self._label))
        _name(work, key, named=self.changes_limits)


@dataclass(frozen=True, slots=True)
class RemoveEvent:
    """Take an event away that was entered by mistake."""

    event: str

    def title(self, reading: Reading) -> str:
        """Say which goes."""
        event = reading.get(Event, self.event)
        return f"Event removed: {event.label}, {shown_day(event.day)}"

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
