"""Paints one measure on paper or into a picture: always in the light look, with all that must be said of it."""

from dataclasses import dataclass
from math import isnan

from pyqtgraph.graphicsItems.ScatterPlotItem import drawSymbol
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

from pc_desktop.theme.fonts import bring_in
from pc_desktop.theme.tokens import Tokens
from pc_desktop.ui.outcomes.graph_look import SYMBOLS, band_brush
from pc_desktop.ui.outcomes.label_rows import apart, every_which, label_places
from pc_desktop.ui.outcomes.rows import ChartRows, GraphRows, Path
from pc_desktop.ui.widgets.round_mark import paint_mark
from pc_desktop.ui.widgets.shown import Finding

_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)
_RIGHT = int(Qt.AlignmentFlag.AlignRight) | int(Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignVCenter)
_MIDDLE = int(Qt.AlignmentFlag.AlignCenter)
_SYMBOL = 5.5
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000)


@dataclass(frozen=True)
class Pen:
    """What is painted with: a painter, a look, and how many of the painter's units one point is."""

    painter: QPainter
    worn: Tokens
    point: float

    def letters(self, size: float, *, bold: bool = False) -> QFont:
        """Give letters of so many points."""
        made = QFont()
        made.setFamilies([*bring_in(), "Arial"])
        made.setPixelSize(max(1, round(size * self.point)))
        made.setBold(bold)
        return made

    def write(self, room: QRectF, words: str, look: tuple[float, str, bool], flags: int = _WRAPPED) -> float:
        """Write words in a size, a colour and a weight; gives the height they took."""
        size, name, bold = look
        self.painter.setFont(self.letters(size, bold=bold))
        self.painter.setPen(QColor(name))
        self.painter.drawText(room, flags, words)
        return float(self.painter.boundingRect(room, flags, words).height())

    def stroke(self, name: str, width: float, dashes: tuple[float, ...] = ()) -> None:
        """Draw lines in a colour, of a width in points."""
        made = QPen(QColor(name), width * self.point)
        made.setCapStyle(Qt.PenCapStyle.FlatCap)
        if dashes:
            made.setDashPattern(list(dashes))
        self.painter.setPen(made)


def paint_chart(pen: Pen, room: QRectF, chart: ChartRows, foot: str) -> None:
    """Paint a measure into a room: its title and icons, the graph, the sentence, the definition and `foot`."""
    worn, point = pen.worn, pen.point
    side = 26 * point
    for at, mark in enumerate(reversed(chart.marks)):
        square = QRectF(room.right() - side * (at + 1) - 4 * point * at, room.top(), side, side)
        paint_mark(pen.painter, square, mark.finding, mark.letter, mark.glyph, worn)
    top = room.top() + pen.write(room, chart.title, (13, worn.ink.plain, True))
    value = f"{chart.value} {chart.detail}".strip()
    top += pen.write(_below(room, top), value, (10, worn.ink.quiet, True)) + 3 * point
    words = (
        (chart.caption, (10, worn.ink.plain, True)), (chart.method, (7.5, worn.ink.quiet, False)),
        (f"{chart.definition}", (7.5, worn.ink.quiet, False)), (foot, (7, worn.ink.faint, False)),
    )  # fmt: skip
    tall = sum(_height(pen, room, each, look[0]) + 2 * point for each, look in words if each)
    graph = QRectF(room.left(), top, room.width(), max(60 * point, room.bottom() - top - tall - 4 * point))
    paint_graph(pen, graph, chart.graph)
    top = graph.bottom() + 4 * point
    for each, look in words:
        if each:
            top += pen.write(_below(room, top), each, look) + 2 * point


def _below(room: QRectF, top: float) -> QRectF:
    """Give what is left of a room below a height."""
    return QRectF(room.left(), top, room.width(), max(1.0, room.bottom() - top))


def _height(pen: Pen, room: QRectF, words: str, size: float) -> float:
    """Tell how high words are in the width of a room."""
    metrics = QFontMetricsF(pen.letters(size))
    return metrics.boundingRect(QRectF(0, 0, room.width(), 10_000), _WRAPPED, words).height()


def paint_graph(pen: Pen, room: QRectF, rows: GraphRows) -> None:
    """Paint the graph alone into a room."""
    _Graph(pen, room, rows).paint()


