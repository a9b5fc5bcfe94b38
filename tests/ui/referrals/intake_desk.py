"""An invented office with the profiles that ship, and hands that type; for tests of the forms."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pc_desktop import reference
from pc_desktop.services.office import Office
from pc_desktop.ui.notices import Notices
from tests.ui.referrals.invented_office import Invented

FREE_NUMBER = "9992945702"
"""A number from the range for tests that nobody in the invented office has."""


def office_of(invented: Invented) -> Office:
    """Give the invented office the profiles that ship."""
    return replace(invented.office, profiles=reference.profiles())


class Answers(Notices):
    """Answers every question the same way and remembers it."""

    def __init__(self, answer: bool = True) -> None:
        """Begin unasked."""
        self.answer = answer
        self.asked: list[str] = []

    def confirms(self, parent: QWidget, question: str, what: str) -> bool:
        """Note the question."""
        self.asked.append(question)
        return self.answer


def here() -> QWidget:
    """Give the widget the keyboard is in."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


class Keys:
    """Counts the keys pressed."""

    pressed = 0


def typed(words: str) -> None:
    """Type where the keyboard is."""
    Keys.pressed += len(words)
    QTest.keyClicks(here(), words)


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1) -> None:
    """Press a key where the keyboard is."""
    for _ in range(times):
        Keys.pressed += 1
        QTest.keyClick(here(), key, held)
