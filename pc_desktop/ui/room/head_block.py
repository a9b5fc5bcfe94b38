"""The heading of the room's screen: which place in the list, initials and age, how it stands, and the time."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QPaintEvent

from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import Weight, tokens
from pc_desktop.ui.cells import Badge
from pc_desktop.ui.room.block import Block
from pc_desktop.ui.room.rows import RoomCase

HEIGHT = 116
_LARGE, _TIME, _CHIP = 48, 40, 30
_GUEST = Badge("Guest in the room", Tone.BLUE)


class HeadBlock(Block):
    """Shows whose turn it is on one line over a rule."""

    _case: RoomCase | None = None
    _guest = False
    _time = ""

    def show_case(self, case: RoomCase | None, *, guest: bool) -> None:
        """Show this person, and whether a guest is in the room."""
        self._case, self._guest = case, guest
        self._speak()

    def show_time(self, words: str) -> None:
        """Show how long they have been discussed, such as 04:51."""
        if words != self._time:
            self._time = words
            self._speak()

    def _speak(self) -> None:
        """Say what is shown; the time is left out, as it would be said every second."""
        case = self._case
        said = (case.place, case.who, case.stands.text if case.stands else "") if case else ()
        self.told(*said, _GUEST.text if self._guest else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint place, person and chip from the left, time and guest from the right."""
        painter = self.begin()
        ink = tokens().ink
        right = self._paint_right(painter)
        if self._case is not None:
            left = 0 if self._case.place else self.u(4)
            for words, weight in ((self._case.place, Weight.BOLD), (self._case.who, Weight.REGULAR)):
                font = self.letters(_LARGE, weight)
                width = min(self.wide(words, font), right - left) if words else 0
                area = QRect(left, self._top(self.tall("X", font)), width, self.tall("X", font))
                self.write(painter, area, words, font, ink.plain)
                left += width + self.u(28) if words else 0
            stands = self._case.stands
            room = right - left
            if stands is not None and room > self.u(60):
                top = self._top(self.chip_height(_CHIP))
                self.chip(painter, QPoint(left, top), stands, _CHIP, room)
        rule = QRect(0, self.height() - self.u(4), self.width(), self.u(4))
        painter.fillRect(rule, tokens().graph.line)

    def _paint_right(self, painter: QPainter) -> int:
        """Paint what stands at the right edge; give where it begins."""
        left = self.width()
        if self._time:
            font = self.letters(_TIME)
            left -= self.wide(self._time, font)
            area = QRect(left, self._top(self.tall("0", font)), self.width() - left, self.tall("0", font))
            self.write(painter, area, self._time, font, tokens().ink.quiet, right=True)
            left -= self.u(28)
        if self._guest:
            wide = self.chip_width(_GUEST.text, _CHIP)
            left -= wide
            self.chip(painter, QPoint(left, self._top(self.chip_height(_CHIP))), _GUEST, _CHIP, wide)
            left -= self.u(28)
        return left

    def _top(self, tall: int) -> int:
        """Put something in the middle of the height above the rule."""
        return (self.height() - self.u(8) - tall) // 2
