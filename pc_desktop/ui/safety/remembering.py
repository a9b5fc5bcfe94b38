"""Remembering a store on this computer: begun, ended, held to what Setup says, and shut while the window is locked."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from pc_desktop.domain.errors import Unavailable
from pc_desktop.services.office import Office
from pc_desktop.services.safekeeping import Safekeeping
from pc_desktop.tasks import Tasks
from pc_desktop.ui.file_desk import fault_words
from pc_desktop.ui.notices import Notices
from pc_desktop.ui.safety.remember_form import (
    lasting_safe,
    may_remember,
    own_safe,
    refuse_wrong,
    remember_form,
)
from pc_desktop.ui.widgets.form import Form, Values

_REMEMBERED = "This computer opens the store from now on. The lock asks for the passphrase all the same."
_FORGOTTEN = "The passphrase is asked for again from now on."
_SETUP_SAYS_NO = "Setup says that no computer remembers the passphrase, so it is asked for."
_SURE = "This computer opens the store without the passphrase. End that?"


class Remembering(QObject):
    """Lets this computer's keyring open the store, and lets it no more."""

    done = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        office: Office,
        tasks: Tasks,
        asks: tuple[Notices, Callable[[Form, Callable[[Values], None]], None]],
        window: QWidget,
    ) -> None:
        """Work for a window."""
        super().__init__(window)
        self._office, self._tasks, self._window = office, tasks, window
        self._notices, self._ask = asks

    def begin(self, *, wish: bool | None) -> None:
        """Do as was wished when the store was opened, as far as Setup allows."""
        safe = lasting_safe(self._office)
        if safe is None:
            return
        if not may_remember(self._office):
            self.obey(frozenset({"setting"}))
            if wish:
                self.failed.emit(_SETUP_SAYS_NO)
        elif wish:
            self._remember(safe, "")
        elif wish is False and safe.is_remembered():
            self._forget(safe, _FORGOTTEN)

    def ask(self) -> None:
        """Ask for the passphrase before remembering; where it is remembered, whether that ends."""
        safe = own_safe(self._office)
        if not safe.is_remembered():
            self._ask(remember_form(self._office), self._checked)
        elif self._notices.confirms(self._window, _SURE, "Ask again"):
            self._forget(safe, _FORGOTTEN)

    @Slot(object)
    def obey(self, topics: frozenset[str]) -> None:
        """Forget where Setup has come to say no."""
        safe = lasting_safe(self._office) if "setting" in topics else None
        if safe is not None and safe.is_remembered() and not may_remember(self._office):
            self._forget(safe, _SETUP_SAYS_NO)

    @Slot()
    def shut(self) -> None:
        """Let nothing but the passphrase open the store while the window is locked."""
        safe = lasting_safe(self._office)
        if safe is not None:
            self._quietly(safe.shut_keyring)

    @Slot()
    def reopen(self) -> None:
        """Let the keyring open the store again once the passphrase opened the window."""
        safe = lasting_safe(self._office)
        if safe is not None:
            self._quietly(safe.reopen_keyring)

    def _checked(self, values: Values) -> None:
        """Remember once the passphrase is known to be right."""
        safe = own_safe(self._office)
        refuse_wrong(safe, values)
        self._remember(safe, _REMEMBERED)

    def _remember(self, safe: Safekeeping, words: str) -> None:
        """Remember, away from the window: a keyring may ask its own question first."""

        def tell(_nothing: object) -> None:
            if words:
                self.done.emit(words)

        self._tasks.run(lambda _: safe.remember_here(), tell, self._say)

    def _forget(self, safe: Safekeeping, words: str) -> None:
        """Forget, away from the window, and say so."""
        self._tasks.run(lambda _: safe.forget_here(), lambda _: self.done.emit(words), self._say)

    def _quietly(self, act: Callable[[], None]) -> None:
        """Act; what the disk says no to is told and stands in nobody's way."""
        try:
            act()
        except Unavailable as fault:
            self._say(fault)

    def _say(self, fault: Exception) -> None:
        """Say why something was not done."""
        self.failed.emit(fault_words(fault))
