"""The Beds screen shows what it is given, by pointer and by key."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pc_desktop.domain.bed import Confirmation, Hold
from pc_desktop.theme.tokens import Theme
from pc_desktop.ui.beds.presenter import BedsPresenter
from pc_desktop.ui.beds.screen import BedsScreen
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.widgets.bed_tile import BedTile
from tests.ui.referrals.invented_office import Invented
from tests.ui.referrals.looking import cut_off, dress, heard, nameless, reached, shown

Show = Callable[..., BedsScreen]


@pytest.fixture
def show(qtbot: QtBot, invented: Invented) -> Show:
    def make(width: int = 1500, height: int = 900) -> BedsScreen:
        dispatch = Dispatch(invented.desk)
        screen = BedsScreen(BedsPresenter(invented.office), dispatch)
        dispatch.setParent(screen)
        dispatch.topics_changed.connect(screen.refresh)
        screen.refresh()
        shown(qtbot, screen, width, height)
        return screen

    return make


def tile(screen: BedsScreen, key: str) -> BedTile:
    found = screen._tile(key)
    assert isinstance(found, BedTile)
    return found


def panel(screen: BedsScreen) -> str:
    return screen._panel._card.accessibleName()


def test_that_every_unit_and_every_bed_is_on_the_board(show: Show) -> None:
    screen = show()
    assert [card.key for card in screen._cards] == ["oak", "ash", "larch"]
    assert sum(len(card.grid._tiles) for card in screen._cards) == 19
    assert heard(tile(screen, "ash-3")).startswith("Ash Ward 3: held; held for R-0402A")
    assert "6 beds commissioned" in screen._cards[0].accessibleName()


def test_that_nothing_reached_by_the_keyboard_is_without_a_name(show: Show) -> None:
    screen = show()
    assert nameless(screen) == []
    screen.choose_bed("ash-3")
    assert nameless(screen) == []


def test_that_tab_goes_from_unit_to_unit_with_one_stop_for_all_beds_of_each(show: Show) -> None:
    screen = show()
    screen.choose_bed("ash-3")
    screen.refresh()
    stops = [heard(widget).partition(":")[0] for widget in reached(screen)]
    assert stops[:3] == ["As it was", "Confirm Ash Ward", "Board"]
    assert [stop for stop in stops if not stop.startswith("R-04")][-11:] == [
        "Oak Suite 1",
        "Confirm the beds of Oak Suite",
        "Ash Ward 1",
        "Confirm the beds of Ash Ward",
        "Plan with Ash Ward today",
        "Larch 1",
        "Confirm the beds of Larch",
        "Plan with Larch today",
        "Release the bed",
        "Admit from the queue…",
        "Hold for a referral…",
    ]


def test_that_enter_shows_a_bed_in_words_and_marks_it(show: Show, qtbot: QtBot) -> None:
    screen = show()
    first = tile(screen, "oak-1")
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    here = QApplication.focusWidget()
    assert isinstance(here, BedTile)
    assert here.tile.key == "oak-2"
    QTest.keyClick(here, Qt.Key.Key_Return)
    assert panel(screen) == "Oak Suite 2"
    assert screen._mark.isVisible()
    assert screen._mark.geometry().contains(here.geometry())


def test_that_a_click_does_the_same_and_the_mark_follows_the_tile(show: Show, qtbot: QtBot) -> None:
    screen = show()
    QTest.mouseClick(tile(screen, "larch-5"), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert panel(screen) == "Larch 5"
    screen.resize(1100, 900)
    qtbot.waitUntil(lambda: screen._mark.geometry().contains(tile(screen, "larch-5").geometry()))


def test_that_c_confirms_the_unit_the_keyboard_is_in(show: Show, qtbot: QtBot, invented: Invented) -> None:
    screen = show()
    assert screen._confirm.text() == "Confirm Oak Suite"
    tile(screen, "larch-1").setFocus()
    qtbot.waitUntil(lambda: screen._confirm.text() == "Confirm Larch")
    before = len(invented.desk.ask(lambda reading: reading.find(Confirmation, unit="larch")))
    QTest.keyClick(tile(screen, "larch-1"), Qt.Key.Key_C)
    after = invented.desk.ask(lambda reading: reading.find(Confirmation, unit="larch"))
    assert len(after) == before + 1
    assert screen._cards[2]._age.text() == "✓ Confirmed just now"


def test_that_each_units_own_link_confirms_it(show: Show, qtbot: QtBot, invented: Invented) -> None:
    screen = show()
    link = screen._cards[1]._confirm
    assert heard(link) == "Confirm the beds of Ash Ward"
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert invented.desk.standing().undo == "Confirm the beds of Ash Ward"


def test_that_r_releases_the_bed_shown_where_it_is_held(show: Show, qtbot: QtBot, invented: Invented) -> None:
    screen = show()
    screen.choose_bed("oak-1")
    assert not screen._panel.release.isVisible()
    QTest.keyClick(screen, Qt.Key.Key_R)
    assert invented.desk.standing().undo == "Set up the invented region"
    screen.choose_bed("ash-3")
    assert screen._panel.release.isVisible()
    QTest.keyClick(screen, Qt.Key.Key_R)
    (hold,) = invented.desk.ask(lambda reading: reading.find(Hold))
    assert hold.released is not None
    assert panel(screen) == "Ash Ward 3"
    assert not screen._panel.release.isVisible()
    assert tile(screen, "ash-3").tile.word == "Free"


def test_that_a_refusal_is_said_and_nothing_changes(show: Show, qtbot: QtBot, invented: Invented) -> None:
    screen = show()
    screen.choose_bed("ash-3")
    invented.clock.moment = invented.clock.moment.replace(month=12)
    with qtbot.waitSignal(screen._dispatch.refused) as refused:
        screen._panel.release.click()
    assert refused.args == ["Ash Ward 3 is no longer held for R-0402A, so there is nothing to release."]


def test_that_refreshing_keeps_the_bed_chosen_and_the_keyboard(show: Show, invented: Invented) -> None:
    screen = show()
    screen.choose_bed("ash-3")
    screen.refresh(frozenset({"confirmation"}))
    assert panel(screen) == "Ash Ward 3"
    focus = QApplication.focusWidget()
    assert isinstance(focus, BedTile)
    assert focus.tile.key == "ash-3"
    assert screen._unit == "ash"


def test_that_a_region_without_units_says_so(qtbot: QtBot, invent_empty: Invented) -> None:
    screen = BedsScreen(BedsPresenter(invent_empty.office), Dispatch(invent_empty.desk))
    screen.refresh()
    shown(qtbot, screen)
    assert screen._nothing.isVisible()
    assert not screen._panes.isVisible()
    assert not screen._confirm.isEnabled()
    QTest.keyClick(screen, Qt.Key.Key_C)
    assert invent_empty.desk.standing().undo is None


def test_that_units_that_are_gone_leave_the_board(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = show()
    rows = screen._presenter.refresh()
    from dataclasses import replace

    fewer = replace(rows, units=rows.units[:1])
    monkeypatch.setattr(screen._presenter, "refresh", lambda: fewer)
    screen._unit = "larch"
    screen.refresh()
    assert [card.key for card in screen._cards] == ["oak"]
    assert screen._unit == "oak"


@pytest.mark.parametrize(("width", "scale"), [(1712, 1.0), (1302, 1.0), (1270, 1.5), (1238, 2.0)])
def test_that_nothing_is_cut_off_on_small_screens_and_with_large_letters(
    show: Show, qtbot: QtBot, width: int, scale: float
) -> None:
    dress(qtbot, Theme.DARK, scale)
    screen = show(width, 702)
    screen.choose_bed("ash-3")
    assert screen.width() == width
    assert cut_off(screen) == []


def test_that_no_key_of_the_screen_is_a_menu_action(show: Show) -> None:
    assert show().findChildren(QAction) == []
