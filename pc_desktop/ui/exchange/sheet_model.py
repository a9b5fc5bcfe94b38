"""The model behind a sheet shown as it is: columns with what they were taken for, rows with their own numbers."""

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import Weight, colour, font, tokens
from pc_desktop.ui.exchange.sheet_lines import ColumnHead, SheetLine

Index = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()
_ROLE = Qt.ItemDataRole
_DISPLAY, _SPOKEN, _TIP = int(_ROLE.DisplayRole), int(_ROLE.AccessibleTextRole), int(_ROLE.ToolTipRole)
_INK, _GROUND, _FONT = int(_ROLE.ForegroundRole), int(_ROLE.BackgroundRole), int(_ROLE.FontRole)
_ALIGN = int(_ROLE.TextAlignmentRole)
_GROUNDED: Final = frozenset({Tone.BLUE, Tone.GREY})


class SheetModel(QAbstractTableModel):
    """Gives the cells of a sheet; what is not a value of its own, such as a row left out, looks so."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.heads: tuple[ColumnHead, ...] = ()
        self.lines: tuple[SheetLine, ...] = ()

    def show(self, heads: tuple[ColumnHead, ...], lines: tuple[SheetLine, ...]) -> None:
        """Become this sheet; only the heads change where it is the same one."""
        if lines == self.lines and len(heads) == len(self.heads):
            self.heads = heads
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, len(heads) - 1))
            return
        self.beginResetModel()
        self.heads, self.lines = heads, lines
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self.heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Give what stands above a column or before a row."""
        if orientation == Qt.Orientation.Horizontal:
            head = self.heads[section] if section < len(self.heads) else None
            if head is None:
                return None
            return {_DISPLAY: head.letter, _SPOKEN: head.spoken, _TIP: head.spoken}.get(role)
        line = self.lines[section] if section < len(self.lines) else None
        if line is None:
            return None
        words = f"{line.number}  {line.mark}".strip()
        return {_DISPLAY: words, _SPOKEN: f"row {line.number}, {line.mark or 'read'}"}.get(role)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Give one cell: its text, what a screen reader says, its comment, and how it looks."""
        line, head = self.lines[index.row()], self.heads[index.column()]
        text = line.cells[index.column()] if index.column() < len(line.cells) else ""
        comment = line.comments.get(index.column(), "")
        if role == _DISPLAY:
            return f"{text} ¶" if comment else text
        if role == _SPOKEN:
            said = f"row {line.number}, {line.mark or head.taken}: {text or 'empty'}"
            return f"{said}. Comment: {comment}" if comment else f"{said}. {head.spoken}"
        if role == _TIP:
            return f"{text}\nComment: {comment}" if comment else text
        return self._looks(line, role)

    def _looks(self, line: SheetLine, role: int) -> Any:
        """Give how a cell of a row looks."""
        if role == _INK:
            if line.tone in _GROUNDED:
                return colour(tokens().tone[line.tone].ink)
            return colour(tokens().ink.quiet if line.tone == Tone.QUIET else tokens().ink.plain)
        if role == _GROUND and line.tone in _GROUNDED:
            return colour(tokens().tone[line.tone].ground)
        if role == _FONT:
            made = font(
                tokens().size.secondary, Weight.SEMIBOLD if line.tone == Tone.BLUE else Weight.REGULAR
            )
            if line.struck:
                made = type(made)(made)
                made.setStrikeOut(True)
            return made
        return int(Qt.AlignmentFlag.AlignVCenter) if role == _ALIGN else None
