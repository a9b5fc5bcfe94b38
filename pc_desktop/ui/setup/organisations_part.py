"""Setup: commissioners, trusts and regions as dated records, and what each was on any day."""

from datetime import date, timedelta
from typing import Final

from pc_desktop.domain.calendar import local_day, shown_day
from pc_desktop.domain.places import Organisation
from pc_desktop.reference import rows as listed_in
from pc_desktop.services.office import Office
from pc_desktop.services.ports import Command
from pc_desktop.services.set_organisations import (
    ROLES,
    ImportOrganisations,
    RemoveOrganisation,
    SaveOrganisation,
)
from pc_desktop.services.setup_places_view import OrganisationLine, organisation_lines
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.setup.parts import Act, Chooser, Column, PartRows, column_words
from pc_desktop.ui.widgets.form import Field, Form, Kind, Values
from pc_desktop.ui.widgets.shown import Choice, Notice, Pair


class OrganisationsPart:
    """Shows the records of one kind as they stood on a day, and keeps them."""

    key: Final = "organisations"
    name: Final = "Organisations"
    about: Final = (
        "Commissioners and trusts open, merge and split. Each is kept with its dates and what followed it."
    )
    columns: Final = (
        Column("Organisation", column_words("NHS Herefordshire and Worcestershire Board"), grow=3),
        Column("Code", "Z9B2Z"),
        Column("From", "21-Nov-2026", optional=True),
        Column("Until", "21-Nov-2026", optional=True),
        Column("On that day it was", "NHS West and North London Board", grow=3),
    )
    acts: Final = (
        Act("change", "Change…", "C"),
        Act("add", "Add one…", "A", on_row=False),
        Act("day", "As on another day…", "D", on_row=False),
        Act("remove", "Remove", "R"),
        Act("import", "Take in the starting list", "L", on_row=False),
    )

    def __init__(self, office: Office) -> None:
        """Sit in an office; records are shown as of today."""
        self._desk = office.desk
        self._role, self._day = "icb", local_day(office.clock.now())

    def show(self) -> PartRows:
        """Prepare the records of the kind chosen."""
        lines = [line for line in self._lines() if line.organisation.role == self._role]
        choices = tuple(Choice(key, words) for key, words in ROLES.items())
        text = "The starting list comes from public sources and is a sample to be checked, never a statement."
        return PartRows(
            tuple(_row(line) for line in lines),
            "None of this kind is kept. Press L to take in the starting list, or A to add one.",
            Notice(Tone.BLUE, f"As on {shown_day(self._day)}.", text, can_close=False),
            (Chooser("role", "Kind", choices, self._role),),
            {line.organisation.key: _details(line, self._day) for line in lines},
        )

    def choose(self, chooser: str, key: str) -> None:
        """Show another kind."""
        self._role = key

    def begin(self, act: str, row: str) -> Form | Command:
        """Ask for a record or a day; import and remove at once."""
        if act == "import":
            return ImportOrganisations(starting_list())
        if act == "remove":
            return RemoveOrganisation(row)
        if act == "day":
            return Form("As on which day?", "Show", (Field("day", "Day", Kind.DAY, self._day),))
        held = (one.organisation for one in self._lines() if one.organisation.key == row and act == "change")
        one = next(held, Organisation("", "", "", self._role, None, None, ()))
        roles = tuple(Choice(key, words) for key, words in ROLES.items())
        return Form(
            one.name or "Add an organisation",
            "Save" if one.key else "Add",
            (
                Field("name", "Name", Kind.TEXT, one.name),
                Field("code", "Organisation code", Kind.TEXT, one.code, "Three to ten letters and digits."),
                Field("role", "Kind", Kind.CHOICE, one.role, choices=roles),
                Field("opened", "Since", Kind.DAY, one.opened, without="Not recorded"),
                Field(
                    "closed",
                    "Until",
                    Kind.DAY,
                    one.closed,
                    "The first day it was no more.",
                    without="It stands",
                ),
                Field(
                    "followed",
                    "Followed by",
                    Kind.TEXT,
                    ", ".join(one.followed_by),
                    "Codes, with commas between them.",
                ),
            ),
        )

    def order(self, act: str, row: str, values: Values) -> Command | None:
        """Save the record; a day to look at is no order."""
        if act == "day":
            self._day = values["day"]
            return None
        key = row if act == "change" else ""
        heirs = tuple(each for each in values["followed"].split(",") if each.strip())
        return SaveOrganisation(
            Organisation(
                key, values["code"], values["name"], values["role"], values["opened"], values["closed"], heirs
            )
        )

    def _lines(self) -> tuple[OrganisationLine, ...]:
        """Ask for every record as of the day shown."""
        return self._desk.ask(lambda reading: organisation_lines(reading, self._day))


def starting_list() -> tuple[Organisation, ...]:
    """Give the list shipped with the application: boards, providers and regions, as an editable sample."""
    boards = tuple(
        Organisation(
            "",
            row["ods_code"],
            row["name"],
            "icb",
            _day(row["valid_from"]),
            _day(row["valid_to"], after=1),
            tuple(row["successors"].replace(";", " ").split()) if row["valid_to"] else (),
        )
        for row in listed_in("icbs.csv")
    )
    providers = tuple(
        Organisation("", row["ods_code"], row["name_in_source"], "trust", None, None, ())
        for row in listed_in("mh_providers.csv")
    )
    regions = tuple(
        Organisation("", row["code"], f"{row['name']} region", "region", None, None, ())
        for row in listed_in("nhse_regions.csv")
    )
    return boards + providers + regions


def _day(text: str, after: int = 0) -> date | None:
    """Read a day of the list, so many days later; nothing where nothing stands there. Its last days are included."""
    return date.fromisoformat(text) + timedelta(days=after) if text else None


def _row(line: OrganisationLine) -> Row:
    """Prepare one record."""
    one = line.organisation
    then = ", ".join(line.by_then) or "not yet opened"
    said = "itself" if line.standing else then
    return Row(
        one.key,
        (
            Cell(one.name, Tone.STRONG if line.standing else Tone.QUIET, tip=one.name),
            Cell(one.code),
            Cell(shown_day(one.opened), Tone.PLAIN if one.opened else Tone.QUIET),
            Cell(shown_day(one.closed) if one.closed else "stands", Tone.PLAIN if one.closed else Tone.QUIET),
            Cell(said, Tone.QUIET if line.standing else Tone.BLUE, tip=said),
        ),
    )


def _details(line: OrganisationLine, day: date) -> tuple[Pair, ...]:
    """Say what became of one record."""
    one = line.organisation
    until = f"until {shown_day(one.closed)}" if one.closed else "and still does"
    then = "it stood" if line.standing else ", ".join(line.by_then) or "not yet opened"
    return (
        Pair("Existed", f"from {shown_day(one.opened)}, {until}"),
        Pair("Followed by", ", ".join(line.followed_by) or "nobody"),
        Pair(f"On {shown_day(day)}", then),
    )
