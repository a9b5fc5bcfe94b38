"""Setup: what patients may need and units may offer, with what the collaborative adds itself."""

from typing import Final

from pc_desktop.domain.profile import Profile
from pc_desktop.services.office import Office
from pc_desktop.services.ports import Command
from pc_desktop.services.region import settings_of
from pc_desktop.services.set_profile import AddNeed, RemoveNeed
from pc_desktop.services.setup_view import NeedLine, need_lines
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.setup.parts import Act, Column, PartRows, column_words
from pc_desktop.ui.widgets.form import Field, Form, Kind, Values


class NeedsPart:
    """Shows every need, and adds or removes one of the collaborative's own."""

    key: Final = "needs"
    name: Final = "Needs"
    about: Final = "What decides a unit besides age and sex. A unit that does not offer a need does not suit."
    columns: Final = (
        Column("Need", column_words("autism-adapted ward"), grow=2),
        Column("Offered by", "Oak Suite, Ash Ward, Larch, Yew, Rowan House", grow=4),
        Column("Waiting", "12", right=True),
        Column("Comes", "from the profile", grow=1),
    )
    acts: Final = (Act("add", "Add a need…", "A", on_row=False), Act("remove", "Remove", "R"))

    def __init__(self, office: Office) -> None:
        """Sit in an office."""
        self._office = office

    def show(self) -> PartRows:
        """Prepare every need."""
        profile = self._profile()
        lines = self._office.desk.ask(lambda reading: need_lines(reading, profile))
        return PartRows(tuple(_row(line) for line in lines), "No needs are listed.")

    def choose(self, chooser: str, key: str) -> None:
        """Have no chips."""

    def begin(self, act: str, row: str) -> Form | Command:
        """Ask for the words of a need, or remove one at once."""
        if act == "remove":
            return RemoveNeed(row)
        advice = "A word or two, as it is to be read, such as family room. Then say which units offer it."
        return Form("Add a need", "Add", (Field("words", "The need", Kind.TEXT, "", advice),))

    def order(self, act: str, row: str, values: Values) -> Command:
        """Add the need."""
        return AddNeed(values["words"], self._profile())

    def _profile(self) -> Profile:
        """Give the profile in force."""
        return self._office.profile(self._office.desk.ask(settings_of))


def _row(line: NeedLine) -> Row:
    """Prepare one need."""
    offered = ", ".join(line.offered)
    by = Cell("added here", Tone.BLUE) if line.added else Cell("from the profile", Tone.QUIET)
    nobody = Cell("no unit", Tone.AMBER if line.needed else Tone.QUIET)
    waiting = Cell(str(line.needed), spoken=f"{line.needed} waiting need it")
    units = Cell(offered, tip=offered) if offered else nobody
    return Row(line.key, (Cell(line.words[0].upper() + line.words[1:], Tone.STRONG), units, waiting, by))