class _Graph:
    """One graph in one room: knows where every value lies."""

    def __init__(self, pen: Pen, room: QRectF, rows: GraphRows) -> None:
        """Find room for the axes and the labels of events."""
        self._pen, self._rows = pen, rows
        point = pen.point
        self._small = QFontMetricsF(pen.letters(7.5))
        right = max([self._small.horizontalAdvance(level.words) for level in rows.levels], default=0.0)
        self._box = room.adjusted(34 * point, 0, -right - 8 * point, -14 * point)
        self._span = max(1, len(rows.labels) - 1)
        right_side, wide = Qt.TextElideMode.ElideRight, self._box.width()
        self._labels = [self._small.elidedText(mark.label, right_side, wide) for mark in rows.marks]
        marks = [
            (self._x(mark.x), self._small.horizontalAdvance(words))
            for mark, words in zip(rows.marks, self._labels, strict=True)
        ]
        edges = (self._box.left(), self._box.right())
        self._places = label_places([x for x, _ in marks], [wide for _, wide in marks], edges, 3 * point)
        lines = 1 + max((row for _, row in self._places), default=-1)
        self._head = lines * self._small.height() + 4 * point

    def _x(self, place: float) -> float:
        """Tell where a step lies."""
        margin = 6 * self._pen.point
        return self._box.left() + margin + place * (self._box.width() - 2 * margin) / self._span

    def _y(self, value: float) -> float:
        """Tell where a value lies."""
        low, high = self._rows.low, self._rows.high
        foot = 5 * self._pen.point
        tall = self._box.height() - self._head - foot
        return self._box.bottom() - foot - (value - low) / ((high - low) or 1.0) * tall

    def paint(self) -> None:
        """Paint axes, lines, points and words."""
        rows, graph = self._rows, self._pen.worn.graph
        self._axes()
        self._events()
        for path, name, width, dashes in (
            (rows.baseline, graph.change, 1.0, (1.5, 2.5)),
            (rows.limits, graph.limit, 1.0, (5.0, 4.0)),
            (rows.target, graph.target, 1.2, (6.0, 2.0, 1.5, 2.0)),
            (rows.centre, graph.mean, 1.2, ()),
            (rows.line, graph.common_cause, 1.2, ()),
        ):
            self._pen.stroke(name, width, dashes)
            self._path(path)
        self._points()

    def _path(self, path: Path) -> None:
        """Paint a line, broken where its height is not a number."""
        before: QPointF | None = None
        for x, y in zip(path.xs, path.ys, strict=True):
            here = None if isnan(y) else QPointF(self._x(x), self._y(y))
            if before is not None and here is not None:
                self._pen.painter.drawLine(before, here)
            before = here

    def _points(self) -> None:
        """Paint every point in the shape of its meaning, hollow where it counts in no line."""
        graph, painter, point = self._pen.worn.graph, self._pen.painter, self._pen.point
        colours = {
            Finding.COMMON_CAUSE: graph.common_cause, Finding.IMPROVEMENT: graph.improvement,
            Finding.CONCERN: graph.concern, Finding.NEUTRAL: graph.neutral,
        }  # fmt: skip
        for spot in self._rows.spots:
            edge = QPen(QColor(colours[spot.finding] if spot.hollow else graph.mean), point * 0.8)
            edge.setCosmetic(True)
            size = _SYMBOL * (1.0 if spot.finding is Finding.COMMON_CAUSE else 1.4) * point
            fill = QColor(self._pen.worn.surface.card if spot.hollow else colours[spot.finding])
            painter.save()
            painter.translate(self._x(spot.x), self._y(spot.y))
            drawSymbol(painter, SYMBOLS[spot.finding], size, edge, QBrush(fill))
            painter.restore()

    def _axes(self) -> None:
        """Paint the axes with values, the names of points, and the names of lines at the right."""
        pen, rows, ink = self._pen, self._rows, self._pen.worn.ink.quiet
        tall, point, box = self._small.height(), self._pen.point, self._box
        pen.stroke(pen.worn.surface.control, 0.6)
        pen.painter.drawLine(box.topLeft(), box.bottomLeft())
        pen.painter.drawLine(box.bottomLeft(), box.bottomRight())
        for value in _ticks(rows.low, rows.high):
            words = QRectF(box.left() - 34 * point, self._y(value) - tall / 2, 31 * point, tall)
            pen.write(words, f"{value:,}", (7.5, ink, False), _RIGHT)
        widest = max((self._small.horizontalAdvance(label) for label in rows.labels), default=0.0) + 8 * point
        every = every_which(widest, self._x(1) - self._x(0))
        for at in range(len(rows.labels) - 1, -1, -every):
            words = QRectF(self._x(at) - widest / 2, box.bottom() + 2 * point, widest, tall)
            pen.write(words, rows.labels[at], (7.5, ink, False), _MIDDLE)
        for at in apart([self._y(level.y) for level in rows.levels], tall):
            level = rows.levels[at]
            words = QRectF(box.right() + 4 * point, self._y(level.y) - tall / 2, 400 * point, tall)
            pen.write(words, level.words, (7.5, ink, False), _LEFT)
        pen.write(
            QRectF(box.left() + 3 * point, box.top(), 200 * point, tall), rows.unit, (7, ink, False), _LEFT
        )

    def _events(self) -> None:
        """Paint the events with their labels."""
        change, tall = self._pen.worn.graph.change, self._small.height()
        for mark, (_, row) in zip(self._rows.marks, self._places, strict=True):
            self._pen.stroke(change, 0.8)
            top, x = self._box.top() + row * tall, self._x(mark.x)
            self._pen.painter.drawLine(QPointF(x, top), QPointF(x, self._box.bottom()))
            if mark.until is not None:
                end = self._x(mark.until)
                self._pen.painter.fillRect(
                    QRectF(x, top, end - x, self._box.bottom() - top), band_brush(change)
                )
                self._pen.painter.drawLine(QPointF(end, top), QPointF(end, self._box.bottom()))
        for label, (left, row) in zip(self._labels, self._places, strict=True):
            wide = self._small.horizontalAdvance(label)
            words = QRectF(left, self._box.top() + row * tall, wide, tall)
            self._pen.painter.fillRect(words, QColor(self._pen.worn.surface.card))
            self._pen.write(
                words.adjusted(0, 0, 400 * self._pen.point, 0), label, (7.5, change, False), _LEFT
            )


def _ticks(low: float, high: float) -> list[int]:
    """Choose round values for an axis, at most six."""
    step = next((step for step in _STEPS if (high - low) / step <= 5), _STEPS[-1])
    first = -int(-low // step) if low < 0 else int(low // step)
    return [at * step for at in range(first, int(high // step) + 1)]
