"""A small painted trend: the line, its last value and the band where it is red; a sentence says it too."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import Weight, colour, font, px, tokens
from pc_desktop.ui.widgets.shown import Trend
from pc_desktop.ui.widgets.strokes import draw_line

_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class Sparkline(QWidget):
    """Shows a trend; screen readers hear its caption."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without measurements."""
        super().__init__(parent)
        self._trend = Trend((), "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_trend(self, trend: Trend) -> None:
        """Show this trend."""
        self._trend = trend
        self.setAccessibleName(trend.caption)
        self.setToolTip(trend.caption)
        self.update()

    def sizeHint(self) -> QSize:
        """Be a small picture."""
        return QSize(px(280), px(132))

    def minimumSizeHint(self) -> QSize:
        """Stay readable."""
        return QSize(px(120), px(88))

    def _span(self) -> tuple[float, float]:
        """Choose the lowest and highest value drawn, so that the red band is always in view."""
        values = [value for _label, value in self._trend.points]
        red = self._trend.red_below
        if red is not None:
            values += [red, red]
        low, high = min(values), max(values)
        room = max(high - low, abs(high) * 0.02, 0.1)
        return low - room * (0.45 if red is not None else 0.15), high + room * 0.2

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint band, line, last point, its value and the first and last dates."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn = tokens()
        small = font(worn.size.small)
        points = self._trend.points
        foot = QFontMetrics(small).height() + px(2)
        frame = QRect(0, 0, self.width(), self.height() - foot)
        if not points:
            draw_line(painter, self.rect(), self._trend.caption, font(worn.size.secondary), worn.ink.quiet)
            return
        low, high = self._span()
        self._paint_band(painter, frame, low, high)
        self._paint_line(painter, frame, low, high)
        below = QRect(0, frame.bottom() + 1, self.width(), foot)
        draw_line(painter, below, points[0][0], small, worn.ink.quiet, _LEFT)
        if len(points) > 1:
            draw_line(painter, below, points[-1][0], small, worn.ink.quiet, _RIGHT)

    def _paint_band(self, painter: QPainter, frame: QRect, low: float, high: float) -> None:
        """Paint the band of red values with its words."""
        red = self._trend.red_below
        if red is None:
            return
        worn = tokens()
        top = frame.bottom() - (red - low) / (high - low) * frame.height()
        band = QRectF(frame.x(), top, frame.width(), frame.bottom() - top + 1)
        painter.fillRect(band, colour(worn.graph.band))
        ink, small = worn.tone[Tone.RED].ink, font(worn.size.small)
        painter.setPen(QPen(colour(ink), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(frame.left(), top), QPointF(frame.right(), top))
        tall = QFontMetrics(small).height()
        words = QRect(frame.x() + px(6), frame.bottom() - tall - px(1), frame.width(), tall)
        draw_line(painter, words, self._trend.red_words, small, ink)

    def _paint_line(self, painter: QPainter, frame: QRect, low: float, high: float) -> None:
        """Paint the line, a dot at each end of it and the last value."""
        worn, points = tokens(), self._trend.points
        pad = px(7)
        step = (frame.width() - 2 * pad) / max(1, len(points) - 1)
        spots = [
            QPointF(pad + at * step, frame.bottom() - (value - low) / (high - low) * frame.height())
            for at, (_label, value) in enumerate(points)
        ]
        painter.setPen(
            QPen(colour(worn.graph.line), max(2.0, px(2)), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        )
        painter.drawPolyline(QPolygonF(spots))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(worn.graph.line))
        for spot in spots[:-1]:
            painter.drawEllipse(spot, px(2), px(2))
        painter.drawEllipse(spots[-1], px(4.5), px(4.5))
        bold = font(worn.size.secondary, Weight.BOLD)
        tall = QFontMetrics(bold).height()
        value = f"{points[-1][1]:g}"
        wide = QFontMetrics(bold).horizontalAdvance(value)
        left = min(round(spots[-1].x()) - wide // 2, frame.right() - wide)
        falls = len(spots) > 1 and spots[-1].y() > spots[-2].y()
        top = round(spots[-1].y()) + px(6) if falls else round(spots[-1].y()) - tall - px(6)
        top = min(max(frame.y(), top), frame.bottom() - tall)
        draw_line(painter, QRect(left, top, wide + px(2), tall), value, bold, worn.ink.plain)
