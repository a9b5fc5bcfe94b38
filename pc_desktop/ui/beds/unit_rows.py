"""Every unit as its card shows it: tiles, the age of its word, its figures, and what the tiles mean."""

from dataclasses import dataclass
from typing import Final

from pc_desktop.domain.board import UnitFigures
from pc_desktop.domain.calendar import counted
from pc_desktop.services.board_view import UnitBoard
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge
from pc_desktop.ui.widgets.shown import TileState, UnitRow

LEGEND: Final = (
    (TileState.FREE, "Free"),
    (TileState.HELD, "Held for somebody"),
    (TileState.EXPECTED, "Discharge expected within 14 days"),
    (TileState.READY, "Ready to leave"),
    (TileState.OCCUPIED, "Occupied"),
    (TileState.LEAVE, "On leave, bed kept"),
    (TileState.CLOSED, "Closed"),
    (TileState.UNUSABLE, "Vacant but not usable"),
)
"""What the tiles mean, in the order of use to the meeting."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a unit with its name; `tip` says it in full."""

    number: str
    label: str
    tone: Tone
    tip: str


@dataclass(frozen=True, slots=True)
class UnitCardRows:
    """One unit: its tiles, how old its word is, and its figures; grey and said so while the plan leaves it out."""

    tiles: UnitRow
    age: Badge
    figures: tuple[Figure, ...]
    confirm_words: str
    is_grey: bool = False
    plan: str = ""


@dataclass(frozen=True, slots=True)
class BedsRows:
    """The whole board; `words` says how much there is, `note` how many units' word is fresh."""

    badges: tuple[Badge, ...]
    words: str
    note: str
    units: tuple[UnitCardRows, ...]


def unit_card(unit: UnitBoard, row: UnitRow) -> UnitCardRows:
    """Prepare one unit."""
    fresh = unit.figures.fresh
    age = unit.word_age[0].upper() + unit.word_age[1:]
    badge = (
        Badge(f"✓ {age}", Tone.GREEN)
        if fresh
        else Badge(f"◆ {age}", Tone.AMBER, "Ask the unit, then confirm.")
    )
    in_plan = unit.figures.in_plan
    plan = "" if fresh else ("planned with today all the same" if in_plan else "left out of the plan")
    return UnitCardRows(
        row, badge, _figures(unit.figures), f"Confirm the beds of {row.name}", is_grey=not in_plan, plan=plan
    )


def _figures(figures: UnitFigures) -> tuple[Figure, ...]:
    """Prepare a unit's figures; a nought is quiet."""
    soon, later, latest = figures.expected
    vacant = f"{counted(figures.unusable, 'vacant bed')} cannot be used" if figures.unusable else ""
    given = (
        (figures.commissioned, "commissioned", Tone.STRONG, ""),
        (figures.open, "open", Tone.STRONG, "Commissioned less closed"),
        (figures.occupied, "occupied", Tone.STRONG, f"{figures.on_leave} of them on leave"),
        (figures.available, "available now", Tone.GREEN, vacant),
        (figures.held, "held", Tone.PURPLE, ""),
        (figures.ready, "ready to leave", Tone.AMBER, ""),
        (figures.closed, "closed", Tone.STRONG, ""),
        (figures.unusable, "not usable", Tone.STRONG, vacant),
    )
    shown = [Figure(str(n), name, tone if n else Tone.QUIET, tip or name) for n, name, tone, tip in given]
    if not figures.unusable:
        shown.pop()
    ahead = Figure(
        f"{soon} · {later} · {latest}",
        "expected in 7 · 14 · 28 d",
        Tone.BLUE if latest else Tone.QUIET,
        f"Discharges expected: {soon} within 7 days, {later} within 14, {latest} within 28",
    )
    shown.insert(5, ahead)
    return tuple(shown)
