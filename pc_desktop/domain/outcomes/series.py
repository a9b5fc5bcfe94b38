"""Figures over time, a point for each month or for each discharge, with the cases behind every point."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.calendar import local_day
from pc_desktop.domain.outcomes.definitions import Period, admitted_in, discharged_in, mean


@dataclass(frozen=True, slots=True)
class MonthPoint:
    """One calendar month, by its first day: its value, None without a case, and the cases behind it.

    `so_far` says that the month is not over.
    """

    month: date
    value: float | None
    cases: tuple[str, ...]
    so_far: bool = False

    @property
    def number(self) -> int:
        """Tell how many cases the point rests on."""
        return len(self.cases)


@dataclass(frozen=True, slots=True)
class DischargePoint:
    """One discharge in order: its place from 1, the day, the days stayed and the stay's key."""

    place: int
    day: date
    value: float
    case: str


def months(first: date, last: date) -> Iterator[date]:
    """Give the first day of every month from that of `first` to that of `last`, both included."""
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = next_month(month)


def next_month(month: date) -> date:
    """Give the first day of the month after the one a day lies in."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def monthly_length_of_stay(stays: Iterable[Stay], first: date, today: date) -> tuple[MonthPoint, ...]:
    """Average the collaborative's days of stay by month of discharge, from a month to the present one.

    The stays of one month are those discharged in it, as the headline defines length of stay.
    """
    ended = discharged_in(stays, Period(first.replace(day=1), next_month(today), ""))
    known = ((local_day(stay.discharged), float(days), stay.key) for stay, days in ended if stay.discharged)
    return _means(known, first, today)


def monthly_distance(stays: Iterable[Stay], first: date, today: date) -> tuple[MonthPoint, ...]:
    """Average the collaborative's miles from home by month of admission, from a month to the present one."""
    started = admitted_in(stays, Period(first.replace(day=1), next_month(today), ""))
    known = ((local_day(stay.admitted), stay.miles, stay.key) for stay in started if stay.miles is not None)
    return _means(known, first, today)


def stays_in_order(stays: Iterable[Stay], period: Period) -> tuple[DischargePoint, ...]:
    """Give the collaborative's stays that ended in a period, one point each, in order of discharge."""
    ended = discharged_in(stays, period)
    known = ((local_day(stay.discharged), days, stay.key) for stay, days in ended if stay.discharged)
    return tuple(
        DischargePoint(place, day, float(days), key) for place, (day, days, key) in enumerate(known, start=1)
    )


def _means(known: Iterable[tuple[date, float, str]], first: date, today: date) -> tuple[MonthPoint, ...]:
    """Average values by the month of their day; every month has its point, if only an empty one."""
    found: dict[date, list[tuple[float, str]]] = {month: [] for month in months(first, today)}
    for day, value, key in known:
        found[day.replace(day=1)].append((value, key))
    present = today.replace(day=1)
    return tuple(
        MonthPoint(month, mean(value for value, _ in cases), tuple(key for _, key in cases), month == present)
        for month, cases in found.items()
    )
