"""How the parts of a graph look: a colour, a shape and a size for each meaning, strokes for each kind of line."""

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPen

from pc_desktop.theme.worn import colour, px, tokens
from pc_desktop.ui.outcomes.rows import Stroke
from pc_desktop.ui.widgets.shown import Finding

SYMBOLS: Final = MappingProxyType(
    {Finding.COMMON_CAUSE: "o", Finding.IMPROVEMENT: "s", Finding.CONCERN: "t1", Finding.NEUTRAL: "d"}
)
"""The shape of a point by its meaning: circle, square, triangle, diamond."""

_SIZES: Final = MappingProxyType(
    {Finding.COMMON_CAUSE: 8, Finding.IMPROVEMENT: 10, Finding.CONCERN: 13, Finding.NEUTRAL: 13}
)

_DASHES: Final = MappingProxyType(
    {Stroke.LIMIT: (5, 4), Stroke.TARGET: (6, 2, 1.5, 2), Stroke.BASELINE: (1.5, 2.5)}
)


_THIN: Final = 0.10
"""How much of its colour a band of time has, between two edges in full colour."""


def point_size(finding: Finding) -> int:
    """Give the size of a point in screen pixels; pointed shapes are larger, to weigh the same."""
    return px(_SIZES[finding])


def point_brush(finding: Finding) -> QBrush:
    """Give the filling of a point."""
    graph = tokens().graph
    names = {
        Finding.COMMON_CAUSE: graph.common_cause,
        Finding.IMPROVEMENT: graph.improvement,
        Finding.CONCERN: graph.concern,
        Finding.NEUTRAL: graph.neutral,
    }
    return QBrush(colour(names[finding]))


def point_pen(finding: Finding) -> QPen:
    """Give the outline of a point: dark round what is special, quiet round what is not."""
    graph = tokens().graph
    return _pen(graph.limit if finding is Finding.COMMON_CAUSE else graph.mean, 1)


def line_pen() -> QPen:
    """Give the stroke that joins the points."""
    return _pen(tokens().graph.common_cause, 2)


def ring_pen() -> QPen:
    """Give the stroke of the ring round the point that is read out."""
    return _pen(tokens().action.link, 2)


def stroke_pen(stroke: Stroke) -> QPen:
    """Give the stroke of a line by its meaning: the centre solid, limits in dashes, a target in dots and dashes."""
    graph = tokens().graph
    if stroke is Stroke.CENTRE:
        return _pen(graph.mean, 2)
    if stroke in _DASHES:
        names = {Stroke.LIMIT: graph.limit, Stroke.TARGET: graph.target, Stroke.BASELINE: graph.change}
        pen = _pen(names[stroke], 2)
        pen.setDashPattern(list(_DASHES[stroke]))
        return pen
    return _pen(graph.change, 1)


def band_brush(name: str) -> QBrush:
    """Give the filling of what lasted, in a colour: so thin that points and lines stay as clear as beside it."""
    made = QColor(name)
    made.setAlphaF(_THIN)
    return QBrush(made)


def hollow_brush() -> QBrush:
    """Give the filling of a point that counts in no line: the ground it lies on."""
    return QBrush(colour(tokens().surface.card))


def hollow_pen(finding: Finding) -> QPen:
    """Give the outline of a point that counts in no line, in the colour of what it shows."""
    pen = QPen(point_brush(finding).color(), px(2))
    pen.setCosmetic(True)
    return pen


def _pen(name: str, width: float) -> QPen:
    """Make a stroke of a width in design pixels that no zoom makes wider."""
    pen = QPen(colour(name), px(width))
    pen.setCosmetic(True)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen
