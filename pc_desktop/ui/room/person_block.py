"""What the room knows of the person: risk signs in large words, how long they wait, their unit and their needs."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QPaintEvent

from pc_desktop.domain.severity import SHAPES
from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import Weight, tokens
from pc_desktop.ui.cells import Badge
from pc_desktop.ui.room.block import SMALL, Block
from pc_desktop.ui.room.rows import RoomCase

_SIGN, _FACT, _LABEL = 32, 32, 28
_GAP = 12


class PersonBlock(Block):
    """Shows the signs that are red or amber, then the facts, a line each."""

    _case: RoomCase | None = None

    def show_case(self, case: RoomCase | None) -> None:
        """Show this person."""
        self._case = case
        if case is None:
            self.told()
            return
        facts = [f"{pair.label} {pair.value}" for pair in case.facts]
        self.told(*(sign.spoken for sign in case.signs), case.signs_words, *facts)

    def height_for(self, width: int, most: int) -> int:
        """Tell how tall everything is at a width, in screen pixels, with as many signs as fit into `most`."""
        return min(most, self._height(self._fitting(width, most), width))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the signs as chips, then what stands below them."""
        painter, case = self.begin(), self._case
        if case is None:
            return
        fitting = self._fitting(self.width(), self.height())
        spots, top = self._flow(case.signs[:fitting], self.width())
        for spot, sign in zip(spots, case.signs, strict=False):
            self.chip(painter, spot, sign, _SIGN, self.width() - spot.x())
        font, words = self.letters(SMALL + 2), self._other_words(fitting)
        tall = self.tall(words, font, self.width())
        self.write(painter, QRect(0, top, self.width(), tall), words, font, tokens().ink.quiet)
        top += (tall + self.u(_GAP) if tall else 0) + self.u(_GAP)
        for pair in case.facts:
            self._paint_fact(painter, top, pair.label, pair.value)
            top += self._fact_height(pair.value, self.width())

    def _fitting(self, width: int, height: int) -> int:
        """Count the signs that can be shown in full; the others are counted in words."""
        count = len(self._case.signs) if self._case else 0
        while count and self._height(count, width) > height:
            count -= 1
        return count

    def _height(self, count: int, width: int) -> int:
        """Tell how tall everything is with this many signs, in screen pixels."""
        if self._case is None:
            return 0
        words = self.tall(self._other_words(count), self.letters(SMALL + 2), width)
        height = self._flow(self._case.signs[:count], width)[1] + (words + self.u(_GAP) if words else 0)
        return height + self.u(_GAP) + sum(self._fact_height(pair.value, width) for pair in self._case.facts)

    def _other_words(self, count: int) -> str:
        """Say what is not among the first signs: how many more are red or amber, and what the rest are."""
        case = self._case
        if case is None:
            return ""
        left = [sign.tone for sign in case.signs[count:]]
        levels = ((Tone.RED, "red"), (Tone.AMBER, "amber"))
        more = [f"{SHAPES[word]} {left.count(tone)} more {word}" for tone, word in levels if tone in left]
        return " · ".join([*more, case.signs_words] if case.signs_words else more)

    def _flow(self, signs: tuple[Badge, ...], width: int) -> tuple[list[QPoint], int]:
        """Place the chips in rows; give where each stands and the height of all."""
        spots: list[QPoint] = []
        left = top = 0
        tall, gap = self.chip_height(_SIGN), self.u(_GAP)
        for sign in signs:
            wide = self.chip_width(sign.text, _SIGN)
            if left and left + wide > width:
                left, top = 0, top + tall + gap
            spots.append(QPoint(left, top))
            left += wide + gap
        return spots, top + tall + gap if signs else 0

    def _label_width(self) -> int:
        """Give the room all labels have."""
        return self.u(196)

    def _fact_height(self, value: str, width: int) -> int:
        """Tell how tall one fact is, in screen pixels."""
        return self.tall(value, self.letters(_FACT, Weight.SEMIBOLD), width - self._label_width()) + self.u(8)

    def _paint_fact(self, painter: QPainter, top: int, label: str, value: str) -> None:
        """Paint one fact: its label quietly, its value strongly."""
        strong, quiet, left = self.letters(_FACT, Weight.SEMIBOLD), self.letters(_LABEL), self._label_width()
        line = self.tall("X", quiet)
        down = self.tall("X", strong) - line - self.u(1)
        self.write(painter, QRect(0, top + down, left, line), label, quiet, tokens().ink.quiet)
        tall = self.tall(value, strong, self.width() - left)
        self.write(painter, QRect(left, top, self.width() - left, tall), value, strong, tokens().ink.plain)
