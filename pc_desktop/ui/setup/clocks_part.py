"""Setup: how soon referrals of each urgency are answered and assessed."""

from typing import Final

from pc_desktop.domain.profile import Profile, Standard
from pc_desktop.domain.referral import URGENCIES
from pc_desktop.services.office import Office
from pc_desktop.services.ports import Command
from pc_desktop.services.region import settings_of
from pc_desktop.services.set_profile import ResetStandards, SetStandard
from pc_desktop.services.setup_view import ClockLine, clock_lines
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.setup.parts import Act, Column, PartRows, column_words
from pc_desktop.ui.widgets.form import Field, Form, Kind, Values
from pc_desktop.ui.widgets.shown import Choice, Notice

_YEAR: Final = 24 * 365
_COUNTED: Final = (Choice("clock", "Hours of the clock"), Choice("working", "Hours of working days"))


class ClocksPart:
    """Shows the standard of every urgency, and changes one."""

    key: Final = "clocks"
    name: Final = "Clocks"
    about: Final = (
        "How soon a referral is answered and assessed. What is late is said in words, and never hidden."
    )
    columns: Final = (
        Column("Urgency", column_words("Very urgent")),
        Column("Standard", "answered in 48 working hours, assessed in 28 working days", grow=3),
        Column("Set", "by the profile", grow=1),
    )
    acts: Final = (Act("change", "Change…", "C"), Act("reset", "Back to the profile's", "B", on_row=False))

    def __init__(self, office: Office) -> None:
        """Sit in an office."""
        self._office = office

    def show(self) -> PartRows:
        """Prepare the clock of every urgency."""
        profile = self._profile()
        lines = self._office.desk.ask(lambda reading: clock_lines(reading, profile))
        source = Notice(Tone.BLUE, f"{profile.name}:", f"{profile.standards_source}.", can_close=False)
        return PartRows(tuple(_row(line) for line in lines), "There are no urgencies.", source)

    def choose(self, chooser: str, key: str) -> None:
        """Have no chips."""

    def begin(self, act: str, row: str) -> Form | Command:
        """Ask for the limits, or go back to the profile's at once."""
        profile = self._profile()
        if act == "reset":
            return ResetStandards(profile)
        lines = self._office.desk.ask(lambda reading: clock_lines(reading, profile))
        held = next(line.standard for line in lines if line.standard.urgency == row)
        return Form(
            f"{URGENCIES[row]} referrals",
            "Save",
            (
                _hours("respond", "Answered within", held.respond_hours),
                _hours("assess", "Assessed within", held.assess_hours),
                Field(
                    "counted",
                    "Counted in",
                    Kind.CHOICE,
                    "working" if held.working else "clock",
                    choices=_COUNTED,
                ),
            ),
            "In hours: a week is 168, four weeks are 672.",
        )

    def order(self, act: str, row: str, values: Values) -> Command:
        """Set the standard."""
        working = values["counted"] == "working"
        return SetStandard(Standard(row, values["respond"], values["assess"], working), self._profile())

    def _profile(self) -> Profile:
        """Give the profile in force."""
        return self._office.profile(self._office.desk.ask(settings_of))


def _hours(key: str, label: str, held: int | None) -> Field:
    """Make the field of one limit."""
    return Field(key, label, Kind.NUMBER, held, least=1, most=_YEAR, unit="hours", without="No standard")


def _row(line: ClockLine) -> Row:
    """Prepare one urgency."""
    tone = Tone.QUIET if line.words == "no standard" else Tone.PLAIN
    by = Cell("here", Tone.BLUE) if line.changed else Cell("by the profile", Tone.QUIET)
    return Row(line.standard.urgency, (Cell(line.urgency, Tone.STRONG), Cell(line.words, tone), by))
