"""The pages of actions and of what is taken further, by keyboard, alone and in the window."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from pc_desktop.domain.bed import Closure
from pc_desktop.domain.errors import Unavailable
from pc_desktop.domain.escalation import Escalation, Gap
from pc_desktop.domain.meeting import Action
from pc_desktop.domain.referral import Referral
from pc_desktop.services.actions_view import ActionsList
from pc_desktop.services.meet import IssueMinutes
from pc_desktop.services.office import Office
from pc_desktop.theme.tokens import Theme
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.meeting.actions_page import ActionsPage
from pc_desktop.ui.meeting.actions_presenter import ActionsPresenter
from pc_desktop.ui.meeting.further_page import FurtherPage
from pc_desktop.ui.meeting.further_presenter import FurtherPresenter
from pc_desktop.ui.widgets.chip_choice import ChoiceChip
from pc_desktop.ui.widgets.form_dialog import FormDialog
from tests.services.small_region import NOW, TODAY, Putting
from tests.ui.meeting.small_office import Answers, small_office, window_on
from tests.ui.referrals.looking import cut_off, dress, nameless, shown, texts

DAY = timedelta(days=1)
LATE = Action("late", "today", "r1", 1, "Ring the ward about R-0411A", "Lead", TODAY - DAY, done=None)
OPEN = Action("open", "today", None, 2, "Write to the council", "Chair", TODAY + DAY, done=None)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with small_office(tmp_path) as furnished:
        yield furnished


def actions(qtbot: QtBot, office: Office, width: int = 1300) -> ActionsPage:
    dispatch = Dispatch(office.desk)
    page = ActionsPage(ActionsPresenter(office), dispatch)
    dispatch.setParent(page)
    dispatch.topics_changed.connect(page.refresh)
    page.refresh()
    shown(qtbot, page, width, 768)
    page.table.setFocus()
    return page


def further(qtbot: QtBot, office: Office, width: int = 1300) -> FurtherPage:
    dispatch = Dispatch(office.desk)
    page = FurtherPage(FurtherPresenter(office), dispatch)
    dispatch.setParent(page)
    dispatch.topics_changed.connect(page.refresh)
    page.refresh()
    shown(qtbot, page, width, 768)
    page.escalations.setFocus()
    return page


def found(office: Office, kind: Any) -> Any:
    return office.desk.ask(lambda reading: reading.find(kind))


def press(page: QWidget, key: Qt.Key) -> None:
    here: QWidget | None = page.focusWidget()
    QTest.keyClick(here if here is not None else page, key)


def dialog(page: ActionsPage | FurtherPage) -> FormDialog:
    assert page.wishes.asking.dialog is not None
    return page.wishes.asking.dialog


def fill(page: ActionsPage | FurtherPage, **values: str) -> None:
    for key, value in values.items():
        field = dialog(page).fields[key]
        if isinstance(field, QLineEdit):
            field.setText(value)
        elif isinstance(field, QPlainTextEdit):
            field.setPlainText(value)
        else:
            assert isinstance(field, QComboBox)
            field.setCurrentText(value)
    QTest.keyClick(dialog(page), Qt.Key.Key_Return)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_that_nothing_of_either_page_is_cut_off_or_nameless(
    qtbot: QtBot, office: Office, scale: float
) -> None:
    office.desk.do(
        Putting(
            LATE,
            OPEN,
            Escalation("e", None, "r1", 1, NOW, "no_bed", "Integrated care board", "A bed " * 20, "L"),
            Gap("g", None, "r1", NOW, "Riverside", "day care", "Said", "L"),
        )
    )
    dress(qtbot, Theme.LIGHT, scale)
    for page in (actions(qtbot, office), further(qtbot, office)):
        assert cut_off(page) == []
        assert nameless(page) == []


def test_that_overdue_comes_first_and_one_key_closes_and_opens_again(qtbot: QtBot, office: Office) -> None:
    office.desk.do(Putting(LATE, OPEN))
    page = actions(qtbot, office)
    assert texts(page.table, 0) == ["▲ overdue by 1 day", "● open"]
    press(page, Qt.Key.Key_K)
    assert texts(page.table, 0) == ["● open", "✓ done 17-Nov-2026"]
    page.table.select("late")
    assert page.tick.text() == "Reopen"
    press(page, Qt.Key.Key_K)
    assert texts(page.table, 0) == ["▲ overdue by 1 day", "● open"]
    office.desk.undo()
    assert found(office, Action)[0].done is not None


def test_that_actions_are_added_changed_and_cancelled_by_key(qtbot: QtBot, office: Office) -> None:
    page = actions(qtbot, office)
    press(page, Qt.Key.Key_K)
    assert page.wishes.asking.dialog is None
    press(page, Qt.Key.Key_A)
    fill(page, what="Ring", owner="")
    assert "who is to do it" in dialog(page).refusal.accessibleName()
    fill(page, owner="Lead")
    page.table.setFocus()
    press(page, Qt.Key.Key_C)
    fill(page, owner="Chair")
    office.desk.do(IssueMinutes("today"))
    page.refresh()
    page.table.setFocus()
    press(page, Qt.Key.Key_C)
    assert "what" not in dialog(page).fields, "the words of issued minutes stay"
    fill(page, owner="Clerk")
    page.table.setFocus()
    press(page, Qt.Key.Key_X)
    fill(page, reason="Moved away")
    (one,) = found(office, Action)
    assert (one.what, one.owner, one.cancelled) == ("Ring", "Clerk", "Moved away")
    assert page.tick.text() == "Reopen"
    press(page, Qt.Key.Key_K)
    assert found(office, Action)[0].cancelled is None


def test_that_a_filter_says_what_it_hides_and_goes_with_its_owner(qtbot: QtBot, office: Office) -> None:
    office.desk.do(Putting(LATE, OPEN))
    page = actions(qtbot, office)
    chips = {chip.text(): chip for chip in page.owners.findChildren(ChoiceChip)}
    assert list(chips) == ["Everybody", "Lead", "Chair"]
    chips["Chair"].click()
    assert texts(page.table, 2) == ["Chair"]
    assert page.words.text().endswith("Hides 1 action of others, 1 of them overdue.")
    office.desk.do(Putting(replace(OPEN, owner="Lead")))
    page.refresh()
    assert page.owners.chosen_keys() == ("*",)
    assert "Hides" not in page.words.text()


def test_that_enter_turns_to_whom_an_action_is_about_while_they_wait(qtbot: QtBot, office: Office) -> None:
    office.desk.do(Putting(LATE, OPEN))
    page = actions(qtbot, office)
    with qtbot.waitSignal(page.wants_meeting) as told:
        press(page, Qt.Key.Key_Return)
    assert told.args == ["r1"]
    page.table.select("open")
    told_more: list[str] = []
    page.wants_meeting.connect(told_more.append)
    press(page, Qt.Key.Key_Return)
    assert told_more == []


def test_that_escalations_are_raised_answered_changed_and_removed_by_key(
    qtbot: QtBot, office: Office
) -> None:
    page = further(qtbot, office)
    press(page, Qt.Key.Key_K)
    assert page.wishes.asking.dialog is None
    press(page, Qt.Key.Key_A)
    fill(page, whom="Council", asked="")
    assert "what is asked" in dialog(page).refusal.accessibleName()
    fill(page, asked="A home", raised="between meetings")
    page.escalations.setFocus()
    press(page, Qt.Key.Key_Return)
    fill(page, whom="County council")
    assert texts(page.escalations, 0) == ["1 · County council"]
    assert found(office, Escalation)[0].meeting is None
    page.escalations.setFocus()
    press(page, Qt.Key.Key_K)
    fill(page, answer="In March")
    assert texts(page.escalations, 2) == ["✓ answered 17-Nov-2026"]
    page.escalations.setFocus()
    press(page, Qt.Key.Key_Delete)
    assert found(office, Escalation) == ()


def test_that_words_proposed_fill_the_form(qtbot: QtBot, office: Office) -> None:
    office.desk.do(Putting(Closure("shut", "l2", NOW - DAY, None, "staffing", "x", None)))
    page = further(qtbot, office)
    assert texts(page.proposals, 0) == ["Closed beds"]
    press(page, Qt.Key.Key_W)
    asked = dialog(page).values()
    assert (asked["kind"], asked["asked"][:34]) == ("closed_beds", "1 bed of the region is closed: Lar")
    fill(page, whom="Integrated care board")
    assert page.proposals.isHidden() or not texts(page.proposals, 0)
    assert len(found(office, Escalation)) == 1


def test_that_gaps_are_named_counted_changed_and_removed_by_key(qtbot: QtBot, office: Office) -> None:
    page = further(qtbot, office)
    for place, service in (("Riverside", "day care"), ("Hillside", "day care"), ("Riverside", "crisis team")):
        page.escalations.setFocus()
        press(page, Qt.Key.Key_G)
        fill(page, place=place, service=service)
    assert texts(page.places, 0) == ["Riverside", "Hillside"]
    assert texts(page.places, 1) == ["2", "1"]
    assert texts(page.services, 2) == ["Riverside 1, Hillside 1", "Riverside 1"]
    page.gaps.setFocus()
    press(page, Qt.Key.Key_Return)
    fill(page, words="Twice a week")
    assert {one.words for one in found(office, Gap)} == {"", "Twice a week"}
    page.gaps.setFocus()
    press(page, Qt.Key.Key_Delete)
    assert len(found(office, Gap)) == 2
    page.places.setFocus()
    press(page, Qt.Key.Key_Delete)
    assert len(found(office, Gap)) == 2, "counts are no list to remove from"


def test_that_an_escalation_about_somebody_who_waits_no_longer_keeps_them(
    qtbot: QtBot, office: Office
) -> None:
    office.desk.do(Putting(Escalation("e", None, "r1", 1, NOW, "no_bed", "ICB", "A bed", "L")))
    one = next(each for each in found(office, Referral) if each.key == "r1")
    office.desk.do(Putting(replace(one, closed=NOW)))
    page = further(qtbot, office)
    press(page, Qt.Key.Key_Return)
    fill(page, asked="A bed soon")
    (kept,) = found(office, Escalation)
    assert (kept.referral, kept.asked) == ("r1", "A bed soon")


def test_that_the_pages_are_reached_by_key_in_the_window_and_actions_are_exported(
    qtbot: QtBot, qapp: QApplication, office: Office, tmp_path: Path
) -> None:
    written: list[ActionsList] = []
    answers = Answers()
    office.desk.do(Putting(LATE, OPEN))
    office = replace(office, write_actions=lambda listed, _path: written.append(listed))
    window = window_on(office, answers, qtbot, qapp, tmp_path)
    screen: Any = window.screen_of("meeting")
    qtbot.waitUntil(window.isActiveWindow)
    screen.setFocus()
    for key, name in ((Qt.Key.Key_F3, "agenda"), (Qt.Key.Key_F6, "further"), (Qt.Key.Key_F4, "actions")):
        QTest.keyClick(QApplication.focusWidget() or window, key)
        assert screen.pages.shown == name
    answers.target = None
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_E)
    assert answers.asked == ["Actions 17-Nov-2026.xlsx"], "asked where to, and nothing chosen"
    answers.target = tmp_path / "out.xlsx"
    answers.asked.clear()
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: not window.tasks.is_busy and bool(written))
    assert answers.asked == ["Actions 17-Nov-2026.xlsx"]
    assert len(written[0].lines) == 2
    qtbot.waitUntil(lambda: office.desk.ask(lambda reading: reading.steps(1))[0].title.startswith("Export"))
    title = office.desk.ask(lambda reading: reading.steps(1))[0].title
    assert title == "Export a list of 2 actions of every owner"
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Return)
    assert screen.pages.shown == "people"
    window.close()


def test_that_without_a_writer_the_world_says_so(office: Office, tmp_path: Path) -> None:
    with pytest.raises(Unavailable):
        office.write_actions(ActionsList("x", NOW, None, ()), tmp_path / "x.xlsx")
