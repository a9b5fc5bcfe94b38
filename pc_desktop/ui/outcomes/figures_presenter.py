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
from pc_desktop.services.outcomes_view import OutcomesPage, outcomes_view
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
        self._page: OutcomesPage | None = None
        self._wanted = NOTHING_WANTED

    def funnel(self, name: str = "") -> FunnelRows | None:
        """Prepare the funnel of the units for a measure; None before anything was asked, or without a unit."""
        page = self._page
        self._funnel = name or self._funnel
        return funnel_rows(page.units, self._funnel) if page and page.units.rows else None

    def break_down(self, name: str) -> None:
        """Look at fair access by something else."""
        self._breakdown = name

    def look(self, wanted: Wanted) -> OutcomesPage:
        """Ask for the page as it is wanted, and keep it to be shown."""
        self._wanted = wanted
        places = Places(districts(), deprivation())
        self._page = self._office.desk.ask(
            lambda reading: outcomes_view(reading, wanted, self._memory.gathered(reading), places)
        )
        return self._page

    def _shown(self) -> OutcomesPage:
        """Give the page last asked for."""
        return self._page or self.look(NOTHING_WANTED)

    def rows(self) -> FiguresRows:
        """Prepare everything behind the page last asked for."""
        page = self._shown()
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
        return about_rows(self._page, name) if self._page else None

    def figure(self, name: str) -> FigureRows | None:
        """Prepare one measure to be opened like a figure of the year; None where there is none of this name."""
        one = next((row for row in self._page.measures if row.name == name), None) if self._page else None
        if one is None:
            return reason_figure(self._page.ready, name) if self._page else None
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
        if self._page is None:
            return "stay", ()
        one = next((row for row in self._page.measures if row.name == name), None)
        reason = self._page.ready.row(name)
        if one is not None:
            return one.kind, (one.figure_before if before else one.figure).cases
        return "stay", (reason.before if before else reason.now).cases if reason else ()

    def baseline_order(self, name: str) -> Command:
        """Fix the baseline a measure is compared with, or drop the one that was fixed."""
        one, asked = self._row(name), self._shown().asked
        return DropBaseline(one.fixed.key) if one.fixed else FixBaseline(name, asked.baseline, asked.scope)

    def baseline_form(self, name: str) -> Form:
        """Ask for a baseline of a measure that was counted elsewhere."""
        facts = self._office.desk.ask(self._memory.gathered)
        return baseline_form(self._row(name), facts.measures[name])

    def baseline_entered(self, name: str, values: Values) -> Command:
        """Enter the baseline that was filled in, for what is chosen on the page."""
        return baseline_entered(name, self._shown().asked.scope, values)

    def _row(self, name: str) -> MeasureRow:
        """Give one measure of the page last asked for; refuses where there is none of this name."""
        row = next((row for row in self._shown().measures if row.name == name), None)
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
