"""The Outcomes page: what was asked, the year in one table, every measure, and the charts."""

from collections.abc import Mapping
from dataclasses import dataclass

from pc_desktop.domain.calendar import counted
from pc_desktop.domain.outcomes.asked import Asked
from pc_desktop.domain.outcomes.headline import HeadlineFigure, Told, headline
from pc_desktop.domain.outcomes.people_groups import NOWHERE, Places
from pc_desktop.services.outcomes_cases import OutcomeCase, Speller
from pc_desktop.services.outcomes_facts import Gathered, gather
from pc_desktop.services.outcomes_fair import FairAccess, fair_access
from pc_desktop.services.outcomes_measures import MeasureRow, measure_rows
from pc_desktop.services.outcomes_reasons import ReadyReasons, ready_reasons
from pc_desktop.services.outcomes_savings import SavingsStatement, savings_statement
from pc_desktop.services.outcomes_sides import Sides, areas_side_by_side, units_side_by_side
from pc_desktop.services.outcomes_wanted import (
    NOTHING_WANTED,
    Choices,
    Wanted,
    asked_of,
    assumptions_of,
    choices_of,
    period_words,
    told_of,
)
from pc_desktop.services.ports import Reading


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
class YearPage:
    """The year in one table, with its periods in words and what it takes for granted."""

    asked: Asked
    period: str
    baseline: str
    rows: tuple[OutcomeRow, ...]
    assumptions: tuple[str, ...]

    def row(self, name: str) -> OutcomeRow:
        """Give one row by its name."""
        return next(row for row in self.rows if row.name == name)


@dataclass(frozen=True, slots=True)
class OutcomesPage(YearPage):
    """Everything the Outcomes screen shows but its charts: the year, and the figures behind it."""

    measures: tuple[MeasureRow, ...]
    savings: SavingsStatement
    units: Sides
    areas: Sides
    fair: FairAccess
    ready: ReadyReasons
    choices: Choices

    def measure(self, name: str) -> MeasureRow:
        """Give one measure by its name."""
        return next(row for row in self.measures if row.name == name)


def year_view(
    reading: Reading, wanted: Wanted = NOTHING_WANTED, gathered: Gathered | None = None
) -> YearPage:
    """Compute the year in one table, which needs few of the measures, for what somebody wants to see."""
    held = gathered or gather(reading)
    return _year(held, _told(held, wanted))


def outcomes_view(
    reading: Reading,
    wanted: Wanted = NOTHING_WANTED,
    gathered: Gathered | None = None,
    places: Places = NOWHERE,
) -> OutcomesPage:
    """Compute the page for what somebody wants to see, from what was gathered before where that still holds.

    `places` says which district an outcode lies in and how deprived districts are.
    """
    held = gathered or gather(reading)
    told = _told(held, wanted)
    year = _year(held, told)
    return OutcomesPage(
        asked=year.asked,
        period=year.period,
        baseline=year.baseline,
        rows=year.rows,
        assumptions=year.assumptions,
        measures=measure_rows(held, told),
        savings=savings_statement(held, told, assumptions_of(held.settings)),
        units=units_side_by_side(held, told),
        areas=areas_side_by_side(held, told),
        fair=fair_access(reading, held, told, places),
        ready=ready_reasons(held, told),
        choices=choices_of(held),
    )


def _told(held: Gathered, wanted: Wanted) -> Told:
    """Turn what somebody wants into what the figures are told from."""
    asked = asked_of(wanted, held.settings, held.book.today)
    return told_of(held, asked, baseline_said=wanted.baseline_start is not None)


def _year(held: Gathered, told: Told) -> YearPage:
    """Compute the year in one table."""
    spelled = Speller(held.book)
    figures = headline(told, assumptions_of(held.settings)).figures
    return YearPage(
        asked=told.asked,
        period=period_words(told.asked.period),
        baseline=period_words(told.asked.baseline),
        rows=tuple(_row(figure, spelled) for figure in figures),
        assumptions=_assumed(held.settings, held.book.avoided_days),
    )


def _assumed(settings: Mapping[str, str], days: int) -> tuple[str, ...]:
    """Say what the page takes for granted."""
    return (
        assumptions_of(settings).words(),
        f"An admission counts as avoided when none follows within {counted(days, 'day')}.",
        "Only admissions managed by the meeting are counted, never other regions' patients or units' own.",
    )


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
