"""A correction is typed, written in one step that says what changed, and never lost half way."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pc_desktop.domain.person import Person
from pc_desktop.domain.referral import Referral
from pc_desktop.services.amend_referral import AmendReferral
from pc_desktop.services.glass import OpenRestricted
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.referrals.amend_dialog import AmendDialog
from pc_desktop.ui.referrals.amend_presenter import AmendPresenter
from tests.services.small_region import Putting
from tests.ui.referrals.intake_desk import Answers, here, office_of, press, typed
from tests.ui.referrals.invented_office import Invented
from tests.ui.referrals.looking import cut_off, nameless, shown

TAB, CTRL = Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier
Show = Callable[..., AmendDialog]


@pytest.fixture
def show(qtbot: QtBot, invented: Invented) -> Show:
    def make(key: str = "r1", notices: Answers | None = None) -> AmendDialog:
        presenter = AmendPresenter(office_of(invented))
        dialog = AmendDialog(presenter, Dispatch(invented.desk), key, None, notices or Answers())
        shown(qtbot, dialog, 1300, 800)
        return dialog

    return make


def to(dialog: AmendDialog, field: str) -> None:
    """Press Tab until the keyboard is in a field."""
    for _ in range(80):
        if dialog.form.fields[field].isAncestorOf(here()):
            return
        press(TAB)
    raise AssertionError(f"Tab never reaches {field}")


def test_that_a_correction_is_one_step_that_says_what_changed(
    qtbot: QtBot, show: Show, invented: Invented
) -> None:
    dialog = show()
    assert dialog.heading.text() == "Correct R-0401A"
    assert dialog.about.text() == "Nothing changed yet"
    to(dialog, "urgency")
    typed("r")
    to(dialog, "ethnic")
    typed("white: i")
    assert dialog.about.text() == "2 fields changed"
    with qtbot.waitSignal(dialog.amended) as amended:
        press(Qt.Key.Key_Return, CTRL)
    assert amended.args == ["r1"]
    step = invented.desk.ask(lambda reading: reading.steps(1))[0]
    assert step.title == (
        "Urgency of R-0401A changed from very urgent to routine; "
        "ethnic category of the patient of R-0401A corrected"
    )
    assert invented.desk.ask(lambda reading: reading.get(Referral, "r1")).urgency == "3"
    assert invented.desk.ask(lambda reading: reading.get(Person, "p1")).ethnic == "B"


def test_that_nothing_untouched_is_written(show: Show, invented: Invented) -> None:
    held = invented.desk.ask(lambda reading: reading.get(Referral, "r6"))
    odd = replace(held, needs=("one_to_one", "ng_feeding", "a_need_of_old"), legal="33", reason="")
    who = invented.desk.ask(lambda reading: reading.get(Person, "p6"))
    invented.desk.do(Putting(odd, replace(who, ethnic="T", outcode="NOWHERE")))
    before = invented.desk.ask(lambda reading: (reading.get(Referral, "r6"), reading.get(Person, "p6")))
    dialog = show("r6")
    press(Qt.Key.Key_Return, CTRL)
    assert not dialog.isVisible()
    after = invented.desk.ask(lambda reading: (reading.get(Referral, "r6"), reading.get(Person, "p6")))
    assert before == after


def test_that_what_was_missing_before_keeps_nobody_from_correcting_the_rest(
    show: Show, invented: Invented
) -> None:
    held = invented.desk.ask(lambda reading: reading.get(Referral, "r6"))
    invented.desk.do(Putting(replace(held, reason="")))
    dialog = show("r6")
    to(dialog, "urgency")
    typed("e")
    press(Qt.Key.Key_Return, CTRL)
    assert not dialog.isVisible()
    assert invented.desk.ask(lambda reading: reading.get(Referral, "r6")).urgency == "1"


def test_that_a_restricted_record_shows_nobodys_details_until_it_is_opened(
    show: Show, invented: Invented
) -> None:
    held = invented.desk.ask(lambda reading: reading.get(Person, "p1"))
    invented.desk.do(Putting(replace(held, restricted="Works on the ward")))
    dialog = show()
    assert "surname" not in dialog.form.fields
    assert "restricted" in dialog.about.text()
    invented.desk.do(OpenRestricted("p1", "Checking the address with the team"))
    opened = show()
    assert opened.form.values()["surname"] == "Xxtest-Marsh"


def test_that_autism_asks_for_the_dates_it_calls_for_and_insists_on_none(show: Show) -> None:
    dialog = show()
    to(dialog, "autism")
    typed("c")
    assert "dynamic support register" in dialog.form.fields["register_on"].said()
    to(dialog, "cetr_on")
    typed("1/10/2026")
    assert dialog.form.fields["cetr_on"].said() == ""
    press(Qt.Key.Key_Return, CTRL)
    assert not dialog.isVisible()


def test_that_a_fault_keeps_the_dialog_open(show: Show) -> None:
    dialog = show()
    to(dialog, "review_on")
    typed("31/2/2027")
    press(Qt.Key.Key_Return, CTRL)
    assert dialog.isVisible()
    assert dialog.form.fields["review_on"].said() == "▲ There is no 31-Feb-2027."
    assert dialog.form.fields["review_on"].isAncestorOf(here())


def test_that_what_others_changed_meanwhile_is_refused_in_the_dialog(show: Show, invented: Invented) -> None:
    dialog = show()
    held = invented.desk.ask(lambda reading: reading.get(Referral, "r1"))
    invented.desk.do(AmendReferral(held, replace(held, urgency="1")))
    to(dialog, "urgency")
    typed("r")
    press(Qt.Key.Key_Return, CTRL)
    assert dialog.isVisible()
    assert "has been changed since this was opened" in dialog.said.accessibleName()


def test_that_half_a_correction_survives_closing(show: Show) -> None:
    notices = Answers()
    dialog = show(notices=notices)
    to(dialog, "contact")
    typed("01632 96")
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert notices.asked == []
    again = show(notices=notices)
    assert again.form.values()["contact"] == "01632 96"
    assert again.about.text() == "1 field changed, gone on with from where it was left"
    press(Qt.Key.Key_Backspace, CTRL)
    assert len(notices.asked) == 1
    assert again.form.values()["contact"] == ""
    other = show("r2")
    assert other.form.values()["contact"] == "", "each referral has a draft of its own"


@pytest.mark.parametrize(
    ("keys", "code"),
    [("3", "03"), ("section 3", "03"), ("ss", "03"), ("inf", "01"), ("5(4", "06"), ("zz", "02")],
)
def test_that_a_list_is_searched_by_what_is_typed(show: Show, keys: str, code: str) -> None:
    dialog = show()
    to(dialog, "legal")
    typed(keys)
    assert dialog.form.values()["legal"] == code


def test_that_everything_has_a_name_and_nothing_is_cut_off(show: Show) -> None:
    dialog = show()
    assert nameless(dialog) == []
    assert cut_off(dialog) == []
