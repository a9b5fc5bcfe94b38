"""The steps of time that points of a chart stand for: weeks from Monday, months and quarters of the calendar."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, Literal

from pc_desktop.domain.calendar import shown_day

Step = Literal["week", "month", "quarter", "case"]
"""What one point stands for; a case is a discharge, an admission and so on, in order."""

STEPS: Final[tuple[Step, ...]] = ("week", "month", "quarter", "case")
_MONTHS_OF_A_QUARTER: Final = 3


def step_of(day: date, step: Step) -> date:
    """Give the first day of the step a day lies in; the day itself where every case is its own."""
    if step == "week":
        return day - timedelta(days=day.weekday())
    if step == "month":
        return day.replace(day=1)
    if step == "quarter":
        return date(day.year, day.month - (day.month - 1) % _MONTHS_OF_A_QUARTER, 1)
    return day


def step_after(start: date, step: Step) -> date:
    """Give the first day of the next step."""
    if step == "month":
        return _months_on(start, 1)
    if step == "quarter":
        return _months_on(start, _MONTHS_OF_A_QUARTER)
    return start + timedelta(days=7 if step == "week" else 1)


def steps_between(first: date, last: date, step: Step) -> Iterator[date]:
    """Give the first day of every step from that of `first` to that of `last`, both included."""
    start = step_of(first, step)
    while start <= last:
        yield start
        start = step_after(start, step)


def step_words(start: date, step: Step) -> str:
    """Name a step: Nov-2026, Oct to Dec 2026, week of 02-Nov-2026; one day for a case."""
    if step == "week":
        return f"Week of {shown_day(start)}"
    if step == "month":
        return shown_day(start)[3:]
    if step == "quarter":
        return f"{shown_day(start)[3:6]} to {shown_day(_months_on(start, 2))[3:6]} {start.year}"
    return shown_day(start)


def short_step_words(start: date, step: Step) -> str:
    """Name a step in the few letters an axis has room for."""
    if step == "quarter":
        return f"{shown_day(start)[3:6]}–{shown_day(_months_on(start, 2))[3:6]} {start:%y}"
    return shown_day(start)[3:] if step == "month" else shown_day(start)


def _months_on(start: date, months: int) -> date:
    """Give the first day of the month some months after one."""
    at = start.year * 12 + start.month - 1 + months
    return date(at // 12, at % 12 + 1, 1)
