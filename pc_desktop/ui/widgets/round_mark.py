"""A round mark with a letter: what the rules found in a graph, said by its colour and by its letter."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from pc_desktop.theme.worn import Weight, colour, font, px, tokens
from pc_desktop.ui.widgets.shown import Finding


class RoundMark(QWidget):
    """Shows one finding."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing found."""
        super().__init__(parent)
        self._finding, self._letter = Finding.COMMON_CAUSE, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_finding(self, finding: Finding, letter: str, words: str) -> None:
        """Show this finding; `words` say what the letter stands for."""
        self._finding, self._letter = finding, letter
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Be a small round."""
        return QSize(px(34), px(34))

    def minimumSizeHint(self) -> QSize:
        """Never be cut off."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ring and the letter."""
        worn, painter = tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        graph = worn.graph
        ring = {
            Finding.COMMON_CAUSE: graph.common_cause,
            Finding.IMPROVEMENT: graph.improvement,
            Finding.CONCERN: graph.concern,
            Finding.NEUTRAL: graph.neutral,
        }[self._finding]
        painter.setPen(QPen(colour(ring), 2.5))
        painter.drawEllipse(QRectF(self.rect()).adjusted(2, 2, -2, -2))
        painter.setFont(font(worn.size.body, Weight.BOLD))
        painter.setPen(colour(worn.ink.quiet if self._finding is Finding.COMMON_CAUSE else ring))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._letter)
