"""Labels by what they are: a heading, a title, plain or quiet words; their looks stand in the style sheet."""

from enum import StrEnum

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from pc_desktop.theme.worn import px


class Look(StrEnum):
    """What a label is; the names stand in the style sheet."""

    BODY = "body"
    HEADING = "heading"
    TITLE = "title"
    STRONG = "strong"
    SECONDARY = "secondary"
    QUIET = "quiet"
    SMALL = "small"
    DISPLAY = "display"
    WARNING = "warning"
    DANGER = "danger"


class Words(QLabel):
    """A plain text, never read as markup; wraps where told."""

    def __init__(
        self, text: str = "", look: Look = Look.BODY, *, wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        """Begin with this text in this look."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("words", str(look))
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self.setText(text)

    def show_look(self, look: Look) -> None:
        """Become another kind of label."""
        if self.property("words") != str(look):
            self.setProperty("words", str(look))
            self.style().unpolish(self)
            self.style().polish(self)


class OneLine(Words):
    """A text of one line that is shortened where there is no room, and then shown whole in its tip."""

    def __init__(
        self, text: str = "", look: Look = Look.BODY, *, least: int = 48, parent: QWidget | None = None
    ) -> None:
        """Begin with this text; where room is short it shrinks to `least` design pixels."""
        super().__init__(text, look, parent=parent)
        self._least = least
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Be content with the least width, or the text's own where that is less."""
        size = super().sizeHint()
        return QSize(min(px(self._least), size.width()), size.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much as fits."""
        metrics = QFontMetrics(self.font())
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(self.text() if text != self.text() else "")
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(QRect(0, 0, self.width(), self.height()), self.alignment(), text)
