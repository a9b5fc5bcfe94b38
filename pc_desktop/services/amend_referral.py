"""Correcting the details of a referral and its patient: only what differs is written, and the title says what."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Final, TypeVar

from pc_desktop.domain.calendar import local_day, shown_day, shown_moment
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.intake import person_faults, referral_faults, refuse_faults
from pc_desktop.domain.intake_form import PERSON_FIELDS, REFERRAL_FIELDS
from pc_desktop.domain.legal import legal_words
from pc_desktop.domain.person import Person
from pc_desktop.domain.places import Team, offer_words
from pc_desktop.domain.referral import PLACES, URGENCIES, Milestone, Referral
from pc_desktop.services.likeness import held_with_number
from pc_desktop.services.ports import Reading, Work

_SAID: Final = MappingProxyType(
    {
        "team": "team",
        "referrer": "referrer",
        "contact": "contact",
        "received": "day of receipt",
        "urgency": "urgency",
        "place": "present place",
        "legal": "legal status",
        "needs": "needs",
        "reason": "words",
        "risk_holder": "risk holder",
        "interim_plan": "interim plan",
        "review_on": "next review",
        "nhs_number": "NHS number",
        "number_reason": "reason for no NHS number",
        "surname": "surname",
        "given": "first name",
        "title": "title",
        "born": "date of birth",
        "sex": "sex",
        "outcode": "postcode district",
        "restricted": "restriction",
        "gender": "gender",
        "ethnic": "ethnic category",
        "learning_disability": "learning disability",
        "autism": "autism",
        "register_on": "support register date",
        "cetr_on": "treatment review date",
    }
)
"""What each field is called in a title; the values of a patient's own details never stand there."""

T = TypeVar("T", Person, Referral)

_TOLD: Final = 2
"""With more changes than these, a title names what changed and leaves out from what to what."""


@dataclass(frozen=True, slots=True)
class AmendReferral:
    """Correct what was asked: the fields in which `after` differs from `before`, the referral as it was read."""

    before: Referral
    after: Referral

    def title(self, reading: Reading) -> str:
        """Say what changes, from what to what where that is short."""
        fields, ref = _differing(self.before, self.after, REFERRAL_FIELDS), self.before.ref
        if not fields:
            return f"Nothing of {ref} changed"
        if len(fields) > _TOLD:
            return f"{_listed(fields)} of {ref} changed"
        told = [_told(reading, self.before, self.after, field) for field in fields]
        first, *rest = zip(fields, told, strict=True)
        words = f"{_capital(_SAID[first[0]])} of {ref} changed{first[1]}"
        return "; ".join([words, *(f"{_SAID[field]} changed{how}" for field, how in rest)])

    def carry_out(self, work: Work) -> None:
        """Write what differs over the referral as it is now held; its first milestone follows the day of receipt."""
        held = work.get(Referral, self.before.key)
        referral = _corrected(held, self.before, self.after, REFERRAL_FIELDS, held.ref)
        if referral.team:
            work.get(Team, referral.team)
        refuse_faults(_new_faults(referral_faults(held, work.now), referral_faults(referral, work.now)))
        if referral.received != held.received:
            work.put(_received_first(work, referral))
        work.put(referral)


@dataclass(frozen=True, slots=True)
class AmendPerson:
    """Correct a patient's details: the fields in which `after` differs from `before`, the person as they were read."""

    before: Person
    after: Person

    def title(self, reading: Reading) -> str:
        """Say which details change, and whose by the reference of their latest referral; never from what to what."""
        fields = _differing(self.before, self.after, PERSON_FIELDS)
        whose = _whose(reading, self.before.key)
        if fields == ["restricted"]:
            return f"Record of {whose} {'restricted' if self.after.restricted else 'no longer restricted'}"
        return f"{_listed(fields)} of {whose} corrected" if fields else f"Nothing of {whose} changed"

    def carry_out(self, work: Work) -> None:
        """Write what differs over the person as now held."""
        held = work.get(Person, self.before.key)
        person = _corrected(held, self.before, self.after, PERSON_FIELDS, "This patient")
        today = local_day(work.now)
        refuse_faults(_new_faults(person_faults(held, today), person_faults(person, today)))
        if person.nhs_number and held_with_number(work, person.nhs_number, person.key):
            raise Refused("That NHS number belongs to another patient held here. Check which one is meant.")
        work.put(person)


