"""Knowing again whom a list names: by NHS number, else by name and date of birth, and never by a guess."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from pc_desktop.domain.people_list import ListedValue
from pc_desktop.domain.person import Person
from pc_desktop.services.ports import Reading

Said = Mapping[str, ListedValue]

_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why it is not certain who is meant: the column that says so, what is wrong and what to do."""

    column: str
    what: str
    advice: str


@dataclass(frozen=True, slots=True)
class Known:
    """The people held whom a list may mean, by NHS number and by date of birth."""

    by_number: Mapping[str, Person]
    by_birth: Mapping[date, tuple[Person, ...]]


def known_people(reading: Reading, rows: Iterable[Said]) -> Known:
    """Look up everybody the rows may mean, a few hundred at a time."""
    said = list(rows)
    numbers = sorted({nhs for row in said if isinstance(nhs := row.get("nhs"), str)})
    births = sorted({born for row in said if isinstance(born := row.get("dob"), date)})
    by_number: dict[str, Person] = {}
    by_birth: dict[date, list[Person]] = {}
    for start in range(0, len(numbers), _AT_ONCE):
        some = frozenset(numbers[start : start + _AT_ONCE])
        by_number |= {one.nhs_number: one for one in reading.find(Person, nhs_number=some) if one.nhs_number}
    for start in range(0, len(births), _AT_ONCE):
        for one in reading.find(Person, born=frozenset(births[start : start + _AT_ONCE])):
            by_birth.setdefault(one.born or date.min, []).append(one)
    return Known(by_number, {born: tuple(people) for born, people in by_birth.items()})


def who_is_meant(known: Known, row: Said) -> Person | Doubt | None:
    """Give the person held a row means, None for somebody nobody knows yet, or the doubt about it.

    A number decides, unless both name and date of birth say otherwise; without one, the same name and date of birth.
    """
    nhs, born = row.get("nhs"), row.get("dob")
    namesakes = (
        [one for one in known.by_birth.get(born, ()) if _same_name(one, row)]
        if isinstance(born, date)
        else []
    )
    if isinstance(nhs, str):
        held = known.by_number.get(nhs)
        if held is not None:
            return _other_person(held, row) or held
        named = [one for one in namesakes if one.nhs_number is not None]
        if named:
            what = "Somebody of this name and date of birth is held under another NHS number."
            return Doubt("nhs", what, "Check the number with the referrer.")
        namesakes = [one for one in namesakes if one.nhs_number is None]
    if len(namesakes) > 1:
        what = "More than one patient of this name and date of birth is held."
        return Doubt("surname", what, "Give the NHS number.")
    return namesakes[0] if namesakes else None


def key_of(row: Said) -> str:
    """Give what tells one new person of a list from another: the number, else name and date of birth."""
    nhs, born = row.get("nhs"), row.get("dob")
    if isinstance(nhs, str):
        return nhs
    return f"{folded(row.get('surname'))}|{folded(row.get('given'))}|{born}|{row.get('initials')}"


def name_key(row: Said) -> str | None:
    """Give the name and date of birth of a row, by which two rows may be of one patient; None where not said."""
    if not row.get("surname") or "dob" not in row:
        return None
    return f"{folded(row.get('surname'))}|{folded(row.get('given'))}|{row['dob']}"


def folded(name: object) -> str:
    """Bring a name to the form names are compared in: no capitals, no accents, no marks."""
    plain = unicodedata.normalize("NFKD", str(name or "")).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def _same_name(held: Person, row: Said) -> bool:
    """Tell whether a row names somebody just as they are held."""
    if not row.get("surname") or folded(row.get("surname")) != folded(held.surname):
        return False
    return folded(row.get("given")) == folded(held.given)


def _other_person(held: Person, row: Said) -> Doubt | None:
    """Doubt that the number is the patient's own, where name and date of birth both are somebody else's."""
    born, surname = row.get("dob"), row.get("surname")
    other_birth = held.born is not None and born is not None and held.born != born
    other_name = bool(held.surname and surname) and folded(held.surname) != folded(surname)
    if other_birth and (other_name or not surname):
        what = "This NHS number is held for somebody of another name and date of birth."
        if not surname:
            what = "This NHS number is held for somebody of another date of birth."
        return Doubt("nhs", what, "Check the number with the referrer, read out digit by digit.")
    return None
