"""Takes other patients out of what somebody typed, before it goes to a reader who may not know of them.

It errs on the side of leaving out: a word that is somebody else's name goes, even where it meant something else.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from pc_desktop.domain.nhs_number import check_digit_fits
from pc_desktop.domain.person import Person, initials

SOMEBODY: Final = "[another patient]"
"""Stands where another patient was named."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_JOIN: Final = re.compile(r"[-'’`.\s]{0,3}")
_REF: Final = re.compile(r"\bR\s?-\s?\d{1,7}[A-Z]?\b", re.IGNORECASE)
_NUMBER: Final = re.compile(r"(?<![0-9])[0-9](?:[\s\-.]{0,2}[0-9]){9}(?![0-9])")
_POSTCODE: Final = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", re.IGNORECASE)
_OUTCODE: Final = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\b", re.IGNORECASE)
_INITIALS: Final = re.compile(r"\b(?:[A-Z]\.\s?){2,4}")
_DAY: Final = re.compile(
    r"\b(?P<y1>\d{4})[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})\b"
    r"|\b(?P<d2>\d{1,2})(?:st|nd|rd|th)?[-/.\s]+(?:of\s+)?(?P<m2>\d{1,2}|[A-Za-z]{3,9})[-/.,\s]+(?P<y2>\d{4}|\d{2})\b"
    r"|\b(?P<m3>[A-Za-z]{3,9})\s+(?P<d3>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y3>\d{4})\b"
)
_OF_A_PLACE: Final = (
    r"(?= (?:[A-Z]{0,2}\d|lead\b|bed\b|ward\b|unit\b|team\b|expects\b|has a bed\b|has no bed\b))"
)
_INVENTED: Final = "xxtest"
_SHORTEST_PART: Final = 3


@dataclass(frozen=True, slots=True)
class Others:
    """Everything by which somebody could be told who is not to be told of, ready for looking up."""

    names: dict[str, tuple[tuple[str, ...], ...]]
    parts: frozenset[str]
    numbers: frozenset[str]
    own_numbers: frozenset[str]
    born: frozenset[date]
    outcodes: frozenset[str]
    initials: frozenset[str]
    own_refs: frozenset[str]
    places: re.Pattern[str] | None


def others(
    people: Iterable[Person],
    own: Iterable[Person],
    own_refs: Iterable[str],
    outcodes: Iterable[str] = (),
    places: Iterable[str] = (),
) -> Others:
    """Make ready to take these people out, but for what their own bear too.

    `outcodes` are those of units, and `places` the names of units, trusts and teams, which stay where somebody bears
    the same name as a part of them.
    """
    others_, own_ = tuple(people), tuple(own)
    kept = {run for one in own_ for run in (*_runs(one.surname), *_runs(one.given))}
    names: dict[str, tuple[tuple[str, ...], ...]] = {}
    parts: set[str] = set()
    for one in others_:
        surname, given = _runs(one.surname), _runs(one.given)
        if surname and not set(surname) - {_INVENTED} <= kept:
            names[surname[0]] = tuple(dict.fromkeys((*names.get(surname[0], ()), surname)))
        parts |= {run for run in surname if len(run) >= _SHORTEST_PART}
        parts |= {run for run in given if len(run) > 1}
    return Others(
        names=names,
        parts=frozenset(parts - kept - {_INVENTED}),
        numbers=frozenset(one.nhs_number for one in others_ if one.nhs_number),
        own_numbers=frozenset(one.nhs_number for one in own_ if one.nhs_number),
        born=frozenset(one.born for one in others_ if one.born)
        - frozenset(one.born for one in own_ if one.born),
        outcodes=frozenset(one.outcode.upper() for one in others_ if one.outcode)
        - {one.outcode.upper() for one in own_ if one.outcode}
        - {code.upper() for code in outcodes},
        initials=frozenset(map(initials, others_)) - frozenset(map(initials, own_)),
        own_refs=frozenset(ref.upper() for ref in own_refs),
        places=_any_of(places),
    )


def _any_of(places: Iterable[str]) -> re.Pattern[str] | None:
    """Give what finds the name of any of these places, the longest first; None where there is none.

    A name of one word could be somebody's, so it only counts as a place before a bed or what only a place has.
    """
    names = sorted({place.strip() for place in places if place.strip()}, key=len, reverse=True)
    told = "|".join(re.escape(name) + ("" if len(_runs(name)) > 1 else _OF_A_PLACE) for name in names)
    return re.compile(rf"(?<!\w)(?:{told})(?!\w)") if names else None


def without(text: str, left_out: Others) -> str:
    """Give what was typed with every other patient's name, reference, number, birth date and postcode left out."""
    if not text:
        return text
    said = _REF.sub(lambda found: _kept(found[0], _tight(found[0]) in left_out.own_refs), text)
    said = _NUMBER.sub(lambda found: _number(found[0], left_out), said)
    said = _DAY.sub(lambda found: _kept(found[0], _day(found) not in left_out.born), said)
    said = _POSTCODE.sub(SOMEBODY, said)
    said = _OUTCODE.sub(lambda found: _kept(found[0], found[0].upper() not in left_out.outcodes), said)
    said = _INITIALS.sub(lambda found: _kept(found[0], _tight(found[0]) not in left_out.initials), said)
    return _unnamed(said, left_out)


def _kept(said: str, is_kept: bool) -> str:
    """Give what was said, or that it was somebody else, with the space it ended in."""
    return said if is_kept else SOMEBODY + (" " if said.endswith(" ") else "")


def _tight(said: str) -> str:
    """Give what was said in capitals without spaces."""
    return "".join(said.split()).upper()


def _number(said: str, left_out: Others) -> str:
    """Leave out ten digits that are another patient's number, or anybody's but one's own."""
    digits = re.sub("[^0-9]", "", said)
    if digits in left_out.own_numbers and digits not in left_out.numbers:
        return said
    return SOMEBODY if digits in left_out.numbers or check_digit_fits(digits) else said


def _day(found: re.Match[str]) -> date | None:
    """Read a day however it was written; None where it is none."""
    parts = found.groupdict()
    day, month, year = next(
        (parts[f"d{way}"], parts[f"m{way}"], parts[f"y{way}"]) for way in (1, 2, 3) if parts[f"y{way}"]
    )
    number = int(month) if month.isdigit() else _MONTHS.get(month[:3].casefold(), 0)
    century = 2000 if len(year) == 2 and int(year) < 30 else 1900
    try:
        return date(int(year) + (century if len(year) == 2 else 0), number, int(day))
    except ValueError:
        return None


_MONTHS: Final = dict(
    zip(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
        range(1, 13),
        strict=True,
    )
)


def _runs(name: str | None) -> tuple[str, ...]:
    """Give a name as its runs of letters, however it is hyphenated, accented or capitalised."""
    return tuple(_folded(run) for run in _WORD.findall(name or ""))


def _folded(word: str) -> str:
    """Give a word without accents and capitals."""
    plain = unicodedata.normalize("NFKD", word)
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()


def _unnamed(text: str, left_out: Others) -> str:
    """Leave out every name: whole surnames however they are written, other names where they begin with a capital."""
    words = list(_WORD.finditer(text))
    folded = [_folded(found[0]) for found in words]
    placed = [found.span() for found in left_out.places.finditer(text)] if left_out.places else []
    pieces, at, number = [], 0, 0
    while number < len(words):
        count = _named(text, words, folded, number, left_out)
        begin, end = words[number].start(), words[number + max(1, count) - 1].end()
        if count and not any(first <= begin and end <= last for first, last in placed):
            pieces += [text[at:begin], SOMEBODY]
            at = end
        number += max(1, count)
    return "".join((*pieces, text[at:]))


def _named(text: str, words: list[re.Match[str]], folded: list[str], number: int, left_out: Others) -> int:
    """Count how many words from here on are one name; nought where none begins here."""
    longest = 0
    for runs in left_out.names.get(folded[number], ()):
        last = number + len(runs)
        if tuple(folded[number:last]) == runs and all(
            _JOIN.fullmatch(text, words[one].end(), words[one + 1].start()) for one in range(number, last - 1)
        ):
            longest = max(longest, len(runs))
    if longest:
        return longest
    return int(folded[number] in left_out.parts and words[number][0][0].isupper())
