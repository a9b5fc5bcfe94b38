"""A chip on its own: a short word or two whose colour has a meaning, said also by its shape and word."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge
from pc_desktop.ui.widgets.chip_picture import chip_picture, chip_size


class Chip(QLabel):
    """Shows one badge; takes no focus and no clicks."""

    def __init__(self, text: str = "", tone: Tone = Tone.GREY, parent: QWidget | None = None) -> None:
        """Begin with this text and tone, hidden while the text is empty."""
        super().__init__(parent)
        self._badge: Badge | None = None
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_badge(Badge(text, tone))

    def show_badge(self, badge: Badge) -> None:
        """Show this badge; an empty text takes no room."""
        if badge == self._badge:
            return
        self._badge = badge
        self._tone = badge.tone
        self.setText(badge.text)
        self.setToolTip(badge.tip)
        self.setAccessibleName(badge.spoken or badge.text)
        self.setVisible(bool(badge.text)) if self.parentWidget() else None
        self.updateGeometry()
        self.update()

    @property
    def tone(self) -> Tone:
        """Give the tone shown now."""
        return self._tone

    def sizeHint(self) -> QSize:
        """Be as large as the text needs."""
        return chip_size(self.text())

    def minimumSizeHint(self) -> QSize:
        """Never be cut off."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the remembered picture in the middle of the height."""
        painter = QPainter(self)
        picture = chip_picture(self.text(), self._tone, painter.device().devicePixelRatioF())
        top = (self.height() - picture.deviceIndependentSize().height()) / 2
        painter.drawPixmap(0, round(top), picture)
