"""One bed as a tile: its number, the word for its state, who is in it by initials, and for how many days."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import Weight, colour, font, px, tokens
from pc_desktop.ui.widgets.bed_drag import drag, dragged, has_left
from pc_desktop.ui.widgets.shown import TileRow, TileState
from pc_desktop.ui.widgets.strokes import draw_box, draw_line

_PAD, _BETWEEN = 4, 4
_STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


@dataclass(frozen=True, slots=True)
class _Style:
    """How a state is drawn: the tone of its ground and words, and what its edge and ground are like."""

    tone: Tone
    tinted: bool = True
    dashed: bool = False
    hatched: bool = False
    thick: bool = False


_STYLES = {
    TileState.FREE: _Style(Tone.GREEN, thick=True),
    TileState.OCCUPIED: _Style(Tone.PLAIN),
    TileState.LEAVE: _Style(Tone.QUIET),
    TileState.HELD: _Style(Tone.PURPLE, thick=True),
    TileState.EXPECTED: _Style(Tone.BLUE, tinted=False, dashed=True, thick=True),
    TileState.READY: _Style(Tone.AMBER, thick=True),
    TileState.CLOSED: _Style(Tone.GREY, hatched=True),
    TileState.UNUSABLE: _Style(Tone.GREY, dashed=True, hatched=True),
}


class BedTile(QPushButton):
    """Shows one bed; arrow keys ask for a neighbour, Enter, Space or a click choose it."""

    chosen = Signal(str)
    """The key of the bed."""
    step_wanted = Signal(QPoint)
    """The direction in which the keyboard wants to move on."""
    acts_wanted = Signal(str)
    """The key of the bed whose acts are asked for, by Enter, the Menu key or the right button."""
    dropped = Signal(str, str)
    """What was dragged here, and the key of this bed."""

    def __init__(self, tile: TileRow, parent: QWidget | None = None) -> None:
        """Begin as this bed."""
        super().__init__(parent)
        self._tile = tile
        self._pressed: QPoint | None = None
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._tell)
        self._say()

    @property
    def tile(self) -> TileRow:
        """Give the bed shown now."""
        return self._tile

    def show_tile(self, tile: TileRow) -> None:
        """Become this bed; costs nothing where it is the same."""
        if tile != self._tile:
            self._tile = tile
            self._say()
            self.update()

    @staticmethod
    def least_width() -> int:
        """Tell the least width at which number and word still fit, in screen pixels."""
        number = QFontMetrics(font(tokens().size.secondary, Weight.BOLD)).horizontalAdvance("10")
        return (
            number
            + px(_BETWEEN)
            + QFontMetrics(font(tokens().size.small)).horizontalAdvance("CRFD")
            + 2 * px(_PAD)
        )

    @staticmethod
    def height_of(lines: int) -> int:
        """Tell the height of a tile of two or three lines, in screen pixels."""
        return lines * _line_height() + 2 * px(5)

    def sizeHint(self) -> QSize:
        """Be as small as the words allow."""
        return QSize(self.least_width(), self.height_of(3))

    def minimumSizeHint(self) -> QSize:
        """Never be smaller than two lines."""
        return QSize(self.least_width(), self.height_of(2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the neighbour on an arrow key and choose on Enter."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.step_wanted.emit(QPoint(*step))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            self.acts_wanted.emit(self._tile.key)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Choose the bed and ask for what can be done with it."""
        self.click()
        self.acts_wanted.emit(self._tile.key)
        event.accept()

    def let_drop(self) -> None:
        """Take what is dragged here, and let whoever lies here be dragged elsewhere."""
        self.setAcceptDrops(True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag would begin."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the patient of an occupied bed."""
        if self.acceptDrops() and self._tile.days and has_left(self._pressed, event):
            self._pressed = None
            self.setDown(False)
            drag(self, f"bed {self._tile.key}")
        else:
            super().mouseMoveEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a patient or a referral, but not this bed itself."""
        if dragged(event.mimeData()) not in {"", f"bed {self._tile.key}"}:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dragged here."""
        event.acceptProposedAction()
        self.dropped.emit(dragged(event.mimeData()), self._tile.key)

    def _tell(self) -> None:
        """Tell which bed was chosen."""
        self.chosen.emit(self._tile.key)

    def _say(self) -> None:
        """Give screen readers and the pointer their words."""
        self.setAccessibleName(self._tile.aloud())
        self.setToolTip(self._tile.tip)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, hatching, edge and words."""
        worn, style = tokens(), _STYLES[self._tile.state]
        shade = worn.tone[style.tone]
        radius = px(worn.shape.control)
        painter = QPainter(self)
        ground = shade.ground if style.tinted else worn.surface.card
        if self.underMouse() and style.tone in (Tone.PLAIN, Tone.QUIET):
            ground = worn.surface.hover
        draw_box(painter, self.rect(), radius, ground)
        if style.hatched:
            self._hatch(painter, radius)
        thick = worn.shape.stroke + (0.4 if style.thick else 0)
        draw_box(painter, self.rect(), radius, "", shade.edge, width=thick, dashed=style.dashed)
        self._write(painter, worn.tone[style.tone].ink)

    def _hatch(self, painter: QPainter, radius: int) -> None:
        """Hatch the ground with slanted strokes, within its rounded edge."""
        shape = QPainterPath()
        shape.addRoundedRect(self.rect(), radius, radius)
        painter.save()
        painter.setClipPath(shape)
        pen = painter.pen()
        pen.setStyle(Qt.PenStyle.SolidLine)
        pen.setBrush(QBrush(colour(tokens().surface.hatch)))
        pen.setWidthF(px(3))
        painter.setPen(pen)
        for left in range(-self.height(), self.width(), px(9)):
            painter.drawLine(left, self.height(), left + self.height(), 0)
        painter.restore()

    def _write(self, painter: QPainter, ink: str) -> None:
        """Write number, word, initials and days in two or three lines."""
        tile, line, pad = self._tile, _line_height(), px(_PAD)
        bold, plain = font(tokens().size.secondary, Weight.BOLD), font(tokens().size.secondary)
        room = QRect(pad, px(5), self.width() - 2 * pad + 1, line)
        draw_line(painter, room, tile.number, bold, ink)
        beside = room.adjusted(QFontMetrics(bold).horizontalAdvance(tile.number) + px(_BETWEEN), 0, 0, 0)
        if self.height() >= self.height_of(3):
            first, rest = tile.word, (tile.initials, tile.days)
        elif tile.word:
            first, rest = tile.word, (" ".join(part for part in (tile.initials, tile.days) if part), "")
        else:
            first, rest = tile.initials, (tile.days, "")
        draw_line(painter, beside, first, font(tokens().size.small), ink)
        for place, text in enumerate(rest, 1):
            draw_line(painter, room.translated(0, place * line), text, plain, ink)


def _line_height() -> int:
    """Tell the height of a line in a tile, in screen pixels."""
    return QFontMetrics(font(tokens().size.secondary)).height()
