"""Keeps room for things that flow onto further lines where it is narrow, so that no line is ever cut off."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class Roomy(QWidget):
    """A widget whose least height is that of its whole layout at the width it has."""

    def minimumSizeHint(self) -> QSize:
        """Need all lines at this width."""
        least = super().minimumSizeHint()
        layout = self.layout()
        if layout is None or not layout.hasHeightForWidth() or self.width() <= 0:
            return least
        return QSize(least.width(), max(least.height(), layout.totalHeightForWidth(self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for other room where the lines break elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
