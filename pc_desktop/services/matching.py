"""Knowing again what a return names: units, beds and people, however they were typed."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Final

from pc_desktop.domain.calendar import moment_of
from pc_desktop.domain.person import Person, initials
from pc_desktop.domain.places import Bed, Unit
from pc_desktop.domain.returns import ReturnedPatient

_MIDDAY: Final = time(12, 0)


def recognise(units: Iterable[Unit], name: str) -> Unit | None:
    """Find the unit a return calls by this name or by one it is known as."""
    wanted = name.strip().casefold()
    for unit in units:
        if wanted in {unit.name.casefold(), *(known.casefold() for known in unit.known_as)}:
            return unit
    return None


def same_label(beds: Iterable[Bed], label: str | None) -> str | None:
    """Find the bed a return means by its label: 3, 03 and L03 are one bed where that is not ambiguous."""
    if label is None:
        return None
    wanted = label.strip().casefold()
    labels = [bed.label for bed in beds]
    for known in labels:
        if known.casefold() == wanted:
            return known
    digits = "".join(letter for letter in wanted if letter.isdigit()).lstrip("0")
    same = [known for known in labels if "".join(c for c in known if c.isdigit()).lstrip("0") == digits]
    return same[0] if digits and len(same) == 1 else None


def said_initials(patient: ReturnedPatient) -> str:
    """Give the initials of somebody nobody here knows yet."""
    surname, given = split_name(patient)
    return initials(
        Person(
            "", patient.nhs, surname, given, None, None, None, None, patient.initials, patient.age, None, None
        )
    )


def split_name(patient: ReturnedPatient) -> tuple[str | None, str | None]:
    """Split Given Surname at the last space; None where no name is given."""
    if not patient.name:
        return None, None
    given, _, surname = patient.name.rpartition(" ")
    return surname, given or None


def midday(day: date, now: datetime) -> datetime:
    """Give midday of a day, or now where that is still to come."""
    return min(moment_of(day, _MIDDAY), now)
