"""Measures of invented cases, and what is asked of their charts."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from pc_desktop.domain.outcomes.drawing import Drawing, Frame, draw
from pc_desktop.domain.outcomes.measured import Kind, Measure, Observed, Spell
from pc_desktop.domain.outcomes.spc_options import Improvement
from pc_desktop.domain.outcomes.steps import Step, step_after

FIRST = date(2024, 1, 1)
LATER = date(2031, 1, 1)


def measure(
    observed: Iterable[Observed] = (),
    kind: Kind = "mean",
    *,
    better: Improvement = "decrease",
    unit: str = "days",
    of: str = "discharge",
    title: str = "Length of stay, mean days",
    spells: Iterable[Spell] = (),
    against: Iterable[Spell] = (),
    target: float | None = None,
) -> Measure:
    """Make a measure of these cases."""
    return Measure(
        "length_of_stay", title, unit, of, kind, better, "What it means.", "A source.", "stay", "Stays",
        tuple(observed), tuple(spells), tuple(against), target=target,
    )  # fmt: skip


def by_month(*values: float | None, first: date = FIRST) -> list[Observed]:
    """Give one case a month with these values, none where there is none."""
    found, month = [], first
    for place, value in enumerate(values):
        if value is not None:
            found.append(Observed(month + timedelta(days=4), value, f"case-{place}"))
        month = step_after(month, "month")
    return found


def last_of(months: int, first: date = FIRST) -> date:
    """Give the last day of so many months."""
    month = first
    for _ in range(months):
        month = step_after(month, "month")
    return month - timedelta(days=1)


def placements(*days: date) -> Measure:
    """Count one placement on each of these days."""
    seen = [Observed(day, 1.0, f"stay-{at}") for at, day in enumerate(days)]
    return measure(seen, "count", unit="", of="placement", title="Out-of-area placements started")


def drawn(
    of: Measure,
    months: int,
    *,
    step: Step = "month",
    today: date = LATER,
    rebase: tuple[date, ...] = (),
    ghosts: Mapping[date, str] | None = None,
    shown_from: int = 13,
) -> Drawing:
    """Draw a measure over so many months from January 2024 on."""
    last = min(last_of(months), today)
    return draw(of, Frame(FIRST, last, step, today, rebase, ghosts or {}, shown_from))
