"""Points put in order for a chart: gaps closed, odd values refused, changes of limits moved to a point."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import compress, pairwise
from math import isfinite
from operator import itemgetter
from typing import Final

from pc_desktop.domain.calendar import local_day, shown_day, shown_moment
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.outcomes.spc_options import is_number

LARGEST: Final = 1e300
"""Values beyond this cannot be added up."""

_NAMED: Final = 3
_TOO_LARGE: Final = "A value is too large to be drawn."


@dataclass(frozen=True, slots=True)
class Arranged:
    """A series in order of time: when, how much, and which points begin a new period.

    `moments` and `values` run side by side. `starts` are the places of the points that begin a new period,
    rising; `missing` are the moments without a value. `notes` are sentences about what was moved or left out.
    """

    moments: tuple[date, ...]
    values: tuple[float, ...]
    starts: tuple[int, ...]
    missing: tuple[date, ...]
    notes: tuple[str, ...]


def arrange(points: Iterable[tuple[date, float | None]], rebase: Iterable[date]) -> Arranged:
    """Put the points of one series in order of time and find where its periods begin.

    Points without a finite value are left out, and their neighbours become consecutive. A period begins at
    the first point on or after its date; a date outside the series begins none. An aware moment belongs to
    its day in London. Raises Refused for dates or values that are none, two points of one date, and a series
    without a value.
    """
    rows = _in_order(list(points))
    numbers = [value if type(value) is float else _number(value, moment) for moment, value in rows]
    is_there = list(map(isfinite, numbers))
    moments = [moment for (moment, _), there in zip(rows, is_there, strict=True) if there]
    values = list(compress(numbers, is_there))
    if not values:
        raise Refused("There is no value to draw a chart of.")
    if max(map(abs, values)) > LARGEST:
        raise Refused(_TOO_LARGE)
    missing = [moment for (moment, _), there in zip(rows, is_there, strict=True) if not there]
    starts, notes = _find_starts(moments, rebase)
    return Arranged(tuple(moments), tuple(values), starts, tuple(missing), (*_leave_out(missing), *notes))


def shown(moment: date) -> str:
    """Write a day as 21-Nov-2026, a moment as 21-Nov-2026 14:05; midnight on no particular clock is a day."""
    if not isinstance(moment, datetime):
        return shown_day(moment)
    if moment.tzinfo is None and (moment.hour, moment.minute) == (0, 0):
        return shown_day(moment.date())
    return f"{shown_day(moment)} {moment:%H:%M}" if moment.tzinfo is None else shown_moment(moment)


def _number(value: object, moment: date) -> float:
    if value is None:
        return float("nan")
    if not is_number(value):
        raise Refused(f"The value of {shown(moment)} is not a number: “{value}”.")
    try:
        return float(value)
    except OverflowError:
        raise Refused(_TOO_LARGE) from None


def _in_order(rows: list[tuple[date, float | None]]) -> list[tuple[date, float | None]]:
    """Sort by time; refuse what cannot be put in order and what stands there twice."""
    if {type(moment) for moment, _ in rows} <= {date}:
        ordered = sorted(rows, key=itemgetter(0))
    else:
        if len({_kind_of(moment) for moment, _ in rows}) > 1:
            raise Refused("The points of one chart must all have days, or all have moments of one kind.")
        ordered = sorted(rows, key=lambda row: _instant(row[0]))
    moments = [moment for moment, _ in ordered]
    if len(set(moments)) < len(moments):
        twice = next(after for before, after in pairwise(moments) if before == after)
        raise Refused(f"There are two points for {shown(twice)}; a chart can show one.")
    return ordered


def _kind_of(moment: object) -> str:
    """Tell days, times on the wall (naive) and moments (aware) apart; refuse anything else."""
    if isinstance(moment, datetime):
        return "wall" if moment.tzinfo is None else "moment"
    if isinstance(moment, date):
        return "day"
    raise Refused(f"Every point needs a date; “{moment}” is not one.")


def _instant(moment: date) -> date:
    """Give what moments of one kind are compared by."""
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        return moment.astimezone(UTC)
    return moment


def _day(moment: date) -> date:
    if not isinstance(moment, datetime):
        return moment
    return moment.date() if moment.tzinfo is None else local_day(moment)


def _find_starts(moments: list[date], rebase: Iterable[date]) -> tuple[tuple[int, ...], list[str]]:
    """Find the first point on or after each date; say so where it has another date, or there is none."""
    starts: set[int] = set()
    notes: list[str] = []
    for start in sorted(set(rebase), key=lambda start: (_day(start), start.isoformat())):
        kinds = {_kind_of(moments[0]), _kind_of(start)}
        if kinds == {"wall", "moment"}:
            raise Refused(f"New limits cannot begin at {shown(start)}: the points tell another kind of time.")
        place_in_time = _day if "day" in kinds else _instant
        wanted = place_in_time(start)
        places = [place_in_time(moment) for moment in moments]
        if wanted < places[0]:
            notes.append(f"New limits from {shown(start)} change nothing: that is before the first point.")
        elif wanted > places[-1]:
            notes.append(f"New limits from {shown(start)} change nothing yet: that is after the last point.")
        else:
            place = bisect_left(places, wanted)
            starts.add(place)
            if places[place] != wanted:
                met = shown(moments[place])
                notes.append(
                    f"There is no point for {shown(start)}: the new limits begin at the next, {met}."
                )
    return tuple(sorted(starts)), notes


def _leave_out(missing: list[date]) -> tuple[str, ...]:
    if not missing:
        return ()
    named = ", ".join(shown(moment) for moment in missing[:_NAMED])
    more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
    if len(missing) == 1:
        return (f"1 point without a value is left out: {named}.",)
    return (f"{len(missing)} points without a value are left out: {named}{more}.",)
