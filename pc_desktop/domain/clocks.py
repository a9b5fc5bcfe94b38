"""The clocks of a referral: how long each part of its way took, what the standard says, and what was a pause.

Pauses are shown and never taken off: who waits, waits. Hours are exact, across the days on which the clocks change.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import zip_longest
from typing import Final

from pc_desktop.domain.calendar import LONDON, counted, days_between, end_of_day, moment_of, shown_moment
from pc_desktop.domain.enquiry import Enquiry
from pc_desktop.domain.profile import Profile, Standard, hours_words
from pc_desktop.domain.referral import CLOSING, Milestone, standing_turns

_PAUSED: Final = "information_asked"
_NOT_TRIAGED: Final = frozenset({"received", _PAUSED})
_ASSESSED: Final = frozenset({"assessment_done"})
_DECIDED: Final = frozenset(
    {"accepted", "offered", "out_of_area_sought", "alternative", "not_accepted", "admitted"}
)
_BEDDED: Final = frozenset({"offered", "admitted"})
_ADMITTED: Final = frozenset({"admitted"})
_ENDED: Final = frozenset({"alternative", "not_accepted", "withdrawn", "admitted_elsewhere", "died"})
SOON: Final = timedelta(hours=24)
"""How long before a standard's limit it is said to be near."""


@dataclass(frozen=True, slots=True)
class Leg:
    """One part of the way: from one event to the next; `end` is None while it runs, and `stopped` where it never came.

    `start` is None where the part has not begun.
    """

    name: str
    start: datetime | None
    end: datetime | None
    stopped: bool


@dataclass(frozen=True, slots=True)
class Limit:
    """What a standard asks of one referral: what, by when, and when it was done; None where it is not done yet.

    `hours` are the standard's, of working days where `working`.
    """

    what: str
    hours: int
    working: bool
    due: datetime
    done: datetime | None

    def is_breached(self, now: datetime) -> bool:
        """Tell whether the limit has passed undone, or was passed when it was done."""
        return (self.done or now) > self.due

    def is_near(self, now: datetime) -> bool:
        """Tell whether the limit comes within a day."""
        return self.done is None and self.due - SOON <= now <= self.due


@dataclass(frozen=True, slots=True)
class Clocks:
    """Everything about one referral's time: its legs, the whole of it, its pauses and its limits."""

    legs: tuple[Leg, Leg, Leg, Leg]
    whole: Leg
    pauses: tuple[tuple[datetime, datetime | None], ...]
    limits: tuple[Limit, ...]


def standards_of(settings: Mapping[str, str], profile: Profile) -> tuple[Standard, ...]:
    """Give the standards in force: those set in Setup, else the profile's, as where what is set cannot be read."""
    try:
        said = json.loads(settings.get("standards") or "null")
        return tuple(
            Standard(
                str(one["urgency"]),
                _hours(one.get("respond_hours")),
                _hours(one.get("assess_hours")),
                bool(one.get("working")),
            )
            for one in said
        )
    except (ValueError, TypeError, KeyError):
        return profile.standards


def _hours(said: object) -> int | None:
    """Read a number of hours; None where there is none."""
    return int(str(said)) if said is not None else None


def clocks_of(
    milestones: Iterable[Milestone],
    urgency: str,
    standards: Iterable[Standard],
    holidays: frozenset[date] = frozenset(),
    enquiries: Iterable[Enquiry] = (),
) -> Clocks:
    """Work out a referral's clocks from the turns that still stand, and its pauses from what was asked as well.

    Where a step was left out, the next one counts for it: who is offered a bed at once was triaged by that. Raises
    ValueError where there is no turn at all.
    """
    turns = standing_turns(milestones)
    if not turns:
        raise ValueError("a referral has at least its first turn")
    legs, whole = legs_of(turns)
    return Clocks(legs, whole, _pauses(turns, enquiries), limits_of(turns, urgency, standards, holidays))


def limits_of(
    turns: tuple[Milestone, ...],
    urgency: str,
    standards: Iterable[Standard],
    holidays: frozenset[date] = frozenset(),
) -> tuple[Limit, ...]:
    """Give what the standard of an urgency asks of a referral, from the turns that stand, at least one."""
    standard = next((one for one in standards if one.urgency == urgency), None)
    if standard is None:
        return ()
    ended = turns[-1].at if turns[-1].state in _ENDED else None
    assessed, decided = _first(turns, _ASSESSED), _first(turns, _DECIDED)
    return _limits(standard, turns[0].at, _triaged(turns) or ended, assessed or decided or ended, holidays)


def legs_of(turns: tuple[Milestone, ...]) -> tuple[tuple[Leg, Leg, Leg, Leg], Leg]:
    """Give the parts of a referral's way and the whole of it, from the turns that stand, at least one.

    In order: received to triaged, triaged to decided, decided to bed, bed to admitted.
    """
    received = turns[0].at
    triaged = _triaged(turns)
    decided, bedded, admitted = (_first(turns, states) for states in (_DECIDED, _BEDDED, _ADMITTED))
    ended = turns[-1].at if turns[-1].state in _ENDED else None
    legs = (
        _leg("received to triaged", received, triaged, ended),
        _leg("triaged to decided", triaged, decided, ended),
        _leg("decided to bed", decided, bedded, ended),
        _leg("bed to admitted", bedded, admitted, ended),
    )
    return legs, _leg("received to admitted", received, admitted, ended)


