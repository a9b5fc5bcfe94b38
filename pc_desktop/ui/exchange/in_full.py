"""One problem in full below the table of problems: where it is in bold, then what to do, in three lines at the most."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pc_desktop.theme.worn import Weight, font, px, tokens
from pc_desktop.ui.widgets.strokes import draw_line, draw_wrapped

_SIDE, _TOP, _LINES = 12, 8, 2


class InFull(QWidget):
    """Shows a problem; its height never depends on its words, so that the tables keep still."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing to say."""
        super().__init__(parent)
        self._where, self._what = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """Give everything that is said."""
        return f"{self._where}. {self._what}"

    def show_words(self, where: str, what: str) -> None:
        """Say where a problem is and what to do."""
        self._where, self._what = where, what
        self.setAccessibleName(self.words)
        self.setToolTip(what)
        self.update()

    def _line(self) -> int:
        """Tell the height of a line, in screen pixels."""
        return QFontMetrics(font(tokens().size.secondary)).height()

    def sizeHint(self) -> QSize:
        """Have room for three lines."""
        return QSize(px(240), (_LINES + 1) * self._line() + 2 * px(_TOP))

    def minimumSizeHint(self) -> QSize:
        """Never be cut off."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the place, then the words."""
        painter, ink = QPainter(self), tokens().ink.plain
        room = self.rect().adjusted(px(_SIDE), px(_TOP), -px(_SIDE), 0)
        first = QRect(room.x(), room.y(), room.width(), self._line())
        draw_line(painter, first, self._where, font(tokens().size.secondary, Weight.SEMIBOLD), ink)
        below = QRect(room.x(), first.bottom() + 1, room.width(), _LINES * self._line())
        draw_wrapped(painter, below, self._what, font(tokens().size.secondary), ink)
