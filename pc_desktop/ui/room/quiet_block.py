"""A calm page with a few words in the middle: while the screen is paused, or nobody is discussed."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QPainter, QPaintEvent

from pc_desktop.theme.worn import Weight, colour, tokens
from pc_desktop.ui.room.block import Block

_WORDS, _ADVICE = 60, 36


class QuietBlock(Block):
    """Covers what lies below it and shows at most two sentences."""

    _words = ""
    _advice = ""

    def show_words(self, words: str, advice: str = "") -> None:
        """Show these words; none at all is an empty page."""
        self._words, self._advice = words, advice
        self.told(words, advice)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page and its words."""
        painter = self.begin()
        painter.fillRect(self.rect(), colour(tokens().surface.card))
        large, small = self.letters(_WORDS, Weight.SEMIBOLD), self.letters(_ADVICE)
        first, second = self._room(self._words, large), self._room(self._advice, small)
        top = (self.height() - first.height() - second.height()) // 2
        self._middle(painter, first, top, self._words, large, tokens().ink.plain)
        self._middle(
            painter, second, top + first.height() + self.u(16), self._advice, small, tokens().ink.quiet
        )

    def _room(self, words: str, font: QFont) -> QRect:
        """Measure what a sentence needs."""
        wide = min(self.wide(words, font), self.width() - 2 * self.u(40))
        return QRect(0, 0, wide, self.tall(words, font, wide))

    def _middle(self, painter: QPainter, room: QRect, top: int, words: str, font: QFont, ink: str) -> None:
        """Write a sentence in the middle of the width."""
        self.write(painter, room.translated((self.width() - room.width()) // 2, top), words, font, ink)
