"""Where somebody could go: every unit with a chip and a sentence, wrapped so that no reason is cut off."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from pc_desktop.theme.space import space
from pc_desktop.ui.referrals.rows import UnitLine
from pc_desktop.ui.widgets.card import Rule
from pc_desktop.ui.widgets.chip import Chip
from pc_desktop.ui.widgets.words import Look, Words


class UnitList(QWidget):
    """Shows units one below the other; their widgets are kept and used again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.setAccessibleName("Where could they go")
        self._lines: list[tuple[Words, Chip, Words, Rule]] = []
        self._grid = QGridLayout(self)
        space(self._grid, (0, 0, 0, 0), 6)
        self._grid.setColumnStretch(0, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_units(self, units: Sequence[UnitLine]) -> None:
        """Show these units in order."""
        while len(self._lines) < len(units):
            self._lines.append(self._new_line(3 * len(self._lines)))
        for place, (name, chip, sentence, rule) in enumerate(self._lines):
            for widget in (name, chip, sentence, rule):
                widget.setVisible(place < len(units))
            if place < len(units):
                unit = units[place]
                name.setText(unit.name)
                chip.show_badge(unit.badge)
                sentence.setText(unit.sentence)
                sentence.show_look(Look.SECONDARY if unit.suits else Look.QUIET)
                name.show_look(Look.STRONG if unit.suits else Look.BODY)

    def _new_line(self, row: int) -> tuple[Words, Chip, Words, Rule]:
        """Make the widgets of one more unit."""
        name, chip = Words("", Look.STRONG, wrap=True), Chip(parent=self)
        sentence, rule = Words("", Look.SECONDARY, wrap=True), Rule(self)
        self._grid.addWidget(name, row, 0)
        self._grid.addWidget(chip, row, 1, Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(sentence, row + 1, 0, 1, 2)
        self._grid.addWidget(rule, row + 2, 0, 1, 2)
        return name, chip, sentence, rule
