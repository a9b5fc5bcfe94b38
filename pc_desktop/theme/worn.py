"""What the application is wearing now: the tokens in force, and colours, lengths and fonts made from them.

Widgets that paint themselves ask here each time they paint, so that a change of theme needs no wiring: Qt
tells every widget that its palette changed, it paints again, and the answers are new.
"""

import sys
from enum import IntEnum
from functools import lru_cache

from PySide6.QtGui import QColor, QFont

from pc_desktop.theme.tokens import Theme, Tokens, load

FAMILY = "Bed Meeting Sans"


class Weight(IntEnum):
    """The three weights of the bundled font, on the scale fonts use."""

    REGULAR = 400
    SEMIBOLD = 600
    BOLD = 700


class _Worn:
    """Holds the one theme in force and how large a design pixel is."""

    def __init__(self) -> None:
        """Begin in light at ordinary size, so that a widget can be made before a theme is chosen."""
        self.tokens: Tokens = load(Theme.LIGHT)
        self.scale = 1.0
        self.ratio = 1.0


_worn = _Worn()


def put_on(tokens: Tokens, scale: float, ratio: float) -> None:
    """Wear these tokens; `scale` is the chosen text size, `ratio` screen pixels to a design pixel."""
    _worn.tokens, _worn.scale, _worn.ratio = tokens, scale, ratio
    font.cache_clear()


def tokens() -> Tokens:
    """Give the tokens in force."""
    return _worn.tokens


def scale() -> float:
    """Give the text size a person chose, 1.0 being ordinary."""
    return _worn.scale


def px(design: float) -> int:
    """Turn a length in design pixels into screen pixels, growing with the letters; at least one."""
    return max(1, round(design * _worn.ratio)) if design > 0 else round(design * _worn.ratio)


@lru_cache(maxsize=256)
def colour(name: str) -> QColor:
    """Give the colour written as #RRGGBB; the answer is shared, so nobody changes it."""
    return QColor(name)


def points(design: float) -> float:
    """Turn a letter size in design pixels into points, which the screen's own scaling then respects."""
    reference = 72.0 if sys.platform == "darwin" else 96.0
    return design * 72.0 / reference * _worn.scale


@lru_cache(maxsize=64)
def font(design: int, weight: Weight = Weight.REGULAR) -> QFont:
    """Give the bundled font at a size in design pixels; the answer is shared, so nobody changes it."""
    made = QFont(FAMILY)
    made.setPointSizeF(points(design))
    made.setWeight(QFont.Weight(int(weight)))
    return made
