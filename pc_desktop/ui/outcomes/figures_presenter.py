"""The figures behind the page, without Qt: what is asked, the rows to show, and the orders people give."""

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.outcomes.measured import CaseKind
from pc_desktop.domain.outcomes.people_groups import Places
from pc_desktop.reference import deprivation, districts
from pc_desktop.services.comparing import AGAINST, against_key
from pc_desktop.services.office import Office
from pc_desktop.services.outcomes_cases import OutcomeCase
from pc_desktop.services.outcomes_facts import OutcomesMemory
from pc_desktop.services.outcomes_measures import MeasureRow, measure_cases
from pc_desktop.services.outcomes_view import OutcomesPage, YearPage, outcomes_view, year_view
from pc_desktop.services.outcomes_wanted import NOTHING_WANTED, Wanted
from pc_desktop.services.ports import Command
from pc_desktop.services.set_outcomes import DropBaseline, EnterInvestment, FixBaseline, RemoveInvestment
from pc_desktop.ui.outcomes.baseline_form import baseline_entered, baseline_form
from pc_desktop.ui.outcomes.compared_rows import about_rows, compared_rows
from pc_desktop.ui.outcomes.fair_rows import fair_rows
from pc_desktop.ui.outcomes.figures_rows import AboutRows, FiguresRows
from pc_desktop.ui.outcomes.funnel_rows import FunnelRows, funnel_rows
from pc_desktop.ui.outcomes.method_rows import method_rows
from pc_desktop.ui.outcomes.reasons_rows import reason_figure, reasons_rows
from pc_desktop.ui.outcomes.rows import FigureRows
from pc_desktop.ui.outcomes.savings_rows import savings_rows
from pc_desktop.ui.outcomes.sides_rows import sides_rows
from pc_desktop.ui.widgets.form import Field, Form, Kind, Values
from pc_desktop.ui.widgets.shown import Choice


class FiguresPresenter:
    """Asks for the page as it is wanted, and prepares what stands behind it."""

    def __init__(self, office: Office, memory: OutcomesMemory) -> None:
        """Sit in an office; `memory` keeps what was gathered while nothing changes."""
        self._office, self._memory = office, memory
        self._breakdown, self._funnel = "", ""
        self._wanted = NOTHING_WANTED
        self._page: OutcomesPage | None = None

    def funnel(self, name: str = "") -> FunnelRows | None:
        """Prepare the funnel of the units for a measure; None without a unit."""
        self._funnel = name or self._funnel
        units = self.page().units
        return funnel_rows(units, self._funnel) if units.rows else None

    def break_down(self, name: str) -> None:
        """Look at fair access by something else."""
        self._breakdown = name

    def look(self, wanted: Wanted) -> YearPage:
        """Ask for the year in one table as it is wanted; what stands behind it follows when it is shown."""
        self._wanted, self._page = wanted, None
        return self._office.desk.ask(
            lambda reading: year_view(reading, wanted, self._memory.gathered(reading))
        )

    def page(self) -> OutcomesPage:
        """Give everything as it was last wanted."""
        if self._page is None:
            places = Places(districts(), deprivation())
            self._page = self._office.desk.ask(
                lambda reading: outcomes_view(reading, self._wanted, self._memory.gathered(reading), places)
            )
        return self._page

    def rows(self) -> FiguresRows:
        """Prepare everything behind the page last asked for."""
        page = self.page()
        return FiguresRows(
            period=page.period,
            against=tuple(Choice(key, words) for key, words in AGAINST.items()),
            chosen_against=against_key(self._wanted.against),
            compared=compared_rows(page),
            units=sides_rows(page.units),
            areas=sides_rows(page.areas),
            savings=savings_rows(page.savings),
            ready=reasons_rows(page),
            fair=fair_rows(page.fair, self._breakdown),
            method=method_rows(page),
        )

    def about(self, name: str) -> AboutRows | None:
        """Prepare one measure in full."""
        return about_rows(self.page(), name) if name else None

    def _measure(self, name: str) -> MeasureRow | None:
        """Find a measure by its name; no name asks nothing."""
        return next((row for row in self.page().measures if row.name == name), None) if name else None

    def figure(self, name: str) -> FigureRows | None:
        """Prepare one measure to be opened like a figure of the year; None where there is none of this name."""
        one = self._measure(name)
        if one is None:
            return reason_figure(self.page().ready, name) if name else None
        counts = (("year", "This period", one.number), ("baseline", "Baseline", len(one.figure_before.cases)))
        return FigureRows(
            title=one.title,
            value=one.value,
            detail=f"{one.before} → {one.value}; change {one.change}",
            definition=one.definition,
            source=f"Source: {one.source}",
            periods=tuple(Choice(key, f"{words} ({number})") for key, words, number in counts if number),
        )

    def cases(self, name: str, before: bool = False) -> tuple[OutcomeCase, ...]:
        """Give the cases behind one measure, of the period or of its baseline."""
        kind, keys = self._keys(name, before=before)
        return self._office.desk.ask(
            lambda reading: measure_cases(self._memory.gathered(reading), kind, keys)
        )

    def _keys(self, name: str, *, before: bool) -> tuple[CaseKind, tuple[str, ...]]:
        """Give the kind and the keys of the cases behind one measure, or behind one reason of the days lost."""
        one = self._measure(name)
        reason = self.page().ready.row(name) if name else None
        if one is not None:
            return one.kind, (one.figure_before if before else one.figure).cases
        return "stay", (reason.before if before else reason.now).cases if reason else ()

    def baseline_order(self, name: str) -> Command:
        """Fix the baseline a measure is compared with, or drop the one that was fixed."""
        one, asked = self._row(name), self.page().asked
        return DropBaseline(one.fixed.key) if one.fixed else FixBaseline(name, asked.baseline, asked.scope)

    def baseline_form(self, name: str) -> Form:
        """Ask for a baseline of a measure that was counted elsewhere."""
        facts = self._office.desk.ask(self._memory.gathered)
        return baseline_form(self._row(name), facts.measures[name])

    def baseline_entered(self, name: str, values: Values) -> Command:
        """Enter the baseline that was filled in, for what is chosen on the page."""
        return baseline_entered(name, self.page().asked.scope, values)

    def _row(self, name: str) -> MeasureRow:
        """Give one measure of the page last asked for; refuses where there is none of this name."""
        row = self._measure(name)
        if row is None:
            raise Refused("Choose a measure first.")
        return row

    @staticmethod
    def investment_form() -> Form:
        """Ask for an investment."""
        return Form(
            "Enter an investment",
            "Enter",
            (
                Field("label", "What the money was for", Kind.TEXT, ""),
                Field("pounds", "Pounds", Kind.NUMBER, None, least=1, most=100_000_000, without="Not said"),
                Field("day", "Spent on", Kind.DAY, None),
            ),
            "It is set against the savings of the period it was spent in.",
        )

    @staticmethod
    def investment_order(values: Values) -> Command:
        """Enter what was filled in."""
        if values["pounds"] is None:
            raise Refused("Say how many pounds it was.")
        return EnterInvestment(values["day"], str(values["label"]), int(values["pounds"]))

    @staticmethod
    def remove_order(investment: str) -> Command:
        """Take an investment away."""
        return RemoveInvestment(investment)
