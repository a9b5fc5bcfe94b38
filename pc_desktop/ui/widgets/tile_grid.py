"""Beds side by side in as many columns as there is room for, with one stop of the Tab key for all of them."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pc_desktop.theme.worn import px
from pc_desktop.ui.widgets.bed_tile import BedTile
from pc_desktop.ui.widgets.shown import TileRow

_GAP = 5
_WIDEST = 1.4


class TileGrid(QWidget):
    """Lays tiles in rows; arrow keys walk among them, Tab passes on to the next unit."""

    chosen = Signal(str)
    """The key of the bed that was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without beds, in tiles of three lines."""
        super().__init__(parent)
        self._tiles: list[BedTile] = []
        self._stop = 0
        self.lines = 3
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_tiles(self, tiles: Sequence[TileRow]) -> None:
        """Show these beds in order; tiles are kept and used again in place, and stay where they are if as many."""
        before = len(self._tiles)
        while len(self._tiles) > len(tiles):
            spare = self._tiles.pop()
            spare.hide()
            spare.deleteLater()
        for tile, row in zip(self._tiles, tiles, strict=False):
            tile.show_tile(row)
        for row in tiles[len(self._tiles) :]:
            self._tiles.append(self._new(row))
        if len(self._tiles) == before:
            return
        self._set_stop(min(self._stop, max(0, len(self._tiles) - 1)))
        self._place()
        self.updateGeometry()

    def set_lines(self, lines: int) -> None:
        """Make tiles of two or of three lines."""
        if lines != self.lines:
            self.lines = lines
            self._place()
            self.updateGeometry()

    def tile_of(self, key: str) -> BedTile | None:
        """Give the tile of a bed, for focus."""
        return next((tile for tile in self._tiles if tile.tile.key == key), None)

    def _new(self, row: TileRow) -> BedTile:
        """Make one more tile."""
        tile = BedTile(row, self)
        tile.chosen.connect(self.chosen)
        tile.step_wanted.connect(self._step)
        tile.show()
        return tile

    def _set_stop(self, stop: int) -> None:
        """Let the Tab key stop at one tile only."""
        self._stop = stop
        for place, tile in enumerate(self._tiles):
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if place == stop else Qt.FocusPolicy.ClickFocus)

    @Slot(QPoint)
    def _step(self, way: QPoint) -> None:
        """Move the keyboard to a neighbour, staying within the unit."""
        here = next((place for place, tile in enumerate(self._tiles) if tile is self.sender()), self._stop)
        there = here + way.x() + way.y() * self._columns(self.width())
        if 0 <= there < len(self._tiles):
            self._set_stop(there)
            self._tiles[there].setFocus(Qt.FocusReason.TabFocusReason)

    def _columns(self, width: int) -> int:
        """Tell how many columns fit."""
        least, gap = BedTile.least_width(), px(_GAP)
        return max(1, (width + gap) // (least + gap))

    def heightForWidth(self, width: int) -> int:
        """Tell how tall all rows are at this width."""
        rows = -(-len(self._tiles) // self._columns(width))
        return max(0, rows * (BedTile.height_of(self.lines) + px(_GAP)) - px(_GAP))

    def sizeHint(self) -> QSize:
        """Like to have five beds side by side."""
        width = 5 * BedTile.least_width() + 4 * px(_GAP)
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Need two beds side by side."""
        return QSize(2 * BedTile.least_width() + px(_GAP), self.heightForWidth(max(1, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the tiles out anew."""
        super().resizeEvent(event)
        self._place()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the tile where it last was."""
        super().focusInEvent(event)
        if self._tiles:
            self._tiles[self._stop].setFocus(event.reason())

    def _place(self) -> None:
        """Put every tile where it belongs, all of one width."""
        gap, columns = px(_GAP), self._columns(self.width())
        shared = (self.width() - gap * (columns - 1)) // columns
        width = min(shared, round(BedTile.least_width() * _WIDEST))
        height = BedTile.height_of(self.lines)
        for place, tile in enumerate(self._tiles):
            row, column = divmod(place, columns)
            tile.setGeometry(column * (width + gap), row * (height + gap), width, height)
