"""Does what is wished at a bed: by key, by menu, by button or by drag, asking first what has to be asked."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from pc_desktop.domain.calendar import local_day
from pc_desktop.domain.errors import Refused
from pc_desktop.services.ports import Command
from pc_desktop.ui.beds.act_dialog import ActDialog
from pc_desktop.ui.beds.act_list import ActList
from pc_desktop.ui.beds.act_scene import Wish
from pc_desktop.ui.beds.act_words import ACTS
from pc_desktop.ui.beds.ask import Ask
from pc_desktop.ui.beds.presenter import BedsPresenter
from pc_desktop.ui.dispatch import Dispatch

_MAY_NOT = "This cannot be done at this bed as it stands."


class ActDesk(QObject):
    """Carries wishes at one screen to the dispatch; `chosen` tells which bed is meant."""

    def __init__(
        self, presenter: BedsPresenter, dispatch: Dispatch, screen: QWidget, chosen: Callable[[], str]
    ) -> None:
        """Serve a screen, with a key for every act that works while the screen is in view."""
        super().__init__(screen)
        self._presenter, self._dispatch, self._screen, self._chosen = presenter, dispatch, screen, chosen
        self.dialog: ActDialog | None = None
        self.list: ActList | None = None
        self.keys: dict[str, QShortcut] = {}
        for act in ACTS:
            self.keys[act.name] = QShortcut(QKeySequence(act.key), screen)
            self.keys[act.name].activated.connect(self._by_key)

    @Slot()
    def _by_key(self) -> None:
        """Do the act whose key was pressed."""
        sender = self.sender()
        self.act(next(name for name, key in self.keys.items() if key is sender))

    @Slot(str)
    def act(self, name: str) -> None:
        """Do an act on the chosen bed."""
        bed = self._chosen()
        if bed and not self._presenter.is_past:
            wish = self._presenter.wish(name, bed)
            if wish is None:
                self._dispatch.refused.emit(_MAY_NOT)
            self.grant(wish)

    @Slot(str, str)
    def drop(self, what: str, bed: str) -> None:
        """Ask what a drag asks."""
        wish = self._presenter.dropped(what, bed)
        if wish is None and not self._presenter.is_past:
            self._dispatch.refused.emit(_MAY_NOT)
        self.grant(wish)

    @Slot(str)
    def open_person(self, key: str) -> None:
        """Ask for a bed for somebody waiting or without one."""
        self.grant(self._presenter.person_asked(key))

    def grant(self, wish: Wish) -> None:
        """Carry an order out, or ask first."""
        if isinstance(wish, Ask):
            self._ask(wish)
        elif wish is not None:
            self._dispatch.do(wish)

    @Slot(str)
    def offer(self, key: str) -> None:
        """Open the list of what can be done at a bed, which has been chosen."""
        acts, bed = self._presenter.acts(key), self._presenter.bed(key)
        if acts and bed is not None:
            self.list = ActList(bed.title, acts, self._screen)
            self.list.chosen.connect(self.act)
            self.list.finished.connect(self.list.deleteLater)
            self.list.open()

    def _ask(self, ask: Ask) -> None:
        """Open the question; the keyboard returns to where it was."""

        def answer(said: dict[str, Any]) -> str | None:
            try:
                return self._try(ask.order(said))
            except Refused as refused:
                return refused.sentence

        self.dialog = ActDialog(ask, local_day(self._presenter.now()), answer, self._screen)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _try(self, order: Command) -> str | None:
        """Carry an order out; give why not where it was refused."""
        said: list[str] = []
        self._dispatch.refused.connect(said.append)
        self._dispatch.do(order)
        self._dispatch.refused.disconnect(said.append)
        return said[0] if said else None
