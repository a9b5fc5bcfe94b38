"""What happened to the service, on the charts it touches: whose it was, how long it lasted, and how it is said."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.settings import Event


def last_day(event: Event) -> date:
    """Give the last day of an event: its only one where it was over in a day."""
    return max(event.day, event.until) if event.until else event.day


def days_words(event: Event) -> str:
    """Say when an event was: 03-Jan-2025, or 03-Jan-2025 to 20-Mar-2025."""
    last = last_day(event)
    return shown_day(event.day) if last == event.day else f"{shown_day(event.day)} to {shown_day(last)}"


def months_words(event: Event) -> str:
    """Say when an event was in the few letters a chart has room for: Jan-2025, or Jan to Mar-2025."""
    first, last = shown_day(event.day)[3:], shown_day(last_day(event))[3:]
    if first == last:
        return first
    is_one_year = event.day.year == last_day(event).year
    return f"{first[:3] if is_one_year else first} to {last}"


def whose_words(event: Event, units: Mapping[str, str]) -> str:
    """Name the unit or the area of an event, `units` being their names by key; empty for the whole service."""
    return units.get(event.unit or "", "") or event.area or ""


def event_words(event: Event, units: Mapping[str, str]) -> str:
    """Say what happened and to whom: the unit or the area first, where the label does not name it already."""
    whose = whose_words(event, units)
    if not whose or whose.casefold() in event.label.casefold():
        return event.label
    return f"{whose}: {event.label}"


def is_within(event: Event, first: date, last: date) -> bool:
    """Tell whether any day of an event lies between two days, both included."""
    return event.day <= last and last_day(event) >= first


def touching(
    events: Iterable[Event],
    names: Mapping[str, str],
    units: Collection[str] | None = None,
    area: str | None = None,
) -> tuple[Event, ...]:
    """Give the events that touch a chart of these units and this area, None standing for all, said in words.

    An event of one unit leaves the charts of other units alone, and one of an area those of other areas; the charts of
    all units and areas are touched by every event.
    """
    return tuple(
        replace(event, label=event_words(event, names))
        for event in sorted(events, key=lambda one: (one.day, one.key))
        if (event.unit is None or units is None or event.unit in units)
        and (event.area is None or area is None or event.area == area)
    )
