"""Draws chips once and remembers them: a rounded ground, and a short text with its own shape and word."""

from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap

from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import Weight, colour, font, px, tokens

_OUTLINED = (Tone.PLAIN, Tone.STRONG)


def chip_size(text: str, letters: int = 0) -> QSize:
    """Measure a chip, in screen pixels; `letters` is its text size in design pixels, else secondary."""
    metrics = QFontMetrics(font(letters or tokens().size.secondary, Weight.SEMIBOLD))
    return QSize(metrics.horizontalAdvance(text) + 2 * px(8), metrics.height() + 2 * px(2))


def chip_picture(text: str, tone: Tone, density: float, letters: int = 0) -> QPixmap:
    """Give the picture of a chip for a screen of this pixel density, drawn once for each theme and size."""
    worn = tokens()
    return _draw(text, tone, density, letters or worn.size.secondary, px(1000), worn.name)


@lru_cache(maxsize=2048)
def _draw(text: str, tone: Tone, density: float, letters: int, _ratio: int, _theme: str) -> QPixmap:
    """Draw a chip; the last two arguments only keep the pictures of other themes and sizes apart."""
    worn = tokens()
    shade = worn.tone[tone]
    size = chip_size(text, letters)
    drawn = QPixmap(round(size.width() * density), round(size.height() * density))
    drawn.setDevicePixelRatio(density)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = worn.shape.stroke / 2
    edged = worn.shape.stroke > 1 or tone in _OUTLINED
    painter.setPen(QPen(colour(shade.edge), worn.shape.stroke) if edged else Qt.PenStyle.NoPen)
    painter.setBrush(colour(shade.ground))
    area = QRectF(0, 0, size.width(), size.height())
    around = area.adjusted(inset, inset, -inset, -inset) if edged else area
    painter.drawRoundedRect(around, px(worn.shape.chip), px(worn.shape.chip))
    painter.setFont(font(letters, Weight.SEMIBOLD))
    painter.setPen(colour(shade.ink))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return drawn
