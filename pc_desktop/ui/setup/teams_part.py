"""Setup: community teams, their postcode districts, and the unit each is linked to."""

import re
from typing import Final

from pc_desktop.domain.calendar import counted
from pc_desktop.domain.called import heading
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.places import Team, tidied_outcode
from pc_desktop.reference import districts
from pc_desktop.services.office import Office
from pc_desktop.services.ports import Command
from pc_desktop.services.region import called_in
from pc_desktop.services.set_teams import SaveTeam
from pc_desktop.services.setup_places_view import TeamLine, team_lines, unit_lines
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.setup.parts import Act, Column, PartRows, column_words
from pc_desktop.ui.widgets.form import Field, Form, Kind, Values
from pc_desktop.ui.widgets.shown import Choice, Pair

_NEW: Final = Team("", "", "", None, ())
_BETWEEN: Final = re.compile(r"[,;\s]+")


class TeamsPart:
    """Shows every team, and changes or adds one."""

    key: Final = "teams"
    name: Final = "Community teams"
    about: Final = "Who refers. A team's linked unit comes first in the plan for its patients."
    columns: Final = (
        Column("Team", column_words("Coventry and Warwickshire community team"), grow=2),
        Column("Area", "Coventry and Warwickshire", grow=1),
        Column("Linked unit", "Rowan House"),
        Column("Postcode districts", "CV1, CV2, CV5, CV6, CV10", grow=3, optional=True),
    )
    acts: Final = (Act("change", "Change…", "C"), Act("add", "Add a team…", "A", on_row=False))

    def __init__(self, office: Office) -> None:
        """Sit in an office."""
        self._desk = office.desk

    def show(self) -> PartRows:
        """Prepare every team."""
        lines = self._desk.ask(team_lines)
        details = {line.team.key: (Pair("Postcode districts", _districts(line.team)),) for line in lines}
        rows = tuple(_row(line) for line in lines)
        return PartRows(rows, "No community teams are set up. Press A to add the first.", details=details)

    def choose(self, chooser: str, key: str) -> None:
        """Have no chips."""

    def begin(self, act: str, row: str) -> Form:
        """Ask for everything of a team."""
        held = next((one.team for one in self._desk.ask(team_lines) if one.team.key == row), _NEW)
        team = held if act == "change" else _NEW
        units = [line.unit for line in self._desk.ask(unit_lines) if line.unit.in_region]
        choices = (Choice("", "None"), *(Choice(unit.key, unit.name) for unit in units))
        link = heading(self._desk.ask(called_in).linked_unit)
        advice = "The first halves of the postcodes it serves, such as CV1, CV34."
        return Form(
            team.name or "Add a team",
            "Save" if team.key else "Add",
            (
                Field("name", "Name", Kind.TEXT, team.name),
                Field("area", "Area", Kind.TEXT, team.area, "As gaps and equality are reported by."),
                Field(
                    "unit",
                    link,
                    Kind.CHOICE,
                    team.linked_unit or "",
                    choices=choices,
                ),
                Field("outcodes", "Postcode districts", Kind.NOTE, ", ".join(team.outcodes), advice),
            ),
        )

    def order(self, act: str, row: str, values: Values) -> Command:
        """Save the team, whose districts must exist."""
        said = tuple(tidied_outcode(each) for each in _BETWEEN.split(values["outcodes"]) if each)
        unknown = [each for each in said if each not in districts()]
        if unknown:
            raise Refused(f"There is no postcode district {unknown[0]}.")
        return SaveTeam(
            row if act == "change" else None, values["name"], values["area"], values["unit"] or None, said
        )


def _districts(team: Team) -> str:
    """Say the districts with the places they lie in."""
    known = districts()
    places = [f"{each} ({known[each]})" if each in known else each for each in team.outcodes]
    return ", ".join(places) or "Not recorded"


def _row(line: TeamLine) -> Row:
    """Prepare one team."""
    team, count = line.team, len(line.team.outcodes)
    codes = ", ".join(team.outcodes)
    return Row(
        team.key,
        (
            Cell(
                team.name,
                Tone.STRONG,
                second=counted(count, "postcode district") if count else "no districts",
            ),
            Cell(team.area),
            Cell(line.linked or "none", Tone.PLAIN if line.linked else Tone.QUIET),
            Cell(codes or "Not recorded", Tone.QUIET, tip=codes),
        ),
    )
