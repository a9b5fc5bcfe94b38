"""The one table of the application: rows of cells, chosen by the row, nothing measured row by row."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from pc_desktop.theme.focus import draw_ring
from pc_desktop.theme.worn import colour, font, px, tokens
from pc_desktop.ui.cells import Row
from pc_desktop.ui.widgets.columns import Columns, Heading
from pc_desktop.ui.widgets.row_delegate import PAD, RowDelegate
from pc_desktop.ui.widgets.row_model import RowModel

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class RowTable(QTableView):
    """Shows rows and tells by key what a person chose, opened or asked about."""

    chosen = Signal(str)
    """The key of the row that became current, by key, by pointer or by `select`."""
    opened = Signal(str)
    """The key of the row on which Enter was pressed or the pointer clicked twice."""
    link_opened = Signal(str, int)
    """The key and the column of a link cell that was clicked."""
    heading_chosen = Signal(int)
    """The column whose heading was clicked, to order by."""
    menu_wanted = Signal(str, QPoint)
    """The key of a row, and where on the screen its menu is wanted."""

    def __init__(
        self,
        name: str,
        headings: Sequence[Heading],
        *,
        lines: int = 1,
        tight: bool = False,
        small: bool = False,
        show_headings: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Make a table known to screen readers by `name`; `lines` 2 leaves room for a second line in rows."""
        super().__init__(parent)
        self._lines, self._tight = lines, tight
        self._empty = ""
        self._hugs = False
        right = tuple(heading.right for heading in headings)
        self._rows = RowModel([heading.text for heading in headings], right, self)
        self._delegate = RowDelegate(right, tokens().size.secondary if small else 0, self)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self._set_up(show_headings)
        self._columns = Columns(self, self._delegate, headings)
        self.dress_again()
        self._connect()

    def show_rows(self, rows: Sequence[Row], empty: str = "") -> None:
        """Become this list, keeping the selection; `empty` is the sentence shown where there is nothing.

        Where the selected row is gone, the one that followed it is selected, and failing that the last.
        """
        heirs = self._heirs()
        if self._rows.rowCount() == 0 or not rows:
            self.viewport().update()
        self._empty = empty
        self._rows.show(rows)
        if heirs and self._rows.place_of(heirs[0]) < 0:
            here = {row.key for row in rows}
            self.select(next((key for key in heirs if key in here), rows[-1].key if rows else ""))
        if self._hugs:
            self.setFixedHeight(self.height_of_all())

    def select(self, key: str) -> None:
        """Make this the current row and bring it into view; an unknown key leaves none."""
        place = self._rows.place_of(key)
        if place < 0:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        else:
            self.setCurrentIndex(self._rows.index(place, 0))

    def selected(self) -> str:
        """Give the key of the current row, empty where there is none."""
        index = self.currentIndex()
        return self._rows.key_at(index.row()) if index.isValid() else ""

    def rename(self, column: int, text: str) -> None:
        """Head a column with other words, where what people call it has changed."""
        if self._columns.rename(column, text):
            self._rows.rename(column, text)

    def leave_out(self, columns: frozenset[int]) -> None:
        """Show none of these columns, for here they would say nothing; columns left out before come back."""
        self._columns.leave_out(columns)

    def show_order(self, column: int, ascending: bool = True) -> None:
        """Mark the heading the rows are ordered by; a negative column marks none."""
        header = self.horizontalHeader()
        header.setSortIndicatorShown(column >= 0)
        way = Qt.SortOrder.AscendingOrder if ascending else Qt.SortOrder.DescendingOrder
        header.setSortIndicator(column, way)

    def widths(self) -> dict[int, int]:
        """Give the widths a person has set by hand, by column, for remembering."""
        return self._columns.by_hand()

    def set_widths(self, widths: dict[int, int]) -> None:
        """Take up remembered widths."""
        self._columns.remember(widths)

    def left_out(self) -> tuple[str, ...]:
        """Give the headings of the optional columns for which there is no room now."""
        return self._columns.left_out()

    def height_of_all(self) -> int:
        """Give the height at which every row is in view, in screen pixels, for tables on a scrolled page."""
        header = self.horizontalHeader()
        header.ensurePolished()
        heading = 0 if header.isHidden() else header.sizeHint().height()
        rows = max(1, self._rows.rowCount()) * self.verticalHeader().defaultSectionSize()
        is_too_wide = header.length() > self.viewport().width()
        return heading + rows + px(2) + (self.horizontalScrollBar().sizeHint().height() if is_too_wide else 0)

    def hug_rows(self) -> None:
        """Be exactly as tall as the rows from now on, for short tables that lie above other things."""
        self._hugs = True
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(self.height_of_all())

    def _set_up(self, show_headings: bool) -> None:
        """Choose once how the view behaves."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setVisible(show_headings)

    def _connect(self) -> None:
        """Pass on what people do."""
        self.selectionModel().currentRowChanged.connect(self._tell_chosen)
        self.doubleClicked.connect(self._tell_opened)
        self.clicked.connect(self._tell_link)
        self.customContextMenuRequested.connect(self._tell_menu)
        self.horizontalHeader().sectionClicked.connect(self.heading_chosen)

    def dress_again(self) -> None:
        """Take heights and widths from the letters."""
        height = self._delegate.row_height(self._lines, self._tight)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self._columns.share()
        if self._hugs:
            self.setFixedHeight(self.height_of_all())

    def _heirs(self) -> list[str]:
        """List the current row and those after it, who take its place in turn if it goes."""
        index = self.currentIndex()
        places = range(index.row(), self._rows.rowCount()) if index.isValid() else range(0)
        return [self._rows.key_at(place) for place in places]

    @Slot(QModelIndex, QModelIndex)
    def _tell_chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        """Tell which row became current, and see that it is also the selected one."""
        self.viewport().update()
        if current.isValid():
            self.selectionModel().select(current, _SELECT)
            self.chosen.emit(self._rows.key_at(current.row()))

    @Slot(QModelIndex)
    def _tell_opened(self, index: QModelIndex) -> None:
        """Tell which row was opened."""
        self.opened.emit(self._rows.key_at(index.row()))

    @Slot(QModelIndex)
    def _tell_link(self, index: QModelIndex) -> None:
        """Tell which link was clicked."""
        if self._rows.cell_at(index).link:
            self.link_opened.emit(self._rows.key_at(index.row()), index.column())

    @Slot(QPoint)
    def _tell_menu(self, at: QPoint) -> None:
        """Tell for which row a menu is wanted."""
        index = self.indexAt(at)
        if index.isValid():
            self.menu_wanted.emit(self._rows.key_at(index.row()), self.viewport().mapToGlobal(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row on Enter; bare letters and digits are the screen's keys, the rest is as everywhere."""
        if event.key() in _ENTER and self.selected():
            self.opened.emit(self.selected())
        elif event.text().isalnum():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._columns.share()
        if self._hugs and event.size().width() != event.oldSize().width():
            self.setFixedHeight(self.height_of_all())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, then the ring round the current one, or the sentence where there are none."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        around = self.viewport().rect()
        index = self.currentIndex()
        if self._rows.rowCount() == 0:
            self._paint_empty(painter)
        elif index.isValid():
            row = self.visualRect(index)
            width = min(self.horizontalHeader().length(), around.width())
            around = QRect(0, row.y(), width, row.height())
        if self.hasFocus():
            draw_ring(painter, around, px(4))

    def _paint_empty(self, painter: QPainter) -> None:
        """Say in a sentence that there is nothing, and why."""
        painter.setFont(font(tokens().size.body))
        painter.setPen(colour(tokens().ink.quiet))
        room = self.viewport().rect().adjusted(px(PAD), px(24), -px(PAD), 0)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), self._empty)
