"""A form is as tall as its fields, and long ones stand in two columns read from left to right."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pc_desktop.theme.paint import apply
from pc_desktop.theme.tokens import Theme, load
from pc_desktop.ui.widgets import form_dialog
from pc_desktop.ui.widgets.form import Field, Form, Kind
from pc_desktop.ui.widgets.form_dialog import FormDialog
from pc_desktop.ui.widgets.page import Page

ADVICE = "What is meant by this takes a sentence that goes on to a second line, as careful words do."


def opened(qtbot: QtBot, many: int, *more: Field) -> FormDialog:
    fields = tuple(Field(f"f{at}", f"Field {at}", Kind.TEXT, "", ADVICE) for at in range(many))
    dialog = FormDialog(Form("A form", "Save", (*fields, *more)), date(2026, 11, 17), lambda _values: None)
    qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    return dialog


def place(dialog: FormDialog, key: str) -> QPoint:
    field: QWidget = dialog.fields[key]
    return field.mapTo(dialog, QPoint(0, 0))


@pytest.fixture
def wide_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form_dialog, "_WIDER", 720)


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("many", [1, 3])
def test_that_a_short_form_is_one_column_that_needs_no_scrolling(
    qtbot: QtBot, qapp: QApplication, many: int, scale: float
) -> None:
    apply(qapp, load(Theme.LIGHT), scale)
    dialog = opened(qtbot, many)
    assert len({place(dialog, key).x() for key in dialog.fields}) == 1
    (page,) = dialog.findChildren(Page)
    assert dialog.height() < QGuiApplication.primaryScreen().availableSize().height()
    assert page.verticalScrollBar().maximum() == 0


@pytest.mark.usefixtures("wide_screen")
def test_that_a_long_form_stands_in_two_columns_read_from_left_to_right(qtbot: QtBot) -> None:
    note = Field("note", "Note", Kind.NOTE, "")
    dialog = opened(qtbot, 7, note)
    first, second, third = (place(dialog, f"f{at}") for at in range(3))
    assert first.y() == second.y()
    assert first.x() < second.x()
    assert (third.x(), third.y() > first.y()) == (first.x(), True)
    assert place(dialog, "note").x() == first.x()
    assert dialog.fields["note"].width() > 1.9 * dialog.fields["f0"].width(), "a note has the whole width"
    dialog.fields["f0"].setFocus()
    QTest.keyClick(dialog, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.fields["f1"]


def test_that_a_long_form_stays_one_column_where_the_screen_is_narrow(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(form_dialog, "_WIDER", 10_000)
    dialog = opened(qtbot, 9)
    assert len({place(dialog, key).x() for key in dialog.fields}) == 1
    assert dialog.width() <= QGuiApplication.primaryScreen().availableSize().width()
