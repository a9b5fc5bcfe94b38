"""A referral as it stands on the form, every field as text by its name, read as facts and faults.

Fields are named as the facts name them; `m:` before a sign stands for a measurement, `f:` before an item for a
finding, and `on:` before an item for the day of that finding where it is not the day everything was measured.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from pc_desktop.domain.calendar import local_day
from pc_desktop.domain.clinical import Finding
from pc_desktop.domain.intake import (
    NOT_KNOWN,
    measurement_fault,
    person_faults,
    referral_faults,
    taken_fault,
    tidied,
)
from pc_desktop.domain.intake_days import read_day, read_moment
from pc_desktop.domain.intake_units import agrees, in_unit
from pc_desktop.domain.intake_words import number_of, outcode_of
from pc_desktop.domain.person import Person
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.severity import Measurement

Values = Mapping[str, str]

PERSON_WORDS: Final = (
    "nhs_number", "number_reason", "surname", "given", "title", "sex", "restricted", "gender", "ethnic",
    "learning_disability", "autism",
)  # fmt: skip
PERSON_DAYS: Final = ("born", "register_on", "cetr_on")
PERSON_FIELDS: Final = (*PERSON_WORDS, *PERSON_DAYS, "outcode")
REFERRAL_FIELDS: Final = (
    "team", "referrer", "contact", "received", "urgency", "place", "legal", "needs", "reason", "risk_holder",
    "interim_plan", "review_on",
)  # fmt: skip
MEASURED_ON: Final = "measured_on"
_NO_DAY: Final = "Say on which day this was measured or found."

NOBODY: Final = Person("", None, None, None, None, None, None, None, None, None, None, None)
"""A patient of whom nothing is known yet."""


def nothing_asked(now: datetime) -> Referral:
    """Give a referral that says nothing yet, received now."""
    return Referral("", "", "", None, now, None, "", "", NOT_KNOWN, (), "", None, None)


@dataclass(frozen=True, slots=True)
class Said:
    """Everything a form says, as facts without keys, and what is wrong with it by field."""

    person: Person
    referral: Referral
    measured: tuple[Measurement, ...]
    found: tuple[Finding, ...]
    faults: Mapping[str, str]


def read_form(
    values: Values, now: datetime, units: Mapping[str, str], told: Collection[str] = frozenset()
) -> Said:
    """Read a new referral; `units` are those of the signs, by sign.

    The items `told` are what the referral says rather than what was found: they are dated by the day it came.
    """
    today = local_day(now)
    person, wrong = read_person(values, NOBODY, today)
    referral, wrong_too = read_referral(values, nothing_asked(now), now)
    day = read_day(_text(values, MEASURED_ON), today)
    faults = wrong | wrong_too
    if day.fault:
        faults[MEASURED_ON] = day.fault
    measured = _read_measured(values, today, day.day, units, faults, person.born)
    days = dict.fromkeys(told, local_day(referral.received))
    found = _read_found(values, today, day.day, days, faults, person.born)
    return Said(person, referral, measured, found, faults)


def read_person(values: Values, start: Person, today: date) -> tuple[Person, dict[str, str]]:
    """Read a patient's details over what is known; a field the form does not have stays as it is."""
    faults: dict[str, str] = {}
    said: dict[str, object] = {
        field: _text(values, field) or None for field in PERSON_WORDS if field in values
    }
    for field in PERSON_DAYS:
        if field in values:
            read = read_day(values[field], today, birth=field == "born")
            said[field] = read.day
            faults |= {field: read.fault} if read.fault else {}
    if "outcode" in values:
        typed = _text(values, "outcode")
        said["outcode"] = outcode_of(typed) if typed else None
        if typed and said["outcode"] is None:
            faults["outcode"] = "This is not a postcode. The first half will do, such as CV5."
    person = tidied(replace(start, **said))  # type: ignore[arg-type]
    return person, person_faults(person, today) | faults


def read_referral(values: Values, start: Referral, now: datetime) -> tuple[Referral, dict[str, str]]:
    """Read what is asked over what is known; a field the form does not have stays as it is."""
    faults: dict[str, str] = {}
    said: dict[str, object] = {
        field: _text(values, field) or None
        for field in ("team", "referrer", "contact", "risk_holder", "interim_plan")
        if field in values
    }
    said |= {field: _text(values, field) for field in ("urgency", "place", "reason") if field in values}
    if "legal" in values:
        said["legal"] = _text(values, "legal") or NOT_KNOWN
    if "needs" in values:
        said["needs"] = tuple(sorted({need for need in _text(values, "needs").split(",") if need}))
    if "review_on" in values:
        day = read_day(values["review_on"], local_day(now))
        said["review_on"] = day.day
        faults |= {"review_on": day.fault} if day.fault else {}
    if "received" in values:
        moment = read_moment(values["received"], now, local_day(now))
        said["received"] = moment.moment or start.received
        faults |= {"received": moment.fault} if moment.fault else {}
    referral = replace(start, **said)  # type: ignore[arg-type]
    return referral, referral_faults(referral, now) | faults


def _read_measured(
    values: Values,
    today: date,
    day: date | None,
    units: Mapping[str, str],
    faults: dict[str, str],
    born: date | None,
) -> tuple[Measurement, ...]:
    """Read the numbers measured, noting what is wrong."""
    measured = []
    for field in values:
        typed = _text(values, field)
        if not field.startswith("m:") or not typed:
            continue
        sign, read = field[2:], number_of(typed)
        if read is None or read.rest:
            faults[field] = "Write a number, such as 12.7."
            continue
        if not agrees(sign, units.get(sign, ""), read.unit):
            faults[field] = (
                f"Write it in {units.get(sign) or 'the unit of the table'}; {read.unit} is not read."
            )
            continue
        value = in_unit(read.value, read.unit, units.get(sign, "")) if sign == "height" else read.value
        one = Measurement("", "", sign, day or today, value)
        wrong = measurement_fault(one, today, born)
        if wrong:
            faults[field] = wrong
        elif day is None:
            faults.setdefault(MEASURED_ON, _NO_DAY)
        measured.append(one)
    return tuple(measured)


def _read_found(
    values: Values,
    today: date,
    day: date | None,
    days: Mapping[str, date],
    faults: dict[str, str],
    born: date | None,
) -> tuple[Finding, ...]:
    """Read what was found, in words, each with its own day, or the day everything was measured."""
    found = []
    for field in values:
        typed = _text(values, field)
        if not field.startswith("f:") or not typed:
            continue
        own = read_day(_text(values, f"on:{field[2:]}"), today)
        taken = own.day or days.get(field[2:]) or day
        wrong = own.fault or (taken_fault(taken, today, born) if taken else None)
        if wrong:
            faults[f"on:{field[2:]}"] = wrong
        elif taken is None:
            faults.setdefault(MEASURED_ON, _NO_DAY)
        found.append(Finding("", "", field[2:], taken or today, typed, ""))
    return tuple(found)


def _text(values: Values, field: str) -> str:
    """Give what a field says, its ends trimmed."""
    return values.get(field, "").strip()
