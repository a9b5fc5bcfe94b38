"""A referral from the first e-mail to the agenda, by keyboard alone: taken, measured, asked about, triaged, found."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from pc_desktop.domain.enquiry import Enquiry
from pc_desktop.domain.person import Person
from pc_desktop.domain.referral import Milestone, Referral
from pc_desktop.domain.severity import Measurement
from pc_desktop.paths import resources
from pc_desktop.services.history_view import history_view
from pc_desktop.services.office import Office
from pc_desktop.theme.tokens import Theme
from pc_desktop.theme.wardrobe import Wardrobe
from pc_desktop.ui.memory import Memory
from pc_desktop.ui.referrals.intake_dialog import IntakeDialog
from pc_desktop.ui.referrals.life_card import LifeCard
from pc_desktop.ui.referrals.screen import ReferralsScreen
from pc_desktop.ui.widgets.form_dialog import FormDialog
from pc_desktop.ui.window import MainWindow

CTRL, PLAIN = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
A_KEY, THREE_MINUTES = 0.28, 180.0
"""Seconds a practised typist takes over a key, and what taking a referral may take."""


class Hands:
    """Two hands on a keyboard, counting what they press; they never touch a mouse."""

    def __init__(self) -> None:
        """Begin at rest."""
        self.pressed = 0

    def here(self) -> QWidget:
        """Give the widget the keyboard is in."""
        widget = QApplication.activePopupWidget() or QApplication.focusWidget()
        if widget is None:
            # The offscreen platform has nobody who hands the keyboard back when a dialog is closed.
            (window,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))
            window.activateWindow()
            QApplication.processEvents()
            widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
        """Press one key."""
        self.pressed += 1
        QTest.keyClick(self.here(), key, held)

    def write(self, words: str) -> None:
        """Type words."""
        self.pressed += len(words)
        QTest.keyClicks(self.here(), words)

    def go_to(self, field: QWidget) -> None:
        """Press Tab until the keyboard is in a field."""
        for _ in range(150):
            if field is self.here() or field.isAncestorOf(self.here()):
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {field.accessibleName() or field.objectName()}")


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, office: Office, tmp_path: Path) -> Iterator[MainWindow]:
    """Open the window on the sample region, at the referrals."""
    wardrobe = Wardrobe(qapp)
    wardrobe.choose(Theme.LIGHT)
    memory = Memory(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    made = MainWindow(office, wardrobe, memory)
    qtbot.addWidget(made)
    made.resize(1920, 1080)
    made.show()
    made.show_screen("referrals")
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()


@pytest.fixture
def screen(window: MainWindow) -> ReferralsScreen:
    return cast("ReferralsScreen", window.screen_of("referrals"))


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_that_a_referral_goes_from_the_first_e_mail_to_the_agenda_by_keyboard_alone(
    screen: ReferralsScreen, office: Office, hands: Hands, qtbot: QtBot
) -> None:
    number = free_number(office)
    take_it(screen, hands, number)
    assert hands.pressed * A_KEY < THREE_MINUTES
    (person,) = office.desk.ask(lambda reading: reading.find(Person, nhs_number=number))
    (referral,) = office.desk.ask(lambda reading: reading.find(Referral, person=person.key))
    assert screen.pane.key == referral.key, "the new referral is shown at once"
    assert screen.pane.banner.accessibleName().startswith("XXTEST-HAZELNUT, Fay")

    measure_it(screen, hands)
    measured = office.desk.ask(lambda reading: reading.find(Measurement, person=person.key))
    assert 13.1 in {one.value for one in measured}

    ask_about_it(screen, hands)
    (asked,) = office.desk.ask(lambda reading: reading.find(Enquiry, referral=referral.key))
    assert asked.items

    turn_it(screen, hands, "triage")
    turn_it(screen, hands, "agenda")
    turns = office.desk.ask(lambda reading: reading.find(Milestone, referral=referral.key))
    last = max(turns, key=lambda one: one.number)
    assert last.state == "for_meeting"
    assert "triaged" in {one.state for one in turns}

    hands.press(Qt.Key.Key_1, CTRL)
    hands.press(Qt.Key.Key_F, CTRL)
    hands.write("hazelnut")
    assert screen.table.table.model().rowCount() == 1
    hands.press(Qt.Key.Key_Return)
    assert screen.table.selected() == referral.key
    hands.press(Qt.Key.Key_5)
    told = [row.cells[1].text for row in screen._presenter.patient(referral.key).timeline]  # type: ignore[union-attr]
    assert {"For meeting", "Triaged", "Information asked", "Measured", "Received"} <= set(told)
    titles = " ".join(line.title for line in office.desk.ask(history_view)[:8])
    assert referral.ref in titles
    assert "Hazelnut" not in titles


def free_number(office: Office) -> str:
    """Give an NHS number of the range never issued that nobody in the sample has."""
    taken = {one.nhs_number for one in office.desk.ask(lambda reading: reading.find(Person))}
    lines = (resources() / "reference" / "nhs_numbers_999.csv").read_text("utf-8").splitlines()
    return next(line for line in lines if line.isdigit() and line not in taken)


def take_it(screen: ReferralsScreen, hands: Hands, number: str) -> None:
    """Take a new referral."""
    hands.press(Qt.Key.Key_N)
    dialog = the_dialog(screen)
    assert isinstance(dialog, IntakeDialog)
    for field, words in (
        ("nhs_number", number),
        ("surname", "Xxtest-Hazelnut"),
        ("given", "Fay"),
        ("title", "Ms"),
        ("born", "4/5/2001"),
        ("sex", "f"),
        ("outcode", "cv5"),
        ("team", "cov"),
        ("urgency", "u"),
        ("place", "h"),
        ("legal", "inf"),
        ("reason", "Eating almost nothing since October."),
        ("risk_holder", "Coventry team"),
    ):
        hands.go_to(dialog.form.fields[field])
        hands.write(words)
    hands.press(Qt.Key.Key_Return, CTRL)
    assert not dialog.isVisible(), dialog.said.accessibleName()


def measure_it(screen: ReferralsScreen, hands: Hands) -> None:
    """Enter what was measured."""
    screen.table.setFocus()
    hands.press(Qt.Key.Key_M)
    dialog = the_dialog(screen)
    assert isinstance(dialog, FormDialog)
    field = next(dialog.fields[key] for key in dialog.fields if "bmi" in key)
    hands.go_to(field)
    hands.write("13.1")
    finish(dialog, hands)


def ask_about_it(screen: ReferralsScreen, hands: Hands) -> None:
    """Ask the referrer for what is missing; the text is drafted."""
    screen.table.setFocus()
    hands.press(Qt.Key.Key_A)
    dialog = the_dialog(screen)
    assert isinstance(dialog, FormDialog)
    finish(dialog, hands)


def turn_it(screen: ReferralsScreen, hands: Hands, turn: str) -> None:
    """Take a turn of the referral's life."""
    screen.table.setFocus()
    hands.press(Qt.Key.Key_T)
    card = screen.acts.made["life"]
    assert isinstance(card, LifeCard)
    hint = next(one.hint for one in card._presenter.turns(card._key) if one.key == turn)
    hands.press(Qt.Key[f"Key_{hint}"])
    dialog = the_dialog(screen)
    assert isinstance(dialog, FormDialog)
    finish(dialog, hands)


def finish(dialog: FormDialog, hands: Hands) -> None:
    """Go to the button that saves and press it."""
    hands.go_to(dialog.save)
    hands.press(Qt.Key.Key_Space)
    assert not dialog.isVisible(), dialog.refusal.accessibleName()


def the_dialog(screen: ReferralsScreen) -> QDialog:
    """Give the dialog that is open."""
    (found,) = (one for one in screen.findChildren(QDialog) if one.isVisible())
    for _ in range(100):
        QApplication.processEvents()
        here = QApplication.focusWidget()
        if here is not None and found.isAncestorOf(here):
            return found
    raise AssertionError(f"the keyboard never came into {found.windowTitle()}")
