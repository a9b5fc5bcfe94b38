"""A part of the room's screen: paints its own words, as large as the window allows, and remembers what it painted."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from pc_desktop.theme.worn import FAMILY, Weight, colour, tokens
from pc_desktop.ui.cells import Badge

SMALL = 24
"""The smallest letters, in pixels of a screen 1080 high; everything else is larger."""
_WRAP = int(Qt.TextFlag.TextWordWrap)
_ENOUGH = 100_000
_LEAST = 12


@dataclass(frozen=True, slots=True)
class Written:
    """One text as painted: its words, the height of its letters in screen pixels, and where it stands."""

    words: str
    pixels: int
    area: QRect


class Block(QWidget):
    """Holds the size of a design pixel, and writes; it takes no keys, no clicks, and shows nothing on hovering."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing to show."""
        super().__init__(parent)
        self._unit = 1.0
        self.written: list[Written] = []
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_unit(self, unit: float) -> None:
        """Make everything this large: screen pixels to a pixel of a screen 1080 high."""
        self._unit = unit
        self.update()

    def told(self, *words: str) -> None:
        """Let screen readers say these words, forget what was painted and paint again."""
        self.setAccessibleName(". ".join(one.rstrip(".") for one in words if one))
        self.written = []
        self.update()

    def u(self, design: float) -> int:
        """Turn pixels of a screen 1080 high into pixels of this one."""
        return max(1, round(design * self._unit))

    def letters(self, size: float, weight: Weight = Weight.REGULAR) -> QFont:
        """Give the font at a size in pixels of a screen 1080 high."""
        made = QFont(FAMILY)
        made.setPixelSize(max(_LEAST, round(size * self._unit)))
        made.setWeight(QFont.Weight(int(weight)))
        return made

    def wide(self, words: str, font: QFont) -> int:
        """Measure how wide a line is, in screen pixels."""
        return QFontMetrics(font).horizontalAdvance(words) + 1

    def tall(self, words: str, font: QFont, width: int = _ENOUGH) -> int:
        """Measure how tall a text is when wrapped to a width, in screen pixels; nothing is no height."""
        if not words:
            return 0
        return (
            QFontMetrics(font).boundingRect(QRect(0, 0, max(1, width), _ENOUGH), _WRAP, _kept(words)).height()
        )

    def write(
        self, painter: QPainter, area: QRect, words: str, font: QFont, ink: str, *, right: bool = False
    ) -> None:
        """Write a text from the top of its area, wrapped, and remember it; one line that is too wide is shortened."""
        if not words or area.width() <= 0:
            return
        metrics = QFontMetrics(font)
        said = _kept(words)
        if area.height() < 2 * metrics.height() and metrics.horizontalAdvance(said) > area.width():
            said = metrics.elidedText(said, Qt.TextElideMode.ElideRight, area.width())
        painter.setFont(font)
        painter.setPen(colour(ink))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, int(side) | _WRAP, said)
        self.written.append(Written(said.replace("\u00a0", " "), font.pixelSize(), QRect(area)))

    def chip_width(self, words: str, size: float) -> int:
        """Measure a chip, in screen pixels."""
        return self.wide(words, self.letters(size, Weight.SEMIBOLD)) + 2 * self.u(size * 0.5)

    def chip_height(self, size: float) -> int:
        """Tell how tall a chip is, in screen pixels."""
        return QFontMetrics(self.letters(size, Weight.SEMIBOLD)).height() + 2 * self.u(size * 0.22)

    def chip(self, painter: QPainter, at: QPoint, badge: Badge, size: float, most: int) -> None:
        """Paint a chip with its corner at a point; it is never wider than `most`, in screen pixels."""
        shade, font = tokens().tone[badge.tone], self.letters(size, Weight.SEMIBOLD)
        width = min(self.chip_width(badge.text, size), most)
        area = QRect(at.x(), at.y(), width, self.chip_height(size))
        self.box(painter, area, shade.ground, shade.edge if tokens().shape.stroke > 1 else "")
        inside = area.adjusted(self.u(size * 0.5), self.u(size * 0.22), -self.u(size * 0.5) + 1, -1)
        self.write(painter, inside, badge.text, font, shade.ink)

    def box(self, painter: QPainter, area: QRect, ground: str, edge: str = "", width: float = 2) -> None:
        """Paint a rounded box within an area; an empty colour is not painted."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = max(1.0, width * self._unit)
        painter.setPen(QPen(colour(edge), thick) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(colour(ground) if ground else Qt.BrushStyle.NoBrush)
        inset = thick / 2 if edge else 0
        round_by = self.u(min(12, area.height() * 0.12 / self._unit))
        painter.drawRoundedRect(QRectF(area).adjusted(inset, inset, -inset, -inset), round_by, round_by)

    def begin(self) -> QPainter:
        """Begin to paint afresh."""
        self.written = []
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return painter


def _kept(words: str) -> str:
    """Keep a tick or a unit of length on the line of the word it belongs to."""
    return words.replace(" ✓", "\u00a0✓").replace(" miles", "\u00a0miles")
