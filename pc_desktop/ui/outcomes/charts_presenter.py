"""The charts of the Outcomes screen as chosen once for all of them, without Qt: what to draw, list and say."""

import json
from dataclasses import replace
from datetime import date
from typing import Final

from pc_desktop.domain.outcomes.asked import length_measure, rule_of
from pc_desktop.domain.outcomes.measured import Measure
from pc_desktop.reference import code_list
from pc_desktop.services.chart_choices import Chosen, Offered
from pc_desktop.services.charts_view import ChartsPage, charts_page, first_day
from pc_desktop.services.office import Office
from pc_desktop.services.outcome_chart import OutcomeChart
from pc_desktop.services.outcomes_facts import Gathered, OutcomesMemory
from pc_desktop.services.outcomes_wanted import Wanted, wanted_of
from pc_desktop.ui.outcomes.chart_words import chart_rows, glance_row
from pc_desktop.ui.outcomes.rows import ChartsRows, Pick
from pc_desktop.ui.widgets.shown import Choice

MAIN: Final = "main"
GLANCE: Final = "glance"
BEDS: Final = "Beds"
_MAIN_MEASURES: Final[tuple[str, ...]] = (
    "length_of_stay",
    "out_of_area",
    "distance",
    "referral_to_admission",
    "managed",
)
_MOST_MAIN: Final = 4
_PICKS: Final = ("period", "step", "unit", "area", "service")
_KEPT: Final = (*_PICKS, "against")
"""What is chosen once for the page: the lists above the charts, and what is compared with."""
_NAMES: Final = {
    "period": "Period", "step": "One point for", "unit": "Unit", "area": "Area", "service": "Service",
}  # fmt: skip


