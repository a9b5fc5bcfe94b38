"""Whose return is in: each unit with the return last accepted from it."""

from dataclasses import dataclass
from datetime import date, timedelta

from pc_desktop.domain.calendar import local_day, shown_day, shown_moment
from pc_desktop.domain.places import Unit
from pc_desktop.domain.receipt import Receipt
from pc_desktop.services.ports import From, Reading

_RECENT = timedelta(days=60)
_THIS_WEEK = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class ReturnLine:
    """One unit: whether its return is in this week, when it was accepted, and which day it speaks of."""

    key: str
    unit: str
    is_in: bool
    words: str
    tip: str


@dataclass(frozen=True, slots=True)
class ReturnsPage:
    """Every unit's return, the files accepted of late, and the day the returns are for."""

    day: date
    lines: tuple[ReturnLine, ...]
    receipts: tuple[tuple[str, str, str, str], ...]

    @property
    def received(self) -> int:
        """Count the units whose return is in."""
        return sum(line.is_in for line in self.lines)


def returns_view(reading: Reading) -> ReturnsPage:
    """Give whose return is in and what was accepted before."""
    today = local_day(reading.now)
    receipts = sorted(
        reading.find(Receipt, at=From(reading.now - _RECENT)), key=lambda one: one.at, reverse=True
    )
    units = sorted((unit for unit in reading.find(Unit) if unit.in_region), key=lambda unit: unit.position)
    names = {unit.key: unit.name for unit in units}
    latest: dict[str, Receipt] = {}
    for receipt in receipts:
        latest.setdefault(receipt.unit, receipt)
    return ReturnsPage(
        day=today,
        lines=tuple(_line(unit, latest.get(unit.key), today) for unit in units),
        receipts=tuple(
            (one.key, names.get(one.unit, ""), one.file, f"{shown_moment(one.at)}, {one.by}")
            for one in receipts
        ),
    )


def _line(unit: Unit, receipt: Receipt | None, today: date) -> ReturnLine:
    """Prepare one unit: in if what was accepted speaks of the last days."""
    if receipt is None:
        return ReturnLine(unit.key, unit.name, is_in=False, words="not received", tip="No return of late.")
    day = receipt.as_at or local_day(receipt.at)
    tip = f"{receipt.file}, accepted {shown_moment(receipt.at)} by {receipt.by}"
    if today - day > _THIS_WEEK:
        return ReturnLine(unit.key, unit.name, is_in=False, words=f"last for {shown_day(day)}", tip=tip)
    return ReturnLine(unit.key, unit.name, is_in=True, words=f"in, for {shown_day(day)}", tip=tip)
