"""The rules of the minutes: what may be issued when, and how times, actions and beds are put in them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Final, Literal

from pc_desktop.domain.board import BedStanding, UnitFigures
from pc_desktop.domain.calendar import local_day, shown_day, shown_moment
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import Action, Attendance, Meeting, is_issued

ATTENDED: Final = MappingProxyType(
    {"present": "Present", "apologies": "Apologies", "not recorded": "Not recorded"}
)
"""What the minutes may say of somebody expected at a meeting, in the order they are listed."""

Due = Literal["overdue", "open", "done", "cancelled"]
"""How an action may stand."""


@dataclass(frozen=True, slots=True)
class BedOutOfUse:
    """One bed nobody may be given: since which day, whether closed or not usable, why, and who was told."""

    unit: str
    bed: str
    state: str
    kind: str
    since: date
    reason: str
    told: str | None


@dataclass(frozen=True, slots=True)
class BedStateLine:
    """One unit's beds as the minutes give them.

    `closed` and `unusable` count the beds out of use, one by one in `out_of_use`; `expected_14` counts
    discharges expected within 14 days. `confirmed` is when somebody last gave their word for the unit,
    `fresh` whether that word still holds.
    """

    unit: str
    commissioned: int
    open: int
    occupied: int
    on_leave: int
    held: int
    closed: int
    unusable: int
    free: int
    ready: int
    expected_14: int
    confirmed: datetime | None
    fresh: bool
    out_of_use: tuple[BedOutOfUse, ...] = ()
    unit_key: str = ""


def refuse_if_issued(meeting: Meeting) -> None:
    """Refuse to change anything in minutes that are issued."""
    if is_issued(meeting):
        raise Refused(
            f"The minutes of {shown_day(meeting.day)} are issued and locked. "
            "Add a dated correction to them instead."
        )


def refuse_unissuable(meeting: Meeting, attendance: Iterable[Attendance]) -> None:
    """Refuse to issue minutes twice, before the meeting has started, or with nobody recorded as present."""
    if is_issued(meeting):
        when = shown_moment(meeting.issued) + (f" by {meeting.issued_by}" if meeting.issued_by else "")
        raise Refused(
            f"The minutes of {shown_day(meeting.day)} were already issued {when}. "
            "Add a dated correction to them instead."
        )
    if meeting.started is None:
        raise Refused(f"The meeting of {shown_day(meeting.day)} has not started: it has no minutes yet.")
    if not any(one.status == "present" for one in attendance):
        raise Refused("Nobody is recorded as present. Record who attended before issuing the minutes.")


def refuse_unapprovable(meeting: Meeting) -> None:
    """Refuse to approve minutes that are issued, or of a meeting that has not started."""
    refuse_if_issued(meeting)
    if meeting.started is None:
        raise Refused(f"The meeting of {shown_day(meeting.day)} has not started: it has no minutes yet.")


def refuse_second(day: date, meetings: Iterable[Meeting]) -> None:
    """Refuse to start a meeting while another of the same day is open."""
    if any(one.day == day and one.started is not None and not is_issued(one) for one in meetings):
        raise Refused(
            f"The meeting of {shown_day(day)} is already open. "
            "Issue its minutes before starting another that day."
        )


def refuse_unissued(meeting: Meeting) -> None:
    """Refuse to correct minutes that are still being written."""
    if not is_issued(meeting):
        raise Refused(
            f"The minutes of {shown_day(meeting.day)} are not issued yet. Change them; do not correct them."
        )


def last_day_held(until: datetime | None) -> date | None:
    """Tell the last day a bed is held: one that lapses at midnight is held to the day before."""
    return None if until is None else local_day(until - timedelta(microseconds=1))


def initials_and_age(initials: str, age: int | None) -> str:
    """Say initials and age, such as K.M., 24."""
    return f"{initials}, {'age not recorded' if age is None else age}"


def time_words(seconds: int) -> str:
    """Say a length of time in whole minutes, half a minute upwards, such as 48 min or 1 h 05 min."""
    minutes = (seconds + 30) // 60
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02d} min"


def due_standing(action: Action, as_at: datetime) -> tuple[Due, int]:
    """Tell how an action stands at a moment and how many days it is overdue, 0 on the day it is due."""
    if action.done is not None and action.done <= as_at:
        return ("done" if action.cancelled is None else "cancelled"), 0
    over = (local_day(as_at) - action.due).days
    return ("overdue", over) if over > 0 else ("open", 0)


def bed_state(
    figures: Mapping[str, UnitFigures], board: Mapping[str, tuple[BedStanding, ...]]
) -> tuple[BedStateLine, ...]:
    """Put the units' figures and their beds out of use into the minutes' lines, in the units' order."""
    ordered = sorted(figures.items(), key=lambda item: item[1].unit.position)
    return tuple(_bed_state_line(one, board.get(unit, ())) for unit, one in ordered)


def _bed_state_line(figures: UnitFigures, beds: tuple[BedStanding, ...]) -> BedStateLine:
    """Put one unit's figures into a line."""
    name = figures.unit.name
    return BedStateLine(
        unit=name,
        commissioned=figures.commissioned,
        open=figures.open,
        occupied=figures.occupied,
        on_leave=figures.on_leave,
        held=figures.held,
        closed=figures.closed,
        unusable=figures.unusable,
        free=figures.available,
        ready=figures.ready,
        expected_14=figures.expected[1],
        confirmed=figures.confirmed,
        fresh=figures.fresh,
        out_of_use=tuple(line for one in beds if (line := _out_of_use(name, one)) is not None),
        unit_key=figures.unit.key,
    )


def _out_of_use(unit: str, one: BedStanding) -> BedOutOfUse | None:
    """Say why a bed is out of use; None where it is not, so that the list agrees with the figures."""
    closure = one.closure
    if closure is None or one.state not in {"closed", "unusable"}:
        return None
    state = "Not usable" if one.state == "unusable" else "Closed"
    kind = "" if closure.kind == "unusable" else closure.kind.capitalize()
    since = local_day(closure.start)
    return BedOutOfUse(unit, one.bed.label, state, kind, since, closure.reason, closure.told)
