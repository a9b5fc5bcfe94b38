"""Setup: what a bed day costs in each unit, from which day on."""

from typing import Final

from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.places import Unit
from pc_desktop.services.office import Office
from pc_desktop.services.ports import Command
from pc_desktop.services.set_prices import RemovePrice, SetPrice
from pc_desktop.services.setup_places_view import PriceLine, price_lines, unit_lines
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.setup.parts import Act, Column, PartRows, column_words
from pc_desktop.ui.setup.unit_chips import UnitChips
from pc_desktop.ui.widgets.form import Field, Form, Kind, Values

_STARTING: Final = "starting"


class PricesPart:
    """Shows the prices of one unit, and sets or removes one."""

    key: Final = "prices"
    name: Final = "Prices"
    about: Final = "What each unit charges for a bed day, by date. A price holds until the next one begins."
    columns: Final = (
        Column("From", column_words("before the first price"), grow=2),
        Column("A day", "£9,999", right=True),
        Column("", "holds today", grow=3),
    )
    acts: Final = (
        Act("change", "Change…", "C"),
        Act("add", "Add a price…", "A", on_row=False),
        Act("remove", "Remove", "R"),
    )

    def __init__(self, office: Office) -> None:
        """Sit in an office."""
        self._desk = office.desk
        self._chips = UnitChips(office.desk, in_region=False)

    def show(self) -> PartRows:
        """Prepare the prices of the unit chosen, the latest first."""
        unit, lines = self._chips.unit(), self._lines()
        rows = [_row(line) for line in lines]
        if unit is not None and unit.price_per_day is not None:
            holds = "" if any(line.holds for line in lines) else "holds today"
            before = "before the first price" if lines else "always"
            rows.append(_cells(_STARTING, before, unit.price_per_day, holds))
        return PartRows(
            tuple(rows), "No price is recorded. Press A to add one.", choosers=self._chips.chooser()
        )

    def choose(self, chooser: str, key: str) -> None:
        """Show another unit's prices."""
        self._chips.choose(key)

    def begin(self, act: str, row: str) -> Form | Command:
        """Ask for a price and its day, or remove one at once."""
        unit = self._chips.unit()
        if unit is None:
            raise Refused("Add a unit first, under Units.")
        if row == _STARTING and act != "add":
            raise Refused("This price came with the unit. Add a price from a day on, and it takes its place.")
        if act == "remove":
            return RemovePrice(row)
        held = next((line.price for line in self._lines() if line.price.key == row and act == "change"), None)
        price = held.per_day if held else self._today(unit)
        return Form(
            f"Price of a bed day in {unit.name}",
            "Save",
            (
                Field("per_day", "Pounds a day", Kind.NUMBER, price, least=1),
                Field("since", "From", Kind.DAY, held.since if held else None),
            ),
        )

    def order(self, act: str, row: str, values: Values) -> Command:
        """Set the price."""
        unit = self._chips.unit()
        return SetPrice(unit.key if unit else "", values["since"], values["per_day"])

    def _today(self, unit: Unit) -> int | None:
        """Give what the unit charges today."""
        return next((one.price for one in self._desk.ask(unit_lines) if one.unit.key == unit.key), None)

    def _lines(self) -> tuple[PriceLine, ...]:
        """Ask for the prices of the unit chosen."""
        unit = self._chips.unit()
        return self._desk.ask(lambda reading: price_lines(reading, unit.key)) if unit else ()


def _row(line: PriceLine) -> Row:
    """Prepare one price."""
    return _cells(
        line.price.key, shown_day(line.price.since), line.price.per_day, "holds today" if line.holds else ""
    )


def _cells(key: str, since: str, per_day: int, holds: str) -> Row:
    """Make the cells of one price."""
    return Row(key, (Cell(since, Tone.STRONG), Cell(f"£{per_day:,}"), Cell(holds, Tone.GREEN)))
