"""The rules of actions: how one stands, over how many meetings it was carried, and what may be written of it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Literal

from pc_desktop.domain.calendar import counted, local_day, shown_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import Action, Meeting
from pc_desktop.domain.minutes import due_standing

Standing = Literal["overdue", "open", "done", "cancelled"]
"""How an action may stand, in the order they are listed."""

STANDINGS: tuple[Standing, ...] = ("overdue", "open", "done", "cancelled")


def action_standing(action: Action, as_at: datetime) -> tuple[Standing, int]:
    """Tell how an action stands at a moment and how many days it is overdue."""
    due, over = due_standing(action, as_at)
    return ("cancelled" if due == "done" and action.cancelled else due), over


def standing_words(standing: Standing, over: int, action: Action) -> str:
    """Say how an action stands, with its shape, such as ▲ overdue by 3 days."""
    if standing == "overdue":
        return f"▲ overdue by {counted(over, 'day')}"
    if standing == "open":
        return "● open"
    day = shown_day(local_day(action.done)) if action.done else "Not recorded"
    return f"✓ done {day}" if standing == "done" else f"– cancelled {day}"


def carried(raised: Meeting, meetings: Iterable[Meeting], until: datetime) -> int:
    """Count the meetings held after the one that raised an action, up to a moment: so often it was carried over."""
    last = local_day(until)
    return sum(one.started is not None and raised.day < one.day <= last for one in meetings)


def written(action: Action, what: str, owner: str, due: date | None) -> Action:
    """Give an action these words, this owner and this day; refuses where one of them is missing."""
    said, whose = " ".join(what.split()), " ".join(owner.split())
    if not said:
        raise Refused("Say what is to be done.")
    if not whose:
        raise Refused("Say who is to do it.")
    if due is None:
        raise Refused("Say by when it is to be done.")
    return replace(action, what=said, owner=whose, due=due)
