"""Each open referral with everything the meeting asks about it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from operator import attrgetter
from typing import Final, TypeVar

from pc_desktop.domain.bed import Hold, is_live
from pc_desktop.domain.calendar import local_day
from pc_desktop.domain.clinical import Finding
from pc_desktop.domain.enquiry import Enquiry
from pc_desktop.domain.person import Person, age_on
from pc_desktop.domain.places import Team
from pc_desktop.domain.referral import Milestone, Referral, state_of
from pc_desktop.domain.severity import (
    Disagreement,
    Measurement,
    RiskRule,
    RiskSigns,
    rules_for,
    signs,
    with_bmi,
)
from pc_desktop.domain.unit_answer import UnitAnswer
from pc_desktop.services.ports import Reading

_ADULT = 18
_NUMBER: Final = attrgetter("number")
_SIGN_AND_DAY: Final = attrgetter("sign", "taken")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Case:
    """One open referral with everything the meeting asks about it, as known at one moment."""

    referral: Referral
    person: Person
    team: Team | None
    milestones: tuple[Milestone, ...]
    measurements: tuple[Measurement, ...]
    rules: tuple[RiskRule, ...]
    signs: RiskSigns
    hold: Hold | None
    findings: tuple[Finding, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    enquiries: tuple[Enquiry, ...] = ()
    answers: tuple[UnitAnswer, ...] = ()

    @property
    def last(self) -> Milestone:
        """Give the milestone the referral stands at."""
        return state_of(self.milestones)

    @property
    def linked_unit(self) -> str | None:
        """Give the unit the patient's community team is linked to."""
        return self.team.linked_unit if self.team else None


@dataclass(frozen=True, slots=True)
class Waiting:
    """The open referrals, and by key what they point to: people, teams, and the hold of each referral."""

    referrals: tuple[Referral, ...]
    people: Mapping[str, Person]
    teams: Mapping[str, Team]
    holds: Mapping[str, Hold]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of everybody waiting, each kind by its patient or referral."""

    milestones: Mapping[str, list[Milestone]]
    measurements: Mapping[str, list[Measurement]]
    findings: Mapping[str, list[Finding]]
    disagreements: Mapping[str, list[Disagreement]]
    enquiries: Mapping[str, list[Enquiry]]
    answers: Mapping[str, list[UnitAnswer]]
    rules: Mapping[str, list[RiskRule]]
    seen: "dict[str, _Seen]"
    tables: dict[tuple[str, str | None], tuple[RiskRule, ...]] = field(default_factory=dict)
    """The rows of the table for a population and a sex, once they have been asked for."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the table says of one patient, kept while nothing it rests on changes."""

    person: Person
    taken: tuple[Measurement, ...]
    table: tuple[RiskRule, ...]
    signs: RiskSigns


