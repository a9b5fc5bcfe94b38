"""The heading of one patient: dark, never mistaken for anybody else's, with the number always in view."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pc_desktop.theme.worn import Weight, colour, font, px, tokens
from pc_desktop.ui.widgets.shown import Person
from pc_desktop.ui.widgets.strokes import draw_line


class PatientBanner(QWidget):
    """Shows name, number and a few particulars, at the top of a flush card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nobody."""
        super().__init__(parent)
        self._person = Person("")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_person(self, person: Person) -> None:
        """Show this person."""
        self._person = person
        particulars = ", ".join(f"{each.label} {each.value}".strip() for each in person.particulars)
        self.setAccessibleName(". ".join(part for part in (person.name, person.number, particulars) if part))
        self.update()

    def sizeHint(self) -> QSize:
        """Have room for two lines."""
        first = QFontMetrics(font(tokens().size.title + 2, Weight.BOLD)).height()
        return QSize(px(280), first + QFontMetrics(font(tokens().size.secondary)).height() + px(34))

    def minimumSizeHint(self) -> QSize:
        """Never be cut off."""
        return QSize(px(160), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dark ground, round at the top, and the words."""
        worn, painter = tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = px(worn.shape.card)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(0, 0, self.width(), self.height() + 2 * radius), radius, radius)
        painter.setClipRect(self.rect())
        painter.fillPath(shape, colour(worn.rail.ground))
        bold, plain = font(worn.size.title + 2, Weight.BOLD), font(worn.size.secondary)
        strong = font(worn.size.secondary, Weight.SEMIBOLD)
        room = self.rect().adjusted(px(20), px(14), -px(20), 0)
        room.setHeight(QFontMetrics(bold).height())
        wide = QFontMetrics(strong).horizontalAdvance(self._person.number)
        draw_line(painter, room.adjusted(0, 0, -wide - px(12), 0), self._person.name, bold, worn.rail.ink)
        draw_line(
            painter,
            room.adjusted(room.width() - wide - 1, 0, 1, 0),
            self._person.number,
            strong,
            worn.rail.ink,
        )
        left = room.x()
        below = room.translated(0, room.height() + px(5))
        below.setHeight(QFontMetrics(plain).height())
        for pair in self._person.particulars:
            for text, letters, gap in ((pair.label, plain, px(5)), (pair.value, strong, px(16))):
                at = below.adjusted(left - room.x(), 0, 0, 0)
                draw_line(painter, at, text, letters, worn.rail.ink if letters is strong else worn.rail.quiet)
                left += QFontMetrics(letters).horizontalAdvance(text) + (gap if text else 0)