class ChartsPresenter:
    """Draws what is chosen; the facts are read anew only where they changed."""

    def __init__(self, office: Office, memory: OutcomesMemory) -> None:
        """Sit in an office; `memory` keeps what was gathered while nothing changes."""
        self._office, self._memory = office, memory
        self._facts: Gathered | None = None
        self._chosen, self._theme = Chosen(), MAIN
        self._definitions: dict[str, str] = {}
        self._page: ChartsPage | None = None

    def refresh(self) -> ChartsRows:
        """Read the facts again and draw."""
        self.renew()
        return self.rows()

    def renew(self) -> None:
        """Read the facts again, where any changed."""
        self._facts = self._office.desk.ask(self._memory.gathered)

    def choose(self, pick: str, key: str) -> ChartsRows:
        """Choose one thing for the page: a period, a step, a unit, an area, a service, or what is compared with."""
        if pick in _KEPT:
            self._chosen = replace(self._chosen, **{pick: key})
        return self.rows()

    def turn_to(self, theme: str) -> ChartsRows:
        """Show the charts of another theme, or the glance at all of them."""
        self._theme = theme
        return self.rows()

    def define_instead(self, shown: str, wanted: str) -> ChartsRows:
        """Draw a measure by another definition of its family than the one shown."""
        chart = self.chart(shown)
        if chart is not None:
            self._definitions[chart.family or chart.name] = wanted
        return self.rows()

    def count_stays(self, rule: str) -> None:
        """Count lengths of stay in another way, on every chart and in every figure."""
        self._definitions["length_of_stay"] = length_measure(rule)

    def open(self, name: str) -> ChartsRows:
        """Show the charts of the theme a measure belongs to."""
        chart = self.chart(name)
        return self.turn_to(chart.theme if chart else MAIN)

    def figure_of(self, name: str) -> tuple[str, bool]:
        """Name the figure whose cases a chart shows, and tell whether it is a row of the year in one table."""
        chart = self.chart(name)
        if chart is None:
            return "", False
        is_of_the_year = bool(chart.figure) and chart.figure in {chart.name, chart.family}
        return (chart.figure if is_of_the_year else chart.name), is_of_the_year

    def shows_beds(self) -> bool:
        """Tell whether the charts of beds are shown."""
        return self._theme == BEDS

    def remembered(self) -> str:
        """Give what is chosen, as this computer keeps it: nothing of a patient is in it."""
        chosen = {pick: getattr(self._chosen, pick) for pick in _KEPT}
        return json.dumps({**chosen, "theme": self._theme, "definitions": self._definitions})

    def recall(self, kept: str) -> None:
        """Choose what this computer kept; what cannot be read leaves everything as it is."""
        try:
            said = json.loads(kept)
        except ValueError:
            return
        if isinstance(said, dict):
            known = {pick: str(said[pick]) for pick in _KEPT if pick in said}
            self._chosen = replace(self._chosen, **known)
            self._theme = str(said.get("theme", MAIN))
            definitions = said.get("definitions", {})
            if isinstance(definitions, dict):
                self._definitions = {str(key): str(name) for key, name in definitions.items()}

    def rows(self) -> ChartsRows:
        """Draw what is chosen from the facts last read."""
        facts = self.facts()
        themes = _themes(facts)
        theme = self._theme if self._theme in {choice.key for choice in themes} else MAIN
        page = self._page = self._draw(facts, theme)
        self._chosen = page.chosen
        return ChartsRows(
            picks=_picks(page),
            themes=themes,
            theme=theme,
            charts=() if theme == GLANCE else tuple(chart_rows(chart, facts) for chart in page.charts),
            glance=tuple(glance_row(chart) for chart in page.charts) if theme == GLANCE else (),
            words=f"{page.span.words} · {page.scope}",
        )

    def facts(self) -> Gathered:
        """Give the facts the charts are drawn from."""
        if self._facts is None:
            self._facts = self._office.desk.ask(self._memory.gathered)
        return self._facts

    def wanted(self) -> Wanted:
        """Say what is chosen as the year in one table asks it: the years set, until another period is chosen."""
        facts = self.facts()
        asked = wanted_of(self._chosen, facts.settings, first_day(facts), facts.book.today)
        return replace(asked, stay_rule=rule_of(self._definitions.get("length_of_stay", "")))

    def page(self) -> ChartsPage:
        """Give the charts last drawn."""
        return self._page or self._draw(self.facts(), MAIN)

    def everything(self) -> ChartsPage:
        """Draw every measure as chosen, one definition of each."""
        return self._draw(self.facts(), GLANCE)

    def span(self) -> tuple[date, date]:
        """Give the first and the last day of the charts."""
        facts = self.facts()
        return (self._page.span.first, self._page.span.last) if self._page else (facts.book.today,) * 2

    def chart(self, name: str) -> OutcomeChart | None:
        """Give a chart of those last drawn by its name."""
        charts = self._page.charts if self._page else ()
        return next((chart for chart in charts if chart.name == name), None)

    def _draw(self, facts: Gathered, theme: str) -> ChartsPage:
        """Draw the measures of a theme, one definition of each."""
        shown = self._shown(facts)
        main = [family for family in _MAIN_MEASURES if family in shown][:_MOST_MAIN]
        place = {shown[family].name: at for at, family in enumerate(main)}
        names = {measure.name for measure in shown.values()}

        def wanted(measure: Measure) -> bool:
            if measure.name not in names:
                return False
            return measure.name in place if theme == MAIN else theme in {GLANCE, measure.theme}

        page = charts_page(facts, self._chosen, code_list("mh_bed_type_v6"), wanted)
        if theme != MAIN:
            return page
        return replace(page, charts=tuple(sorted(page.charts, key=lambda one: place[one.name])))

    def _shown(self, facts: Gathered) -> dict[str, Measure]:
        """Give one measure of each family, by the family: the definition chosen, or else the first."""
        shown: dict[str, Measure] = {}
        for measure in facts.measures.values():
            family = measure.family or measure.name
            if family not in shown or self._definitions.get(family) == measure.name:
                shown[family] = measure
        return shown


def _themes(facts: Gathered) -> tuple[Choice, ...]:
    """Name the themes of the charts: the main ones first, the glance at all of them last."""
    themes = dict.fromkeys(measure.theme for measure in facts.measures.values())
    return (
        Choice(MAIN, "Main charts"),
        *(Choice(theme, theme) for theme in themes),
        Choice(GLANCE, "All at a glance"),
    )


def _picks(page: ChartsPage) -> tuple[Pick, ...]:
    """Prepare the lists above the charts."""
    offers, chosen = page.offers, page.chosen
    periods = offers.periods
    if all(one.key != chosen.period for one in periods):
        periods = (*periods, Offered(chosen.period, page.span.words))
    lists = (periods, offers.steps, offers.units, offers.areas, offers.services)
    return tuple(
        Pick(
            key,
            _NAMES[key],
            tuple(Choice(one.key, one.words) for one in offered),
            getattr(chosen, key),
        )
        for key, offered in zip(_PICKS, lists, strict=True)
    )
