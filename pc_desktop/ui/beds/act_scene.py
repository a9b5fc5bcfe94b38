"""What every question at a bed is made from: the region as it was last looked at, in words to choose from."""

from datetime import timedelta

from pc_desktop.domain.board import BED_STATES, BedStanding
from pc_desktop.domain.distance import Gazetteer
from pc_desktop.domain.person import Person
from pc_desktop.domain.places import Bed
from pc_desktop.services.glass import shown_initials
from pc_desktop.services.ports import Command
from pc_desktop.services.region import Region
from pc_desktop.ui.beds.ask import (
    Ask,
    AskField,
    Kind,
)

Wish = Ask | Command | None
"""A question, an order at once, or nothing that can be done."""


class ActScene:
    """Stands before a region and names its beds and people."""

    def __init__(self, region: Region, gazetteer: Gazetteer) -> None:
        """Stand before a region."""
        self._region = region
        self._gazetteer = gazetteer

    def _standing(self, bed: str) -> BedStanding | None:
        """Give a bed as it stands."""
        return next((one for beds in self._region.board.values() for one in beds if one.bed.key == bed), None)

    def _name(self, standing: BedStanding) -> str:
        """Name a bed."""
        return self._region.bed_name(standing.bed.key)

    def _who(self, person: str) -> str:
        """Give somebody's initials."""
        return shown_initials(self._region.people[person])

    def _in(self, standing: BedStanding) -> str:
        """Say who is in a bed."""
        return f"{self._who(standing.stay.person)} in {self._name(standing)}" if standing.stay else ""

    def _stay(self, standing: BedStanding) -> str:
        """Give the stay in a bed."""
        return standing.stay.key if standing.stay else ""

    def _beds(self, *states: str, but: str = "") -> dict[str, str]:
        """Give the beds of the board in these states, in words."""
        return {
            one.bed.key: f"{self._name(one)} · {BED_STATES[one.state].lower()}"
            for beds in self._region.board.values()
            for one in beds
            if one.state in states and one.bed.key != but
        }

    def _waiting(self) -> dict[str, str]:
        """Give everybody in the queue, in its order."""
        found = {}
        for ranked in self._region.ranked:
            case = self._region.cases[ranked.standing.referral.key]
            days = ranked.standing.waited
            found[case.referral.key] = f"{case.referral.ref} · {shown_initials(case.person)} · waits {days} d"
        return found

    def _miles(self, person: Person, bed: Bed) -> float | None:
        """Give the miles from somebody's home to the unit of a bed."""
        return self._gazetteer.miles(person.outcode, self._region.units[bed.unit].outcode)

    def _until(self) -> AskField:
        """Ask until when a bed is kept."""
        last = self._region.today + timedelta(days=self._region.number("hold_days"))
        return AskField("until", "Until the end of", Kind.DAY, last)
