"""The Referrals screen shows what it is given, by pointer and by key."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pc_desktop.domain.bed import Hold
from pc_desktop.services.board import ReleaseHold
from pc_desktop.theme.tokens import Theme
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.referrals.presenter import ReferralsPresenter
from pc_desktop.ui.referrals.screen import ReferralsScreen
from pc_desktop.ui.widgets.chip_choice import ChoiceChip
from tests.ui.referrals.invented_office import Invented
from tests.ui.referrals.looking import cut_off, dress, heard, nameless, reached, shown, spoken, texts

Show = Callable[..., ReferralsScreen]


@pytest.fixture
def show(qtbot: QtBot, invented: Invented) -> Show:
    def make(width: int = 1712, height: int = 1000) -> ReferralsScreen:
        screen = ReferralsScreen(ReferralsPresenter(invented.office), Dispatch(invented.desk))
        screen.refresh()
        shown(qtbot, screen, width, height)
        return screen

    return make


def refs(screen: ReferralsScreen) -> list[str]:
    return texts(screen.table.long, 1)


def person(screen: ReferralsScreen) -> str:
    return screen._case._banner.accessibleName()


def test_that_the_list_and_the_first_referral_are_shown(show: Show) -> None:
    screen = show()
    assert refs(screen)[:3] == ["R-0401A", "R-0402A", "R-0403A"]
    assert screen.table.selected() == "r1"
    assert person(screen).startswith("XXTEST-MARSH, Keira (Ms)")
    assert "very urgent" in screen._case._because._pairs[0].value.casefold()


def test_that_nothing_reached_by_the_keyboard_is_without_a_name(show: Show) -> None:
    screen = show()
    for page in ("overview", "units", "signs", "life"):
        screen._case.open_page(page)
        assert nameless(screen) == []


def test_that_tab_goes_from_the_search_over_the_chips_to_the_list_and_the_referral(
    show: Show, invented: Invented
) -> None:
    screen = show()
    for _ in range(2):
        stops = [heard(widget) for widget in reached(screen)]
        assert stops[:3] == ["Search referrals", "Import returns…", "All 7"]
        rest = [stops.index(each) for each in ("Referrals in order", "Overview", "Open in the meeting")]
        assert rest == sorted(rest)
        assert all(stops.index(stop) < rest[0] for stop in stops if stop.startswith(("Offered", "Waiting")))
        screen.refresh()


def test_that_the_keyboard_stays_on_a_chip_that_was_pressed_or_counted_anew(
    show: Show, qtbot: QtBot, invented: Invented
) -> None:
    screen = show()
    red = next(chip for chip in screen._choices._chips if chip.key == "red")
    red.setFocus()
    QTest.keyClick(red, Qt.Key.Key_Space)
    assert screen._choices.chosen_keys() == ("red",)
    assert QApplication.focusWidget() is red
    (hold,) = invented.desk.ask(lambda reading: reading.find(Hold))
    invented.desk.do(ReleaseHold(hold.key))
    screen.refresh()
    now = QApplication.focusWidget()
    assert isinstance(now, ChoiceChip)
    assert now.key == "red"
    assert screen._choices.chosen_keys() == ("red",)


def test_that_a_row_is_heard_whole(show: Show) -> None:
    screen = show()
    assert spoken(screen.table.long)[1] == (
        "place 2 | R-0402A | T.A. | female, 19 | ▲ Red · 2 | BMI 12.9 falling | Informal | Ash Ward | "
        "waited 12 days | ✓ Offered Ash Ward 3 | measured 1 day ago"
    )


def test_that_arrows_walk_and_enter_opens_the_meeting(show: Show, qtbot: QtBot) -> None:
    screen = show()
    screen.setFocus()
    assert QApplication.focusWidget() is screen.table.long
    QTest.keyClick(screen.table.long, Qt.Key.Key_Down)
    assert person(screen).startswith("XXTEST-ASPEN")
    with qtbot.waitSignal(screen.wants_meeting) as wanted:
        QTest.keyClick(screen.table.long, Qt.Key.Key_Return)
    assert wanted.args == ["r2"]
    with qtbot.waitSignal(screen.wants_meeting) as wanted:
        screen._case.open.click()
    assert wanted.args == ["r2"]


def test_that_searching_sifts_as_one_types_and_escape_brings_everybody_back(show: Show, qtbot: QtBot) -> None:
    screen = show()
    QTest.keyClick(screen, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is screen._search
    QTest.keyClicks(screen._search, "weston")
    assert refs(screen) == ["R-0403A"]
    assert person(screen).startswith("XXTEST-WESTON")
    assert screen._warning.isVisible()
    assert "2 red referrals are hidden" in screen._warning.accessibleName()
    assert screen._hidden.text() == "6 of 7 referrals hidden"
    QTest.keyClick(screen._search, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is screen.table.long
    screen._search.setFocus()
    QTest.keyClick(screen._search, Qt.Key.Key_Escape)
    assert len(refs(screen)) == 7
    assert not screen._warning.isVisible()


def test_that_a_chip_sifts_and_show_all_takes_every_sieve_away(show: Show, qtbot: QtBot) -> None:
    screen = show()
    chips = {chip.key: chip for chip in screen._choices._chips}
    QTest.mouseClick(chips["offered"], Qt.MouseButton.LeftButton)
    assert refs(screen) == ["R-0402A"]
    assert screen._choices.chosen_keys() == ("offered",)
    screen._search.setText("nobody")
    assert refs(screen) == []
    assert not screen._case._banner.isVisible()
    screen._warning._link.click()
    assert len(refs(screen)) == 7
    assert screen._choices.chosen_keys() == ("all",)
    assert screen._search.text() == ""


def test_that_a_heading_orders_and_says_so_and_the_first_restores_the_rule(show: Show, qtbot: QtBot) -> None:
    screen = show()
    header = screen.table.long.horizontalHeader()
    header.sectionClicked.emit(8)
    assert refs(screen)[0] == "R-0407A"
    assert screen._list._quiet.text() == "Shown by days waited, rising, not in the order of the rule"
    assert header.isSortIndicatorShown()
    header.sectionClicked.emit(0)
    assert refs(screen)[0] == "R-0401A"
    assert not header.isSortIndicatorShown()


def test_that_a_narrow_list_has_short_lines_with_the_same_selection(show: Show, qtbot: QtBot) -> None:
    screen = show()
    screen.table.select("r3")
    screen.resize(1302, 702)
    qtbot.waitUntil(lambda: screen.table.table is screen.table.short)
    assert screen.table.selected() == "r3"
    assert texts(screen.table.short, 1)[2] == "R-0403A · S.W."
    screen.table.short.horizontalHeader().sectionClicked.emit(4)
    assert texts(screen.table.short, 1)[0] == "R-0407A · L.C."
    screen.resize(1712, 1000)
    qtbot.waitUntil(lambda: screen.table.table is screen.table.long)
    assert screen.table.selected() == "r3"


def test_that_refreshing_keeps_the_referral_and_the_page(show: Show, invented: Invented) -> None:
    screen = show()
    screen.select("r2")
    screen._case.open_page("life")
    (hold,) = invented.desk.ask(lambda reading: reading.find(Hold))
    invented.desk.do(ReleaseHold(hold.key))
    screen.refresh(frozenset({"hold"}))
    assert screen.table.selected() == "r2"
    assert screen._case._stack.currentIndex() == 3
    assert texts(screen._case._life, 1)[0] == "Waiting for a bed"
    assert texts(screen.table.long, 9)[1] == "Waiting for a bed"


def test_that_turning_to_somebody_hidden_shows_everybody(show: Show) -> None:
    screen = show()
    screen._search.setText("weston")
    screen.select("r1")
    assert screen.table.selected() == "r1"
    assert screen._search.text() == ""


def test_that_every_page_of_a_referral_shows_its_part(show: Show, qtbot: QtBot) -> None:
    screen = show()
    screen.select("r3")
    case = screen._case
    units = next(chip for chip in case._pages._chips if chip.key == "units")
    QTest.mouseClick(units, Qt.MouseButton.LeftButton)
    assert case._units._lines[0].name.text() == "Oak Suite"
    assert case._units._lines[0].name.isVisible()
    assert not case._units._lines[0].caution.isVisible() or case._units._lines[0].caution.text()
    case.open_page("signs")
    assert texts(case._signs, 1) == ["▲ Red", "◆ Amber"]
    assert case._trend.isVisible()
    screen.select("r7")
    assert not case._trend.isVisible()
    assert case._trend_words.text() == "BMI: no trend recorded yet"


def test_that_the_name_is_whole_where_the_card_is_narrow(show: Show) -> None:
    screen = show()
    card = screen._case
    card.resize(600, 700)
    assert card._banner._person.number.startswith("NHS No 999")
    card.resize(420, 700)
    assert card._banner._person.number == ""
    assert card._banner._person.particulars[0].label == "NHS No"


def test_that_importing_is_asked_for(show: Show, qtbot: QtBot) -> None:
    screen = show()
    with qtbot.waitSignal(screen.wants_import):
        screen._import.click()


def test_that_nobody_waiting_is_said_kindly(qtbot: QtBot, invent_empty: Invented) -> None:
    screen = ReferralsScreen(ReferralsPresenter(invent_empty.office), Dispatch(invent_empty.desk))
    screen.refresh()
    shown(qtbot, screen)
    assert screen._nobody.isVisible()
    assert not screen.table.isVisible()
    assert screen._case._nobody.isVisible()
    screen._case._tell()
    assert nameless(screen) == []


@pytest.mark.parametrize(("width", "scale"), [(1712, 1.0), (1302, 1.0), (1270, 1.5), (1238, 2.0)])
def test_that_nothing_is_cut_off_on_small_screens_and_with_large_letters(
    show: Show, qtbot: QtBot, width: int, scale: float
) -> None:
    dress(qtbot, Theme.CONTRAST, scale)
    screen = show(width, 702)
    screen._search.setText("weston")
    for page in ("overview", "units", "signs", "life"):
        screen._case.open_page(page)
        assert screen.width() == width
        assert cut_off(screen) == []
