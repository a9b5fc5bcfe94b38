"""What is held against what in a row of a list, and how whatever names somebody is taken apart."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from pc_desktop.domain.people_list import SIGN
from pc_desktop.exchange import names
from pc_desktop.exchange.layouts import Layout
from pc_desktop.exchange.people_readers import DAYS
from pc_desktop.exchange.sense import Fault, error

ERROR = error("The cell shows an error instead of a value.", "Ask the sender for the value.")
MOMENTS = (*DAYS, "referred")
"""The columns that hold days, or moments."""

_ORDERS = (
    ("dob", "admitted"),
    ("dob", "referred"),
    ("dob", "measured_on"),
    ("dob", "bloods_on"),
    ("dob", "ecg_on"),
)

Columns = dict[str, list[Any]]
Unread = dict[int, set[str]]


def check_orders(columns: Columns, unread: Unread, tell: Callable[[int, str, Fault], None]) -> None:
    """Leave out a day that lies before the birth of the person it is said of."""
    for earlier, later in _ORDERS:
        for place, (before, after) in enumerate(
            zip(columns.get(earlier, ()), columns.get(later, ()), strict=False)
        ):
            if before is not None and after is not None and _day(after) < before:
                columns[later][place] = None
                unread[place].add(later)
                tell(place, later, error("This lies before the date of birth.", "Check both dates."))


def _day(value: date) -> date:
    """Give the day of a day or a moment."""
    return value.date() if isinstance(value, datetime) else value


def dating(columns: Columns, layout: Layout) -> dict[str, str]:
    """Tell which column dates each sign's, where it is not the one that dates the row."""
    signs = {name: layout.signs[name.removeprefix(SIGN)].dated for name in columns if name.startswith(SIGN)}
    return {name: dated for name, dated in signs.items() if dated != "measured_on"}


def name_apart(columns: Columns, unread: Unread, places: dict[str, str], titles: dict[str, str]) -> None:
    """Turn whatever columns name people into surname, given names, title and initials."""
    typed = columns.pop("name", None)
    surnames, forenames = columns.pop("surname", None), columns.pop("forename", None)
    count = len(next(iter(columns.values()), typed or surnames or forenames or []))
    if surnames is not None or forenames is not None:
        columns["surname"] = [names.regular(one) if one else None for one in surnames or [None] * count]
        columns["given"] = [names.regular(one) if one else None for one in forenames or [None] * count]
        _stand(places, titles, "given", "forename")
    elif typed is not None:
        known: dict[str, tuple[str | None, str | None, str | None]] = {}
        apart = [known.setdefault(one, names.apart(one)) if one else (None, None, None) for one in typed]
        short = [names.as_initials(one) if one else None for one in typed]
        columns["surname"] = [None if brief else one[0] for one, brief in zip(apart, short, strict=True)]
        columns["given"] = [None if brief else one[1] for one, brief in zip(apart, short, strict=True)]
        columns.setdefault("title", [one[2] for one in apart])
        if any(short):
            given = columns.get("initials", [None] * count)
            columns["initials"] = [brief or one for brief, one in zip(short, given, strict=True)]
        for name in ("surname", "given", "title", "initials"):
            _stand(places, titles, name, "name")
    for named in unread.values():
        if named & {"name", "forename"}:
            named.add("surname")


def _stand(places: dict[str, str], titles: dict[str, str], name: str, where: str) -> None:
    """Let what was taken out of a column stand where the column does."""
    if where in places:
        places.setdefault(name, places[where])
        titles.setdefault(name, titles[where])
