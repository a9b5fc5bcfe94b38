"""Writing what is given: places, thresholds, settings, events, closures, the units' word for their beds."""

from collections.abc import Iterator, Mapping
from datetime import date, time, timedelta
from hashlib import sha256
from typing import Any, Final

from pc_desktop.domain.bed import Closure, Confirmation
from pc_desktop.domain.calendar import moment_of
from pc_desktop.domain.kinds import Fact
from pc_desktop.domain.outcomes.kept import Investment
from pc_desktop.domain.receipt import Receipt
from pc_desktop.domain.settings import Event, Setting
from pc_desktop.reference import table
from pc_desktop.sample.frame import Frame
from pc_desktop.sample.inpatients import Inpatient
from pc_desktop.sample.write_referrals import LIAISON
from pc_desktop.services.starting_table import starting_table

_CLOSED_AT, _MIDDAY, _ACCEPTED_AT = time(9, 0), time(12, 0), time(8, 20)
_WEEKS_TOLD: Final = 8


def write_places(laid_out: Frame) -> Iterator[Fact]:
    """Write trusts, units, beds, teams, settings, events and the table of thresholds."""
    yield from laid_out.trusts
    yield from laid_out.units.values()
    for beds in laid_out.beds.values():
        yield from beds
    yield from laid_out.teams
    given = laid_out.given
    yield from (Setting(key, value) for key, value in given["settings"].items())
    yield from (
        Investment(one["key"], one["day"], one["label"], one["pounds"]) for one in given.get("investment", ())
    )
    yield from map(_event, given["event"])
    yield from starting_table(table("risk_signs.toml"))


def _event(one: Mapping[str, Any]) -> Event:
    """Write one event: of a day or longer, of the whole service or of one unit."""
    unit = f"unit-{one['unit']}" if "unit" in one else None
    return Event(one["key"], one["day"], one["label"], one.get("until"), unit)


def write_closures(laid_out: Frame) -> Iterator[Closure]:
    """Write the beds out of use, now and before."""
    for place, one in enumerate(laid_out.given["closure"], start=1):
        end: date | None = one.get("end")
        if end is not None and end < laid_out.beds_from:
            continue
        yield Closure(
            key=f"closure-{place:02d}",
            bed=laid_out.bed(one["unit"], one["bed"]).key,
            start=moment_of(one["start"], _CLOSED_AT),
            end=moment_of(end, _CLOSED_AT) if end else None,
            kind=one["kind"],
            reason=one["reason"],
            told=one["told"],
        )


def write_returns(laid_out: Frame, staying: tuple[Inpatient, ...]) -> Iterator[Fact]:
    """Write the last returns of every unit, and the word each gave at the last meetings."""
    for one in laid_out.given["returned"]:
        unit, as_at = f"unit-{one['unit']}", one["as_at"]
        listed = [each for each in staying if each.unit == unit]
        for back in range(_WEEKS_TOLD):
            day: date = as_at - timedelta(weeks=back)
            file = one["file"] if back == 0 else f"{one['unit']} return {day.isoformat()}.xlsx"
            yield _receipt(laid_out, unit, file, day, listed)
            yield Confirmation(
                f"confirmation-{one['unit']}-{day.isoformat()}-return",
                unit,
                moment_of(day, _MIDDAY),
                LIAISON,
                "return",
            )
    yield from _said_at_meetings(laid_out)


def _receipt(laid_out: Frame, unit: str, file: str, day: date, listed: list[Inpatient]) -> Receipt:
    """Write that one return was accepted, with the counts of those who were there that day and still are."""
    there = [one for one in listed if one.admitted <= day]
    key = f"{unit.removeprefix('unit-')}-{day.isoformat()}"
    return Receipt(
        key=f"receipt-{key}",
        unit=unit,
        file=file,
        digest=sha256(f"{key} {file}".encode()).hexdigest(),
        at=moment_of(day + timedelta(days=1), _ACCEPTED_AT),
        by=LIAISON,
        as_at=day,
        commissioned=len(laid_out.beds[unit]),
        closed=None,
        occupied=len(there),
        on_leave=None,
        ready=sum(one.ready is not None and one.ready <= day for one in there),
    )


def _said_at_meetings(laid_out: Frame) -> Iterator[Confirmation]:
    """Write the word of the units whose leads came to the last meetings."""
    last = laid_out.today - timedelta(weeks=1)
    for one in laid_out.given["attender"]:
        if "unit" not in one:
            continue
        for back in range(_WEEKS_TOLD):
            day = last - timedelta(weeks=back)
            if "apologies_from" not in one or day < one["apologies_from"]:
                at = moment_of(day, laid_out.meeting_at) + timedelta(minutes=2)
                key = f"confirmation-{one['unit']}-{day.isoformat()}-meeting"
                yield Confirmation(key, f"unit-{one['unit']}", at, one["name"], "meeting")
