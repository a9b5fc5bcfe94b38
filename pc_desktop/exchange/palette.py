"""The looks of our workbooks: a small palette of tones, each a meaning, and the few styles cells may have."""

from copy import copy
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Final, Literal
from weakref import WeakKeyDictionary

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

Align = Literal["left", "center", "right"]
Vertical = Literal["center", "top"]
Tone = Literal["plain", "quiet", "strong", "good", "notice", "bad", "held", "cool"]

FACE: Final = "Arial"
"""On every computer that opens a workbook, or there is a face of the same widths."""

BODY: Final = 10.0
_INK, _GREY, _BLUE, _DARK_BLUE = "FF212B32", "FF425563", "FF005EB8", "FF003087"
_EDGE, _BAND, _WHITE = "FFC8D1D7", "FFF2F6FA", "FFFFFFFF"

_INKS: Final[MappingProxyType[Tone, str]] = MappingProxyType(
    {
        "plain": _INK,
        "quiet": _GREY,
        "strong": _INK,
        "good": "FF00662F",
        "notice": "FF8A5200",
        "bad": "FFB10E1E",
        "held": "FF330072",
        "cool": _DARK_BLUE,
    }
)
_TINTS: Final[MappingProxyType[Tone, str]] = MappingProxyType(
    {
        "good": "FFE3F3E9",
        "notice": "FFFFF3D9",
        "bad": "FFFBE9EA",
        "held": "FFEDE7F6",
        "cool": "FFE3EEF9",
    }
)
BOLD: Final[frozenset[Tone]] = frozenset({"strong", "good", "notice", "bad", "held"})
"""The tones whose text stands out by weight too, since colour never says anything alone."""

_HAIR: Final = Side("thin", _EDGE)
_RULE: Final = Side("medium", _BLUE)


@dataclass(frozen=True, slots=True)
class Look:
    """How one cell looks: its face, its ground, its edges and where its text stands."""

    font: Font
    fill: PatternFill
    border: Border
    alignment: Alignment

    def dress(self, cell: Cell) -> None:
        """Put this look on a cell, whatever it looked like before; how its number is written is set afterwards.

        The library looks up every part of a look for every cell, so what it found for the first is kept by workbook.
        """
        plain: Any = cell
        worn = _WORN.setdefault(plain.parent.parent, {})
        known = worn.get(id(self))
        if known is not None:
            plain._style = copy(known[1])  # noqa: SLF001 - how the library itself copies a cell's look
            return
        cell.font = self.font
        cell.fill = self.fill
        cell.border = self.border
        cell.alignment = self.alignment
        worn[id(self)] = (self, copy(plain._style))  # noqa: SLF001


def _ground(colour: str | None) -> PatternFill:
    """Give a plain ground of one colour, or none."""
    return PatternFill("solid", fgColor=colour) if colour else PatternFill()


def _aligned(align: Align, vertical: Vertical, *, wrap: bool = True) -> Alignment:
    """Stand text in its cell, a little in from the edge where it begins there."""
    return Alignment(horizontal=align, vertical=vertical, wrap_text=wrap, indent=1 if align == "left" else 0)


_WORN: Final[WeakKeyDictionary[object, dict[int, tuple[Look, object]]]] = WeakKeyDictionary()
"""What each workbook keeps of each look; a look is kept with it, so that no other is ever taken for it."""


@cache
def body(
    tone: Tone = "plain",
    align: Align = "left",
    *,
    banded: bool = False,
    wrap: bool = True,
    vertical: Vertical = "center",
) -> Look:
    """Give the look of a cell in a table: every second row stands on a pale band."""
    return Look(
        font=Font(name=FACE, size=BODY, bold=tone in BOLD, color=_INKS[tone]),
        fill=_ground(_TINTS.get(tone, _BAND if banded else None)),
        border=Border(bottom=_HAIR),
        alignment=_aligned(align, vertical, wrap=wrap),
    )


@cache
def heading(align: Align = "left") -> Look:
    """Give the look of a table's heading."""
    return Look(
        font=Font(name=FACE, size=BODY, bold=True, color=_WHITE),
        fill=_ground(_BLUE),
        border=Border(),
        alignment=_aligned(align, "center"),
    )


@cache
def total(align: Align = "left") -> Look:
    """Give the look of the row of totals under a table."""
    return Look(
        font=Font(name=FACE, size=BODY, bold=True, color=_DARK_BLUE),
        fill=_ground(_TINTS["cool"]),
        border=Border(top=_RULE),
        alignment=_aligned(align, "center"),
    )


@cache
def line(
    size: float = BODY, tone: Tone = "plain", align: Align = "left", *, bold: bool = False, wrap: bool = False
) -> Look:
    """Give the look of a line of text that stands by itself, outside any table; cool has no ground here."""
    ground = None if tone == "cool" else _TINTS.get(tone)
    return Look(
        font=Font(name=FACE, size=size, bold=bold, color=_INKS[tone]),
        fill=_ground(ground),
        border=Border(),
        alignment=Alignment(horizontal=align, vertical="center", wrap_text=wrap, indent=1 if ground else 0),
    )


@cache
def section() -> Look:
    """Give the look of the heading of a part of a page, ruled off below."""
    return Look(
        font=Font(name=FACE, size=12, bold=True, color=_DARK_BLUE),
        fill=_ground(None),
        border=Border(bottom=_RULE),
        alignment=Alignment(vertical="center"),
    )


@cache
def figure(tone: Tone) -> Look:
    """Give the look of a large figure standing in a card, above its caption."""
    return Look(
        font=Font(name=FACE, size=20, bold=True, color=_INKS[tone]),
        fill=_ground(_TINTS.get(tone, _BAND)),
        border=Border(
            left=Side("thick", _WHITE), right=Side("thick", _WHITE), top=Side("medium", _INKS[tone])
        ),
        alignment=Alignment(horizontal="center", vertical="center"),
    )


@cache
def caption(tone: Tone) -> Look:
    """Give the look of the words under a large figure."""
    return Look(
        font=Font(name=FACE, size=9, color=_INKS[tone]),
        fill=_ground(_TINTS.get(tone, _BAND)),
        border=Border(left=Side("thick", _WHITE), right=Side("thick", _WHITE)),
        alignment=Alignment(horizontal="center", vertical="top", wrap_text=True),
    )
