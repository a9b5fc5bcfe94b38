"""A whole referral is taken by keyboard events alone; nothing typed is lost; what is held already is shown."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from pc_desktop.domain.clinical import Finding
from pc_desktop.domain.errors import Unavailable
from pc_desktop.domain.person import Person
from pc_desktop.domain.referral import Milestone, Referral
from pc_desktop.domain.severity import Measurement
from pc_desktop.theme.tokens import Theme
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.referrals.intake_dialog import IntakeDialog
from pc_desktop.ui.referrals.intake_presenter import IntakePresenter
from tests.ui.referrals.intake_desk import FREE_NUMBER, Answers, Keys, here, office_of, press, typed
from tests.ui.referrals.invented_office import NOW, NUMBERS, TODAY, Invented
from tests.ui.referrals.looking import cut_off, dress, nameless, shown

TAB, CTRL, SHIFT = Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
A_KEY, THREE_MINUTES = 0.5, 180
"""Seconds a key takes somebody who types slowly, looking at the keyboard, and what a referral may take."""
Show = Callable[..., IntakeDialog]


@pytest.fixture
def show(qtbot: QtBot, invented: Invented) -> Show:
    def make(width: int = 1400, height: int = 900, notices: Answers | None = None) -> IntakeDialog:
        dialog = IntakeDialog(
            IntakePresenter(office_of(invented)), Dispatch(invented.desk), None, notices or Answers()
        )
        shown(qtbot, dialog, width, height)
        qtbot.waitUntil(dialog.form.fields["nhs_number"].control.hasFocus)
        return dialog

    return make


def to(dialog: IntakeDialog, field: str) -> None:
    """Press Tab until the keyboard is in a field."""
    for _ in range(120):
        if dialog.form.fields[field].isAncestorOf(here()):
            return
        press(TAB)
    raise AssertionError(f"Tab never reaches {field}")


def fill(dialog: IntakeDialog, **fields: str) -> None:
    """Go to each field in turn and type."""
    for field, words in fields.items():
        to(dialog, field.replace("__", ":"))
        typed(words)


def test_that_a_whole_referral_is_taken_by_keyboard_alone(
    qtbot: QtBot, show: Show, invented: Invented
) -> None:
    dialog, before = show(), Keys.pressed
    fill(
        dialog, nhs_number=FREE_NUMBER, surname="Xxtest-Hazel", given="Fay", title="Ms", born="4/5/2001",
        sex="f", outcode="cv5 6ab", team="cov", referrer="Dr Invented", contact="01632 960001",
        urgency="u", place="h", legal="inf", needs="n", reason="Eating almost nothing.",
        risk_holder="Coventry team", interim_plan="Daily bloods", measured_on="today", m__weight="38,5",
        m__height="1.65", f__risk="Faints on standing.", f__diagnosis="an", autism="c", cetr_on="1/10/2026",
    )  # fmt: skip
    assert dialog.form.values()["m:bmi"] == "14.1"
    with qtbot.waitSignal(dialog.taken) as taken:
        press(Qt.Key.Key_Return, CTRL)
    assert (Keys.pressed - before) * A_KEY < THREE_MINUTES
    key = str(taken.args[0])
    referral = invented.desk.ask(lambda reading: reading.get(Referral, key))
    person = invented.desk.ask(lambda reading: reading.get(Person, referral.person))
    assert (referral.team, referral.urgency, referral.place, referral.legal) == (
        "coventry",
        "2",
        "home",
        "01",
    )
    assert (referral.needs, referral.reason) == (("ng_feeding",), "Eating almost nothing.")
    assert (referral.risk_holder, referral.interim_plan) == ("Coventry team", "Daily bloods")
    assert (person.nhs_number, person.surname, person.given, person.title) == (
        FREE_NUMBER, "Xxtest-Hazel", "Fay", "Ms",
    )  # fmt: skip
    assert (str(person.born), person.sex, person.outcode, person.autism) == ("2001-05-04", "F", "CV5", "1")
    measured = invented.desk.ask(lambda reading: reading.find(Measurement, person=person.key))
    assert {one.sign: one.value for one in measured} == {"weight": 38.5, "height": 1.65, "bmi": 14.1}
    assert {one.taken for one in measured} == {TODAY}
    found = invented.desk.ask(lambda reading: reading.find(Finding, person=person.key))
    assert {one.item: one.words for one in found} == {
        "risk": "Faints on standing.", "diagnosis": "Anorexia nervosa",
    }  # fmt: skip
    first = invented.desk.ask(lambda reading: reading.find(Milestone, referral=key))
    assert [(one.state, one.at) for one in first] == [("received", NOW)]
    assert not dialog.isVisible()
    assert invented.desk.draft("intake") == ""


def test_that_the_number_is_judged_and_written_as_people_read_it(show: Show) -> None:
    dialog = show()
    field = dialog.form.fields["nhs_number"]
    typed(FREE_NUMBER[:9])
    assert field.said() == "9 of 10 digits"
    typed("3")
    assert field.said().startswith("▲ The last digit does not fit")
    press(Qt.Key.Key_Backspace)
    typed(FREE_NUMBER[9])
    assert "adds up" in field.said()
    press(TAB)
    assert field.answer.text().replace("\u00a0", " ") == "999 294 5702"


@pytest.mark.parametrize(
    ("field", "words", "shown_as"),
    [
        ("born", "4.5.01", "04-May-2001"),
        ("review_on", "24 nov 26", "24-Nov-2026"),
        ("measured_on", "today", "17-Nov-2026"),
        ("on:ecg", "yesterday", "16-Nov-2026"),
        ("received", "16/11/26 at 14.05", "16-Nov-2026 14:05"),
        ("born", "soon", "soon"),
    ],
)
def test_that_a_date_is_written_as_it_was_understood(
    show: Show, field: str, words: str, shown_as: str
) -> None:
    dialog = show()
    to(dialog, field)
    typed(words)
    press(TAB)
    assert dialog.form.values()[field] == shown_as


def test_that_taking_too_early_goes_to_what_is_missing(show: Show, invented: Invented) -> None:
    dialog = show()
    before = invented.desk.ask(lambda reading: reading.chain())
    fill(dialog, nhs_number=FREE_NUMBER, surname="Xxtest-Hazel")
    press(Qt.Key.Key_Return, CTRL)
    assert dialog.form.fields["urgency"].isAncestorOf(here())
    assert dialog.form.fields["urgency"].said() == "▲ Choose how urgent it is."
    assert invented.desk.ask(lambda reading: reading.chain()) == before
    typed("v")
    assert dialog.form.fields["urgency"].said() == ""
    assert dialog.form.values()["urgency"] == "4"


def test_that_a_field_gone_through_says_what_is_wrong_with_it(show: Show) -> None:
    dialog = show()
    fill(dialog, born="31/2/2001")
    assert dialog.form.fields["born"].said() == ""
    press(TAB)
    assert dialog.form.fields["born"].said() == "▲ There is no 31-Feb-2001."
    assert dialog.form.fields["surname"].said() == "", "what was not filled in yet is not complained of"


def test_that_the_existing_referral_is_opened_by_key(qtbot: QtBot, show: Show) -> None:
    dialog = show()
    assert not dialog.near.isVisible()
    typed(NUMBERS[1])
    assert dialog.near.isVisible()
    with qtbot.waitSignal(dialog.wants_existing) as wanted:
        press(Qt.Key.Key_O, CTRL)
    assert wanted.args == ["r1"]
    assert not dialog.isVisible()


def test_that_a_second_live_referral_is_refused_in_the_dialog(show: Show, invented: Invented) -> None:
    dialog = show()
    fill(
        dialog, nhs_number=NUMBERS[1], surname="Xxtest-Marsh", given="Keira", born="2/3/1995", urgency="u",
        place="h", reason="Again.",
    )  # fmt: skip
    press(Qt.Key.Key_Return, CTRL)
    assert dialog.isVisible()
    assert "waits already, as R-0401A" in dialog.said.accessibleName()
    assert len(invented.desk.ask(lambda reading: reading.find(Referral, person="p1"))) == 1


def test_that_escape_keeps_what_is_half_typed_and_asks_nothing(show: Show) -> None:
    notices = Answers()
    dialog = show(notices=notices)
    fill(dialog, surname="Xxtest-Hazel", reason="Half a sent")
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    again = show(notices=notices)
    assert again.form.values()["surname"] == "Xxtest-Hazel"
    assert again.form.values()["reason"] == "Half a sent"
    assert again.about.text() == "Gone on with from where it was left."
    assert notices.asked == []
    press(Qt.Key.Key_Backspace, CTRL)
    assert len(notices.asked) == 1
    assert again.form.values()["surname"] == ""


def test_that_what_rests_is_kept_before_the_dialog_closes(
    qtbot: QtBot, show: Show, invented: Invented
) -> None:
    dialog = show()
    fill(dialog, surname="Xxtest-Hazel")
    assert dialog.timer.isActive()
    qtbot.waitUntil(lambda: "Xxtest-Hazel" in invented.desk.draft("intake"), timeout=5000)


def test_that_escape_asks_where_the_typing_would_be_lost(
    show: Show, invented: Invented, monkeypatch: pytest.MonkeyPatch
) -> None:
    notices = Answers(answer=False)
    dialog = show(notices=notices)
    fill(dialog, surname="Xxtest-Hazel")

    def full(key: str, text: str) -> None:
        raise Unavailable("The disk is full.", "Make room.")

    monkeypatch.setattr(invented.desk, "keep_draft", full)
    press(Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert notices.asked == ["The disk is full. What you typed would be lost. Close all the same?"]


def test_that_a_paste_by_key_fills_the_form_and_shows_what_it_did_not(show: Show) -> None:
    dialog = show()
    QGuiApplication.clipboard().setText(
        "Name: Ms Fay Xxtest-Hazel  DOB: 4/5/2001\nNHS no: 999 294 5702\nPriority: Urgent\nColour: blue\n"
    )
    press(Qt.Key.Key_V, CTRL | SHIFT)
    values = dialog.form.values()
    assert (values["surname"], values["given"], values["born"]) == ("Xxtest-Hazel", "Fay", "04-May-2001")
    assert (values["nhs_number"].replace("\u00a0", " "), values["urgency"]) == ("999 294 5702", "2")
    assert "Colour: blue" in dialog.pasted.words()
    assert "6 fields filled in" in dialog.pasted.words()


@pytest.mark.parametrize("width", [1400, 1280, 700])
def test_that_tab_goes_through_the_fields_in_their_order(show: Show, width: int) -> None:
    dialog = show(width, 760)
    order = list(dialog.form.fields)
    met = []
    for _ in range(160):
        field = next((key for key, one in dialog.form.fields.items() if one.isAncestorOf(here())), "")
        if field and field not in met:
            met.append(field)
        press(TAB)
    assert met == order


def test_that_everything_reached_by_the_keyboard_has_a_name(show: Show) -> None:
    dialog = show()
    typed(NUMBERS[1])
    assert nameless(dialog) == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_that_nothing_is_cut_off(qtbot: QtBot, show: Show, theme: Theme, scale: float) -> None:
    dress(qtbot, theme, scale)
    dialog = show(1326, 728)
    typed(NUMBERS[1])
    press(Qt.Key.Key_Return, CTRL)
    assert cut_off(dialog) == []
    assert dialog.width() <= 1326
    assert dialog.height() <= 760, "it goes on a small screen at any size of letters"
