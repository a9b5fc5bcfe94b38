"""Setup: the settings of the meeting, each changed on its own."""

from datetime import date
from typing import Final

from pc_desktop.services.office import Office
from pc_desktop.services.ports import Command
from pc_desktop.services.set_settings import ChangeSetting
from pc_desktop.services.setup_view import SettingLine, setup_view
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.setup.parts import Act, Column, PartRows, column_words
from pc_desktop.ui.widgets.form import Field, Form, Kind, Values
from pc_desktop.ui.widgets.shown import Choice

_YES_OR_NO: Final = (Choice("no", "No"), Choice("yes", "Yes"))


class SettingsPart:
    """Shows every setting with its value, and changes one."""

    key: Final = "settings"
    name: Final = "Settings"
    about: Final = "What the meeting has agreed. Each change is a step of the history, and can be undone."
    columns: Final = (
        Column("Setting", column_words("An avoided admission counts after"), grow=2),
        Column("Value", "West Region Collaborative (sample)", grow=2),
        Column("What it does", "Then its beds leave the plan until confirmed", grow=3, optional=True),
    )
    acts: Final = (Act("change", "Change…", "C"),)

    def __init__(self, office: Office) -> None:
        """Sit in an office."""
        self._office = office

    def show(self) -> PartRows:
        """Prepare every setting."""
        return PartRows(tuple(_row(line) for line in self._lines()), "There are no settings.")

    def choose(self, chooser: str, key: str) -> None:
        """Have no chips."""

    def begin(self, act: str, row: str) -> Form:
        """Ask for another value."""
        line = next(line for line in self._lines() if line.rule.key == row)
        return Form(line.rule.label, "Save", (_field(line),), f"{line.rule.meaning}.")

    def order(self, act: str, row: str, values: Values) -> Command:
        """Change the setting."""
        value = values["value"]
        said = value.isoformat() if isinstance(value, date) else "" if value is None else str(value)
        return ChangeSetting(row, said)

    def _lines(self) -> tuple[SettingLine, ...]:
        """Ask for the settings."""
        return self._office.desk.ask(setup_view).settings


def _row(line: SettingLine) -> Row:
    """Prepare one setting."""
    tone = Tone.PLAIN if line.value else Tone.QUIET
    return Row(
        line.rule.key, (Cell(line.rule.label, Tone.STRONG), Cell(line.words, tone), Cell(line.rule.meaning))
    )


def _field(line: SettingLine) -> Field:
    """Make the field of one setting."""
    rule, without = line.rule, "Not recorded" if line.rule.optional else ""
    if rule.kind == "day":
        day = date.fromisoformat(line.value) if line.value else None
        return Field("value", rule.label, Kind.DAY, day, without=without)
    if rule.kind == "number":
        number = int(line.value) if line.value else None
        unit = rule.unit if rule.unit == "£" else f"{rule.unit}s"
        advice = f"Between {rule.least:,} and {rule.most:,}."
        return Field(
            "value",
            rule.label,
            Kind.NUMBER,
            number,
            advice,
            least=rule.least,
            most=rule.most,
            unit=unit,
            without=without,
        )
    if rule.kind == "yes":
        return Field("value", rule.label, Kind.CHOICE, line.value, choices=_YES_OR_NO)
    return Field("value", rule.label, Kind.TEXT, line.value)
