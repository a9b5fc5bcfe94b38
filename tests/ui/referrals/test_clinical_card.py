"""The clinical part of a patient: recorded, asked, seen otherwise and corrected by keyboard alone."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from pc_desktop.domain.enquiry import Enquiry
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.settings import Setting
from pc_desktop.domain.severity import Disagreement, Measurement
from pc_desktop.reference import table
from pc_desktop.services.clinical import Disagree, RecordClinical
from pc_desktop.services.starting_table import LayStartingTable
from pc_desktop.theme.tokens import Theme
from pc_desktop.ui.cells import Cell
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.referrals.ask_dialog import AskDialog
from pc_desktop.ui.referrals.clinical_card import ClinicalCard
from pc_desktop.ui.referrals.clinical_presenter import ClinicalPresenter
from pc_desktop.ui.widgets.form_dialog import FormDialog
from tests.services.small_region import Putting
from tests.ui.referrals.invented_office import TODAY, Invented
from tests.ui.referrals.looking import cut_off, dress, nameless, shown, spoken, texts


@pytest.fixture
def measured(invented: Invented) -> Invented:
    """Put the whole table in force and measure one patient twice."""
    desk = invented.desk
    desk.do(LayStartingTable(table("risk_signs.toml")))
    desk.do(Putting(Setting("risk_version", "2022")))
    week_ago = TODAY - timedelta(days=9)
    desk.do(RecordClinical("r3", week_ago, (("weight", 36.0), ("height", 1.68), ("potassium", 3.1))))
    desk.do(RecordClinical("r3", TODAY, (("potassium", 2.4), ("hydration", 1)), (("risk", "low mood"),)))
    return invented


@pytest.fixture
def card(measured: Invented, qtbot: QtBot) -> ClinicalCard:
    dispatch = Dispatch(measured.desk)
    made = ClinicalCard(ClinicalPresenter(measured.office), dispatch)
    dispatch.topics_changed.connect(made.refresh)
    made.show_referral("r3")
    shown(qtbot, made, 430, 1200)
    return made


def typed(qtbot: QtBot, dialog: FormDialog, key: str, words: str) -> None:
    field = dialog.fields[key]
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, words)


def form(card: ClinicalCard) -> FormDialog:
    assert card.asking.dialog is not None
    return card.asking.dialog


def enter(qtbot: QtBot, dialog: FormDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Return)


def values(invented: Invented, sign: str) -> list[float]:
    found = invented.desk.ask(lambda reading: reading.find(Measurement, person="p3", sign=sign, taken=TODAY))
    return [one.value for one in found]


def test_that_each_sign_is_said_with_letter_shape_value_trend_and_day(card: ClinicalCard) -> None:
    rows = {row.split(" | ")[1].split(",")[0]: row for row in spoken(card.signs)}
    assert texts(card.signs, 0).count("▲ R") >= 1
    potassium = rows["Potassium 2.4 mmol/L"]
    assert potassium.startswith("red | ")
    assert "worse: down 0.7 on a week before" in potassium
    assert potassium.endswith("17-Nov-2026")
    assert "restricts fluids" in rows["Hydration"]


def test_that_what_is_missing_is_named_and_the_table_says_that_nobody_verified_it(measured: Invented) -> None:
    rows = ClinicalPresenter(measured.office).show("r3")
    assert rows is not None
    assert "Circulation" in rows.not_recorded
    assert "not yet locally verified" in rows.table
    assert [row.cells[2].text for row in rows.items if row.key == "ecg"] == ["not recorded"]
    assert [row.cells[2].text for row in rows.items if row.key == "weight"] == [
        "9 days old, more than 7 days"
    ]
    missing = rows.not_recorded.count(",") + 1
    assert f"○ {missing} not recorded" in [badge.text for badge in rows.badges]


def test_that_a_bmi_worked_out_says_so(measured: Invented) -> None:
    measured.desk.do(RecordClinical("r7", TODAY, (("weight", 36.0), ("height", 1.7))))
    presenter = ClinicalPresenter(measured.office)
    rows = presenter.show("r7")
    assert rows is not None
    assert rows.details["bmi"] == "BMI 12.5, red by the table; worked out from weight and height."
    assert not presenter.can_correct("r7", "bmi"), "what follows from others is not put right itself"
    assert presenter.correct_form("r7", "bmi") is None


def test_that_values_are_recorded_by_keyboard_and_one_undo_takes_them_back(
    card: ClinicalCard, measured: Invented, qtbot: QtBot
) -> None:
    card.open_record()
    dialog = form(card)
    typed(qtbot, dialog, "m:weight", "34,5")
    typed(qtbot, dialog, "m:height", "168")
    typed(qtbot, dialog, "f:ecg", "sinus bradycardia")
    enter(qtbot, dialog)
    assert (values(measured, "weight"), values(measured, "height")) == ([34.5], [1.68])
    assert "today" in next(row for row in spoken(card.items) if "Weight" in row)
    measured.desk.undo()
    assert values(measured, "weight") == []


def test_that_an_unusual_value_is_asked_for_twice_and_the_form_stays(
    card: ClinicalCard, measured: Invented, qtbot: QtBot
) -> None:
    card.open_record()
    dialog = form(card)
    typed(qtbot, dialog, "m:weight", "22")
    enter(qtbot, dialog)
    assert "unusual" in dialog.refusal.accessibleName()
    assert values(measured, "weight") == []
    sure = dialog.fields["sure"]
    assert isinstance(sure, QComboBox)
    QTest.keyClick(sure, Qt.Key.Key_Down)
    enter(qtbot, dialog)
    assert values(measured, "weight") == [22.0]


@pytest.mark.parametrize("said", ["twelve", "nan", "inf", "12 kg"])
def test_that_words_are_no_number(measured: Invented, said: str) -> None:
    with pytest.raises(Refused, match="is not a number"):
        ClinicalPresenter.record("r3", {"taken": TODAY, "m:weight": said, "sure": ""})


def test_that_a_request_is_recorded_and_its_text_copied(
    card: ClinicalCard, measured: Invented, qtbot: QtBot
) -> None:
    card.open_ask()
    (dialog,) = card.findChildren(AskDialog)
    enter(qtbot, dialog)
    (enquiry,) = measured.desk.ask(lambda reading: reading.find(Enquiry, referral="r3"))
    assert "ECG" in enquiry.items
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Subject: Information needed for referral R-0403A")
    assert "Weston" not in copied
    assert card.enquiries.isVisible()


def test_that_the_text_follows_what_is_asked_until_somebody_writes_in_it(
    card: ClinicalCard, qtbot: QtBot
) -> None:
    card.open_ask()
    (dialog,) = card.findChildren(AskDialog)
    dialog.items.choose({"Bloods"})
    dialog.items.chosen.emit("Bloods")
    dialog.due.day_changed.emit(dialog.due.day())
    assert "- Bloods" in dialog.text.toPlainText()
    assert "- ECG" not in dialog.text.toPlainText()
    QTest.keyClicks(dialog.text, "Dear team, ")
    own = dialog.text.toPlainText()
    dialog.items.choose({"ECG"})
    dialog.items.chosen.emit("ECG")
    assert dialog.text.toPlainText() == own
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    assert QGuiApplication.clipboard().text() == own


def test_that_another_view_is_recorded_shown_and_ended(
    card: ClinicalCard, measured: Invented, qtbot: QtBot
) -> None:
    card.signs.select("potassium")
    card.open_see()
    dialog = form(card)
    QTest.keyClicks(dialog.fields["reason"], "Repeated: 3.4")
    enter(qtbot, dialog)
    (view,) = measured.desk.ask(lambda reading: reading.find(Disagreement, person="p3"))
    assert (view.sign, view.level, view.reason) == ("potassium", "green", "Repeated: 3.4")
    assert "sees it as green since 17-Nov-2026: Repeated: 3.4" in card.detail.text()
    assert texts(card.signs, 0).count("▲ R") >= 1, "the table still says red"
    assert card.see.text() == "Agree with the table"
    card.open_see()
    assert measured.desk.ask(lambda reading: reading.find(Disagreement, ended=None)) == ()


def test_that_a_value_is_corrected_with_a_reason(
    card: ClinicalCard, measured: Invented, qtbot: QtBot
) -> None:
    card.signs.select("potassium")
    card.open_correct()
    dialog = form(card)
    typed(qtbot, dialog, "value", "3.4")
    QTest.keyClicks(dialog.fields["reason"], "read from the wrong line")
    enter(qtbot, dialog)
    assert values(measured, "potassium") == [3.4]


def test_that_a_late_answer_is_shouted_reminded_and_received(
    card: ClinicalCard, measured: Invented, qtbot: QtBot
) -> None:
    asked = Enquiry(
        "e", "r3", measured.clock.now() - timedelta(days=5), "Invented", "Dr Xxtest-Vale", ("ECG",), "", TODAY -
        timedelta(days=3), None, None,
    )  # fmt: skip
    measured.desk.do(Putting(asked))
    card.refresh()
    assert texts(card.enquiries, 1) == ["▲ 3 days overdue"]
    card.open_chase()
    enter(qtbot, form(card))
    assert texts(card.enquiries, 1) == ["due 19-Nov-2026"]
    card.answered.click()
    assert texts(card.enquiries, 1) == ["● answered 17-Nov-2026"]


def test_that_a_referral_that_waits_no_longer_shows_nothing_to_do(card: ClinicalCard) -> None:
    card.show_referral("nobody")
    assert not card.isEnabled()
    card.open_record()
    card.open_ask()
    assert card.asking.dialog is None
    assert card.findChildren(AskDialog) == []


@pytest.mark.parametrize(("theme", "scale", "width"), [(Theme.LIGHT, 1.0, 430), (Theme.DARK, 2.0, 860)])
def test_that_everything_is_named_and_nothing_is_cut_off(
    measured: Invented, qtbot: QtBot, theme: Theme, scale: float, width: int
) -> None:
    measured.desk.do(Disagree("r3", "potassium", "amber", "Repeated"))
    dress(qtbot, theme, scale)
    made = ClinicalCard(ClinicalPresenter(measured.office), Dispatch(measured.desk))
    made.show_referral("r3")
    shown(qtbot, made, width, 1200)
    assert nameless(made) == []
    assert cut_off(made) == []


def test_that_what_was_found_last_stands_after_its_age_and_whole_in_the_tip(measured: Invented) -> None:
    desk, presenter = measured.desk, ClinicalPresenter(measured.office)

    def said(item: str) -> Cell:
        rows = presenter.show("r3")
        assert rows is not None
        return next(one.cells[2] for one in rows.items if one.key == item)

    assert (said("risk").text, said("risk").tip) == ("today · low mood", f"low mood ({TODAY:%d-%b-%Y})")
    week_ago = TODAY - timedelta(days=7)
    desk.do(RecordClinical("r3", week_ago, (), (("risk", "older words"),)))
    assert said("risk").text == "today · low mood", "a later finding takes the place of an earlier one"
    assert "·" not in said("weight").text
