"""A message strip: what happened, with its colour and sign, and one thing that can be done about it."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from pc_desktop.theme.sign import Sign
from pc_desktop.theme.space import space
from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import px, tokens
from pc_desktop.ui.widgets.buttons import Link
from pc_desktop.ui.widgets.shown import Notice
from pc_desktop.ui.widgets.strokes import draw_box, draw_sign
from pc_desktop.ui.widgets.words import Look, Words

_SIGNS = {Tone.RED: Sign.STOP, Tone.AMBER: Sign.WARNING, Tone.GREEN: Sign.OFFER}


class CloseButton(QPushButton):
    """A small cross that takes something away."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Be known to screen readers by what it does."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(px(24), px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the cross."""
        side = px(14)
        at = (self.width() - side) // 2
        ink = tokens().ink.plain if self.underMouse() else tokens().ink.quiet
        draw_sign(QPainter(self), at, at, Sign.CLOSE, ink, side)


class Banner(QWidget):
    """Shows one notice and is not there while there is none."""

    acted = Signal()
    """The link was pressed."""
    closed = Signal()
    """The strip was put away by the person."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing to say."""
        super().__init__(parent)
        self._tone = Tone.BLUE
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        line = QHBoxLayout(self)
        space(line, (42, 9, 10, 9), 10)
        self._words = Words("", Look.SECONDARY, wrap=True)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._link = Link()
        self._close = CloseButton("Put this message away")
        line.addWidget(self._words, 1)
        line.addWidget(self._link)
        line.addWidget(self._close)
        self._link.clicked.connect(self.acted)
        self._close.clicked.connect(self._put_away)
        self.hide()

    def show_notice(self, notice: Notice | None) -> None:
        """Show this notice and have it read out; None takes the strip away."""
        self.setVisible(notice is not None)
        if notice is None:
            return
        self._tone = notice.tone
        self._words.setText(f"<b>{escape(notice.lead)}</b> {escape(notice.text)}".strip())
        self._link.setText(notice.action)
        self._link.setVisible(bool(notice.action))
        self._close.setVisible(notice.can_close)
        said = f"{notice.lead} {notice.text}".strip()
        self.setAccessibleName(said)
        self.update()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _put_away(self) -> None:
        """Go, at the person's wish."""
        self.hide()
        self.closed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tinted ground and the sign."""
        worn = tokens()
        shade = worn.tone[self._tone]
        edge = shade.edge if worn.shape.stroke > 1 else ""
        painter = QPainter(self)
        draw_box(painter, self.rect(), px(worn.shape.control), shade.ground, edge)
        side = px(18)
        sign = _SIGNS.get(self._tone, Sign.NOTICE)
        draw_sign(painter, px(14), (self.height() - side) // 2, sign, shade.ink, side)
