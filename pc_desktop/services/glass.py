"""Restricted records: masked until somebody opens one, with a reason that stays on record."""

from dataclasses import dataclass, replace
from typing import ClassVar, Final

from pc_desktop.domain.break_glass import BreakGlass
from pc_desktop.domain.calendar import local_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.person import Person, initials
from pc_desktop.domain.referral import Referral
from pc_desktop.services.ports import Reading, Work

MASKED_NAME: Final = "Restricted record"
MASKED_INITIALS: Final = "•.•."
"""What stands where a name and initials would, until the record is opened."""

_SHORTEST: Final = 5
"""A reason of fewer letters says nothing."""


@dataclass(frozen=True, slots=True)
class OpenRestricted:
    """Opens one patient's restricted record to whoever gives the reason, until the end of the day."""

    person: str
    reason: str
    stays_on_record: ClassVar[bool] = True

    def title(self, reading: Reading) -> str:
        """Say whose record is opened, by reference."""
        theirs = reading.find(Referral, person=self.person)
        latest = max(theirs, key=lambda one: (one.received, one.key), default=None)
        return f"Open the restricted record of {latest.ref if latest else 'somebody without a referral'}"

    def carry_out(self, work: Work) -> None:
        """Write down who opened it and why."""
        person = work.get(Person, self.person)
        reason = " ".join(self.reason.split())
        if not person.restricted:
            raise Refused("This record is not restricted, so it is open already.")
        if len(reason) < _SHORTEST:
            raise Refused("Say in a few words why this record has to be opened. The reason stays on record.")
        work.put(BreakGlass(work.new_key(), person.key, work.now, work.by, reason))


def opened_today(reading: Reading, by: str) -> frozenset[str]:
    """Give the people whose restricted records somebody of this name has opened today."""
    today = local_day(reading.now)
    ours = reading.find(BreakGlass, by=by)
    return frozenset(one.person for one in ours if one.at <= reading.now and local_day(one.at) == today)


def is_masked(person: Person, opened: frozenset[str]) -> bool:
    """Tell whether a record is to be masked from somebody who has opened these."""
    return bool(person.restricted) and person.key not in opened


def shown_initials(person: Person) -> str:
    """Give the initials as everybody may see them, on a shared screen or on paper: masked in a restricted record."""
    return MASKED_INITIALS if person.restricted else initials(person)


def masked(person: Person) -> Person:
    """Give a person with nothing left by which anybody could tell who it is: sex and age stay, for the beds."""
    return replace(
        person, nhs_number=None, surname=None, given=None, title=None, outcode=None, initials_said=None
    )
