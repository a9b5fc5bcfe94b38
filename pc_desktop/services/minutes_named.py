"""What the minutes need to name what facts only refer to: people, referrals, units and beds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pc_desktop.domain.called import OWN, Called
from pc_desktop.domain.person import Person
from pc_desktop.domain.places import Bed, Unit
from pc_desktop.domain.referral import Referral
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import called_in


@dataclass(frozen=True, slots=True)
class Named:
    """Everything the facts of one meeting refer to, by key, and what the collaborative calls things."""

    referrals: Mapping[str, Referral]
    people: Mapping[str, Person]
    units: Mapping[str, Unit]
    beds: Mapping[str, Bed]
    called: Called = OWN

    def person(self, referral: str) -> Person:
        """Give the person a referral is about."""
        return self.people[self.referrals[referral].person]

    def ref(self, referral: str | None) -> str | None:
        """Give the reference people read; None where nobody is meant."""
        return self.referrals[referral].ref if referral else None

    def where(self, unit: str | None, bed: str | None) -> str | None:
        """Name a bed with its unit, or the unit alone; None where neither is given."""
        if bed is not None:
            found = self.beds[bed]
            return f"{self.units[found.unit].name} {found.label}"
        return self.units[unit].name if unit is not None else None


def named(reading: Reading, referrals: Iterable[str | None], beds: Iterable[str | None]) -> Named:
    """Look up everything that is referred to, each kind at once."""
    keys = frozenset(key for key in referrals if key is not None)
    found = {one.key: one for one in reading.find(Referral, key=keys)}
    people = reading.find(Person, key=frozenset(one.person for one in found.values()))
    asked = frozenset(key for key in beds if key is not None)
    return Named(
        referrals=found,
        people={one.key: one for one in people},
        units={one.key: one for one in reading.find(Unit)},
        beds={one.key: one for one in reading.find(Bed, key=asked)},
        called=called_in(reading),
    )
