"""The charts of the Outcomes page: every measure drawn for what is chosen once for all of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.calendar import local_day
from pc_desktop.domain.outcomes.definitions import MANAGED, Period, year_from
from pc_desktop.domain.outcomes.drawing import Frame
from pc_desktop.domain.outcomes.measured import Measure
from pc_desktop.domain.outcomes.series import only
from pc_desktop.domain.outcomes.steps import STEPS, Step
from pc_desktop.domain.places import Team, Unit
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.settings import Event
from pc_desktop.services.chart_choices import Chosen, Offers, Span, offers_of, settled, span_of
from pc_desktop.services.first_measures import first_measures
from pc_desktop.services.ghosts import Ghost, ghosts_in
from pc_desktop.services.moves import TRANSFER, whole_stays
from pc_desktop.services.outcome_chart import OutcomeChart, outcome_chart
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import settings_of


@dataclass(frozen=True, slots=True)
class ChartFacts:
    """Everything the charts are drawn from, read once: choosing another period asks the store nothing."""

    now: datetime
    settings: Mapping[str, str]
    units: Mapping[str, Unit]
    teams: tuple[Team, ...]
    events: tuple[Event, ...]
    ghosts: tuple[Ghost, ...]
    measures: tuple[Measure, ...]

    @property
    def today(self) -> date:
        """Give today in London."""
        return local_day(self.now)

    def first(self) -> date:
        """Give the day charts begin: as set, else that of the first case of any measure."""
        if self.settings["chart_from"]:
            return date.fromisoformat(self.settings["chart_from"])
        days = [one.observed[0].day for one in self.measures if one.observed]
        return min((*days, self.today))


@dataclass(frozen=True, slots=True)
class ChartsPage:
    """Every measure drawn for what is chosen, and what else could be."""

    chosen: Chosen
    offers: Offers
    span: Span
    charts: tuple[OutcomeChart, ...]
    scope: str

    def chart(self, name: str) -> OutcomeChart:
        """Give one chart by its name."""
        return next(chart for chart in self.charts if chart.name == name)


def chart_facts(reading: Reading) -> ChartFacts:
    """Read everything the charts are drawn from."""
    settings = settings_of(reading)
    units = {unit.key: unit for unit in reading.find(Unit)}
    teams = reading.find(Team)
    stays = whole_stays(reading.find(Stay, source=frozenset({MANAGED, TRANSFER})))
    areas = {team.key: team.area for team in teams}
    area_of = {one.key: areas.get(one.team or "", "") for one in reading.find(Referral)}
    return ChartFacts(
        now=reading.now,
        settings=settings,
        units=units,
        teams=teams,
        events=reading.find(Event),
        ghosts=ghosts_in(settings),
        measures=first_measures(stays, units, area_of),
    )


def charts_page(
    facts: ChartFacts,
    chosen: Chosen,
    services: Mapping[str, str],
    wanted: Callable[[Measure], bool] = lambda _measure: True,
) -> ChartsPage:
    """Draw the measures wanted for what is chosen; `services` names the national classes of beds by code."""
    first, today = facts.first(), facts.today
    offers = offers_of(facts.units.values(), facts.teams, facts.settings, (first, today), services)
    chosen = settled(chosen, offers, facts.settings, today)
    span = span_of(chosen.period, facts.settings, first, today) or Span(first, today, "")
    units = _units(facts, chosen)
    baseline = _baseline(facts.settings)
    charts = []
    for measure in facts.measures:
        if wanted(measure):
            frame = _frame(facts, measure, chosen, span)
            kept = only(measure, units, chosen.area or None)
            charts.append(outcome_chart(kept, frame, facts.events, baseline))
    return ChartsPage(chosen, offers, span, tuple(charts), _scope(chosen, offers))


def _frame(facts: ChartFacts, measure: Measure, chosen: Chosen, span: Span) -> Frame:
    """Say what is asked of the chart of one measure; limits change only at events that are named for it."""
    named = facts.settings["chart_rebase_event"].split()
    step: Step = next((one for one in STEPS if one == chosen.step), "month")
    return Frame(
        first=span.first,
        last=span.last,
        step=step,
        today=facts.today,
        rebase=tuple(
            sorted(one.day for one in facts.events if one.key in named and span.first < one.day <= span.last)
        ),
        ghosts={
            one.day: one.reason for one in facts.ghosts if one.measure == measure.name and one.step == step
        },
        shown_from=int(facts.settings["points_before_limits"]),
    )


def _units(facts: ChartFacts, chosen: Chosen) -> frozenset[str] | None:
    """Give the units chosen, by themselves or by their service; None for all."""
    if not chosen.unit and not chosen.service:
        return None
    return frozenset(
        unit.key
        for unit in facts.units.values()
        if chosen.unit in {"", unit.key} and chosen.service in {"", unit.bed_type}
    )


def _baseline(settings: Mapping[str, str]) -> Period | None:
    """Give the baseline year, where one is set."""
    start = settings["baseline_from"]
    return year_from(date.fromisoformat(start), "Baseline year") if start else None


def _scope(chosen: Chosen, offers: Offers) -> str:
    """Say whose cases are drawn."""
    lists = ((chosen.unit, offers.units), (chosen.area, offers.areas), (chosen.service, offers.services))
    words = [next(one.words for one in offered if one.key == key) for key, offered in lists if key]
    return ", ".join(words) or "Whole collaborative"
