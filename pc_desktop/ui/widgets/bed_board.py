"""All units with their beds, side by side where there is room and below one another where there is not."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pc_desktop.theme.worn import px
from pc_desktop.ui.widgets.bed_tile import BedTile
from pc_desktop.ui.widgets.shown import UnitRow
from pc_desktop.ui.widgets.unit_strip import UnitStrip

_GAP, _BELOW = 16, 14


class BedBoard(QWidget):
    """Shows the whole region; put it in a `Page` where it may be taller than its room."""

    bed_chosen = Signal(str)
    """The key of the bed that was chosen by click, Enter or Space."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without units."""
        super().__init__(parent)
        self.setAccessibleName("Beds by unit")
        self._strips: list[UnitStrip] = []
        self._lines = 3
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_units(self, units: Sequence[UnitRow]) -> None:
        """Show these units in order, changing in place what is there."""
        while len(self._strips) > len(units):
            spare = self._strips.pop()
            spare.hide()
            spare.deleteLater()
        while len(self._strips) < len(units):
            strip = UnitStrip(self)
            strip.grid.set_lines(self._lines)
            strip.bed_chosen.connect(self.bed_chosen)
            strip.show()
            self._strips.append(strip)
        for strip, unit in zip(self._strips, units, strict=True):
            strip.show_unit(unit)
        self._place()
        self.updateGeometry()

    def set_lines(self, lines: int) -> None:
        """Make tiles of two lines where height is scarce, or of three."""
        self._lines = lines
        for strip in self._strips:
            strip.grid.set_lines(lines)
        self._place()
        self.updateGeometry()

    def focus_bed(self, key: str) -> bool:
        """Put the keyboard on a bed; tells whether it is here."""
        for strip in self._strips:
            tile = strip.grid.tile_of(key)
            if tile is not None:
                tile.setFocus()
                return True
        return False

    def _columns(self, width: int) -> int:
        """Tell how many units fit side by side: each has room for three beds, and rows are even."""
        least = 3 * BedTile.least_width() + 2 * px(5)
        most = max(1, min(len(self._strips), (width + px(_GAP)) // (least + px(_GAP))))
        rows = max(1, -(-len(self._strips) // most))
        return max(1, -(-len(self._strips) // rows))

    def _lay(self, width: int, *, move: bool) -> int:
        """Go through the units row by row, moving them where told; give the height used."""
        columns, gap = self._columns(width), px(_GAP)
        each = (width - gap * (columns - 1)) // columns
        top = 0
        for first in range(0, len(self._strips), columns):
            row = self._strips[first : first + columns]
            tall = max(strip.heightForWidth(each) for strip in row)
            for column, strip in enumerate(row):
                if move:
                    strip.setGeometry(QRect(column * (each + gap), top, each, tall))
            top += tall + px(_BELOW)
        return max(0, top - px(_BELOW))

    def _place(self) -> None:
        """Put every unit where it belongs."""
        self._lay(self.width(), move=True)

    def heightForWidth(self, width: int) -> int:
        """Tell how tall the board is at this width."""
        return self._lay(width, move=False)

    def sizeHint(self) -> QSize:
        """Like the width there is."""
        width = max(self.width(), px(640))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Need the width of one unit, and the height that follows from the width there is."""
        return QSize(2 * BedTile.least_width() + px(5), self.heightForWidth(max(1, self.width())))

    def event(self, event: QEvent) -> bool:
        """Lay out anew when a unit asks for other room."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._place()
            self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the units out anew."""
        super().resizeEvent(event)
        self._place()
        self.updateGeometry()
