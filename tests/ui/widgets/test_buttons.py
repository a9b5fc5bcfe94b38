"""Buttons say what they do and which key does it, and fit their words at any size."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pc_desktop.theme.paint import apply
from pc_desktop.theme.sign import Sign
from pc_desktop.theme.tokens import Theme, load
from pc_desktop.ui.widgets.buttons import Button, Kind, Link

Look = Callable[[QWidget], set[str]]


def test_that_a_button_says_its_words_and_its_key(
    qtbot: QtBot, spoken_name: Callable[[QWidget], str]
) -> None:
    button = Button("Offer bed", "1", Kind.PRIMARY)
    qtbot.addWidget(button)
    assert spoken_name(button) == "Offer bed"
    assert button.accessibleDescription() == "Key 1"
    button.show_words("Offer Larch 3")
    assert (spoken_name(button), button.accessibleDescription()) == ("Offer Larch 3", "Key 1")
    button.show_words("Offer", "")
    assert button.accessibleDescription() == ""


def test_that_a_button_is_as_wide_as_words_sign_and_key(qtbot: QtBot, qapp: QApplication) -> None:
    plain, keyed, signed = Button("Undo"), Button("Undo", "Ctrl Z"), Button("Undo", "Ctrl Z", sign=Sign.UNDO)
    for button in (plain, keyed, signed):
        qtbot.addWidget(button)
    widths = [button.sizeHint().width() for button in (plain, keyed, signed)]
    assert widths == sorted(set(widths))
    assert signed.minimumSizeHint() == signed.sizeHint()
    apply(qapp, load(Theme.LIGHT), scale=2.0)
    assert plain.sizeHint().width() > 1.8 * widths[0]


def test_that_a_button_is_large_enough_to_hit(qtbot: QtBot) -> None:
    for button in (Button("A"), Link("a")):
        qtbot.addWidget(button)
        assert button.sizeHint().height() >= 24  # WCAG 2.2, 2.5.8


@pytest.mark.parametrize("key", [Qt.Key.Key_Space])
def test_that_a_button_is_pressed_by_key_and_pointer(key: Qt.Key, qtbot: QtBot) -> None:
    button = Button("Undo", "Ctrl Z")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)
    with qtbot.waitSignal(button.clicked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_that_the_kinds_look_as_they_ask(qtbot: QtBot, colours_in: Look) -> None:
    worn = load(Theme.LIGHT)
    button = Button("Offer bed", "1", Kind.PRIMARY, Sign.OFFER)
    qtbot.addWidget(button)
    assert {worn.action.ground, worn.action.ink} <= colours_in(button)
    button.show_kind(Kind.SECONDARY)
    assert worn.action.ground not in colours_in(button)
    assert {worn.surface.control, worn.ink.plain} <= colours_in(button)
    button.setEnabled(False)
    assert worn.ink.plain not in colours_in(button)
    assert worn.ink.faint in colours_in(button)


def test_that_a_button_without_room_tells_its_key_in_a_tip(qtbot: QtBot) -> None:
    button = Button("Undo", "Ctrl Z")
    qtbot.addWidget(button)
    wide = button.sizeHint().width()
    button.leave_out_key(True)
    assert button.sizeHint().width() < wide
    assert button.toolTip() == "Undo (Ctrl Z)"
    button.leave_out_key(False)
    assert button.sizeHint().width() == wide
    assert button.toolTip() == ""


def test_that_a_link_is_underlined_words_and_is_pressed(
    qtbot: QtBot, colours_in: Look, spoken_name: Callable[[QWidget], str]
) -> None:
    link = Link("Undo")
    qtbot.addWidget(link)
    assert spoken_name(link) == "Undo"
    assert load(Theme.LIGHT).action.link in colours_in(link)
    with qtbot.waitSignal(link.clicked):
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
