"""What the Setup screen shows: its sections in order, what each may do, and how the application can look."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from pc_desktop.domain.calendar import counted, local_day
from pc_desktop.services.office import Office
from pc_desktop.services.setup_view import setup_view
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge, Cell, Row
from pc_desktop.ui.setup.beds_part import BedsPart
from pc_desktop.ui.setup.clocks_part import ClocksPart
from pc_desktop.ui.setup.events_part import EventsPart
from pc_desktop.ui.setup.needs_part import NeedsPart
from pc_desktop.ui.setup.order_part import OrderPart
from pc_desktop.ui.setup.organisations_part import OrganisationsPart
from pc_desktop.ui.setup.parts import Part
from pc_desktop.ui.setup.prices_part import PricesPart
from pc_desktop.ui.setup.profile_part import ProfilePart
from pc_desktop.ui.setup.settings_part import SettingsPart
from pc_desktop.ui.setup.signs_part import SignsPart
from pc_desktop.ui.setup.teams_part import TeamsPart
from pc_desktop.ui.setup.units_part import UnitsPart
from pc_desktop.ui.widgets.shown import Choice

APPEARANCE: Final = "appearance"
"""The section that is this computer's own, and no part of what the collaborative sets up."""

_THEMES = (
    Choice("system", "Like the computer", "Light or dark, as the computer is set"),
    Choice("light", "Light", "Dark words on white"),
    Choice("dark", "Dark", "Light words on dark, for a dim room"),
    Choice("contrast", "High contrast", "White words on black with strong edges"),
)
_SCALES = (1.0, 1.15, 1.3, 1.5, 1.75, 2.0)


@dataclass(frozen=True, slots=True)
class SetupRows:
    """What stands round the sections, and how the application can look."""

    badges: tuple[Badge, ...]
    sections: tuple[Row, ...]
    themes: tuple[Choice, ...]
    scales: tuple[Choice, ...]


class SetupPresenter:
    """Knows the sections, and prepares what stands round them."""

    def __init__(self, office: Office) -> None:
        """Sit in an office."""
        self._office = office
        self.parts: tuple[Part, ...] = (
            SettingsPart(office),
            ProfilePart(office),
            ClocksPart(office),
            NeedsPart(office),
            UnitsPart(office),
            BedsPart(office),
            PricesPart(office),
            TeamsPart(office),
            OrganisationsPart(office),
            SignsPart(office),
            OrderPart(office),
            EventsPart(office),
        )

    def refresh(self) -> SetupRows:
        """Ask for the collaborative in short."""
        page = self._office.desk.ask(setup_view)
        sections = [(part.key, part.name) for part in self.parts] + [(APPEARANCE, "Appearance")]
        return SetupRows(
            badges=(
                Badge(page.collaborative, Tone.BLUE),
                Badge(counted(page.units, "unit"), Tone.GREY),
                Badge(counted(page.teams, "team"), Tone.GREY),
            ),
            sections=tuple(Row(key, (Cell(name, Tone.STRONG),)) for key, name in sections),
            themes=_THEMES,
            scales=tuple(Choice(f"{scale:g}", f"{round(scale * 100)} %") for scale in _SCALES),
        )

    def today(self) -> date:
        """Give today in London, for days to be filled in."""
        return local_day(self._office.clock.now())
