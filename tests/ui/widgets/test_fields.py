"""Fields are named, say what is wrong, and tell only what a person changed."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pc_desktop.ui.widgets.fields import DateField, Labelled, NoteBox, NumberField
from pc_desktop.ui.widgets.search_box import SearchBox
from pc_desktop.ui.widgets.words import Look, OneLine, Words

Name = Callable[[QWidget], str]


def test_that_a_field_is_named_by_its_label(qtbot: QtBot, spoken_name: Name) -> None:
    field = QLineEdit()
    labelled = Labelled("Held until", field, "At most seven days.")
    qtbot.addWidget(labelled)
    assert spoken_name(field) == "Held until"
    assert field.accessibleDescription() == "At most seven days."
    label = next(each for each in labelled.findChildren(QLabel) if each.text() == "Held until")
    assert label.buddy() is field
    choice = QComboBox()
    other = Labelled("Keep", choice)
    qtbot.addWidget(other)
    assert choice.accessibleName() == "Keep"


def test_that_a_problem_takes_the_place_of_the_advice_with_a_shape(qtbot: QtBot) -> None:
    field = QLineEdit()
    labelled = Labelled("Held until", field, "At most seven days.")
    qtbot.addWidget(labelled)
    labelled.show_problem("That day is past.")
    texts = [each.text() for each in labelled.findChildren(QLabel)]
    assert texts == ["Held until", "▲ That day is past."]
    assert field.accessibleDescription() == "That day is past."
    labelled.show_problem("")
    assert [each.text() for each in labelled.findChildren(QLabel)] == ["Held until", "At most seven days."]


def test_that_a_date_is_written_as_people_do_and_told_once_chosen(qtbot: QtBot, spoken_name: Name) -> None:
    field = DateField("Held until", date(2026, 11, 21))
    qtbot.addWidget(field)
    assert field.text() == "21-Nov-2026"
    assert spoken_name(field) == "Held until"
    with qtbot.assertNotEmitted(field.day_changed):
        field.show_day(date(2026, 11, 22))
    assert field.day() == date(2026, 11, 22)
    with qtbot.waitSignal(field.day_changed) as told:
        field.setDate(QDate(2026, 12, 1))
    assert told.args == [date(2026, 12, 1)]


@pytest.mark.parametrize("month", range(1, 13))
def test_that_every_month_fits(qtbot: QtBot, month: int) -> None:
    field = DateField("Day", date(2026, month, 28))
    qtbot.addWidget(field)
    metrics = field.fontMetrics()
    assert metrics.horizontalAdvance(field.text()) + 40 <= field.sizeHint().width()


def test_that_notes_tell_what_was_written_and_let_tab_through(qtbot: QtBot, spoken_name: Name) -> None:
    box = NoteBox("Discussion", "What was said", lines=3)
    qtbot.addWidget(box)
    assert spoken_name(box) == "Discussion"
    assert box.tabChangesFocus()
    with qtbot.assertNotEmitted(box.written):
        box.show_text("Rapid loss.")
    with qtbot.waitSignal(box.written) as told:
        QTest.keyClicks(box, "!")
    assert told.args == ["!Rapid loss."]
    cursor = box.textCursor().position()
    box.show_text("!Rapid loss.")
    assert box.textCursor().position() == cursor
    assert NoteBox("x", lines=6).minimumSizeHint().height() > box.minimumSizeHint().height()


def test_that_a_number_keeps_within_its_bounds(qtbot: QtBot, spoken_name: Name) -> None:
    field = NumberField("Days", 1, 14, "days")
    qtbot.addWidget(field)
    assert spoken_name(field) == "Days"
    field.setValue(99)
    assert (field.value(), field.text()) == (14, "14 days")


def test_that_the_search_says_its_name_and_key_and_escape_empties_it(qtbot: QtBot, spoken_name: Name) -> None:
    box = SearchBox("Search referrals", "Search name, number, team…", "Ctrl F")
    qtbot.addWidget(box)
    assert spoken_name(box) == "Search referrals"
    assert box.accessibleDescription() == "Key Ctrl F"
    with qtbot.waitSignal(box.textChanged) as told:
        QTest.keyClicks(box, "L")
    assert told.args == ["L"]
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""
    assert box.minimumSizeHint().width() < box.sizeHint().width()


def test_that_the_key_of_the_search_gives_way_to_its_prompt(qtbot: QtBot) -> None:
    box = SearchBox("Search referrals", "Search name, number, team…", "Ctrl F")
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    assert box.shows_key()
    box.resize(box.minimumSizeHint())
    assert not box.shows_key(), "a prompt under its key cannot be read"
    box.resize(box.sizeHint())
    QTest.keyClicks(box, "L")
    assert not box.shows_key()


def test_that_a_line_is_shortened_where_there_is_no_room_and_then_has_a_tip(qtbot: QtBot) -> None:
    line = OneLine("West Region AED Collaborative", Look.TITLE)
    qtbot.addWidget(line)
    line.resize(line.sizeHint())
    line.grab()
    assert line.toolTip() == ""
    line.resize(80, 24)
    line.grab()
    assert line.toolTip() == "West Region AED Collaborative"
    assert line.minimumSizeHint().width() < 60


def test_that_words_can_become_another_kind(qtbot: QtBot) -> None:
    words = Words("said 2 days ago", Look.QUIET)
    qtbot.addWidget(words)
    words.ensurePolished()
    plain = words.font().weight()
    words.show_look(Look.DANGER)
    assert words.property("words") == "danger"
    assert words.font().weight() > plain
