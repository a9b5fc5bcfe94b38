"""The BMI over the last weeks, with the band below which it is red; a sentence says the same."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF

from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import Weight, colour, tokens
from pc_desktop.ui.room.block import SMALL, Block
from pc_desktop.ui.widgets.shown import Trend

_LEAST_GRAPH, _VALUE = 110, 38


class TrendBlock(Block):
    """Shows the sentence, and the graph below it where there is room for one."""

    _trend: Trend | None = None
    _words = ""

    def show_trend(self, trend: Trend | None, words: str) -> None:
        """Show this trend."""
        self._trend, self._words = trend, words
        self.told(words, trend.red_words if trend else "")

    def least_height(self, width: int) -> int:
        """Tell how tall the sentence alone is at a width, in screen pixels."""
        return self.tall(self._words, self.letters(SMALL + 2), width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sentence, the band, the line and the first and last day."""
        painter = self.begin()
        worn, font = tokens(), self.letters(SMALL + 2)
        said = self.least_height(self.width())
        self.write(painter, QRect(0, 0, self.width(), said), self._words, font, worn.ink.quiet)
        small = self.letters(SMALL)
        foot = self.tall("0", small) + self.u(6)
        beside = self.wide("00.0", self.letters(_VALUE, Weight.BOLD)) + self.u(14)
        frame = QRect(0, said + self.u(10), self.width() - beside, self.height() - said - self.u(10) - foot)
        if self._trend is None or frame.height() < self.u(_LEAST_GRAPH):
            return
        low, high = _span(self._trend)
        self._paint_band(painter, frame, self._trend, low, high)
        self._paint_line(painter, frame, self._trend, low, high)
        half, top, tall = frame.width() // 2, frame.bottom() + 1 + self.u(6), self.tall("0", small)
        first, last = self._trend.points[0][0], self._trend.points[-1][0]
        self.write(painter, QRect(0, top, half, tall), first, small, worn.ink.quiet)
        self.write(
            painter, QRect(half, top, frame.width() - half, tall), last, small, worn.ink.quiet, right=True
        )

    def _paint_band(self, painter: QPainter, frame: QRect, trend: Trend, low: float, high: float) -> None:
        """Paint the band of red values with its words."""
        if trend.red_below is None:
            return
        shade, small = tokens().tone[Tone.RED], self.letters(SMALL, Weight.SEMIBOLD)
        top = frame.bottom() - (trend.red_below - low) / (high - low) * frame.height()
        painter.fillRect(
            QRectF(frame.x(), top, frame.width(), frame.bottom() - top + 1), colour(tokens().graph.band)
        )
        painter.setPen(QPen(colour(shade.ink), max(1.0, 2 * self._unit), Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(frame.left(), top), QPointF(frame.right(), top))
        tall = self.tall("0", small)
        area = QRect(frame.x() + self.u(12), frame.bottom() - tall - self.u(6), frame.width() // 2, tall)
        self.write(painter, area, trend.red_words, small, shade.ink)

    def _paint_line(self, painter: QPainter, frame: QRect, trend: Trend, low: float, high: float) -> None:
        """Paint the line, its last point and the last value."""
        ink, pad = colour(tokens().graph.line), self.u(16)
        step = (frame.width() - 2 * pad) / (len(trend.points) - 1)
        spots = [
            QPointF(pad + at * step, frame.bottom() - (value - low) / (high - low) * frame.height())
            for at, (_day, value) in enumerate(trend.points)
        ]
        painter.setPen(QPen(ink, 5 * self._unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(QPolygonF(spots))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        for spot in spots[:-1]:
            painter.drawEllipse(spot, self.u(5), self.u(5))
        painter.drawEllipse(spots[-1], self.u(11), self.u(11))
        self._paint_last(painter, frame, round(spots[-1].y()), f"{trend.points[-1][1]:.1f}")

    def _paint_last(self, painter: QPainter, frame: QRect, middle: int, value: str) -> None:
        """Paint the last value beside its point, at the right of the graph."""
        bold = self.letters(_VALUE, Weight.BOLD)
        tall = self.tall(value, bold)
        top = min(max(frame.y(), middle - tall // 2), frame.bottom() - tall)
        area = QRect(frame.right() + self.u(14), top, self.width() - frame.right() - self.u(14), tall)
        self.write(painter, area, value, bold, tokens().ink.plain)


def _span(trend: Trend) -> tuple[float, float]:
    """Choose the lowest and highest value drawn, so that the red band is always in view."""
    values = [value for _day, value in trend.points]
    values += [trend.red_below] if trend.red_below is not None else []
    low, high = min(values), max(values)
    room = max(high - low, abs(high) * 0.02, 0.1)
    return low - room * 0.4, high + room * 0.2
