"""A round mark: what the rules found in a graph, said by its letter, by a sign and by its colour.

How values vary is a wave, or an arrow beside the letter of higher or lower; how a target stands is the letter above
a dashed line for the target, with dots for the values on its good side, on its bad side, or on both. What is
concerning is a filled disc, all else a ring, so that no finding is told by its colour alone.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from pc_desktop.theme.tokens import Tokens
from pc_desktop.theme.worn import Weight, colour, font, px, tokens
from pc_desktop.ui.widgets.shown import Finding, Glyph

_MIDDLE = int(Qt.AlignmentFlag.AlignCenter)
_DOTS = {Glyph.WITHIN: (-0.11, 0.11), Glyph.BEYOND: (-0.11, -0.11), Glyph.SHORT: (0.11, 0.11)}
"""How far the two dots lie below the target's line, in parts of the mark's side."""


class RoundMark(QWidget):
    """Shows one finding."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing found."""
        super().__init__(parent)
        self._finding, self._letter, self._glyph = Finding.COMMON_CAUSE, "", Glyph.WAVE
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_finding(self, finding: Finding, letter: str, words: str, glyph: Glyph = Glyph.WAVE) -> None:
        """Show this finding; `words` say what the letter and the sign stand for."""
        self._finding, self._letter, self._glyph = finding, letter, glyph
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Be a small round."""
        return QSize(px(38), px(38))

    def minimumSizeHint(self) -> QSize:
        """Never be cut off."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_mark(painter, QRectF(self.rect()), self._finding, self._letter, self._glyph, tokens())


def paint_mark(
    painter: QPainter, room: QRectF, finding: Finding, letter: str, glyph: Glyph, worn: Tokens
) -> None:
    """Paint a mark into a square, on the screen or on paper."""
    graph = worn.graph
    ring = {
        Finding.COMMON_CAUSE: graph.common_cause,
        Finding.IMPROVEMENT: graph.improvement,
        Finding.CONCERN: graph.concern,
        Finding.NEUTRAL: graph.neutral,
    }[finding]
    side, edge = room.width(), colour(ring)
    inks = {Finding.COMMON_CAUSE: worn.ink.quiet, Finding.CONCERN: worn.surface.card}
    ink = colour(inks.get(finding, ring))
    painter.setBrush(edge if finding is Finding.CONCERN else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(edge, side / 15))
    painter.drawEllipse(room.adjusted(side / 19, side / 19, -side / 19, -side / 19))
    if glyph is Glyph.WAVE:
        _wave(painter, room, ink)
        return
    letters = font(worn.size.body, Weight.BOLD)
    letters.setPixelSize(max(6, round(side * 0.4)))
    painter.setFont(letters)
    painter.setPen(ink)
    if glyph in _DOTS:
        painter.drawText(room.adjusted(0, -side * 0.3, 0, 0), _MIDDLE, letter)
        _target(painter, room, glyph, ink)
    else:
        painter.drawText(room.adjusted(-side * 0.26, 0, 0, 0), _MIDDLE, letter)
        _arrow(
            painter, room if letter else room.translated(-side * 0.17, 0), glyph, ink, 1.0 if letter else 1.5
        )


def _wave(painter: QPainter, room: QRectF, ink: QColor) -> None:
    """Paint the wave of values that go up and down by chance."""
    side, middle = room.width(), room.center()
    path = QPainterPath(QPointF(middle.x() - side * 0.28, middle.y() + side * 0.06))
    for start in (-0.28, 0.0):
        left, right = middle.x() + side * start, middle.x() + side * (start + 0.28)
        path.cubicTo(
            QPointF(left + side * 0.1, middle.y() - side * 0.22),
            QPointF(right - side * 0.1, middle.y() + side * 0.22),
            QPointF(right, middle.y() - side * 0.06),
        )
    painter.setPen(QPen(ink, side / 13, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPath(path)


def _arrow(painter: QPainter, room: QRectF, glyph: Glyph, ink: QColor, large: float) -> None:
    """Paint the arrow of higher or lower values, larger where it stands alone."""
    way = -1 if glyph is Glyph.UP else 1
    x, y = room.center().x() + room.width() * 0.17, room.center().y()
    side = room.width() * large
    painter.setPen(QPen(ink, side / 15))
    painter.drawLine(QPointF(x, y - way * side * 0.2), QPointF(x, y + way * side * 0.08))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    wide, tip = side * 0.1, y + way * side * 0.22
    foot = y + way * side * 0.04
    painter.drawPolygon(QPolygonF([QPointF(x - wide, foot), QPointF(x + wide, foot), QPointF(x, tip)]))


def _target(painter: QPainter, room: QRectF, glyph: Glyph, ink: QColor) -> None:
    """Paint the target's line, and dots on the side of it that the values are on."""
    side, y = room.width(), room.center().y() + room.width() * 0.2
    pen = QPen(ink, side / 20)
    pen.setDashPattern([2.2, 1.6])
    painter.setPen(pen)
    painter.drawLine(QPointF(room.center().x() - side * 0.3, y), QPointF(room.center().x() + side * 0.3, y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    for x, below in zip((-0.12, 0.12), _DOTS[glyph], strict=True):
        painter.drawEllipse(
            QPointF(room.center().x() + side * x, y + side * below), side * 0.055, side * 0.055
        )