class _Sights:
    """Keeps what was worked out from one answer about measurements, for as long as looks get the very same answer."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._of: tuple[object, ...] = ()
        self._seen: dict[str, _Seen] = {}

    def of(self, answers: tuple[object, ...], plain: tuple[object, ...]) -> dict[str, _Seen]:
        """Give what is kept by patient for the very same `answers` and equal `plain` values; nothing yet for others."""
        same = len(self._of) == len(answers) + len(plain)
        same = same and all(one is other for one, other in zip(answers, self._of, strict=False))
        if not same or self._of[len(answers) :] != plain:
            self._of, self._seen = (*answers, *plain), {}
        return self._seen


_SIGHTS = _Sights()


def cases_of(reading: Reading, waiting: Waiting, risk_version: str) -> dict[str, Case]:
    """Gather what belongs to each open referral, by its key; who has died stands in no queue."""
    known, today = _known(reading, waiting.referrals, risk_version), local_day(reading.now)
    cases = (_case(reading.now, waiting, referral, known) for referral in waiting.referrals)
    return {case.referral.key: case for case in cases if case and not _has_died(case.person, today)}


def case_ever(reading: Reading, referral: str, risk_version: str) -> Case | None:
    """Gather what belongs to one referral, open or closed; None where there is none, or not yet."""
    found = reading.peek(Referral, referral)
    if found is None:
        return None
    team = reading.peek(Team, found.team) if found.team else None
    held = [one for one in reading.find(Hold, referral=referral) if is_live(one, reading.now)]
    waiting = Waiting(
        referrals=(found,),
        people={one.key: one for one in reading.find(Person, key=found.person)},
        teams={team.key: team} if team else {},
        holds={one.referral: one for one in held},
    )
    return _case(reading.now, waiting, found, _known(reading, waiting.referrals, risk_version))


def rules_in_force(reading: Reading, risk_version: str) -> tuple[RiskRule, ...]:
    """Give the rows of the table in force; of the only table there is where none was chosen."""
    rules = reading.find(RiskRule)
    chosen = tuple(rule for rule in rules if rule.version == risk_version)
    return chosen or rules


def _known(reading: Reading, referrals: tuple[Referral, ...], risk_version: str) -> _Known:
    """Ask once for what is known of everybody waiting, and nothing dated after the look."""
    now, today = reading.now, local_day(reading.now)
    keys = frozenset(referral.key for referral in referrals)
    people = frozenset(referral.person for referral in referrals)
    turns = (one for one in reading.find(Milestone, referral=keys) if one.at <= now)
    taken = reading.find(Measurement, person=people)
    rules = reading.find(RiskRule)
    measured = (one for one in taken if one.taken <= today)
    found = (one for one in reading.find(Finding, person=people) if one.taken <= today)
    differing = (one for one in reading.find(Disagreement, person=people) if _holds(one, now))
    asked = (one for one in reading.find(Enquiry, referral=keys) if one.at <= now)
    answered = (one for one in reading.find(UnitAnswer, referral=keys) if one.at <= now)
    return _Known(
        milestones=_grouped(turns, "referral"),
        measurements=_grouped(measured, "person"),
        findings=_grouped(found, "person"),
        disagreements=_grouped(differing, "person"),
        enquiries=_grouped(asked, "referral"),
        answers=_grouped(answered, "referral"),
        rules=_grouped(rules_in_force(reading, risk_version), "population"),
        seen=_SIGHTS.of((taken, rules), (today, risk_version)) if len(referrals) > 1 else {},
    )


def _case(now: datetime, waiting: Waiting, referral: Referral, known: _Known) -> Case | None:
    """Put one referral's case together; None where it had not been received yet or its patient is gone."""
    person, today = waiting.people.get(referral.person), local_day(now)
    if person is None or referral.key not in known.milestones:
        return None
    seen = known.seen.get(person.key)
    if seen is None or seen.person is not person:
        seen = known.seen[person.key] = _look_at(person, known, today)
    return Case(
        referral=referral,
        person=person,
        team=waiting.teams.get(referral.team or ""),
        milestones=tuple(sorted(known.milestones[referral.key], key=_NUMBER)),
        measurements=seen.taken,
        rules=seen.table,
        signs=seen.signs,
        hold=waiting.holds.get(referral.key),
        findings=tuple(sorted(known.findings.get(person.key, ()), key=lambda one: (one.item, one.taken))),
        disagreements=tuple(known.disagreements.get(person.key, ())),
        enquiries=tuple(sorted(known.enquiries.get(referral.key, ()), key=lambda one: one.at)),
        answers=tuple(sorted(known.answers.get(referral.key, ()), key=lambda one: one.at)),
    )


def _look_at(person: Person, known: _Known, today: date) -> _Seen:
    """Read one patient's measurements by the table that is for them."""
    measured = with_bmi(known.measurements.get(person.key, ()))
    taken = tuple(sorted(measured, key=_SIGN_AND_DAY))
    whose = population_of(person, today), person.sex
    table = known.tables.get(whose)
    if table is None:
        table = known.tables[whose] = rules_for(known.rules.get(whose[0], ()), person.sex)
    return _Seen(person, taken, table, signs(taken, table, today))


def _has_died(person: Person, today: date) -> bool:
    """Tell whether somebody is recorded as having died."""
    return person.died is not None and person.died <= today


def population_of(person: Person, today: date) -> str:
    """Tell which table is for somebody: under_18, or adult where they are or nobody knows their age."""
    age = age_on(person, today)
    return "under_18" if age is not None and age < _ADULT else "adult"


def _holds(disagreement: Disagreement, now: datetime) -> bool:
    """Tell whether a clinician's view stands at a moment."""
    return disagreement.at <= now and (disagreement.ended is None or now < disagreement.ended)


def _grouped(facts: Iterable[T], field: str) -> dict[str, list[T]]:
    """Put facts together by one of their fields."""
    groups: dict[str, list[T]] = {}
    for fact in facts:
        groups.setdefault(getattr(fact, field), []).append(fact)
    return groups
