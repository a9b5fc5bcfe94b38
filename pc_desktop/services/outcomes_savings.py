"""Savings as a method: what was avoided and taken back, what is assumed, the range, and what was invested."""

from dataclasses import dataclass
from datetime import date

from pc_desktop.domain.outcomes.avoided import Verdict
from pc_desktop.domain.outcomes.headline import Told
from pc_desktop.domain.outcomes.kept import Investment
from pc_desktop.domain.outcomes.savings import Assumptions, Savings, after_investments, savings
from pc_desktop.services.outcomes_facts import Gathered


@dataclass(frozen=True, slots=True)
class SavingsStatement:
    """All that the range of savings of a period rests on.

    `counts` are the referrals counted as avoided, `taken_back` those whose patient was admitted within the days
    allowed, `too_early` those among `counts` whose days are not over. `gross` and `net` are None where an assumption
    is missing; `net` is less what was invested in the period, and may lie below nought.
    """

    start: date
    end: date
    days: int
    counts: tuple[str, ...]
    taken_back: tuple[str, ...]
    too_early: tuple[str, ...]
    assumptions: Assumptions
    gross: Savings | None
    investments: tuple[Investment, ...]
    net: Savings | None

    @property
    def invested(self) -> int:
        """Add up what was invested in the period, in whole pounds."""
        return sum(one.pounds for one in self.investments)


def savings_statement(held: Gathered, told: Told, assumptions: Assumptions) -> SavingsStatement:
    """Put the statement of a period together; the avoided admissions are those of the headline."""
    book, period = held.book, told.asked.period
    start, end = period.moments()
    found: dict[Verdict, list[str]] = {verdict: [] for verdict in Verdict}
    for one in book.judged:
        if start <= one.at < end and told.chosen(*book.place_of(one.referral)):
            found[one.verdict].append(one.referral)
    counts = told.now("avoided").cases
    gross = savings(len(counts), assumptions)
    invested = tuple(
        sorted(
            (one for one in held.investments if period.start <= one.day < period.end),
            key=lambda one: (one.day, one.key),
        )
    )
    return SavingsStatement(
        start=period.start,
        end=period.end,
        days=book.avoided_days,
        counts=counts,
        taken_back=tuple(found[Verdict.TAKEN_BACK]),
        too_early=tuple(found[Verdict.TOO_EARLY]),
        assumptions=assumptions,
        gross=gross,
        investments=invested,
        net=after_investments(gross, sum(one.pounds for one in invested)) if gross else None,
    )
