"""Explains below a graph what its points and lines mean; as many lines as the width asks for."""

from collections.abc import Sequence

from pyqtgraph.graphicsItems.ScatterPlotItem import drawSymbol
from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pc_desktop.theme.worn import font, px, tokens
from pc_desktop.ui.outcomes.graph_look import (
    SYMBOLS,
    hollow_brush,
    hollow_pen,
    point_brush,
    point_pen,
    point_size,
    stroke_pen,
)
from pc_desktop.ui.outcomes.rows import KeyEntry, Stroke
from pc_desktop.ui.widgets.flow import Wrapping
from pc_desktop.ui.widgets.shown import Finding
from pc_desktop.ui.widgets.strokes import draw_line

_POINT, _LINE, _GAP = 14, 28, 6


class KeyMark(QWidget):
    """One mark with its words."""

    def __init__(self, entry: KeyEntry, parent: QWidget) -> None:
        """Show this entry."""
        super().__init__(parent)
        self._entry = entry
        self.setAccessibleName(entry.words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _wide(self) -> int:
        """Tell how wide the mark is."""
        is_line = isinstance(self._entry.mark, Stroke) and self._entry.mark is not Stroke.HOLLOW
        return px(_LINE if is_line else _POINT)

    def sizeHint(self) -> QSize:
        """Be as large as mark and words need."""
        metrics = QFontMetrics(font(tokens().size.small))
        words = metrics.horizontalAdvance(self._entry.words)
        return QSize(self._wide() + px(_GAP) + words + px(4), metrics.height() + px(2))

    def minimumSizeHint(self) -> QSize:
        """Never be cut off."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the mark as the graph paints it, then the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mark, wide, middle = self._entry.mark, self._wide(), self.height() / 2
        painter.save()
        if mark is Stroke.HOLLOW:
            painter.translate(wide / 2, middle)
            plain = Finding.COMMON_CAUSE
            drawSymbol(painter, SYMBOLS[plain], point_size(plain), hollow_pen(plain), hollow_brush())
        elif isinstance(mark, Stroke):
            painter.setPen(stroke_pen(mark))
            if mark is Stroke.EVENT:
                painter.drawLine(QPointF(wide / 2, 0), QPointF(wide / 2, self.height()))
            else:
                painter.drawLine(QPointF(0, middle), QPointF(wide, middle))
        else:
            painter.translate(wide / 2, middle)
            drawSymbol(painter, SYMBOLS[mark], point_size(mark), point_pen(mark), point_brush(mark))
        painter.restore()
        room = QRect(wide + px(_GAP), 0, self.width() - wide - px(_GAP), self.height())
        draw_line(painter, room, self._entry.words, font(tokens().size.small), tokens().ink.quiet)


class GraphKey(Wrapping):
    """Shows every mark once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing to explain."""
        super().__init__(parent, gap=14)
        self.setAccessibleName("What the marks mean")
        self._shown: tuple[KeyEntry, ...] = ()
        self._marks: list[KeyMark] = []

    def show_entries(self, entries: Sequence[KeyEntry]) -> None:
        """Explain these instead, where they differ from those shown."""
        if tuple(entries) == self._shown:
            return
        for mark in self._marks:
            self.flow.removeWidget(mark)
            mark.hide()
            mark.deleteLater()
        self._shown = tuple(entries)
        self._marks = [KeyMark(entry, self) for entry in entries]
        for mark in self._marks:
            self.add(mark)
            mark.show()
