"""The board lays units and beds out for any width, changes in place, and is walked with the keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pc_desktop.theme.paint import apply
from pc_desktop.theme.tokens import Theme, load
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.widgets.bed_board import BedBoard
from pc_desktop.ui.widgets.bed_tile import BedTile
from pc_desktop.ui.widgets.shown import TileRow, TileState, UnitRow
from pc_desktop.ui.widgets.tile_grid import TileGrid
from pc_desktop.ui.widgets.unit_strip import UnitStrip


def unit(name: str, beds: int, **told: object) -> UnitRow:
    """Make a unit with this many occupied beds."""
    tiles = tuple(
        TileRow(f"{name}-{at}", str(at), TileState.OCCUPIED, "", "K.L.", "20 d") for at in range(1, beds + 1)
    )
    return UnitRow(name, name, f"{beds}/{beds}", tiles, **told)  # type: ignore[arg-type]


REGION = (unit("Larch", 14), unit("Yew", 15), unit("Ash", 13), unit("Oak", 12), unit("Rowan", 8))


@pytest.fixture
def board(qtbot: QtBot) -> BedBoard:
    made = BedBoard()
    qtbot.addWidget(made)
    made.resize(1600, 400)
    made.show_units(REGION)
    made.show()
    return made


def _tiles(within: QWidget) -> list[BedTile]:
    return [tile for tile in within.findChildren(BedTile) if tile.isVisibleTo(within)]


def _tile(board: BedBoard, key: str) -> BedTile:
    return next(tile for tile in _tiles(board) if tile.tile.key == key)


def test_that_every_bed_of_every_unit_has_its_place(board: BedBoard) -> None:
    tiles = _tiles(board)
    assert len(tiles) == 62
    spots = {(tile.mapTo(board, tile.rect().topLeft()).toTuple()) for tile in tiles}
    assert len(spots) == 62
    for strip in board.findChildren(UnitStrip):
        for tile in _tiles(strip):
            assert strip.rect().contains(tile.mapTo(strip, tile.rect().bottomRight()))


@pytest.mark.parametrize("width", [1600, 1230, 900, 620, 320])
def test_that_nothing_overlaps_or_is_cut_off_at_any_width(board: BedBoard, width: int) -> None:
    board.resize(width, board.heightForWidth(width))
    strips = [strip.geometry() for strip in board.findChildren(UnitStrip)]
    assert all(board.rect().contains(place) for place in strips)
    assert not any(one.intersects(other) for at, one in enumerate(strips) for other in strips[at + 1 :])


def test_that_units_stand_side_by_side_while_there_is_room_and_then_in_even_rows(board: BedBoard) -> None:
    def tops(width: int) -> list[int]:
        board.resize(width, board.heightForWidth(width))
        places = [strip.y() for strip in board.findChildren(UnitStrip)]
        return [places.count(top) for top in sorted(set(places))]

    assert tops(1600) == [5]
    assert tops(880) == [3, 2]
    assert tops(250) == [1, 1, 1, 1, 1]


def test_that_five_beds_stand_side_by_side_in_the_full_window(board: BedBoard) -> None:
    board.resize(1630, 400)
    grid = board.findChildren(TileGrid)[0]
    assert sum(tile.y() == 0 for tile in _tiles(grid)) == 5


def test_that_the_board_changes_in_place(board: BedBoard, spoken_name: Callable[[QWidget], str]) -> None:
    before = _tiles(board)
    larch = REGION[0]
    free = (TileRow("Larch-1", "1", TileState.FREE, "Free"), *larch.beds[1:])
    board.show_units((UnitRow("Larch", "Larch", "13/14", free), *REGION[1:]))
    assert _tiles(board) == before
    assert _tile(board, "Larch-1").tile.state is TileState.FREE
    assert spoken_name(board.findChildren(UnitStrip)[0]) == "Larch, 13/14"


def test_that_beds_and_units_come_and_go(board: BedBoard) -> None:
    board.show_units((unit("Larch", 3), unit("Yew", 20)))
    assert len(_tiles(board)) == 23
    board.show_units(REGION)
    assert len(_tiles(board)) == 62


def test_that_a_chosen_bed_is_told(board: BedBoard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(board.bed_chosen) as told:
        QTest.mouseClick(_tile(board, "Ash-4"), Qt.MouseButton.LeftButton)
    assert told.args == ["Ash-4"]


def test_that_tab_stops_once_for_each_unit_and_arrows_walk_within(board: BedBoard, qtbot: QtBot) -> None:
    stops = [tile.tile.key for tile in _tiles(board) if tile.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["Larch-1", "Yew-1", "Ash-1", "Oak-1", "Rowan-1"]
    board.activateWindow()
    qtbot.waitUntil(board.isActiveWindow)
    assert board.focus_bed("Larch-1")
    for key, there in (
        (Qt.Key.Key_Right, "Larch-2"),
        (Qt.Key.Key_Down, "Larch-7"),
        (Qt.Key.Key_Left, "Larch-6"),
        (Qt.Key.Key_Up, "Larch-1"),
        (Qt.Key.Key_Up, "Larch-1"),
    ):
        before = QApplication.focusWidget()
        assert before is not None
        QTest.keyClick(before, key)
        focused = QApplication.focusWidget()
        assert isinstance(focused, BedTile)
        assert focused.tile.key == there
    assert not board.focus_bed("nowhere")


def test_that_a_word_grown_old_is_shown_with_its_unit(board: BedBoard) -> None:
    board.show_units((unit("Larch", 3, note="said 2 days ago", note_tone=Tone.AMBER), *REGION[1:]))
    texts = [label.property("words") for label in board.findChildren(UnitStrip)[0].findChildren(QWidget)]
    assert "warning" in texts


def test_that_low_tiles_take_less_height(board: BedBoard) -> None:
    tall = board.heightForWidth(1600)
    board.set_lines(2)
    assert board.heightForWidth(1600) < tall


def test_that_the_board_grows_with_the_letters(board: BedBoard, qapp: QApplication) -> None:
    tall = board.heightForWidth(1600)
    apply(qapp, load(Theme.LIGHT), scale=1.5)
    assert board.heightForWidth(1600) > 1.4 * tall
