"""The service's history in a graph: lines, bands for what lasted, and labels that never lie over one another."""

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from pc_desktop.services.chart_marks import Mark
from pc_desktop.theme.worn import colour, font, px, tokens
from pc_desktop.ui.outcomes.graph_look import band_brush, stroke_pen
from pc_desktop.ui.outcomes.label_rows import label_places
from pc_desktop.ui.outcomes.rows import Stroke

_GAP = 6


class EventLines:
    """Keeps a line, a band and a label for each event, used again from one showing to the next."""

    def __init__(self, plot: pg.PlotWidget) -> None:
        """Draw in this graph."""
        self._plot = plot
        self._used = 0
        self._places: tuple[tuple[float, int], ...] = ()
        self.lines: list[pg.InfiniteLine] = []
        self.bands: list[pg.LinearRegionItem] = []
        self.labels: list[pg.TextItem] = []

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Draw these events; `place_labels` then puts their labels where there is room."""
        while len(self.lines) < len(marks):
            line = pg.InfiniteLine(angle=90, movable=False)
            band = pg.LinearRegionItem(movable=False)
            band.setZValue(-10)
            label = pg.TextItem(anchor=(0, 0))
            label.textItem.document().setDocumentMargin(1)
            label.setZValue(10)
            for item in (band, line, label):
                self._plot.addItem(item, ignoreBounds=True)
            self.lines.append(line)
            self.bands.append(band)
            self.labels.append(label)
            self.dress_again()
        self._used = len(marks)
        for at, (line, band, label) in enumerate(zip(self.lines, self.bands, self.labels, strict=True)):
            mark = marks[at] if at < len(marks) else None
            line.setVisible(mark is not None)
            label.setVisible(mark is not None)
            band.setVisible(mark is not None and mark.until is not None)
            if mark is not None:
                line.setPos(mark.x)
            if mark is not None and mark.until is not None:
                band.setRegion((mark.x, mark.until))

    def dress_again(self) -> None:
        """Take colours and letters from the theme."""
        worn = tokens()
        for line in self.lines:
            line.setPen(stroke_pen(Stroke.EVENT))
        for band in self.bands:
            band.setBrush(band_brush(worn.graph.change))
            for edge in band.lines:
                edge.setPen(stroke_pen(Stroke.EVENT))
        for label in self.labels:
            label.setFont(font(worn.size.small))
            label.setColor(colour(worn.graph.change))
            label.fill.setColor(colour(worn.surface.card))
            label.fill.setStyle(Qt.BrushStyle.SolidPattern)

    def find_room(self, marks: Sequence[Mark], step: float, first: float, width: float) -> int:
        """Find a place for every label, months being `step` pixels apart; gives the height they need."""
        metrics = QFontMetrics(font(tokens().size.small))
        spots = [(mark.x - first) * step for mark in marks]
        fitting = [metrics.elidedText(mark.label, Qt.TextElideMode.ElideRight, int(width)) for mark in marks]
        for label, words in zip(self.labels, fitting, strict=False):
            label.setText(words)
        widths = [metrics.horizontalAdvance(words) + px(4) for words in fitting]
        self._places = label_places(spots, widths, (0.0, width), px(_GAP))
        rows = 1 + max((row for _left, row in self._places), default=-1)
        return rows * self._row_height()

    def place_labels(self, first: float, top: float, step: float, per: float) -> None:
        """Put the labels where room was found: rows go down from `top`, a pixel being `per` high."""
        for label, (left, row) in zip(self.labels, self._places, strict=False):
            label.setPos(first + left / step, top - row * self._row_height() * per)

    @staticmethod
    def _row_height() -> int:
        """Tell how tall a row of labels is."""
        return QFontMetrics(font(tokens().size.small)).height() + px(4)
