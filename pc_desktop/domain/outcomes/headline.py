"""The year in one table: the figures reported, as displayed, each with its definition and its cases."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from pc_desktop.domain.calendar import counted, shown_day
from pc_desktop.domain.outcomes.asked import Asked
from pc_desktop.domain.outcomes.book import CaseBook
from pc_desktop.domain.outcomes.definitions import DEFINITIONS, Figure, Period
from pc_desktop.domain.outcomes.folded import Chosen, figure_of, left_out, median_of
from pc_desktop.domain.outcomes.gaps import AT_LEAST, gaps_in_services
from pc_desktop.domain.outcomes.kept import FixedBaseline
from pc_desktop.domain.outcomes.measured import Measure
from pc_desktop.domain.outcomes.savings import Assumptions, savings
from pc_desktop.domain.outcomes.words import (
    FEWEST_FOR_PERCENT,
    UNKNOWN,
    hours_and_minutes,
    percent_change,
    signed,
    whole,
)

HeadlineKind = Literal["stay", "referral", "meeting"]


@dataclass(frozen=True, slots=True)
class HeadlineFigure:
    """One row of the headline: the value as displayed, how it came about, what it means and its cases.

    `cases` are keys of facts of one kind in the year, `cases_before` those of the baseline year where it is
    compared.
    """

    name: str
    label: str
    value: str
    detail: str
    definition: str
    source: str
    kind: HeadlineKind
    cases: tuple[str, ...]
    cases_before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Headline:
    """The figures of a year against those of its baseline year, in the order they are reported."""

    baseline: Period
    year: Period
    figures: tuple[HeadlineFigure, ...]

    def of(self, name: str) -> HeadlineFigure:
        """Give one figure by its name."""
        return next(figure for figure in self.figures if figure.name == name)


@dataclass(frozen=True, slots=True)
class Told:
    """What the headline is told from: every measure by its name, the facts behind them, and the question."""

    measures: Mapping[str, Measure]
    book: CaseBook
    asked: Asked
    chosen: Chosen
    fixed: Mapping[str, FixedBaseline] = field(default_factory=dict)
    """The baselines that were fixed for what is asked, by the name of their measure."""

    def now(self, name: str) -> Figure:
        """Give a measure's figure of the year."""
        return self._of(name, self.asked.period)

    def before(self, name: str) -> Figure:
        """Give a measure's figure of the baseline: as it was fixed, or else of the cases of the baseline period."""
        found, fixed = self._of(name, self.before_period(name)), self.fixed.get(name)
        return Figure(fixed.value, found.cases, fixed.number) if fixed else found

    def before_period(self, name: str) -> Period:
        """Give the period a measure is compared with."""
        fixed = self.fixed.get(name)
        return Period(fixed.start, fixed.end, self.asked.baseline.label) if fixed else self.asked.baseline

    def basis_words(self, name: str) -> str:
        """Say which fixed baseline a figure is compared with; nothing where it is counted of its cases."""
        fixed = self.fixed.get(name)
        if fixed is None:
            return ""
        return f"; baseline as fixed, {shown_day(fixed.start)} up to {shown_day(fixed.end)}, n {fixed.number}"

    def _of(self, name: str, period: Period) -> Figure:
        """Work a measure out for a period."""
        return figure_of(self.measures[name], period.start, period.end, self.book.today, self.chosen)


def headline(told: Told, assumptions: Assumptions) -> Headline:
    """Give every figure of the headline for a year against its baseline year."""
    figures = (
        _out_of_area(told),
        _length_of_stay(told),
        _distance(told),
        _managed(told),
        _avoided(told),
        _savings(told, assumptions),
        _discussion(told),
        _gaps(told),
    )
    return Headline(told.asked.baseline, told.asked.period, figures)


def _figure(
    name: str,
    value: str,
    detail: str,
    kind: HeadlineKind,
    now: Figure,
    before: Figure | None = None,
    **said: object,
) -> HeadlineFigure:
    """Put one row together with its definition, filled in with what the definition leaves to the settings."""
    meant = DEFINITIONS[name]
    return HeadlineFigure(
        name=name,
        label=meant.label,
        value=value,
        detail=detail,
        definition=meant.text.format(**said),
        source=meant.source,
        kind=kind,
        cases=now.cases,
        cases_before=before.cases if before else (),
    )


