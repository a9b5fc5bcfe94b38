"""The year in one table: the figures reported, as displayed, each with its definition and its cases."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.calendar import counted
from pc_desktop.domain.meeting import Meeting, Minute
from pc_desktop.domain.outcomes.avoided import Avoided, admissions_avoided
from pc_desktop.domain.outcomes.definitions import (
    DEFINITIONS,
    Figure,
    Period,
    admissions_managed,
    discussion,
    inappropriate_out_of_area,
    mean_distance,
    mean_length_of_stay,
    median_length_of_stay,
    out_of_area_started,
)
from pc_desktop.domain.outcomes.gaps import AT_LEAST, gaps_in_services
from pc_desktop.domain.outcomes.savings import Assumptions, savings
from pc_desktop.domain.places import Team, Unit
from pc_desktop.domain.referral import Milestone, Referral

CaseKind = Literal["stay", "referral", "meeting"]
FEWEST_FOR_PERCENT: Final = 5
"""A percentage of fewer cases than this says nothing."""
UNKNOWN: Final = "Not recorded"


@dataclass(frozen=True, slots=True)
class CaseBook:
    """The facts the headline is computed from.

    `stays` are the stays to be counted; `admissions` every stay of the patients of `turns`, whatever its
    source; `turns` the milestones that may close a referral with an alternative; `referrals` those of the
    turns and those received in the year; `home_of` the outcode of each referred person.
    """

    stays: tuple[Stay, ...]
    units: Mapping[str, Unit]
    admissions: tuple[Stay, ...]
    turns: tuple[Milestone, ...]
    referrals: tuple[Referral, ...]
    home_of: Mapping[str, str | None]
    teams: tuple[Team, ...]
    meetings: tuple[Meeting, ...]
    minutes: tuple[Minute, ...]
    now: datetime


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
    kind: CaseKind
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


def headline(
    book: CaseBook, baseline: Period, year: Period, assumptions: Assumptions, avoided_after_days: int
) -> Headline:
    """Compute every figure of the headline for a year against its baseline year."""
    person_of = {referral.key: referral.person for referral in book.referrals}
    avoided = admissions_avoided(
        book.turns, person_of, book.admissions, year, days=avoided_after_days, now=book.now
    )
    figures = (
        _out_of_area(book, baseline, year),
        _length_of_stay(book, baseline, year),
        _distance(book, baseline, year),
        _managed(book, year),
        _avoided(avoided, avoided_after_days),
        _savings(avoided, assumptions),
        _discussion(book, year),
        _gaps(book, year),
    )
    return Headline(baseline, year, figures)


def percent_change(before: float, after: float) -> int | None:
    """Give the change in whole per cent of what was before; None where that was fewer than five."""
    return whole((after - before) / before * 100) if before >= FEWEST_FOR_PERCENT else None


def whole(value: float) -> int:
    """Round to the nearest whole number, halves away from nought."""
    return int(abs(value) + 0.5) * (1 if value >= 0 else -1)


def signed(change: int, unit: str) -> str:
    """Write a change with its sign, such as −36 days; a true minus sign, not a hyphen."""
    sign = "−" if change < 0 else "+" if change > 0 else ""
    return f"{sign}{abs(change)}{unit}"


def hours_and_minutes(seconds: float) -> str:
    """Write a length of time as 41 h 36 min, to the nearest minute."""
    minutes = whole(seconds / 60)
    return f"{minutes // 60} h {minutes % 60:02d} min"


def _figure(
    name: str,
    value: str,
    detail: str,
    kind: CaseKind,
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


def _out_of_area(book: CaseBook, baseline: Period, year: Period) -> HeadlineFigure:
    """Compare the placements out of area that started in each year."""
    before = out_of_area_started(book.stays, book.units, baseline)
    now = out_of_area_started(book.stays, book.units, year)
    wanted_before = inappropriate_out_of_area(book.stays, book.units, baseline).number
    wanted = inappropriate_out_of_area(book.stays, book.units, year).number
    percent = percent_change(before.number, now.number)
    moved = f"{before.number} → {now.number}"
    value = moved if percent is None else signed(percent, "%")
    few = "; too few before for a percentage" if percent is None else ""
    detail = f"{moved} placements, of which {wanted_before} → {wanted} for want of a bed{few}"
    return _figure("out_of_area", value, detail, "stay", now, before)


def _length_of_stay(book: CaseBook, baseline: Period, year: Period) -> HeadlineFigure:
    """Compare the mean lengths of the stays that ended in each year."""
    before, now = mean_length_of_stay(book.stays, baseline), mean_length_of_stay(book.stays, year)
    middle = median_length_of_stay(book.stays, baseline).value, median_length_of_stay(book.stays, year).value
    value, detail = _means(before, now, " days", "discharges")
    if None not in middle:
        detail += f"; median {middle[0]:.0f} → {middle[1]:.0f}"
    return _figure("length_of_stay", value, detail, "stay", now, before, span="year")


def _distance(book: CaseBook, baseline: Period, year: Period) -> HeadlineFigure:
    """Compare the mean distances from home of the admissions that started in each year."""
    before, now = mean_distance(book.stays, baseline), mean_distance(book.stays, year)
    value, detail = _means(before, now, " miles", "admissions")
    return _figure("distance", value, detail, "stay", now, before, span="year")


def _means(before: Figure, now: Figure, unit: str, of: str) -> tuple[str, str]:
    """Write the change of a mean, and both means with how many cases each rests on."""
    if before.value is None or now.value is None:
        return UNKNOWN, f"{before.number} {of} before, {now.number} in the year"
    change = signed(whole(now.value - before.value), unit)
    return change, f"{before.value:.1f} → {now.value:.1f}{unit}; {before.number} → {now.number} {of}"


def _managed(book: CaseBook, year: Period) -> HeadlineFigure:
    """Count the admissions the meeting managed."""
    now = admissions_managed(book.stays, year)
    outside = sum(not book.units[stay.unit].in_region for stay in book.stays if stay.key in set(now.cases))
    detail = f"{now.number - outside} in the region, {outside} outside"
    return _figure("managed", str(now.number), detail, "stay", now)


def _avoided(avoided: Avoided, days: int) -> HeadlineFigure:
    """Count the admissions avoided and say who was taken out again."""
    parts = []
    if avoided.reversed_cases:
        parts.append(f"{len(avoided.reversed_cases)} more admitted within {days} days, not counted")
    if avoided.too_early:
        parts.append(f"{len(avoided.too_early)} not yet {days} days ago")
    count = str(avoided.figure.number)
    return _figure("avoided", count, "; ".join(parts), "referral", avoided.figure, days=days)


def _savings(avoided: Avoided, assumptions: Assumptions) -> HeadlineFigure:
    """Give the range the avoided admissions may have saved."""
    saved = savings(avoided.figure.number, assumptions)
    value = saved.words() if saved else UNKNOWN
    detail = f"{counted(avoided.figure.number, 'admission')} avoided"
    said = assumptions.words()
    return _figure("savings", value, detail, "referral", avoided.figure, assumptions=said)


def _discussion(book: CaseBook, year: Period) -> HeadlineFigure:
    """Add up the time recorded at the meetings of the year."""
    now = discussion(book.minutes, book.meetings, year)
    each = f", {whole((now.value or 0) / now.number / 60)} minutes on average" if now.number else ""
    detail = f"{counted(now.number, 'meeting')}{each}"
    return _figure("discussion", hours_and_minutes(now.value or 0), detail, "meeting", now)


def _gaps(book: CaseBook, year: Period) -> HeadlineFigure:
    """Name the areas without a community team that people were referred from."""
    gaps = gaps_in_services(book.referrals, book.home_of, book.teams, year)
    value = ", ".join(gap.area for gap in gaps) or "None named"
    detail = "; ".join(f"{gap.area}: {counted(len(gap.cases), 'referral')}" for gap in gaps)
    named = Figure(None, tuple(case for gap in gaps for case in gap.cases))
    return _figure("gaps", value, detail, "referral", named, number=AT_LEAST)
