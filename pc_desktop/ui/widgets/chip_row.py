"""A row of chips that wraps where it must."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from pc_desktop.ui.cells import Badge
from pc_desktop.ui.widgets.chip import Chip
from pc_desktop.ui.widgets.flow import Wrapping


class ChipRow(Wrapping):
    """Shows badges side by side; chips are kept and used again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent, gap=8)
        self._chips: list[Chip] = []
        self._badges: tuple[Badge, ...] | None = None

    def show_badges(self, badges: Sequence[Badge]) -> None:
        """Show these badges in order."""
        if tuple(badges) == self._badges:
            return
        self._badges = tuple(badges)
        while len(self._chips) < len(badges):
            chip = Chip(parent=self)
            self._chips.append(chip)
            self.add(chip)
        for place, chip in enumerate(self._chips):
            chip.show_badge(badges[place] if place < len(badges) else Badge(""))
        self.setVisible(bool(badges))
        self.updateGeometry()
