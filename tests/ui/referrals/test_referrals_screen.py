"""The Referrals screen shows what it is given, by pointer and by key."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from pc_desktop.domain.bed import Hold
from pc_desktop.domain.person import Person
from pc_desktop.domain.referral import Milestone, Referral
from pc_desktop.domain.settings import Setting
from pc_desktop.services.board import ReleaseHold
from pc_desktop.services.find_views import views_of
from pc_desktop.services.life import Withdraw
from pc_desktop.tasks import Tasks
from pc_desktop.theme.tokens import Theme
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.referrals.find_export_dialog import ExportDialog
from pc_desktop.ui.referrals.find_view_dialog import ViewDialog
from pc_desktop.ui.referrals.life_card import LifeCard
from pc_desktop.ui.referrals.patient_pane import SECTIONS
from pc_desktop.ui.referrals.presenter import ReferralsPresenter
from pc_desktop.ui.referrals.screen import ReferralsScreen
from pc_desktop.ui.widgets.chip_choice import ChoiceChip
from tests.ui.referrals.invented_office import NOW, Invented, Write
from tests.ui.referrals.looking import cut_off, dress, heard, nameless, reached, shown, spoken, texts

Show = Callable[..., ReferralsScreen]
SECTION_KEYS = tuple(choice.key for choice in SECTIONS)


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
    return screen.pane.banner.accessibleName()


def test_that_the_list_and_the_first_referral_are_shown(show: Show) -> None:
    screen = show()
    assert refs(screen)[:3] == ["R-0401A", "R-0402A", "R-0403A"]
    assert screen.table.selected() == "r1"
    assert person(screen).startswith("XXTEST-MARSH, Keira (Ms)")
    assert "very urgent" in screen.pane.summary.because._pairs[0].value.casefold()


def test_that_nothing_reached_by_the_keyboard_is_without_a_name(show: Show) -> None:
    screen = show()
    for page in SECTION_KEYS:
        screen.pane.open_section(page)
        assert nameless(screen) == []


def test_that_tab_goes_from_the_search_over_the_chips_to_the_list_and_the_referral(
    show: Show, invented: Invented
) -> None:
    screen = show()
    for _ in range(2):
        stops = [heard(widget) for widget in reached(screen)]
        assert stops[:4] == ["Search referrals", "Import…", "New referral", "All 7"]
        rest = [
            stops.index(each)
            for each in (
                "Any team",
                "Any unit",
                "Views",
                "Referrals in order",
                "Summary",
                "Open in the meeting",
            )
        ]
        assert rest == sorted(rest)
        assert all(stops.index(stop) < rest[0] for stop in stops if stop.startswith(("Offered", "Waiting")))
        screen.refresh()


def test_that_the_keyboard_stays_on_a_chip_that_was_pressed_or_counted_anew(
    show: Show, qtbot: QtBot, invented: Invented
) -> None:
    screen = show()
    red = next(chip for chip in screen.filters.chips._chips if chip.key == "red")
    red.setFocus()
    QTest.keyClick(red, Qt.Key.Key_Space)
    assert screen.filters.chips.chosen_keys() == ("red",)
    assert QApplication.focusWidget() is red
    (hold,) = invented.desk.ask(lambda reading: reading.find(Hold))
    invented.desk.do(ReleaseHold(hold.key))
    screen.refresh()
    now = QApplication.focusWidget()
    assert isinstance(now, ChoiceChip)
    assert now.key == "red"
    assert screen.filters.chips.chosen_keys() == ("red",)


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
        screen.pane.open.click()
    assert wanted.args == ["r2"]


def test_that_searching_sifts_as_one_types_and_escape_brings_everybody_back(show: Show, qtbot: QtBot) -> None:
    screen = show()
    QTest.keyClick(screen, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is screen.search
    QTest.keyClicks(screen.search, "weston")
    assert refs(screen) == ["R-0403A"]
    assert person(screen).startswith("XXTEST-WESTON")
    assert screen._warning.isVisible()
    assert "2 red referrals are hidden" in screen._warning.accessibleName()
    assert screen.filters.hidden.text() == "6 of 7 referrals hidden"
    QTest.keyClick(screen.search, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is screen.table.long
    screen.search.setFocus()
    QTest.keyClick(screen.search, Qt.Key.Key_Escape)
    assert len(refs(screen)) == 7
    assert not screen._warning.isVisible()


def test_that_a_chip_sifts_and_show_all_takes_every_sieve_away(show: Show, qtbot: QtBot) -> None:
    screen = show()
    chips = {chip.key: chip for chip in screen.filters.chips._chips}
    QTest.mouseClick(chips["offered"], Qt.MouseButton.LeftButton)
    assert refs(screen) == ["R-0402A"]
    assert screen.filters.chips.chosen_keys() == ("offered",)
    screen.search.setText("nobody")
    assert refs(screen) == []
    assert not screen.pane.banner.isVisible()
    screen._warning._link.click()
    assert len(refs(screen)) == 7
    assert screen.filters.chips.chosen_keys() == ("all",)
    assert screen.search.text() == ""


def test_that_a_heading_orders_and_says_so_and_the_first_restores_the_rule(show: Show, qtbot: QtBot) -> None:
    screen = show()
    header = screen.table.long.horizontalHeader()
    header.sectionClicked.emit(8)
    assert refs(screen)[0] == "R-0407A"
    assert screen.filters.order.text() == "Shown by days waited, rising, not in the order of the rule"
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
    screen.pane.open_section("timeline")
    (hold,) = invented.desk.ask(lambda reading: reading.find(Hold))
    invented.desk.do(ReleaseHold(hold.key))
    screen.refresh(frozenset({"hold"}))
    assert screen.table.selected() == "r2"
    assert screen.pane.section == "timeline"
    assert texts(screen.pane.timeline.table, 1)[0] == "Bed no longer held: Ash Ward 3"
    assert texts(screen.table.long, 9)[1] == "Waiting for a bed"


def test_that_turning_to_somebody_hidden_shows_everybody(show: Show) -> None:
    screen = show()
    screen.search.setText("weston")
    screen.select("r1")
    assert screen.table.selected() == "r1"
    assert screen.search.text() == ""


def test_that_the_units_say_where_somebody_could_go_and_whom_it_would_move(show: Show, qtbot: QtBot) -> None:
    screen = show()
    screen.select("r3")
    pane = screen.pane
    units = next(chip for chip in pane.sections._chips if chip.key == "units")
    QTest.mouseClick(units, Qt.MouseButton.LeftButton)
    assert pane.units_title.text() == "Where could R-0403A go?"
    assert pane.units._lines[0].name.text() == "Oak Suite"
    assert pane.units._lines[0].name.isVisible()
    tried = screen._presenter.patients.units("r3", consequences=True)
    qtbot.waitUntil(
        lambda: (
            [line.caution.text() for line in pane.units._lines[: len(tried)]]
            == [one.caution for one in tried]
        )
    )


@pytest.mark.parametrize(("key", "section"), list(enumerate(SECTION_KEYS, start=1)))
def test_that_a_digit_opens_a_section_and_with_alt_even_while_typing(
    show: Show, key: int, section: str
) -> None:
    screen = show()
    screen.pane.open_section("timeline" if section == "summary" else "summary")
    QTest.keyClick(screen.table.long, Qt.Key(Qt.Key.Key_0 + key))
    assert screen.pane.section == section
    screen.pane.open_section("timeline" if section == "summary" else "summary")
    screen.search.setFocus()
    QTest.keyClick(screen.search, Qt.Key(Qt.Key.Key_0 + key), Qt.KeyboardModifier.AltModifier)
    assert screen.pane.section == section


def test_that_the_timeline_is_walked_by_arrows_and_read_in_full(show: Show) -> None:
    screen = show()
    QTest.keyClick(screen.table.long, Qt.Key.Key_5)
    table = screen.pane.timeline.table
    table.setFocus()
    assert screen.pane.timeline.words.text().startswith("16-Nov-2026. Measured. BMI 12.1")
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert "Waiting for a bed" in screen.pane.timeline.words.text()


def restrict(invented: Invented, key: str) -> None:
    person = invented.desk.ask(lambda reading: reading.get(Person, key))
    invented.desk.do(Write((replace(person, restricted="works for the trust"),)))


def test_that_a_restricted_record_is_opened_by_keyboard_with_a_reason(
    show: Show, qtbot: QtBot, invented: Invented
) -> None:
    screen = show()
    restrict(invented, "p1")
    screen.refresh()
    screen._dispatch.topics_changed.connect(screen.refresh)
    assert "works for the trust" in screen.pane.glass._words.text()
    assert person(screen).startswith("Restricted record. NHS No Masked")
    assert screen.pane.section == "glass"
    assert nameless(screen) == []
    QTest.keyClick(screen.table.long, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is screen.pane.glass.reason, "Enter asks for the reason"
    QTest.keyClick(screen.pane.glass.reason, Qt.Key.Key_Return)
    assert person(screen).startswith("Restricted record")
    QTest.keyClicks(screen.pane.glass.reason, "Called by the ward")
    QTest.keyClick(screen.pane.glass.reason, Qt.Key.Key_Return)
    assert person(screen).startswith("XXTEST-MARSH, Keira (Ms)")
    assert screen.pane.section == "summary"


def test_that_a_masked_record_is_neither_met_about_nor_corrected_nor_printed(
    show: Show, qtbot: QtBot, invented: Invented
) -> None:
    restrict(invented, "p1")
    screen = show()
    assert not screen.pane.open.isVisible()
    assert not any(button.isVisible() for button in screen.acts.buttons())
    with qtbot.assertNotEmitted(screen.wants_meeting):
        screen.pane._tell()
    screen.acts.amend()
    assert screen.findChildren(QDialog) == []


def test_that_a_closed_referral_is_found_by_typing_and_opened_with_enter(
    show: Show, invented: Invented
) -> None:
    referral = invented.desk.ask(lambda reading: reading.get(Referral, "r6"))
    last = Milestone("r6-9", "r6", 9, NOW, "withdrawn", "Invented", None, "Feels better")
    invented.desk.do(Write((replace(referral, closed=NOW), last)))
    screen = show()
    QTest.keyClick(screen, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(screen.search, "birch")
    assert refs(screen) == ["R-0406A"]
    assert screen.filters.closed.text() == "1 closed found"
    assert person(screen).startswith("XXTEST-BIRCH, Mina (Ms)")
    assert not screen.pane.open.isVisible()
    QTest.keyClick(screen.search, Qt.Key.Key_Return)
    QTest.keyClick(screen.table.long, Qt.Key.Key_Return)
    assert screen.pane.section == "timeline"
    assert QApplication.focusWidget() is screen.pane.timeline.table
    assert texts(screen.pane.timeline.table, 1)[0] == "Withdrawn"


def test_that_closed_referrals_are_gathered_on_the_worker_once_the_list_is_in_view(
    qtbot: QtBot, invented: Invented
) -> None:
    tasks = Tasks()
    presenter = ReferralsPresenter(invented.office)
    screen = ReferralsScreen(presenter, Dispatch(invented.desk), tasks)
    screen.refresh()
    assert presenter.needs_index
    shown(qtbot, screen)
    qtbot.waitUntil(lambda: not presenter.needs_index, timeout=10_000)
    screen.hide()
    tasks.close()


def test_that_a_team_is_chosen_by_keyboard_and_what_it_hides_is_said(show: Show) -> None:
    screen = show()
    screen.filters.team.setFocus()
    QTest.keyClicks(screen.filters.team, "Cov")
    assert refs(screen) == ["R-0402A", "R-0403A"]
    assert screen.filters.hidden.text() == "5 of 7 referrals hidden"
    assert screen._warning.isVisible()
    screen.show_all()
    assert screen.filters.team.currentText() == "Any team"
    assert len(refs(screen)) == 7


def test_that_a_view_is_saved_chosen_and_forgotten(show: Show, qtbot: QtBot, invented: Invented) -> None:
    screen = show()
    screen._dispatch.topics_changed.connect(screen.refresh)
    chips = {chip.key: chip for chip in screen.filters.chips._chips}
    QTest.mouseClick(chips["red"], Qt.MouseButton.LeftButton)
    QTest.keyClick(screen.table.long, Qt.Key.Key_S)
    dialog = the_dialog(screen)
    assert isinstance(dialog, ViewDialog)
    assert nameless(dialog) == []
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.isVisible(), "a view needs a name"
    QTest.keyClicks(dialog.name, "Red ones")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert [one.name for one in invented.desk.ask(views_of)] == ["Red ones"]
    screen.show_all()
    press(screen, "Red ones")
    assert screen.filters.chips.chosen_keys() == ("red",)
    assert len(refs(screen)) == 3
    press(screen, "Forget")
    assert invented.desk.ask(views_of) == ()


def the_dialog(screen: ReferralsScreen) -> QDialog:
    """Give the dialog that is open."""
    (found,) = (one for one in screen.findChildren(QDialog) if one.isVisible())
    return found


def press(screen: ReferralsScreen, words: str) -> None:
    """Open the views and press what is named."""
    QTest.keyClick(screen.table.long, Qt.Key.Key_S)
    (button,) = (one for one in the_dialog(screen).findChildren(QPushButton) if one.text() == words)
    QTest.keyClick(button, Qt.Key.Key_Space)


def test_that_the_list_and_the_summary_are_asked_for_by_key(show: Show, qtbot: QtBot) -> None:
    screen = show()
    with qtbot.waitSignal(screen.wants_summary) as wanted:
        QTest.keyClick(screen.table.long, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert wanted.args == ["r1"]
    QTest.keyClick(screen.table.long, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    dialog = the_dialog(screen)
    assert isinstance(dialog, ExportDialog)
    assert nameless(dialog) == []
    with qtbot.waitSignal(screen.wants_list) as wanted:
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert wanted.args is not None
    assert not wanted.args[0].names_patients, "names are never the first choice"
    QTest.keyClick(screen.table.long, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    dialog = the_dialog(screen)
    assert isinstance(dialog, ExportDialog)
    with qtbot.waitSignal(screen.wants_list) as wanted:
        dialog.named.click()
    assert wanted.args is not None
    assert wanted.args[0].names_patients


def test_that_a_new_referral_and_a_correction_are_opened_by_key(show: Show) -> None:
    screen = show()
    QTest.keyClick(screen.table.long, Qt.Key.Key_N)
    (dialog,) = screen.findChildren(QDialog)
    dialog.close()
    QTest.keyClick(screen.table.long, Qt.Key.Key_E)
    assert the_dialog(screen).windowTitle() == "Correct R-0401A"


@pytest.mark.parametrize(
    ("key", "section"),
    [
        (Qt.Key.Key_M, "clinical"),
        (Qt.Key.Key_A, "clinical"),
        (Qt.Key.Key_H, "life"),
        (Qt.Key.Key_V, "life"),
    ],
)
def test_that_a_letter_opens_the_form_of_its_section_and_with_alt_even_while_typing(
    show: Show, key: Qt.Key, section: str
) -> None:
    screen = show()
    QTest.keyClick(screen.table.long, key)
    assert screen.pane.section == section
    assert nameless(the_dialog(screen)) == []
    the_dialog(screen).close()
    screen.pane.open_section("summary")
    screen.search.setFocus()
    QTest.keyClick(screen.search, key, Qt.KeyboardModifier.AltModifier)
    assert screen.pane.section == section
    assert screen.search.text() == ""


def test_that_a_referral_is_moved_in_the_order_by_key_with_a_reason(show: Show) -> None:
    screen = show()
    screen.select("r2")
    QTest.keyClick(screen.table.long, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert "R-0402A" in the_dialog(screen).windowTitle()


def test_that_the_name_is_whole_where_the_card_is_narrow(show: Show) -> None:
    screen = show()
    card = screen.pane
    card.resize(600, 700)
    assert card.banner._person.number.startswith("NHS No 999")
    card.resize(420, 700)
    assert card.banner._person.number == ""
    assert card.banner._person.particulars[0].label == "NHS No"


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
    assert screen.pane._nobody.isVisible()
    screen.pane._tell()
    assert nameless(screen) == []


@pytest.mark.parametrize(("width", "scale"), [(1712, 1.0), (1302, 1.0), (1270, 1.5), (1238, 2.0)])
def test_that_nothing_is_cut_off_on_small_screens_and_with_large_letters(
    show: Show, qtbot: QtBot, width: int, scale: float
) -> None:
    dress(qtbot, Theme.CONTRAST, scale)
    screen = show(width, 702)
    screen.search.setText("weston")
    for page in SECTION_KEYS:
        screen.pane.open_section(page)
        assert screen.width() == width
        assert cut_off(screen) == []
        for chip in (*screen.filters.findChildren(QPushButton), *screen.pane.findChildren(QPushButton)):
            around = chip.parentWidget()
            if chip.isVisible() and around is not None:
                assert chip.geometry().bottom() <= around.height() + 3, f"{chip.text()} is cut off below"


def test_that_a_closed_referral_is_put_right_by_key(
    show: Show, invented: Invented, monkeypatch: pytest.MonkeyPatch
) -> None:
    invented.desk.do(Withdraw("r6", "07", "The patient"))
    screen = show()
    QTest.keyClicks(screen.search, "birch")
    screen.table.setFocus()
    QTest.keyClick(screen.table.long, Qt.Key.Key_H)
    assert screen.pane.section == "summary", "nobody waits, so nobody holds a risk"
    QTest.keyClick(screen.table.long, Qt.Key.Key_4)
    assert screen.pane.section == "life"
    card = screen.pane.card("life")
    assert isinstance(card, LifeCard)
    monkeypatch.setattr(card.menu, "popup", lambda *_: None)
    screen.pane.open_section("summary")
    QTest.keyClick(screen.table.long, Qt.Key.Key_T)
    assert screen.pane.section == "life"
    assert len(card.menu.actions()) == 1
    card.menu.actions()[0].trigger()
    assert card.asking.dialog is not None
    card.asking.dialog.close()


def test_that_a_collaboratives_own_words_head_the_list_and_keep_who_is_chosen(
    show: Show, invented: Invented
) -> None:
    screen = show()
    screen.select("r3")
    screen.table.setFocus()
    invented.desk.do(Write((Setting("profile", "children_and_young_people"),)))
    screen.refresh()
    assert headings(screen)[7] == "Local unit"
    assert screen.table.selected() == "r3"
    assert QApplication.focusWidget() is screen.table.long
    QTest.keyClick(screen.table.long, Qt.Key.Key_Down)
    assert screen.pane.key == screen.table.selected() != "r3"
    screen.table.heading_chosen.emit(7)
    assert screen.filters.order.text().startswith("Shown by local unit, rising")
    screen.resize(1000, 1000)
    QApplication.processEvents()
    assert any("local unit Larch" in row for row in spoken(screen.table.short))
    assert nameless(screen) == []


def test_that_the_column_of_the_bmi_is_there_where_somebody_is_weighed_or_should_be(
    show: Show, invented: Invented
) -> None:
    screen = show()
    assert not screen.table.long.isColumnHidden(5)
    invented.desk.do(Write((Setting("profile", "adult_secure"),)))
    screen.refresh()
    assert not screen.table.long.isColumnHidden(5), "somebody has a BMI"
    screen.table.leave_out(frozenset({5, 7}))
    assert [at for at in range(11) if screen.table.long.isColumnHidden(at)] == [5, 7]
    assert [at for at in range(7) if screen.table.short.isColumnHidden(at)] == [3]
    assert screen.table.long.left_out() == screen.table.short.left_out() == ()
    screen.table.leave_out(frozenset())
    assert not screen.table.long.isColumnHidden(5)
    assert not screen.table.short.isColumnHidden(3)


def headings(screen: ReferralsScreen) -> list[str]:
    model = screen.table.long.model()
    across = Qt.Orientation.Horizontal
    return [str(model.headerData(at, across)) for at in range(model.columnCount())]
