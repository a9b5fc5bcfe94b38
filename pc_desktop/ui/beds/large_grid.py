"""Beds in larger tiles than the meeting's: every label and word is whole."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics

from pc_desktop.theme.worn import Weight, font, px, tokens
from pc_desktop.ui.widgets.bed_tile import BedTile
from pc_desktop.ui.widgets.shown import TileRow
from pc_desktop.ui.widgets.tile_grid import TileGrid

_GAP, _PAD, _BETWEEN = 6, 6, 5
_WIDEST = 1.5


class LargeGrid(TileGrid):
    """Lays tiles as wide as the longest label with the longest word needs."""

    acts_wanted = Signal(str)
    """The key of a bed whose acts are asked for."""
    dropped = Signal(str, str)
    """What was dragged, and the key of the bed it was dragged to."""

    def _new(self, row: TileRow) -> BedTile:
        """Make one more tile, to act on and to drag."""
        tile = super()._new(row)
        tile.let_drop()
        tile.acts_wanted.connect(self.acts_wanted)
        tile.dropped.connect(self.dropped)
        return tile

    @staticmethod
    def least_width() -> int:
        """Tell the least width of a tile, in screen pixels."""
        label = QFontMetrics(font(tokens().size.secondary, Weight.BOLD)).horizontalAdvance("Y10")
        word = QFontMetrics(font(tokens().size.small)).horizontalAdvance("28-Nov")
        return label + px(_BETWEEN) + word + 2 * px(_PAD)

    def _columns(self, width: int) -> int:
        """Tell how many columns fit."""
        return max(1, (width + px(_GAP)) // (self.least_width() + px(_GAP)))

    def _place(self) -> None:
        """Put every tile where it belongs, all of one width."""
        gap, columns = px(_GAP), self._columns(self.width())
        shared = (self.width() - gap * (columns - 1)) // columns
        width = max(1, min(shared, round(self.least_width() * _WIDEST)))
        height = BedTile.height_of(self.lines)
        for place, tile in enumerate(self._tiles):
            row, column = divmod(place, columns)
            tile.setGeometry(column * (width + gap), row * (height + gap), width, height)

    def heightForWidth(self, width: int) -> int:
        """Tell how tall all rows are at this width."""
        rows = -(-len(self._tiles) // self._columns(width))
        return max(0, rows * (BedTile.height_of(self.lines) + px(_GAP)) - px(_GAP))

    def sizeHint(self) -> QSize:
        """Like to have four beds side by side."""
        width = 4 * self.least_width() + 3 * px(_GAP)
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Need two beds side by side."""
        return QSize(2 * self.least_width() + px(_GAP), self.heightForWidth(max(1, self.width())))
