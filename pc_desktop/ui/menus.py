"""The menus: every action of the window in one place, each with its key and its words."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from pc_desktop.ui.actions import ACTIONS
from pc_desktop.ui.meeting.keys import ALT_LETTERS


def build_menus(window: QMainWindow, does: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """Fill the window's menu bar with the actions and what they do; gives the actions by name."""
    menus: dict[str, QMenu] = {}
    made: dict[str, QAction] = {}
    for words in ACTIONS:
        if words.menu not in menus:
            menus[words.menu] = window.menuBar().addMenu(_marked(words.menu))
        action = QAction(words.text, window)
        action.setShortcut(QKeySequence(words.key))
        action.setToolTip(words.tip)
        action.setStatusTip(words.tip)
        action.triggered.connect(_calling(does[words.name]))
        menus[words.menu].addAction(action)
        made[words.name] = action
    return made


def _marked(menu: str) -> str:
    """Mark the letter that opens a menu with Alt, unless the meeting needs it: F10 reaches every menu."""
    return f"&{menu}" if menu[0] in ALT_LETTERS else menu


def _calling(act: Callable[[], object]) -> Callable[[bool], None]:
    """Make a slot that forgets whether the action is ticked."""

    def slot(_checked: bool = False) -> None:
        act()

    return slot
