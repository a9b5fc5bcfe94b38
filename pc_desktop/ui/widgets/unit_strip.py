"""One unit of the bed board: its name, how full it is, how old its word is, and its beds."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.widgets.shown import UnitRow
from pc_desktop.ui.widgets.tile_grid import TileGrid
from pc_desktop.ui.widgets.words import Look, OneLine

_NOTES = {Tone.AMBER: Look.WARNING, Tone.RED: Look.DANGER}


class UnitStrip(QWidget):
    """Shows one unit and tells which of its beds was chosen."""

    bed_chosen = Signal(str)
    """The key of a bed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without a unit."""
        super().__init__(parent)
        self._unit: UnitRow | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        whole = QVBoxLayout(self)
        space(whole, (0, 0, 0, 0), 4)
        head = QHBoxLayout()
        space(head, (0, 0, 0, 0), 8)
        self._name = OneLine("", Look.STRONG)
        self._count = OneLine("", Look.QUIET)
        self._count.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        head.addWidget(self._name, 1)
        head.addWidget(self._count)
        self._note = OneLine("", Look.QUIET)
        self.grid = TileGrid()
        whole.addLayout(head)
        whole.addWidget(self._note)
        whole.addWidget(self.grid)
        whole.addStretch(1)
        self.grid.chosen.connect(self.bed_chosen)

    def show_unit(self, unit: UnitRow) -> None:
        """Show this unit; one that is shown already is left alone."""
        if unit == self._unit:
            return
        self._unit = unit
        self._name.setText(unit.name)
        self._count.setText(unit.count)
        self._note.setText(unit.note)
        self._note.setVisible(bool(unit.note))
        self._note.show_look(_NOTES.get(unit.note_tone, Look.QUIET))
        self.setToolTip(unit.tip)
        self.setAccessibleName(f"{unit.name}, {unit.count}")
        self.grid.show_tiles(unit.beds)
