"""A patient: who they are, and how they are named where many can see and where few can."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Person:
    """One patient, as far as anybody has said.

    `nhs_number` is ten digits, `born` a date; both may be unknown. `sex` is F or M where recorded. Some
    returns give only initials and an age: `initials_said`, `age_said` in whole years and the day it was said.
    `number_reason` says why there is no NHS number; `restricted` why few may open the record. `gender`, `ethnic`,
    `learning_disability` and `autism` are national codes. `register_on` is the day the patient was put on the dynamic
    support register, `cetr_on` the day of the last care (education) and treatment review.
    """

    key: str
    nhs_number: str | None
    surname: str | None
    given: str | None
    title: str | None
    born: date | None
    sex: str | None
    outcode: str | None
    initials_said: str | None
    age_said: int | None
    age_said_on: date | None
    died: date | None
    number_reason: str | None = None
    restricted: str | None = None
    gender: str | None = None
    ethnic: str | None = None
    learning_disability: str | None = None
    autism: str | None = None
    register_on: date | None = None
    cetr_on: date | None = None


def initials(person: Person) -> str:
    """Give the patient's initials as shown in the room, such as K.M."""
    if person.given and person.surname:
        return f"{person.given[0].upper()}.{_first_of_surname(person.surname)}."
    said = [letter.upper() for letter in person.initials_said or "" if letter.isalpha()]
    if not said and (person.surname or person.given):
        said = [_first_of_surname(person.surname) if person.surname else (person.given or "–")[0].upper()]
    return "".join(f"{letter}." for letter in said) or "–"


def _first_of_surname(surname: str) -> str:
    """Give the letter a surname is known by; an invented surname is known by its second half."""
    invented = "XXTEST-"
    tail = surname[len(invented) :] if surname.upper().startswith(invented) else surname
    return (tail or surname)[0].upper()


def full_name(person: Person) -> str:
    """Write the name as clinical screens do: SURNAME, Given (Title)."""
    if not person.surname:
        return initials(person)
    name = person.surname.upper()
    if person.given:
        name += f", {person.given}"
    return f"{name} ({person.title})" if person.title else name


def age_on(person: Person, day: date) -> int | None:
    """Count the patient's age in whole years on `day`; None where nobody has said enough to know."""
    if person.born is not None:
        return whole_years(person.born, day)
    if person.age_said is not None and person.age_said_on is not None:
        return person.age_said + max(0, whole_years(person.age_said_on, day))
    return None


def whole_years(born: date, day: date) -> int:
    """Count whole years from `born` to `day`; somebody born on 29 February is a year older on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def sex_and_age(person: Person, day: date) -> str:
    """Say sex and age shortly, such as F 24, with what is not recorded left to a dash."""
    age = age_on(person, day)
    return f"{person.sex or '–'} {age if age is not None else '–'}"


def sex_word(person: Person) -> str:
    """Say the recorded sex in words."""
    return {"F": "female", "M": "male"}.get(person.sex or "", "sex not recorded")
