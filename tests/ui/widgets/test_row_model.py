"""The table's model moves from any list to any other, truthfully, and takes the selection along."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QTableView

from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.widgets.row_model import ALIGN, CELL, DISPLAY, SPOKEN, TIP, RowModel

KEYS = st.lists(st.sampled_from("abcdefghijklmnop"), unique=True, max_size=12)
LISTS = st.lists(st.tuples(KEYS, st.integers(0, 2)), min_size=1, max_size=6)
ROWS = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


def rows_of(keys: list[str] | str, version: int = 0) -> list[Row]:
    """Make rows with these keys; a version changes the words of every other one."""
    return [Row(key, (Cell(key), Cell(f"{key}{version if at % 2 else 0}"))) for at, key in enumerate(keys)]


def shown(model: RowModel) -> list[str]:
    """Read the keys as the model holds them."""
    return [model.key_at(row) for row in range(model.rowCount())]


@given(lists=LISTS, picks=st.lists(st.integers(0, 11), min_size=6, max_size=6))
def test_that_any_list_becomes_any_other_with_the_selection_on_the_same_key(
    qapp: QApplication, lists: list[tuple[list[str], int]], picks: list[int]
) -> None:
    model = RowModel(("Key", "Words"))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    view = QTableView()
    view.setModel(model)
    for (keys, version), pick in zip(lists, picks, strict=False):
        index = view.selectionModel().currentIndex()
        chosen = model.key_at(index.row()) if index.isValid() else ""
        model.show(rows_of(keys, version))
        assert shown(model) == keys
        words = [model.data(model.index(row, 1)) for row in range(len(keys))]
        assert words == [row.cells[1].text for row in rows_of(keys, version)]
        if chosen in keys:
            selected = {model.key_at(each.row()) for each in view.selectionModel().selectedRows()}
            assert selected == {chosen}
            assert model.key_at(view.currentIndex().row()) == chosen
        if keys:
            view.selectionModel().setCurrentIndex(model.index(pick % len(keys), 0), ROWS)
    view.deleteLater()
    tester.deleteLater()


def test_that_only_what_changed_is_told_and_in_one_span(qapp: QApplication) -> None:
    model = RowModel(("Key", "Words"))
    model.show(rows_of("abcdef"))
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    model.show(rows_of("abcdef"))
    assert told == []
    model.show(rows_of("abcdef", version=1))
    assert told == [(1, 5)]


def test_that_rows_that_are_gone_leave_in_one_run(qapp: QApplication) -> None:
    model = RowModel(("Key", "Words"))
    model.show(rows_of("abcdefgh"))
    runs: list[tuple[int, int]] = []
    model.rowsRemoved.connect(lambda _parent, first, last: runs.append((first, last)))
    model.show(rows_of("bdfh"))
    assert runs == [(4, 7)]


def test_that_the_same_list_moves_nothing(qapp: QApplication) -> None:
    model = RowModel(("Key", "Words"))
    model.show(rows_of("abc"))
    moved: list[bool] = []
    model.layoutChanged.connect(lambda *_: moved.append(True))
    model.show(rows_of("abc", version=2))
    assert moved == []


def test_that_two_rows_never_share_a_key(qapp: QApplication) -> None:
    model = RowModel(("Key", "Words"))
    with pytest.raises(ValueError, match="same key"):
        model.show(rows_of(["a", "a"]))


def test_that_each_role_gives_its_part_of_the_cell(qapp: QApplication) -> None:
    cell = Cell("▲ Red · 3", tip="Three signs", spoken="Red, three signs", chip=True)
    model = RowModel(("Risk",), (True,))
    model.show([Row("a", (cell,))])
    index = model.index(0, 0)
    assert model.data(index, CELL) is cell
    assert model.data(index, DISPLAY) == "▲ Red · 3"
    assert model.data(index, SPOKEN) == "Red, three signs"
    assert model.data(index, TIP) == "Three signs"
    assert model.data(index, Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None


def test_that_headings_stand_where_their_cells_do(qapp: QApplication) -> None:
    model = RowModel(("Ref", "Waited"), (False, True))
    across = Qt.Orientation.Horizontal
    assert [model.headerData(at, across) for at in (0, 1, 2)] == ["Ref", "Waited", None]
    assert model.headerData(0, across, ALIGN) is None
    assert model.headerData(1, across, ALIGN) & Qt.AlignmentFlag.AlignRight
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_that_nothing_lies_under_a_row(qapp: QApplication) -> None:
    model = RowModel(("Key", "Words"))
    model.show(rows_of("a"))
    index = model.index(0, 0)
    assert (model.rowCount(index), model.columnCount(index)) == (0, 0)
    assert (model.place_of("a"), model.place_of("z")) == (0, -1)
