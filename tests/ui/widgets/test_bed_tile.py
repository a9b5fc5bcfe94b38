"""A tile shows what its bed is, in words and in its edge, and is used by key as well as by pointer."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pc_desktop.theme.tokens import Theme, load
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.widgets.bed_tile import BedTile
from pc_desktop.ui.widgets.shown import TileRow, TileState

Look = Callable[[QWidget], set[str]]
OCCUPIED = TileRow("larch-7", "7", TileState.OCCUPIED, "", "P.R.", "62 d", tip="Admitted 17-Sep-2026")


@pytest.fixture
def tile(qtbot: QtBot) -> BedTile:
    made = BedTile(OCCUPIED)
    qtbot.addWidget(made)
    made.resize(64, BedTile.height_of(3))
    return made


def test_that_a_tile_says_its_bed(tile: BedTile, spoken_name: Callable[[QWidget], str]) -> None:
    assert spoken_name(tile) == "Bed 7, occupied, P.R., 62 d"
    assert tile.toolTip() == "Admitted 17-Sep-2026"
    tile.show_tile(TileRow("larch-7", "7", TileState.FREE, "Free"))
    assert spoken_name(tile) == "Bed 7, Free"
    assert tile.tile.state is TileState.FREE


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_that_a_tile_is_chosen_by_key(tile: BedTile, key: Qt.Key, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tile.chosen) as told:
        QTest.keyClick(tile, key)
    assert told.args == ["larch-7"]


def test_that_a_tile_is_chosen_by_pointer(tile: BedTile, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tile.chosen) as told:
        QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert told.args == ["larch-7"]


@pytest.mark.parametrize(
    ("key", "way"),
    [
        (Qt.Key.Key_Left, QPoint(-1, 0)),
        (Qt.Key.Key_Right, QPoint(1, 0)),
        (Qt.Key.Key_Up, QPoint(0, -1)),
        (Qt.Key.Key_Down, QPoint(0, 1)),
    ],
)
def test_that_an_arrow_key_asks_for_the_neighbour(
    tile: BedTile, key: Qt.Key, way: QPoint, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(tile.step_wanted) as told:
        QTest.keyClick(tile, key)
    assert told.args == [way]


@pytest.mark.parametrize(
    ("state", "tone"),
    [
        (TileState.FREE, Tone.GREEN),
        (TileState.HELD, Tone.PURPLE),
        (TileState.EXPECTED, Tone.BLUE),
        (TileState.READY, Tone.AMBER),
        (TileState.CLOSED, Tone.GREY),
        (TileState.UNUSABLE, Tone.GREY),
        (TileState.OCCUPIED, Tone.PLAIN),
        (TileState.LEAVE, Tone.QUIET),
    ],
)
def test_that_each_state_has_its_colours(
    tile: BedTile, state: TileState, tone: Tone, colours_in: Look
) -> None:
    tile.show_tile(TileRow("b", "7", state, "Word", "P.R.", "62 d"))
    worn = load(Theme.LIGHT)
    seen = colours_in(tile)
    assert worn.tone[tone].ink in seen
    ground = worn.surface.card if state is TileState.EXPECTED else worn.tone[tone].ground
    assert ground in seen


def _picture(tile: BedTile, state: TileState) -> bytes:
    tile.show_tile(TileRow("b", "7", state))
    image = tile.grab().toImage()
    return bytes(image.constBits())


def test_that_no_two_states_look_alike_even_without_their_word(tile: BedTile) -> None:
    assert len({_picture(tile, state) for state in TileState}) == len(TileState)


def test_that_a_closed_bed_is_hatched_and_an_expected_one_dashed(tile: BedTile, colours_in: Look) -> None:
    hatch = load(Theme.LIGHT).surface.hatch
    tile.show_tile(TileRow("b", "7", TileState.CLOSED))
    assert hatch in colours_in(tile)
    tile.show_tile(TileRow("b", "7", TileState.EXPECTED))
    image = tile.grab().toImage()
    along = {image.pixelColor(x, 0).name() for x in range(10, tile.width() - 10)}
    assert len(along) > 1  # the edge has gaps
    tile.show_tile(TileRow("b", "7", TileState.FREE))
    image = tile.grab().toImage()
    assert len({image.pixelColor(x, 0).name() for x in range(10, tile.width() - 10)}) == 1


def test_that_a_low_tile_still_says_everything(tile: BedTile, colours_in: Look) -> None:
    tile.show_tile(TileRow("b", "7", TileState.READY, "CRFD", "P.R.", "62 d"))
    tile.resize(90, BedTile.height_of(2))
    assert load(Theme.LIGHT).tone[Tone.AMBER].ink in colours_in(tile)
    assert tile.minimumSizeHint().height() == BedTile.height_of(2) < tile.sizeHint().height()
