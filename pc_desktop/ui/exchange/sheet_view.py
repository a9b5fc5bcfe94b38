"""A sheet shown as it is in the workbook; above each column what it was taken for, to be changed in place."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QCompleter, QFrame, QLineEdit, QTableView, QWidget

from pc_desktop.theme.focus import draw_ring
from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import Weight, font, px, tokens
from pc_desktop.ui.exchange.sheet_heads import PAD, NumberHeader, PaddedCells, TakenHeader
from pc_desktop.ui.exchange.sheet_lines import ColumnHead, SheetLine
from pc_desktop.ui.exchange.sheet_model import Index, SheetModel

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_LEAVES = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
_NARROW, _WIDE = 96, 220


class SheetView(QTableView):
    """Shows a sheet; along its columns by arrow keys, Enter says what one is, right above it."""

    said = Signal(str, str)
    """The key of a column and the words for what it is."""
    chosen = Signal(str)
    """What a screen reader and the line below say of the column that became current."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._sheet = SheetModel(self)
        self._head = TakenHeader(self)
        self.setModel(self._sheet)
        self.setHorizontalHeader(self._head)
        self.setVerticalHeader(NumberHeader(self))
        self.setItemDelegate(PaddedCells(self))
        self.setAccessibleName("The sheet as it is in the workbook")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectColumns)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.box = QComboBox(self._head.viewport())
        self.line = QLineEdit()
        self._key = ""
        self._set_up_box()
        self._head.sectionClicked.connect(self._go_to)
        self._head.sectionDoubleClicked.connect(self._begin)
        self.doubleClicked.connect(lambda index: self._begin(index.column()))

    def _set_up_box(self) -> None:
        """Prepare the box that is laid over the head of a column."""
        self.box.setEditable(True)
        self.box.setLineEdit(self.line)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = self.box.completer() or QCompleter(self.box)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.box.hide()
        self.box.installEventFilter(self)
        self.box.activated.connect(self._take)
        self.line.installEventFilter(self)
        self.box.setAccessibleName("What this column is")

    def show_sheet(
        self, heads: tuple[ColumnHead, ...], lines: tuple[SheetLine, ...], meanings: tuple[str, ...]
    ) -> None:
        """Become this sheet, and stay at the same column where it is the same sheet."""
        fresh = lines != self._sheet.lines
        self.close_box()
        self._sheet.show(heads, lines)
        if [self.box.itemText(place) for place in range(self.box.count())] != list(meanings):
            self.box.clear()
            self.box.addItems(list(meanings))
        if fresh:
            self.clearSpans()
            for row, line in enumerate(lines):
                if not line.number.isdigit() and len(heads) > 1:
                    self.setSpan(row, 0, 1, len(heads))
            self.dress_again()
            asked = next((place for place, head in enumerate(heads) if _is_open(head)), 0)
            if heads and lines:
                self.setCurrentIndex(self._sheet.index(self._first_row(), asked))
        self._head.viewport().update()
        self._tell()

    def _first_row(self) -> int:
        """Give the row under the headings, where the eye belongs."""
        rows = (row for row, line in enumerate(self._sheet.lines) if not line.mark and line.number.isdigit())
        return next(rows, 0)

    def dress_again(self) -> None:
        """Take heights and widths from the letters."""
        letters = QFontMetrics(font(tokens().size.secondary))
        self.verticalHeader().setDefaultSectionSize(letters.height() + px(10))
        bold = QFontMetrics(font(tokens().size.secondary, Weight.SEMIBOLD))
        for place, head in enumerate(self._sheet.heads):
            cells = (_said(line, place) for line in self._sheet.lines if not line.mark)
            wide = [letters.horizontalAdvance(text) for text in (*cells, *head.samples)]
            wide += [bold.horizontalAdvance(words) for words in (head.heading, head.taken, head.sure)]
            wanted = max(wide, default=0) + 2 * px(PAD) + px(6)
            self.setColumnWidth(place, min(max(wanted, px(_NARROW)), px(_WIDE)))
        self.updateGeometries()

    @property
    def column(self) -> ColumnHead | None:
        """Give the column the keyboard is on."""
        place = self.currentIndex().column()
        return self._sheet.heads[place] if 0 <= place < len(self._sheet.heads) else None

    @Slot()
    def ask(self) -> None:
        """Ask what the current column is, right above it."""
        self._begin(self.currentIndex().column())

    def _go_to(self, column: int) -> None:
        """Make a column current."""
        self.setCurrentIndex(self._sheet.index(max(0, self.currentIndex().row()), column))

    @Slot(int)
    def _begin(self, column: int) -> None:
        """Lay the box over the head of a column."""
        if not 0 <= column < len(self._sheet.heads) or not self._sheet.heads[column].key:
            return
        self._go_to(column)
        self.scrollTo(self.currentIndex())
        head = self._sheet.heads[column]
        self._key = head.key
        self.box.setAccessibleName(f"What {head.spoken} is")
        place = self._head.taken_at(column)
        wide = max(place.width(), px(200))
        left = max(0, min(place.x(), self._head.viewport().width() - wide))
        tall = max(place.height(), self.box.sizeHint().height())
        self.box.setGeometry(left, self._head.viewport().height() - tall, wide, tall)
        self.box.setCurrentText("" if head.taken == "–" else head.taken)
        self.box.show()
        self.box.raise_()
        self.box.setFocus()
        self.line.selectAll()

    def close_box(self) -> None:
        """Take the box away and give the keyboard back."""
        had = self.box.isVisible()
        self._key = ""
        self.box.hide()
        if had:
            self.setFocus()

    @Slot()
    def _take(self) -> None:
        """Tell what was said."""
        key, words = self._key, self.box.currentText()
        if key:
            self.close_box()
            self.said.emit(key, words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what stands in the box on Enter, and nothing on Escape."""
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent) or event.key() not in _LEAVES:
            return super().eventFilter(watched, event)
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self.close_box() if event.key() == Qt.Key.Key_Escape else self._take()
        return True

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which column became current."""
        super().currentChanged(current, previous)
        self._head.viewport().update()
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet, then the ring round the column the keyboard is on."""
        super().paintEvent(event)
        column = self.currentIndex().column()
        if self.hasFocus() and column >= 0:
            left, wide = self.columnViewportPosition(column), self.columnWidth(column)
            tall = min(self.viewport().height(), self.verticalHeader().length())
            draw_ring(QPainter(self.viewport()), QRect(left, 0, wide, tall), px(4))

    def _tell(self) -> None:
        """Tell what is known of the current column."""
        head = self.column
        self.chosen.emit(head.spoken if head else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say what a column is on Enter or F2; letters are the screen's keys, the rest is as everywhere."""
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.ask()
        elif event.text().isalnum():
            event.ignore()
        else:
            super().keyPressEvent(event)


def _is_open(head: ColumnHead) -> bool:
    """Tell whether a column has a heading that is not surely understood."""
    return bool(head.key) and head.tone == Tone.AMBER


def _said(line: SheetLine, place: int) -> str:
    """Give what stands in a cell as it is shown."""
    text = line.cells[place] if place < len(line.cells) else ""
    return f"{text} ¶" if place in line.comments else text
