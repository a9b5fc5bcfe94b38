"""What a screen or card shows where there is nothing yet: a sign, a sentence, and what to do about it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pc_desktop.theme.sign import Sign
from pc_desktop.theme.space import space
from pc_desktop.theme.worn import px, tokens
from pc_desktop.ui.widgets.buttons import Button, Kind
from pc_desktop.ui.widgets.strokes import draw_sign
from pc_desktop.ui.widgets.words import Look, Words

_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class SignPicture(QWidget):
    """A sign on its own, in the quiet ink of the theme."""

    def __init__(self, sign: Sign, side: int, parent: QWidget | None = None) -> None:
        """Show this sign, `side` design pixels square."""
        super().__init__(parent)
        self._sign, self._side = sign, side

    def show_sign(self, sign: Sign) -> None:
        """Show another sign."""
        self._sign = sign
        self.update()

    def sizeHint(self) -> QSize:
        """Be as large as the sign."""
        return QSize(px(self._side), px(self._side))

    def minimumSizeHint(self) -> QSize:
        """Never be cut off."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sign."""
        side = min(self.width(), self.height())
        left, top = (self.width() - side) // 2, (self.height() - side) // 2
        draw_sign(QPainter(self), left, top, self._sign, tokens().graph.common_cause, side)


class Empty(QWidget):
    """Says kindly that there is nothing, and offers the first step."""

    acted = Signal()
    """The offered step was taken."""

    def __init__(
        self, sign: Sign, sentence: str, advice: str = "", action: str = "", parent: QWidget | None = None
    ) -> None:
        """Begin with this sentence; without an action there is no button."""
        super().__init__(parent)
        column = QVBoxLayout(self)
        space(column, (24, 24, 24, 24), 10)
        self._sign = SignPicture(sign, 44)
        self._sentence = Words(sentence, Look.STRONG, wrap=True)
        self._advice = Words(advice, Look.QUIET, wrap=True)
        self._button = Button(action, kind=Kind.PRIMARY)
        self._button.clicked.connect(self.acted)
        column.addStretch(1)
        column.addWidget(self._sign, 0, _MIDDLE)
        for words in (self._sentence, self._advice):
            words.setAlignment(_MIDDLE)
            column.addWidget(words)
        column.addWidget(self._button, 0, _MIDDLE)
        column.addStretch(2)
        self.show_words(sentence, advice, action)

    def show_words(self, sentence: str, advice: str = "", action: str = "") -> None:
        """Change what is said and offered."""
        self._sentence.setText(sentence)
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))
        self._button.show_words(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(sentence)
