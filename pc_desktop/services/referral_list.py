"""The referrals as lines of a list: closed ones as the search shows them, and what a workbook of the list holds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from pc_desktop.domain.calendar import days_between, local_day, shown_day
from pc_desktop.domain.called import OWN, Called
from pc_desktop.domain.person import Person, full_name, initials, sex_and_age
from pc_desktop.domain.places import Team, Unit
from pc_desktop.domain.referral import STATES, Milestone, Referral, state_of
from pc_desktop.services.glass import MASKED_INITIALS, MASKED_NAME, is_masked, masked
from pc_desktop.services.moments import day_began
from pc_desktop.services.ports import From, Reading
from pc_desktop.services.queue_view import QueueLine
from pc_desktop.services.region import Region, called_in

LATELY: Final = timedelta(days=28)
"""How long a closed referral counts as closed lately."""


@dataclass(frozen=True, slots=True)
class ClosedLine:
    """One referral that waits no longer; `state` is a key of the referral's states, `waited` in days.

    `team_key` and `unit_key` are empty where not recorded.
    """

    key: str
    ref: str
    initials: str
    name: str
    sex_age: str
    linked: str
    team: str
    team_key: str
    unit_key: str
    waited: int
    state: str
    state_words: str
    closed: date


@dataclass(frozen=True, slots=True)
class Listed:
    """One referral in a workbook; `place` is None where it is closed, name and number where they are left out."""

    place: int | None
    ref: str
    initials: str
    name: str | None
    nhs_number: str | None
    born: date | None
    sex_age: str
    signs: str
    bmi: str
    legal: str
    linked: str
    team: str
    waited: int
    state: str
    risk_holder: str | None
    review_on: date | None


@dataclass(frozen=True, slots=True)
class ReferralList:
    """The list as it goes into a workbook: what it shows and hides, whether it names patients, and in whose words."""

    collaborative: str
    as_at: datetime
    names_patients: bool
    shows: str
    order_words: str
    lines: tuple[Listed, ...]
    called: Called = OWN


def closed_lately(reading: Reading) -> tuple[str, ...]:
    """Give the referrals closed in the last four weeks, the latest first."""
    found = reading.find(Referral, closed=From(day_began(reading.now) - LATELY))
    ended = [(one.closed, one.key) for one in found if one.closed is not None and one.closed <= reading.now]
    return tuple(key for _, key in sorted(ended, reverse=True))


def closed_lines(reading: Reading, keys: Sequence[str], opened: frozenset[str]) -> tuple[ClosedLine, ...]:
    """Prepare closed referrals in the order given; `opened` are people whose restricted records may be seen."""
    asked = frozenset(keys)
    referrals = {one.key: one for one in reading.find(Referral, key=asked)}
    wanted = frozenset(one.person for one in referrals.values())
    people = {one.key: one for one in reading.find(Person, key=wanted)}
    turns: dict[str, list[Milestone]] = {}
    for one in reading.find(Milestone, referral=asked):
        if one.at <= reading.now:
            turns.setdefault(one.referral, []).append(one)
    last = {key: state_of(tuple(told)) for key, told in turns.items()}
    teams = {one.key: one for one in reading.find(Team)}
    units = {one.key: one for one in reading.find(Unit)}
    known = (teams, units, opened, called_in(reading))
    found = (referrals[key] for key in keys if key in referrals)
    shown = (one for one in found if one.closed is not None and one.key in last and one.person in people)
    return tuple(_closed_line(one, people[one.person], last[one.key], known) for one in shown)


def _closed_line(
    referral: Referral,
    person: Person,
    last: Milestone,
    known: tuple[Mapping[str, Team], Mapping[str, Unit], frozenset[str], Called],
) -> ClosedLine:
    """Prepare one closed referral."""
    teams, units, opened, called = known
    team = teams.get(referral.team or "")
    unit = units.get(team.linked_unit or "") if team else None
    masks = is_masked(person, opened)
    ended = referral.closed or last.at
    return ClosedLine(
        key=referral.key,
        ref=referral.ref,
        initials=MASKED_INITIALS if masks else initials(person),
        name=MASKED_NAME if masks else full_name(person),
        sex_age=sex_and_age(person, local_day(ended)),
        linked=unit.name if unit else "Not recorded",
        team=team.name if team else "Not recorded",
        team_key=team.key if team else "",
        unit_key=unit.key if unit else "",
        waited=days_between(referral.received, ended),
        state=last.state,
        state_words=called.said(STATES[last.state]),
        closed=local_day(ended),
    )


def listed_open(
    region: Region, lines: Iterable[QueueLine], opened: frozenset[str], *, names_patients: bool
) -> Iterable[Listed]:
    """Prepare open referrals for a workbook; restricted records nobody opened stay masked in it."""
    for line in lines:
        case = region.cases[line.key]
        masks = is_masked(case.person, opened)
        person = masked(case.person) if masks else case.person
        named = names_patients and not masks
        yield Listed(
            place=line.place,
            ref=line.ref,
            initials=MASKED_INITIALS if masks else line.initials,
            name=(MASKED_NAME if masks else full_name(person)) if names_patients else None,
            nhs_number=person.nhs_number if named else None,
            born=person.born if named else None,
            sex_age=line.sex_age,
            signs=line.signs,
            bmi=line.bmi,
            legal=line.legal,
            linked=line.linked,
            team=line.team,
            waited=line.waited,
            state=line.state_words,
            risk_holder=case.referral.risk_holder,
            review_on=case.referral.review_on,
        )


def listed_closed(lines: Iterable[ClosedLine], *, names_patients: bool) -> Iterable[Listed]:
    """Prepare closed referrals for a workbook; numbers and births stay in their records."""
    for line in lines:
        yield Listed(
            place=None,
            ref=line.ref,
            initials=line.initials,
            name=line.name if names_patients else None,
            nhs_number=None,
            born=None,
            sex_age=line.sex_age,
            signs="",
            bmi="",
            legal="",
            linked=line.linked,
            team=line.team,
            waited=line.waited,
            state=f"{line.state_words}, {shown_day(line.closed)}",
            risk_holder=None,
            review_on=None,
        )
