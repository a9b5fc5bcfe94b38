"""The few strokes the painted building blocks share: a rounded box, a key cap, a line of text that fits."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from pc_desktop.theme.icons import picture
from pc_desktop.theme.sign import Sign
from pc_desktop.theme.worn import colour, font, px, tokens


def draw_box(
    painter: QPainter,
    area: QRect,
    radius: int,
    ground: str,
    edge: str = "",
    *,
    width: float = 0,
    dashed: bool = False,
) -> None:
    """Draw a rounded box within `area`; colours are #RRGGBB, an empty one is not drawn."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    thick = width or tokens().shape.stroke
    pen = QPen(Qt.PenStyle.NoPen)
    if edge:
        pen = QPen(colour(edge), thick)
        if dashed:
            pen.setDashPattern([3, 2.5])
    painter.setPen(pen)
    painter.setBrush(colour(ground) if ground else Qt.BrushStyle.NoBrush)
    inset = thick / 2 if edge else 0
    painter.drawRoundedRect(QRectF(area).adjusted(inset, inset, -inset, -inset), radius, radius)


def cap_width(hint: str) -> int:
    """Measure a key cap, in screen pixels."""
    metrics = QFontMetrics(font(tokens().size.small))
    return max(metrics.horizontalAdvance(hint) + 2 * px(5), metrics.height() + px(2))


def cap_height() -> int:
    """Tell how tall a key cap is, in screen pixels."""
    return QFontMetrics(font(tokens().size.small)).height() + px(2)


def draw_cap(painter: QPainter, left: int, middle: int, hint: str, ink: str, edge: str) -> None:
    """Draw the name of a key as a small cap, its left edge and the middle of its height given."""
    height = cap_height()
    area = QRect(left, middle - height // 2, cap_width(hint), height)
    draw_box(painter, area, px(3), "", edge)
    draw_line(painter, area, hint, font(tokens().size.small), ink, Qt.AlignmentFlag.AlignHCenter)


def draw_sign(painter: QPainter, left: int, top: int, sign: Sign, ink: str, side: int) -> None:
    """Draw a sign in one colour, `side` screen pixels square."""
    painter.drawPixmap(left, top, picture(sign, ink, side, painter.device().devicePixelRatioF()))


def draw_line(
    painter: QPainter,
    room: QRect,
    text: str,
    letters: QFont,
    ink: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Draw one line of text in the middle of its room's height, shortened where it does not fit."""
    if not text or room.width() <= 0:
        return
    metrics = QFontMetrics(letters)
    if metrics.horizontalAdvance(text) > room.width():
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.setFont(letters)
    painter.setPen(colour(ink))
    painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, text)


def wrapped_height(text: str, letters: QFont, width: int) -> int:
    """Tell how tall a text is when wrapped to a width, in screen pixels; nothing is no height."""
    if not text:
        return 0
    flags = int(Qt.TextFlag.TextWordWrap)
    room = QRect(0, 0, max(1, width), 10000)
    return QFontMetrics(letters).boundingRect(room, flags, _kept_together(text)).height()


def draw_wrapped(painter: QPainter, room: QRect, text: str, letters: QFont, ink: str) -> None:
    """Draw a text wrapped in its room, from the top."""
    painter.setFont(letters)
    painter.setPen(colour(ink))
    painter.drawText(room, int(Qt.TextFlag.TextWordWrap), _kept_together(text))


def _kept_together(text: str) -> str:
    """Keep a tick or a cross on the line of the word it belongs to."""
    return text.replace(" ✓", "\u00a0✓").replace(" ✗", "\u00a0✗")
