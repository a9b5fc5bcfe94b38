"""The actions to be done and those done lately, overdue first, with how often each was carried over."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from pc_desktop.domain.action_rules import STANDINGS, Standing, action_standing, carried, standing_words
from pc_desktop.domain.calendar import counted, local_day, shown_day
from pc_desktop.domain.meeting import Action, Meeting, is_issued
from pc_desktop.domain.referral import Referral
from pc_desktop.services.moments import day_began
from pc_desktop.services.ports import From, Reading
from pc_desktop.services.region import settings_of

LATELY = timedelta(days=28)
"""So long a finished action stays on the list."""


@dataclass(frozen=True, slots=True)
class ActionNow:
    """One action as it stands: `raised` is the day of its meeting, `over` the days overdue, `words` how it stands.

    `carried` counts the meetings it was carried over. `locked` says that the minutes it belongs to are issued.
    """

    key: str
    number: int
    raised: date
    referral: str | None
    ref: str | None
    what: str
    owner: str
    due: date
    standing: Standing
    over: int
    words: str
    carried: int
    cancelled: str | None
    locked: bool


@dataclass(frozen=True, slots=True)
class ActionsList:
    """Actions to be written as a workbook: all of them, or one owner's."""

    collaborative: str
    as_at: datetime
    owner: str | None
    lines: tuple[ActionNow, ...]

    @property
    def file_name(self) -> str:
        """Name the file; no patient and nobody's name is in it."""
        return f"Actions {shown_day(local_day(self.as_at))}.xlsx"


def actions_now(reading: Reading) -> tuple[ActionNow, ...]:
    """Give every action still to be done, and those done or cancelled lately: overdue first, the longest foremost."""
    since = day_began(reading.now) - LATELY
    found = (*reading.find(Action, done=None), *reading.find(Action, done=From(since)))
    meetings = {one.key: one for one in reading.find(Meeting)}
    asked = frozenset(one.referral for one in found if one.referral)
    refs = {one.key: one.ref for one in reading.find(Referral, key=asked)}
    lines = (_line(one, meetings, refs, reading.now) for one in found)
    return tuple(sorted(lines, key=_order))


def actions_listed(reading: Reading, owner: str | None = None) -> ActionsList:
    """Give the actions for a workbook; `owner` leaves the others out."""
    lines = tuple(one for one in actions_now(reading) if owner is None or one.owner == owner)
    return ActionsList(settings_of(reading)["collaborative"], reading.now, owner, lines)


def owners(lines: tuple[ActionNow, ...]) -> tuple[str, ...]:
    """Name the owners, whoever has most overdue and then most open first."""
    late = Counter(one.owner for one in lines if one.standing == "overdue")
    still = Counter(one.owner for one in lines if one.standing in {"overdue", "open"})
    return tuple(sorted({one.owner for one in lines}, key=lambda name: (-late[name], -still[name], name)))


def shown_words(lines: tuple[ActionNow, ...], owner: str | None) -> str:
    """Say what the list shows and, where it is one owner's, what that hides."""
    mine = [one for one in lines if owner is None or one.owner == owner]
    still = sum(one.standing in {"overdue", "open"} for one in mine)
    late = sum(one.standing == "overdue" for one in mine)
    said = f"{still} to be done, {late} overdue; done within four weeks {len(mine) - still}"
    if owner is None:
        return said
    hidden = [one for one in lines if one.owner != owner]
    red = sum(one.standing == "overdue" for one in hidden)
    return f"{owner}: {said}. Hides {counted(len(hidden), 'action')} of others, {red} of them overdue."


def _line(action: Action, meetings: dict[str, Meeting], refs: dict[str, str], now: datetime) -> ActionNow:
    """Prepare one action."""
    meeting = meetings[action.meeting]
    standing, over = action_standing(action, now)
    return ActionNow(
        key=action.key,
        number=action.number,
        raised=meeting.day,
        referral=action.referral,
        ref=refs.get(action.referral or ""),
        what=action.what,
        owner=action.owner,
        due=action.due,
        standing=standing,
        over=over,
        words=standing_words(standing, over, action),
        carried=carried(meeting, meetings.values(), action.done or now),
        cancelled=action.cancelled,
        locked=is_issued(meeting),
    )


def _order(line: ActionNow) -> tuple[int, int, int, int]:
    """Put overdue first, the longest overdue foremost, then open by the day, then done and cancelled, latest first."""
    way = 1 if line.standing in {"overdue", "open"} else -1
    return (
        STANDINGS.index(line.standing),
        way * line.due.toordinal(),
        way * line.raised.toordinal(),
        line.number,
    )
