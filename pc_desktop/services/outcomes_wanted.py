"""What somebody wants to see of the outcomes, and the question that becomes with what the settings say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.outcomes.asked import STAY_RULES, WITHOUT_LAST_DAY, Asked, Scope
from pc_desktop.domain.outcomes.book import areas
from pc_desktop.domain.outcomes.definitions import Period, year_from
from pc_desktop.domain.outcomes.folded import chosen_by
from pc_desktop.domain.outcomes.headline import Told
from pc_desktop.domain.outcomes.kept import FixedBaseline
from pc_desktop.domain.outcomes.savings import Assumptions
from pc_desktop.services.chart_choices import Chosen, span_of
from pc_desktop.services.comparing import BASELINE, baseline_days
from pc_desktop.services.outcomes_facts import Gathered

_BASELINE, _YEAR = "Baseline year", "Year reported"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants to see; what is left open is as the settings say, and else the last whole year.

    `start` begins the period; without an `end` it lasts a year. The same of the baseline. `unit` is a unit's key,
    `area` an area of the community teams, `service` a class of beds, `stay_rule` a name of STAY_RULES.
    `against` names what the period is compared with, where that is not the baseline set.
    """

    start: date | None = None
    end: date | None = None
    baseline_start: date | None = None
    baseline_end: date | None = None
    unit: str | None = None
    area: str | None = None
    service: str | None = None
    stay_rule: str = WITHOUT_LAST_DAY
    against: str = BASELINE


NOTHING_WANTED: Final = Wanted()
"""What somebody wants who has not said anything."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from: units and ways to count a stay by key and words, areas, and classes of beds."""

    units: tuple[tuple[str, str], ...]
    areas: tuple[str, ...]
    services: tuple[str, ...]
    stay_rules: tuple[tuple[str, str], ...]


def choices_of(held: Gathered) -> Choices:
    """Give what a page may be narrowed to."""
    units = sorted(held.book.units.values(), key=lambda one: (one.position, one.key))
    return Choices(
        units=tuple((one.key, one.name) for one in units),
        areas=areas(held.book.teams),
        services=tuple(sorted({one.bed_type for one in units})),
        stay_rules=tuple((name, rule.label) for name, rule in STAY_RULES.items()),
    )


def told_of(held: Gathered, asked: Asked, *, baseline_said: bool = False) -> Told:
    """Put what was gathered and what is asked together.

    Fixed baselines of the same scope are compared with, unless somebody said another baseline period.
    """
    fixed = fixed_of(held.baselines, asked, baseline_said=baseline_said)
    return Told(held.measures, held.book, asked, chosen_by(asked.scope, held.services), fixed)


def fixed_of(
    baselines: Iterable[FixedBaseline], asked: Asked, *, baseline_said: bool
) -> Mapping[str, FixedBaseline]:
    """Give the fixed baselines of what is asked, by the name of their measure; of several the latest.

    Where somebody said another period to compare with, only those of the same days count.
    """
    return {
        one.measure: one
        for one in sorted(baselines, key=lambda one: (one.fixed, one.key))
        if Scope(one.unit, one.area, one.service) == asked.scope
        and (not baseline_said or (one.start, one.end) == (asked.baseline.start, asked.baseline.end))
    }


def wanted_of(chosen: Chosen, settings: Mapping[str, str], first: date, today: date) -> Wanted:
    """Say what is chosen for the charts as the page asks it: the years set, until another period is chosen."""
    whose = Wanted(
        unit=chosen.unit or None,
        area=chosen.area or None,
        service=chosen.service or None,
        against=chosen.against,
    )
    span = span_of(chosen.period, settings, first, today)
    if chosen.period not in {"all", "reported", "baseline"} and span is not None:
        whose = replace(whose, start=span.first, end=span.last + timedelta(days=1))
    days = baseline_days(chosen.against, asked_of(whose, settings, today).period)
    return replace(whose, baseline_start=days[0], baseline_end=days[1]) if days else whose


def asked_of(wanted: Wanted, settings: Mapping[str, str], today: date) -> Asked:
    """Turn what somebody wants into the page's question, with what the settings say where it is left open."""
    start = wanted.start or _day(settings, "compared_from") or _years_back(today, 1)
    before = wanted.baseline_start or _day(settings, "baseline_from") or _year_before(start)
    return Asked(
        period=_period(start, wanted.end, _YEAR, "Period reported"),
        baseline=_period(before, wanted.baseline_end, _BASELINE, "Baseline"),
        scope=Scope(wanted.unit, wanted.area, wanted.service),
        stay_rule=wanted.stay_rule if wanted.stay_rule in STAY_RULES else WITHOUT_LAST_DAY,
    )


def _period(start: date, end: date | None, of_a_year: str, of_another: str) -> Period:
    """Give the days from `start` to `end`, or the year from `start`, by its name."""
    year = year_from(start, of_a_year)
    return year if end is None or end == year.end else Period(start, end, of_another)


def _day(settings: Mapping[str, str], name: str) -> date | None:
    """Give a setting that names a day, if somebody has set it."""
    return date.fromisoformat(settings[name]) if settings.get(name) else None


def _number(settings: Mapping[str, str], name: str) -> int | None:
    """Give a setting that counts something, if somebody has set it."""
    return int(settings[name]) if settings.get(name) else None


def _years_back(today: date, years: int) -> date:
    """Give the first day of the month some years before the present one."""
    return date(today.year - years, today.month, 1)


def _year_before(start: date) -> date:
    """Give the day a year before; 28 February before 29 February."""
    leap_day = (start.month, start.day) == (2, 29)
    return date(start.year - 1, 2, 28) if leap_day else start.replace(year=start.year - 1)


def assumptions_of(settings: Mapping[str, str]) -> Assumptions:
    """Read what the savings rest on."""
    return Assumptions(
        shorter_stay=_number(settings, "saving_shorter_stay"),
        longer_stay=_number(settings, "saving_longer_stay"),
        price_per_day=_number(settings, "saving_price_per_day"),
        alternative_cost=_number(settings, "saving_alternative_cost") or 0,
    )


def period_words(period: Period) -> str:
    """Say a period by its first day and the first day after it."""
    return f"{period.label}: {shown_day(period.start)} up to, not including, {shown_day(period.end)}"
