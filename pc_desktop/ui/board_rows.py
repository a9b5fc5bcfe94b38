"""The bed board as rows: units with their tiles, for every screen that shows beds."""

from types import MappingProxyType
from typing import Final

from pc_desktop.domain.calendar import counted, shown_day_short
from pc_desktop.services.board_view import BedLine, Board, UnitBoard
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge
from pc_desktop.ui.widgets.shown import TileRow, TileState, UnitRow

_STATES: Final = MappingProxyType(
    {
        "free": TileState.FREE,
        "occupied": TileState.OCCUPIED,
        "on_leave": TileState.LEAVE,
        "held": TileState.HELD,
        "expected": TileState.EXPECTED,
        "ready": TileState.READY,
        "closed": TileState.CLOSED,
        "unusable": TileState.UNUSABLE,
    }
)


def unit_rows(board: Board, *, short: bool = False) -> tuple[UnitRow, ...]:
    """Prepare every unit with its beds; `short` where tiles are small and a shape stands for a word."""
    return tuple(_unit(unit, short=short) for unit in board.units)


def _unit(unit: UnitBoard, *, short: bool) -> UnitRow:
    """Prepare one unit; a word that is no longer fresh is marked."""
    figures = unit.figures
    return UnitRow(
        key=figures.unit.key,
        name=figures.unit.name,
        count=f"{figures.occupied}/{figures.open}",
        beds=tuple(_tile(bed, short=short) for bed in unit.beds),
        note=unit.word_age,
        note_tone=Tone.QUIET if figures.fresh else Tone.AMBER,
        tip=unit_tip(unit),
    )


def unit_tip(unit: UnitBoard) -> str:
    """Say a unit's figures in a sentence."""
    figures = unit.figures
    return (
        f"{figures.unit.name}: {counted(figures.commissioned, 'bed')} commissioned, {figures.open} open, "
        f"{figures.occupied} occupied, {figures.available} free now, {figures.held} held, {figures.closed} closed; "
        f"{figures.expected[0]}, {figures.expected[1]} and {figures.expected[2]} expected within 7, 14 and 28 days; "
        f"{unit.word_age}"
    )


def _tile(bed: BedLine, *, short: bool) -> TileRow:
    """Prepare one bed; a held bed somebody is still in says whom it is held for in its tip."""
    held_over = bed.held_for is not None and bed.state != "held"
    state = TileState.HELD if held_over else _STATES[bed.state]
    word = "Held" if held_over else bed.word
    days = f"{bed.days} d" if bed.days is not None else ""
    who = bed.who
    if short:
        word, who, days = _shortened(bed, state, word, days)
    return TileRow(bed.key, bed.label, state, word, who, days, bed.tip, bed.spoken)


def _shortened(bed: BedLine, state: TileState, word: str, days: str) -> tuple[str, str, str]:
    """Give word, first and second line for a small tile: long words go below the bed's label."""
    if state is TileState.EXPECTED:
        return "", bed.who, shown_day_short(bed.expected)
    if state is TileState.HELD:
        return "", "Held", bed.held_for or ""
    if state in {TileState.CLOSED, TileState.UNUSABLE, TileState.LEAVE}:
        return "", bed.who, word
    if state is TileState.READY:
        return "", bed.who, f"◆ {days}"
    return word, bed.who, days


def board_words(board: Board) -> str:
    """Say how many units and beds there are."""
    return f"{counted(len(board.units), 'unit')} · {board.commissioned} commissioned · {board.open} open"


def board_badges(board: Board) -> tuple[Badge, ...]:
    """Say how many beds are free, held, expected, ready to leave and closed."""
    badges = [Badge(f"{board.available} free", Tone.GREEN)]
    if board.held:
        badges.append(Badge(f"{board.held} held", Tone.PURPLE))
    badges.append(Badge(f"{board.expected} expected within 7 days", Tone.BLUE))
    badges.append(Badge(f"◆ {board.ready} ready to leave", Tone.AMBER))
    badges.append(Badge(f"{board.closed} closed", Tone.GREY))
    return tuple(badges)


def board_note(board: Board) -> str:
    """Say how many units' word is fresh."""
    return f"{board.fresh} of {len(board.units)} units confirmed"
