"""The table shows rows, keeps what is chosen, and tells by key what people do."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget
from pytestqt.qtbot import QtBot

from pc_desktop.theme.paint import apply
from pc_desktop.theme.tokens import Theme, load
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.table import RowTable

Look = Callable[[QWidget], set[str]]
HEADINGS = (
    Heading("Ref", Cell("R-0412", bold=True)),
    Heading("Risk", Cell("◆ Amber · 5", chip=True)),
    Heading("State", "For meeting 24-Nov-2026", grow=1),
    Heading("Waited", "100 d", right=True),
)


def rows_of(*references: str) -> list[Row]:
    """Make a row for each reference."""
    risk = Cell("▲ Red · 3", Tone.RED, chip=True)
    return [
        Row(each, (Cell(each, bold=True), risk, Cell("Waiting", second="since Tuesday"), Cell("9 d")))
        for each in references
    ]


@pytest.fixture
def table(qtbot: QtBot) -> RowTable:
    made = RowTable("Queue", HEADINGS)
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show_rows(rows_of("R-1", "R-2", "R-3", "R-4"))
    made.show()
    return made


def test_that_the_table_and_its_cells_are_known_to_screen_readers(
    table: RowTable, spoken_name: Callable[[QWidget], str]
) -> None:
    assert spoken_name(table) == "Queue"
    model = table.model()
    assert model.data(model.index(0, 2), Qt.ItemDataRole.AccessibleTextRole) == "Waiting, since Tuesday"


def test_that_choosing_tells_the_key_and_selects_the_whole_row(table: RowTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.chosen) as told:
        QTest.mouseClick(
            table.viewport(),
            Qt.MouseButton.LeftButton,
            pos=table.visualRect(table.model().index(2, 1)).center(),
        )
    assert told.args == ["R-3"]
    assert table.selected() == "R-3"
    assert len(table.selectionModel().selectedIndexes()) == len(HEADINGS)


def test_that_new_rows_keep_the_choice_and_tell_nobody(table: RowTable, qtbot: QtBot) -> None:
    table.select("R-2")
    with qtbot.assertNotEmitted(table.chosen):
        table.show_rows(rows_of("R-9", "R-4", "R-2", "R-1"))
    assert table.selected() == "R-2"


def test_that_the_one_who_followed_takes_the_place_of_one_who_is_gone(table: RowTable) -> None:
    table.select("R-2")
    table.show_rows(rows_of("R-1", "R-4", "R-3"))
    assert table.selected() == "R-3"
    table.show_rows(rows_of("R-1", "R-4"))
    assert table.selected() == "R-4"
    table.show_rows(rows_of("R-1"))
    assert table.selected() == "R-1"
    table.show_rows([], empty="Nobody is waiting.")
    assert table.selected() == ""


def test_that_an_unknown_key_selects_nothing(table: RowTable) -> None:
    table.select("R-2")
    table.select("R-77")
    assert table.selected() == ""


def test_that_enter_and_a_double_click_open(table: RowTable, qtbot: QtBot) -> None:
    table.select("R-2")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        with qtbot.waitSignal(table.opened) as told:
            QTest.keyClick(table, key)
        assert told.args == ["R-2"]
    spot = table.visualRect(table.model().index(3, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    with qtbot.waitSignal(table.opened) as told:
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert told.args == ["R-4"]


def test_that_arrow_keys_walk_and_tab_leaves(table: RowTable, qtbot: QtBot) -> None:
    table.select("R-1")
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.selected() == "R-2"
    assert not table.tabKeyNavigation()


def test_that_only_a_link_tells_that_it_was_clicked(qtbot: QtBot) -> None:
    table = RowTable("Questions", (Heading("What", "What to do"), Heading("Do", "skip row")))
    qtbot.addWidget(table)
    table.resize(400, 200)
    table.show_rows([Row("q1", (Cell("Check the date"), Cell("fix", link=True)))])
    table.show()
    with qtbot.assertNotEmitted(table.link_opened):
        spot = table.visualRect(table.model().index(0, 0)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    with qtbot.waitSignal(table.link_opened) as told:
        spot = table.visualRect(table.model().index(0, 1)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert told.args == ["q1", 1]


def test_that_a_menu_is_wanted_for_a_row_and_never_for_the_empty_part(table: RowTable, qtbot: QtBot) -> None:
    spot = table.visualRect(table.model().index(1, 0)).center()
    with qtbot.waitSignal(table.menu_wanted) as told:
        table.customContextMenuRequested.emit(spot)
    assert told.args[0] == "R-2"
    with qtbot.assertNotEmitted(table.menu_wanted):
        table.customContextMenuRequested.emit(QPoint(5, table.viewport().height() - 2))


def test_that_a_heading_tells_its_column_and_shows_the_order(table: RowTable, qtbot: QtBot) -> None:
    header = table.horizontalHeader()
    with qtbot.waitSignal(table.heading_chosen) as told:
        header.sectionClicked.emit(3)
    assert told.args == [3]
    table.show_order(3, ascending=False)
    assert header.isSortIndicatorShown()
    assert header.sortIndicatorSection() == 3
    assert header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
    table.show_order(-1)
    assert not header.isSortIndicatorShown()


def test_that_no_size_is_taken_from_the_rows(table: RowTable) -> None:
    before = [table.columnWidth(at) for at in range(len(HEADINGS))]
    height = table.rowHeight(0)
    long = "a very long reference that would widen the column if anybody asked it"
    table.show_rows(rows_of(long))
    assert [table.columnWidth(at) for at in range(len(HEADINGS))] == before
    assert table.rowHeight(0) == height
    measuring = QHeaderView.ResizeMode.ResizeToContents
    for header in (table.horizontalHeader(), table.verticalHeader()):
        assert header.sectionResizeMode(0) is not measuring


def test_that_columns_fill_the_width_and_the_growing_one_takes_the_rest(table: RowTable) -> None:
    fixed = [table.columnWidth(at) for at in (0, 1, 3)]
    assert table.horizontalHeader().length() == table.viewport().width()
    grown = table.columnWidth(2)
    table.resize(900, 300)
    assert [table.columnWidth(at) for at in (0, 1, 3)] == fixed
    assert table.columnWidth(2) == grown + 200


def test_that_a_width_set_by_hand_is_kept_and_can_be_let_go(table: RowTable) -> None:
    header, natural = table.horizontalHeader(), table.columnWidth(0)
    header.resizeSection(0, 222)
    assert table.widths() == {0: 222}
    table.resize(800, 300)
    assert table.columnWidth(0) == 222
    header.sectionHandleDoubleClicked.emit(0)
    assert table.widths() == {}
    assert table.columnWidth(0) == natural
    table.set_widths({1: 150, 99: 10})
    assert table.columnWidth(1) == 150
    assert table.widths() == {1: 150}


def test_that_optional_columns_are_left_out_last_first_where_there_is_no_room(qtbot: QtBot) -> None:
    wide = "a good many words"
    headings = [Heading(name, wide, optional=name in "BCD") for name in "ABCDE"]
    table = RowTable("Queue", headings)
    qtbot.addWidget(table)
    table.show()
    each = table.columnWidth(0)
    for columns, left_out in (
        (5, ()),
        (4, ("D",)),
        (3, ("C", "D")),
        (2, ("B", "C", "D")),
        (1, ("B", "C", "D")),
    ):
        table.resize(columns * each + 8, 200)
        assert table.left_out() == left_out
    assert not table.isColumnHidden(0)
    table.resize(5 * each + 8, 200)
    assert table.left_out() == ()
    assert table.columnWidth(3) == each


def test_that_rows_grow_with_the_letters(table: RowTable, qapp: QApplication) -> None:
    height, width = table.rowHeight(0), table.columnWidth(0)
    apply(qapp, load(Theme.LIGHT), scale=2.0)
    assert table.rowHeight(0) > 1.7 * height
    assert table.columnWidth(0) > 1.5 * width


def test_that_two_lines_have_room(qtbot: QtBot) -> None:
    one, two = RowTable("One", HEADINGS), RowTable("Two", HEADINGS, lines=2)
    tight = RowTable("Tight", HEADINGS, tight=True)
    for made in (one, two, tight):
        qtbot.addWidget(made)
        made.show_rows(rows_of("R-1"))
    assert two.rowHeight(0) > one.rowHeight(0) > tight.rowHeight(0)


def test_that_an_empty_table_says_why(table: RowTable, colours_in: Look) -> None:
    table.show_rows([], empty="Nobody is waiting.")
    quiet = load(Theme.LIGHT).ink.quiet
    assert quiet in colours_in(table.viewport())


def test_that_words_and_chips_are_painted_in_their_tone(table: RowTable, colours_in: Look) -> None:
    shade = load(Theme.LIGHT).tone[Tone.RED]
    assert {shade.ink, shade.ground} <= colours_in(table.viewport())


def test_that_the_chosen_row_is_tinted_and_the_keyboard_is_seen(table: RowTable, qtbot: QtBot) -> None:
    worn = load(Theme.LIGHT)
    table.select("R-2")
    row = table.visualRect(table.model().index(1, 0))
    table.clearFocus()
    image = table.viewport().grab().toImage()
    assert image.pixelColor(row.left() + 6, row.top() + 6) == QColor(worn.surface.selected)
    assert image.pixelColor(row.left() + 2, row.center().y()) == QColor(worn.surface.selected)
    table.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    image = table.viewport().grab().toImage()
    assert image.pixelColor(row.left() + 2, row.center().y()) == QColor(worn.focus.ring)


def test_that_a_short_table_can_be_as_tall_as_its_rows(table: RowTable) -> None:
    table.hug_rows()
    four = table.height()
    table.show_rows(rows_of("R-1", "R-2"))
    assert four - table.height() == 2 * table.rowHeight(0)
    assert table.viewport().height() >= 2 * table.rowHeight(0)
    assert table.height() == table.height_of_all()
