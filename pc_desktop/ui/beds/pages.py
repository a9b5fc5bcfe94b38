"""The pages of the Beds screen: the board, and those that are made when they are first turned to."""

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from pc_desktop.services.office import Office
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.widgets.chip_choice import ChoiceChip, ChoiceChips
from pc_desktop.ui.widgets.shown import Choice


@dataclass(frozen=True, slots=True)
class PageWords:
    """One page: its name, its words, and the modules of its widget and presenter."""

    name: str
    text: str
    module: str = ""
    widget: str = ""
    presenter: str = ""


_PAGES: Final = (
    PageWords("board", "Board"),
    PageWords("plan", "Plan", "plan", "PlanPage", "PlanPresenter"),
    PageWords("away", "Away", "away", "AwayPage", "AwayPresenter"),
    PageWords("chances", "Chances", "chance", "ChancePage", "ChancePresenter"),
)


def pages_there() -> tuple[PageWords, ...]:
    """Give the pages this application has."""
    return tuple(
        page
        for page in _PAGES
        if not page.module
        or (
            find_spec(_module(page, "page")) is not None and find_spec(_module(page, "presenter")) is not None
        )
    )


def _module(page: PageWords, part: str) -> str:
    """Name a module of a page."""
    return f"pc_desktop.ui.beds.{page.module}_{part}"


class Pages(QStackedWidget):
    """Shows one page at a time; each is asked to refresh when it is turned to and when facts change."""

    wants_meeting = Signal(str)
    """The key of a referral to be opened in the meeting."""

    def __init__(self, board: QWidget, office: Office, dispatch: Dispatch, screen: QWidget) -> None:
        """Begin at the board; Alt and a number turns to each page."""
        super().__init__(screen)
        self._office, self._dispatch = office, dispatch
        self.words = pages_there()
        self._made: dict[str, QWidget] = {"board": board}
        self.addWidget(board)
        self.setFocusProxy(board)
        self.chips = ChoiceChips(
            "Pages",
            [Choice(page.name, page.text, f"Alt {place}") for place, page in enumerate(self.words, 1)],
        )
        self.chips.choose({"board"})
        self.chips.chosen.connect(self.turn_to)
        self._keys: list[QShortcut] = []
        for place in range(1, len(self.words) + 1):
            self._keys.append(QShortcut(QKeySequence(f"Alt+{place}"), screen))
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
        return made  # type: ignore[no-any-return]

    def refresh(self, topics: frozenset[str] | None = None) -> None:
        """Refresh the page shown, where it is not the board, which its screen keeps."""
        page: Any = self.currentWidget()
        if self.shown != "board":
            page.refresh(topics)
