"""Where the person could go: what was decided in large words, the units by number, and shortly why not the others."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QPaintEvent

from pc_desktop.domain.calendar import counted
from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import Weight, tokens
from pc_desktop.ui.room.block import SMALL, Block
from pc_desktop.ui.room.rows import RoomCase, RoomOption

_TITLE, _NAME, _LINE, _CHIP, _SAID, _THEN = 28, 36, 28, 26, 50, 36
_PAD, _GAP = 24, 18
_ALSO = SMALL + 2
_KEPT = 1


class OptionsBlock(Block):
    """Paints from the top as much as there is room for, and says how many more there are."""

    _case: RoomCase | None = None

    def show_case(self, case: RoomCase | None) -> None:
        """Show where this person could go."""
        self._case = case
        if case is None:
            self.told()
            return
        said = (case.decision.words, case.decision.then) if case.decision else ()
        options = [f"{one.number} {one.unit}, {one.badge.text}, {one.line}" for one in case.options]
        self.told(*said, self._title(case), *options, *(f"Not {words}" for words in case.unsuitable))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the decision, the units that suit and those that do not, one below the other."""
        painter, case = self.begin(), self._case
        if case is None:
            return
        top = self._paint_decision(painter, case)
        if case.options_words:
            font = self.letters(_TITLE)
            tall = self.tall("X", font)
            self.write(
                painter, QRect(0, top, self.width(), tall), self._title(case), font, tokens().ink.quiet
            )
            top += tall + self.u(12)
        top = self._paint_options(painter, case, top)
        self._paint_unsuitable(painter, case, top)

    def _title(self, case: RoomCase) -> str:
        """Ask where they could go, and say how many units suit."""
        asked = "Other places" if case.decision else "Where could they go"
        return f"{asked} · {case.options_words}" if case.options_words else ""

    def _paint_decision(self, painter: QPainter, case: RoomCase) -> int:
        """Paint what was decided; give where the next thing begins."""
        if case.decision is None:
            return 0
        shade, pad = tokens().tone[Tone.PURPLE], self.u(32)
        large, then = self.letters(_SAID, Weight.BOLD), self.letters(_THEN, Weight.SEMIBOLD)
        words, wide = f"✓ {case.decision.words}", self.width() - 2 * pad
        first, second = self.tall(words, large, wide), self.tall(case.decision.then, then, wide)
        area = QRect(0, 0, self.width(), first + second + 2 * pad - self.u(8))
        self.box(painter, area, shade.ground, shade.edge, 4)
        self.write(painter, QRect(pad, pad - self.u(6), wide, first), words, large, shade.ink)
        self.write(painter, QRect(pad, pad + first, wide, second), case.decision.then, then, shade.ink)
        return area.height() + self.u(30)

    def _paint_options(self, painter: QPainter, case: RoomCase, top: int) -> int:
        """Paint the units that suit, those without room for a box by name; give where the next thing begins."""
        boxes = self._boxes(case, self.height() - top - self._foot(case))
        for at, option in enumerate(case.options[:boxes]):
            area = QRect(0, top, self.width(), self._option_height(option))
            self._paint_option(painter, option, area, is_first=at == 0 and not case.decision)
            top += area.height() + self.u(_GAP)
        also = _also(case.options[boxes:])
        tall = self.tall(also, self.letters(_ALSO), self.width())
        self.write(painter, QRect(0, top, self.width(), tall), also, self.letters(_ALSO), tokens().ink.plain)
        return top + (tall + self.u(8) if tall else 0)

    def _boxes(self, case: RoomCase, room: int) -> int:
        """Count the units that have room for a box, so that the others can still be named below."""
        heights = [self._option_height(option) + self.u(_GAP) for option in case.options]
        count = len(heights)
        while count and sum(heights[:count]) + self._also_height(case.options[count:]) > room:
            count -= 1
        return count

    def _also_height(self, options: tuple[RoomOption, ...]) -> int:
        """Tell how tall the line of those without a box is, in screen pixels."""
        return self.tall(_also(options), self.letters(_ALSO), self.width()) + self.u(8) if options else 0

    def _foot(self, case: RoomCase) -> int:
        """Tell how much room is kept for the first units that do not suit, in screen pixels."""
        font = self.letters(SMALL)
        first = case.unsuitable[:_KEPT]
        more = self.tall("X", font) if len(case.unsuitable) > _KEPT else 0
        return sum(self.tall(f"Not {words}", font, self.width()) + self.u(8) for words in first) + more

    def _option_height(self, option: RoomOption) -> int:
        """Tell how tall one unit's box is, in screen pixels."""
        words = self.tall(option.line, self.letters(_LINE), self.width() - 2 * self.u(_PAD))
        return self.tall("X", self.letters(_NAME, Weight.BOLD)) + self.u(4) + words + 2 * self.u(16)

    def _paint_option(self, painter: QPainter, option: RoomOption, area: QRect, *, is_first: bool) -> None:
        """Paint one unit: its number and name, its chip, its line; the first to be thought of has a strong edge."""
        worn, pad, bold = tokens(), self.u(_PAD), self.letters(_NAME, Weight.BOLD)
        edge = (worn.graph.line, 4) if is_first else (worn.surface.edge, 2)
        self.box(painter, area, worn.surface.card, *edge)
        top, tall = area.y() + self.u(16), self.tall("X", bold)
        left = area.x() + pad
        inner = area.width() - 2 * pad
        chip = self.chip_width(option.badge.text, _CHIP)
        for words in (option.number, option.unit):
            wide = min(self.wide(words, bold), max(self.u(80), area.right() - pad - chip - self.u(20) - left))
            self.write(painter, QRect(left, top, wide, tall), words, bold, worn.ink.plain)
            left += wide + self.u(20)
        at = QPoint(left, top + (tall - self.chip_height(_CHIP)) // 2)
        self.chip(painter, at, option.badge, _CHIP, area.right() - pad - left)
        below = QRect(area.x() + pad, top + tall + self.u(4), inner, area.bottom() - top - tall - self.u(12))
        self.write(painter, below, option.line, self.letters(_LINE), worn.ink.plain)

    def _paint_unsuitable(self, painter: QPainter, case: RoomCase, top: int) -> None:
        """Paint a short sentence for each unit that does not suit, or how many there are."""
        font, ink = self.letters(SMALL), tokens().ink.quiet
        line = self.tall("X", font)
        for at, words in enumerate(case.unsuitable):
            left = len(case.unsuitable) - at
            sentence = f"Not {words}"
            tall = self.tall(sentence, font, self.width())
            below = line + self.u(8) if left > 1 else 0
            if top + tall + below > self.height():
                more = f"{counted(left, 'more unit' if at else 'unit')} not suitable"
                self.write(painter, QRect(0, top, self.width(), line), more, font, ink)
                return
            self.write(painter, QRect(0, top, self.width(), tall), sentence, font, ink)
            top += tall + self.u(8)


def _also(options: tuple[RoomOption, ...]) -> str:
    """Name the units without a box under their numbers; nothing where there are none."""
    return f"Also: {', '.join(f'{one.number} {one.unit}' for one in options)}" if options else ""
