"""A funnel turned on its side: a strip for each group, with the band of chance, the line of all and its own mark."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from pc_desktop.domain.outcomes.compare import Standing
from pc_desktop.theme.space import space
from pc_desktop.theme.worn import Weight, colour, font, px, tokens
from pc_desktop.ui.outcomes.funnel_rows import FunnelRows, StripRow
from pc_desktop.ui.outcomes.wrapped import fit_height
from pc_desktop.ui.widgets.strokes import draw_line
from pc_desktop.ui.widgets.words import Look, Words

_LABEL, _WORDS, _MARK, _PAD = 190, 170, 11, 12
_UP: Final = ((-1.0, 0.8), (1.0, 0.8), (0.0, -0.9))


class FunnelStrip(QWidget):
    """One group's strip; its shape tells what its colour does: ● within, ▲ above, ▼ below, ○ too few."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without a group."""
        super().__init__(parent)
        self._row: StripRow | None = None
        self._centre: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_strip(self, row: StripRow, centre: float | None) -> None:
        """Show this group."""
        self._row, self._centre = row, centre
        self.setAccessibleName(row.spoken)
        self.setToolTip(row.spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """Be as tall as a line of words with room around it."""
        return QSize(px(520), QFontMetrics(font(tokens().size.secondary)).height() + px(12))

    def minimumSizeHint(self) -> QSize:
        """Stay readable."""
        return QSize(px(_LABEL + _WORDS + 80), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the label, the strip and the words."""
        if self._row is None:
            return
        painter, worn, row = QPainter(self), tokens(), self._row
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tall = self.height()
        letters = font(worn.size.secondary)
        left = QRect(0, 0, px(_LABEL) - px(_PAD), tall)
        draw_line(painter, left, row.label, font(worn.size.secondary, Weight.SEMIBOLD), worn.ink.plain)
        right = QRect(self.width() - px(_WORDS), 0, px(_WORDS) - px(_PAD), tall)
        draw_line(painter, right, row.words, letters, worn.ink.quiet)
        strip = QRectF(px(_LABEL), 0, self.width() - px(_LABEL + _WORDS) - px(_PAD), tall)
        self._paint_strip(painter, strip, row)

    def _paint_strip(self, painter: QPainter, strip: QRectF, row: StripRow) -> None:
        """Paint the band, the line of all and the mark."""
        graph, middle = tokens().graph, strip.center().y()
        painter.setPen(QPen(colour(graph.common_cause), 1))
        painter.drawLine(QPointF(strip.left(), middle), QPointF(strip.right(), middle))
        if row.low is not None and row.high is not None:
            band = QRectF(strip.left() + row.low * strip.width(), middle - px(6), 0, px(12))
            band.setRight(strip.left() + row.high * strip.width())
            painter.setPen(QPen(colour(graph.limit), 1, Qt.PenStyle.DashLine))
            painter.setBrush(colour(tokens().surface.selected))
            painter.drawRect(band)
        if self._centre is not None:
            x = strip.left() + self._centre * strip.width()
            painter.setPen(QPen(colour(graph.mean), 2))
            painter.drawLine(QPointF(x, strip.top()), QPointF(x, strip.bottom()))
        if row.value is not None:
            self._paint_mark(painter, QPointF(strip.left() + row.value * strip.width(), middle), row.standing)

    @staticmethod
    def _paint_mark(painter: QPainter, at: QPointF, standing: Standing) -> None:
        """Paint a group's own value."""
        graph, half = tokens().graph, px(_MARK) / 2
        is_outside = standing in {Standing.ABOVE, Standing.BELOW}
        painter.setPen(QPen(colour(graph.mean), 1.5))
        painter.setBrush(colour(graph.neutral if is_outside else graph.common_cause))
        if standing is Standing.FEW:
            painter.setBrush(colour(tokens().surface.card))
        if is_outside:
            way = half if standing is Standing.ABOVE else -half
            painter.drawPolygon(QPolygonF([at + QPointF(x * half, y * way) for x, y in _UP]))
        else:
            painter.drawEllipse(at, half * 0.8, half * 0.8)


class Funnel(QWidget):
    """The strips of one measure, below one another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.words = Words("", Look.SMALL, wrap=True)
        self.strips: list[FunnelStrip] = []
        fit_height(self.words)
        self._column = QVBoxLayout(self)
        space(self._column, (0, 4, 0, 6), 0)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        space(inside, (0, 4, 0, 0), 0)
        inside.addWidget(self.words)
        self._column.addWidget(holder)

    def show_funnel(self, rows: FunnelRows) -> None:
        """Show this measure; strips are kept and shown again."""
        self.words.setText(rows.words)
        while len(self.strips) < len(rows.strips):
            strip = FunnelStrip()
            self.strips.append(strip)
            self._column.insertWidget(len(self.strips) - 1, strip)
        for at, strip in enumerate(self.strips):
            strip.setVisible(at < len(rows.strips))
            if at < len(rows.strips):
                strip.show_strip(rows.strips[at], rows.centre)
