"""What a row of a list says, as the facts it would make: the person, the referral, the values measured and found."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import fields
from datetime import UTC, date, datetime, time
from functools import cache
from operator import attrgetter
from typing import Any, Final, NamedTuple, TypeVar, cast

from pc_desktop.domain.calendar import LONDON, moment_of
from pc_desktop.domain.legal import legal_code
from pc_desktop.domain.people_list import NEED, SIGN, PeopleList
from pc_desktop.domain.person import Person
from pc_desktop.domain.referral import Referral
from pc_desktop.services.listed_people import Said, folded
from pc_desktop.services.matching import midday

T = TypeVar("T")

PERSON: Final = {
    "nhs": "nhs_number", "surname": "surname", "given": "given", "title": "title", "dob": "born", "sex": "sex",
    "outcode": "outcode", "number_reason": "number_reason", "restricted": "restricted", "gender": "gender",
    "ethnic": "ethnic", "learning_disability": "learning_disability", "autism": "autism",
    "register_on": "register_on", "cetr_on": "cetr_on",
}  # fmt: skip
"""Which field of a person each column is kept in."""

REFERRAL: Final = {
    "urgency": "urgency", "place": "place", "reason": "reason", "risk_holder": "risk_holder",
    "interim_plan": "interim_plan", "review_on": "review_on", "referrer": "referrer", "contact": "contact",
}  # fmt: skip
"""Which field of a referral each column is kept in as it stands."""

FINDINGS: Final = {"behaviours": "", "observations": "", "risk": "", "bloods": "bloods_on", "ecg": "ecg_on"}
"""The findings a list may hold, with the column that dates each; empty where it is dated as the row is."""

NO_NUMBER: Final = "Not given in the list it was imported from"
_DONE: Final = "Done; results not given"


_NOBODY: Final[dict[str, Any]] = {one.name: None for one in fields(Person)} | {"key": ""}
"""Somebody of whom nothing is known."""


class Value(NamedTuple):
    """One value a row gives, of a sign or in words, with the column it stands in and the one that dates it."""

    column: str
    item: str
    value: float | str
    dated: str
    taken: date | None


@cache
def _fields(kind: Any) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """Name the fields of a kind, and give what takes them all from one."""
    names = tuple(one.name for one in fields(kind))
    return names, attrgetter(*names)


def laid_over(held: T, **found: Any) -> T:
    """Give a frozen thing with some fields changed, as `replace` does and three times as fast: lists are long."""
    names, take = _fields(cast("Hashable", type(held)))
    return type(held)(**{**dict(zip(names, take(held), strict=True)), **found})


def _same_of(name: str, held: object, said: object) -> bool:
    """Tell whether a field says the same; a name does but for its accents and marks too."""
    if name in {"surname", "given"}:
        return folded(held) == folded(said)
    return _same(held, said)


def _same(held: object, said: object) -> bool:
    """Tell whether a text is the same but for capitals and spaces, or a value is equal."""
    if isinstance(held, str) and isinstance(said, str):
        return " ".join(held.split()).casefold() == " ".join(said.split()).casefold()
    return held == said


def new_referral(row: Said, now: datetime) -> Referral:
    """Make the referral of somebody new, as far as nothing is said yet: what is not said stays not recorded."""
    return Referral("", "", "", None, received(row, now), None, "", "", "", (), "", None, None)


def received_day(row: Said) -> date | None:
    """Give the day a row says its referral was received."""
    said = row.get("referred")
    return said.date() if isinstance(said, datetime) else said if isinstance(said, date) else None


def received(row: Said, now: datetime) -> datetime:
    """Give the moment a referral was received: midday where no time is said, and now where no day is."""
    said, clock = row.get("referred"), row.get("referred_time")
    if isinstance(said, datetime):
        return min(said.replace(tzinfo=LONDON).astimezone(UTC), now)
    if not isinstance(said, date):
        return now
    if isinstance(clock, str):
        return min(moment_of(said, time.fromisoformat(clock)), now)
    return midday(said, now)


class Columns:
    """Turns the rows of one list into what they say, going through those columns alone that the list has."""

    def __init__(self, of: PeopleList) -> None:
        """Look at which columns there are."""
        there = of.columns
        self._person = [(column, field) for column, field in PERSON.items() if column in there]
        self._referral = [(column, field) for column, field in REFERRAL.items() if column in there]
        self._needs = [(name, name.removeprefix(NEED)) for name in there if name.startswith(NEED)]
        self._signs = [
            (name, name.removeprefix(SIGN), of.dated.get(name, "measured_on"))
            for name in there
            if name.startswith(SIGN)
        ]
        self._findings = [
            (item, column) for item, column in FINDINGS.items() if item in there or column in there
        ]

    def person(self, row: Said, held: Person | None, today: date) -> Person:
        """Give the person as held with what a row says laid over, or as somebody new."""
        found: dict[str, Any] = {field: row[column] for column, field in self._person if column in row}
        if held is not None:
            found = {
                name: value for name, value in found.items() if not _same_of(name, getattr(held, name), value)
            }
            if held.restricted:
                found.pop("restricted", None)
            kept = laid_over(held, **found)
            return laid_over(kept, number_reason=None) if kept.nhs_number else kept
        initials, age = row.get("initials"), row.get("age")
        if initials and not found.get("surname"):
            found["initials_said"] = initials
        if age is not None and "born" not in found:
            found |= {"age_said": age, "age_said_on": received_day(row) or today}
        found["number_reason"] = None if found.get("nhs_number") else found.get("number_reason") or NO_NUMBER
        return Person(**{**_NOBODY, **found})

    def referral(self, row: Said, held: Referral, team: str | None, needs: frozenset[str]) -> Referral:
        """Give the referral as held with what a row says laid over; `needs` are those it says in words."""
        found: dict[str, Any] = {
            field: row[column]
            for column, field in self._referral
            if column in row and not _same(getattr(held, field), row[column])
        }
        had = set(held.needs)
        wanted = had | needs
        for name, need in self._needs:
            if name in row:
                (wanted.add if row[name] else wanted.discard)(need)
        if wanted != had:
            found["needs"] = tuple([need for need in held.needs if need in wanted] + sorted(wanted - had))
        legal = legal_code(str(row["mha"])) if "mha" in row else None
        if legal is not None and legal != held.legal:
            found["legal"] = legal
        if team is not None and team != held.team:
            found["team"] = team
        return laid_over(held, **found) if found else held

    def values(self, row: Said) -> Iterator[Value]:
        """Give every value a row holds, measured or in words, with the day it is of, None where none is said."""
        for name, sign, dated in self._signs:
            value = row.get(name)
            if isinstance(value, int | float):
                by = dated if dated in row else "measured_on"
                yield Value(name, sign, float(value), by, _day(row.get(by)))
        for item, column in self._findings:
            words = row.get(item) or (_DONE if column and column in row else None)
            if words is None:
                continue
            by = column if column in row else "measured_on" if column or "measured_on" in row else "referred"
            yield Value(item if item in row else column, item, str(words), by, _day(row.get(by)))


def _day(said: object) -> date | None:
    """Give the day of a day or a moment."""
    return said.date() if isinstance(said, datetime) else said if isinstance(said, date) else None


def differing(
    before: object, after: object, fields: Mapping[str, str]
) -> Iterator[tuple[str, str, Any, Any]]:
    """Give column, field and both values of each field in which two facts of a kind differ."""
    for column, field in fields.items():
        had, says = getattr(before, field), getattr(after, field)
        if had != says:
            yield column, field, had, says
