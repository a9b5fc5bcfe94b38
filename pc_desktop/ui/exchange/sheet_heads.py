"""The edges of a sheet shown as it is: above each column what it was taken for, before each row its number and kind."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import Weight, colour, font, px, tokens
from pc_desktop.ui.exchange.sheet_lines import ColumnHead
from pc_desktop.ui.exchange.sheet_model import SheetModel
from pc_desktop.ui.widgets.strokes import draw_box, draw_line

PAD = 8


class PaddedCells(QStyledItemDelegate):
    """Paints the cells of a sheet with some room before their words."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the ground of the whole cell, then its words further in."""
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if option.state & QStyle.StateFlag.State_Selected:
            ground = colour(tokens().surface.selected)
        if ground is not None:
            painter.fillRect(option.rect, ground)
        inner = QStyleOptionViewItem(option)
        inner.rect = option.rect.adjusted(px(PAD) // 2, 0, 0, 0)
        super().paint(painter, inner, index)


class TakenHeader(QHeaderView):
    """Paints above each column its letter, how surely it was understood, and what it was taken for."""

    def __init__(self, parent: QTableView) -> None:
        """Stand above a sheet."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setMinimumSectionSize(px(48))

    def _line(self) -> int:
        """Tell how tall one of the three lines is."""
        return QFontMetrics(font(tokens().size.secondary, Weight.SEMIBOLD)).height() + px(6)

    def sizeHint(self) -> QSize:
        """Have room for three lines."""
        return QSize(super().sizeHint().width(), 3 * self._line() + px(8))

    def taken_at(self, column: int) -> QRect:
        """Give where what a column was taken for stands, for what is laid over it."""
        left, line = self.sectionViewportPosition(column), self._line()
        return QRect(left, 2 * line + px(2), self.sectionSize(column), line + px(6))

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        """Paint the head of one column."""
        model = self.model()
        if not isinstance(model, SheetModel) or not rect.isValid():
            return
        head, worn, line = model.heads[column], tokens(), self._line()
        painter.save()
        view = self.parent()
        now = isinstance(view, QTableView) and view.currentIndex().column() == column
        painter.fillRect(rect, colour(worn.surface.selected if now else worn.surface.sunken))
        painter.setPen(colour(worn.surface.edge if now else worn.surface.line))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inside = rect.adjusted(px(PAD), px(2), -px(PAD), 0)
        first = QRect(inside.x(), inside.y(), inside.width(), line)
        letter = f"{head.letter} · hidden" if head.is_hidden else head.letter
        draw_line(painter, first, letter, font(worn.size.small, Weight.SEMIBOLD), worn.ink.quiet)
        self._paint_sure(painter, first.translated(0, line), head)
        strong = font(worn.size.secondary, Weight.SEMIBOLD)
        ink = worn.ink.plain if head.taken != "–" else worn.ink.quiet
        draw_line(painter, first.translated(0, 2 * line + px(2)), head.taken, strong, ink)
        painter.restore()

    def _paint_sure(self, painter: QPainter, area: QRect, head: ColumnHead) -> None:
        """Paint how surely a column was understood, as a chip."""
        letters = font(tokens().size.small, Weight.SEMIBOLD)
        if head.tone == Tone.QUIET:
            draw_line(painter, area, head.sure, letters, tokens().ink.quiet)
            return
        shade = tokens().tone[head.tone]
        width = min(QFontMetrics(letters).horizontalAdvance(head.sure) + 2 * px(6), area.width())
        chip = QRect(area.x(), area.y() + px(2), width, area.height() - px(4))
        draw_box(painter, chip, px(tokens().shape.chip), shade.ground)
        draw_line(painter, chip.adjusted(px(6), 0, -px(4), 0), head.sure, letters, shade.ink)


class NumberHeader(QHeaderView):
    """Paints before each row its number in the workbook, and what it was taken for."""

    def __init__(self, parent: QTableView) -> None:
        """Stand beside a sheet."""
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        """Be as wide as a number of five digits and the longest word for a row."""
        numbers = QFontMetrics(font(tokens().size.small, Weight.SEMIBOLD)).horizontalAdvance("00000")
        words = QFontMetrics(font(tokens().size.small)).horizontalAdvance("heading ")
        return QSize(numbers + words + 3 * px(PAD), super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, row: int) -> None:
        """Paint the head of one row."""
        model = self.model()
        if not isinstance(model, SheetModel) or not rect.isValid():
            return
        line, worn = model.lines[row], tokens()
        painter.save()
        painter.fillRect(rect, colour(worn.surface.sunken))
        painter.setPen(colour(worn.surface.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        strong, plain = font(worn.size.small, Weight.SEMIBOLD), font(worn.size.small)
        wide = QFontMetrics(strong).horizontalAdvance("00000")
        number = QRect(rect.x() + px(4), rect.y(), wide, rect.height())
        draw_line(painter, number, line.number, strong, worn.ink.plain, Qt.AlignmentFlag.AlignRight)
        mark = rect.adjusted(wide + 2 * px(PAD), 0, -px(4), 0)
        draw_line(painter, mark, line.mark, plain, worn.ink.quiet)
        painter.restore()
