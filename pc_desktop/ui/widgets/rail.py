"""The navigation at the left edge: the screens, each with sign and key, and what is good to know below."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.theme.worn import Weight, colour, font, px, tokens
from pc_desktop.ui.widgets.shown import Place
from pc_desktop.ui.widgets.strokes import draw_box, draw_line, draw_sign, draw_wrapped, wrapped_height

_WIDE, _NARROW = 208, 64
_SIGN = 20


class RailButton(QPushButton):
    """One screen in the navigation; the one in view is a light pill."""

    def __init__(self, place: Place, parent: QWidget) -> None:
        """Begin as this place."""
        super().__init__(place.name, parent)
        self.place = place
        self.compact = False
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(f"Key {place.key_hint}" if place.key_hint else "")

    def set_compact(self, compact: bool) -> None:
        """Show the sign alone, with the name as a tip."""
        self.compact = compact
        self.setToolTip(f"{self.place.name} ({self.place.key_hint})" if compact else "")
        self.update()

    def sizeHint(self) -> QSize:
        """Be a comfortable line."""
        return QSize(px(48), QFontMetrics(self._letters()).height() + 2 * px(11))

    def minimumSizeHint(self) -> QSize:
        """Never be cut off."""
        return self.sizeHint()

    @staticmethod
    def _letters() -> QFont:
        """Give the font of the names."""
        return font(tokens().size.body, Weight.SEMIBOLD)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint pill, sign, name and key."""
        rail, painter = tokens().rail, QPainter(self)
        ink, quiet = (rail.pill_ink, rail.pill_quiet) if self.isChecked() else (rail.ink, rail.quiet)
        ground = rail.pill if self.isChecked() else rail.hover if self.underMouse() else ""
        draw_box(painter, self.rect(), px(8), ground)
        side = px(_SIGN)
        left = (self.width() - side) // 2 if self.compact else px(12)
        draw_sign(painter, left, (self.height() - side) // 2, self.place.sign, ink, side)
        if self.compact:
            return
        small = font(tokens().size.small)
        hint = QFontMetrics(small).horizontalAdvance(self.place.key_hint)
        room = self.rect().adjusted(px(12) + side + px(12), 0, -px(16) - hint, 0)
        draw_line(painter, room, self.place.name, self._letters(), ink)
        at = QRect(self.width() - hint - px(12), 0, hint + px(2), self.height())
        draw_line(painter, at, self.place.key_hint, small, quiet)


class Rail(QWidget):
    """Shows where one is and tells where one wants to go."""

    chosen = Signal(str)
    """The key of the place a person chose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without places."""
        super().__init__(parent)
        self.setAccessibleName("Screens")
        self._title, self._under = "", ""
        self._foot: tuple[str, ...] = ()
        self._compact = False
        self._buttons: list[RailButton] = []
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._tell)
        self._lines = QVBoxLayout(self)
        self._top = QSpacerItem(0, self._head_height())
        space(self._lines, (12, 0, 12, 0), 6)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_places(self, places: Sequence[Place]) -> None:
        """Offer these places; called once, when the window is made."""
        self._lines.addSpacerItem(self._top)
        for place in places:
            button = RailButton(place, self)
            self._group.addButton(button)
            self._buttons.append(button)
            self._lines.addWidget(button)
        self._lines.addStretch(1)

    def show_heading(self, title: str, under: str) -> None:
        """Show the application's name and the collaborative's below it."""
        self._title, self._under = title, under
        self.update()

    def show_foot(self, lines: Sequence[str]) -> None:
        """Show a few quiet lines at the bottom, such as when work was last saved."""
        if tuple(lines) != self._foot:
            self._foot = tuple(lines)
            self.update()

    def show_current(self, key: str) -> None:
        """Mark this place as the one in view, telling nobody."""
        for button in self._buttons:
            button.setChecked(button.place.key == key)

    def set_compact(self, compact: bool) -> None:
        """Show signs alone where the window is narrow."""
        self._compact = compact
        for button in self._buttons:
            button.set_compact(compact)
        self._top.changeSize(0, px(14) if compact else self._head_height())
        self._lines.invalidate()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Be wide with names, narrow without."""
        return QSize(px(_NARROW if self._compact else _WIDE), px(320))

    def minimumSizeHint(self) -> QSize:
        """Keep the width."""
        return QSize(self.sizeHint().width(), 0)

    def _head_height(self) -> int:
        """Keep room for the name and two lines of the collaborative's."""
        title = QFontMetrics(font(tokens().size.title + 1, Weight.BOLD)).height()
        return px(18) + title + 2 * QFontMetrics(font(tokens().size.small)).height() + px(14)

    def _tell(self, button: RailButton) -> None:
        """Tell where a person wants to go."""
        self.chosen.emit(button.place.key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, the names at the top and the lines at the bottom."""
        worn, painter = tokens(), QPainter(self)
        painter.fillRect(self.rect(), colour(worn.rail.ground))
        if worn.shape.stroke > 1:
            painter.fillRect(QRect(self.width() - 2, 0, 2, self.height()), colour(worn.surface.edge))
        if self._compact:
            return
        room = self.rect().adjusted(px(22), px(18), -px(12), 0)
        letters, small = font(worn.size.title + 1, Weight.BOLD), font(worn.size.small)
        tall = QFontMetrics(letters).height()
        draw_line(painter, QRect(room.x(), room.y(), room.width(), tall), self._title, letters, worn.rail.ink)
        draw_wrapped(painter, room.adjusted(0, tall + px(2), 0, 0), self._under, small, worn.rail.quiet)
        below = self.height() - px(16)
        for line in reversed(self._foot):
            below -= wrapped_height(line, small, room.width()) + px(3)
            draw_wrapped(
                painter, QRect(room.x(), below, room.width(), self.height()), line, small, worn.rail.quiet
            )
