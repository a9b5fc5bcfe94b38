"""Chips that choose whose beds or prices are shown."""

from pc_desktop.domain.places import Unit
from pc_desktop.services.desk import Desk
from pc_desktop.services.setup_places_view import unit_lines
from pc_desktop.ui.setup.parts import Chooser
from pc_desktop.ui.widgets.shown import Choice


class UnitChips:
    """Remembers which unit was chosen; the first one until somebody chooses."""

    def __init__(self, desk: Desk, *, in_region: bool) -> None:
        """Offer the units there are, or those of the region only."""
        self._desk, self._in_region, self._chosen = desk, in_region, ""

    def units(self) -> tuple[Unit, ...]:
        """Give the units offered."""
        lines = self._desk.ask(unit_lines)
        return tuple(line.unit for line in lines if line.unit.in_region or not self._in_region)

    def unit(self) -> Unit | None:
        """Give the unit chosen; None where there is none at all."""
        units = self.units()
        return next((unit for unit in units if unit.key == self._chosen), next(iter(units), None))

    def choose(self, key: str) -> None:
        """Show this unit from now on."""
        self._chosen = key

    def chooser(self) -> tuple[Chooser, ...]:
        """Make the row of chips; none where there is nothing to choose from."""
        chosen = self.unit()
        if chosen is None:
            return ()
        choices = tuple(Choice(unit.key, unit.name) for unit in self.units())
        return (Chooser("unit", "Unit", choices, chosen.key),)
