"""The tables of the figures as they leave for a board: fair access, areas, units and savings, small numbers hidden."""

from dataclasses import dataclass

from pc_desktop.domain.outcomes.fair_access import Breakdown
from pc_desktop.domain.outcomes.savings import Savings
from pc_desktop.domain.outcomes.suppression import HIDDEN
from pc_desktop.services.outcomes_reasons import ReadyReasons, carefully
from pc_desktop.services.outcomes_savings import SavingsStatement
from pc_desktop.services.outcomes_sides import Sides, leaving
from pc_desktop.services.outcomes_view import OutcomesPage

_TOO_FEW = "Too few in this period to show them by this."


@dataclass(frozen=True, slots=True)
class PackedTable:
    """One table as it leaves: its headings, its rows of words, and what must be said with it."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str


def packed_tables(page: OutcomesPage) -> tuple[PackedTable, ...]:
    """Prepare every table of a page to leave; a breakdown by person or place shows no count from one to four."""
    return (
        _savings(page.savings),
        _sides("Units side by side", leaving(page.units, page.fair.rule), page.fair.caution),
        _sides("Areas side by side", page.areas, page.fair.caution),
        _reasons(carefully(page.ready, page.fair.rule), page.fair.caution),
        *(_breakdown(one, page.fair.caution) for one in page.fair.breakdowns),
    )


def _sides(title: str, sides: Sides, caution: str) -> PackedTable:
    """Prepare groups side by side, the whole last."""
    of = "Unit" if sides.by == "unit" else "Area"
    rows = [(row.label, *(cell.words for cell in row.cells)) for row in (*sides.rows, sides.whole)]
    return PackedTable(title, (of, *(one.title for one in sides.measures)), tuple(rows), caution)


def _reasons(found: ReadyReasons, caution: str) -> PackedTable:
    """Prepare the days lost by reason, all reasons last."""
    rows = [
        (
            one.label,
            *(_count(number) for each in (one.now, one.before) for number in (each.people, each.days)),
        )
        for one in found.rows
    ]
    if rows and all(number == HIDDEN for row in rows for number in row[1:]):
        rows, caution = [], f"{_TOO_FEW} {caution}"
    both = (found.now, found.before)
    whole = ("All reasons", *(_count(number) for each in both for number in (each.people, each.days)))
    return PackedTable(
        "Bed days lost after being ready to leave, by reason",
        ("Reason", "Patients", "Days", "Patients in the baseline", "Days in the baseline"),
        (*rows, whole),
        caution,
    )


def _breakdown(one: Breakdown, caution: str) -> PackedTable:
    """Prepare one breakdown of fair access."""
    rows = tuple(
        (
            row.label,
            _count(row.referred),
            _share(row.referred_share),
            _count(row.admitted),
            _share(row.admitted_share),
        )
        for row in one.rows
    )
    said = f"{one.referred:,} referrals, {one.admitted:,} admissions. {one.note} {caution}".replace("  ", " ")
    return PackedTable(
        f"Fair access: {one.title.lower()}",
        ("Group", "Referred", "Share", "Admitted", "Share of admitted"),
        () if one.is_hidden else rows,
        f"{_TOO_FEW} {said}" if one.is_hidden else said,
    )


def _count(number: int | None) -> str:
    """Write a count as it may be shown."""
    return HIDDEN if number is None else f"{number:,}"


def _share(percent: int | None) -> str:
    """Write a share as it may be shown."""
    return HIDDEN if percent is None else f"{percent}%"


def _savings(told: SavingsStatement) -> PackedTable:
    """Prepare the sum of the savings; what was taken back is said."""
    lines = [
        ("Admissions avoided", str(len(told.counts)), str(len(told.counts))),
        ("Taken back, not counted", str(len(told.taken_back)), str(len(told.taken_back))),
        ("May have been saved", *_range(told.gross)),
        *((f"Invested: {one.label}", f"£{one.pounds:,}", f"£{one.pounds:,}") for one in told.investments),
        ("Left after investments", *_range(told.net)),
    ]
    return PackedTable("Savings", ("Line", "Low", "High"), tuple(lines), told.assumptions.words())


def _range(saved: Savings | None) -> tuple[str, str]:
    """Write both ends of a range in pounds."""
    if saved is None:
        return "Not recorded", "Not recorded"
    low, high = (f"{'−' if one < 0 else ''}£{abs(one):,}" for one in (saved.low, saved.high))
    return low, high
