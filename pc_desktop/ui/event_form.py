"""The form that asks for an event, wherever one is entered or put right: on the Outcomes page and in Setup."""

from datetime import date
from typing import Final

from pc_desktop.services.events_view import WHOLE, EventLine, EventsHeld
from pc_desktop.services.set_events import EnterEvent
from pc_desktop.ui.widgets.form import Field, Form, Kind, Values
from pc_desktop.ui.widgets.shown import Choice

_SAME, _ANEW = "same", "anew"
_UNIT, _AREA = "unit:", "area:"
_SUCH_AS: Final = "Such as go-live, a pandemic, or closed for repairs"
_LIMITS: Final = (
    Choice(_SAME, "Stay as they are"),
    Choice(_ANEW, "Are worked out anew from its first day: an understood change"),
)


def event_form(held: EventsHeld, key: str, today: date) -> Form:
    """Ask for an event, with what is held of it where one is put right by its key."""
    line = held.line(key)
    event = line.event if line else None
    is_anew = line is not None and line.changes_limits
    return Form(
        "Something that happened to the service" if event is None else "Put the event right",
        "Save",
        (
            Field("day", "Day, or its first day", Kind.DAY, event.day if event else today),
            Field("until", "Last day", Kind.DAY, event.until if event else None, without="It was over in a day"),
            Field("label", "What happened", Kind.TEXT, event.label if event else "", _SUCH_AS),
            Field("whose", "Where", Kind.CHOICE, _whose(line), choices=_places(held)),
            Field("limits", "Limits of the charts", Kind.CHOICE, _ANEW if is_anew else _SAME, choices=_LIMITS),
        ),
        "It stands on every chart it touches: of the whole service, or of its own unit or area.",
    )  # fmt: skip


def event_order(values: Values, event: str | None) -> EnterEvent:
    """Enter the event, or put the one of this key right."""
    whose = str(values["whose"])
    return EnterEvent(
        values["day"],
        values["label"],
        values["limits"] == _ANEW,
        event,
        values["until"],
        whose.removeprefix(_UNIT) if whose.startswith(_UNIT) else None,
        whose.removeprefix(_AREA) if whose.startswith(_AREA) else None,
    )


def _places(held: EventsHeld) -> tuple[Choice, ...]:
    """Offer the whole service, then the units, then the areas."""
    return (
        Choice("", WHOLE),
        *(Choice(f"{_UNIT}{key}", name) for key, name in held.units),
        *(Choice(f"{_AREA}{area}", f"Area: {area}") for area in held.areas),
    )


def _whose(line: EventLine | None) -> str:
    """Give the key of the place an event belongs to."""
    if line is None:
        return ""
    unit, area = line.event.unit, line.event.area
    return f"{_UNIT}{unit}" if unit else f"{_AREA}{area}" if area else ""
