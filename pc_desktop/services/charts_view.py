"""The charts of the Outcomes page: every measure drawn for what is chosen once for all of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from pc_desktop.domain.outcomes.definitions import Period, year_from
from pc_desktop.domain.outcomes.drawing import Frame
from pc_desktop.domain.outcomes.happened import touching
from pc_desktop.domain.outcomes.kept import FixedBaseline
from pc_desktop.domain.outcomes.measured import Measure
from pc_desktop.domain.outcomes.series import only
from pc_desktop.domain.outcomes.steps import STEPS, Step
from pc_desktop.domain.settings import Event
from pc_desktop.services.chart_choices import (
    NOTHING_CHOSEN,
    Chosen,
    Offers,
    Span,
    offers_of,
    settled,
    span_of,
)
from pc_desktop.services.ghosts import ghosts_in
from pc_desktop.services.outcome_chart import OutcomeChart, outcome_chart
from pc_desktop.services.outcomes_facts import Gathered, gather
from pc_desktop.services.outcomes_wanted import asked_of, fixed_of, wanted_of
from pc_desktop.services.ports import Reading
from pc_desktop.services.set_targets import targets_in


@dataclass(frozen=True, slots=True)
class ChartsPage:
    """Every measure drawn for what is chosen, and what else could be."""

    chosen: Chosen
    offers: Offers
    span: Span
    charts: tuple[OutcomeChart, ...]
    scope: str
    events: tuple[Event, ...] = ()
    """The events that touch what is chosen, said with the unit or the area they belong to."""

    def chart(self, name: str) -> OutcomeChart:
        """Give one chart by its name."""
        return next(chart for chart in self.charts if chart.name == name)


def first_day(held: Gathered) -> date:
    """Give the day charts begin: as set, else that of the collaborative's first referral, stay or meeting."""
    if held.settings["chart_from"]:
        return date.fromisoformat(held.settings["chart_from"])
    return held.book.first_day


def charts_view(reading: Reading, chosen: Chosen = NOTHING_CHOSEN) -> ChartsPage:
    """Draw every measure for what is chosen, from what the store holds now."""
    return charts_page(gather(reading), chosen, {})


def charts_page(
    held: Gathered,
    chosen: Chosen,
    services: Mapping[str, str],
    wanted: Callable[[Measure], bool] = lambda _measure: True,
) -> ChartsPage:
    """Draw the measures wanted for what is chosen; `services` names the national classes of beds by code."""
    first, today = first_day(held), held.book.today
    offers = offers_of(held.book.units.values(), held.book.teams, held.settings, (first, today), services)
    chosen = settled(chosen, offers, held.settings, today)
    span = span_of(chosen.period, held.settings, first, today) or Span(first, today, "")
    units = _units(held, chosen)
    names = {key: unit.name for key, unit in held.book.units.items()}
    events = touching(held.events, names, units, chosen.area or None)
    baseline, fixed = _compared(held, chosen, first)
    targets, charts = targets_in(held.settings), []
    for measure in held.measures.values():
        if wanted(measure):
            frame = _frame(held, measure, chosen, span, events)
            aimed = replace(measure, target=targets.get(measure.name, measure.target))
            kept = only(aimed, units, chosen.area or None)
            charts.append(outcome_chart(kept, frame, events, fixed.get(measure.name) or baseline))
    return ChartsPage(chosen, offers, span, tuple(charts), _scope(chosen, offers), events)


def _frame(held: Gathered, measure: Measure, chosen: Chosen, span: Span, events: tuple[Event, ...]) -> Frame:
    """Say what is asked of the chart of one measure; limits change only at events that are named for it."""
    named = held.settings["chart_rebase_event"].split()
    step: Step = next((one for one in STEPS if one == chosen.step), "month")
    return Frame(
        first=span.first,
        last=span.last,
        step=step,
        today=held.book.today,
        rebase=tuple(
            sorted(one.day for one in events if one.key in named and span.first < one.day <= span.last)
        ),
        ghosts={
            one.day: one.reason
            for one in ghosts_in(held.settings)
            if one.measure == measure.name and one.step == step
        },
        shown_from=int(held.settings["points_before_limits"]),
    )


def _units(held: Gathered, chosen: Chosen) -> frozenset[str] | None:
    """Give the units chosen, by themselves or by their service; None for all."""
    if not chosen.unit and not chosen.service:
        return None
    return frozenset(
        unit.key
        for unit in held.book.units.values()
        if chosen.unit in {"", unit.key} and chosen.service in {"", unit.bed_type}
    )


def _compared(
    held: Gathered, chosen: Chosen, first: date
) -> tuple[Period | None, Mapping[str, FixedBaseline]]:
    """Give what is compared with: a period, or the baseline year where one is set; and the baselines fixed for it."""
    wanted = wanted_of(chosen, held.settings, first, held.book.today)
    asked, is_said = asked_of(wanted, held.settings, held.book.today), wanted.baseline_start is not None
    period = asked.baseline if is_said else _baseline(held.settings)
    return period, fixed_of(held.baselines, asked, baseline_said=is_said)


def _baseline(settings: Mapping[str, str]) -> Period | None:
    """Give the baseline year, where one is set."""
    start = settings["baseline_from"]
    return year_from(date.fromisoformat(start), "Baseline year") if start else None


def _scope(chosen: Chosen, offers: Offers) -> str:
    """Say whose cases are drawn."""
    lists = ((chosen.unit, offers.units), (chosen.area, offers.areas), (chosen.service, offers.services))
    words = [next(one.words for one in offered if one.key == key) for key, offered in lists if key]
    return ", ".join(words) or "Whole collaborative"
