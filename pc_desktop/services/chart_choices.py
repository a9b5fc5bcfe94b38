"""What the charts of a page are chosen by, once for all of them: period, step, unit, area and service."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.outcomes.definitions import year_from
from pc_desktop.domain.outcomes.steps import STEPS, Step
from pc_desktop.domain.places import Team, Unit

ALL: Final = ""
"""The key of what leaves nothing out."""

OWN: Final = "own"
"""The key that asks for a period of one's own."""

_LAST: Final = MappingProxyType({"last 12": 12, "last 24": 24, "last 36": 36, "last 60": 60})
_STEP_WORDS: Final[Mapping[Step, str]] = MappingProxyType(
    {"week": "Weekly", "month": "Monthly", "quarter": "Quarterly", "case": "Per case, in order"}
)
_FIRST_MONTH_OF_NHS_YEAR: Final = 4


@dataclass(frozen=True, slots=True)
class Chosen:
    """What somebody has chosen for every chart of the page; empty leaves nothing out.

    `period` is `all`, `last 12` (or 24, 36, 60), `baseline`, `reported`, `nhs 2025` (the year from April 2025), or two
    days as 2025-01-01..2025-06-30, both included. `against` is what it is compared with, as in `comparing`.
    """

    period: str = "all"
    step: str = "month"
    unit: str = ALL
    area: str = ALL
    service: str = ALL
    against: str = "baseline"


NOTHING_CHOSEN: Final = Chosen()
"""What is chosen by somebody who has not chosen anything."""


@dataclass(frozen=True, slots=True)
class Offered:
    """One thing that can be chosen: its key and its words."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Offers:
    """Everything that can be chosen, each list in the order it is shown."""

    periods: tuple[Offered, ...]
    steps: tuple[Offered, ...]
    units: tuple[Offered, ...]
    areas: tuple[Offered, ...]
    services: tuple[Offered, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """The days a period stands for, both included, and its words."""

    first: date
    last: date
    words: str


def offers_of(
    units: Iterable[Unit],
    teams: Iterable[Team],
    settings: Mapping[str, str],
    days: tuple[date, date],
    services: Mapping[str, str],
) -> Offers:
    """Say what can be chosen of facts between two days; `services` names the national classes of beds by code."""
    units = sorted(units, key=lambda unit: (not unit.in_region, unit.position, unit.name))
    codes = sorted({unit.bed_type for unit in units})
    return Offers(
        periods=tuple(Offered(key, words) for key, words in _periods(settings, *days)),
        steps=tuple(Offered(step, _STEP_WORDS[step]) for step in STEPS),
        units=(Offered(ALL, "All units"), *(Offered(unit.key, unit.name) for unit in units)),
        areas=(
            Offered(ALL, "All areas"),
            *(Offered(area, area) for area in sorted({team.area for team in teams})),
        ),
        services=(
            Offered(ALL, "All services"),
            *(Offered(code, services.get(code, f"Beds of class {code}")) for code in codes),
        ),
    )


def settled(chosen: Chosen, offers: Offers, settings: Mapping[str, str], today: date) -> Chosen:
    """Leave out what can no longer be chosen, such as a unit that is gone; a period that cannot be read is all."""
    span_is_known = span_of(chosen.period, settings, today, today) is not None
    return Chosen(
        period=chosen.period if span_is_known else "all",
        step=chosen.step if chosen.step in STEPS else "month",
        unit=_kept(chosen.unit, offers.units),
        area=_kept(chosen.area, offers.areas),
        service=_kept(chosen.service, offers.services),
        against=chosen.against,
    )


def span_of(period: str, settings: Mapping[str, str], first: date, today: date) -> Span | None:
    """Say which days a period stands for, never beyond today; None where it cannot be read."""
    if period == "all":
        return Span(min(first, today), today, f"{_month(min(first, today))} to {_month(today)}")
    if period in _LAST:
        start = _months_back(today, _LAST[period])
        return Span(start, today, f"{_month(start)} to {_month(today)}")
    if period in {"baseline", "reported"}:
        named = settings.get("baseline_from" if period == "baseline" else "compared_from")
        return _year(date.fromisoformat(named), today) if named else None
    kind, _, year = period.partition(" ")
    if kind == "nhs" and year.isdigit() and len(year) == 4:
        return _year(date(max(1, int(year)), _FIRST_MONTH_OF_NHS_YEAR, 1), today)
    return _own(period, today)


def own_days(period: str) -> tuple[date, date] | None:
    """Read a period of two days, both included; None of anything else, and of one that ends before it begins."""
    start, _, end = period.partition("..")
    try:
        first, last = date.fromisoformat(start), date.fromisoformat(end)
    except ValueError:
        return None
    return (first, last) if first <= last else None


def _own(period: str, today: date) -> Span | None:
    """Give the days of a period of two days, as far as they have come."""
    days = own_days(period)
    if days is None or days[0] > today:
        return None
    first, last = days
    return Span(first, min(last, today), f"{shown_day(first)} to {shown_day(min(last, today))}")


def own_period(first: date, last: date) -> str:
    """Give the key of a period of two days, both included."""
    return f"{first.isoformat()}..{last.isoformat()}"


def _periods(settings: Mapping[str, str], first: date, today: date) -> Iterable[tuple[str, str]]:
    """Name the periods that can be chosen."""
    yield "all", f"All, from {_month(first)}"
    for key, months in _LAST.items():
        years = "12 months" if months == 12 else f"{months // 12} years"
        yield key, f"Last {years}"
    for key, setting, words in (
        ("reported", "compared_from", "Year reported"),
        ("baseline", "baseline_from", "Baseline year"),
    ):
        if settings.get(setting):
            yield key, f"{words}, from {_month(date.fromisoformat(settings[setting]))}"
    latest = today.year if today.month >= _FIRST_MONTH_OF_NHS_YEAR else today.year - 1
    oldest = first.year if first.month >= _FIRST_MONTH_OF_NHS_YEAR else first.year - 1
    for year in range(latest, max(oldest, latest - 9) - 1, -1):
        yield f"nhs {year}", f"April {year} to March {year + 1}"
    yield OWN, "From … to …"


def _kept(key: str, offered: Iterable[Offered]) -> str:
    """Keep what is still offered."""
    return key if any(one.key == key for one in offered) else ALL


def _year(start: date, today: date) -> Span | None:
    """Give the year from a day on, as far as it has come; None of one still to come."""
    if start > today:
        return None
    last = min(year_from(start).end - timedelta(days=1), today)
    return Span(start, last, f"{shown_day(start)} to {shown_day(last)}")


def _months_back(today: date, months: int) -> date:
    """Give the first day of the month so many whole months before the present one."""
    at = today.year * 12 + today.month - 1 - months
    return date(at // 12, at % 12 + 1, 1)


def _month(day: date) -> str:
    """Write a month as Nov-2026."""
    return shown_day(day)[3:]
