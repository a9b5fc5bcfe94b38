"""Units and areas side by side, as tables: no ranks, and no verdict on small numbers."""

from typing import Final

from pc_desktop.domain.outcomes.compare import Standing
from pc_desktop.domain.outcomes.measured import Measure
from pc_desktop.domain.outcomes.words import one_decimal
from pc_desktop.services.outcomes_sides import HIDDEN, SideCell, SideRow, Sides
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.outcomes.figures_rows import Listed, SidesRows

_SHORT: Final = {
    "managed": "Admitted",
    "length_of_stay": "Stay",
    "distance": "Miles",
    "referral_to_admission": "Wait, days",
    "unit_accepts": "Said yes",
    "ready_waiting": "Ready",
    "occupancy": "Occupied",
    "readmission_28": "Back in 28",
    "out_of_area": "Out of area",
    "avoided": "Avoided",
}
"""The headings of the measures, which have little room."""
_SHOWN: Final = (Standing.ABOVE, Standing.BELOW, Standing.FEW)
_OF_UNITS: Final = (
    "Units differ in whom they take, so they are not ranked. ▲ or ▼ marks a value that chance alone would rarely give "
    "around that of all (three standard errors; shares by the binomial distribution). Groups of fewer than five cases "
    "get no verdict."
)
_OF_AREAS: Final = (
    "By the area of the community team. Small numbers are hidden, because places can name people; numbers are rounded "
    "to five, and values shown whole."
)


def sides_rows(sides: Sides) -> SidesRows:
    """Prepare units or areas side by side."""
    names = tuple(heading_of(one) for one in sides.measures)
    of = "Unit" if sides.by == "unit" else "Area"
    return SidesRows(
        headings=(of, *names),
        listed=Listed(
            lead="",
            rows=(*(_row(one, Tone.STRONG) for one in sides.rows), _row(sides.whole, Tone.QUIET)),
            foot=_OF_UNITS if sides.by == "unit" else _OF_AREAS,
            nothing=f"There is no {of.lower()} yet.",
        ),
    )


def heading_of(measure: Measure) -> str:
    """Give the short heading of a measure."""
    return "Stay, days" if measure.family == "length_of_stay" else _SHORT.get(measure.name, measure.title)


def _row(side: SideRow, tone: Tone) -> Row:
    """Prepare one group."""
    return Row(side.key or "all", (Cell(side.label, tone), *(_cell(one) for one in side.cells)))


def _cell(one: SideCell) -> Cell:
    """Prepare one value: its size, of how many, and whether chance alone gives it."""
    if one.words == HIDDEN:
        return Cell(HIDDEN, Tone.QUIET, tip="Too few to show", spoken="hidden, too few to show")
    is_outside = one.standing in {Standing.ABOVE, Standing.BELOW}
    sign = {Standing.ABOVE: "▲ ", Standing.BELOW: "▼ "}.get(one.standing, "")
    number = "" if one.standing is Standing.SIZE and not one.share else f"n {one.number}"
    if one.standing is Standing.FEW:
        number = f"n {one.number}, few" if one.number else ""
    tip = str(one.standing.value) if one.standing in _SHOWN or one.low is not None else ""
    if one.low is not None and one.high is not None:
        tip += f": {one_decimal(one.low)} to {one_decimal(one.high)}"
    value = one.words.removesuffix(" days").removesuffix(" miles")
    return Cell(
        f"{sign}{value}",
        Tone.AMBER if is_outside else Tone.PLAIN,
        tip=tip,
        second=one.share or number,
        spoken=f"{one.words}, {one.share or number}, {one.standing.value}",
    )
