"""A field to search in: its sign at the left, its key at the right while nothing is typed and there is room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from pc_desktop.theme.sign import Sign
from pc_desktop.theme.worn import px, tokens
from pc_desktop.ui.widgets.strokes import cap_width, draw_cap, draw_sign

_BEFORE, _APART = 40, 10
"""Where the prompt begins, and how far the key keeps from it and from the edge, in design pixels."""


class SearchBox(QLineEdit):
    """A line edit; listen to its `textChanged`. Escape empties it."""

    def __init__(self, name: str, prompt: str, key_hint: str = "", parent: QWidget | None = None) -> None:
        """Begin empty, known to screen readers as `name`, with `prompt` shown faintly."""
        super().__init__(parent)
        self._hint = key_hint
        self.setAccessibleName(name)
        self.setAccessibleDescription(f"Key {key_hint}" if key_hint else "")
        self.setPlaceholderText(prompt)
        self.setClearButtonEnabled(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.dress_again()

    def dress_again(self) -> None:
        """Keep room for the sign."""
        self.setTextMargins(px(24), 0, 0, 0)

    def sizeHint(self) -> QSize:
        """Be wide enough for the prompt."""
        return QSize(px(320), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Stay usable when narrow."""
        return QSize(px(140), super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the field on Escape."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def shows_key(self) -> bool:
        """Tell whether the key is shown: while nothing is typed, and where the prompt leaves it room."""
        prompt = px(_BEFORE) + self.fontMetrics().horizontalAdvance(self.placeholderText()) + px(_APART)
        room = self.width() - cap_width(self._hint) - px(_APART)
        return bool(self._hint) and not self.text() and prompt <= room

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, its sign and its key."""
        super().paintEvent(event)
        painter, worn = QPainter(self), tokens()
        side = px(16)
        draw_sign(painter, px(11), (self.height() - side) // 2, Sign.SEARCH, worn.ink.quiet, side)
        if self.shows_key():
            left = self.width() - cap_width(self._hint) - px(_APART)
            draw_cap(painter, left, self.height() // 2, self._hint, worn.ink.faint, worn.surface.edge)
