"""The Setup screen shows what it is given, part by part, and passes on how it should look."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pc_desktop.domain.settings import Setting
from pc_desktop.theme.tokens import Theme
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.setup.presenter import SetupPresenter
from pc_desktop.ui.setup.screen import SetupScreen
from tests.ui.referrals.invented_office import Invented, Write
from tests.ui.referrals.looking import cut_off, dress, heard, nameless, shown, texts

Show = Callable[..., SetupScreen]
PARTS = ("units", "teams", "signs", "settings", "appearance")


@pytest.fixture
def show(qtbot: QtBot, invented: Invented) -> Show:
    def make(width: int = 1500, height: int = 900) -> SetupScreen:
        screen = SetupScreen(SetupPresenter(invented.office), Dispatch(invented.desk))
        screen.refresh()
        shown(qtbot, screen, width, height)
        return screen

    return make


def test_that_units_come_first_and_each_part_is_one_chip_away(show: Show, qtbot: QtBot) -> None:
    screen = show()
    assert texts(screen.units, 0) == ["Oak Suite", "Ash Ward", "Larch"]
    assert screen.units.isVisible()
    teams = next(chip for chip in screen._parts._chips if chip.key == "teams")
    QTest.mouseClick(teams, Qt.MouseButton.LeftButton)
    assert screen.teams.isVisible()
    assert not screen.units.isVisible()
    screen.open_part("signs")
    assert screen.signs.table.isVisible()
    assert heard(screen.signs._notice).startswith("Not yet locally verified.")


def test_that_nothing_reached_by_the_keyboard_is_without_a_name(show: Show) -> None:
    screen = show()
    for part in PARTS:
        screen.open_part(part)
        assert nameless(screen) == []


def test_that_choosing_a_look_is_told_upwards_and_not_done_here(show: Show, qtbot: QtBot) -> None:
    screen = show()
    screen.open_part("appearance")
    themes = {chip.key: chip for chip in screen.appearance._themes._chips}
    with qtbot.waitSignal(screen.wants_theme) as theme:
        QTest.mouseClick(themes["dark"], Qt.MouseButton.LeftButton)
    assert theme.args == ["dark"]
    sizes = {chip.key: chip for chip in screen.appearance._scales._chips}
    with qtbot.waitSignal(screen.wants_scale) as scale:
        QTest.keyClick(sizes["1.5"], Qt.Key.Key_Space)
    assert scale.args == [1.5]


def test_that_what_is_in_force_is_marked_and_stays_so(show: Show) -> None:
    screen = show()
    screen.show_appearance("contrast", 1.3)
    screen.refresh()
    assert screen.appearance._themes.chosen_keys() == ("contrast",)
    assert screen.appearance._scales.chosen_keys() == ("1.3",)


def test_that_refreshing_keeps_the_part_and_the_unit_chosen(show: Show, invented: Invented) -> None:
    screen = show()
    screen.units.select("ash")
    screen.open_part("settings")
    invented.desk.do(Write((Setting("hold_days", "5"),)))
    screen.refresh(frozenset({"setting"}))
    assert screen._stack.currentIndex() == PARTS.index("settings")
    assert screen.units.selected() == "ash"
    assert "5 days" in [pair.value for pair in screen._settings._pairs._pairs]


def test_that_an_empty_setup_says_so(qtbot: QtBot, invent_empty: Invented) -> None:
    screen = SetupScreen(SetupPresenter(invent_empty.office), Dispatch(invent_empty.desk))
    screen.refresh()
    shown(qtbot, screen)
    assert texts(screen.units, 0) == []
    assert screen.units._empty == "No units are set up."


@pytest.mark.parametrize(("width", "scale"), [(1712, 1.0), (1302, 1.0), (1270, 1.5), (1238, 2.0)])
def test_that_nothing_is_cut_off_on_small_screens_and_with_large_letters(
    show: Show, qtbot: QtBot, width: int, scale: float
) -> None:
    dress(qtbot, Theme.DARK, scale)
    screen = show(width, 702)
    for part in PARTS:
        screen.open_part(part)
        assert screen.width() == width
        assert cut_off(screen) == []
