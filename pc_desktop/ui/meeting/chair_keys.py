"""The chair's keys: bare where no text is being typed, with Alt anywhere on the page; each letter may be changed."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from pc_desktop.ui.meeting.keys import USUAL, Keys

_PLAIN = frozenset({Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier})


class ChairKeys(QObject):
    """Turns keys into what the chair does; `is_on` says whether they act at all now."""

    def __init__(
        self,
        page: QWidget,
        does: Mapping[str, Callable[[], object]],
        number: Callable[[int], object],
        is_on: Callable[[], bool],
    ) -> None:
        """Listen with Alt on a page; bare keys are handed over by `press`."""
        super().__init__(page)
        self._page, self._does, self._number, self._is_on = page, does, number, is_on
        self._shortcuts: list[QShortcut] = []
        self.keys = USUAL
        for unit in range(1, 10):
            self._shortcut(f"Alt+{unit}", partial(number, unit))
        self._always = len(self._shortcuts)
        self.use(USUAL)

    def use(self, keys: Keys) -> None:
        """Let these letters act from now on."""
        self.keys = keys
        for shortcut in self._shortcuts[self._always :]:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        del self._shortcuts[self._always :]
        for act, letter in keys.letters.items():
            self._shortcut(f"Alt+{letter}", self._does[act])

    def press(self, event: QKeyEvent) -> bool:
        """Act on a bare key; tells whether it did."""
        if not self._is_on() or not self.keys.bare or event.modifiers() not in _PLAIN:
            return False
        if Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9:
            self._number(event.key() - Qt.Key.Key_0)
            return True
        act = self.keys.act(chr(event.key())) if Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z else None
        if act is None:
            return False
        self._does[act]()
        return True

    def _shortcut(self, keys: str, act: Callable[[], object]) -> None:
        """Let a key with Alt act anywhere on the screen, text fields included."""
        shortcut = QShortcut(QKeySequence(keys), self._page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: act() if self._is_on() else None)
        self._shortcuts.append(shortcut)
