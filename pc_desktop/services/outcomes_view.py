"""The Outcomes page: what was asked, the year in one table, every measure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from pc_desktop.domain.calendar import counted, shown_day
from pc_desktop.domain.outcomes.asked import STAY_RULES, WITHOUT_LAST_DAY, Asked, Scope
from pc_desktop.domain.outcomes.definitions import Period, year_from
from pc_desktop.domain.outcomes.folded import chosen_by
from pc_desktop.domain.outcomes.headline import HeadlineFigure, Told, headline
from pc_desktop.domain.outcomes.savings import Assumptions
from pc_desktop.services.outcomes_cases import OutcomeCase, Speller
from pc_desktop.services.outcomes_facts import Gathered, gather
from pc_desktop.services.outcomes_measures import MeasureRow, measure_rows
from pc_desktop.services.ports import Reading

_BASELINE, _YEAR = "Baseline year", "Year reported"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants to see; what is left open is as the settings say, and else the last whole year.

    `start` begins the period; without an `end` it lasts a year. The same of the baseline. `unit` is a unit's key,
    `area` an area of the community teams, `service` a class of beds, `stay_rule` a name of STAY_RULES.
    """

    start: date | None = None
    end: date | None = None
    baseline_start: date | None = None
    baseline_end: date | None = None
    unit: str | None = None
    area: str | None = None
    service: str | None = None
    stay_rule: str = WITHOUT_LAST_DAY


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One row of the year in one table, with what it means and the cases it counts, then and before."""

    name: str
    label: str
    value: str
    detail: str
    definition: str
    source: str
    cases: tuple[OutcomeCase, ...]
    cases_before: tuple[OutcomeCase, ...]

    @property
    def number(self) -> int:
        """Tell how many cases of the year the figure rests on."""
        return len(self.cases)


@dataclass(frozen=True, slots=True)
class OutcomesPage:
    """Everything the Outcomes screen shows: periods in words, the table, the measures, the assumptions."""

    asked: Asked
    period: str
    baseline: str
    rows: tuple[OutcomeRow, ...]
    measures: tuple[MeasureRow, ...]
    assumptions: tuple[str, ...]

    def row(self, name: str) -> OutcomeRow:
        """Give one row by its name."""
        return next(row for row in self.rows if row.name == name)

    def measure(self, name: str) -> MeasureRow:
        """Give one measure by its name."""
        return next(row for row in self.measures if row.name == name)


NOTHING_WANTED: Final = Wanted()
"""What somebody wants who has not said anything."""


def outcomes_view(
    reading: Reading, wanted: Wanted = NOTHING_WANTED, gathered: Gathered | None = None
) -> OutcomesPage:
    """Compute the page for what somebody wants to see, from what was gathered before where that still holds."""
    held = gathered or gather(reading)
    asked = asked_of(wanted, held.settings, held.book.today)
    told = told_of(held, asked)
    spelled = Speller(held.book)
    figures = headline(told, assumptions_of(held.settings)).figures
    return OutcomesPage(
        asked=asked,
        period=period_words(asked.period),
        baseline=period_words(asked.baseline),
        rows=tuple(_row(figure, spelled) for figure in figures),
        measures=measure_rows(held, told),
        assumptions=_assumed(held.settings, held.book.avoided_days),
    )


def told_of(held: Gathered, asked: Asked) -> Told:
    """Put what was gathered and what is asked together."""
    return Told(held.measures, held.book, asked, chosen_by(asked.scope, held.services))


def asked_of(wanted: Wanted, settings: Mapping[str, str], today: date) -> Asked:
    """Turn what somebody wants into the page's question, with what the settings say where it is left open."""
    start = wanted.start or _day(settings, "compared_from") or _years_back(today, 1)
    before = wanted.baseline_start or _day(settings, "baseline_from") or _year_before(start)
    rule = wanted.stay_rule if wanted.stay_rule in STAY_RULES else WITHOUT_LAST_DAY
    return Asked(
        period=_period(start, wanted.end, _YEAR, "Period reported"),
        baseline=_period(before, wanted.baseline_end, _BASELINE, "Baseline"),
        scope=Scope(wanted.unit, wanted.area, wanted.service),
        stay_rule=rule,
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


def _assumed(settings: Mapping[str, str], days: int) -> tuple[str, ...]:
    """Say what the page takes for granted."""
    return (
        assumptions_of(settings).words(),
        f"An admission counts as avoided when none follows within {counted(days, 'day')}.",
        "Only admissions managed by the meeting are counted, never other regions' patients or units' own.",
    )


def period_words(period: Period) -> str:
    """Say a period by its first day and the first day after it."""
    return f"{period.label}: {shown_day(period.start)} up to, not including, {shown_day(period.end)}"


def _row(figure: HeadlineFigure, spelled: Speller) -> OutcomeRow:
    """Put one figure into a row with its cases in words."""
    return OutcomeRow(
        name=figure.name,
        label=figure.label,
        value=figure.value,
        detail=figure.detail,
        definition=figure.definition,
        source=figure.source,
        cases=spelled.cases(figure.kind, figure.cases),
        cases_before=spelled.cases(figure.kind, figure.cases_before),
    )
