"""Buttons: one primary for a screen, the rest secondary, each with the key that does the same as a cap."""

from enum import StrEnum

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from pc_desktop.theme.sign import Sign
from pc_desktop.theme.worn import Weight, font, px, tokens
from pc_desktop.ui.widgets.strokes import cap_width, draw_box, draw_cap, draw_line, draw_sign


class Kind(StrEnum):
    """How much a button asks to be pressed."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"


class Button(QPushButton):
    """A button with a hint of its key; the key itself belongs to an action of the screen."""

    def __init__(
        self,
        text: str,
        key_hint: str = "",
        kind: Kind = Kind.SECONDARY,
        sign: Sign | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Begin with this text; `key_hint` is written as people read it, "Ctrl Z" or "1"."""
        super().__init__(text, parent)
        self.kind = kind
        self._sign = sign
        self._hint = key_hint
        self._shows_key = True
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_words(text, key_hint)

    def show_words(self, text: str, key_hint: str | None = None) -> None:
        """Change what the button says, and its key hint where one is given."""
        hint = self._hint if key_hint is None else key_hint
        if (text, hint) == (self.text(), self._hint) and self.accessibleDescription():
            return
        self._hint = hint
        self.setText(text)
        self.setAccessibleDescription(f"Key {self._hint}" if self._hint else "")
        self.updateGeometry()
        self.update()

    def leave_out_key(self, leave_out: bool) -> None:
        """Leave out the key cap where room is short; the tip then tells the key."""
        if leave_out is self._shows_key:
            self._shows_key = not leave_out
            self.setToolTip(f"{self.text()} ({self._hint})" if leave_out and self._hint else "")
            self.updateGeometry()
            self.update()

    def _cap_room(self) -> int:
        """Tell how much room the key cap takes."""
        return cap_width(self._hint) + px(10) if self._hint and self._shows_key else 0

    def show_kind(self, kind: Kind) -> None:
        """Ask to be pressed more or less than before."""
        self.kind = kind
        self.update()

    def _letters(self) -> QFont:
        """Give the font of the words."""
        return font(tokens().size.body - 1, Weight.SEMIBOLD)

    def sizeHint(self) -> QSize:
        """Be as wide as sign, words and key need."""
        metrics = QFontMetrics(self._letters())
        width = metrics.horizontalAdvance(self.text()) + 2 * px(16)
        width += px(18) + px(8) if self._sign else 0
        width += self._cap_room()
        return QSize(width, metrics.height() + 2 * px(9))

    def minimumSizeHint(self) -> QSize:
        """Never be cut off."""
        return self.sizeHint()

    def _colours(self) -> tuple[str, str, str, str]:
        """Choose ground, edge, ink and key cap for the kind and for what the pointer is doing."""
        worn = tokens()
        surface, action = worn.surface, worn.action
        over, down = self.underMouse() and self.isEnabled(), self.isDown() or self.isChecked()
        if not self.isEnabled():
            return surface.window, surface.edge, worn.ink.faint, surface.edge
        if self.kind is Kind.PRIMARY:
            ground = action.pressed if down else action.hover if over else action.ground
            return ground, ground, action.ink, action.cap
        ground = (
            surface.selected
            if self.isChecked()
            else surface.sunken
            if down
            else surface.hover
            if over
            else ""
        )
        if self.kind is Kind.QUIET:
            return ground, "", worn.ink.plain, worn.ink.faint
        return ground or surface.card, surface.control, worn.ink.plain, worn.ink.faint

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, sign, words and key cap, together in the middle."""
        painter = QPainter(self)
        ground, edge, ink, cap = self._colours()
        draw_box(painter, self.rect(), px(tokens().shape.control), ground, edge)
        hint = self._cap_room()
        metrics = QFontMetrics(self._letters())
        sign = px(18) + px(8) if self._sign else 0
        whole = sign + metrics.horizontalAdvance(self.text()) + hint
        left = max(px(8), (self.width() - whole) // 2)
        if self._sign:
            draw_sign(painter, left, (self.height() - px(18)) // 2, self._sign, ink, px(18))
        room = QRect(left + sign, 0, self.width() - left - sign - hint - px(4), self.height())
        draw_line(painter, room, self.text(), self._letters(), ink)
        if hint:
            right = left + whole - hint + px(10)
            draw_cap(painter, right, self.height() // 2, self._hint, ink, cap)


class Link(QPushButton):
    """Underlined words that do one thing."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        """Begin with these words."""
        super().__init__(text, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)

    def _letters(self) -> QFont:
        """Give the underlined font."""
        made = QFont(font(tokens().size.secondary, Weight.SEMIBOLD))
        made.setUnderline(True)
        return made

    def sizeHint(self) -> QSize:
        """Be as wide as the words, and tall enough to hit."""
        metrics = QFontMetrics(self._letters())
        return QSize(metrics.horizontalAdvance(self.text()) + px(4), max(metrics.height() + px(4), px(24)))

    def minimumSizeHint(self) -> QSize:
        """Never be cut off."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words."""
        worn = tokens()
        ink = worn.action.link if self.isEnabled() else worn.ink.faint
        ink = worn.ink.plain if self.underMouse() and self.isEnabled() else ink
        draw_line(QPainter(self), self.rect(), self.text(), self._letters(), ink)
