"""Setup: which kind of collaborative this is, and what each kind brings with it."""

from typing import Final

from pc_desktop.domain.places import offer_words
from pc_desktop.domain.profile import Profile, standard_words
from pc_desktop.domain.referral import URGENCIES
from pc_desktop.reference import code_list
from pc_desktop.services.office import Office
from pc_desktop.services.ports import Command
from pc_desktop.services.set_settings import ChooseProfile
from pc_desktop.services.setup_view import setup_view
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.setup.parts import Act, Column, PartRows, column_words
from pc_desktop.ui.widgets.form import Form, Values
from pc_desktop.ui.widgets.shown import Pair

_WHOM: Final = {"adult": "adults", "under_18": "under 18"}


class ProfilePart:
    """Shows the profiles there are with what they bring, and chooses one."""

    key: Final = "profile"
    name: Final = "Profile"
    about: Final = "What kind of collaborative this is: its fields, clocks, words and needs follow from it."
    columns: Final = (
        Column("Profile", column_words("Adult low and medium secure"), grow=2),
        Column("For", "adults and under 18", grow=1),
        Column("Bed types", "26 types: 300, 301, 302", grow=2, optional=True),
        Column("", Cell("✓ In force", chip=True)),
    )
    acts: Final = (Act("use", "Use this profile…", "C"),)

    def __init__(self, office: Office) -> None:
        """Sit in an office."""
        self._office = office

    def show(self) -> PartRows:
        """Prepare every profile, the one in force marked."""
        held = self._office.desk.ask(setup_view).held
        force = self._office.profile(held).key if self._office.profiles else ""
        profiles = tuple(self._office.profiles.values())
        return PartRows(
            tuple(_row(one, one.key == force) for one in profiles),
            "No profiles came with the application. Install it again.",
            details={one.key: _details(one) for one in profiles},
        )

    def choose(self, chooser: str, key: str) -> None:
        """Have no chips."""

    def begin(self, act: str, row: str) -> Form:
        """Say what changes, and ask whether to go on."""
        profile = self._office.profiles[row]
        lead = (
            f"Referrals are then asked for what “{profile.name}” asks for, and its clocks and needs hold. "
            "Nothing recorded is lost, clocks and needs set here stay, and Undo goes back."
        )
        return Form(f"Use “{profile.name}”?", "Use it", (), lead)

    def order(self, act: str, row: str, values: Values) -> Command:
        """Choose the profile."""
        return ChooseProfile(self._office.profiles[row])


def _row(profile: Profile, in_force: bool) -> Row:
    """Prepare one profile."""
    whom = " and ".join(_WHOM.get(each, each) for each in profile.populations)
    codes = ", ".join(profile.bed_types)
    mark = Cell("✓ In force", Tone.GREEN, chip=True) if in_force else Cell("")
    return Row(profile.key, (Cell(profile.name, Tone.STRONG), Cell(whom), Cell(codes, tip=codes), mark))


def _details(profile: Profile) -> tuple[Pair, ...]:
    """Say everything a profile brings."""
    types = code_list("mh_bed_type_v6")
    required = [item.label for item in profile.items if item.required]
    own = [f"{word} for {ours.replace('_', ' ')}" for ours, word in profile.words]
    clocks = "; ".join(f"{URGENCIES[one.urgency]}: {standard_words(one)}" for one in profile.standards)
    return (
        Pair("Bed types", "; ".join(f"{code} {types.get(code, '')}" for code in profile.bed_types)),
        Pair("Clocks", f"{clocks} ({profile.standards_source})"),
        Pair("A referral is complete with", ", ".join(required)),
        Pair("Asked besides", ", ".join(each.label for each in profile.fields)),
        Pair("Needs", ", ".join(offer_words(need) for need in profile.needs)),
        Pair("Its own words", ", ".join(own) or "those of the application"),
    )
