"""Points put in order for a chart: missing values taken out, odd ones refused, new periods begun at a point."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from operator import itemgetter
from typing import Final

from pc_desktop.domain.calendar import local_day, shown_day, shown_moment
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.outcomes.spc_options import is_number

LARGEST: Final = 1e300
"""Values beyond this cannot be added up."""

_NAMED: Final = 3


@dataclass(frozen=True, slots=True)
class Arranged:
    """A series in order of time: when, how much, and which points begin a new period.

    `moments` and `values` run side by side. `starts` are the places of the points that begin a new period, rising;
    `missing` are the moments without a value. `notes` are sentences about what was moved or left out.
    """

    moments: tuple[date, ...]
    values: tuple[float, ...]
    starts: tuple[int, ...]
    missing: tuple[date, ...]
    notes: tuple[str, ...]


def arrange(points: Iterable[tuple[date, float | None]], rebase: Iterable[date]) -> Arranged:
    """Put the points of one series in order of time and find where its periods begin.

    Points without a finite value are left out, and their neighbours become consecutive. A period begins at the first
    point on or after its date; a date outside the series begins none. An aware moment belongs to its day in London.
    Raises Refused for dates or values that are none, two points of one date, and a series without a value.
    """
    rows = _in_order(list(points))
    moments: list[date] = []
    values: list[float] = []
    missing: list[date] = []
    for moment, value in rows:
        number = value if type(value) is float else _number(value, moment)
        if -LARGEST <= number <= LARGEST:
            moments.append(moment)
            values.append(number)
        elif LARGEST < abs(number) < float("inf"):
            raise Refused(f"The value of {shown(moment)} is too large to be drawn.")
        else:
            missing.append(moment)
    if not values:
        raise Refused("There is no value to draw a chart of.")
    starts, notes = _find_starts(moments, sorted(set(rebase), key=_order_of_kinds))
    return Arranged(tuple(moments), tuple(values), starts, tuple(missing), (*_leave_out(missing), *notes))


def shown(moment: date) -> str:
    """Write a day as 21-Nov-2026, a moment as 21-Nov-2026 14:05."""
    if not isinstance(moment, datetime):
        return shown_day(moment)
    return f"{shown_day(moment)} {moment:%H:%M}" if moment.tzinfo is None else shown_moment(moment)


def _number(value: object, moment: date) -> float:
    if value is None:
        return float("nan")
    if not is_number(value):
        raise Refused(f"The value of {shown(moment)} is not a number: “{value}”.")
    try:
        return float(value)
    except OverflowError:
        raise Refused(f"The value of {shown(moment)} is too large to be drawn.") from None


def _in_order(rows: list[tuple[date, float | None]]) -> list[tuple[date, float | None]]:
    """Sort by time; refuse what cannot be put in order and what stands there twice."""
    moments = [moment for moment, _ in rows]
    kinds = {kind_of(moment) for moment in moments} if {*map(type, moments)} != {date} else {"day"}
    if len(kinds) > 1:
        raise Refused("The points of one chart must all have days, or all have moments of one kind.")
    if kinds == {"moment"}:
        ordered = sorted(rows, key=lambda row: _universal(row[0]))
        places = [_universal(moment) for moment, _ in ordered]
    else:
        ordered = sorted(rows, key=itemgetter(0))
        places = [moment for moment, _ in ordered]
    if len(set(places)) < len(places):
        twice = next(here for here, after in zip(places, places[1:], strict=False) if here == after)
        raise Refused(f"There are two points for {shown(twice)}; a chart can show one.")
    return ordered


def kind_of(moment: object) -> str:
    """Tell a day, a time on the wall (a naive moment) and a moment (an aware one) apart; refuse anything else."""
    if isinstance(moment, datetime):
        return "wall" if moment.tzinfo is None else "moment"
    if isinstance(moment, date):
        return "day"
    raise Refused(f"Every point needs a date; “{moment}” is not one.")


def _universal(moment: date) -> date:
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


def _day(moment: date) -> date:
    if not isinstance(moment, datetime):
        return moment
    return moment.date() if moment.tzinfo is None else local_day(moment)


def _order_of_kinds(moment: date) -> tuple[date, str]:
    return _day(moment), moment.isoformat()


def _find_starts(moments: list[date], rebase: list[date]) -> tuple[tuple[int, ...], list[str]]:
    """Find the first point on or after each date; say so where that is another day, or where there is none."""
    starts: set[int] = set()
    notes: list[str] = []
    kind = kind_of(moments[0])
    for start in rebase:
        if "day" not in {kind, kind_of(start)} and kind != kind_of(start):
            raise Refused(f"New limits cannot begin at {shown(start)}: its kind of time is not that of the points.")
        by_day = "day" in {kind, kind_of(start)}
        wanted = (_day if by_day else _universal_or_wall)(start)
        places = [(_day if by_day else _universal_or_wall)(moment) for moment in moments]
        if wanted < places[0]:
            notes.append(f"New limits from {shown(start)} change nothing: that is before the first point.")
            continue
        place = next((number for number, here in enumerate(places) if here >= wanted), None)
        if place is None:
            notes.append(f"New limits from {shown(start)} change nothing yet: that is after the last point.")
            continue
        starts.add(place)
        if places[place] != wanted:
            notes.append(
                f"There is no point for {shown(start)}: the new limits begin at the next, {shown(moments[place])}."
            )
    return tuple(sorted(starts)), notes


def _universal_or_wall(moment: date) -> date:
    return _universal(moment) if kind_of(moment) == "moment" else moment


def _leave_out(missing: list[date]) -> tuple[str, ...]:
    if not missing:
        return ()
    named = ", ".join(shown(moment) for moment in missing[:_NAMED])
    more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
    if len(missing) == 1:
        return (f"1 point without a value is left out: {named}.",)
    return (f"{len(missing)} points without a value are left out: {named}{more}.",)
