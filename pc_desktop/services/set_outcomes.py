"""What people enter for the outcomes: investments against savings, and baselines fixed as they are now."""

from dataclasses import dataclass
from datetime import date

from pc_desktop.domain.calendar import local_day, shown_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.outcomes.asked import EVERYTHING, Scope
from pc_desktop.domain.outcomes.definitions import Period
from pc_desktop.domain.outcomes.folded import chosen_by, figure_of
from pc_desktop.domain.outcomes.kept import FixedBaseline, Investment, refuse_baseline, refuse_investment
from pc_desktop.domain.outcomes.measured import Measure
from pc_desktop.services.outcomes_facts import Gathered, gather
from pc_desktop.services.ports import Reading, Work


@dataclass(frozen=True, slots=True)
class EnterInvestment:
    """Enter money put in so that admissions are avoided, in whole pounds, on a day."""

    day: date
    label: str
    pounds: int

    def title(self, _reading: Reading) -> str:
        """Say what was entered."""
        return f"Investment entered: £{self.pounds:,} for {self.label}, {shown_day(self.day)}"

    def carry_out(self, work: Work) -> None:
        """Keep it."""
        investment = Investment(work.new_key(), self.day, " ".join(self.label.split()), self.pounds)
        refuse_investment(investment)
        work.put(investment)


@dataclass(frozen=True, slots=True)
class RemoveInvestment:
    """Take an investment away that was entered by mistake."""

    investment: str

    def title(self, reading: Reading) -> str:
        """Say which goes."""
        return f"Investment removed: {reading.get(Investment, self.investment).label}"

    def carry_out(self, work: Work) -> None:
        """Take it away."""
        work.remove(work.get(Investment, self.investment))


@dataclass(frozen=True, slots=True)
class FixBaseline:
    """Fix what a measure was in a period as its baseline, in place of an earlier one of the same scope."""

    measure: str
    period: Period
    scope: Scope = EVERYTHING

    def title(self, _reading: Reading) -> str:
        """Say what is fixed."""
        start, end = shown_day(self.period.start), shown_day(self.period.end)
        return f"Baseline fixed: {self.measure.replace('_', ' ')}, {start} up to {end}"

    def carry_out(self, work: Work) -> None:
        """Work the measure out, and keep its value with the period, the cases' number, the source and what it means."""
        held = gather(work)
        baseline = fixed_now(held, held.measures[self.measure], self.period, self.scope)
        for old in work.find(FixedBaseline, measure=self.measure):
            if scope_of(old) == self.scope:
                work.remove(old)
        kept = FixedBaseline(
            work.new_key(), self.measure, self.period.start, self.period.end, baseline[0], baseline[1],
            "Counted here from its cases when it was fixed.", held.measures[self.measure].definition,
            self.scope.unit, self.scope.area, self.scope.service, work.now, work.by,
        )  # fmt: skip
        refuse_baseline(kept)
        work.put(kept)


@dataclass(frozen=True, slots=True)
class EnterBaseline:
    """Enter a baseline that was counted elsewhere, with its number of cases, its source and how it was counted.

    It takes the place of an earlier one of the same scope.
    """

    measure: str
    period: Period
    value: float
    number: int
    source: str
    definition: str
    scope: Scope = EVERYTHING

    def title(self, _reading: Reading) -> str:
        """Say what is entered."""
        return f"Baseline entered: {self.measure.replace('_', ' ')}, from {' '.join(self.source.split())}"

    def carry_out(self, work: Work) -> None:
        """Keep it in place of an earlier one."""
        if self.period.end > local_day(work.now):
            raise Refused("A baseline is entered once its period is over.")
        for old in work.find(FixedBaseline, measure=self.measure):
            if scope_of(old) == self.scope:
                work.remove(old)
        kept = FixedBaseline(
            work.new_key(), self.measure, self.period.start, self.period.end, self.value, self.number,
            " ".join(self.source.split()), " ".join(self.definition.split()),
            self.scope.unit, self.scope.area, self.scope.service, work.now, work.by,
        )  # fmt: skip
        refuse_baseline(kept)
        work.put(kept)


@dataclass(frozen=True, slots=True)
class DropBaseline:
    """Take a fixed baseline away: the measure is then compared with what its cases say of the baseline period."""

    baseline: str

    def title(self, reading: Reading) -> str:
        """Say which goes."""
        return f"Baseline dropped: {reading.get(FixedBaseline, self.baseline).measure.replace('_', ' ')}"

    def carry_out(self, work: Work) -> None:
        """Take it away."""
        work.remove(work.get(FixedBaseline, self.baseline))


def scope_of(baseline: FixedBaseline) -> Scope:
    """Tell whose a baseline is."""
    return Scope(baseline.unit, baseline.area, baseline.service)


def fixed_now(held: Gathered, measure: Measure, period: Period, scope: Scope) -> tuple[float, int]:
    """Work a measure out for a period that is over, with how many cases it rests on; refuses one without a value."""
    if period.end > held.book.today:
        raise Refused("A baseline is fixed once its period is over.")
    chosen = chosen_by(scope, held.services)
    figure = figure_of(measure, period.start, period.end, held.book.today, chosen)
    if figure.value is None or not figure.number:
        raise Refused("There is no case in that period, so there is nothing to compare with.")
    return figure.value, figure.number
