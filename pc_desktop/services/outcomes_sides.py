"""Units and areas side by side: the same measures for each, with what chance alone would give."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from pc_desktop.domain.outcomes.asked import Scope
from pc_desktop.domain.outcomes.book import areas
from pc_desktop.domain.outcomes.compare import Side, Standing, side_by_side
from pc_desktop.domain.outcomes.folded import Chosen, chosen_by
from pc_desktop.domain.outcomes.headline import Told
from pc_desktop.domain.outcomes.measured import Measure
from pc_desktop.domain.outcomes.suppression import Caution, suppressed
from pc_desktop.services.outcomes_facts import Gathered
from pc_desktop.services.outcomes_fair import caution_of
from pc_desktop.services.outcomes_measures import value_words

OF_UNITS: Final = (
    "managed",
    "length_of_stay",
    "referral_to_admission",
    "unit_accepts",
    "ready_waiting",
    "occupancy",
    "readmission_28",
)
OF_AREAS: Final = ("managed", "length_of_stay", "distance", "referral_to_admission", "out_of_area", "avoided")
"""What is set side by side, by the names of the measures."""
HIDDEN: Final = "*"


@dataclass(frozen=True, slots=True)
class SideCell:
    """One group's value of one measure, as displayed; `number` is None where it is hidden, and so is the rest then.

    `value`, `low` and `high` are for drawing, None where nothing is drawn. `share` says 31 of 36 where there is one.
    """

    words: str
    share: str
    number: int | None
    value: float | None
    low: float | None
    high: float | None
    standing: Standing
    cases: tuple[str, ...]
    rounded: str = ""
    """The value without decimals."""
    is_count: bool = False
    hits: int | None = None
    """Of a share, how many of `number` it is."""


@dataclass(frozen=True, slots=True)
class SideRow:
    """One unit or area: its cells in the order of the measures."""

    key: str
    label: str
    cells: tuple[SideCell, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """Groups side by side: the measures across, the groups down, and the whole they are compared with."""

    by: str
    measures: tuple[Measure, ...]
    rows: tuple[SideRow, ...]
    whole: SideRow


def units_side_by_side(held: Gathered, told: Told) -> Sides:
    """Set the region's units side by side, in the order of the board."""
    units = sorted(
        (one for one in held.book.units.values() if one.in_region), key=lambda one: (one.position, one.key)
    )
    scope = told.asked.scope
    labels = {one.key: one.name for one in units if scope.unit in {None, one.key}}
    groups = {key: chosen_by(Scope(unit=key)) for key in labels}
    return _sides(held, told, "unit", OF_UNITS, labels, groups)


def areas_side_by_side(held: Gathered, told: Told) -> Sides:
    """Set the areas of the community teams side by side; small numbers are hidden, because places name people."""
    scope = told.asked.scope
    labels = {area: area for area in areas(held.book.teams) if scope.area in {None, area}}
    groups = {area: chosen_by(Scope(area=area)) for area in labels}
    return leaving(_sides(held, told, "area", OF_AREAS, labels, groups), caution_of(held.settings))


def leaving(sides: Sides, caution: Caution) -> Sides:
    """Give groups side by side as they may leave: small numbers hidden, others rounded, cases closed.

    What no group is known of counts as one group more.
    """
    columns = []
    for place, whole in enumerate(sides.whole.cells):
        cells = [row.cells[place] for row in sides.rows]
        numbers = [cell.number or 0 for cell in cells]
        shown = suppressed([*numbers, max(0, (whole.number or 0) - sum(numbers))], caution)
        columns.append([_as_shown(cell, number, caution) for cell, number in zip(cells, shown, strict=False)])
    rows = (
        replace(row, cells=tuple(column[place] for column in columns)) for place, row in enumerate(sides.rows)
    )
    return replace(sides, rows=tuple(rows))


def _sides(
    held: Gathered,
    told: Told,
    by: str,
    names: tuple[str, ...],
    labels: Mapping[str, str],
    groups: Mapping[str, Chosen],
) -> Sides:
    """Work every measure out for every group."""
    wanted = [told.asked.length_measure if name == "length_of_stay" else name for name in names]
    measures = tuple(held.measures[name] for name in wanted)
    period = (told.asked.period.start, told.asked.period.end)
    told_of = [side_by_side(one, groups, period, held.book.today, told.chosen) for one in measures]
    columns = []
    for measure, found in zip(measures, told_of, strict=True):
        columns.append([_cell(measure, side) for side in found.sides])
    rows = tuple(
        SideRow(key, label, tuple(column[place] for column in columns))
        for place, (key, label) in enumerate(labels.items())
    )
    whole = tuple(
        _cell(measure, Side("", found.whole, None, None, Standing.SIZE))
        for measure, found in zip(measures, told_of, strict=True)
    )
    return Sides(by, measures, rows, SideRow("", "All", whole))


def _cell(measure: Measure, side: Side) -> SideCell:
    """Prepare one cell."""
    figure, hits, share = side.figure, None, ""
    if measure.kind == "share" and figure.value is not None:
        hits = round(figure.value * figure.number / 100)
        share = f"{hits} of {figure.number}"
    return SideCell(
        words=value_words(measure, figure.value),
        share=share,
        number=figure.number,
        value=figure.value,
        low=side.low,
        high=side.high,
        standing=side.standing,
        cases=figure.cases,
        rounded=value_words(measure, figure.value, decimals=0),
        is_count=measure.kind in {"count", "open"},
        hits=hits,
    )


def _as_shown(cell: SideCell, number: int | None, caution: Caution) -> SideCell:
    """Give a cell as it may be shown: hidden, a count rounded, or a whole value that does not tell of how many.

    A share of few is hidden as well. Its cases stay closed, and nothing is drawn from which the number could be read.
    """
    if number is None or 0 < (cell.hits or 0) < caution.below:
        return SideCell(HIDDEN, "", None, None, None, None, Standing.FEW, ())
    words = f"{number:,}" if cell.is_count else cell.rounded
    return SideCell(words, "", number, None, None, None, cell.standing, (), cell.rounded, cell.is_count)
