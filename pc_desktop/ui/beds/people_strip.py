"""People as small chips to open or to drag to a bed: the queue, and whoever stays without a bed."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import Weight, font, px, tokens
from pc_desktop.ui.beds.presenter import Waiting
from pc_desktop.ui.widgets.bed_drag import drag, has_left
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.flow import Wrapping
from pc_desktop.ui.widgets.strokes import draw_box, draw_line
from pc_desktop.ui.widgets.words import Look, Words


class PersonChip(QPushButton):
    """One person; Enter, Space or a click opens them, and a drag carries them to a bed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin as nobody."""
        super().__init__(parent)
        self.person = Waiting("", "", "", Tone.GREY)
        self.can_drag = False
        self._pressed: QPoint | None = None
        self.setAutoDefault(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_person(self, person: Waiting) -> None:
        """Become this person."""
        self.person = person
        self.setText(person.text)
        self.setAccessibleName(person.spoken)
        self.setToolTip(person.spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Be large enough to hit, and no wider than the text."""
        metrics = QFontMetrics(font(tokens().size.secondary, Weight.SEMIBOLD))
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * px(10), metrics.height() + 2 * px(6))

    def minimumSizeHint(self) -> QSize:
        """Never be cut off."""
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag would begin."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry this person to a bed."""
        if self.can_drag and has_left(self._pressed, event):
            self._pressed = None
            self.setDown(False)
            drag(self, f"referral {self.person.key}")
        else:
            super().mouseMoveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chip."""
        worn = tokens()
        shade = worn.tone[self.person.tone]
        painter = QPainter(self)
        edge = shade.edge if worn.shape.stroke > 1 or self.underMouse() else ""
        draw_box(painter, self.rect(), px(worn.shape.chip), shade.ground, edge)
        letters = font(worn.size.secondary, Weight.SEMIBOLD)
        draw_line(painter, self.rect(), self.text(), letters, shade.ink, Qt.AlignmentFlag.AlignHCenter)


class PeopleStrip(Card):
    """Shows people in order; chips are kept and used again."""

    opened = Signal(str)
    """The key of somebody chosen."""

    def __init__(self, title: str, advice: str, *, can_drag: bool, parent: QWidget | None = None) -> None:
        """Begin empty and unseen."""
        super().__init__(title, parent=parent)
        self._can_drag = can_drag
        self._advice = Words(advice, Look.SMALL, wrap=True)
        self._lines = Wrapping(gap=6)
        self.chips: list[PersonChip] = []
        self.add(self._advice)
        self.add(self._lines)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_people(self, people: Sequence[Waiting], *, may_act: bool) -> None:
        """Show these people; nobody is there, and neither is the strip."""
        while len(self.chips) < len(people):
            chip = PersonChip(self._lines)
            chip.clicked.connect(self._tell)
            self.chips.append(chip)
            self._lines.add(chip)
        for place, chip in enumerate(self.chips):
            chip.setVisible(place < len(people))
            chip.can_drag = self._can_drag and may_act
            if place < len(people):
                chip.show_person(people[place])
        self._advice.setVisible(may_act)
        self.setVisible(bool(people))
        self._lines.updateGeometry()

    def key_stops(self) -> list[QWidget]:
        """Give what the keyboard can reach here, in order."""
        return [chip for chip in self.chips if not chip.isHidden()]

    @Slot()
    def _tell(self) -> None:
        """Tell who was chosen."""
        chip = self.sender()
        if isinstance(chip, PersonChip):
            self.opened.emit(chip.person.key)
