"""The Agenda page by keyboard: down the items, notes as typed, units confirmed, people turned to, urgent decisions."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pc_desktop.domain.agenda import ITEMS, AgendaItem, Declaration, Tabled
from pc_desktop.domain.bed import Confirmation
from pc_desktop.domain.escalation import Escalation, Gap
from pc_desktop.domain.meeting import Action, Attendance, Decision, Meeting
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.urgent import Approval
from pc_desktop.services.decide import KeepWaiting
from pc_desktop.services.meet import IssueMinutes
from pc_desktop.services.office import Office
from pc_desktop.theme.tokens import Theme
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.meeting.agenda_page import AgendaPage
from pc_desktop.ui.meeting.agenda_presenter import AgendaPresenter
from pc_desktop.ui.widgets.form_dialog import FormDialog
from tests.services.small_region import NOW, TODAY, Putting
from tests.ui.meeting.small_office import small_office
from tests.ui.referrals.looking import cut_off, dress, nameless, shown, texts

Show = Callable[..., AgendaPage]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with small_office(tmp_path) as furnished:
        yield furnished


@pytest.fixture
def show(qtbot: QtBot, office: Office) -> Show:
    def make(width: int = 1500, height: int = 900) -> AgendaPage:
        dispatch = Dispatch(office.desk)
        page = AgendaPage(AgendaPresenter(office), dispatch)
        dispatch.setParent(page)
        dispatch.topics_changed.connect(page.refresh)
        page.refresh()
        shown(qtbot, page, width, height)
        page.table.setFocus()
        return page

    return make


def found(office: Office, kind: Any, **where: Any) -> Any:
    return office.desk.ask(lambda reading: reading.find(kind, **where))


def press(page: AgendaPage, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    here: QWidget | None = page.focusWidget()
    QTest.keyClick(here if here is not None else page, key, modifier)


def turn(page: AgendaPage, kind: str) -> None:
    page.table.select(f"today/{kind}")
    assert page.item.accessibleName().startswith(ITEMS[kind][0])


def dialog(page: AgendaPage) -> FormDialog:
    assert page.wishes.asking.dialog is not None
    return page.wishes.asking.dialog


def fill(page: AgendaPage, **values: str) -> None:
    for key, value in values.items():
        field: QWidget = dialog(page).fields[key]
        if isinstance(field, QLineEdit):
            field.setText(value)
        elif isinstance(field, QPlainTextEdit):
            field.setPlainText(value)
        elif isinstance(field, QComboBox) and field.isEditable():
            field.setCurrentText(value)
        else:
            assert isinstance(field, QComboBox)
            assert field.findData(value) >= 0
            field.setCurrentIndex(field.findData(value))


def save(page: AgendaPage) -> None:
    QTest.keyClick(dialog(page), Qt.Key.Key_Return)


def test_that_every_item_is_there_with_its_time_and_the_first_is_on(show: Show) -> None:
    page = show()
    assert texts(page.table, 1)[0] == "Welcome and confidentiality"
    assert len(texts(page.table, 1)) == len(ITEMS)
    assert texts(page.table, 1)[8] == "New referrals · 0 of 3"
    assert texts(page.table, 2)[:2] == ["1 min", "1 min"]
    assert page.item.accessibleName() == "Welcome and confidentiality"
    assert nameless(page) == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("kind", ITEMS)
def test_that_nothing_is_cut_off_under_any_item(qtbot: QtBot, show: Show, kind: str, scale: float) -> None:
    dress(qtbot, Theme.DARK, scale)
    page = show(1300, 768)
    turn(page, kind)
    assert cut_off(page) == []
    assert nameless(page) == []


def test_that_next_previous_and_done_go_down_the_agenda(show: Show, office: Office) -> None:
    page = show()
    press(page, Qt.Key.Key_N)
    assert page.item.accessibleName() == "Attendance and apologies"
    press(page, Qt.Key.Key_P)
    press(page, Qt.Key.Key_P)
    assert page.item.accessibleName() == "Welcome and confidentiality"
    press(page, Qt.Key.Key_D)
    assert page.item.accessibleName() == "Attendance and apologies"
    assert texts(page.table, 3)[:2] == ["✓ done", ""]
    press(page, Qt.Key.Key_P)
    assert page.done.text() == "Open again"
    press(page, Qt.Key.Key_D)
    assert texts(page.table, 3)[0] == ""
    assert page.item.accessibleName() == "Welcome and confidentiality"
    office.desk.undo()
    office.desk.undo()
    assert found(office, AgendaItem) == ()


def test_that_notes_are_saved_as_typed_and_kept_when_the_next_item_is_on(
    show: Show, office: Office, qtbot: QtBot
) -> None:
    page = show()
    turn(page, "gaps")
    press(page, Qt.Key.Key_T)
    QTest.keyClicks(page.item.note, "No day unit kept")
    assert page.item.accessibleName() == "Gaps in services", "letters are typed, not keys"
    qtbot.waitUntil(lambda: office.desk.draft("agenda/today/gaps") == "No day unit kept")
    press(page, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert page.item.accessibleName() == "Next meeting"
    kept = {one.kind: one.notes for one in found(office, AgendaItem)}
    assert kept["gaps"] == "No day unit kept"
    assert office.desk.draft("agenda/today/gaps") == ""
    assert texts(page.table, 1)[14] == "Gaps in services · noted"


def test_that_leaving_the_notes_keeps_them_and_a_crash_before_loses_nothing(
    show: Show, office: Office, qtbot: QtBot
) -> None:
    page = show()
    press(page, Qt.Key.Key_T)
    QTest.keyClicks(page.item.note, "Read out")
    qtbot.waitUntil(lambda: office.desk.draft("agenda/today/welcome") == "Read out")
    again = show()
    assert again.item.notes() == "Read out"
    again.item.note.setFocus()
    press(again, Qt.Key.Key_Escape)
    assert again.table.hasFocus()
    assert next(one.notes for one in found(office, AgendaItem) if one.kind == "welcome") == "Read out"


def test_that_time_is_counted_gently_and_kept_with_the_item(
    show: Show, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr("pc_desktop.ui.meeting.item_clock.monotonic", lambda: now[0])
    page = show()
    now[0] += 200
    press(page, Qt.Key.Key_N)
    assert texts(page.table, 2)[0] == "2 min over"
    assert found(office, AgendaItem) == ()
    assert office.desk.draft("agenda-seconds/today/welcome") == "200"
    page.hide()
    now[0] += 1000
    page.show()
    now[0] += 30
    page.done.click()
    seconds = {one.kind: one.seconds for one in found(office, AgendaItem)}
    assert (seconds["attendance"], seconds["welcome"]) == (30, 0)
    turn(page, "welcome")
    page.change.click()
    assert dialog(page).values()["taken"] == 3
    fill(page, words="Welcome")
    save(page)
    assert texts(page.table, 1)[0] == "Welcome"
    again = show()
    assert texts(again.table, 2)[0] == "2 min over", "what was counted outlives the window"


def test_that_items_are_added_moved_dropped_and_taken_up_by_key(show: Show) -> None:
    page = show()
    press(page, Qt.Key.Key_I)
    fill(page, words="Winter plans")
    save(page)
    assert texts(page.table, 1)[15] == "Winter plans"
    page.table.setFocus()
    page.table.select("today/own/1")
    press(page, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert texts(page.table, 1)[14] == "Winter plans"
    press(page, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    press(page, Qt.Key.Key_X)
    assert texts(page.table, 3)[15] == "– dropped"
    assert texts(page.table, 0)[15:] == ["", "16"]
    assert page.drop.text() == "Take up again"
    press(page, Qt.Key.Key_X)
    assert texts(page.table, 0)[15] == "16"


def test_that_each_unit_is_confirmed_by_one_key(show: Show, office: Office) -> None:
    page = show()
    turn(page, "bed_state")
    before = len(found(office, Confirmation))
    press(page, Qt.Key.Key_K)
    assert page.item.table.selected() == "yew"
    press(page, Qt.Key.Key_K)
    assert len(found(office, Confirmation)) == before + 2
    assert [mark[:11] for mark in texts(page.item.table, 2)] == ["✓ confirmed", "✓ confirmed"]


def test_that_enter_goes_into_the_list_and_turns_to_the_person(show: Show, qtbot: QtBot) -> None:
    page = show()
    turn(page, "new_referrals")
    press(page, Qt.Key.Key_Return)
    assert page.item.table.hasFocus()
    QTest.keyClick(page.item.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.wants_meeting) as told:
        QTest.keyClick(page.item.table, Qt.Key.Key_Return)
    assert told.args == [page.item.keys[1]]
    turn(page, "quorum")
    page.table.setFocus()
    press(page, Qt.Key.Key_Return)
    assert page.item.note.hasFocus()


def test_that_attendance_goes_round_by_one_key_and_guests_come_for_somebody(
    show: Show, office: Office
) -> None:
    page = show()
    turn(page, "attendance")
    press(page, Qt.Key.Key_K)
    assert texts(page.item.table, 2) == ["– apologies"]
    press(page, Qt.Key.Key_A)
    fill(page, name="Visitor", referral="r2", status="present")
    save(page)
    assert texts(page.item.table, 0) == ["Chair", "Visitor"]
    page.item.table.select(page.item.keys[1])
    page.item.table.setFocus()
    press(page, Qt.Key.Key_Return)
    fill(page, role="Care co-ordinator")
    save(page)
    (guest,) = [one for one in found(office, Attendance) if one.name == "Visitor"]
    assert (guest.role, guest.capacity, guest.referral) == ("Care co-ordinator", "guest", "r2")
    turn(page, "welcome")
    assert texts(page.item.table, 1) == ["for R-0412A"]
    turn(page, "attendance")
    page.item.table.select(guest.key)
    press(page, Qt.Key.Key_Delete)
    assert texts(page.item.table, 0) == ["Chair"]


def test_that_interests_cases_actions_escalations_and_gaps_are_added_under_their_items(
    show: Show, office: Office
) -> None:
    page = show()
    for kind, values in (
        ("interests", {"name": "Chair", "interest": "Own patient"}),
        ("difficult", {"referral": "r1", "words": "Insulin"}),
        ("actions", {"what": "Ring", "owner": "Lead"}),
        ("last_minutes", {"what": "Write", "owner": "Lead"}),
        ("escalations", {"asked": "A bed", "referral": "r1"}),
        ("gaps", {"place": "Riverside", "service": "day care"}),
    ):
        turn(page, kind)
        page.table.setFocus()
        press(page, Qt.Key.Key_A)
        fill(page, **values)
        save(page)
    facts = [found(office, kind) for kind in (Declaration, Tabled, Action, Escalation, Gap)]
    assert [len(each) for each in facts] == [1, 1, 2, 1, 1]
    assert {one.meeting for each in facts for one in each} == {"today"}
    for kind, column, words in (
        ("interests", 1, "Own patient"),
        ("difficult", 0, "R-0411A · C.M."),
        ("actions", 1, "Ring"),
        ("escalations", 0, "1 · Lead provider's commissioning team"),
        ("gaps", 0, "Riverside"),
    ):
        turn(page, kind)
        assert texts(page.item.table, column)[0] == words


def test_that_lines_are_changed_answered_closed_and_removed_by_key(show: Show, office: Office) -> None:
    office.desk.do(
        Putting(
            Declaration("d", "today", "Chair", "Own patient"),
            Gap("g", "today", "r1", NOW, "Riverside", "day care", "", "L"),
            Escalation("e", "today", None, 1, NOW, "delay", "Council", "A home", "L"),
            Action("a", "today", None, 1, "Ring", "Lead", TODAY, done=None),
            Tabled("t", "today", "difficult", None, None, "Winter", "L"),
        )
    )
    page = show()

    def enter(kind: str, **values: str) -> None:
        turn(page, kind)
        page.item.table.setFocus()
        press(page, Qt.Key.Key_Return)
        fill(page, **values)
        save(page)

    enter("interests", handling="Steps out")
    enter("gaps", place="Hillside")
    enter("escalations", whom="Board")
    enter("actions", owner="Chair")
    turn(page, "escalations")
    press(page, Qt.Key.Key_K)
    fill(page, answer="In March")
    save(page)
    turn(page, "actions")
    press(page, Qt.Key.Key_K)
    turn(page, "difficult")
    page.item.table.setFocus()
    press(page, Qt.Key.Key_Return)
    assert page.wishes.asking.dialog is None, "a matter is nobody to turn to"
    (declared,), (gap,), (escalation,) = (found(office, kind) for kind in (Declaration, Gap, Escalation))
    assert (declared.handling, gap.place, escalation.whom) == ("Steps out", "Hillside", "Board")
    assert escalation.answer == "In March"
    (action,) = found(office, Action)
    assert action.owner == "Chair"
    assert action.done is not None
    for kind in ("interests", "gaps", "escalations", "difficult"):
        turn(page, kind)
        page.item.table.setFocus()
        press(page, Qt.Key.Key_Delete)
    assert [found(office, kind) for kind in (Declaration, Gap, Escalation, Tabled)] == [()] * 4


def test_that_a_case_brought_turns_to_the_person(show: Show, office: Office, qtbot: QtBot) -> None:
    office.desk.do(Putting(Tabled("t", "today", "difficult", "r1", None, "Insulin", "L")))
    page = show()
    turn(page, "difficult")
    with qtbot.waitSignal(page.wants_meeting) as told:
        page.item.open.click()
    assert told.args == ["r1"]


def test_that_an_urgent_decision_needs_two_people_and_is_ratified_by_key(
    show: Show, office: Office, qtbot: QtBot
) -> None:
    office.desk.do(Putting(replace(found(office, Meeting)[0], started=None)))
    page = show()
    turn(page, "urgent")
    press(page, Qt.Key.Key_A)
    fill(page, referral="r1", kind="offer", first="Chair", second="chair", reason="Tonight")
    save(page)
    assert "which bed" in dialog(page).refusal.accessibleName()
    fill(page, bed="y2")
    save(page)
    assert "Two different people" in dialog(page).refusal.accessibleName()
    fill(page, second="Lead")
    save(page)
    (decision,), (approval,) = found(office, Decision), found(office, Approval)
    assert (decision.by, decision.rationale, decision.bed) == ("Chair and Lead", "Tonight", "y2")
    assert texts(page.item.table, 2) == ["● to ratify"]
    with qtbot.waitSignal(page.wants_meeting):
        page.item.open.click()
    press(page, Qt.Key.Key_K)
    fill(page, note="Rightly")
    save(page)
    assert texts(page.item.table, 2) == ["✓ ratified 17-Nov-2026"]
    assert found(office, Approval)[0].key == approval.key
    assert found(office, Meeting)[0].started is not None


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ({"kind": "out_of_area", "code": "10"}, "out_of_area"),
        ({"kind": "keep_waiting"}, "keep_waiting"),
        ({"kind": "alternative", "alternative": "crisis team at home"}, "alternative"),
    ],
)
def test_that_every_kind_of_urgent_decision_can_be_made(
    show: Show, office: Office, values: dict[str, str], kind: str
) -> None:
    page = show()
    turn(page, "urgent")
    press(page, Qt.Key.Key_A)
    fill(page, referral="r2", first="A", second="B", reason="Tonight", why="Safe so", **values)
    save(page)
    (decision,) = found(office, Decision)
    assert (decision.kind, decision.rationale, decision.referral) == (kind, "Safe so", "r2")
    assert decision.meeting != "today"


def test_that_nobody_waiting_leaves_nothing_to_decide_urgently(show: Show, office: Office) -> None:
    for one in found(office, Referral):
        office.desk.do(Putting(replace(one, closed=NOW)))
    page = show()
    said: list[str] = []
    page.dispatch.refused.connect(said.append)
    turn(page, "urgent")
    press(page, Qt.Key.Key_A)
    assert said == ["Nobody is waiting, so there is nothing to decide."]
    turn(page, "waiting")
    assert not page.item.open.isEnabled()


def test_that_the_next_day_is_agreed_by_key(show: Show, office: Office) -> None:
    page = show()
    turn(page, "next_meeting")
    press(page, Qt.Key.Key_A)
    save(page)
    assert found(office, Meeting)[0].next_day == TODAY + timedelta(days=7)


def test_that_an_issued_agenda_is_only_read_and_the_next_meeting_can_be_planned(
    show: Show, office: Office
) -> None:
    office.desk.do(IssueMinutes("today"))
    page = show()
    turn(page, "interests")
    assert not page.item.add_line.isVisible()
    assert not page.done.isVisible()
    press(page, Qt.Key.Key_D)
    press(page, Qt.Key.Key_A)
    assert page.wishes.asking.dialog is None
    assert page.item.note.isReadOnly()
    press(page, Qt.Key.Key_M)
    save(page)
    assert len(found(office, Meeting)) == 2
    assert page.done.isVisible()
    assert not page.plan.isVisible()


def test_that_without_a_meeting_the_page_says_so_and_plans_one(show: Show, office: Office) -> None:
    class Clear:
        def title(self, _reading: object) -> str:
            return "Clear"

        def carry_out(self, work: Any) -> None:
            work.remove(*work.find(Attendance), *work.find(Meeting))

    office.desk.do(Clear())
    page = show()
    assert page.nothing.isVisible()
    assert page.nothing.accessibleName() == "No meeting is planned, so there is no agenda yet."
    said: list[str] = []
    page.dispatch.refused.connect(said.append)
    press(page, Qt.Key.Key_A)
    assert said == []
    (plan,) = [one for one in page.nothing.findChildren(QPushButton) if one.isVisible()]
    plan.click()
    save(page)
    assert not page.nothing.isVisible()
    assert len(texts(page.table, 1)) == len(ITEMS)


def test_that_deciding_about_people_counts_on_the_agenda(show: Show, office: Office) -> None:
    page = show()
    office.desk.do(KeepWaiting("r1", "today"))
    page.refresh()
    assert texts(page.table, 1)[8] == "New referrals · 1 of 3"
    turn(page, "new_referrals")
    assert texts(page.item.table, 2)[0] == "✓ decided"
