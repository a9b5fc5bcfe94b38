"""Marks the bed whose facts are shown, without taking the keyboard or the pointer."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import px, tokens
from pc_desktop.ui.widgets.strokes import draw_box

_REACH = 2


class Mark(QWidget):
    """A heavy blue edge round one tile that moves with it."""

    def __init__(self) -> None:
        """Begin round nothing."""
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._around: QWidget | None = None
        self.hide()

    def go_round(self, tile: QWidget | None) -> None:
        """Leave the last tile and go round this one; None goes away."""
        if self._around is not None:
            self._around.removeEventFilter(self)
        self._around = tile
        self.setParent(tile.parentWidget() if tile else None)
        self.setVisible(tile is not None)
        if tile is not None:
            tile.installEventFilter(self)
            self._place(tile)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the tile."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize) and self._around is not None:
            self._place(self._around)
        return super().eventFilter(watched, event)

    def _place(self, tile: QWidget) -> None:
        """Lie over the tile."""
        reach = px(_REACH)
        self.setGeometry(tile.geometry().adjusted(-reach, -reach, reach, reach))
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the edge."""
        worn = tokens()
        edge = worn.tone[Tone.SELECTED].edge if not worn.dark else worn.tone[Tone.SELECTED].ground
        draw_box(QPainter(self), self.rect(), px(worn.shape.control) + px(_REACH), "", edge, width=px(3))
