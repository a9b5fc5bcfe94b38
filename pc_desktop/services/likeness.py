"""Who is held already that a new patient may be: the same number, or much the same name and date of birth."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from rapidfuzz.distance import JaroWinkler

from pc_desktop.domain.nhs_number import check
from pc_desktop.domain.person import Person, age_on, initials
from pc_desktop.domain.referral import Referral
from pc_desktop.services.ports import Reading

_SHOWN: Final = 5
_SIMILAR, _VERY_SIMILAR, _AS_INITIAL = 0.82, 0.9, 0.95
_INVENTED: Final = "xxtest"
_CENTURIES: Final = ("19", "20")
_SURE, _NEAR, _PERHAPS = 3, 2, 1


@dataclass(frozen=True, slots=True)
class Like:
    """Somebody held who may be the patient asked about, and why.

    `sure` is True for the same number or the same name and date of birth. `waiting` is their open referral, `earlier`
    their latest closed one.
    """

    person: Person
    why: str
    sure: bool
    waiting: Referral | None
    earlier: Referral | None


def likenesses(reading: Reading, said: Person) -> tuple[Like, ...]:
    """Give who is held that the patient said may be, likeliest first; few, and nobody where nothing is said yet."""
    best: dict[str, tuple[int, str, Person]] = {}
    for weight, why, person in _candidates(reading, said):
        if person.key != said.key and weight > best.get(person.key, (0,))[0]:
            best[person.key] = weight, why, person
    chosen = sorted(best.values(), key=lambda one: (-one[0], one[2].key))[:_SHOWN]
    referrals = reading.find(Referral, person=frozenset(person.key for _, _, person in chosen))
    return tuple(_like(weight, why, person, referrals) for weight, why, person in chosen)


def held_with_number(reading: Reading, digits: str, but: str = "") -> Person | None:
    """Give who has an NHS number, other than the person with the key `but`."""
    held = (person for person in reading.find(Person, nhs_number=digits) if person.key != but)
    return next(held, None)


def same_name_and_birth(reading: Reading, said: Person) -> tuple[Person, ...]:
    """Give those of exactly this name and date of birth; none where either is not known, or both numbers are."""
    if said.born is None or not (said.surname and said.given):
        return ()
    return tuple(
        person
        for person in reading.find(Person, born=said.born)
        if _names(person) == _names(said) and not (person.nhs_number and said.nhs_number)
    )


def near_days(day: date) -> frozenset[date]:
    """Give the days one slip of the keyboard away: one digit wrong, two neighbours or day and month swapped."""
    digits = f"{day:%d%m%Y}"
    slips = {digits[2:4] + digits[:2] + digits[4:]}
    for place in range(8):
        slips |= {digits[:place] + other + digits[place + 1 :] for other in "0123456789"}
        slips.add(digits[:place] + digits[place : place + 2][::-1] + digits[place + 2 :])
    return frozenset(slip for slip in map(_day_of, slips) if slip is not None)


def near_numbers(digits: str) -> frozenset[str]:
    """Give the numbers one digit away from one that fails its check, or with two neighbours swapped."""
    slips = set()
    for place in range(10):
        slips |= {digits[:place] + other + digits[place + 1 :] for other in "0123456789"}
        slips.add(digits[:place] + digits[place : place + 2][::-1] + digits[place + 2 :])
    return frozenset(slip for slip in slips if check(slip).valid)


def _candidates(reading: Reading, said: Person) -> Iterator[tuple[int, str, Person]]:
    """Give everybody who may be meant, with how likely and why; somebody may come more than once."""
    yield from _by_number(reading, said.nhs_number)
    if said.born is not None:
        for person in reading.find(Person, born=near_days(said.born)):
            yield from _by_birth(said, person)
    elif said.surname and said.given:
        spelt = {said.surname, said.surname.title(), said.surname.upper(), said.surname.casefold()}
        for person in reading.find(Person, surname=frozenset(spelt)):
            if _names(person) == _names(said):
                yield _PERHAPS, "The same name", person
    if said.surname and said.given and said.born is not None:
        yield from _by_initials(reading, said)


def _by_number(reading: Reading, typed: str | None) -> Iterator[tuple[int, str, Person]]:
    """Give whoever has the number, or one a slip away from it where it cannot be right."""
    checked = check(typed or "")
    if checked.digits is None:
        return
    if checked.valid:
        for person in reading.find(Person, nhs_number=checked.digits):
            yield _SURE, "The same NHS number", person
    elif checked.kind == "check digit":
        for person in reading.find(Person, nhs_number=near_numbers(checked.digits)):
            yield _NEAR, "An NHS number one slip away", person


def _by_birth(said: Person, person: Person) -> Iterator[tuple[int, str, Person]]:
    """Compare names with somebody born that day or a slip away from it."""
    (given, surname), (held_given, held_surname) = _names(said), _names(person)
    if not surname or not held_surname:
        return
    exact, name = said.born == person.born, ""
    straight = min(_alike(given, held_given), _alike(surname, held_surname))
    crossed = min(_alike(given, held_surname), _alike(surname, held_given))
    wanted = _SIMILAR if exact else _VERY_SIMILAR
    if straight >= wanted:
        same = (given, surname) == (held_given, held_surname)
        name = "The same name" if same else "A similar name"
    elif crossed >= wanted:
        name = "The names the other way round"
    if name and exact:
        weight = _SURE if name == "The same name" else _NEAR
        yield weight, f"{name} and the same date of birth", person
    elif name:
        yield _NEAR, f"{name}, and {_slip(said.born, person.born)}", person
    elif exact and given and _alike(given, held_given) >= _VERY_SIMILAR:
        yield _PERHAPS, "The same first name and date of birth", person


def _by_initials(reading: Reading, said: Person) -> Iterator[tuple[int, str, Person]]:
    """Give those of whom only initials and an age are held, where both agree."""
    for person in reading.find(Person, surname=None, nhs_number=None):
        if person.age_said_on is None or initials(person) != initials(said):
            continue
        age = age_on(said, person.age_said_on)
        if age is not None and person.age_said is not None and abs(age - person.age_said) <= 1:
            yield _PERHAPS, "The same initials and age", person


def _slip(said: date | None, held: date | None) -> str:
    """Say how two dates of birth differ."""
    if said and held and (said.day, said.month, said.year) == (held.month, held.day, held.year):
        return "day and month of birth the other way round"
    return "a date of birth one slip away"


def _alike(one: str, other: str) -> float:
    """Tell how alike two names are, from 0 to 1; an initial stands for any name it begins."""
    if one and other and (len(one) == 1 or len(other) == 1):
        return _AS_INITIAL if one[0] == other[0] else 0.0
    return float(JaroWinkler.normalized_similarity(one, other)) if one and other else 0.0


def _names(person: Person) -> tuple[str, str]:
    """Give first name and surname as they are compared: without accents, marks or capitals."""
    return _plain(person.given or ""), _plain(person.surname or "").removeprefix(_INVENTED)


def _plain(name: str) -> str:
    """Make a name comparable."""
    folded = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in folded if letter.isalpha())


def _day_of(digits: str) -> date | None:
    """Make a day of eight digits; None where there is no such day, or nobody alive was born on it."""
    if digits[4:6] not in _CENTURIES:
        return None
    try:
        return date(int(digits[4:]), int(digits[2:4]), int(digits[:2]))
    except ValueError:
        return None


def _like(weight: int, why: str, person: Person, referrals: Iterable[Referral]) -> Like:
    """Put one likeness together with the referrals of the person."""
    theirs = sorted((one for one in referrals if one.person == person.key), key=lambda one: one.received)
    waiting = [one for one in theirs if one.closed is None]
    closed = [one for one in theirs if one.closed is not None]
    return Like(
        person, why, weight == _SURE, waiting[-1] if waiting else None, closed[-1] if closed else None
    )
