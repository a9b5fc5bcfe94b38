"""Records due for erasure, as hands meet them: listed by reference, ticked, confirmed, and gone for good."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pc_desktop.domain.person import Person
from pc_desktop.domain.referral import Referral
from pc_desktop.services.office import Office
from pc_desktop.services.ports import Reading
from pc_desktop.services.set_settings import ChangeSetting
from pc_desktop.ui.safety.backups_dialog import BackupsDialog
from pc_desktop.ui.widgets.chip_choice import ChoiceChip
from pc_desktop.ui.window import MainWindow
from tests.services.small_region import NOW, Putting
from tests.ui.safety.conftest import Choosing
from tests.ui.safety.test_safety_in_window import form, said


@pytest.fixture
def due(office: Office) -> None:
    """Set a rule of 20 years and close two referrals longer ago than that."""
    office.desk.do(ChangeSetting("retention_years", "20"))
    for key, years in (("r1", 21), ("r2", 30)):
        fact = office.desk.ask(partial(_referral, key))
        closed = NOW.replace(year=NOW.year - years)
        office.desk.do(Putting(replace(fact, received=closed - timedelta(days=9), closed=closed)))


def _referral(key: str, reading: Reading) -> Referral:
    """Give a referral."""
    return reading.get(Referral, key)


def ticks(window: MainWindow) -> list[ChoiceChip]:
    """Give the boxes of those who are due."""
    return cast("Any", form(window).fields["people"]).findChildren(ChoiceChip)


def tick(box: ChoiceChip) -> None:
    """Click a box."""
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)


def erase(window: MainWindow) -> None:
    """Click the button that erases."""
    QTest.mouseClick(form(window).save, Qt.MouseButton.LeftButton)


def there(office: Office) -> set[str]:
    """Give who is in the store."""
    return {one.key for one in office.desk.ask(lambda reading: reading.find(Person))}


def test_that_nothing_is_due_without_a_rule_and_setup_is_named(window: MainWindow) -> None:
    window.actions_by_name["retention"].trigger()
    assert "Say in Setup after how many years" in said(window)


def test_that_nobody_is_due_who_is_not(window: MainWindow, office: Office) -> None:
    office.desk.do(ChangeSetting("retention_years", "20"))
    window.actions_by_name["retention"].trigger()
    assert "Nobody's records are due" in said(window)


@pytest.mark.usefixtures("due")
def test_that_who_is_due_is_listed_by_reference_and_nobody_is_ticked(window: MainWindow) -> None:
    window.actions_by_name["retention"].trigger()
    assert [box.text() for box in ticks(window)] == [
        "R-0412A: ended 17-Nov-1996",
        "R-0411A: ended 17-Nov-2005",
    ]
    assert not any(box.isChecked() for box in ticks(window))
    assert "Xxtest" not in form(window).windowTitle() + " ".join(box.text() for box in ticks(window))


@pytest.mark.usefixtures("due")
def test_that_nothing_is_erased_unticked_or_unconfirmed(
    window: MainWindow, office: Office, answers: Choosing
) -> None:
    before = there(office)
    window.actions_by_name["retention"].trigger()
    erase(window)
    assert "Nobody is ticked" in form(window).refusal.accessibleName()
    tick(ticks(window)[0])
    answers.yes = False
    erase(window)
    assert "Nothing was erased" in form(window).refusal.accessibleName()
    assert "cannot be undone" in answers.asked[-1]
    QTest.keyClick(form(window), Qt.Key.Key_Escape)
    assert there(office) == before


@pytest.mark.usefixtures("due")
def test_that_who_is_ticked_and_confirmed_is_gone_and_undo_brings_nobody_back(
    window: MainWindow, office: Office, answers: Choosing
) -> None:
    safe = window.safety.presenter.safe
    safe.back_up("asked")
    before = there(office)
    window.actions_by_name["retention"].trigger()
    tick(ticks(window)[1])
    erase(window)
    assert before - there(office) == {"w1"}
    assert "1 patient erased. 1 backup made before still hold" in said(window)
    window.actions_by_name["undo"].trigger()
    assert "w1" not in there(office)
    window.safety.show_backups()
    dialog = window.safety.dialog
    assert isinstance(dialog, BackupsDialog)
    shown = [dialog.table.model().index(0, column).data() for column in range(3)]
    assert "still holds somebody erased" in shown[1]


@pytest.mark.usefixtures("due")
def test_that_a_backup_that_holds_somebody_erased_is_replaced_where_setup_says_so(
    window: MainWindow, office: Office, answers: Choosing
) -> None:
    office.desk.do(ChangeSetting("erased_backups_after", "0"))
    safe = window.safety.presenter.safe
    safe.back_up("asked")
    (older,) = safe.backups()
    window.actions_by_name["retention"].trigger()
    for box in ticks(window):
        tick(box)
    erase(window)
    assert "2 patients erased. 1 backup made before replaced by a fresh one." in said(window)
    assert not older.path.exists()
    assert [one.reason for one in safe.backups()] == ["erasure"]
    assert safe.holding_erased() == ()


@pytest.mark.usefixtures("due")
def test_that_a_role_that_may_not_erase_is_refused(window: MainWindow, office: Office) -> None:
    office.desk.sit_down("Ann Invented", "clerk")
    window.actions_by_name["retention"].trigger()
    assert "not in the role clerk" in said(window)
    assert window.safety.dialog is None