@dataclass(frozen=True, slots=True)
class AmendTogether:
    """Correct a referral and its patient in one step; a part that changes nothing is left out."""

    referral: AmendReferral
    person: AmendPerson

    def title(self, reading: Reading) -> str:
        """Say what changes in either."""
        first, *rest = [part.title(reading) for part in self._parts()] or [""]
        return (
            "; ".join([first, *(_small(title) for title in rest)])
            or f"Nothing of {self.referral.before.ref} changed"
        )

    def carry_out(self, work: Work) -> None:
        """Carry both out."""
        for part in self._parts():
            part.carry_out(work)

    def _parts(self) -> Iterator[AmendReferral | AmendPerson]:
        """Give the parts that change something."""
        if _differing(self.referral.before, self.referral.after, REFERRAL_FIELDS):
            yield self.referral
        if _differing(self.person.before, self.person.after, PERSON_FIELDS):
            yield self.person


def _differing(before: Any, after: Any, fields: tuple[str, ...]) -> list[str]:
    """Give the fields in which two images differ, in the order of the form."""
    return [field for field in fields if getattr(before, field) != getattr(after, field)]


def _corrected(held: T, before: T, after: T, fields: tuple[str, ...], who: str) -> T:
    """Write the differences over what is held; refuses a field somebody else has changed since it was read."""
    new: dict[str, Any] = {}
    for field in _differing(before, after, fields):
        wanted, kept = getattr(after, field), getattr(held, field)
        if kept not in (getattr(before, field), wanted):
            raise Refused(f"{who}: the {_SAID[field]} has been changed since this was opened. Open it again.")
        new[field] = wanted
    return replace(held, **new)


def _received_first(work: Work, referral: Referral) -> Milestone:
    """Move the first milestone to the moment of receipt; refuses one after what followed."""
    turns = sorted(work.find(Milestone, referral=referral.key), key=lambda one: one.number)
    if len(turns) > 1 and turns[1].at < referral.received:
        raise Refused(
            f"{referral.ref} has an entry of {shown_moment(turns[1].at)} already. Give a time before it."
        )
    return replace(turns[0], at=referral.received)


def _new_faults(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """Say what a correction would make wrong; what was missing before may go on missing."""
    return [words for field, words in after.items() if before.get(field) != words]


def _whose(reading: Reading, person: str) -> str:
    """Name a patient by their latest referral; somebody without one has no reference."""
    referrals = reading.find(Referral, person=person)
    if not referrals:
        return "a patient"
    return f"the patient of {max(referrals, key=lambda one: one.received).ref}"


def _listed(fields: list[str]) -> str:
    """Name the fields that change."""
    names = [_SAID[field] for field in fields]
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return _capital(listed)


def _capital(words: str) -> str:
    """Begin with a capital."""
    return words[:1].upper() + words[1:]


def _small(title: str) -> str:
    """Begin small inside a sentence, unless the first word is all capitals."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def _told(reading: Reading, before: Referral, after: Referral, field: str) -> str:
    """Say from what to what a field changes; nothing for free text, which may name people."""
    if field == "needs":
        return _needs_told(before.needs, after.needs)
    say = _TELLERS.get(field)
    if say is None:
        return ""
    return f" from {say(reading, getattr(before, field))} to {say(reading, getattr(after, field))}"


def _needs_told(before: tuple[str, ...], after: tuple[str, ...]) -> str:
    """Say which needs are added and which taken away."""
    added = [offer_words(need) for need in after if need not in before]
    gone = [offer_words(need) for need in before if need not in after]
    parts = [f"{', '.join(added)} added"] * bool(added) + [f"{', '.join(gone)} taken away"] * bool(gone)
    return f": {'; '.join(parts)}"


def _team_name(reading: Reading, key: str | None) -> str:
    """Name a team."""
    team = reading.peek(Team, key) if key else None
    return team.name if team else "not recorded"


_TELLERS: Final[MappingProxyType[str, Callable[[Reading, Any], str]]] = MappingProxyType(
    {
        "team": _team_name,
        "received": lambda _, moment: shown_moment(moment),
        "urgency": lambda _, code: URGENCIES.get(code, "not recorded").lower(),
        "place": lambda _, key: PLACES.get(key, "not recorded"),
        "legal": lambda _, code: legal_words(code),
        "review_on": lambda _, day: shown_day(day),
    }
)