def _out_of_area(told: Told) -> HeadlineFigure:
    """Compare the placements out of area that started in each year."""
    before, now = told.before("out_of_area"), told.now("out_of_area")
    wanted_before, wanted = (
        told.before("out_of_area_for_want").number,
        told.now("out_of_area_for_want").number,
    )
    was = whole(before.value or 0)
    percent = percent_change(was, now.number) if before.number >= FEWEST_FOR_PERCENT else None
    moved = f"{was} → {now.number}"
    value = moved if percent is None else signed(percent, "%")
    few = "; too few before for a percentage" if percent is None else ""
    detail = f"{moved} placements, of which {wanted_before} → {wanted} for want of a bed{few}"
    detail += told.basis_words("out_of_area")
    return _figure("out_of_area", value, detail, "stay", now, before)


def _length_of_stay(told: Told) -> HeadlineFigure:
    """Compare the mean lengths of the stays that ended in each year."""
    name, rule = told.asked.length_measure, told.asked.rule
    before, now = told.before(name), told.now(name)
    middle = _middle(told, name, told.before_period(name)), _middle(told, name, told.asked.period)
    value, detail = _means(before, now, " days", "discharges")
    if None not in middle:
        detail += f"; median {middle[0]:.0f} → {middle[1]:.0f}"
    detail += told.basis_words(name)
    row = _figure("length_of_stay", value, detail, "stay", now, before, span="year", counted=rule.text)
    return replace(row, source=rule.source)


def _middle(told: Told, name: str, period: Period) -> float | None:
    """Give the median of a measure whose mean is reported."""
    return median_of(told.measures[name], period.start, period.end, told.book.today, told.chosen)


def _distance(told: Told) -> HeadlineFigure:
    """Compare the mean distances from home of the admissions that started in each year."""
    before, now = told.before("distance"), told.now("distance")
    value, detail = _means(before, now, " miles", "admissions")
    detail += told.basis_words("distance")
    return _figure("distance", value, detail, "stay", now, before, span="year")


def _means(before: Figure, now: Figure, unit: str, of: str) -> tuple[str, str]:
    """Write the change of a mean, and both means with how many cases each rests on."""
    if before.value is None or now.value is None:
        return UNKNOWN, f"{before.number} {of} before, {now.number} in the year"
    change = signed(whole(now.value - before.value), unit)
    return change, f"{before.value:.1f} → {now.value:.1f}{unit}; {before.number} → {now.number} {of}"


def _managed(told: Told) -> HeadlineFigure:
    """Count the admissions the meeting managed."""
    now, book = told.now("managed"), told.book
    cases = set(now.cases)
    outside = sum(not book.units[stay.unit].in_region for stay in book.stays if stay.key in cases)
    detail = f"{now.number - outside} in the region, {outside} outside"
    return _figure("managed", str(now.number), detail, "stay", now)


def _avoided(told: Told) -> HeadlineFigure:
    """Count the admissions avoided and say who was taken out again."""
    now, days, year = told.now("avoided"), told.book.avoided_days, told.asked.period
    parts = [one.words for one in left_out(told.measures["avoided"], year.start, year.end, told.chosen)]
    return _figure("avoided", str(now.number), "; ".join(parts), "referral", now, days=days)


def _savings(told: Told, assumptions: Assumptions) -> HeadlineFigure:
    """Give the range the avoided admissions may have saved."""
    now = told.now("avoided")
    saved = savings(now.number, assumptions)
    value = saved.words() if saved else UNKNOWN
    detail = f"{counted(now.number, 'admission')} avoided"
    return _figure("savings", value, detail, "referral", now, assumptions=assumptions.words())


def _discussion(told: Told) -> HeadlineFigure:
    """Add up the time recorded at the meetings of the year."""
    now = told.now("discussion")
    seconds = round((now.value or 0) * 3600)
    each = f", {whole(seconds / now.number / 60)} minutes on average" if now.number else ""
    detail = f"{counted(now.number, 'meeting')}{each}"
    return _figure("discussion", hours_and_minutes(seconds), detail, "meeting", now)


def _gaps(told: Told) -> HeadlineFigure:
    """Name the areas without a community team that people were referred from."""
    book = told.book
    asked = (one for one in book.referrals if told.chosen(*book.place_of(one.key)))
    gaps = gaps_in_services(asked, book.home_of or {}, book.teams, told.asked.period)
    value = ", ".join(gap.area for gap in gaps) or "None named"
    detail = "; ".join(f"{gap.area}: {counted(len(gap.cases), 'referral')}" for gap in gaps)
    named = Figure(None, tuple(case for gap in gaps for case in gap.cases))
    return _figure("gaps", value, detail, "referral", named, number=AT_LEAST)
