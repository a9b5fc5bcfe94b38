"""What a referral must say to be taken, field by field, and in which field it does not."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from math import isfinite
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.calendar import local_day, shown_day
from pc_desktop.domain.clinical import Finding
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.intake_codes import ETHNIC, GENDERS, SEXES, STATUSES
from pc_desktop.domain.legal import LEGAL
from pc_desktop.domain.nhs_number import check
from pc_desktop.domain.person import Person, whole_years
from pc_desktop.domain.referral import PLACES, URGENCIES, Referral
from pc_desktop.domain.severity import Measurement

_OLDEST: Final = 120
_MOST: Final = 1000.0
_PLAUSIBLE: Final = MappingProxyType(
    {"weight": (15.0, 300.0), "height": (0.9, 2.3), "bmi": (7.0, 60.0), "median_bmi": (30.0, 250.0)}
)
"""Outside these a value is mistyped: kilograms, metres, kg/m2 and per cent of the median."""

NOT_KNOWN: Final = "99"
"""The legal status nobody has told."""

_LISTS: Final = (
    ("sex", SEXES),
    ("gender", GENDERS),
    ("ethnic", ETHNIC),
    ("learning_disability", STATUSES),
    ("autism", STATUSES),
)


def person_faults(person: Person, today: date) -> dict[str, str]:
    """Say what is wrong with a patient's details, by field; empty where nothing is."""
    faults = _number_faults(person)
    if not person.surname and not person.initials_said:
        faults["surname"] = "Give the surname."
    if person.born is not None and person.born > today:
        faults["born"] = f"{shown_day(person.born)} is still to come."
    elif person.born is not None and whole_years(person.born, today) > _OLDEST:
        faults["born"] = "Nobody is that old. Check the year."
    for field, codes in _LISTS:
        held = getattr(person, field)
        if held is not None and held not in codes:
            faults[field] = "Choose from the list."
    for field in ("register_on", "cetr_on"):
        day = getattr(person, field)
        if day is not None and day > today:
            faults[field] = f"{shown_day(day)} is still to come. Give the day once it is here."
    return faults


def _number_faults(person: Person) -> dict[str, str]:
    """Say what is wrong with the NHS number, or that neither it nor a reason is given."""
    if person.nhs_number:
        checked = check(person.nhs_number)
        return {} if checked.valid else {"nhs_number": checked.fault or ""}
    if person.number_reason:
        return {}
    return {"nhs_number": "Give the NHS number, or say beside it why it is not known."}


def referral_faults(referral: Referral, now: datetime) -> dict[str, str]:
    """Say what is wrong with what is asked, by field; empty where nothing is."""
    faults: dict[str, str] = {}
    if referral.urgency not in URGENCIES:
        faults["urgency"] = "Choose how urgent it is."
    if referral.place not in PLACES:
        faults["place"] = "Choose where the patient is now."
    if referral.legal not in LEGAL:
        faults["legal"] = "Choose the legal status."
    if referral.received > now:
        faults["received"] = f"{shown_day(local_day(referral.received))} at that time is still to come."
    if not referral.reason.strip():
        faults["reason"] = "Say in a few words why a bed is asked for."
    return faults


def measurement_fault(one: Measurement, today: date, born: date | None = None) -> str | None:
    """Say what is wrong with one value measured; None where nothing is."""
    least, most = _PLAUSIBLE.get(one.sign, (0.0, _MOST))
    if not isfinite(one.value) or not least <= one.value <= most:
        return f"{one.value:g} cannot be right: it lies outside {least:g} to {most:g}."
    return taken_fault(one.taken, today, born)


def taken_fault(taken: date, today: date, born: date | None = None) -> str | None:
    """Say what is wrong with the day something was measured or found."""
    if taken > today:
        return f"{shown_day(taken)} is still to come."
    if born is not None and taken < born:
        return f"{shown_day(taken)} is before the patient was born."
    return None


def refuse_faults(faults: Iterable[str | None]) -> None:
    """Refuse with the first sentence there is."""
    for sentence in faults:
        if sentence:
            raise Refused(sentence)


def refuse_found(found: Iterable[Finding], today: date, born: date | None) -> None:
    """Refuse findings that say nothing, or nothing possible."""
    for one in found:
        if not one.words.strip():
            raise Refused("A finding needs words. Say what was found, or leave it out.")
        refuse_faults([taken_fault(one.taken, today, born)])


def tidied(person: Person) -> Person:
    """Give a patient's details as they are kept: the number as ten digits, and a reason only where there is none."""
    if not person.nhs_number:
        return replace(person, nhs_number=None)
    digits = check(person.nhs_number).digits
    return replace(person, nhs_number=digits or person.nhs_number, number_reason=None)


def joined(held: Person, said: Person, fields: Iterable[str]) -> Person:
    """Add what a referral says to what is held of a patient: nothing left unsaid takes anything away."""
    new: Mapping[str, object] = {
        field: getattr(said, field) for field in fields if getattr(said, field) not in (None, "")
    }
    return replace(held, **new)  # type: ignore[arg-type]
