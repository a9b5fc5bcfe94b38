"""Asks which letter does what in the meeting, and has this computer remember it."""

from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pc_desktop.domain.calendar import local_day
from pc_desktop.services.office import Office
from pc_desktop.ui.asking import Asking
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.meeting.keys import ACTS, Keys, changed, keys_from, keys_text
from pc_desktop.ui.memory import Memory
from pc_desktop.ui.widgets.form import Field, Form, Kind, Values
from pc_desktop.ui.widgets.shown import Choice

_BARE: Final = (
    Choice("yes", "Letters act by themselves, and with Alt while typing"),
    Choice("no", "Letters act with Alt alone"),
)


class KeysDesk(QObject):
    """Offers the keys of the meeting to be changed; `changed` carries the new ones."""

    changed = Signal(object)

    def __init__(self, office: Office, dispatch: Dispatch, memory: Memory, window: QWidget) -> None:
        """Work for a window."""
        super().__init__(window)
        self._memory = memory
        self.asking = Asking(dispatch, lambda: local_day(office.clock.now()), window)

    def keys(self) -> Keys:
        """Give the keys this computer remembers."""
        return keys_from(self._memory.keys)

    def ask(self) -> None:
        """Open the form of the keys."""
        now = self.keys()
        letters = (Field(act, words, Kind.TEXT, now.letters[act]) for act, (words, _) in ACTS.items())
        bare = Field("bare", "Without Alt", Kind.CHOICE, "yes" if now.bare else "no", choices=_BARE)
        lead = "One letter for each; numbers offer the bed of the unit numbered so. This computer keeps them for you."
        self.asking.ask(Form("Keys of the meeting", "Keep", (bare, *letters), lead), self._keep)

    def _keep(self, values: Values) -> None:
        """Remember the keys filled in; refuses two things on one letter."""
        keys = changed({act: str(values[act]) for act in ACTS}, bare=values["bare"] == "yes")
        self._memory.keys = keys_text(keys)
        self.changed.emit(keys)
