"""Gathers what a blank referral form offers to choose from."""

from pc_desktop.domain.form_pack import FormPack
from pc_desktop.domain.places import OFFERS, Team
from pc_desktop.domain.profile import added_needs
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import called_in, settings_of


def form_pack(reading: Reading) -> FormPack:
    """Gather the teams and needs that are set up."""
    settings = settings_of(reading)
    return FormPack(
        collaborative=settings["collaborative"],
        made=reading.now,
        teams=tuple(sorted(team.name for team in reading.find(Team))),
        needs=(*OFFERS.values(), *added_needs(settings["needs_added"])),
        called=called_in(reading, settings),
    )
