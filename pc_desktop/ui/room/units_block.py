"""The strip at the bottom of the room's screen: every unit's figures, and nobody who is in it."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QPaintEvent

from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import Weight, colour, tokens
from pc_desktop.ui.room.block import SMALL, Block
from pc_desktop.ui.room.rows import UnitFigure

_IN_A_ROW = 8
_NAME, _FIGURES = 30, 26


class UnitsBlock(Block):
    """Paints the units in rows of at most eight, fewer where their words would not fit."""

    _units: tuple[UnitFigure, ...] = ()

    def show_units(self, units: tuple[UnitFigure, ...]) -> None:
        """Show these units."""
        self._units = units
        self.told(*(f"{one.name}: {one.figures}, {one.note}" for one in units))

    def height_for(self, width: int) -> int:
        """Tell how tall the strip is at a width, in screen pixels."""
        rows = -(-len(self._units) // self._across(width)) if self._units else 0
        return rows * self._row() + max(0, rows - 1) * self.u(16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint each unit: a bar in its tone, its name, its figures and how old its word is."""
        painter = self.begin()
        if not self._units:
            return
        worn, gap = tokens(), self.u(24)
        across = self._across(self.width())
        wide = (self.width() - (across - 1) * gap) // across
        lines = self._lines()
        for at, unit in enumerate(self._units):
            down, right = divmod(at, across)
            left, top = right * (wide + gap), down * (self._row() + self.u(16))
            painter.fillRect(QRect(left, top, wide, self.u(7)), colour(worn.tone[unit.tone].edge))
            top += self.u(16)
            inks = (worn.ink.plain, worn.ink.plain, self._note_ink(unit))
            for words, font, ink in zip((unit.name, unit.figures, unit.note), lines, inks, strict=True):
                self.write(painter, QRect(left, top, wide, self.tall("X", font)), words, font, ink)
                top += self.tall("X", font) + self.u(2)

    def _lines(self) -> tuple[QFont, QFont, QFont]:
        """Give the fonts of a unit's three lines."""
        return self.letters(_NAME, Weight.BOLD), self.letters(_FIGURES), self.letters(SMALL)

    def _across(self, width: int) -> int:
        """Tell how many units stand in a row, so that rows are even and nothing is cut off."""
        lines, gap = self._lines(), self.u(24)
        texts = [(unit.name, unit.figures, unit.note) for unit in self._units]
        widest = max(
            self.wide(words, font) for text in texts for words, font in zip(text, lines, strict=True)
        )
        most = max(1, min(_IN_A_ROW, (width + gap) // (widest + gap)))
        rows = -(-len(self._units) // most)
        return -(-len(self._units) // rows)

    def _note_ink(self, unit: UnitFigure) -> str:
        """Write quietly, unless nobody gave their word lately."""
        return tokens().tone[Tone.AMBER].ink if unit.tone is Tone.AMBER else tokens().ink.quiet

    def _row(self) -> int:
        """Tell how tall one row is, in screen pixels."""
        return self.u(16) + sum(self.tall("X", font) + self.u(2) for font in self._lines())
