"""The theme is a person's choice, else the computer's."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pc_desktop.theme.focus import FocusRing
from pc_desktop.theme.tokens import Theme, load
from pc_desktop.theme.wardrobe import SCALES, Wardrobe
from pc_desktop.theme.worn import scale, tokens


def test_that_a_choice_is_worn_and_told(dressed: QApplication, qtbot: QtBot) -> None:
    wardrobe = Wardrobe(dressed)
    with qtbot.waitSignal(wardrobe.changed) as told:
        wardrobe.choose(Theme.DARK, SCALES[2])
    assert told.args == [load(Theme.DARK)]
    assert tokens() is load(Theme.DARK)
    assert scale() == SCALES[2]
    wardrobe.deleteLater()


def test_that_the_computer_is_followed_only_while_nobody_has_chosen(
    dressed: QApplication, qtbot: QtBot
) -> None:
    wardrobe = Wardrobe(dressed)
    wardrobe.choose(Theme.SYSTEM)
    assert wardrobe.worn() == load(Theme.LIGHT)  # the offscreen platform has no colours of its own
    with qtbot.waitSignal(wardrobe.changed):
        dressed.styleHints().colorSchemeChanged.emit(dressed.styleHints().colorScheme())
    wardrobe.choose(Theme.CONTRAST)
    with qtbot.assertNotEmitted(wardrobe.changed):
        dressed.styleHints().colorSchemeChanged.emit(dressed.styleHints().colorScheme())
    assert tokens() is load(Theme.CONTRAST)
    wardrobe.deleteLater()


def test_that_an_application_with_a_wardrobe_has_a_focus_ring(dressed: QApplication) -> None:
    wardrobe = Wardrobe(dressed)
    assert wardrobe.findChildren(FocusRing) or dressed.findChildren(FocusRing)
    wardrobe.deleteLater()
