"""Savings told as a sum, line by line, with everything it rests on."""

from collections.abc import Iterable

from pc_desktop.domain.calendar import counted, shown_day
from pc_desktop.domain.outcomes.savings import Savings
from pc_desktop.services.outcomes_savings import SavingsStatement
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.outcomes.figures_rows import Listed, SavingsRows

_NOT_SAID = "Not recorded"


def savings_rows(told: SavingsStatement) -> SavingsRows:
    """Prepare the statement."""
    return SavingsRows(
        sum=Listed(
            lead="Admissions avoided × assumed length of stay × price of a bed day, less the alternatives: a range, "
            "never one figure. No national formula is published.",
            rows=tuple(_lines(told)),
            foot="The assumptions stand in Setup, under Settings. An admission avoided counts while the patient has "
            f"not been admitted to any unit within {counted(told.days, 'day')}, and is taken back if they are.",
        ),
        investments=Listed(
            lead="",
            rows=tuple(
                Row(
                    one.key,
                    (Cell(shown_day(one.day)), Cell(one.label, Tone.STRONG), Cell(f"£{one.pounds:,}")),
                )
                for one in told.investments
            ),
            foot="",
            nothing="No investment is entered for this period.",
        ),
    )


def _lines(told: SavingsStatement) -> Iterable[Row]:
    """Give the sum line by line: low estimates, then high ones."""
    said = told.assumptions
    yield _line("avoided", "Admissions avoided", str(len(told.counts)), str(len(told.counts)), _early(told))
    if told.taken_back:
        back = str(len(told.taken_back))
        yield _line("taken_back", "Taken back, not counted", back, back, f"admitted within {told.days} days")
    yield _line("stay", "× assumed stay", _days(said.shorter_stay), _days(said.longer_stay))
    yield _line("price", "× price of a bed day", _pounds(said.price_per_day), _pounds(said.price_per_day))
    cost = _pounds(said.alternative_cost)
    yield _line("alternative", "− each alternative", cost, cost)
    yield _range("gross", "May have been saved", told.gross)
    invested = f"£{told.invested:,}"
    yield _line(
        "invested",
        "− invested in the period",
        invested,
        invested,
        counted(len(told.investments), "entry", "entries"),
    )
    yield _range("net", "Left after investments", told.net)


def _early(told: SavingsStatement) -> str:
    """Say how many may yet be taken back."""
    return f"{len(told.too_early)} of them not yet {told.days} days ago" if told.too_early else ""


def _line(key: str, label: str, low: str, high: str, note: str = "") -> Row:
    """Make one line."""
    return Row(key, (Cell(label, second=note), Cell(low), Cell(high)))


def _range(key: str, label: str, saved: Savings | None) -> Row:
    """Make a line that adds up; exact, and rounded as it is reported."""
    if saved is None:
        return Row(
            key,
            (Cell(label, Tone.STRONG, second="an assumption is missing"), Cell(_NOT_SAID), Cell(_NOT_SAID)),
        )
    low, high = (f"{'−' if one < 0 else ''}£{abs(one):,}" for one in (saved.low, saved.high))
    return Row(
        key,
        (
            Cell(label, Tone.STRONG, second=f"rounded: {saved.words()}"),
            Cell(low, Tone.STRONG),
            Cell(high, Tone.STRONG),
        ),
    )


def _days(days: int | None) -> str:
    """Write an assumed stay."""
    return _NOT_SAID if days is None else counted(days, "day")


def _pounds(amount: int | None) -> str:
    """Write an assumed price."""
    return _NOT_SAID if amount is None else f"£{amount:,}"
