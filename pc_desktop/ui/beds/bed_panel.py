"""One bed in words beside the board, and below it what the tiles mean."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from pc_desktop.theme.sign import Sign
from pc_desktop.theme.space import space
from pc_desktop.theme.worn import px
from pc_desktop.ui.beds.act_words import ActWords
from pc_desktop.ui.beds.bed_rows import BedRows
from pc_desktop.ui.beds.legend import Legend
from pc_desktop.ui.widgets.buttons import Button
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.chip import Chip
from pc_desktop.ui.widgets.empty import Empty
from pc_desktop.ui.widgets.key_values import KeyValues
from pc_desktop.ui.widgets.words import Look, Words


class BedPanel(QWidget):
    """Shows the chosen bed and offers what can be done there, each with its key."""

    wants_release = Signal(str)
    """The key of a hold."""
    wants_act = Signal(str)
    """The name of an act on this bed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with no bed chosen."""
        super().__init__(parent)
        self._hold = ""
        self._card = Card()
        self._state = Chip()
        self._card.add_to_head(self._state, right=True)
        self._facts = KeyValues("Facts about this bed", ruled=True)
        self._about_unit = Words("About the unit", Look.STRONG)
        self._unit = KeyValues("Facts about this unit")
        self._caution = Words("", Look.SMALL, wrap=True)
        self.release = Button("Release the bed", "R")
        self._nothing = Empty(
            Sign.BEDS, "No bed is chosen.", "Walk with the arrow keys and press Enter, or click a bed."
        )
        facts = self._facts.layout()
        if isinstance(facts, QGridLayout):
            facts.setColumnStretch(0, 2)
            facts.setColumnStretch(1, 3)
        self._card.add(self._facts)
        self._card.add(self._caution)
        self._card.add(self.release)
        self._buttons = QWidget()
        self._column = QVBoxLayout(self._buttons)
        space(self._column, (0, 0, 0, 0), 6)
        self._acts: tuple[ActWords, ...] = ()
        self._card.add(self._buttons)
        self._card.body.addSpacing(px(6))
        self._card.add(self._about_unit)
        self._card.add(self._unit)
        self._card.add(self._nothing)
        self._card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        legend = Card("What the tiles mean")
        legend.add(Legend())
        legend.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        space(column, (0, 0, 0, 0), 16)
        column.addWidget(self._card)
        column.addWidget(legend)
        column.addStretch(1)
        self.release.clicked.connect(self._tell)
        self.show_bed(None)

    @property
    def hold(self) -> str:
        """Give the hold that could be released, empty where there is none."""
        return self._hold

    def show_bed(self, bed: BedRows | None) -> None:
        """Show this bed, or how to choose one."""
        self._nothing.setVisible(bed is None)
        for widget in (self._facts, self._about_unit, self._unit):
            widget.setVisible(bed is not None)
        self._hold = bed.hold if bed else ""
        self.release.setVisible(bool(self._hold))
        self._caution.setVisible(bool(self._hold))
        self._state.setVisible(bed is not None)
        self._card.show_title(bed.title if bed else "")
        if bed is not None:
            self._state.show_badge(bed.badge)
            self._facts.show_pairs(bed.pairs)
            self._unit.show_pairs(bed.unit_pairs)
            self._caution.setText(bed.hold_words)

    def show_acts(self, acts: tuple[ActWords, ...]) -> None:
        """Offer these acts, the releasing of a hold apart; buttons are made anew only where they change."""
        self.release.setVisible(any(act.name == "release" for act in acts))
        self._caution.setVisible(self.release.isVisibleTo(self))
        if acts == self._acts:
            return
        self._acts = acts
        for old in self._buttons.findChildren(Button):
            self._column.removeWidget(old)
            old.hide()
            old.setParent(None)
            old.deleteLater()
        for act in acts:
            if act.name != "release":
                button = Button(act.text, act.key.replace("+", " "))
                button.setObjectName(act.name)
                button.clicked.connect(self._tell_act)
                button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
                self._column.addWidget(button)
                button.show()
        self._buttons.setVisible(bool(acts))

    def key_stops(self) -> list[QWidget]:
        """Give what the keyboard can reach here, in order."""
        return [self.release, *(each for each in self._buttons.findChildren(Button) if not each.isHidden())]

    @Slot()
    def _tell_act(self) -> None:
        """Tell which act was chosen."""
        button = self.sender()
        if isinstance(button, Button):
            self.wants_act.emit(button.objectName())

    @Slot()
    def _tell(self) -> None:
        """Tell that the bed is to be released."""
        if self._hold:
            self.wants_release.emit(self._hold)
