"""Draws the ring round whatever the keyboard is on: yellow between two dark edges, seen on every ground."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QWidget

from pc_desktop.theme.worn import colour, px, tokens

_FOLLOWED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)
_REACH = 3


def draw_ring(painter: QPainter, around: QRect, radius: int) -> None:
    """Draw the ring just inside a rectangle: dark, yellow, dark."""
    worn = tokens()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    line = QRectF(around).adjusted(2, 2, -2, -2)
    for width, name in ((4.0, worn.focus.edge), (2.0, worn.focus.ring)):
        painter.setPen(QPen(colour(name), width))
        painter.drawRoundedRect(line, radius, radius)


class _Band(QWidget):
    """The ring itself: lies over its neighbours, moves with what it surrounds, lets every click through.

    It keeps nothing of what it surrounds: a window that only its ring kept would be collected while the ring is being
    deleted, and delete it again.
    """

    def __init__(self, around: QWidget, ground: QWidget) -> None:
        """Lie in `ground` round `around`, which lies somewhere within it."""
        super().__init__(ground)
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        step: QWidget | None = around
        while step is not None:
            step.installEventFilter(self)
            step = None if step is ground else step.parentWidget()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the widget and with everything it lies in."""
        if event.type() in _FOLLOWED and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        """Lie round the widget the keyboard is on, kept within the ground."""
        around: QWidget | None = QApplication.focusWidget()
        ground: QWidget | None = self.parentWidget()
        if around is None or ground is None or not ground.isAncestorOf(around):
            return
        at = QRect(around.mapTo(ground, QPoint(0, 0)), around.size())
        at = at.adjusted(-_REACH, -_REACH, _REACH, _REACH)
        self.setGeometry(at.intersected(ground.rect()))
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ring."""
        draw_ring(QPainter(self), self.rect(), px(tokens().shape.control) + 1)


class FocusRing(QObject):
    """Follows the keyboard through the whole application with one ring at a time; make one and keep it.

    Tables, lists and trees mark the row the keyboard is on by themselves and get no ring of this kind.
    """

    def __init__(self, app: QApplication) -> None:
        """Begin to follow the keyboard in `app`."""
        super().__init__(app)
        self._band: _Band | None = None
        app.focusChanged.connect(self._move_to)

    @Slot(QWidget, QWidget)
    def _move_to(self, _left: QWidget | None, entered: QWidget | None) -> None:
        """Leave the old widget and go round the new one."""
        band, self._band = self._band, None
        if band is not None:
            band.destroyed.disconnect(self._forget)
            band.hide()
            band.deleteLater()
        if entered is None or entered.isWindow() or isinstance(entered, QAbstractItemView):
            return
        self._band = _Band(entered, _ground_of(entered))
        self._band.destroyed.connect(self._forget)
        self._band.show()

    @Slot()
    def _forget(self) -> None:
        """Know that the ring died with the window it lay in."""
        self._band = None


def _ground_of(widget: QWidget) -> QWidget:
    """Find what the ring should lie in: what scrolls the widget, else its window."""
    step = widget.parentWidget()
    while step is not None and not step.isWindow():
        above = step.parentWidget()
        if isinstance(above, QAbstractScrollArea) and above.viewport() is step:
            return step
        step = above
    return widget.window()
