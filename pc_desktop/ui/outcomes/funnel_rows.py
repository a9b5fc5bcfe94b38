"""The funnel of one measure: each group's value, and the band chance alone would put it in, ready to be painted."""

from dataclasses import dataclass

from pc_desktop.domain.outcomes.compare import Standing
from pc_desktop.services.outcomes_sides import SideCell, Sides
from pc_desktop.ui.outcomes.sides_rows import heading_of
from pc_desktop.ui.widgets.shown import Choice


@dataclass(frozen=True, slots=True)
class StripRow:
    """One group: `value`, `low` and `high` lie between 0 and 1 along the strip, None where nothing is drawn."""

    label: str
    words: str
    spoken: str
    value: float | None
    low: float | None
    high: float | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class FunnelRows:
    """The measures there is a funnel of, the one chosen, where all lies along it, and the groups."""

    choices: tuple[Choice, ...]
    chosen: str
    centre: float | None
    words: str
    strips: tuple[StripRow, ...]


def funnel_rows(sides: Sides, wanted: str) -> FunnelRows:
    """Prepare the funnel of a measure, of the first one where there is none of what is wanted."""
    drawn = [place for place, one in enumerate(sides.measures) if one.kind in {"mean", "share"}]
    chosen = next((at for at in drawn if sides.measures[at].name == wanted), drawn[0])
    cells = [(row.label, row.cells[chosen]) for row in sides.rows]
    whole = sides.whole.cells[chosen]
    reach = [one for _, cell in cells for one in (cell.value, cell.high) if one is not None]
    most = max((*reach, whole.value or 0.0, 1.0)) * 1.05
    return FunnelRows(
        choices=tuple(Choice(sides.measures[at].name, heading_of(sides.measures[at])) for at in drawn),
        chosen=sides.measures[chosen].name,
        centre=None if whole.value is None else whole.value / most,
        words=f"The line is that of all, {whole.words}; the band is where chance alone would put each.",
        strips=tuple(_strip(label, cell, most) for label, cell in cells),
    )


def _strip(label: str, cell: SideCell, most: float) -> StripRow:
    """Prepare one group."""
    number = cell.share or (f"n {cell.number}" if cell.number else "no case")
    words = f"{cell.words}, {number}" if cell.value is not None else number
    return StripRow(
        label=label,
        words=words,
        spoken=f"{label}: {words}, {cell.standing.value}",
        value=None if cell.value is None else cell.value / most,
        low=None if cell.low is None else cell.low / most,
        high=None if cell.high is None else cell.high / most,
        standing=cell.standing,
    )
