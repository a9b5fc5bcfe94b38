"""Where somebody could go: every unit with a chip and a sentence, wrapped so that no reason is cut off."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from pc_desktop.theme.space import space
from pc_desktop.ui.referrals.case_rows import UnitLine
from pc_desktop.ui.widgets.card import Rule
from pc_desktop.ui.widgets.chip import Chip
from pc_desktop.ui.widgets.words import Look, Words


class UnitList(QWidget):
    """Shows units one below the other; their widgets are kept and used again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.setAccessibleName("Where could they go")
        self._lines: list[_Line] = []
        self._grid = QGridLayout(self)
        space(self._grid, (0, 0, 0, 0), 6)
        self._grid.setColumnStretch(0, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_units(self, units: Sequence[UnitLine]) -> None:
        """Show these units in order."""
        while len(self._lines) < len(units):
            self._lines.append(self._new_line(4 * len(self._lines)))
        for place, line in enumerate(self._lines):
            line.show_unit(units[place] if place < len(units) else None)

    def _new_line(self, row: int) -> "_Line":
        """Make the widgets of one more unit."""
        line = _Line(self)
        self._grid.addWidget(line.name, row, 0)
        self._grid.addWidget(line.chip, row, 1, Qt.AlignmentFlag.AlignRight)
        for below, widget in enumerate((line.sentence, line.caution, line.rule), start=1):
            self._grid.addWidget(widget, row + below, 0, 1, 2)
        return line


class _Line:
    """The widgets of one unit."""

    def __init__(self, parent: QWidget) -> None:
        """Make them."""
        self.name = Words("", Look.STRONG, wrap=True, parent=parent)
        self.chip = Chip(parent=parent)
        self.sentence = Words("", Look.SECONDARY, wrap=True, parent=parent)
        self.caution = Words("", Look.WARNING, wrap=True, parent=parent)
        self.rule = Rule(parent)

    def show_unit(self, unit: UnitLine | None) -> None:
        """Show this unit, or nothing."""
        for widget in (self.name, self.chip, self.sentence, self.rule):
            widget.setVisible(unit is not None)
        self.caution.setVisible(unit is not None and bool(unit.caution))
        if unit is not None:
            self.name.setText(unit.name)
            self.name.show_look(Look.STRONG if unit.suits else Look.BODY)
            self.chip.show_badge(unit.badge)
            self.sentence.setText(unit.sentence)
            self.sentence.show_look(Look.SECONDARY if unit.suits else Look.QUIET)
            self.caution.setText(unit.caution)
