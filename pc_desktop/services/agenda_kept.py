"""The agenda of a meeting as it is kept, or as it would be: made from the last meeting's until it is written."""

from pc_desktop.domain.agenda import AgendaItem
from pc_desktop.domain.agenda_order import first_agenda, in_order
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import Meeting
from pc_desktop.services.ports import Before, Reading, Work

_LOOKED_AT = 8
"""So many meetings back an agenda is looked for; older ones began without."""


def agenda_of(reading: Reading, meeting: Meeting) -> tuple[AgendaItem, ...]:
    """Give a meeting's agenda in order, dropped items included; before it is written, what it will begin with."""
    kept = reading.find(AgendaItem, meeting=meeting.key)
    return in_order(kept) if kept else first_agenda(meeting.key, _last(reading, meeting))


def item_of(reading: Reading, meeting: Meeting, item: str) -> AgendaItem:
    """Give one item by its key; refuses where the agenda has it no longer."""
    for one in agenda_of(reading, meeting):
        if one.key == item:
            return one
    raise Refused("This item is no longer on the agenda.")


def lay_agenda(work: Work, meeting: Meeting) -> tuple[AgendaItem, ...]:
    """Write a meeting's agenda where it is not written yet, and give it in order."""
    items = agenda_of(work, meeting)
    work.put(*items)
    return items


def _last(reading: Reading, meeting: Meeting) -> tuple[AgendaItem, ...]:
    """Give the items of the latest earlier meeting that kept an agenda."""
    earlier = sorted(reading.find(Meeting, day=Before(meeting.day)), key=lambda one: (one.day, one.key))
    latest = [one.key for one in earlier[-_LOOKED_AT:]]
    found = reading.find(AgendaItem, meeting=frozenset(latest))
    with_one = {one.meeting for one in found}
    last = next((key for key in reversed(latest) if key in with_one), None)
    return tuple(one for one in found if one.meeting == last)
