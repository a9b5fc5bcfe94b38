"""The plan's page by keyboard: everybody's place, one person's units, plans compared."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pc_desktop.services.desk import Desk
from pc_desktop.services.meeting_view import meeting_view
from pc_desktop.ui.beds.plan_page import PlanPage
from pc_desktop.ui.beds.plan_presenter import WORKING, PlanPresenter
from tests.ui.referrals.invented_office import Invented


@pytest.fixture
def page(qtbot: QtBot, invented: Invented) -> PlanPage:
    made = PlanPage(PlanPresenter(invented.office))
    qtbot.addWidget(made)
    made.resize(1500, 900)
    made.refresh()
    made.show()
    qtbot.waitExposed(made)
    return made


def _texts(page: PlanPage, column: int) -> list[str]:
    model = page.table.model()
    return [
        str(model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))
        for row in range(model.rowCount())
    ]


def test_that_the_page_and_the_meeting_tell_the_same_plan(page: PlanPage, invented: Invented) -> None:
    desk: Desk = invented.desk
    meeting = desk.ask(lambda reading: meeting_view(reading, invented.office.gazetteer))
    assert len(meeting.plan) > 1
    assert [text.split(",")[0] for text in _texts(page, 1)] == [line.ref for line in meeting.plan]
    assert [text for text in _texts(page, 2) if "no place" not in text] == [
        f"{line.unit} {line.bed}" for line in meeting.plan if line.unit
    ]


def test_that_walking_down_the_plan_turns_to_each_person(qtbot: QtBot, page: PlanPage) -> None:
    first = page.person.why.text()
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.person.why.text() != first
    assert page.person.meet.isEnabled()


def test_that_enter_asks_for_the_persons_turn_in_the_meeting(qtbot: QtBot, page: PlanPage) -> None:
    with qtbot.waitSignal(page.wants_meeting) as told:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert told.args == [page.table.selected()]
    with qtbot.waitSignal(page.wants_meeting) as told:
        QTest.keyClick(page.person.meet, Qt.Key.Key_Space)
    assert told.args == [page.table.selected()]


def test_that_plans_are_compared_only_when_asked_and_put_away_on_a_change(
    qtbot: QtBot, page: PlanPage
) -> None:
    assert page.compared.model().rowCount() == 0
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_V)
    assert page.compared.model().rowCount() == 0
    assert page.compared._empty == WORKING
    qtbot.waitUntil(lambda: page.compared.model().rowCount() == 5)
    page.compared.setFocus()
    QTest.keyClick(page.compared, Qt.Key.Key_Down)
    assert page.compared.selected()
    page.refresh(frozenset({"hold"}))
    assert page.compared.model().rowCount() == 0
    QTest.keyClick(page.table, Qt.Key.Key_V)
    page.refresh(frozenset({"hold"}))
    assert not page._compare_later.isActive()
    assert page.compared._empty != WORKING


def test_that_what_would_have_to_change_follows_once_the_person_is_painted(
    qtbot: QtBot, page: PlanPage
) -> None:
    without = [row for row, text in enumerate(_texts(page, 2)) if "no place" in text]
    key = page.table._rows.key_at(without[0])
    page.choose(page.table._rows.key_at(0))
    page.choose(key)
    assert page.person.changes.text() == WORKING
    qtbot.waitUntil(lambda: page.person.changes.text() != WORKING)
    said = page.person.changes.text()
    assert said
    page.choose(page.table._rows.key_at(0))
    page.choose(key)
    assert page.person.changes.text() == said, "worked out once, until something changes"
    page.refresh()
    assert page.person.changes.text() == WORKING
    page.choose(page.table._rows.key_at(0))
    assert page.person.changes.text() == ""
    assert not page._change_later.isActive()


def test_that_the_days_looked_ahead_are_chosen_here_and_change_the_plan(qtbot: QtBot, page: PlanPage) -> None:
    assert page.horizons.chosen_keys() == ("14",)
    chips = page.horizons.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    QTest.keyClick(chips[0], Qt.Key.Key_Space)
    assert page.horizons.chosen_keys() == ("0",)
    assert set(_texts(page, 4)) <= {"now", ""}


def test_that_choosing_a_unit_shows_what_it_does_and_decides_nothing(qtbot: QtBot, page: PlanPage) -> None:
    cards = [card for card in page.person.cards if card.isVisible()]
    assert cards
    QTest.keyClick(cards[-1], Qt.Key.Key_Space)
    assert cards[-1].isChecked()
    assert sum(card.isChecked() for card in page.person.cards) == 1


def test_that_an_empty_queue_says_so(qtbot: QtBot, invent_empty: Invented) -> None:
    made = PlanPage(PlanPresenter(invent_empty.office))
    qtbot.addWidget(made)
    made.refresh()
    assert made.table.model().rowCount() == 0
    assert not made.person.meet.isEnabled()
    assert not made.compare_button.isEnabled()
    assert made.person.why.text() == "Choose somebody in the plan."
