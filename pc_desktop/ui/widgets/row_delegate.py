"""Paints the cells of a table: words in their tone, a quiet second line, chips from a cache, a divider."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import Weight, colour, font, px, tokens
from pc_desktop.ui.cells import Cell
from pc_desktop.ui.widgets.chip_picture import chip_picture, chip_size
from pc_desktop.ui.widgets.row_model import CELL
from pc_desktop.ui.widgets.strokes import draw_line

PAD = 12
_SELECTED = QStyle.StateFlag.State_Selected
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class RowDelegate(QStyledItemDelegate):
    """Paints whole cells by itself; asks the model once for each."""

    def __init__(self, right: tuple[bool, ...], letters: int, parent: QObject) -> None:
        """Know which columns stand to the right, and the size of letters in design pixels (0: body)."""
        super().__init__(parent)
        self._right = right
        self._letters = letters

    def row_height(self, lines: int, tight: bool) -> int:
        """Give the height of a row in screen pixels, from the letters alone."""
        height = QFontMetrics(self._font(Weight.REGULAR)).height()
        if lines > 1:
            return height + QFontMetrics(font(tokens().size.secondary)).height() + px(12)
        return height + px(16 if tight else 22)

    def width_of(self, cell: Cell) -> int:
        """Measure how wide a column must be to show this cell whole, in screen pixels."""
        if cell.chip:
            return chip_size(cell.text).width() + 2 * px(PAD)
        bold = QFontMetrics(self._font(Weight.SEMIBOLD))
        plain = bold if cell.bold else QFontMetrics(self._font(Weight.REGULAR))
        second = QFontMetrics(font(tokens().size.secondary)).horizontalAdvance(cell.second)
        first = bold.horizontalAdvance(cell.lead) + plain.horizontalAdvance(cell.text)
        return max(first, second) + 2 * px(PAD) + px(4)

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Measure one cell, for a column that is double-clicked to fit."""
        cell: Cell = index.data(CELL)
        return QSize(self.width_of(cell), self.row_height(2 if cell.second else 1, tight=True))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the ground, the divider and the cell."""
        cell: Cell = index.data(CELL)
        area: QRect = option.rect
        surface = tokens().surface
        if option.state & _SELECTED:
            painter.fillRect(area, colour(surface.selected))
        painter.fillRect(area.x(), area.bottom(), area.width(), 1, colour(surface.line))
        room = area.adjusted(px(PAD), 0, -px(PAD), -1)
        to_right = self._right[index.column()]
        if cell.chip and cell.text:
            self._paint_chip(painter, room, cell, to_right)
        elif cell.second:
            self._paint_two_lines(painter, room, cell)
        else:
            self._paint_words(painter, room, cell, to_right)

    def _font(self, weight: Weight) -> QFont:
        """Give the font of this table."""
        return font(self._letters or tokens().size.body, weight)

    def _paint_chip(self, painter: QPainter, room: QRect, cell: Cell, to_right: bool) -> None:
        """Paint a chip from the cache, shortened where the column is too narrow."""
        text = cell.text
        if chip_size(text).width() > room.width():
            metrics = QFontMetrics(font(tokens().size.secondary, Weight.SEMIBOLD))
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width() - 2 * px(8))
        picture = chip_picture(text, cell.tone, painter.device().devicePixelRatioF())
        size = picture.deviceIndependentSize()
        left = room.right() - size.width() if to_right else room.x()
        painter.drawPixmap(round(left), round(room.y() + (room.height() - size.height()) / 2), picture)

    def _paint_two_lines(self, painter: QPainter, room: QRect, cell: Cell) -> None:
        """Paint the text with its quiet second line, together in the middle of the row."""
        small = font(tokens().size.secondary)
        first = QFontMetrics(self._font(Weight.REGULAR)).height()
        second = QFontMetrics(small).height()
        top = room.y() + (room.height() - first - second) // 2
        self._paint_words(painter, QRect(room.x(), top, room.width(), first), cell, False)
        below = QRect(room.x(), top + first, room.width(), second)
        draw_line(painter, below, cell.second, small, tokens().ink.quiet)

    def _paint_words(self, painter: QPainter, room: QRect, cell: Cell, to_right: bool) -> None:
        """Paint one line of words: a bold beginning, then the text in its tone."""
        worn = tokens()
        if cell.lead:
            bold = self._font(Weight.BOLD)
            draw_line(painter, room, cell.lead, bold, worn.ink.plain)
            room = room.adjusted(QFontMetrics(bold).horizontalAdvance(cell.lead), 0, 0, 0)
        letters = self._font(Weight.SEMIBOLD if cell.bold or cell.tone is Tone.STRONG else Weight.REGULAR)
        if cell.struck or cell.link:
            letters = QFont(letters)
            letters.setStrikeOut(cell.struck)
            letters.setUnderline(cell.link)
        ink = worn.action.link if cell.link else worn.tone[cell.tone].ink
        draw_line(painter, room, cell.text, letters, ink, _RIGHT if to_right else _LEFT)
