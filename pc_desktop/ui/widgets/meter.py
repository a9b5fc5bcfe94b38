"""How much of something is there: a bar with the words that say it."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import px, tokens
from pc_desktop.ui.widgets.strokes import draw_box


class Meter(QWidget):
    """Shows a part of a whole; its words stand beside it and are read out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._part, self._tone = 0.0, Tone.GREEN
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_part(self, done: int, whole: int, words: str, tone: Tone = Tone.GREEN) -> None:
        """Show `done` of `whole`; `words` say the same, such as "12 of 14 recorded"."""
        self._part = min(1.0, done / whole) if whole > 0 else 0.0
        self._tone = tone
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Be a thin bar."""
        return QSize(px(160), px(10))

    def minimumSizeHint(self) -> QSize:
        """Stay visible."""
        return QSize(px(40), px(10))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the trough and the part."""
        worn, painter = tokens(), QPainter(self)
        edge = worn.surface.control if worn.shape.stroke > 1 else ""
        draw_box(painter, self.rect(), px(5), worn.surface.sunken, edge, width=1)
        filled = round(self.width() * self._part)
        if filled:
            area = QRect(0, 0, max(filled, px(10)), self.height())
            draw_box(painter, area, px(5), worn.tone[self._tone].edge)
