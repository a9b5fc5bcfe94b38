"""How patients are named in a table that is taken away: as shown, by initials, or by pseudonyms."""

import hashlib
import hmac
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.person import Person, full_name, initials
from pc_desktop.domain.table_shown import TableShown
from pc_desktop.services.ports import Reading

LEVELS: Final = MappingProxyType(
    {
        "initials": "Initials, as in the room",
        "pseudonymised": "Pseudonyms instead of references",
        "identifiable": "Names and numbers, as shown",
    }
)
"""The ways patients may be named, the usual one first."""

_NUMBER: Final = re.compile(r"(?<![0-9])[0-9]{3}[ \u00a0]?[0-9]{3}[ \u00a0]?[0-9]{4}(?![0-9])")
_REF: Final = re.compile(r"R-[0-9]{3,}[A-Z]+")
_INITIALS: Final = re.compile(r"(?<![\w.])(?:[A-Z]\.){2,3}(?!\w)")
_POSTCODE: Final = re.compile(r"\b([A-Z]{1,2}[0-9][A-Z0-9]?) [0-9][A-Z]{2}\b")
_BORN: Final = re.compile(r"\b(born )(?:[0-9]{2}-[A-Z][a-z]{2}-)([0-9]{4})", re.IGNORECASE)
_BIRTHS: Final = frozenset({"born", "date of birth", "dob"})
_LEFT_OUT: Final = "–"
_SHORTEST: Final = 3
Words = Callable[[str], str]


def told_as(reading: Reading, table: TableShown, level: str) -> TableShown:
    """Give a table with patients named in one of the ways of LEVELS; raises Refused for any other."""
    if level not in LEVELS:
        raise Refused(f"Patients can be named by {', '.join(LEVELS)}, not by “{level}”.")
    note = LEVELS[level]
    if level == "identifiable":
        return replace(table, note=note)
    people = reading.find(Person)
    says = _by_initials(people)
    if level == "pseudonymised":
        says = _then(says, _by_pseudonym(reading))
    births = {place for place, words in enumerate(table.headings) if words.strip().casefold() in _BIRTHS}
    years = {shown_day(one.born): str(one.born.year) for one in people if one.born is not None}
    rows = tuple(
        tuple(years.get(text, _LEFT_OUT) if place in births else says(text) for place, text in enumerate(row))
        for row in table.rows
    )
    return replace(table, rows=rows, note=note)


def _then(first: Words, second: Words) -> Words:
    """Do one after the other."""
    return lambda text: second(first(text))


def _by_initials(people: Iterable[Person]) -> Words:
    """Make what puts initials in the place of names, and leaves numbers, births and full postcodes out."""
    names: dict[str, str] = {}
    for one in people:
        short = initials(one)
        whole = [full_name(one), f"{one.given} {one.surname}", f"{one.surname}, {one.given}"]
        for name in (*whole, one.surname or "") if one.surname else ():
            if len(name) >= _SHORTEST:
                names.setdefault(name.casefold(), short)
    found = _any_of(names)

    def says(text: str) -> str:
        plain = found.sub(lambda match: names[match[0].casefold()], text) if found is not None else text
        plain = _POSTCODE.sub(r"\1", _NUMBER.sub(_LEFT_OUT, plain))
        return _BORN.sub(r"\1\2", plain)

    return says


def _any_of(names: Mapping[str, str]) -> re.Pattern[str] | None:
    """Make what finds any of some names, the longest first; None where there are none."""
    if not names:
        return None
    either = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def _by_pseudonym(reading: Reading) -> Words:
    """Make what puts a pseudonym in the place of each reference; the same in every export of this store."""
    first = reading.steps(1, before=2)
    key = (first[0].digest if first else "").encode()

    def of(match: re.Match[str]) -> str:
        return f"P-{hmac.new(key, match[0].encode(), hashlib.sha256).hexdigest()[:6].upper()}"

    return lambda text: _INITIALS.sub(_LEFT_OUT, _REF.sub(of, text))
