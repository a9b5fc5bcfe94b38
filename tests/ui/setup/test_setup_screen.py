"""The Setup screen shows its sections, is worked by the keyboard alone, and passes on how it should look."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pc_desktop.domain.places import Bed, Team, Unit
from pc_desktop.domain.severity import RiskRule
from pc_desktop.services.office import Office
from pc_desktop.services.region import settings_of
from pc_desktop.theme.tokens import Theme
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.setup.presenter import APPEARANCE, SetupPresenter
from pc_desktop.ui.setup.screen import SetupScreen
from pc_desktop.ui.widgets.form_dialog import FormDialog
from pc_desktop.ui.widgets.order_field import OrderField
from tests.ui.referrals.invented_office import Invented, Write
from tests.ui.referrals.looking import cut_off, dress, heard, nameless, shown, texts
from tests.ui.setup.conftest import Show

KEYS = (
    "settings", "profile", "clocks", "needs", "units", "beds", "prices", "teams", "organisations", "signs", "order",
)  # fmt: skip


def dialog(screen: SetupScreen, qtbot: QtBot) -> FormDialog:
    """Give the form that is open, with the keyboard in it."""
    qtbot.waitUntil(lambda: screen.dialog is not None)
    opened = screen.dialog
    assert opened is not None
    qtbot.waitUntil(opened.isActiveWindow)
    return opened


def closed(screen: SetupScreen, qtbot: QtBot) -> None:
    """Wait until the form has gone and the keyboard is back in the screen."""
    qtbot.waitUntil(lambda: screen.dialog is None)
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)


def at(screen: SetupScreen, key: str) -> QWidget:
    """Turn to a section with the keyboard in its table."""
    screen.open_part(key)
    screen.parts[key].table.setFocus()
    return screen.parts[key].table


def typed(text: str) -> None:
    """Type into whatever has the keyboard, over what is selected."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the keyboard is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)


def test_that_a_setting_is_changed_by_the_keyboard_alone(show: Show, office: Office, qtbot: QtBot) -> None:
    screen = show()
    screen.setFocus()
    press(Qt.Key.Key_Return)
    table = screen.parts["settings"].table
    assert QApplication.focusWidget() is table
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    dialog(screen, qtbot)
    typed("5")
    press(Qt.Key.Key_Return)
    closed(screen, qtbot)
    assert office.desk.ask(settings_of)["hold_days"] == "5"
    assert texts(table, 1)[1] == "5 days"
    assert table.selected() == "hold_days"
    assert QApplication.focusWidget() is table
    office.desk.undo()
    assert office.desk.ask(settings_of)["hold_days"] == "3"


def test_that_a_form_stays_open_and_says_why_where_a_rule_says_no(
    show: Show, office: Office, qtbot: QtBot
) -> None:
    screen = show()
    at(screen, "beds")
    press(Qt.Key.Key_A)
    opened = dialog(screen, qtbot)
    typed("1")
    press(Qt.Key.Key_Return)
    assert opened.isVisible()
    assert heard(opened.refusal) == "Not saved. Oak Suite has a bed called 1 already."
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    typed("7, 8")
    press(Qt.Key.Key_Return)
    closed(screen, qtbot)
    assert len(office.desk.ask(lambda reading: reading.find(Bed, unit="oak"))) == 8


def test_that_escape_changes_nothing(show: Show, office: Office, qtbot: QtBot) -> None:
    screen = show()
    at(screen, "units")
    press(Qt.Key.Key_C)
    dialog(screen, qtbot)
    typed("Another name")
    press(Qt.Key.Key_Escape)
    closed(screen, qtbot)
    assert office.desk.ask(lambda reading: reading.get(Unit, "oak")).name == "Oak Suite"


