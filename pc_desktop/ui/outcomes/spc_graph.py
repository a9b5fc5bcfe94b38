"""Paints one outcome over time; every number it paints was computed elsewhere, it only finds room for labels."""

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.theme.worn import colour, font, points, px, tokens
from pc_desktop.ui.outcomes.event_lines import EventLines
from pc_desktop.ui.outcomes.graph_look import (
    SYMBOLS,
    hollow_brush,
    hollow_pen,
    line_pen,
    point_brush,
    point_pen,
    point_size,
    ring_pen,
    stroke_pen,
)
from pc_desktop.ui.outcomes.label_rows import apart, every_which
from pc_desktop.ui.outcomes.rows import GraphRows, Path, Spot, Stroke

_MARGIN = 14
"""How far the graph reaches beyond its first and last month, in design pixels: a ring fits in."""
_TALL = 180
"""The least height in which a change of a few days can still be seen, in design pixels; a page scrolls for it."""


class SpcGraph(QWidget):
    """A graph whose points can be read with the pointer or with the arrow keys."""

    read_out = Signal(str)
    """What is known of the point under the pointer, or else of the one the keyboard is on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make every line and point set once; `show_graph` only moves them."""
        super().__init__(parent)
        self._rows: GraphRows | None = None
        self._chosen = self._pointed = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.plot = pg.PlotWidget(self)
        self._view = self.plot.getViewBox()
        self._make_quiet()
        self.baseline = self._curve("baseline")
        self.limits = self._curve("limits")
        self.target = self._curve("target")
        self.centre = self._curve("centre")
        self.line = self._curve("line")
        self.events = EventLines(self.plot)
        self.points = pg.ScatterPlotItem(antialias=True)
        self.ring = pg.ScatterPlotItem(antialias=True)
        for item in (self.points, self.ring):
            self.plot.addItem(item)
        whole = QVBoxLayout(self)
        space(whole, (0, 0, 0, 0), 0)
        whole.addWidget(self.plot)
        self._view.sigResized.connect(self._lay_out)
        self.dress_again()

    def _make_quiet(self) -> None:
        """Let nobody move, zoom or ask a menu of the graph; the pointer is ours."""
        self.plot.setMouseEnabled(False, False)
        self.plot.setMenuEnabled(False)
        self.plot.hideButtons()
        for part in (self.plot, self.plot.viewport()):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.plot.showAxis("right")
        for side in ("left", "bottom", "right"):
            self.plot.getAxis(side).enableAutoSIPrefix(False)
        self.plot.getAxis("right").setStyle(tickLength=0)
        self.plot.getAxis("left").setStyle(maxTickLevel=0)

    def _curve(self, name: str) -> pg.PlotCurveItem:
        """Make one line, broken wherever its height is not a number."""
        curve = pg.PlotCurveItem(connect="finite", antialias=name == "line", name=name)
        self.plot.addItem(curve)
        return curve

    def show_graph(self, rows: GraphRows) -> None:
        """Show this outcome; the point that was read out stays so while it is there, else the latest is."""
        month = self._month()
        self._rows = rows
        self.setAccessibleName(f"Graph of {rows.name}")
        _draw(self.limits, rows.limits)
        _draw(self.centre, rows.centre)
        _draw(self.target, rows.target)
        _draw(self.baseline, rows.baseline)
        _draw(self.line, rows.line)
        self.points.setData(
            x=[spot.x for spot in rows.spots],
            y=[spot.y for spot in rows.spots],
            symbol=[SYMBOLS[spot.finding] for spot in rows.spots],
            size=[point_size(spot.finding) for spot in rows.spots],
            pen=[hollow_pen(spot.finding) if spot.hollow else point_pen(spot.finding) for spot in rows.spots],
            brush=[hollow_brush() if spot.hollow else point_brush(spot.finding) for spot in rows.spots],
        )
        self.events.show_marks(rows.marks)
        self._pointed = -1
        self._chosen = next(
            (at for at, spot in enumerate(rows.spots) if spot.x == month), len(rows.spots) - 1
        )
        self._lay_out()
        self._read()

    def chosen(self) -> Spot | None:
        """Give the point that is read out now."""
        at = self._pointed if self._pointed >= 0 else self._chosen
        return self._rows.spots[at] if self._rows is not None and at >= 0 else None

    def _month(self) -> int:
        """Give the place of the month the keyboard is on, unless that is the latest anyway."""
        spots = self._rows.spots if self._rows else ()
        return spots[self._chosen].x if 0 <= self._chosen < len(spots) - 1 else -1

    def dress_again(self) -> None:
        """Take colours and letters from the theme."""
        worn = tokens()
        small = font(worn.size.small)
        tall = QFontMetrics(small).height()
        self.plot.setBackground(colour(worn.surface.card))
        for side in ("left", "bottom", "right"):
            axis = self.plot.getAxis(side)
            edge = colour(worn.surface.card if side == "right" else worn.surface.control)
            axis.setPen(edge)
            axis.setTickPen(edge)
            axis.setTextPen(colour(worn.ink.quiet))
            axis.setStyle(tickFont=small, tickTextOffset=px(5), hideOverlappingLabels=px(60))
        self.plot.getAxis("bottom").setStyle(tickTextHeight=tall + px(2), autoExpandTextSpace=False)
        self.limits.setPen(stroke_pen(Stroke.LIMIT))
        self.centre.setPen(stroke_pen(Stroke.CENTRE))
        self.target.setPen(stroke_pen(Stroke.TARGET))
        self.baseline.setPen(stroke_pen(Stroke.BASELINE))
        self.line.setPen(line_pen())
        self.events.dress_again()
        if self._rows is not None:
            self.show_graph(self._rows)

    @Slot()
    def _lay_out(self, _view: object = None) -> None:
        """Choose ranges and labels for the room there is."""
        if self._rows is None or self._view.height() < 1:
            return
        rows, small = self._rows, QFontMetrics(font(tokens().size.small))
        span = max(1, len(rows.labels) - 1)
        margin = px(_MARGIN) * span / max(1.0, self._view.width() - 2 * px(_MARGIN))
        first, last = -margin, span + margin
        self.plot.setXRange(first, last, padding=0)
        step = self._view.width() / (last - first)
        head = self.events.find_room(rows.marks, step, first, self._view.width()) + px(8)
        foot = px(8)
        per = (rows.high - rows.low or 1.0) / max(1.0, self._view.height() - head - foot)
        self.plot.setYRange(rows.low - foot * per, rows.high + head * per, padding=0)
        self.events.place_labels(first, rows.high + head * per, step, per)
        wide = max((small.horizontalAdvance(label) for label in rows.labels), default=0) + px(16)
        every = every_which(wide, step)
        named = range(len(rows.labels) - 1, -1, -every)
        self.plot.getAxis("bottom").setTicks([[(at, rows.labels[at]) for at in named]])
        kept = apart([level.y for level in rows.levels], small.ascent() * per)
        self.plot.getAxis("right").setTicks([[(rows.levels[at].y, rows.levels[at].words) for at in kept]])
        size = f"{points(tokens().size.small):.2f}pt"
        self.plot.setLabel("left", rows.unit, **{"color": tokens().ink.quiet, "font-size": size})

    def _read(self) -> None:
        """Mark the point that is read out and say what is known of it."""
        spot = self.chosen()
        self.ring.setData(
            x=[spot.x] if spot else [],
            y=[spot.y] if spot else [],
            symbol="o",
            size=px(19),
            pen=ring_pen(),
            brush=None,
        )
        words = spot.readout if spot else ""
        spoken = self._rows.spoken if self._rows else ""
        self.setAccessibleDescription(f"{words}. {spoken}" if words else spoken)
        self.read_out.emit(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from point to point with the arrow keys, to the first with Home and to the last with End."""
        last = len(self._rows.spots) - 1 if self._rows else -1
        goes = {
            Qt.Key.Key_Left: max(0, self._chosen - 1),
            Qt.Key.Key_Right: min(last, self._chosen + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key not in goes or last < 0:
            super().keyPressEvent(event)
            return
        self._chosen, self._pointed = goes[key], -1
        self._read()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read out the point of the month under the pointer."""
        self._point(self.nearest(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Stay on the point that was clicked."""
        at = self.nearest(event.position())
        if at >= 0:
            self._chosen = at
            self._point(at)

    def leaveEvent(self, event: QEvent) -> None:
        """Go back to the point the keyboard is on."""
        super().leaveEvent(event)
        self._point(-1)

    def _point(self, at: int) -> None:
        """Point at a point, or at none."""
        if at != self._pointed:
            self._pointed = at
            self._read()

    def nearest(self, position: QPointF) -> int:
        """Tell which point is nearest in time to a place in the widget; -1 beside the graph or where there is none."""
        place = self.plot.mapToScene(self.plot.mapFrom(self, position.toPoint()))
        spots = self._rows.spots if self._rows else ()
        if not spots or not self._view.sceneBoundingRect().contains(place):
            return -1
        x = self._view.mapSceneToView(place).x()
        return min(range(len(spots)), key=lambda at: abs(spots[at].x - x))

    def sizeHint(self) -> QSize:
        """Be a wide picture."""
        return QSize(px(640), px(_TALL))

    def minimumSizeHint(self) -> QSize:
        """Stay readable."""
        return QSize(px(320), px(_TALL))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lie on the ground of a card, so that a picture of the graph alone has none of the window."""
        QPainter(self).fillRect(self.rect(), colour(tokens().surface.card))


def _draw(curve: pg.PlotCurveItem, path: Path) -> None:
    """Move a line."""
    curve.setData(x=list(path.xs), y=list(path.ys))
