"""Which table a person looks at, in words: the one with the keyboard, or else the largest in view."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QWidget

from pc_desktop.domain.table_shown import TableShown
from pc_desktop.ui.cells import Cell
from pc_desktop.ui.widgets.row_model import RowModel
from pc_desktop.ui.widgets.table import RowTable

_ACROSS = Qt.Orientation.Horizontal


def table_in_view(screen: QWidget) -> TableShown | None:
    """Give the table of a screen that a person looks at; None where it shows none."""
    here = QApplication.focusWidget()
    shown = [table for table in screen.findChildren(RowTable) if table.isVisible()]
    if isinstance(here, RowTable) and here in shown:
        return _in_words(here)
    shown.sort(key=lambda table: table.width() * table.height())
    return _in_words(shown[-1]) if shown else None


def _in_words(table: RowTable) -> TableShown:
    """Give a table with every cell as it reads."""
    model = table.model()
    columns = range(model.columnCount(QModelIndex()))
    headings = tuple(str(model.headerData(column, _ACROSS) or "") for column in columns)
    rows = model.rows() if isinstance(model, RowModel) else ()
    return TableShown(table.accessibleName(), headings, tuple(tuple(map(_words, row.cells)) for row in rows))


def _words(cell: Cell) -> str:
    """Give a cell as it reads, its second line after a dash."""
    return " – ".join(filter(None, (cell.lead + cell.text, cell.second)))
