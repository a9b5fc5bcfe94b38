"""The one table model: shows rows prepared elsewhere and moves from the old list to the new."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from pc_desktop.ui.cells import Cell, Row

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
DISPLAY = Qt.ItemDataRole.DisplayRole
TIP = Qt.ItemDataRole.ToolTipRole
SPOKEN = Qt.ItemDataRole.AccessibleTextRole
ALIGN = Qt.ItemDataRole.TextAlignmentRole
CELL = Qt.ItemDataRole.UserRole
"""The role under which the whole Cell is handed to the delegate, so that painting asks once."""
_HORIZONTAL = Qt.Orientation.Horizontal
_TO_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RowModel(QAbstractTableModel):
    """Rows prepared elsewhere, shown here; whatever is selected stays selected while it is still here."""

    def __init__(
        self, headings: Sequence[str], right: Sequence[bool] = (), parent: QObject | None = None
    ) -> None:
        """Begin empty, under these headings; `right` tells which of them stand to the right."""
        super().__init__(parent)
        self._headings = tuple(headings)
        self._right = tuple(right) or (False,) * len(self._headings)
        self._rows: list[Row] = []

    def show(self, rows: Sequence[Row]) -> None:
        """Become this list; keys are unique within it."""
        staying = {row.key for row in rows}
        if len(staying) != len(rows):
            raise ValueError("two rows have the same key")
        self._drop_all_but(staying)
        self._append(rows)
        place = {row.key: position for position, row in enumerate(rows)}
        self._arrange(sorted(self._rows, key=lambda row: place[row.key]))
        self._renew(rows)

    def key_at(self, row: int) -> str:
        """Give the key of the row at this position."""
        return self._rows[row].key

    def rows(self) -> tuple[Row, ...]:
        """Give every row as it is shown."""
        return tuple(self._rows)

    def place_of(self, key: str) -> int:
        """Give the position of a key, -1 where it is not here."""
        return next((place for place, row in enumerate(self._rows) if row.key == key), -1)

    def cell_at(self, index: Index) -> Cell:
        """Give the cell under a valid index."""
        return self._rows[index.row()].cells[index.column()]

    def rowCount(self, parent: Index = ROOT) -> int:
        """Count the rows; none lie under a row."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Count the columns; none lie under a row."""
        return 0 if parent.isValid() else len(self._headings)

    def rename(self, column: int, text: str) -> None:
        """Head a column with other words."""
        self._headings = (*self._headings[:column], text, *self._headings[column + 1 :])
        self.headerDataChanged.emit(_HORIZONTAL, column, column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """Give the heading of a column."""
        if orientation is not _HORIZONTAL or not 0 <= section < len(self._headings):
            return None
        if role in (DISPLAY, SPOKEN):
            return self._headings[section]
        return _TO_RIGHT if role == ALIGN and self._right[section] else None

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Give what a role asks of a cell."""
        if not index.isValid():
            return None
        cell = self.cell_at(index)
        if role == CELL:
            return cell
        if role == DISPLAY:
            return cell.lead + cell.text
        if role == SPOKEN:
            return cell.aloud()
        if role == TIP:
            return cell.tip or None
        return None

    def _drop_all_but(self, staying: set[str]) -> None:
        """Take out the rows that are gone, in one run: they are moved to the end first."""
        kept = [row for row in self._rows if row.key in staying]
        gone = [row for row in self._rows if row.key not in staying]
        if gone:
            self._arrange([*kept, *gone])
            self.beginRemoveRows(ROOT, len(kept), len(self._rows) - 1)
            self._rows = kept
            self.endRemoveRows()

    def _append(self, rows: Sequence[Row]) -> None:
        """Put the new rows at the end, whence they are moved to their place."""
        known = {row.key for row in self._rows}
        fresh = [row for row in rows if row.key not in known]
        if fresh:
            first = len(self._rows)
            self.beginInsertRows(ROOT, first, first + len(fresh) - 1)
            self._rows = [*self._rows, *fresh]
            self.endInsertRows()

    def _arrange(self, rows: list[Row]) -> None:
        """Put the rows held now into this order, taking selection and current row along."""
        if rows == self._rows:
            return
        place = {row.key: position for position, row in enumerate(rows)}
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        after = [self.index(place[self._rows[each.row()].key], each.column()) for each in before]
        self._rows = rows
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _renew(self, rows: Sequence[Row]) -> None:
        """Take over the new cells and tell, in one span, which rows differ."""
        pairs = zip(self._rows, rows, strict=True)
        changed = [position for position, (old, new) in enumerate(pairs) if old != new]
        self._rows = list(rows)
        if changed:
            corner = self.index(changed[-1], len(self._headings) - 1)
            self.dataChanged.emit(self.index(changed[0], 0), corner)
