"""What sifts the list: chips, a team and a unit, with what they hide said beside them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QComboBox, QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.ui.referrals.find_sieve import ALL, Sieve
from pc_desktop.ui.referrals.patient_room import Roomy
from pc_desktop.ui.widgets.buttons import Button
from pc_desktop.ui.widgets.chip_choice import ChoiceChip, ChoiceChips
from pc_desktop.ui.widgets.flow import Wrapping
from pc_desktop.ui.widgets.shown import Choice
from pc_desktop.ui.widgets.words import Look, OneLine, Words


class FindBar(Roomy):
    """Shows the filters there are and tells when one was changed."""

    changed = Signal()
    """A chip, a team or a unit was chosen; ask `sieve` which."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing to choose."""
        super().__init__(parent)
        self.chips = ChoiceChips("Show", ())
        self._shown_chips: tuple[Choice, ...] = ()
        self.team, self.unit = _combo("Team"), _combo("Unit")
        self.views = Button("Views", "S")
        self.export = Button("Export…", "Ctrl L")
        self.hidden, self.closed = Words("", Look.STRONG), Words("", Look.QUIET)
        self.order = OneLine("", Look.QUIET)
        column = QVBoxLayout(self)
        space(column, (12, 11, 12, 10), 8)
        line = Wrapping(gap=10)
        for widget in (self.team, self.unit, self.views, self.export, self.hidden, self.closed):
            line.add(widget)
        for each in (self.chips, line, self.order):
            column.addWidget(each)
        self.chips.chosen.connect(self.changed)
        self.team.currentIndexChanged.connect(self.changed)
        self.unit.currentIndexChanged.connect(self.changed)

    def sieve(self, words: str) -> Sieve:
        """Give what is chosen, with the words typed."""
        chosen = self.chips.chosen_keys()
        team, unit = str(self.team.currentData() or ""), str(self.unit.currentData() or "")
        return Sieve(chosen[0] if chosen else ALL, team, unit, words)

    def show_sieve(self, sieve: Sieve) -> None:
        """Choose these, telling nobody."""
        self.chips.choose((sieve.choice,))
        for combo, key in ((self.team, sieve.team), (self.unit, sieve.unit)):
            quiet = combo.blockSignals(True)
            combo.setCurrentIndex(max(0, combo.findData(key)))
            combo.blockSignals(quiet)

    def show_places(self, teams: Sequence[Choice], units: Sequence[Choice]) -> None:
        """Offer these teams and units."""
        for combo, choices in ((self.team, teams), (self.unit, units)):
            _offer(combo, choices)

    def show_words(self, hidden: str, closed: str) -> None:
        """Say how many are hidden, and how many closed ones were found."""
        for label, words in ((self.hidden, hidden), (self.closed, closed)):
            label.setText(words)
            label.setVisible(bool(words))

    def show_order(self, words: str) -> None:
        """Say in what order the list stands."""
        self.order.setText(words)

    def show_chips(self, choices: tuple[Choice, ...]) -> None:
        """Show chips with their counts, keeping what is chosen and the keyboard; the same ones are left alone."""
        if choices == self._shown_chips:
            return
        chosen = self.chips.chosen_keys() or (ALL,)
        focus = QApplication.focusWidget()
        was_on = focus.key if isinstance(focus, ChoiceChip) and self.chips.isAncestorOf(focus) else ""
        for chip in self._live_chips():
            chip.hide()
        self._shown_chips = choices
        self.chips.show_choices(choices)
        self.chips.choose(chosen)
        for chip in self._live_chips():
            QWidget.setTabOrder(chip, self.team)
            if chip.key == was_on:
                chip.setFocus()

    def order_tabs(self, before: QWidget, after: QWidget) -> None:
        """Let the Tab key come here after one widget and go on to another."""
        for widget in (*self._live_chips(), self.team, self.unit, self.views, self.export):
            QWidget.setTabOrder(before, widget)
            before = widget
        QWidget.setTabOrder(before, after)

    def _live_chips(self) -> list[ChoiceChip]:
        """Give the chips that are on offer now, in order."""
        words = [choice.text for choice in self._shown_chips]
        live = [chip for chip in self.chips.findChildren(ChoiceChip) if chip.text() in words]
        return sorted(live[-len(words) :], key=lambda chip: words.index(chip.text()))


def _combo(name: str) -> QComboBox:
    """Make a list to choose one from, known to screen readers by name."""
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(14)
    combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return combo


def _offer(combo: QComboBox, choices: Sequence[Choice]) -> None:
    """Offer choices, keeping what is chosen, telling nobody; the same ones are left alone."""
    held = [(combo.itemData(at), combo.itemText(at)) for at in range(combo.count())]
    if held == [(one.key, one.text) for one in choices]:
        return
    chosen = combo.currentData()
    quiet = combo.blockSignals(True)
    combo.clear()
    for one in choices:
        combo.addItem(one.text, one.key)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
    combo.blockSignals(quiet)
