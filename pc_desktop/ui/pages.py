"""The pages of a screen: its first, and those that are made when they are first turned to."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from pc_desktop.services.office import Office
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.widgets.chip_choice import ChoiceChip, ChoiceChips
from pc_desktop.ui.widgets.shown import Choice


@dataclass(frozen=True, slots=True)
class PageWords:
    """One page: its name, its words, its key, and what its widget's and presenter's modules begin with.

    A page without a module is the first, which the screen makes and refreshes itself.
    """

    name: str
    text: str
    key: str
    module: str = ""
    widget: str = ""
    presenter: str = ""


def pages_there(pages: Sequence[PageWords]) -> tuple[PageWords, ...]:
    """Give those of the pages this application has."""
    return tuple(
        page
        for page in pages
        if not page.module
        or (
            find_spec(_module(page, "page")) is not None and find_spec(_module(page, "presenter")) is not None
        )
    )


def _module(page: PageWords, part: str) -> str:
    """Name a module of a page."""
    return f"{page.module}_{part}"


class Pages(QStackedWidget):
    """Shows one page at a time; each is asked to refresh when it is turned to and when facts change."""

    wants_meeting = Signal(str)
    """The key of a referral to be opened in the meeting."""
    wants_workbook = Signal(object)
    """What a page shows, to be written as a workbook."""
    wants_export = Signal(object)
    """What a page wants written to a file, as its screen's desk knows it."""

    def __init__(
        self, pages: Sequence[PageWords], first: QWidget, office: Office, dispatch: Dispatch, screen: QWidget
    ) -> None:
        """Begin at the first page; each is turned to by its key."""
        super().__init__(screen)
        self._office, self._dispatch = office, dispatch
        self.words = pages_there(pages)
        self._made: dict[str, QWidget] = {self.words[0].name: first}
        self.addWidget(first)
        self.setFocusProxy(first)
        self.chips = ChoiceChips(
            "Pages", [Choice(page.name, page.text, page.key.replace("+", " ")) for page in self.words]
        )
        self.chips.choose({self.words[0].name})
        self.chips.chosen.connect(self.turn_to)
        self._keys: list[QShortcut] = []
        for page in self.words:
            self._keys.append(QShortcut(QKeySequence(page.key), screen))
            self._keys[-1].activated.connect(self._by_key)

    @property
    def shown(self) -> str:
        """Name the page shown now."""
        return next(name for name, page in self._made.items() if page is self.currentWidget())

    def key_stops(self) -> list[QWidget]:
        """Give what the keyboard can reach to turn the pages, in order."""
        return list(self.chips.findChildren(ChoiceChip))

    @Slot()
    def _by_key(self) -> None:
        """Turn to the page whose key was pressed, with the keyboard."""
        place = next(place for place, key in enumerate(self._keys) if key is self.sender())
        self.turn_to(self.words[place].name)
        self._made[self.words[place].name].setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(str)
    def turn_to(self, name: str) -> None:
        """Show a page, making it where it was not shown before."""
        if name not in self._made:
            self._made[name] = self._make(next(page for page in self.words if page.name == name))
            self.addWidget(self._made[name])
        self.chips.choose({name})
        self.setCurrentWidget(self._made[name])
        self.setFocusProxy(self._made[name])
        self.refresh()

    def _make(self, page: PageWords) -> QWidget:
        """Make a page with its presenter."""
        presenter = getattr(import_module(_module(page, "presenter")), page.presenter)
        widget = getattr(import_module(_module(page, "page")), page.widget)
        made = widget(presenter(self._office), self._dispatch, self)
        if hasattr(made, "wants_meeting"):
            made.wants_meeting.connect(self.wants_meeting)
        if hasattr(made, "wants_workbook"):
            made.wants_workbook.connect(self.wants_workbook)
        if hasattr(made, "wants_export"):
            made.wants_export.connect(self.wants_export, Qt.ConnectionType.QueuedConnection)
        return made  # type: ignore[no-any-return]

    def refresh(self, topics: frozenset[str] | None = None) -> None:
        """Refresh the page shown, where it is not the first, which its screen keeps."""
        page: Any = self.currentWidget()
        if self.shown != self.words[0].name:
            page.refresh(topics)
