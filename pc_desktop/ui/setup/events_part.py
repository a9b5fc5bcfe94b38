"""Setup: what happened to the service, such as go-live or a unit closed, which stands on the charts it touches."""

from typing import Final

from pc_desktop.domain.calendar import local_day
from pc_desktop.services.events_view import EventLine, events_view
from pc_desktop.services.office import Office
from pc_desktop.services.ports import Command
from pc_desktop.services.set_events import RemoveEvent
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.event_form import event_form, event_order
from pc_desktop.ui.setup.parts import Act, Column, PartRows, column_words
from pc_desktop.ui.widgets.form import Form, Values


class EventsPart:
    """Shows the events, and enters, puts right or removes one."""

    key: Final = "events"
    name: Final = "Events"
    about: Final = "What happened to the service, a unit or an area. It stands on every chart it touches."
    columns: Final = (
        Column("When", column_words("21-Nov-2026 to 21-Nov-2026")),
        Column("What happened", "Closed for repairs after a flood", grow=2),
        Column("Where", "North Staffordshire", grow=1),
        Column("Limits", "anew", optional=True),
    )
    acts: Final = (
        Act("change", "Change…", "C"),
        Act("add", "Enter an event…", "A", on_row=False),
        Act("remove", "Remove", "R"),
    )

    def __init__(self, office: Office) -> None:
        """Sit in an office."""
        self._office = office

    def show(self) -> PartRows:
        """Prepare the events, the latest first."""
        lines = self._office.desk.ask(events_view).lines
        return PartRows(tuple(_row(line) for line in lines), "No event is entered. Press A to enter one.")

    def choose(self, chooser: str, key: str) -> None:
        """Have no chips."""

    def begin(self, act: str, row: str) -> Form | Command:
        """Ask for an event, or remove one at once."""
        if act == "remove":
            return RemoveEvent(row)
        held = self._office.desk.ask(events_view)
        return event_form(held, row if act == "change" else "", local_day(self._office.clock.now()))

    def order(self, act: str, row: str, values: Values) -> Command:
        """Enter the event, or put it right."""
        return event_order(values, row if act == "change" else None)


def _row(line: EventLine) -> Row:
    """Prepare one event."""
    return Row(
        line.event.key,
        (
            Cell(line.days, Tone.STRONG),
            Cell(line.event.label),
            Cell(line.whose),
            Cell("anew" if line.changes_limits else "", spoken="limits of the charts anew from then"),
        ),
    )
