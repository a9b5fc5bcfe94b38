"""One answer to "where could they go": its key, the unit, how good it is, and what it would cost."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import Weight, font, px, tokens
from pc_desktop.ui.widgets.chip_picture import chip_picture, chip_size
from pc_desktop.ui.widgets.shown import Option
from pc_desktop.ui.widgets.strokes import cap_height, draw_box, draw_line, draw_wrapped, wrapped_height

_PAD, _TOP = 14, 12


class OptionCard(QPushButton):
    """Shows one option; the chosen one has a heavy blue edge."""

    chosen = Signal(str)
    """The key of the option."""

    def __init__(self, option: Option, parent: QWidget | None = None) -> None:
        """Begin as this option."""
        super().__init__(parent)
        self._option = option
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._tell)
        self.show_option(option, False)

    def show_option(self, option: Option, selected: bool) -> None:
        """Become this option, chosen or not, telling nobody."""
        self.setChecked(selected)
        if option == self._option and self.accessibleName():
            return
        self._option = option
        badge = option.badge.text if option.badge else ""
        said = (option.name, badge, option.line, option.caution)
        self.setAccessibleName(". ".join(part for part in said if part))
        self.setAccessibleDescription(f"Key {option.key_hint}" if option.key_hint else "")
        self.updateGeometry()
        self.update()

    def _tell(self) -> None:
        """Tell which option was chosen; it is for the screen to show it so."""
        self.chosen.emit(self._option.key)

    def _small(self) -> QFont:
        """Give the font of the lines below the name."""
        return font(tokens().size.secondary)

    def hasHeightForWidth(self) -> bool:
        """Be taller where the lines wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Tell the height at which name and lines are whole."""
        room = width - 2 * px(_PAD)
        height = 2 * px(_TOP) + self._name_height()
        for text in (self._option.line, self._option.caution):
            height += wrapped_height(text, self._small(), room) + (px(3) if text else 0)
        return height

    def sizeHint(self) -> QSize:
        """Like some width, and the height that follows from the width there is."""
        return QSize(px(320), self.heightForWidth(self.width() if self.width() > px(120) else px(320)))

    def minimumSizeHint(self) -> QSize:
        """Need less width than liked."""
        return QSize(px(180), self.sizeHint().height())

    def _name_height(self) -> int:
        """Tell the height of the line with name and badge."""
        return max(QFontMetrics(font(tokens().size.title, Weight.SEMIBOLD)).height(), cap_height() + px(4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the edge, the name line and what is below it."""
        worn, painter = tokens(), QPainter(self)
        blue = worn.tone[Tone.BLUE].edge
        on = self.isChecked()
        ground = worn.surface.hover if self.underMouse() else worn.surface.card
        edge, width = (blue, worn.shape.stroke + 1.0) if on else (worn.tone[Tone.PLAIN].edge, 0.0)
        draw_box(painter, self.rect(), px(worn.shape.control) + 2, ground, edge, width=width)
        room = self.rect().adjusted(px(_PAD), px(_TOP), -px(_PAD), 0)
        line = QRect(room.x(), room.y(), room.width(), self._name_height())
        self._paint_name(painter, line)
        top = line.bottom() + 1 + px(3)
        for text, ink in (
            (self._option.line, worn.ink.plain),
            (self._option.caution, worn.tone[Tone.AMBER].ink),
        ):
            tall = wrapped_height(text, self._small(), room.width())
            draw_wrapped(painter, QRect(room.x(), top, room.width(), tall + px(2)), text, self._small(), ink)
            top += tall + (px(3) if text else 0)

    def _paint_name(self, painter: QPainter, line: QRect) -> None:
        """Paint key, name and badge."""
        worn, option = tokens(), self._option
        left = line.x()
        if option.key_hint:
            side = cap_height() + px(3)
            cap = QRect(left, line.y() + (line.height() - side) // 2, side, side)
            draw_box(painter, cap, px(worn.shape.chip), "", worn.ink.faint)
            draw_line(
                painter,
                cap,
                option.key_hint,
                font(worn.size.secondary),
                worn.ink.plain,
                Qt.AlignmentFlag.AlignHCenter,
            )
            left += side + px(10)
        right = line.right() + 1
        if option.badge is not None:
            size = chip_size(option.badge.text)
            right -= size.width()
            drawn = chip_picture(option.badge.text, option.badge.tone, painter.device().devicePixelRatioF())
            painter.drawPixmap(right, line.y() + (line.height() - size.height()) // 2, drawn)
        room = QRect(left, line.y(), right - left - px(8), line.height())
        draw_line(painter, room, option.name, font(worn.size.title, Weight.SEMIBOLD), worn.ink.plain)