def test_that_a_note_takes_lines_and_is_saved_from_within(show: Show, office: Office, qtbot: QtBot) -> None:
    screen = show()
    at(screen, "teams")
    press(Qt.Key.Key_C)
    opened = dialog(screen, qtbot)
    opened.fields["outcodes"].setFocus()
    press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    typed(",")
    press(Qt.Key.Key_Return)
    typed("b29")
    assert opened.isVisible()
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    closed(screen, qtbot)
    team = office.desk.ask(lambda reading: reading.get(Team, "birmingham"))
    assert team.outcodes == ("B15", "B29")


def test_that_what_a_unit_offers_is_switched_by_space(show: Show, office: Office, qtbot: QtBot) -> None:
    screen = show()
    at(screen, "units")
    press(Qt.Key.Key_C)
    opened = dialog(screen, qtbot)
    chips = opened.fields["offers"].findChildren(QWidget)
    autism = next(chip for chip in chips if getattr(chip, "key", "") == "autism")
    autism.setFocus()
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return)
    closed(screen, qtbot)
    assert "autism" in office.desk.ask(lambda reading: reading.get(Unit, "oak")).offers


def test_that_a_refusal_before_any_form_is_said(show: Show, office: Office, qtbot: QtBot) -> None:
    screen = show()
    at(screen, "order")
    with qtbot.waitSignal(screen._dispatch.refused) as refused:
        press(Qt.Key.Key_C)
    assert refused.args[0].startswith("The starting order came with the application")
    assert screen.dialog is None


def test_that_a_table_is_copied_edited_and_put_in_force_by_keyboard(
    show: Show, office: Office, qtbot: QtBot
) -> None:
    screen = show()
    table = at(screen, "signs")
    press(Qt.Key.Key_N)
    dialog(screen, qtbot)
    typed("2027")
    press(Qt.Key.Key_Return)
    closed(screen, qtbot)
    section = screen.parts["signs"]
    assert section._choosers["version"][1].chosen_keys() == ("2027",)
    assert section._choosers["beside"][1].chosen_keys() == ("2022",)
    table.setFocus()
    press(Qt.Key.Key_C)
    dialog(screen, qtbot)
    typed("12.5")
    press(Qt.Key.Key_Return)
    closed(screen, qtbot)
    assert texts(section.table, 0)[0] == "BMI · differs"
    table.setFocus()
    press(Qt.Key.Key_F)
    assert office.desk.ask(settings_of)["risk_version"] == "2027"
    rules = office.desk.ask(lambda reading: reading.find(RiskRule, version="2027", sign="bmi"))
    assert [rule.red_below for rule in rules] == [12.5]


def test_that_an_order_is_put_together_by_keyboard(show: Show, office: Office, qtbot: QtBot) -> None:
    screen = show()
    at(screen, "order")
    press(Qt.Key.Key_N)
    opened = dialog(screen, qtbot)
    typed("2027")
    ordered = opened.fields["components"]
    assert isinstance(ordered, OrderField)
    ordered.table.setFocus()
    alt = Qt.KeyboardModifier.AltModifier
    press(Qt.Key.Key_Down, alt)
    press(Qt.Key.Key_Down, alt)
    press(Qt.Key.Key_Up, alt)
    ordered.table.select("wait")
    press(Qt.Key.Key_O, alt)
    assert ordered.leave.text() == "Put back"
    assert ordered.value()[:2] == ("red signs", "urgency")
    assert "wait" not in ordered.value()
    press(Qt.Key.Key_O, alt)
    assert ordered.value()[-1] == "wait"
    opened.save.click()
    closed(screen, qtbot)
    assert texts(screen.parts["order"].table, 0) == ["Starting order", "2027"]


def test_that_chips_choose_whose_beds_are_shown(show: Show, qtbot: QtBot) -> None:
    screen = show()
    at(screen, "beds")
    section = screen.parts["beds"]
    chips = {chip.key: chip for chip in section._choosers["unit"][1]._chips}
    QTest.keyClick(chips["larch"], Qt.Key.Key_Space)
    assert len(texts(section.table, 0)) == 5
    assert section.buttons["retire"].isEnabled()