def _triaged(turns: tuple[Milestone, ...]) -> datetime | None:
    """Give the moment of the first turn that shows that somebody triaged."""
    return next((one.at for one in turns if one.state not in _NOT_TRIAGED), None)


def _first(turns: tuple[Milestone, ...], states: frozenset[str]) -> datetime | None:
    """Give the moment of the first turn into one of some states."""
    return next((one.at for one in turns if one.state in states), None)


def _leg(name: str, start: datetime | None, end: datetime | None, ended: datetime | None) -> Leg:
    """Put one part together; it stops where the referral ended another way."""
    if start is None:
        return Leg(name, None, None, stopped=ended is not None)
    if end is None and ended is not None:
        return Leg(name, start, ended, stopped=True)
    return Leg(name, start, end, stopped=False)


def _pauses(
    turns: tuple[Milestone, ...], enquiries: Iterable[Enquiry]
) -> tuple[tuple[datetime, datetime | None], ...]:
    """Give the times more information was waited for, each moment once; the last may go on.

    Nothing is waited for once the referral has ended.
    """
    ended = turns[-1].at if turns[-1].state in CLOSING else None
    waits: list[tuple[datetime, datetime | None]] = [
        (one.at, following.at if following else None)
        for one, following in zip_longest(turns, turns[1:])
        if one.state == _PAUSED
    ]
    for asked in enquiries:
        until = min((at for at in (asked.answered, ended) if at), default=None)
        if until is None or asked.at <= until:
            waits.append((asked.at, until))
    found: list[tuple[datetime, datetime | None]] = []
    for start, end in sorted(waits, key=lambda wait: wait[0]):
        latest = found[-1][1] if found else start
        if not found or (latest is not None and start > latest):
            found.append((start, end))
        else:
            found[-1] = (found[-1][0], None if latest is None or end is None else max(latest, end))
    return tuple(found)


def _limits(
    standard: Standard,
    received: datetime,
    answered: datetime | None,
    assessed: datetime | None,
    holidays: frozenset[date],
) -> tuple[Limit, ...]:
    """Give what the standard asks."""
    asked = (("answered", standard.respond_hours, answered), ("assessed", standard.assess_hours, assessed))
    return tuple(
        Limit(
            what,
            hours,
            standard.working,
            due_after(received, hours, holidays, working=standard.working),
            done,
        )
        for what, hours, done in asked
        if hours is not None
    )


def due_after(
    start: datetime, hours: int, holidays: frozenset[date] = frozenset(), *, working: bool = False
) -> datetime:
    """Give the moment some hours after another.

    Hours of the clock are exact. Of working days, each Monday to Friday that is no holiday counts in full, so 24
    hours end at the same time on the next working day; what begins on another day begins with the next working one.
    """
    if not working:
        return start + timedelta(hours=hours)
    at = start.astimezone(LONDON)
    day, clock = at.date(), at.time().replace(fold=0)
    if not _is_working(day, holidays):
        day, clock = _next_working(day, holidays), time()
    days, rest = divmod(hours, 24)
    for _ in range(days):
        day = _next_working(day, holidays)
    moment = datetime.combine(day, clock, LONDON).astimezone(UTC)
    left = timedelta(hours=rest)
    while moment + left > end_of_day(day):
        left -= end_of_day(day) - moment
        day = _next_working(day, holidays)
        moment = moment_of(day)
    return moment + left


def _is_working(day: date, holidays: frozenset[date]) -> bool:
    """Tell whether a day is a working day."""
    return day.weekday() < 5 and day not in holidays


def _next_working(day: date, holidays: frozenset[date]) -> date:
    """Give the next working day after a day."""
    day += timedelta(days=1)
    while not _is_working(day, holidays):
        day += timedelta(days=1)
    return day


def leg_words(leg: Leg, now: datetime) -> str:
    """Say how long one part took, or has run."""
    if leg.start is None:
        return "ended before" if leg.stopped else "not yet"
    length = time_words(leg.start, leg.end or now)
    if leg.stopped:
        return f"{length}, then ended"
    return length if leg.end else f"{length} so far"


def pause_words(clocks: Clocks, now: datetime) -> str:
    """Say how long more information was waited for; nothing where it never was."""
    if not clocks.pauses:
        return ""
    length = sum(((end or now) - start for start, end in clocks.pauses), timedelta())
    going = ", still waiting" if clocks.pauses[-1][1] is None else ""
    return f"paused {_length_words(length)} for information{going}; still counted in the total"


def limit_words(limit: Limit, now: datetime) -> str:
    """Say how a referral stands against one limit."""
    standard = f"standard {hours_words(limit.hours, limit.working)}"
    if limit.done is not None:
        said = f"{limit.what} {'late' if limit.is_breached(now) else 'in time'}, {shown_moment(limit.done)}"
        return f"{said} ({standard})"
    if limit.is_breached(now):
        return f"not {limit.what}: {time_words(limit.due, now)} overdue ({standard})"
    return f"to be {limit.what} by {shown_moment(limit.due)} ({standard})"


def time_words(start: datetime, end: datetime) -> str:
    """Say a length of time: in days from two days on, in hours below."""
    hours = int((end - start).total_seconds() // 3600)
    return counted(hours, "hour") if hours < 48 else counted(days_between(start, end), "day")


def _length_words(length: timedelta) -> str:
    """Say a length of time that is not in one piece: in hours below two days, else in days to the nearest."""
    hours = int(length.total_seconds() // 3600)
    return counted(hours, "hour") if hours < 48 else counted(round(hours / 24), "day")
