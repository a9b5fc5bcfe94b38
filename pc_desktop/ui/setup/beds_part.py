"""Setup: the beds of each unit, what they are called, whom they are for, and those retired."""

from typing import Final

from pc_desktop.domain.errors import Refused
from pc_desktop.services.office import Office
from pc_desktop.services.ports import Command
from pc_desktop.services.set_beds import AddBeds, BringBackBed, ChangeBed, RetireBed
from pc_desktop.services.setup_places_view import BedLine, bed_lines
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.setup.parts import Act, Column, PartRows, column_words
from pc_desktop.ui.setup.unit_chips import UnitChips
from pc_desktop.ui.widgets.form import Field, Form, Kind, Values
from pc_desktop.ui.widgets.shown import Choice

_SEXES: Final = (Choice("", "Either"), Choice("F", "Women only"), Choice("M", "Men only"))


class BedsPart:
    """Shows the beds of one unit, and adds, renames, retires and brings back."""

    key: Final = "beds"
    name: Final = "Beds"
    about: Final = "The beds of each unit. Beds are closed for a while, freed and filled on the Beds screen."
    columns: Final = (
        Column("Bed", column_words("Side room 12"), grow=1),
        Column("For", "women only", grow=1),
        Column("Now", "somebody is in it", grow=2),
    )
    acts: Final = (
        Act("change", "Change…", "C"),
        Act("add", "Add beds…", "A", on_row=False),
        Act("retire", "Retire…", "R"),
        Act("back", "Bring back", "B"),
    )

    def __init__(self, office: Office) -> None:
        """Sit in an office."""
        self._desk = office.desk
        self._chips = UnitChips(office.desk, in_region=True)

    def show(self) -> PartRows:
        """Prepare the beds of the unit chosen."""
        rows = tuple(_row(line) for line in self._lines())
        return PartRows(
            rows, "This unit has no beds yet. Press A to add them.", choosers=self._chips.chooser()
        )

    def choose(self, chooser: str, key: str) -> None:
        """Show another unit's beds."""
        self._chips.choose(key)

    def begin(self, act: str, row: str) -> Form | Command:
        """Ask for what an act needs."""
        unit = self._chips.unit()
        if unit is None:
            raise Refused("Add a unit first, under Units.")
        if act == "back":
            return BringBackBed(row)
        if act == "add":
            advice = "What staff call each, with commas between them, such as 11, 12, 13."
            return Form(f"Add beds to {unit.name}", "Add", (Field("labels", "Beds", Kind.TEXT, "", advice),))
        bed = next(line.bed for line in self._lines() if line.bed.key == row)
        if act == "retire":
            advice = "It leaves the board for good; who stayed in it is still told."
            return Form(
                f"Retire {unit.name} {bed.label}", "Retire", (Field("reason", "Why", Kind.TEXT, "", advice),)
            )
        return Form(
            f"{unit.name} {bed.label}",
            "Save",
            (
                Field("label", "Called", Kind.TEXT, bed.label),
                Field("sex", "The room is for", Kind.CHOICE, bed.sex or "", choices=_SEXES),
            ),
        )

    def order(self, act: str, row: str, values: Values) -> Command:
        """Make the order."""
        unit = self._chips.unit()
        if act == "add" and unit is not None:
            return AddBeds(unit.key, tuple(values["labels"].split(",")))
        if act == "retire":
            return RetireBed(row, values["reason"])
        return ChangeBed(row, values["label"], values["sex"] or None)

    def _lines(self) -> tuple[BedLine, ...]:
        """Ask for the beds of the unit chosen."""
        unit = self._chips.unit()
        return self._desk.ask(lambda reading: bed_lines(reading, unit.key)) if unit else ()


def _row(line: BedLine) -> Row:
    """Prepare one bed."""
    whom = {"F": "women only", "M": "men only"}.get(line.bed.sex or "", "either")
    now = "somebody is in it" if line.occupied else "nobody is in it"
    if line.retired:
        return Row(
            line.bed.key,
            (Cell(line.bed.label, Tone.QUIET), Cell(whom, Tone.QUIET), Cell("retired", Tone.GREY)),
        )
    return Row(line.bed.key, (Cell(line.bed.label, Tone.STRONG), Cell(whom), Cell(now, Tone.QUIET)))