def test_that_a_day_that_may_be_unknown_is_ticked_before_it_is_known(show: Show, qtbot: QtBot) -> None:
    screen = show()
    at(screen, "organisations")
    assert not screen.parts["organisations"].buttons["change"].isEnabled()
    press(Qt.Key.Key_A)
    opened = dialog(screen, qtbot)
    assert opened.values()["opened"] is None
    since = opened.fields["opened"]
    since.setFocus()
    press(Qt.Key.Key_Space)
    assert opened.values()["opened"] is not None


def test_that_nothing_reached_by_the_keyboard_is_without_a_name(show: Show, qtbot: QtBot) -> None:
    screen = show()
    for key in (*KEYS, APPEARANCE):
        screen.open_part(key)
        assert nameless(screen) == [], key


@pytest.mark.parametrize(
    ("key", "letter"),
    [
        ("settings", "C"), ("profile", "C"), ("clocks", "C"), ("needs", "A"), ("units", "A"), ("beds", "C"),
        ("beds", "R"), ("prices", "A"), ("teams", "A"), ("organisations", "A"), ("organisations", "D"), ("signs", "C"),
        ("signs", "N"), ("signs", "S"), ("order", "N"),
    ],
)  # fmt: skip
def test_that_no_form_has_a_field_without_a_name(show: Show, qtbot: QtBot, key: str, letter: str) -> None:
    screen = show()
    screen.open_part(key)
    screen.parts[key].press(letter)
    opened = dialog(screen, qtbot)
    assert nameless(opened) == []
    assert cut_off(opened) == []


def test_that_choosing_a_look_is_told_upwards_and_not_done_here(show: Show, qtbot: QtBot) -> None:
    screen = show()
    screen.open_part(APPEARANCE)
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


def test_that_refreshing_keeps_the_section_and_the_unit_chosen(show: Show, office: Office) -> None:
    screen = show()
    screen.open_part("units")
    screen.parts["units"].table.select("ash")
    larch = office.desk.ask(lambda reading: reading.get(Unit, "larch"))
    office.desk.do(Write((larch,)))
    screen.refresh(frozenset({"unit"}))
    assert screen.sections.selected() == "units"
    assert screen.parts["units"].table.selected() == "ash"


def test_that_an_empty_setup_says_so(qtbot: QtBot, invent_empty: Invented) -> None:
    screen = SetupScreen(SetupPresenter(invent_empty.office), Dispatch(invent_empty.desk))
    screen.refresh()
    shown(qtbot, screen)
    for key, said in (("units", "No units are set up."), ("signs", "No table of risk signs is set up.")):
        screen.open_part(key)
        assert texts(screen.parts[key].table, 0) == []
        assert screen.parts[key].table._empty.startswith(said)
    assert not screen.parts["units"].buttons["change"].isEnabled()
    assert screen.parts["units"].buttons["add"].isEnabled()


def test_that_a_notice_is_read_whole_with_large_letters_and_the_page_scrolls_for_it(
    show: Show, qtbot: QtBot
) -> None:
    dress(qtbot, Theme.LIGHT, 2.0)
    screen = show(1238, 702)
    screen.open_part("signs")
    QApplication.processEvents()
    notice = screen.parts["signs"].notice
    assert notice.isVisible()
    assert notice.height() >= notice.heightForWidth(notice.width())


@pytest.mark.parametrize(("width", "scale"), [(1712, 1.0), (1302, 1.0), (1270, 1.5), (1238, 2.0)])
def test_that_nothing_is_cut_off_on_small_screens_and_with_large_letters(
    show: Show, qtbot: QtBot, width: int, scale: float
) -> None:
    dress(qtbot, Theme.DARK, scale)
    screen = show(width, 702)
    for key in (*KEYS, APPEARANCE):
        screen.open_part(key)
        assert screen.width() == width
        assert cut_off(screen) == [], key
