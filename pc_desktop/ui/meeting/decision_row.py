"""The row of decisions under the discussion: those made most as buttons, the rest in a menu, each with its key."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from pc_desktop.ui.meeting.keys import ACTS
from pc_desktop.ui.widgets.buttons import Button, Kind, Link
from pc_desktop.ui.widgets.flow import Wrapping

_IN_MENU: Final = (
    "defer_information",
    "defer_assessment",
    "not_accepted",
    "medical_first",
    "withdrawn",
    "discussion_only",
)
_STAYING: Final = ("transfer", "repatriate", "discharge_planning", "discussion_only")


class DecisionRow(Wrapping):
    """Offers what may be decided about whoever is on the table; what is pressed is a wish, told upwards.

    `more` opens the menu and stands where the card puts it.
    """

    wants_offer = Signal()
    """Offer the bed of the unit chosen."""
    wants = Signal(str)
    """The name of a decision."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make every button; who is on the table tells which are seen."""
        super().__init__(parent)
        self.offer = Button("Offer bed", "1", Kind.PRIMARY)
        self.wait, self.alternative = self._button("keep_waiting"), self._button("alternative")
        self.out_of_area = self._button("out_of_area")
        self.more = Link("More decisions")
        self.menu = QMenu(self)
        self._in_menu = {name: self._entry(name) for name in _IN_MENU}
        self._staying = {name: self._button(name) for name in _STAYING}
        self._waiting = {
            "keep_waiting": self.wait,
            "alternative": self.alternative,
            "out_of_area": self.out_of_area,
        }
        for button in (self.offer, *self._waiting.values(), *self._staying.values()):
            self.add(button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.offer.clicked.connect(self.wants_offer)
        self.more.clicked.connect(self._open_menu)

    def _button(self, name: str) -> Button:
        """Make the button of a decision."""
        button = Button(ACTS[name][0], ACTS[name][1])
        button.clicked.connect(lambda _checked=False: self.wants.emit(name))
        return button

    def _entry(self, name: str) -> QAction:
        """Make the menu's entry of a decision."""
        entry = QAction(ACTS[name][0], self.menu)
        entry.triggered.connect(lambda _checked=False: self.wants.emit(name))
        self.menu.addAction(entry)
        return entry

    def show_letters(self, letters: Mapping[str, str]) -> None:
        """Say which letter makes each decision."""
        for name, button in (*self._waiting.items(), *self._staying.items()):
            button.show_words(button.text(), letters[name])
        for name, entry in self._in_menu.items():
            entry.setText(f"{ACTS[name][0]}\t{letters[name]}")

    def show_standing(self, *, waits: bool, can_decide: bool, can_offer: bool, why_not: str) -> None:
        """Offer what may be decided about somebody who waits, or who has a bed."""
        for button in (self.offer, self.more, *self._waiting.values()):
            button.setVisible(waits)
        for button in self._staying.values():
            button.setVisible(not waits)
        for button in (self.offer, self.more, *self._waiting.values(), *self._staying.values()):
            button.setEnabled(can_decide)
            button.setToolTip(why_not)
        self.offer.setEnabled(can_decide and can_offer)

    @property
    def why_not(self) -> str:
        """Say why nothing can be decided now; empty where something can."""
        return "" if self.wait.isEnabled() else self.wait.toolTip() or "Nothing can be decided now."

    def set_low(self, *, low: bool) -> None:
        """Use fewer words where there is little room."""
        self.wait.show_words("Wait" if low else ACTS["keep_waiting"][0])
        self.alternative.show_words("Alternative")

    @Slot()
    def _open_menu(self) -> None:
        """Open the menu of the other decisions above the button."""
        self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
        self.menu.setActiveAction(self.menu.actions()[0])
