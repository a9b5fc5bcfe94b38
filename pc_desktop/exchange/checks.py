"""Holds what a row says about one person against itself and against the day the return speaks of."""

from collections.abc import Iterator
from datetime import date

from pc_desktop.domain.returns import ReturnedPatient
from pc_desktop.exchange.calendar_words import shown
from pc_desktop.exchange.sense import Fault, error, note, question

_LONG_STAY = 20 * 366
_ASK = "Ask the unit which is right."

Told = tuple[str, Fault]


def of_patient(patient: ReturnedPatient, on: date | None, stay: int | None) -> Iterator[Told]:
    """Give what does not fit, each with its column; `stay` is a stated length of stay in days."""
    yield from _birth(patient, on)
    yield from _order(patient)
    if on is not None:
        yield from _against_today(patient, on)
        yield from _length(patient, on, stay)


def _birth(patient: ReturnedPatient, on: date | None) -> Iterator[Told]:
    """Check the date of birth against the day and against a stated age."""
    born = patient.dob
    if born is None:
        return
    if patient.admitted is not None and born > patient.admitted and (on is None or born <= on):
        yield (
            "dob",
            error("This date of birth is after the admission.", "Ask the unit for the date of birth."),
        )
    if on is None:
        return
    if born > on:
        yield (
            "dob",
            error(
                "This date of birth is after the day of the return.", "Ask the unit for the date of birth."
            ),
        )
        return
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    if patient.age is not None and abs(years - patient.age) > 1:
        yield "age", question(f"Born {shown(born)} would be {years} years old.", _ASK)


def _order(patient: ReturnedPatient) -> Iterator[Told]:
    """Check that referral, admission and discharge follow one another."""
    admitted = patient.admitted
    if admitted is None:
        return
    if patient.referred is not None and patient.referred > admitted:
        yield "referred", question(f"Referred after being admitted on {shown(admitted)}.", _ASK)
    if patient.edd is not None and patient.edd < admitted:
        yield "edd", question(f"Expected to leave before being admitted on {shown(admitted)}.", _ASK)
    if patient.crfd is not None and patient.crfd < admitted:
        yield "crfd", question(f"Ready to leave before being admitted on {shown(admitted)}.", _ASK)


def _against_today(patient: ReturnedPatient, on: date) -> Iterator[Told]:
    """Check that what has happened lies before the day of the return, and what is expected after it."""
    for column, day in (
        ("referred", patient.referred),
        ("admitted", patient.admitted),
        ("crfd", patient.crfd),
    ):
        if day is not None and day > on:
            yield column, question(f"This lies after the day of the return, {shown(on)}.", _ASK)
        elif day is not None and (on - day).days > _LONG_STAY:
            yield column, question("This is more than twenty years ago.", _ASK)
    if patient.edd is not None and (patient.admitted or patient.edd) <= patient.edd < on:
        yield "edd", note("The expected day of discharge has passed.", "Ask the unit for a new one.")


def _length(patient: ReturnedPatient, on: date, stay: int | None) -> Iterator[Told]:
    """Check a stated length of stay, which gives away a day and a month that changed places."""
    if stay is None or patient.admitted is None or patient.admitted > on:
        return
    counted = (on - patient.admitted).days
    if abs(counted - stay) > 1:
        yield (
            "los",
            question(f"Admitted on {shown(patient.admitted)} makes {counted} days, not {stay}.", _ASK),
        )
