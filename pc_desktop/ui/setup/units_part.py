"""Setup: the units, what each offers, whom it takes and what its beds are."""

from typing import Final

from pc_desktop.domain.calendar import counted
from pc_desktop.domain.places import offer_words, takes_words
from pc_desktop.reference import code_list
from pc_desktop.services.office import Office
from pc_desktop.services.ports import Command
from pc_desktop.services.region import settings_of
from pc_desktop.services.set_units import AddUnit, ChangeUnit, UnitSaid
from pc_desktop.services.setup_places_view import UnitLine, earlier_types, unit_lines
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.setup.parts import Act, Column, PartRows
from pc_desktop.ui.setup.unit_form import unit_form
from pc_desktop.ui.widgets.form import Form, Values
from pc_desktop.ui.widgets.shown import Pair


class UnitsPart:
    """Shows the units, those outside the region last, and changes or adds one."""

    key: Final = "units"
    name: Final = "Units"
    about: Final = "Where people can be placed. What a unit offers and whom it takes decides who suits it."
    columns: Final = (
        Column("Unit", Cell("Rowan House", second="Riverside Partnership Trust", bold=True), grow=2),
        Column("District", "CV34", optional=True),
        Column("Beds", "16", right=True),
        Column("Takes", "women and men, at most 3 men; 18 and over", grow=3),
        Column("Offers", "NG feeding, diabetes care, detained patients", grow=3, optional=True),
        Column("A day", "£548", right=True, optional=True),
    )
    acts: Final = (Act("change", "Change…", "C"), Act("add", "Add a unit…", "A", on_row=False))

    def __init__(self, office: Office) -> None:
        """Sit in an office."""
        self._office = office

    def show(self) -> PartRows:
        """Prepare every unit."""
        lines = self._office.desk.ask(unit_lines)
        return PartRows(
            tuple(_row(line) for line in lines),
            "No units are set up. Press A to add the first.",
            details={line.unit.key: _details(line) for line in lines},
        )

    def choose(self, chooser: str, key: str) -> None:
        """Have no chips."""

    def begin(self, act: str, row: str) -> Form:
        """Ask for everything of a unit."""
        office = self._office
        profile = office.profile(office.desk.ask(settings_of))
        return unit_form(office.desk, profile, row if act == "change" else None)

    def order(self, act: str, row: str, values: Values) -> Command:
        """Change the unit, or add it."""
        said = UnitSaid(
            name=values["name"],
            trust=values["trust"],
            outcode=values["outcode"],
            bed_type=values["bed_type"] or "",
            offers=values["offers"],
            sexes=values["sexes"],
            youngest=values["youngest"],
            oldest=values["oldest"],
            men_places=values["men"],
            one_to_one_places=values["one_to_one"],
            known_as=tuple(values["known_as"].split(",")),
        )
        return ChangeUnit(row, said) if act == "change" else AddUnit(said, values["where"] == "in")


def _row(line: UnitLine) -> Row:
    """Prepare one unit."""
    unit = line.unit
    trust = line.trust if unit.in_region else f"outside the region · {line.trust}"
    price = f"£{line.price:,}" if line.price is not None else "Not recorded"
    return Row(
        unit.key,
        (
            Cell(unit.name, Tone.STRONG, second=trust, tip=trust),
            Cell(unit.outcode),
            Cell(str(line.beds), spoken=counted(line.beds, "bed")),
            Cell(takes_words(unit), tip=takes_words(unit)),
            _offers(unit.offers),
            Cell(price, Tone.PLAIN if line.price is not None else Tone.QUIET, spoken=f"price a day {price}"),
        ),
    )


def _offers(offers: tuple[str, ...]) -> Cell:
    """Prepare what a unit offers, in two lines where it is much."""
    each = [offer_words(offer) for offer in offers] or ["nothing special"]
    half = -(-len(each) // 2) if len(each) > 2 else len(each)
    return Cell(", ".join(each[:half]), second=", ".join(each[half:]), tip=", ".join(each))


def _details(line: UnitLine) -> tuple[Pair, ...]:
    """Say what the table has no room for."""
    unit = line.unit
    label = code_list("mh_bed_type_v6").get(unit.bed_type, "Not recorded")
    earlier = earlier_types(unit.bed_type) or "none"
    places = unit.one_to_one_places
    return (
        Pair("Postcode district", unit.outcode),
        Pair("Price of a bed day today", "Not recorded" if line.price is None else f"£{line.price:,}"),
        Pair("Bed type", f"{unit.bed_type} {label} (data set version 6; version 5: {earlier})"),
        Pair("Offers", ", ".join(offer_words(offer) for offer in unit.offers) or "nothing special"),
        Pair("One-to-one nursing", "No limit recorded" if places is None else counted(places, "place")),
        Pair("Linked teams", ", ".join(line.teams) or "none"),
        Pair("Also known in returns as", ", ".join(unit.known_as) or "no other name"),
    )
